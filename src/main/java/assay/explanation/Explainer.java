package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.CriterionResult;
import assay.evaluation.Evaluation.DocumentUse;
import assay.evaluation.Evaluation.FactUse;
import assay.evaluation.Evaluation.Place;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evidence.EvidenceWriter;
import assay.evidence.FileCheck;
import assay.explanation.Explanation.Lines;
import assay.explanation.Explanation.Section;
import assay.report.Wording;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import assay.text.Article;
import assay.text.Legible;
import assay.words.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Explains one evaluation, in plain sentences. */
public final class Explainer {

    private static final int FEW = 3;

    /** What is shorter than this is part of too many names. */
    private static final int SHORTEST = 3;

    private final Evaluation evaluation;
    private final List<NearMiss> almost;
    private final RuleBook book;
    private final List<Movements.Movement> movements;
    private final List<Reread> reread;
    private final Function<String, Evaluation> without;
    private final List<RuleOrigin> rules;

    /**
     * What explains an evaluation.
     *
     * @param evaluation what came out, with what hangs on which documents
     * @param almost what rules nearly counted
     * @param book what the rules say
     * @param movements what would move the overall grade
     * @param reread what comes of it by other readings of an interpretation that is to be explained
     * @param without what comes of the same evidence without one of its documents, by the identifier of that; asked where a document is
     *     explained
     */
    public Explainer(
            Evaluation evaluation,
            List<NearMiss> almost,
            RuleBook book,
            List<Movements.Movement> movements,
            List<Reread> reread,
            Function<String, Evaluation> without) {
        this.evaluation = evaluation;
        this.almost = List.copyOf(almost);
        this.book = book;
        this.movements = List.copyOf(movements);
        this.reread = List.copyOf(reread);
        this.without = without;
        this.rules = evaluation.rules().origins().values().stream()
                .sorted(RuleOrigin.BY_PLACE)
                .toList();
    }

    /** Everything that can be explained, as one writes it; rules by their names. */
    public List<String> targets() {
        List<String> all = new ArrayList<>(List.of(Pack.OVERALL));
        evaluation.requirements().forEach(one -> all.add(one.id()));
        evaluation.requirements().forEach(one -> one.criteria().forEach(criterion -> all.add(criterion.id())));
        for (DocumentUse document : evaluation.documents()) {
            all.add(document.document().id());
            document.facts().forEach(fact -> all.add(number(document, fact)));
        }
        evaluation.rules().interpretations().forEach(one -> all.add(one.id()));
        rules.forEach(rule -> all.add(rule.name()));
        return all;
    }

    /**
     * The explanation of what a text means; nothing where it means nothing. Small letters are taken for capitals. A rule goes
     * by its name, or by its file and line. Where a text means several things, say a requirement and a document that somebody
     * called like it, the first of them is explained, in the order of {@link Target.Kind}, and the others are named last; what
     * begins with a kind, {@code document:R6}, means that one.
     */
    public Optional<Explanation> of(String target) {
        // Documents may well be called a1 and A1.
        List<Meaning> exact = meanings(target, Strings.CS).toList();
        List<Meaning> all = meanings(target, Strings.CI).toList();
        return Stream.concat(exact.stream(), all.stream()).findFirst().map(meant -> {
            Explanation explanation = meant.explained().get();
            Lines others = new Lines();
            all.stream()
                    .map(Meaning::target)
                    .filter(one -> one.kind() != meant.target().kind())
                    .forEach(one -> others.say(another(one)));
            return others.isEmpty() ? explanation : explanation.with(others.under("", ""));
        });
    }

    /** All that goes by a text, each in a sentence that says how it is asked for; for a text that the rule set has a word on. */
    public List<String> others(String target) {
        return meanings(target, Strings.CI)
                .map(meant -> another(meant.target()))
                .toList();
    }

    private static String another(Target target) {
        String id = Legible.folded(target.id());
        String kind = target.kind().word();
        return id + " is " + Article.indefinite(kind) + " as well, which is explained by " + kind + ":" + id + ".";
    }

    /** Something that a text means, which is explained once it is asked for. */
    private record Meaning(Target target, Supplier<Explanation> explained) {

        Meaning(Target.Kind kind, String id, Supplier<Explanation> explained) {
            this(new Target(kind, id), explained);
        }
    }

    private Stream<Meaning> meanings(String target, Strings letters) {
        Stream<Meaning> called = Stream.concat(
                everything().filter(one -> letters.equals(one.target().id(), target)),
                rules.stream().filter(one -> isIn(one, target)).map(this::meaning));
        Stream<Meaning> typed = Target.typed(target).stream()
                .flatMap(one -> meanings(one.id(), letters)
                        .filter(meant -> meant.target().kind() == one.kind()));
        return Stream.concat(called, typed);
    }

