package assay.report;

import assay.evaluation.Evaluation;
import assay.policy.Criterion;
import assay.ruleset.Interpretation;
import assay.ruleset.RuleOrigin;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Series;
import assay.text.Width;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Evaluations as a person reads them in a terminal: the grades first, then what is in doubt, then every requirement line by line,
 * beginning with the criteria that would lead to its next grade. What is brief ends with the grades and what each is held back by.
 */
public final class TextReport implements Report {

    /** Where more parts than these could be shown, and some of them are enough, they are counted and not listed. */
    private static final int FEW = 4;

    /** How many ways to the next grade are told where there is little room. */
    private static final int WAYS = 3;

    private static final int IDENTIFIER = 9;
    private static final int CRITERION = 4;
    private static final int ROOMY = 80;
    private static final int LONGEST_PART = 30;

    private final Ink ink;
    private final Set<String> met;
    private final Width width;
    private final boolean brief;

    /**
     * A report.
     *
     * @param ink whether to use colour
     * @param met the grades that mean that a requirement is met
     * @param width how wide it may be
     * @param brief whether it has no more than a few lines for each requirement
     */
    public TextReport(Ink ink, Set<String> met, Width width, boolean brief) {
        this.ink = ink;
        this.met = Set.copyOf(met);
        this.width = width;
        this.brief = brief;
    }

    @Override
    public String between() {
        return brief ? "\n" : "\n" + "=".repeat(across()) + "\n\n";
    }

    @Override
    public String of(Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        heading(text, evaluation);
        if (showsNothing(evaluation)) {
            nothing(text, evaluation);
        } else if (brief) {
            evaluation.requirements().forEach(requirement -> briefly(text, evaluation, requirement));
            line(text, "");
            overall(text, evaluation);
        } else {
            summary(text, evaluation);
            line(text, "");
            overall(text, evaluation);
            evaluation.requirements().forEach(requirement -> requirement(text, requirement));
            documents(text, evaluation);
            notes(text, evaluation.notes());
        }
        hidden(text, evaluation);
        return text.toString();
    }

    /** How far what reaches across goes: where there is more room, no further than it usually does. */
    private int across() {
        return Math.min(width.letters(), Width.USUAL.letters());
    }

    private void heading(StringBuilder text, Evaluation evaluation) {
        String name = Legible.folded(evaluation.authority());
        String left = name + "  " + evaluation.type();
        String right = evaluation.rules().called() + " rules "
                + Wording.digits(evaluation.rules().sha256());
        boolean beside = left.length() + right.length() + 2 <= across();
        line(
                text,
                ink.bold(name) + "  " + evaluation.type()
                        + (beside ? gap(left, across() - right.length()) + ink.faint(right) : ""));
        if (!beside) {
            line(text, ink.faint(right));
        }
        // A path is one word, whatever is in it.
        text.append(ink.faint(Legible.line(evaluation.file()))).append('\n');
        evaluation
                .rules()
                .extension()
                .ifPresent(extension -> line(
                        text, ink.faint("The rule set " + evaluation.rules().name() + " " + extension.phrase() + ".")));
        line(text, "");
    }

    // The grades.

    private void summary(StringBuilder text, Evaluation evaluation) {
        for (Evaluation.RequirementResult one : evaluation.requirements()) {
            graded(text, evaluation, one, one.number(), remarks(one));
        }
    }

