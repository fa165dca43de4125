package assay.evaluation;

import assay.policy.Criterion;
import assay.policy.Document;
import assay.ruleset.Extension;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one authority came out, and why. Everything in it is in a fixed order: requirements as the rule set lists them,
 * criteria as their requirement asks for them, counted and set aside by document, fact and part.
 *
 * @param authority the authority's name
 * @param type what sort of authority it is, in words: the first word that files of evidence say of one; else nothing
 * @param file the file of evidence, as the user named it
 * @param evidenceSha256 the digest of that file
 * @param rules the rule set
 * @param requirements the requirements
 * @param overall what they come to
 * @param documents what each document was used for, in the order of the file
 * @param notes what else a reader should know: on documents, then on requirements, then on the whole
 * @param fired the names of the rules that fired, in no order that means anything
 */
public record Evaluation(
        String authority,
        String type,
        String file,
        String evidenceSha256,
        Rules rules,
        List<RequirementResult> requirements,
        OverallResult overall,
        List<DocumentUse> documents,
        List<String> notes,
        Set<String> fired) {

    /**
     * The rule set.
     *
     * @param name its name
     * @param sha256 the digest of its files
     * @param extension what it makes of another rule set, if it extends one
     * @param settings the values that the command line gives to parameters, by their names
     * @param pack what it says of itself, its requirements and grades
     * @param interpretations what it decides where its source leaves something open, in the register's order
     * @param parameters the numbers and days that it turns on, in the order in which they are introduced
     * @param origins where each rule stands and what it rests on, by its name
     */
    public record Rules(
            String name,
            String sha256,
            Optional<Extension> extension,
            SortedMap<String, String> settings,
            Pack pack,
            List<Interpretation> interpretations,
            List<Parameter> parameters,
            Map<String, RuleOrigin> origins) {

        /** The name with what is set otherwise: {@code march-2004 with voluntary-organisations = 3}. */
        public String called() {
            return RuleSet.called(name, settings);
        }
    }

    /**
     * One requirement.
     *
     * @param id its identifier
     * @param number what people call it
     * @param name what it is about
     * @param grade its grade from the evidence
     * @param minimums how many minimums count
     * @param furtherMet how many further improvements are shown, whether they could count or not
     * @param furtherOf how many there are
     * @param cappedAt what held the grade although more was shown, or null
     * @param interviewee the grade that the interviewee gave, or null
     * @param agreement how that stands to the grade from the evidence, or null where nobody is interviewed
     * @param interpretations the interpretations that the result rests on, in the register's order
     * @param criteria the criteria
     * @param reasons why this grade: of the grade, of the cap, of the route, and remarks
     * @param toNextGrade what would lead to the next better grade, or null at the highest
     */
    public record RequirementResult(
            String id,
            String number,
            String name,
            String grade,
            Minimums minimums,
            int furtherMet,
            int furtherOf,
            @Nullable CappedAt cappedAt,
            @Nullable String interviewee,
            @Nullable String agreement,
            List<String> interpretations,
            List<CriterionResult> criteria,
            List<GradeReason> reasons,
            @Nullable NextGrade toNextGrade) {}

    /**
     * How many minimums count.
     *
     * @param met how many
     * @param of out of how many
     * @param routed whether the requirement can be met in several ways
     * @param route which of them was counted, or null
     * @param countedBy the rule that counted them
     */
    public record Minimums(
            int met, int of, boolean routed, @Nullable String route, RuleOrigin countedBy) {}

    /**
     * What held a grade.
     *
     * @param grade the grade
     * @param reason why, in a sentence
     */
    public record CappedAt(String grade, String reason) {}

    /**
     * One reason of a grade.
     *
     * @param text a sentence
     * @param rule the rule that gives it
     */
    public record GradeReason(String text, RuleOrigin rule) {}

    /**
     * What would lead to a better grade.
     *
     * @param grade the lowest better grade that meeting more criteria can reach
     * @param anyOf the sets of criteria that reach it and from which none can be left out, by size, then in the order of
     *     the criteria
     */
    public record NextGrade(String grade, List<List<String>> anyOf) {}

    /**
     * One criterion.
     *
     * @param criterion what is asked
     * @param met whether it is met
     * @param secondaryOnly whether it is met by secondary evidence alone
     * @param atLeast how many parts were asked for, given everything found
     * @param raisedBy the rules because of which that is more than the criterion says by itself, in the order of the files
     * @param missing the parts not shown, where it is not met
     * @param counted what was counted for it
     * @param setAside what of the kind that it asks for was not
     * @param cautions what to mind when meeting it
     * @param askedBy the rule that asks for it, and those because of which more of its parts are asked for
     * @param metBy the rule that says that it is met, or null
     */
    public record CriterionResult(
            Criterion criterion,
            boolean met,
            boolean secondaryOnly,
            int atLeast,
            List<RuleOrigin> raisedBy,
            List<String> missing,
            List<CountedFact> counted,
            List<FactSetAside> setAside,
            List<String> cautions,
            List<RuleOrigin> askedBy,
            @Nullable RuleOrigin metBy) {

        /** Its identifier. */
        public String id() {
            return criterion.id();
        }

        /** The rules that counted something for it or set something aside, and those that the counting rests on. */
        public Set<RuleOrigin> rules() {
            Set<RuleOrigin> rules = new LinkedHashSet<>();
            for (CountedFact one : counted) {
                rules.add(one.rule());
                rules.addAll(one.because());
            }
            setAside.forEach(one -> rules.addAll(one.rules()));
            return rules;
        }

        /** The interpretations that those rules rest on, in the order of their identifiers. */
        public Set<String> interpretations() {
            return rules().stream()
                    .flatMap(rule -> rule.interpretations().stream())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /**
     * A fact, where it stands.
     *
     * @param document the document that shows it
     * @param index its position among what the document shows, from 0
     * @param kind its kind
     * @param at the place in the document, or null
     * @param secondary whether it is secondary evidence
     */
    public record Place(
            Document document,
            int index,
            String kind,
            @Nullable String at,
            boolean secondary) {}

    /**
     * A fact that supplies a part.
     *
     * @param part the part
     * @param fact the fact
     * @param rule the rule that counted it
     * @param because the rules with an interpretation that the counting rests on besides
     * @param restsOn all rules that it rests on besides
     */
    public record CountedFact(
            String part, Place fact, RuleOrigin rule, List<RuleOrigin> because, List<RuleOrigin> restsOn) {}

    /**
     * A fact that supplies nothing.
     *
     * @param fact the fact
     * @param reason every qualifier that it fails, in the order of the rules
     * @param rules the rules that set it aside, in their order; never empty
     */
    public record FactSetAside(Place fact, String reason, List<RuleOrigin> rules) {}

    /**
     * What the requirements come to.
     *
     * @param evidence the score and the grade from the evidence
     * @param interviewee those from the interviewee's own grades, or null where none was given
     * @param agreement how the two grades stand to each other, or null where nobody is interviewed
     * @param requirementsNotMet the requirements whose grade means that they are not met
     */
    public record OverallResult(
            OverallGrade evidence,
            @Nullable OverallGrade interviewee,
            @Nullable String agreement,
            List<String> requirementsNotMet) {}

    /**
     * A score and its grade.
     *
     * @param score the score in digits
     * @param grade the grade
     * @param rules the rule that gives the grade, and those that it rests on
     */
    public record OverallGrade(String score, String grade, List<RuleOrigin> rules) {}

    /**
     * What a document was used for.
     *
     * @param document the document
     * @param facts how many facts it shows
     * @param countedFor the criteria that something in it counted for
     * @param setAsideFor the criteria that something in it was set aside for
     */
    public record DocumentUse(Document document, int facts, List<String> countedFor, List<String> setAsideFor) {}

    /** A requirement by its identifier. */
    public Optional<RequirementResult> requirement(String id) {
        return requirements.stream()
                .filter(requirement -> requirement.id().equals(id))
                .findFirst();
    }

    /** A criterion by its identifier. */
    public Optional<CriterionResult> criterion(String id) {
        return requirements.stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .filter(criterion -> criterion.id().equals(id))
                .findFirst();
    }
}
