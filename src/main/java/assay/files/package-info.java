/** Files of others, read without trust in what they are, and files of ours, written whole or not at all. */
@NullMarked
package assay.files;

import org.jspecify.annotations.NullMarked;
