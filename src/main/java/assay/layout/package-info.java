/** The one way in which the files of a rule set are laid out: what white space stands between what they say. */
@NullMarked
package assay.layout;

import org.jspecify.annotations.NullMarked;
