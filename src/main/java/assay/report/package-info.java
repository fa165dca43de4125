/** Evaluations as people and programs read them: text, JSON and Markdown, and explanations in plain sentences. */
@NullMarked
package assay.report;

import org.jspecify.annotations.NullMarked;
