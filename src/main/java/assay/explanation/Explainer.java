package assay.explanation;

import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.DocumentUse;
import assay.explanation.Explanation.Lines;
import assay.report.Wording;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.text.Article;
import assay.text.Legible;
import assay.words.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** Explains one evaluation, in plain sentences. */
public final class Explainer {

    private static final int FEW = 3;

    /** What is shorter than this is part of too many names. */
    private static final int SHORTEST = 3;

    private final Found found;
    private final ExplainedRequirement requirements;
    private final ExplainedOverall overall;
    private final ExplainedDocument documents;
    private final ExplainedReading readings;
    private final ExplainedRule rules;

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
        this.found = new Found(
                evaluation,
                almost,
                book,
                evaluation.rules().origins().values().stream()
                        .sorted(RuleOrigin.BY_PLACE)
                        .toList());
        this.requirements = new ExplainedRequirement(found);
        this.overall = new ExplainedOverall(found, List.copyOf(movements));
        this.documents = new ExplainedDocument(found, without);
        this.readings = new ExplainedReading(found, List.copyOf(reread));
        this.rules = new ExplainedRule(found);
    }

    /** Everything that can be explained, as one writes it; rules by their names. */
    public List<String> targets() {
        List<String> all = new ArrayList<>(List.of(Pack.OVERALL));
        found.evaluation().requirements().forEach(one -> all.add(one.id()));
        found.evaluation().requirements().forEach(one -> one.criteria().forEach(criterion -> all.add(criterion.id())));
        for (DocumentUse document : found.evaluation().documents()) {
            all.add(document.document().id());
            document.facts().forEach(fact -> all.add(Found.number(document, fact)));
        }
        found.evaluation().rules().interpretations().forEach(one -> all.add(one.id()));
        found.rules().forEach(rule -> all.add(rule.name()));
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
                found.rules().stream().filter(one -> isIn(one, target)).map(this::meaning));
        Stream<Meaning> typed = Target.typed(target).stream()
                .flatMap(one -> meanings(one.id(), letters)
                        .filter(meant -> meant.target().kind() == one.kind()));
        return Stream.concat(called, typed);
    }

    private Meaning meaning(RuleOrigin rule) {
        return new Meaning(Target.Kind.RULE, rule.name(), () -> rules.explained(rule));
    }

    private Stream<Meaning> everything() {
        return Stream.of(
                        Stream.of(new Meaning(Target.Kind.OVERALL, Pack.OVERALL, overall::explained)),
                        found.evaluation().requirements().stream()
                                .map(one -> new Meaning(
                                        Target.Kind.REQUIREMENT, one.id(), () -> requirements.explained(one))),
                        found.evaluation().requirements().stream()
                                .flatMap(one -> one.criteria().stream()
                                        .map(criterion -> new Meaning(
                                                Target.Kind.CRITERION,
                                                criterion.id(),
                                                () -> requirements.explained(one, criterion)))),
                        found.evaluation().documents().stream()
                                .map(one -> new Meaning(
                                        Target.Kind.DOCUMENT, one.document().id(), () -> documents.explained(one))),
                        found.evaluation().documents().stream()
                                .flatMap(one -> one.facts().stream()
                                        .map(fact -> new Meaning(
                                                Target.Kind.FACT,
                                                Found.number(one, fact),
                                                () -> documents.explained(one, fact)))),
                        found.evaluation().rules().interpretations().stream()
                                .map(one -> new Meaning(Target.Kind.READING, one.id(), () -> readings.explained(one))),
                        found.rules().stream().map(this::meaning))
                .flatMap(one -> one);
    }

    /** Whether a file and line, {@code requirement-6.drl:66}, is one of a rule's own. */
    private boolean isIn(RuleOrigin rule, String target) {
        long lines = Math.max(1, found.book().of(rule).text().lines().count());
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
            return found.rules().stream()
                    .filter(one -> one.file().equals(StringUtils.substringBeforeLast(target, ":")))
                    .min(Comparator.comparingInt(one -> Math.abs(one.line() - line)))
                    .map(Wording::where)
                    .stream()
                    .toList();
        }
        return found.rules().stream()
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
                .flatMap(means -> found.evaluation().documents().stream()
                        .filter(one -> means.test(one.document().id())))
                .findFirst()
                .map(this::facts);
    }

    private String facts(DocumentUse document) {
        String id = Legible.folded(document.document().id());
        List<String> numbers = document.facts().stream()
                .map(fact -> Legible.folded(Found.number(document, fact)))
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
}
