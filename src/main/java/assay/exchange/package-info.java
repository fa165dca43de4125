/** Evaluations in the forms in which programs of others take them in: OSCAL and PROV. */
@NullMarked
package assay.exchange;

import org.jspecify.annotations.NullMarked;
