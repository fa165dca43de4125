/** What texts look like to those who read them. */
@NullMarked
package assay.text;

import org.jspecify.annotations.NullMarked;
