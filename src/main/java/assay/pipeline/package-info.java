/** What was found and how files came out in the forms that code hosts and build servers take: each at its place in the checkout. */
@NullMarked
package assay.pipeline;

import org.jspecify.annotations.NullMarked;
