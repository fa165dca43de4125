/**
 * Assay as a library: {@link assay.api.Assay} opens a rule set and grades evidence, {@link assay.api.Result} is what comes out, and
 * {@link assay.api.AssayException} what is wrong. Nothing else of the program is meant for programs of others, and may change with any
 * version.
 */
@NullMarked
package assay.api;

import org.jspecify.annotations.NullMarked;
