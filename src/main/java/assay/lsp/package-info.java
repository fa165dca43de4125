/**
 * A language server: what editors ask of the files of a rule set and of evidence, answered by what the rest of the program knows. It knows
 * nothing itself but the protocol.
 */
@NullMarked
package assay.lsp;

import org.jspecify.annotations.NullMarked;
