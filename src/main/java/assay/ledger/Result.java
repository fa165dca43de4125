package assay.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a ledger keeps of the evaluation of one authority.
 *
 * @param authority the authority's name
 * @param file the file of evidence, as it was named then
 * @param evidenceSha256 the digest of that file
 * @param rules the name of the rule set
 * @param rulesSha256 the digest of the rule set
 * @param assay the version of the program that made it, or null where the result does not say
 * @param sha256 the digest of the result: of its file where it is the only one in it, else of its text with a line end, which is
 *     what a file of its own would have had in it
 * @param overall the overall grade from the evidence
 */
public record Result(
        String authority,
        String file,
        String evidenceSha256,
        String rules,
        String rulesSha256,
        @Nullable String assay,
        String sha256,
        String overall) {}
