/** The command line: what each command takes, prints and ends with. */
@NullMarked
package assay.cli;

import org.jspecify.annotations.NullMarked;
