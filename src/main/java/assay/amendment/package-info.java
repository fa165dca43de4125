/**
 * One value of a rule set made another where it stands: a number, a title, how many parts are enough, a weight, a name. All
 * else of its file stays as it is, to the byte. {@link assay.amendment.Values} is the way in; nothing here writes a file.
 */
@NullMarked
package assay.amendment;

import org.jspecify.annotations.NullMarked;
