package assay.report;

import assay.evaluation.Evaluation;
import assay.evidence.FileCheck;
import assay.policy.Criterion;
import assay.ruleset.RuleOrigin;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Series;
import assay.words.Block;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Phrases that the text and the Markdown of an evaluation share. */
public final class Wording {

    /** What is said of a grade that the interviewee did not give. */
    public static final String NOT_RATED = "not rated";

    private static final int DIGITS = 8;

    private Wording() {}

    /** What a requirement is called in a sentence: some are assessed two at a time. */
    public static String called(Evaluation.RequirementResult requirement) {
        return (StringUtils.isNumeric(requirement.number()) ? "requirement " : "requirements ") + requirement.number();
    }

    /** What is said of a requirement, and of all of them, where nothing that is met is so by primary evidence. */
    public static final String SECONDARY_ONLY = "All that is met rests on secondary evidence only.";

    /** The same beside a grade, which may rest on nothing that is met. */
    static final String MET_BY_SECONDARY = "what is met rests on secondary evidence only";

    /**
     * Where a fact stands: {@code D3 Information sharing protocol, p. 1 (secondary evidence)}; where its document shows others at
     * that place, by its number: {@code D3#2 Information sharing protocol, p. 1}.
     */
    public static String place(Evaluation.Place place) {
        return apart(place) + " " + Legible.folded(place.document().title()) + within(place);
    }

    /** The same without the title: {@code D3, p. 1 (secondary)}. */
    static String briefPlace(Evaluation.Place place) {
        return apart(place) + within(place);
    }

    private static String apart(Evaluation.Place place) {
        return place.besideOthers()
                ? number(place)
                : Legible.folded(place.document().id());
    }

    private static String within(Evaluation.Place place) {
        return (place.at() == null ? "" : ", " + Legible.folded(place.at()))
                + (place.secondary() ? " (secondary evidence)" : "");
    }

    /** A fact by its number, counted from 1: {@code D3#1}. */
    public static String number(Evaluation.Place place) {
        return Legible.folded(place.document().id()) + "#" + (place.index() + 1);
    }

    /** What became of holding a document's file against its digest, behind what begins it; nothing where nobody asked. */
    static String fileCheck(Evaluation.DocumentUse use, String begin) {
        return use.fileCheck() == FileCheck.NOT_ASKED
                ? ""
                : begin + "file "
                        + Legible.folded(String.valueOf(use.provenance().file())) + ": "
                        + use.fileCheck().word();
    }

    /** Whether a document came or was dated too late, or nothing: {@code 3 days late, dated after the day of the assessment}. */
    public static String timing(Evaluation.Timing timing) {
        String late = timing.daysLate() == 0 ? "" : HowMany.of(timing.daysLate(), "day") + " late";
        String after = timing.afterTheDay() ? "dated after the day of the assessment" : "";
        return late + (late.isEmpty() || after.isEmpty() ? "" : ", ") + after;
    }

    /** The same of a document, behind its title: {@code (3 days late)}; nothing where it came in time. */
    static String whenItCame(Evaluation.DocumentUse use) {
        String timing = timing(use.timing());
        return timing.isEmpty() ? "" : " (" + timing + ")";
    }

    /** The same with what it rests on that the document counts all the same: {@code 3 days late, I11}. */
    static String timed(Evaluation.Timing timing) {
        return Stream.concat(
                        Stream.of(timing(timing)),
                        timing.rules().stream()
                                .flatMap(rule -> rule.interpretations().stream())
                                .distinct())
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
    }