    private Meaning meaning(RuleOrigin rule) {
        return new Meaning(Target.Kind.RULE, rule.name(), () -> rule(rule));
    }

    private Stream<Meaning> everything() {
        return Stream.of(
                        Stream.of(new Meaning(Target.Kind.OVERALL, Pack.OVERALL, this::overall)),
                        evaluation.requirements().stream()
                                .map(one -> new Meaning(Target.Kind.REQUIREMENT, one.id(), () -> requirement(one))),
                        evaluation.requirements().stream()
                                .flatMap(one -> one.criteria().stream()
                                        .map(criterion -> new Meaning(
                                                Target.Kind.CRITERION,
                                                criterion.id(),
                                                () -> criterion(one, criterion)))),
                        evaluation.documents().stream()
                                .map(one -> new Meaning(
                                        Target.Kind.DOCUMENT, one.document().id(), () -> document(one))),
                        evaluation.documents().stream()
                                .flatMap(one -> one.facts().stream()
                                        .map(fact -> new Meaning(
                                                Target.Kind.FACT, number(one, fact), () -> fact(one, fact)))),
                        evaluation.rules().interpretations().stream()
                                .map(one -> new Meaning(Target.Kind.READING, one.id(), () -> reading(one))),
                        rules.stream().map(this::meaning))
                .flatMap(one -> one);
    }

    /** Whether a file and line, {@code requirement-6.drl:66}, is one of a rule's own. */
    private boolean isIn(RuleOrigin rule, String target) {
        long lines = Math.max(1, book.of(rule).text().lines().count());
        return rule.file().equals(StringUtils.substringBeforeLast(target, ":"))
                && line(target) >= rule.line()
                && line(target) < rule.line() + lines;
    }

    /** The line of a file and line; -1 where it is none. */
    private static int line(String target) {
        String digits = StringUtils.substringAfterLast(target, ":");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : -1;
    }

    /**
     * What may have been meant by a text that means nothing, as one would write it: rules of whose names it is a part, or the
     * nearest to a line of a file that is none of a rule's, at most {@value #FEW}.
     */
    public List<String> near(String target) {
        int line = line(target);
        if (line >= 0) {
            return rules.stream()
                    .filter(one -> one.file().equals(StringUtils.substringBeforeLast(target, ":")))
                    .min(Comparator.comparingInt(one -> Math.abs(one.line() - line)))
                    .map(Wording::where)
                    .stream()
                    .toList();
        }
        return rules.stream()
                .map(RuleOrigin::name)
                .filter(name -> target.length() >= SHORTEST && Strings.CI.contains(name, target))
                .limit(FEW)
                .toList();
    }

    /**
     * Which facts the document has that a text names with something else behind it than the number of one of them:
     * {@code D12 has facts 1 to 2: D12#1, D12#2}; nothing where it names none.
     */
    public Optional<String> facts(String target) {
        int at = target.lastIndexOf('#');
        String named = at < 0 ? "" : target.substring(0, at);
        return Stream.<Predicate<String>>of(named::equals, named::equalsIgnoreCase)
                .flatMap(means -> evaluation.documents().stream()
                        .filter(one -> means.test(one.document().id())))
                .findFirst()
                .map(this::facts);
    }

    private String facts(DocumentUse document) {
        String id = Legible.folded(document.document().id());
        List<String> numbers = document.facts().stream()
                .map(fact -> Legible.folded(number(document, fact)))
                .toList();
        return switch (numbers.size()) {
            case 0 -> id + " shows no fact";
            case 1 -> id + " has one fact: " + numbers.get(0);
            default ->
                id + " has facts 1 to " + numbers.size() + ": "
                        + (numbers.size() > 2 * FEW
                                ? numbers.get(0) + " to " + numbers.get(numbers.size() - 1)
                                : String.join(", ", numbers));
        };
    }

    // Requirements and criteria.

