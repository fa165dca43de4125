/** Recorded results, made again from what they were made from, and what has become otherwise since. */
@NullMarked
package assay.replay;

import org.jspecify.annotations.NullMarked;
