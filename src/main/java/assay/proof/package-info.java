/** A rule set that can be used held against every case that can come: none falls between its rules, none under two of them. */
@NullMarked
package assay.proof;

import org.jspecify.annotations.NullMarked;
