/** Mutation testing of rules: whether fixtures notice when one element of a rule set is another. */
@NullMarked
package assay.mutation;

import org.jspecify.annotations.NullMarked;
