/**
 * A rule set read from its files, as far as they can be read. {@link assay.reading.RuleSetReader} is the way in.
 */
@NullMarked
package assay.reading;

import org.jspecify.annotations.NullMarked;