    private Explanation requirement(RequirementResult requirement) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        graded(lines);
        requirement.reasons().forEach(reason -> lines.say(reason.text(), List.of(reason.rule())));
        String own = requirement.interviewee();
        if (requirement.agreement() != null) {
            lines.say(
                    own == null
                            ? "The interviewee did not rate it."
                            : "The interviewee said " + own + ": " + requirement.agreement() + ".");
        }
        if (requirement.secondaryOnly()) {
            lines.say(Wording.SECONDARY_ONLY);
        }
        evaluation
                .without(requirement)
                .forEach(one -> lines.say(
                        "Without " + Legible.folded(one.document()) + " it would be " + one.grade() + ".",
                        List.of(),
                        List.of(one.document())));
        sections.add(lines.under("", ""));
        requirement.criteria().forEach(criterion -> sections.add(criterion(criterion)));
        sections.add(toNextGrade(requirement));
        interpretations(sections, requirement.interpretations());
        return new Explanation(
                evaluation,
                new Target(Target.Kind.REQUIREMENT, requirement.id()),
                Legible.folded(evaluation.authority()) + ", " + Wording.called(requirement) + ", " + requirement.name()
                        + ": " + requirement.grade() + ".",
                sections,
                almost.stream()
                        .filter(one -> requirement.criteria().stream()
                                .anyMatch(criterion -> criterion.id().equals(one.criterion())))
                        .toList());
    }

    private Explanation criterion(RequirementResult requirement, CriterionResult criterion) {
        List<Section> sections = new ArrayList<>();
        Lines beginning = new Lines();
        graded(beginning);
        if (!beginning.isEmpty()) {
            sections.add(beginning.under("", ""));
        }
        sections.add(criterion(criterion));
        Lines change = new Lines();
        if (criterion.met()) {
            stays(change, criterion);
        } else {
            change.say("To meet it, " + wanted(criterion));
            change.say(effect(criterion, requirement));
        }
        sections.add(change.under("", ""));
        Lines deciding = new Lines();
        List<RuleOrigin> all = deciding(criterion);
        all.forEach(rule ->
                deciding.say(rule.name() + (rule.source().isEmpty() ? "" : ", after " + rule.source()), List.of(rule)));
        sections.add(deciding.under("", "What counts and what does not is decided by:"));
        interpretations(sections, carriedBy(all.stream()));
        return new Explanation(
                evaluation,
                new Target(Target.Kind.CRITERION, criterion.id()),
                Legible.folded(evaluation.authority()) + ", " + Wording.called(requirement) + ": " + requirement.grade()
                        + ".",
                sections,
                almost.stream()
                        .filter(one -> one.criterion().equals(criterion.id()))
                        .toList());
    }

    /** By which rules it was graded, where these are not simply a rule set's own. */
    private void graded(Lines lines) {
        Evaluation.Rules by = evaluation.rules();
        by.extension().ifPresent(extension -> lines.say("The rule set " + by.name() + " " + extension.phrase() + "."));
        if (!by.settings().isEmpty()) {
            lines.say("Graded by " + by.called() + ".");
        }
    }

    /** The rules whose names begin with a criterion, alone or among others, and those that ask for it. */
    private List<RuleOrigin> deciding(CriterionResult criterion) {
        Set<RuleOrigin> all = new LinkedHashSet<>(criterion.rules());
        rules.stream().filter(rule -> rule.isNamedAfter(criterion.id())).forEach(all::add);
        return all.stream().sorted(RuleOrigin.BY_PLACE).toList();
    }

    private Section criterion(CriterionResult criterion) {
        Lines lines = new Lines();
        if (Wording.hasParts(criterion)) {
            lines.say(needs(criterion), criterion.askedBy());
            criterion
                    .raisedBy()
                    .forEach(rule -> lines.say(
                            "By itself it needs " + criterion.criterion().atLeast() + " of them; \"" + rule.name()
                                    + "\" asks for more.",
                            List.of(rule)));
        }
        for (Evaluation.CountedFact counted : criterion.counted()) {
            lines.say(
                    place(counted.fact()) + ", counts" + (Wording.hasParts(criterion) ? " for " + counted.part() : "")
                            + because(counted),
                    List.of(counted.rule()),
                    List.of(Wording.number(counted.fact())));
        }
        criterion.contradictions().forEach(one -> lines.say("Contradicted: " + contradicted(one), one.rules()));
        for (Evaluation.FactSetAside setAside : criterion.setAside()) {
            lines.say(
                    place(setAside.fact()) + " " + recorded(setAside.fact()) + " does not count: "
                            + lacking(setAside, criterion),
                    lackedBy(setAside, criterion),
                    List.of(Wording.number(setAside.fact())));
        }
        almost.stream()
                .filter(one -> one.criterion().equals(criterion.id()))
                .filter(one -> !isSetAside(one.fact(), criterion))
                .forEach(one -> lines.say(one.sentence(), List.of(one.rule()), List.of(Wording.number(one.fact()))));
        if (!criterion.met()) {
            lines.say(
                    Wording.hasParts(criterion)
                            ? "Not shown: " + String.join(", ", criterion.missing()) + "."
                            : criterion.setAside().isEmpty()
                                    ? "Nothing that a document shows counts for it."
                                    : "Nothing else that a document shows counts for it.");
        }
        criterion.cautions().forEach(caution -> lines.say("Mind: " + caution + "."));
        String sources = Stream.concat(criterion.askedBy().stream(), criterion.rules().stream())
                .flatMap(rule -> Stream.of(rule.source().split("; ")))
                .filter(one -> !one.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
        if (!sources.isEmpty()) {
            lines.say("Source: " + sources + ".");
        }
        return lines.under(
                criterion.id(),
                criterion.id() + " (" + criterion.criterion().asks() + ") is a "
                        + criterion.criterion().kind().word() + ", and it is " + (criterion.met() ? "met" : "not met")
                        + (criterion.secondaryOnly() ? ", by secondary evidence only" : "") + ".");
    }

    /** Whether a line says already why a fact does not count. */
    private static boolean isSetAside(Place fact, CriterionResult criterion) {
        return criterion.setAside().stream().anyMatch(one -> one.fact().equals(fact));
    }

    /** Why a fact does not count, and what it lacks by each rule that nearly counted it: any one of these would do. */
    private String lacking(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        String lacks = nearly(setAside, criterion)
                .map(NearMiss::because)
                .filter(because -> !because.equals(setAside.reason()))
                .distinct()
                .collect(Collectors.joining("; or "));
        return setAside.reason() + (lacks.isEmpty() ? "" : "; " + lacks);
    }

    private List<RuleOrigin> lackedBy(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        return Stream.concat(
                        setAside.rules().stream(), nearly(setAside, criterion).map(NearMiss::rule))
                .distinct()
                .toList();
    }

    private Stream<NearMiss> nearly(Evaluation.FactSetAside setAside, CriterionResult criterion) {
        return almost.stream()
                .filter(one ->
                        one.criterion().equals(criterion.id()) && one.fact().equals(setAside.fact()));
    }

    private static String contradicted(Evaluation.Contradiction one) {
        return one.part() + ": " + one.reason() + " ("
                + Wording.and(one.facts().stream().map(Wording::number).toList()) + ").";
    }

    /** What is recorded of a fact, as it stands in its file: <code>{to: common understanding}</code>. */
    private String recorded(Place place) {
        return evaluation.documents().stream()
                .filter(use -> use.document().equals(place.document()))
                .flatMap(use -> use.facts().stream())
                .filter(fact -> fact.index() == place.index())
                .map(FactUse::observation)
                .map(one -> Legible.line(EvidenceWriter.inOneLine(one.kind(), one.values())))
                .findFirst()
                .orElse("");
    }

    private static String needs(CriterionResult criterion) {
        List<String> parts = criterion.criterion().parts();
        String these = parts.size() == 1
                ? "this part: "
                : criterion.atLeast() == parts.size()
                        ? "all of these parts: "
                        : criterion.atLeast() + " of these parts: ";
        return "It needs " + these + String.join(", ", parts) + ".";
    }

    private static String place(Place place) {
        return Wording.number(place) + " " + Legible.folded(place.document().title())
                + (place.at() == null ? "" : ", " + Legible.folded(place.at()))
                + " (" + place.kind() + (place.secondary() ? "; secondary evidence" : "") + timing(place.timing())
                + ")";
    }

    /** Whether a document came or was dated too late, and by which reading that is no matter, to be joined to what is said of it. */
    private static String timing(Evaluation.Timing timing) {
        String carried = timing.rules().stream()
                .flatMap(rule -> rule.interpretations().stream())
                .distinct()
                .map(reading -> ", " + reading)
                .collect(Collectors.joining());
        return (timing.daysLate() == 0
                        ? ""
                        : "; received " + timing.daysLate() + (timing.daysLate() == 1 ? " day" : " days") + " late")
                + (timing.afterTheDay() ? "; dated after the day of the assessment" : "")
                + carried;
    }

    private static String because(Evaluation.CountedFact counted) {
        String because = Wording.because(counted);
        return because.isEmpty() ? "" : ", because: " + because;
    }

    /** What a criterion that is met hangs on: documents without which it is not. */
    private void stays(Lines lines, CriterionResult criterion) {
        List<List<String>> sets = evaluation
                .dependence()
                .map(found -> found.sets().getOrDefault(criterion.id(), List.of()))
                .orElse(List.of());
        for (List<String> set : sets) {
            lines.say("Without " + Wording.and(folded(set)) + " it would not be met.", List.of(), set);
        }
        if (sets.isEmpty()) {
            lines.say("No document can be taken away so that it is not met.");
        }
    }

    private static List<String> folded(List<String> texts) {
        return texts.stream().map(Legible::folded).toList();
    }

    private static String effect(CriterionResult criterion, RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        if (next == null) {
            return "That would not change the grade, which is the highest there is.";
        }
        return next.anyOf().contains(List.of(criterion.id()))
                ? "That alone would lift the requirement to " + next.grade() + "."
                : "That alone would not lift the requirement. To reach " + next.grade() + ", meet "
                        + Wording.anyOf(next) + ".";
    }

    private static String wanted(CriterionResult criterion) {
        if (!Wording.hasParts(criterion)) {
            return "one thing that counts is enough.";
        }
        int wanted = criterion.wanted();
        return wanted == criterion.missing().size()
                ? "these must be shown as well: " + String.join(", ", criterion.missing()) + "."
                : wanted + " more of these must be shown: " + String.join(", ", criterion.missing()) + ".";
    }

    private static Section toNextGrade(RequirementResult requirement) {
        Evaluation.NextGrade next = requirement.toNextGrade();
        Lines lines = new Lines();
        if (next == null) {
            lines.say("There is no better grade to reach.");
        } else {
            lines.say(
                    "To reach " + next.grade() + ", meet " + Wording.anyOf(next) + ".",
                    List.of(),
                    next.anyOf().stream().flatMap(List::stream).distinct().toList());
        }
        return lines.under("", "");
    }

    private static Set<String> carriedBy(Stream<RuleOrigin> rules) {
        return rules.flatMap(rule -> rule.interpretations().stream()).collect(Collectors.toSet());
    }

    private void interpretations(List<Section> sections, Collection<String> carried) {
        Lines lines = new Lines();
        evaluation.rules().interpretations().stream()
                .filter(one -> carried.contains(one.id()))
                .forEach(one -> lines.say(
                        one.id() + ", " + one.question() + ": " + one.decided() + " (" + one.why()
                                + (one.origin().isEmpty() ? "" : "; " + one.origin()) + ").",
                        List.of(),
                        List.of(one.id())));
        if (!lines.isEmpty()) {
            sections.add(lines.under("", "This rests on interpretations of the source:"));
        }
    }

    // The whole.

    private Explanation overall() {
        Evaluation.OverallResult overall = evaluation.overall();
        List<Section> sections = new ArrayList<>();
        Lines beginning = new Lines();
        graded(beginning);
        beginning.say(
                overall.requirementsNotMet().isEmpty()
                        ? "All requirements are met."
                        : "Not met: " + Wording.and(overall.requirementsNotMet()) + ".",
                List.of(),
                overall.requirementsNotMet());
        if (overall.secondaryOnly()) {
            beginning.say(Wording.SECONDARY_ONLY);
        }
        if (overall.agreement() != null) {
            Evaluation.OverallGrade own = overall.interviewee();
            beginning.say(
                    own == null
                            ? "The interviewee rated no requirement."
                            : "The interviewee's own grades come to " + own.grade() + ", score " + own.score()
                                    + ", from " + own.terms().size() + " of "
                                    + evaluation.requirements().size() + " requirements: " + overall.agreement() + ".");
        }
        sections.add(beginning.under("", ""));
        sections.add(sum(overall.evidence(), "The sum, from the evidence:"));
        if (overall.interviewee() != null) {
            sections.add(sum(overall.interviewee(), "The sum, from what the interviewee said:"));
        }
        Lines moves = new Lines();
        movements.forEach(one -> moves.say(one.sentence(), List.of(), one.requirements()));
        if (!moves.isEmpty()) {
            sections.add(moves.under("", "What would move it:"));
        }
        interpretations(sections, overall.interpretations());
        return new Explanation(
                evaluation,
                new Target(Target.Kind.OVERALL, Pack.OVERALL),
                Legible.folded(evaluation.authority()) + ", overall: "
                        + overall.evidence().grade() + ", score "
                        + overall.evidence().score() + ".",
                sections,
                List.of());
    }

    private Section sum(Evaluation.OverallGrade grade, String title) {
        Lines lines = new Lines();
        for (Evaluation.Term term : grade.terms()) {
            lines.say(
                    evaluation
                                    .requirement(term.requirement())
                                    .map(one -> StringUtils.capitalize(Wording.called(one)) + ", " + one.name())
                                    .orElse(term.requirement())
                            + ": " + term.grade() + ", " + term.value()
                            + (term.weight() == 1
                                    ? ""
                                    : ", times " + term.weight() + " is "
                                            + Wording.product(term)
                                                    .stripTrailingZeros()
                                                    .toPlainString()),
                    List.of(),
                    List.of(term.requirement()));
        }
        if (grade.terms().isEmpty()) {
            lines.say("The score is " + grade.score() + ", which the rules do not make of values and weights alone.");
        } else {
            lines.say("Together " + Wording.sum(grade).stripTrailingZeros().toPlainString() + "; divided by "
                    + grade.divisor() + ", the sum of the weights, that is " + grade.score() + ".");
        }
        lines.say("That is " + grade.grade() + ": " + reasons(grade) + ".", grade.rules());
        return lines.under("", title);
    }

    private static String reasons(Evaluation.OverallGrade grade) {
        return grade.rules().isEmpty()
                ? "so the rules say"
                : StringUtils.uncapitalize(grade.rules().get(0).name());
    }

    // Documents and facts.

    private Explanation document(DocumentUse use) {
        List<Section> sections = new ArrayList<>();
        String id = use.document().id();
        Lines lines = new Lines();
        provenance(lines, use);
        sections.add(lines.under("", ""));
        use.facts().forEach(fact -> sections.add(factSection(use, fact)));
        sections.add(new Absence(evaluation, without.apply(id), id).section());
        interpretations(
                sections,
                carriedBy(Stream.concat(
                        use.timing().rules().stream(),
                        use.facts().stream().flatMap(fact -> deciding(use, fact).stream()))));
        return new Explanation(
                evaluation,
                new Target(Target.Kind.DOCUMENT, id),
                Legible.folded(evaluation.authority()) + ", document " + Legible.folded(id) + ", "
                        + Legible.folded(use.document().title()) + ": " + used(use) + ".",
                sections,
                almost.stream()
                        .filter(one -> one.fact().document().id().equals(id))
                        .toList());
    }

    private static String used(DocumentUse use) {
        if (use.countedFor().isEmpty()) {
            return "nothing in it counted";
        }
        return "counted for " + Wording.and(use.countedFor());
    }

    private static void provenance(Lines lines, DocumentUse use) {
        List<String> dates = new ArrayList<>();
        if (use.document().dated() != null) {
            dates.add("dated " + use.document().dated());
        }
        if (use.document().received() != null) {
            dates.add("received " + use.document().received());
        }
        Evaluation.Timing timing = use.timing();
        lines.say(
                dates.isEmpty()
                        ? "No date of it is recorded."
                        : StringUtils.capitalize(String.join(", ", dates)) + timing(timing) + ".",
                timing.rules());
        if (use.provenance().recordedBy() != null || use.provenance().recordedOn() != null) {
            lines.say("Recorded"
                    + (use.provenance().recordedBy() == null
                            ? ""
                            : " by " + Legible.folded(use.provenance().recordedBy()))
                    + (use.provenance().recordedOn() == null
                            ? ""
                            : " on " + use.provenance().recordedOn())
                    + ".");
        } else {
            lines.say("Who recorded it, and when, is not recorded.");
        }
        if (use.provenance().file() != null) {
            lines.say("Its file is " + Legible.folded(use.provenance().file())
                    + (use.provenance().sha256() == null
                            ? ""
                            : ", SHA-256 " + use.provenance().sha256())
                    + (use.fileCheck() == FileCheck.NOT_ASKED
                            ? ""
                            : ": " + use.fileCheck().word())
                    + ".");
        }
    }

    private Explanation fact(DocumentUse document, FactUse fact) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        provenance(lines, document);
        sections.add(lines.under("", ""));
        sections.add(factSection(document, fact));
        Set<RuleOrigin> deciding = deciding(document, fact);
        inWords(sections, deciding);
        interpretations(sections, carriedBy(deciding.stream()));
        return new Explanation(
                evaluation,
                new Target(Target.Kind.FACT, number(document, fact)),
                Legible.folded(evaluation.authority()) + ", fact " + Legible.folded(number(document, fact)) + ", "
                        + Legible.folded(document.document().title()) + ": "
                        + (fact.countedFor().isEmpty()
                                ? "it counted for nothing"
                                : "counted for " + Wording.and(fact.countedFor()))
                        + ".",
                sections,
                almost.stream().filter(one -> is(one.fact(), document, fact)).toList());
    }

    /** The rules by which a fact counts, does not or speaks against something, and those that say when its document came. */
    private Set<RuleOrigin> deciding(DocumentUse document, FactUse fact) {
        Set<RuleOrigin> deciding = new LinkedHashSet<>(document.timing().rules());
        for (RequirementResult requirement : evaluation.requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> {
                            deciding.add(one.rule());
                            deciding.addAll(one.because());
                        });
                criterion.setAside().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> deciding.addAll(one.rules()));
                criterion.contradictions().stream()
                        .filter(one -> one.facts().stream().anyMatch(place -> is(place, document, fact)))
                        .forEach(one -> deciding.addAll(one.rules()));
            }
        }
        return deciding;
    }

    private static boolean is(Place place, DocumentUse document, FactUse fact) {
        return place.document().equals(document.document()) && place.index() == fact.index();
    }

    private static String number(DocumentUse document, FactUse fact) {
        return document.document().id() + "#" + (fact.index() + 1);
    }

    private Section factSection(DocumentUse document, FactUse fact) {
        String number = Legible.folded(number(document, fact));
        Lines lines = new Lines();
        for (RequirementResult requirement : evaluation.requirements()) {
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> lines.say(
                                "It counts for " + criterion.id() + " ("
                                        + criterion.criterion().asks() + ")"
                                        + (Wording.hasParts(criterion) ? ": " + one.part() : "") + because(one),
                                List.of(one.rule()),
                                List.of(criterion.id())));
                criterion.contradictions().stream()
                        .filter(one -> one.facts().stream().anyMatch(place -> is(place, document, fact)))
                        .forEach(one -> lines.say(
                                "It speaks against " + criterion.id() + ", " + contradicted(one),
                                one.rules(),
                                List.of(criterion.id())));
                criterion.setAside().stream()
                        .filter(one -> is(one.fact(), document, fact))
                        .forEach(one -> lines.say(
                                "It does not count for " + criterion.id() + " ("
                                        + criterion.criterion().asks() + "): " + lacking(one, criterion),
                                lackedBy(one, criterion),
                                List.of(criterion.id())));
            }
        }
        almost.stream()
                .filter(one -> is(one.fact(), document, fact))
                .filter(one -> !fact.setAsideFor().contains(one.criterion()))
                .forEach(one -> lines.say(one.sentence(), List.of(one.rule()), List.of(one.criterion())));
        return lines.under(
                number,
                number + ": "
                        + Legible.line(
                                EvidenceWriter.inOneLine(fact.observation()).substring(2)));
    }

    private void inWords(List<Section> sections, Collection<RuleOrigin> some) {
        Lines lines = new Lines();
        some.stream().sorted(RuleOrigin.BY_PLACE).forEach(rule -> {
            List<String> sentences = book.of(rule).sentences();
            lines.say(
                    (sentences.isEmpty() ? rule.name() : String.join(" ", sentences))
                            + (rule.source().isEmpty() ? "" : " After " + rule.source() + "."),
                    List.of(rule));
        });
        if (!lines.isEmpty()) {
            sections.add(lines.under("", "So the rules say:"));
        }
    }

    // Readings and rules.

    private Explanation reading(Interpretation reading) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        lines.say("It is read so: " + reading.decided() + ".");
        lines.say("Why: " + reading.why() + ".");
        lines.say(reading.by().isEmpty() ? "Who decided it is not recorded." : "Decided by " + reading.by() + ".");
        if (!reading.source().isEmpty()) {
            lines.say("The source speaks of it in " + reading.source() + ".");
        }
        sections.add(lines.under("", ""));
        Lines rests = new Lines();
        if (evaluation.overall().interpretations().contains(reading.id())) {
            rests.say("The overall grade, " + evaluation.overall().evidence().grade() + ".");
        }
        for (RequirementResult requirement : evaluation.requirements()) {
            if (!requirement.interpretations().contains(reading.id())) {
                continue;
            }
            List<String> criteria = requirement.criteria().stream()
                    .filter(one -> one.interpretations().contains(reading.id()))
                    .map(CriterionResult::id)
                    .toList();
            rests.say(
                    StringUtils.capitalize(Wording.called(requirement)) + ", " + requirement.grade()
                            + (criteria.isEmpty() ? "." : ", by " + Wording.and(criteria) + "."),
                    List.of(),
                    Stream.concat(Stream.of(requirement.id()), criteria.stream())
                            .toList());
        }
        if (rests.isEmpty()) {
            rests.say("Nothing.");
        }
        sections.add(rests.under("", "What rests on it here:"));
        Lines carried = new Lines();
        rules.stream()
                .filter(rule -> rule.interpretations().contains(reading.id()))
                .forEach(rule -> carried.say(rule.name(), List.of(rule)));
        for (Parameter parameter : evaluation.rules().parameters()) {
            if (List.of(parameter.interpretation().split(", *")).contains(reading.id())) {
                carried.say("The parameter " + parameter.name() + ", " + parameter.value() + ".");
            }
        }
        if (!carried.isEmpty()) {
            sections.add(carried.under("", "It is carried by:"));
        }
        sections.add(otherwise().under("", "What it would be otherwise:"));
        return new Explanation(
                evaluation,
                new Target(Target.Kind.READING, reading.id()),
                Legible.folded(evaluation.authority()) + ", reading " + reading.id() + ", " + reading.question() + ".",
                sections,
                List.of());
    }

    private Lines otherwise() {
        Lines lines = new Lines();
        for (Reread one : reread) {
            List<String> grades = new ArrayList<>();
            List<String> about = new ArrayList<>();
            for (RequirementResult requirement : evaluation.requirements()) {
                String grade = one.grades().get(requirement.id());
                if (grade != null) {
                    grades.add(Wording.called(requirement) + " " + grade + " instead of " + requirement.grade());
                    about.add(requirement.id());
                }
            }
            String overall = one.grades().get(Pack.OVERALL);
            if (overall != null) {
                grades.add("the overall grade " + overall + " instead of "
                        + evaluation.overall().evidence().grade());
            }
            lines.say(
                    StringUtils.capitalize(one.says()) + " (" + one.rules() + "): that "
                            + (grades.isEmpty()
                                    ? "leaves every grade as it is."
                                    : "makes " + Wording.and(grades) + ", and leaves every other grade as it is."),
                    List.of(),
                    about);
        }
        if (lines.isEmpty()) {
            lines.say("That is not known: no variant of these rules reads it otherwise.");
        }
        return lines;
    }

    private Explanation rule(RuleOrigin rule) {
        List<Section> sections = new ArrayList<>();
        Lines lines = new Lines();
        RuleBook.Said said = book.of(rule);
        said.sentences().forEach(sentence -> lines.say(sentence, List.of(rule)));
        if (said.sentences().isEmpty()) {
            lines.say("It has no words of its own.", List.of(rule));
        }
        lines.say(rule.source().isEmpty() ? "It names no source." : "Source: " + rule.source() + ".");
        sections.add(lines.under("", ""));
        if (!said.text().isEmpty()) {
            sections.add(new Lines().asWritten(said.text()).under("", "As it is written:"));
        }
        Lines decided = new Lines();
        decided(decided, rule);
        sections.add(decided.under("", "What it decided here:"));
        Lines missed = new Lines();
        List<NearMiss> nearly =
                almost.stream().filter(one -> one.rule().equals(rule)).toList();
        nearly.forEach(one -> missed.say(one.sentence(), List.of(), List.of(one.criterion())));
        if (!missed.isEmpty()) {
            sections.add(missed.under("", "What it nearly counted:"));
        }
        interpretations(sections, rule.interpretations());
        return new Explanation(
                evaluation,
                new Target(Target.Kind.RULE, rule.name()),
                Legible.folded(evaluation.authority()) + ", rule \"" + rule.name() + "\".",
                sections,
                nearly);
    }

    private void decided(Lines lines, RuleOrigin rule) {
        for (RequirementResult requirement : evaluation.requirements()) {
            requirement.reasons().stream()
                    .filter(reason -> reason.rule().equals(rule))
                    .forEach(reason ->
                            lines.say(requirement.id() + ": " + reason.text(), List.of(), List.of(requirement.id())));
            for (CriterionResult criterion : requirement.criteria()) {
                criterion.counted().stream()
                        .filter(one -> one.rule().equals(rule) || one.restsOn().contains(rule))
                        .forEach(one -> lines.say(
                                criterion.id() + ": " + place(one.fact())
                                        + ", counts"
                                        + (Wording.hasParts(criterion) ? " for " + one.part() : "")
                                        + (one.rule().equals(rule) ? "" : ", which rests on it") + ".",
                                List.of(),
                                List.of(criterion.id())));
                criterion.setAside().stream()
                        .filter(one -> one.rules().contains(rule))
                        .forEach(one -> lines.say(
                                criterion.id() + ": " + place(one.fact()) + ", does not count: " + one.reason() + ".",
                                List.of(),
                                List.of(criterion.id())));
                if (criterion.askedBy().contains(rule)) {
                    lines.say(
                            criterion.id() + " is asked for: "
                                    + criterion.criterion().asks() + ".",
                            List.of(),
                            List.of(criterion.id()));
                }
            }
        }
        if (evaluation.overall().evidence().rules().contains(rule)) {
            lines.say("The overall grade, " + evaluation.overall().evidence().grade() + ", rests on it.");
        }
        if (lines.isEmpty()) {
            lines.say(
                    evaluation.fired().contains(rule.name())
                            ? "It held, and no grade, no criterion and no fact shows it by itself."
                            : "Nothing: its conditions were not so.");
        }
    }
}
