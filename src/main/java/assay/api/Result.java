package assay.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules make of the evidence of one authority. What Assay makes is immutable, and so are all lists in it; results of the
 * same evidence by the same rules are equal.
 *
 * @param authority the name of the authority
 * @param file the file of evidence, as it was named
 * @param evidenceSha256 the SHA-256 of what it says, in 64 hexadecimal digits
 * @param rules the name of the rule set
 * @param rulesSha256 the SHA-256 of its files, in 64 hexadecimal digits
 * @param requirements the requirements, in the order of the rule set
 * @param overall what they come to together
 * @param interviewee what the interviewee's own grades come to; empty where none was given
 * @param notMet the identifiers of the requirements whose grade means that they are not met, in the order of the rule set
 * @param notes what a reader should know beside the grades, a sentence each
 * @param warnings what is odd about the file of evidence, in the order of its lines
 */
public record Result(
        String authority,
        String file,
        String evidenceSha256,
        String rules,
        String rulesSha256,
        List<Requirement> requirements,
        Overall overall,
        Optional<Overall> interviewee,
        List<String> notMet,
        List<String> notes,
        List<Problem> warnings) {

    /**
     * A requirement by its identifier.
     *
     * @param id the identifier, such as {@code R6}
     * @return the requirement; empty where the rule set has none of the name
     */
    public Optional<Requirement> requirement(String id) {
        Objects.requireNonNull(id, "id");
        return requirements.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * An overall score and grade.
     *
     * @param score the score, exact; where a division does not end, to five decimals
     * @param grade the name of the grade
     */
    public record Overall(BigDecimal score, String grade) {}

    /**
     * A requirement.
     *
     * @param id its identifier, such as {@code R6}
     * @param name what it is about
     * @param grade the name of its grade, from the evidence
     * @param interviewee the name of the grade that the interviewee gave; empty where none was given
     * @param agreement how the two stand to each other; empty where nobody is interviewed
     * @param reasons why this grade, a sentence each
     * @param criteria its criteria, in the order of the rule set
     * @param next what would lead to the next better grade; empty at the highest, and where nothing more can be met
     * @param interpretations the identifiers of the readings of the source that the grade rests on, in the order of the register
     */
    public record Requirement(
            String id,
            String name,
            String grade,
            Optional<String> interviewee,
            Optional<String> agreement,
            List<String> reasons,
            List<Criterion> criteria,
            Optional<Next> next,
            List<String> interpretations) {

        /**
         * A criterion by its identifier.
         *
         * @param criterion the identifier, such as {@code R6.A2}
         * @return the criterion; empty where the requirement has none of the name
         */
        public Optional<Criterion> criterion(String criterion) {
            Objects.requireNonNull(criterion, "criterion");
            return criteria.stream().filter(one -> one.id().equals(criterion)).findFirst();
        }
    }

    /**
     * The way to a better grade.
     *
     * @param grade the name of the lowest better grade that meeting more criteria leads to
     * @param anyOf sets of identifiers of criteria: to meet all of one set leads there, and none of it can be left out; the
     *     smallest sets come first
     */
    public record Next(String grade, List<List<String>> anyOf) {}

    /**
     * A criterion.
     *
     * @param id its identifier, such as {@code R6.A2}
     * @param kind {@code minimum}, {@code further improvement} or {@code condition}, in the words of the reports
     * @param asks what it asks for
     * @param met whether it is met
     * @param secondaryOnly whether it is met, and by secondary evidence alone
     * @param missing the parts that are not shown, where it is not met
     * @param counted what counted, in the order of the parts and of the facts; a fact once for each part
     * @param setAside what of the kind that it asks for did not count, in the order of the facts
     */
    public record Criterion(
            String id,
            String kind,
            String asks,
            boolean met,
            boolean secondaryOnly,
            List<String> missing,
            List<Counted> counted,
            List<SetAside> setAside) {}

    /**
     * A fact that counted.
     *
     * @param part the part of the criterion that it shows
     * @param fact the fact
     * @param rule the rule that counted it
     */
    public record Counted(String part, Fact fact, Rule rule) {}

    /**
     * A fact that did not count.
     *
     * @param fact the fact
     * @param reason why not
     * @param rules the rules that say so, one or more
     */
    public record SetAside(Fact fact, String reason, List<Rule> rules) {}

    /**
     * A fact that a document shows.
     *
     * @param document the identifier of the document, such as {@code D2}
     * @param number which of the facts of the document it is, from 1
     * @param kind its kind, as the file of evidence has it
     * @param at where in the document it stands; empty where that is not recorded
     * @param secondary whether it is secondary evidence
     */
    public record Fact(String document, int number, String kind, Optional<String> at, boolean secondary) {}

    /**
     * A rule.
     *
     * @param name its name
     * @param file its file, as a path within the rule set
     * @param line the line where it begins, from 1
     * @param source where the source of the rule set says so; may be an empty text
     */
    public record Rule(String name, String file, int line, String source) {}
}