    /** What is to be said of a fact that counts: when its document came, and what the counting rests on besides its rule. */
    static String remarks(Evaluation.CountedFact counted) {
        return Stream.of(timed(counted.fact().timing()), because(counted))
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining("; "));
    }

    /** Where a rule stands: {@code requirement-6.drl:64}. */
    public static String where(RuleOrigin rule) {
        return rule.file() + ":" + rule.line();
    }

    /** The rules that an entry rests on besides its own: {@code The council speaks for ... (I9)}. */
    public static String because(Evaluation.CountedFact counted) {
        return counted.because().stream()
                .map(rule -> rule.name() + ", " + String.join(", ", rule.interpretations()))
                .collect(Collectors.joining("; "));
    }

    /** What a criterion needs: {@code health, education and social care}, {@code 2 of: ...}. */
    public static String needs(Evaluation.CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        return criterion.atLeast() == parts.size()
                ? Series.and(parts)
                : criterion.atLeast() + " of " + Series.and(parts);
    }

    /** Where the rules stand because of which a criterion needs more than it says by itself; nothing where it does not. */
    public static String raisedBy(Evaluation.CriterionResult criterion) {
        return criterion.raisedBy().stream().map(Wording::where).collect(Collectors.joining(", "));
    }

    /** Whether it is worth saying what a criterion needs: it has parts of its own. */
    public static boolean hasParts(Evaluation.CriterionResult criterion) {
        return !criterion.criterion().parts().equals(List.of(Criterion.SHOWN));
    }

    /** What would lead to the next grade: {@code R6.A2, or both R6.B1 and R6.B2}. */
    public static String anyOf(Evaluation.NextGrade next) {
        return anyOf(next.anyOf());
    }

    /** The same of any sets of criteria. */
    static String anyOf(List<List<String>> sets) {
        return sets.stream()
                .map(set -> set.size() == 1 ? set.get(0) : (set.size() == 2 ? "both " : "all of ") + Series.and(set))
                .collect(Collectors.joining(", or "));
    }

    /** Of how many requirements the interviewee's grade is made, where that is not all of them. */
    static String ratedInPart(Evaluation.OverallResult overall) {
        Evaluation.OverallGrade own = overall.interviewee();
        int rated = own == null ? 0 : own.terms().size();
        int all = overall.evidence().terms().size();
        return rated == 0 || rated >= all ? "" : " (" + rated + " of " + all + " requirements rated)";
    }

    /** What the interviewee said, as a remark: {@code over-optimistic: said Well Ahead}; nothing where nobody is one. */
    public static String agreement(@Nullable String agreement, @Nullable String own, String grade) {
        if (agreement == null) {
            return "";
        }
        return own == null || own.equals(grade) ? agreement : agreement + ": said " + own;
    }

    /** The first digits of a digest, enough to tell two rule sets apart. */
    public static String digits(String sha256) {
        return sha256.substring(0, Math.min(DIGITS, sha256.length()));
    }

    /**
     * What a field of a fact says, in words.
     *
     * @param value a value of an observation
     * @return one word or more: of a list each, and {@code none} where it is empty
     */
    public static List<String> values(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? List.of("none")
                    : list.stream().map(Object::toString).toList();
        }
        return List.of(value instanceof Double number ? number(number) : value.toString());
    }

    /** A number in digits, without an exponent and without zeros at its end. */
    static String number(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** What a requirement brings to a score: its value as often as it weighs. */
    public static BigDecimal product(Evaluation.Term term) {
        return new BigDecimal(term.value()).multiply(BigDecimal.valueOf(term.weight()));
    }

    /** What a score is when it is divided. */
    public static BigDecimal sum(Evaluation.OverallGrade grade) {
        return grade.terms().stream().map(Wording::product).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a document in words is made from. */
    public static String madeFrom(String name) {
        return "This is what the rule set " + Legible.folded(name)
                + " says, made from its rules. Each numbered clause is what one rule says; below it stand the file and the line of"
                + " that rule, where the source says so, and the readings that it rests on.";
    }

    /** Where a clause stands as a rule, where it comes from and what it rests on. */
    public static String origin(Block.Clause clause) {
        return clause.file() + ":" + clause.line() + (clause.source().isEmpty() ? "" : "; " + clause.source())
                + (clause.interpretations().isEmpty()
                        ? ""
                        : (clause.interpretations().size() == 1 ? "; reading " : "; readings ")
                                + Series.and(clause.interpretations()));
    }

    /** How many values of the evidence are not shown, of each sort; nothing where none were to be hidden. */
    public static String hidden(Evaluation evaluation) {
        return evaluation.hidden().entrySet().stream()
                .map(one -> one.getKey().word() + ", " + HowMany.of(one.getValue(), "value"))
                .collect(Collectors.joining("; "));
    }
}
