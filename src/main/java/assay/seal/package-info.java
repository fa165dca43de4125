/** Seals of folders: a manifest with the digest of every file, in the form that {@code sha256sum} reads, and its signature. */
@NullMarked
package assay.seal;

import org.jspecify.annotations.NullMarked;
