/** What is wrong with an input, and where: the one form in which every error about a file is reported. */
@NullMarked
package assay.problem;

import org.jspecify.annotations.NullMarked;
