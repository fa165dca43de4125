/**
 * Tests of association, each of which says what was tested, on how many cases, what came of it and how much it means.
 * Nothing here knows what the numbers stand for.
 */
@NullMarked
package assay.statistics;

import org.jspecify.annotations.NullMarked;
