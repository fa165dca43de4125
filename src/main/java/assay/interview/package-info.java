/** Exports of interviews: what a form's columns are called, what becomes of each, and the evidence that rows make. */
@NullMarked
package assay.interview;

import org.jspecify.annotations.NullMarked;