    private static String remarks(Evaluation.RequirementResult requirement) {
        Evaluation.CappedAt cap = requirement.cappedAt();
        return Stream.of(
                        said(requirement),
                        cap == null ? "" : "held at " + cap.grade(),
                        requirement.secondaryOnly() ? Wording.MET_BY_SECONDARY : "")
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining("; "));
    }

    private static String said(Evaluation.RequirementResult requirement) {
        return Wording.agreement(requirement.agreement(), requirement.interviewee(), requirement.grade());
    }

    /** A requirement's number, or those of several, its grade and what is remarked on it, in columns. */
    private void graded(
            StringBuilder text,
            Evaluation evaluation,
            Evaluation.RequirementResult one,
            String numbers,
            String remarks) {
        int number = Math.max(
                numbers.length(),
                longest(evaluation.requirements().stream()
                        .map(Evaluation.RequirementResult::number)
                        .toList()));
        int grade = longest(evaluation.requirements().stream()
                .map(Evaluation.RequirementResult::grade)
                .toList());
        line(
                text,
                "  " + StringUtils.rightPad(numbers, number + 2) + graded(one.grade())
                        + (remarks.isEmpty() ? "" : gap(one.grade(), grade + 3) + remarks),
                2 + number + 2 + grade + 3);
    }

    /** A requirement's grade with what decided it and what holds it back. */
    private void briefly(StringBuilder text, Evaluation evaluation, Evaluation.RequirementResult one) {
        Evaluation.Minimums minimums = one.minimums();
        List<String> remarks = new ArrayList<>();
        remarks.add("minimums " + minimums.met() + " of " + minimums.of()
                + (minimums.route() == null ? "" : " (route " + minimums.route() + ")")
                + (one.furtherOf() == 0
                        ? ""
                        : ", further improvements " + one.furtherMet() + " of " + one.furtherOf()));
        remarks.add(remarks(one));
        Evaluation.NextGrade next = one.toNextGrade();
        if (next != null) {
            remarks.add("to reach " + next.grade() + ": " + ways(evaluation, next));
        }
        graded(
                text,
                evaluation,
                one,
                one.number(),
                remarks.stream().filter(Predicate.not(String::isEmpty)).collect(Collectors.joining("; ")));
    }

    /** The first ways to a grade, and how many others there are. */
    private static String ways(Evaluation evaluation, Evaluation.NextGrade next) {
        int others = Math.max(0, next.anyOf().size() - WAYS);
        return Wording.anyOf(next.anyOf().stream()
                        .limit(WAYS)
                        .map(ids ->
                                ids.stream().map(id -> wanted(evaluation, id)).toList())
                        .toList())
                + (others == 0 ? "" : ", or " + HowMany.of(others, "other way"));
    }

    /** A criterion, with what of it is not shown where some of it is. */
    private static String wanted(Evaluation evaluation, String id) {
        return id
                + evaluation
                        .criterion(id)
                        .filter(one -> !one.counted().isEmpty())
                        .map(one -> " (" + (one.wanted() == one.missing().size() ? "" : one.wanted() + " more of ")
                                + (isOneOfMany(one) ? one.missing().size() : Series.and(one.missing())) + ")")
                        .orElse("");
    }

    private void overall(StringBuilder text, Evaluation evaluation) {
        Evaluation.OverallResult overall = evaluation.overall();
        line(
                text,
                ink.bold("Overall") + "  " + overall.evidence().score() + "  "
                        + graded(overall.evidence().grade())
                        + (overall.agreement() == null
                                ? ""
                                : "      " + interviewee(overall.interviewee()) + "      " + overall.agreement()
                                        + Wording.ratedInPart(overall)),
                "Overall  ".length());
        if (!overall.requirementsNotMet().isEmpty()) {
            line(text, "Not met: " + String.join(", ", overall.requirementsNotMet()));
        }
        if (overall.secondaryOnly()) {
            line(text, Wording.SECONDARY_ONLY);
        }
        Doubts.of(evaluation).stream()
                .filter(Doubts::isMoreThanNotMet)
                .forEach(one -> line(text, one.title() + ": " + String.join(", ", one.ids())));
        if (!showsNothing(evaluation)) {
            restsOn(text, "", overall.interpretations());
        }
    }

    private void restsOn(StringBuilder text, String indent, List<String> interpretations) {
        if (!interpretations.isEmpty()) {
            line(text, indent + "Rests on " + String.join(", ", interpretations));
        }
    }

    private static String interviewee(Evaluation.@Nullable OverallGrade grade) {
        return grade == null ? "interviewee: no score" : "interviewee " + grade.score() + "  " + grade.grade();
    }

    // An authority of which nothing is shown.

    private static boolean showsNothing(Evaluation evaluation) {
        return evaluation.requirements().stream()
                .flatMap(requirement -> requirement.criteria().stream())
                .noneMatch(criterion -> criterion.met()
                        || !criterion.counted().isEmpty()
                        || !criterion.setAside().isEmpty());
    }

    /** What is there to say where nothing is shown: to list all that is not would say no more. */
    private void nothing(StringBuilder text, Evaluation evaluation) {
        Map<String, List<Evaluation.RequirementResult>> alike = evaluation.requirements().stream()
                .collect(Collectors.groupingBy(
                        one -> one.grade() + "; " + remarks(one), LinkedHashMap::new, Collectors.toList()));
        int longest = alike.values().stream()
                .mapToInt(some -> numbers(some).length())
                .max()
                .orElse(0);
        alike.values()
                .forEach(some -> graded(
                        text,
                        evaluation,
                        some.get(0),
                        StringUtils.rightPad(numbers(some), longest),
                        remarks(some.get(0))));
        line(text, "");
        overall(text, evaluation);
        long criteria = evaluation.requirements().stream()
                .mapToLong(requirement -> requirement.criteria().size())
                .sum();
        line(
                text,
                (evaluation.documents().isEmpty()
                                ? "No documents were submitted"
                                : "The documents show nothing that is asked for ("
                                        + evaluation.documents().stream()
                                                .map(use ->
                                                        called(use.document().id()))
                                                .collect(Collectors.joining(", "))
                                        + ")")
                        + ": none of the " + criteria + " criteria is met.");
        Set<String> carried = Stream.concat(
                        evaluation.overall().interpretations().stream(),
                        evaluation.requirements().stream()
                                .flatMap(requirement -> requirement.interpretations().stream()))
                .collect(Collectors.toSet());
        restsOn(
                text,
                "",
                evaluation.rules().interpretations().stream()
                        .map(Interpretation::id)
                        .filter(carried::contains)
                        .toList());
        if (!evaluation.requirements().isEmpty()) {
            line(
                    text,
                    "What is asked for: assay explain FILE "
                            + evaluation.requirements().get(0).id()
                            + "; what would lead to the next grades: assay what-if FILE");
        }
        evaluation.notes().forEach(note -> line(text, Legible.folded(note)));
    }

    private static String numbers(List<Evaluation.RequirementResult> some) {
        return some.stream().map(Evaluation.RequirementResult::number).collect(Collectors.joining(", "));
    }

    private static String called(String id) {
        return Legible.folded(id);
    }

    // Requirements.

    /** One requirement with its criteria, as it stands in the report of an evaluation. */
    private void requirement(StringBuilder text, Evaluation.RequirementResult requirement) {
        line(text, "");
        line(
                text,
                ink.bold(StringUtils.capitalize(Wording.called(requirement))) + ", " + requirement.name() + ": "
                        + graded(requirement.grade()));
        for (Evaluation.GradeReason reason : requirement.reasons()) {
            line(text, "  " + reason.text() + ink.faint("  [" + Wording.where(reason.rule()) + "]"));
        }
        if (requirement.secondaryOnly()) {
            line(text, "  " + Wording.SECONDARY_ONLY);
        }
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next != null) {
            line(text, "  To reach " + next.grade() + ": " + Wording.anyOf(next));
        }
        restsOn(text, "  ", requirement.interpretations());
        blockingFirst(requirement).forEach(criterion -> criterion(text, criterion));
    }

    /** The criteria that lead to the next grade, and then the others, each in their order. */
    private static List<Evaluation.CriterionResult> blockingFirst(Evaluation.RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        Set<String> blocking = next == null
                ? Set.of()
                : next.anyOf().stream().flatMap(List::stream).collect(Collectors.toSet());
        return requirement.criteria().stream()
                .sorted(Comparator.comparing(criterion -> !blocking.contains(criterion.id())))
                .toList();
    }

    private void criterion(StringBuilder text, Evaluation.CriterionResult criterion) {
        line(
                text,
                "  " + (criterion.met() ? ink.good("+ ") : ink.bad("- "))
                        + StringUtils.rightPad(criterion.id(), IDENTIFIER)
                        + criterion.criterion().asks()
                        + (criterion.met() ? "" : notShown(criterion))
                        + (criterion.secondaryOnly() ? " (by secondary evidence only)" : "")
                        + (criterion.contradictions().isEmpty() ? "" : " (contradicted)"),
                CRITERION + IDENTIFIER);
        String needs = needs(criterion);
        if (!needs.isEmpty()) {
            line(text, " ".repeat(indent()) + ink.faint(needs), indent());
        }
        Set<String> titled = new HashSet<>();
        counted(criterion).forEach((facts, parts) -> {
            String before = String.join(", ", parts);
            for (Evaluation.CountedFact counted : facts) {
                beside(
                        text,
                        before,
                        place(counted.fact(), titled)
                                + remarks(counted)
                                + ink.faint("  [" + Wording.where(counted.rule()) + "]"));
                before = "";
            }
        });
        for (Evaluation.Contradiction contradiction : criterion.contradictions()) {
            beside(
                    text,
                    "contradicted",
                    StringUtils.stripEnd(contradiction.sentence(), ".")
                            + ink.faint("  [" + wheres(contradiction.rules()) + "]"));
        }
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            String timed = Wording.timed(setAside.fact().timing());
            beside(
                    text,
                    "set aside",
                    place(setAside.fact(), titled) + (timed.isEmpty() ? "" : " (" + timed + ")") + ": "
                            + setAside.reason() + ink.faint("  [" + wheres(setAside.rules()) + "]"));
        }
    }

    /** Where a fact stands; a document has its title only where it is first named for a criterion. */
    private static String place(Evaluation.Place place, Set<String> titled) {
        return titled.add(place.document().id()) ? Wording.place(place) : Wording.briefPlace(place);
    }

    private static String remarks(Evaluation.CountedFact counted) {
        String remarks = Wording.remarks(counted);
        return remarks.isEmpty() ? "" : "  (" + remarks + ")";
    }

    /** What was counted, with the parts for which just that was, in the order of the parts. */
    private static Map<List<Evaluation.CountedFact>, List<String>> counted(Evaluation.CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        Map<String, List<Evaluation.CountedFact>> byPart = new LinkedHashMap<>();
        criterion.counted().stream()
                .sorted(Comparator.comparingInt(counted -> parts.indexOf(counted.part())))
                .forEach(one -> byPart.computeIfAbsent(one.part(), part -> new ArrayList<>())
                        .add(new Evaluation.CountedFact("", one.fact(), one.rule(), one.because(), one.restsOn())));
        Map<List<Evaluation.CountedFact>, List<String>> counted = new LinkedHashMap<>();
        byPart.forEach((part, facts) -> counted.computeIfAbsent(facts, any -> new ArrayList<>())
                .add(Criterion.SHOWN.equals(part) ? "counted" : part));
        return counted;
    }

    /** How far to the right all stands that belongs to a criterion. */
    private int indent() {
        return width.letters() < ROOMY ? CRITERION + 2 : CRITERION + IDENTIFIER;
    }

    /** A text beside the parts that it is about; below them where they are longer than their column. */
    private void beside(StringBuilder text, String parts, String told) {
        int column = Math.min(LONGEST_PART, width.letters() / 4);
        String indent = " ".repeat(indent());
        if (parts.length() >= column) {
            line(text, indent + parts, indent());
            line(text, indent + " ".repeat(column) + told, indent() + column);
        } else {
            line(text, indent + StringUtils.rightPad(parts, column) + told, indent() + column);
        }
    }

    private static String wheres(List<RuleOrigin> rules) {
        return rules.stream().map(Wording::where).collect(Collectors.joining(", "));
    }

    /** Whether some of many parts are enough, so that to list those not shown would bury what is wanted. */
    private static boolean isOneOfMany(Evaluation.CriterionResult criterion) {
        int parts = criterion.criterion().parts().size();
        return parts > FEW && criterion.atLeast() < parts;
    }

    private static String notShown(Evaluation.CriterionResult criterion) {
        if (!Wording.hasParts(criterion)) {
            return "; not shown";
        }
        if (!isOneOfMany(criterion)) {
            return "; not shown: " + String.join(", ", criterion.missing());
        }
        List<String> shown = criterion.criterion().parts().stream()
                .filter(Predicate.not(criterion.missing()::contains))
                .toList();
        return "; " + atLeast(criterion)
                + (shown.isEmpty()
                        ? ", none shown"
                        : "; " + Series.and(shown) + " shown, " + criterion.wanted() + " more needed");
    }

    private static String atLeast(Evaluation.CriterionResult criterion) {
        return "needs " + criterion.atLeast() + " of "
                + criterion.criterion().parts().size();
    }

    /** What it needs, where that is more than the parts that are told to be shown or not. */
    private static String needs(Evaluation.CriterionResult criterion) {
        String raised = Wording.raisedBy(criterion);
        boolean some = criterion.atLeast() < criterion.criterion().parts().size();
        if (!Wording.hasParts(criterion)
                || (raised.isEmpty() && (!some || (isOneOfMany(criterion) && !criterion.met())))) {
            return "";
        }
        return (isOneOfMany(criterion) ? atLeast(criterion) : "needs " + Wording.needs(criterion))
                + (raised.isEmpty() ? "" : "  [" + raised + "]");
    }

    private void documents(StringBuilder text, Evaluation evaluation) {
        line(text, "");
        line(text, ink.bold("Documents"));
        for (Evaluation.DocumentUse use : evaluation.documents()) {
            line(
                    text,
                    "  " + called(use.document().id()) + " "
                            + Legible.folded(use.document().title()) + Wording.whenItCame(use)
                            + ": " + (use.facts().isEmpty() ? "shows nothing that is asked for" : used(use))
                            + Wording.fileCheck(use, "; "));
        }
    }

    private static String used(Evaluation.DocumentUse use) {
        String counted = use.countedFor().isEmpty()
                ? "counted for nothing"
                : "counted for " + String.join(", ", use.countedFor());
        return use.setAsideFor().isEmpty()
                ? counted
                : counted + "; set aside for " + String.join(", ", use.setAsideFor());
    }

    private void notes(StringBuilder text, List<String> notes) {
        if (!notes.isEmpty()) {
            line(text, "");
            line(text, ink.bold("Notes"));
            notes.forEach(note -> line(text, "  " + Legible.folded(note)));
        }
    }

    private void hidden(StringBuilder text, Evaluation evaluation) {
        if (!evaluation.hidden().isEmpty()) {
            line(text, "");
            line(text, "Hidden here: " + Wording.hidden(evaluation));
        }
    }

    private String graded(String grade) {
        return met.contains(grade) ? ink.good(grade) : ink.bad(grade);
    }

    private static int longest(List<String> words) {
        return words.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String gap(String text, int width) {
        return " ".repeat(Math.max(1, width - text.length()));
    }

    /** A line of its own, whatever the texts in it are, which goes on a little to the right of where it begins. */
    private void line(StringBuilder text, String line) {
        line(text, line, line.length() - line.stripLeading().length() + 2);
    }

    /** The same, going on below a letter of it. */
    private void line(StringBuilder text, String line, int hang) {
        text.append(width.hung(ink.line(StringUtils.stripEnd(line, " ")), hang)).append('\n');
    }
}
