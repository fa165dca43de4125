package assay.workbench;

import assay.comparison.Compared;
import assay.comparison.Comparer;
import assay.comparison.Difference;
import assay.comparison.Ground;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Observation;
import assay.problem.ProblemsException;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.whatif.ProposalWords;
import assay.whatif.Supposition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Evidence graded as its file has it, and as an address supposes.
 *
 * @param grading the rules that are tried
 * @param asItStands what comes of the file by the rules that are saved
 * @param tried what comes of what is supposed, by the rules that are tried; the same where nothing is
 * @param evidence what is left of the file's, without what is supposed besides
 * @param compared how they differ
 * @param moved the criteria that move
 * @param sentences what is supposed
 */
public record Trial(
        Gradings.Grading grading,
        Evaluation asItStands,
        Evaluation tried,
        Evidence evidence,
        Compared compared,
        List<Difference> moved,
        List<String> sentences) {

    /**
     * Grades it.
     *
     * @param text what the file says
     * @param evidence the same as it was read
     * @throws Gradings.Refused if what the address supposes cannot be
     */
    static Trial of(Gradings.Grading saved, Gradings.Grading other, String text, Evidence evidence, Inquiry inquiry)
            throws Gradings.Refused {
        Evaluation asItStands = complete(saved.evaluator(), evidence);
        Supposition supposition = new Supposition(inquiry.without(), supposed(inquiry, other));
        if (!inquiry.isTried()) {
            return new Trial(
                    saved,
                    asItStands,
                    asItStands,
                    evidence,
                    comparer(saved, saved).compare(asItStands, asItStands),
                    List.of(),
                    List.of());
        }
        Evidence read = evidence;
        if (other != saved) {
            try {
                read = other.reader().read(evidence.file(), text.getBytes(StandardCharsets.UTF_8));
            } catch (ProblemsException e) {
                throw new Gradings.Refused(e.problems().get(0).toString());
            }
        }
        Evidence supposed = supposition.of(read);
        Evaluation tried = complete(other.evaluator(), supposed);
        Comparer comparer = comparer(saved, other);
        return new Trial(
                other,
                asItStands,
                tried,
                new Supposition(inquiry.without(), List.of()).of(read),
                comparer.compare(asItStands, tried),
                comparer.moved(asItStands, tried).stream()
                        .map(one -> new Difference(
                                one.about(), one.what(), in(asItStands, one.before()), in(tried, one.after())))
                        .toList(),
                sentences(inquiry, evidence, supposition, other));
    }

    /** What is said of facts that were there: of one that was struck out nothing is to be said. */
    private static List<Ground> in(Evaluation evaluation, List<Ground> grounds) {
        return grounds.stream()
                .filter(ground -> {
                    Evaluation.Place place = ground.evidence();
                    return place == null
                            || evaluation.documents().stream()
                                    .filter(one -> one.document()
                                            .id()
                                            .equals(place.document().id()))
                                    .flatMap(one -> one.facts().stream())
                                    .anyMatch(fact -> fact.index() == place.index());
                })
                .toList();
    }

    private static Evaluation complete(Evaluator evaluator, Evidence evidence) {
        Evaluation evaluation = evaluator.evaluate(evidence);
        return evaluation.with(evaluator.dependence(evidence, evaluation));
    }

    private static Comparer comparer(Gradings.Grading one, Gradings.Grading other) {
        return new Comparer(one.ruleSet(), other.ruleSet());
    }

    private static List<Observation> supposed(Inquiry inquiry, Gradings.Grading grading) throws Gradings.Refused {
        List<Observation> all = new ArrayList<>();
        for (String facts : inquiry.suppose()) {
            all.addAll(facts(facts, new EvidenceReader(grading.ruleSet())));
        }
        return all;
    }

    /** Facts as an address has them. */
    static List<Observation> facts(String facts, EvidenceReader reader) throws Gradings.Refused {
        try {
            return reader.readFacts("what is supposed", facts.getBytes(StandardCharsets.UTF_8), List.of())
                    .facts();
        } catch (ProblemsException e) {
            throw new Gradings.Refused(e.problems().get(0).message());
        }
    }

    private static List<String> sentences(
            Inquiry inquiry, Evidence evidence, Supposition supposition, Gradings.Grading grading) {
        RuleSet rules = grading.ruleSet();
        ProposalWords words = new ProposalWords(grading.speaker());
        List<String> all = new ArrayList<>(
                supposition.without().stream().map(one -> struck(one, evidence)).toList());
        supposition
                .supposed()
                .forEach(fact ->
                        all.add("It is supposed that a document shows " + Legible.folded(words.said(fact)) + "."));
        if (!inquiry.reading().isEmpty()) {
            all.add("Another reading is taken, " + inquiry.reading()
                    + rules.pack()
                            .reading()
                            .map(one -> ": " + one.interpretation() + ", " + one.says())
                            .orElse("")
                    + ".");
        }
        for (Map.Entry<String, String> one : inquiry.set().entrySet()) {
            all.add(one.getKey() + " is " + one.getValue()
                    + rules.parameters().stream()
                            .filter(parameter -> parameter.name().equals(one.getKey()))
                            .map(Parameter::own)
                            .map(own -> ", and " + own + " in the rule set that introduces it")
                            .findFirst()
                            .orElse("")
                    + ".");
        }
        return all;
    }

    private static String struck(String what, Evidence evidence) {
        boolean known = evidence.documents().stream()
                .anyMatch(one -> one.id().equals(what)
                        || one.positions().stream()
                                .anyMatch(position ->
                                        Supposition.fact(one.id(), position).equals(what)));
        return known
                ? "Struck out: " + Legible.folded(what).replace("#", ", fact ") + "."
                : "There is no " + Legible.folded(what) + " to strike out.";
    }

    /** What a requirement was graded as the file stands, or an empty text where that is the same. */
    public String was(String requirement) {
        return asItStands
                .requirement(requirement)
                .map(Evaluation.RequirementResult::grade)
                .filter(grade -> tried.requirement(requirement)
                        .filter(now -> now.grade().equals(grade))
                        .isEmpty())
                .orElse("");
    }

    /** Whether something of a requirement moves. */
    public boolean moves(String requirement) {
        return !was(requirement).isEmpty()
                || moved.stream().anyMatch(one -> one.about().startsWith(requirement + "."));
    }
}
