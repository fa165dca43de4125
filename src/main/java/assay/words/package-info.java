/**
 * A rule set in plain English: what each rule says, made from its conditions and conclusions, and the document that these sentences
 * make. {@link assay.words.PolicyDocument} is the way in.
 */
@NullMarked
package assay.words;

import org.jspecify.annotations.NullMarked;
