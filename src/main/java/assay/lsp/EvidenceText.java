package assay.lsp;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.language.Diagnostic;
import assay.language.EvidenceLanguage;
import assay.language.Standing;
import assay.problem.ProblemsException;
import assay.workbench.Book;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/**
 * A file of evidence as an editor has it, and what can be answered about it.
 *
 * @param text the file
 * @param book the rule set that it is graded by
 * @param language what can be said in it
 * @param grader who reads and grades it
 * @param texts all that is open
 */
record EvidenceText(Text text, Book book, EvidenceLanguage language, Grader grader, Texts texts) implements Opened {

    /** A file where it is one of evidence and there are rules to hold it against. */
    static Optional<EvidenceText> of(Text text, Texts texts, Grader grader) throws ProblemsException {
        if (!Grader.isEvidence(text, texts)) {
            return Optional.empty();
        }
        Book book = grader.book(text, texts);
        return EvidenceLanguage.of(book.ruleSet(), book.language())
                .map(language -> new EvidenceText(text, book, language, grader, texts));
    }

    // ------------------------------------------------------------------ what can be said

    @Override
    public List<CompletionItem> completions(Position place) {
        return Shown.items(language.complete(text.text(), text.offset(place)), text);
    }

    @Override
    public Optional<Hover> hover(Position place) {
        return standing(place).map(Standing::hover).map(what -> {
            List<String> lines = new ArrayList<>(List.of(what.title()));
            lines.addAll(what.lines());
            return Shown.hover(lines, text.between(what.from(), what.to()));
        });
    }

    private Optional<Standing> standing(Position place) {
        return language.standing(text.text(), text.offset(place));
    }

    @Override
    public Optional<Standing> named(Position place) {
        return standing(place).map(new Locations(book, texts)::asInRules);
    }

    @Override
    public List<Location> definition(Position place) {
        return standing(place)
                .map(one -> new Locations(book, texts).declared(one))
                .orElse(List.of());
    }

    @Override
    public List<Location> references(Position place, boolean declared) {
        return standing(place)
                .map(one -> new Locations(book, texts).named(one, declared))
                .orElse(List.of());
    }

    @Override
    public List<Either<Command, CodeAction>> fixes(Range range) {
        return Shown.fixes(Diagnostic.inEvidence(grader.read(text, texts).problems(), text.text()), range, text);
    }

    // ------------------------------------------------------------------ what became of it

    private Grader.Graded graded() {
        Evidence evidence = grader.read(text, texts).evidence().orElse(null);
        try {
            return evidence == null ? new Grader.Graded(Optional.empty(), "") : grader.graded(text, evidence, texts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Grader.Graded(Optional.empty(), "");
        }
    }

    /** What became of each fact, at the end of its first line. */
    @Override
    public List<InlayHint> beside() {
        return graded().evaluation().map(this::uses).orElse(List.of());
    }

    private List<InlayHint> uses(Evaluation evaluation) {
        List<InlayHint> hints = new ArrayList<>();
        Node root = root();
        List<Node> documents = items(value(root, "documents"));
        for (Evaluation.DocumentUse document : evaluation.documents()) {
            int position = document.document().position();
            List<Node> facts = position < documents.size() ? items(value(documents.get(position), "shows")) : List.of();
            for (Evaluation.FactUse fact : document.facts()) {
                if (fact.index() < facts.size()) {
                    String says = String.join(
                            "; ", says(evaluation, document.document().id(), fact));
                    InlayHint hint =
                            new InlayHint(endOfLine(facts.get(fact.index()).line()), Either.forLeft(says));
                    hint.setPaddingLeft(true);
                    hints.add(hint);
                }
            }
        }
        return hints;
    }

    private static List<String> says(Evaluation evaluation, String document, Evaluation.FactUse fact) {
        List<String> says = new ArrayList<>();
        if (!fact.countedFor().isEmpty()) {
            says.add("counted for " + String.join(", ", fact.countedFor()));
        }
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                criterion.setAside().stream()
                        .filter(one -> one.fact().document().id().equals(document)
                                && one.fact().index() == fact.index())
                        .forEach(one -> says.add("set aside for " + criterion.id() + ": " + one.reason()));
            }
        }
        return says.isEmpty() ? List.of("neither counted nor set aside") : says;
    }

    /** The overall grade above the authority, and the grade of each requirement above what is said of it, or there as well. */
    @Override
    public List<CodeLens> above() {
        Grader.Graded graded = graded();
        return graded.evaluation()
                .map(this::grades)
                .orElseGet(() ->
                        graded.why().isEmpty() ? List.of() : List.of(lens(at(key(root(), "authority")), graded.why())));
    }

    private List<CodeLens> grades(Evaluation evaluation) {
        Node root = root();
        Node authority = key(root, "authority");
        Range above = at(authority);
        List<CodeLens> lenses = new ArrayList<>();
        Evaluation.OverallGrade overall = evaluation.overall().evidence();
        lenses.add(lens(above, "Overall " + overall.score() + " " + overall.grade()));
        Node asked = value(value(root, "interview"), "requirements");
        for (Evaluation.RequirementResult requirement : evaluation.requirements()) {
            Node said = key(asked, requirement.id());
            lenses.add(lens(said == null ? above : at(said), requirement.id() + " " + requirement.grade()));
        }
        return lenses;
    }

    private static CodeLens lens(Range where, String says) {
        return new CodeLens(where, new Command(says, ""), null);
    }

    private @Nullable Node root() {
        return YamlReader.read(text.name(), text.text().getBytes(StandardCharsets.UTF_8), new ArrayList<>());
    }

    private static Optional<Node.Entry> entry(@Nullable Node node, String key) {
        return node instanceof Node.Mapping mapping ? mapping.entry(key) : Optional.empty();
    }

    private static @Nullable Node value(@Nullable Node node, String key) {
        return entry(node, key).map(Node.Entry::value).orElse(null);
    }

    private static @Nullable Node key(@Nullable Node node, String key) {
        return entry(node, key).map(Node.Entry::key).orElse(null);
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private Position endOfLine(int line) {
        return text.at(text.offset(new Position(line - 1, Integer.MAX_VALUE / 2)));
    }

    private static Range at(@Nullable Node node) {
        Position place = node == null ? new Position(0, 0) : new Position(node.line() - 1, 0);
        return new Range(place, place);
    }
}
