package assay.evaluation;

import assay.evidence.FileCheck;
import assay.evidence.Observation;
import assay.evidence.Provenance;
import assay.evidence.Redaction;
import assay.policy.Criterion;
import assay.policy.Document;
import assay.ruleset.Extension;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * @param dependence what it hangs on which documents, or nothing where that was not asked for
 * @param hidden how many values of the evidence are not shown, of each sort that was to be hidden, in their order
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
        Set<String> fired,
        Optional<Dependence> dependence,
        Map<Redaction.Key, Integer> hidden) {

    /**
     * The rule set.
     *
     * @param name its name
     * @param sha256 the digest of its files
     * @param files the digest of each of them, by its path, in the order of the paths
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
            SortedMap<String, String> files,
            Optional<Extension> extension,
            SortedMap<String, String> settings,
            Pack pack,
            List<Interpretation> interpretations,
            List<Parameter> parameters,
            Map<String, RuleOrigin> origins) {

        /** The value of each parameter, by its name, in the order in which they are introduced. */
        public Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            parameters.forEach(parameter -> values.put(parameter.name(), parameter.value()));
            return values;
        }

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
            @Nullable NextGrade toNextGrade) {

        /** Whether any of its criteria is met. */
        public boolean meetsAny() {
            return criteria.stream().anyMatch(CriterionResult::met);
        }

        /** Whether something is met and all that is rests on secondary evidence alone. */
        public boolean secondaryOnly() {
            return Evaluation.secondaryOnly(criteria.stream());
        }
    }

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
     * What would lead to a better grade. Where more than 16 criteria of a requirement are not met, smaller sets are tried before larger
     * ones, and no more than 65,536 of them.
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
     * @param contradictions what speaks against parts that count for it, in the order of the parts and of the facts
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
            List<Contradiction> contradictions,
            List<String> cautions,
            List<RuleOrigin> askedBy,
            @Nullable RuleOrigin metBy) {

        /** Its identifier. */
        public String id() {
            return criterion.id();
        }

        /** How many parts more must be shown for it to be met. */
        public int wanted() {
            return met ? 0 : atLeast - (criterion.parts().size() - missing.size());
        }

        /**
         * The rules that counted something for it, set something aside or contradict it, and those that the counting rests
         * on, also where it is of a document that came or was dated too late.
         */
        public Set<RuleOrigin> rules() {
            Set<RuleOrigin> rules = new LinkedHashSet<>();
            for (CountedFact one : counted) {
                rules.add(one.rule());
                rules.addAll(one.because());
                rules.addAll(one.fact().timing().rules());
            }
            setAside.forEach(one -> rules.addAll(one.rules()));
            contradictions.forEach(one -> rules.addAll(one.rules()));
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
     * @param besideOthers whether its document shows others at that same place, so that it takes its number to tell them apart
     * @param secondary whether it is secondary evidence
     * @param timing whether its document came or was dated too late
     */
    public record Place(
            Document document,
            int index,
            String kind,
            @Nullable String at,
            boolean besideOthers,
            boolean secondary,
            Timing timing) {

        /** Its document and its number in that, from 1: {@code D2, fact 1}. */
        public String called() {
            return document.id() + ", fact " + (index + 1);
        }
    }

    /**
     * What the rules say of when a document came and of the day that it bears.
     *
     * @param daysLate how many days after it was due it was received, from 1; 0 where no rule says that it was late
     * @param afterTheDay whether it is dated after the day whose position was asked for
     * @param rules the rules that say so; where the document counts all the same, that rests on their interpretations
     */
    public record Timing(int daysLate, boolean afterTheDay, List<RuleOrigin> rules) {}

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
            String part, Place fact, RuleOrigin rule, List<RuleOrigin> because, List<RuleOrigin> restsOn) {

        /** Of where the fact stands and by which rule it counts, without going through all that goes with them. */
        @Override
        public int hashCode() {
            return (fact.document().id().hashCode() * 31 + fact.index()) * 31 + rule.hashCode();
        }
    }

    /**
     * A fact that supplies nothing.
     *
     * @param fact the fact
     * @param reason every qualifier that it fails, in the order of the rules
     * @param rules the rules that set it aside, in their order; never empty
     */
    public record FactSetAside(Place fact, String reason, List<RuleOrigin> rules) {}

    /**
     * What speaks against a part that counts.
     *
     * @param part the part
     * @param reason why, in policy words without a full stop
     * @param facts the facts that speak against it, in their order
     * @param rules the rules that say so, in their order
     */
    public record Contradiction(String part, String reason, List<Place> facts, List<RuleOrigin> rules) {

        /** In a sentence: the part, the reason, and where it stands, with facts numbered from 1 in their document. */
        public String sentence() {
            return part + ": " + reason + " ("
                    + facts.stream().map(Place::called).collect(Collectors.joining("; "))
                    + ").";
        }
    }

    /**
     * What the requirements come to.
     *
     * @param evidence the score and the grade from the evidence
     * @param interviewee those from the interviewee's own grades, or null where none was given
     * @param agreement how the two grades stand to each other, or null where nobody is interviewed
     * @param secondaryOnly whether something is met and all that is, of any requirement, rests on secondary evidence alone
     * @param requirementsNotMet the requirements whose grade means that they are not met
     * @param interpretations the interpretations that scores, grades and agreement rest on, in the register's order
     */
    public record OverallResult(
            OverallGrade evidence,
            @Nullable OverallGrade interviewee,
            @Nullable String agreement,
            boolean secondaryOnly,
            List<String> requirementsNotMet,
            List<String> interpretations) {}

    /**
     * A score and its grade.
     *
     * @param score the score in digits
     * @param grade the grade
     * @param terms the sum that the score is when it is divided, in the order of the requirements; none where the rules add
     *     up something else
     * @param divisor what the sum is divided by
     * @param rules the rule that gives the grade, and those that it rests on
     */
    public record OverallGrade(String score, String grade, List<Term> terms, int divisor, List<RuleOrigin> rules) {}

    /**
     * What one requirement brings to a score.
     *
     * @param requirement the requirement's identifier
     * @param grade its grade
     * @param weight its weight
     * @param value what the grade is worth, in digits
     */
    public record Term(String requirement, String grade, int weight, String value) {}

    /**
     * What a document was used for.
     *
     * @param document the document
     * @param provenance where what was recorded of it comes from
     * @param fileCheck what became of holding its file against its digest
     * @param timing whether it came or was dated too late
     * @param facts what it shows and what each fact was used for
     * @param countedFor the criteria that something in it counted for
     * @param setAsideFor the criteria that something in it was set aside for
     */
    public record DocumentUse(
            Document document,
            Provenance provenance,
            FileCheck fileCheck,
            Timing timing,
            List<FactUse> facts,
            List<String> countedFor,
            List<String> setAsideFor) {}

    /**
     * What a fact was used for.
     *
     * @param index its position among what its document shows, from 0
     * @param observation what was recorded
     * @param countedFor the criteria that it counted for
     * @param setAsideFor the criteria that it was set aside for
     */
    public record FactUse(int index, Observation observation, List<String> countedFor, List<String> setAsideFor) {}

    /**
     * What hangs on which documents, each found by grading again without them.
     *
     * @param grades for each requirement, by its identifier, the documents without which its grade is another
     * @param sets for each criterion that is met, by its identifier, the smallest sets of documents without which it is not:
     *     none can be left out of one; by size, then in the order of the documents
     */
    public record Dependence(Map<String, List<Without>> grades, Map<String, List<List<String>>> sets) {}

    /**
     * What a grade would be without a document.
     *
     * @param document the document's identifier
     * @param grade the grade
     */
    public record Without(String document, String grade) {}

    /** Whether the authority says of itself that it does not exist, by {@link Synthetic its name}. */
    public boolean isSynthetic() {
        return Synthetic.isName(authority);
    }

    /** The same, with what hangs on which documents. */
    public Evaluation with(Dependence known) {
        return new Evaluation(
                authority,
                type,
                file,
                evidenceSha256,
                rules,
                requirements,
                overall,
                documents,
                notes,
                fired,
                Optional.of(known),
                hidden);
    }

    /**
     * The same, with what became of the documents' files.
     *
     * @param checked what became of the file that a document names
     */
    public Evaluation withFiles(Function<Provenance, FileCheck> checked) {
        return new Evaluation(
                authority,
                type,
                file,
                evidenceSha256,
                rules,
                requirements,
                overall,
                documents.stream()
                        .map(one -> new DocumentUse(
                                one.document,
                                one.provenance,
                                checked.apply(one.provenance),
                                one.timing,
                                one.facts,
                                one.countedFor,
                                one.setAsideFor))
                        .toList(),
                notes,
                fired,
                dependence,
                hidden);
    }

    /** The same of some of the requirements; what they come to rests on all. */
    public Evaluation of(Set<String> some) {
        return new Evaluation(
                authority,
                type,
                file,
                evidenceSha256,
                rules,
                requirements.stream().filter(one -> some.contains(one.id())).toList(),
                overall,
                documents,
                notes,
                fired,
                dependence,
                hidden);
    }

    /** The documents without which a requirement has another grade; none where nobody asked. */
    public List<Without> without(RequirementResult requirement) {
        return dependence
                .map(found -> found.grades().getOrDefault(requirement.id(), List.of()))
                .orElse(List.of());
    }

    static boolean secondaryOnly(Stream<CriterionResult> criteria) {
        List<CriterionResult> met = criteria.filter(CriterionResult::met).toList();
        return !met.isEmpty() && met.stream().allMatch(CriterionResult::secondaryOnly);
    }

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
