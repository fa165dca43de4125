/**
 * Mutation testing of rules: what a rule set becomes when one element of it is another, and whether fixtures notice.
 */
@NullMarked
package assay.mutation;

import org.jspecify.annotations.NullMarked;
