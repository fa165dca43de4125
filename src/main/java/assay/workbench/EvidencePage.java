package assay.workbench;

import assay.comparison.Change;
import assay.comparison.Difference;
import assay.comparison.Ground;
import assay.draft.TextChanges;
import assay.evaluation.Evaluation;
import assay.evidence.Asked;
import assay.evidence.EvidenceForm;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.page.Elsewhere;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.Sheet;
import assay.page.View;
import assay.problem.Problem;
import assay.report.Wording;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.whatif.Improvements;
import assay.whatif.Proposal;
import assay.whatif.ProposalWords;
import assay.whatif.Supposition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** A file of evidence: its form, and what comes of it. */
public final class EvidencePage {

    /** What a request says in place of a digest where the file was deleted. */
    static final String GONE = "gone";

    private final Shell shell;
    private final Inquiry inquiry;
    private final EvidenceForm form;
    private final RuleSet rules;
    private final State state;
    private final @Nullable Trial trial;
    private final String refused;
    private final List<String> readings;
    private final @Nullable Improvements ideas;
    private final @Nullable EvaluationsPage page;

    /**
     * How the file stands.
     *
     * @param number the number of what is recorded as it is; a later one is larger
     * @param text what it says
     * @param unsaved whether some of that is not on disk
     * @param fresh whether there is no such file on disk
     * @param steps how many changes there are to take back
     * @param last what the last of them does
     * @param before what it said on disk when it was changed first; nothing where it was not there
     * @param meanwhile what somebody else has made of it on disk since, if anybody has
     * @param notKept what keeps it from surviving the end of the workbench, or nothing
     * @param stale whether what is graded is what it said before it was wrong
     * @param untaken what was filled in and not taken, until somebody says that it was seen
     */
    public record State(
            long number,
            String text,
            boolean unsaved,
            boolean fresh,
            int steps,
            String last,
            String before,
            Optional<Records.Meanwhile> meanwhile,
            String notKept,
            boolean stale,
            List<Untaken.One> untaken) {
        /** Keeps its own copy. */
        public State {
            untaken = List.copyOf(untaken);
        }

        /** Whether somebody else has changed or deleted it since. */
        public boolean isOtherMeanwhile() {
            return meanwhile.isPresent();
        }

        /** Whether what others changed and what was changed here can be put together. */
        public boolean canBeBoth() {
            return meanwhile.filter(Records.Meanwhile::canBeBoth).isPresent();
        }

        /** Why what stands on disk in its place cannot be read, or nothing. */
        public String unreadable() {
            return meanwhile.map(one -> one.standing().unreadable()).orElse("");
        }

        /** Whether somebody else has deleted it since. */
        public boolean isDeletedMeanwhile() {
            return meanwhile.isPresent()
                    && !meanwhile.get().standing().isUnreadable()
                    && meanwhile.get().standing().text() == null;
        }
    }

    EvidencePage(
            Shell shell,
            Inquiry inquiry,
            EvidenceForm form,
            RuleSet rules,
            State state,
            @Nullable Trial trial,
            String refused,
            List<String> readings,
            @Nullable Improvements ideas) {
        this.shell = shell;
        this.inquiry = inquiry;
        this.form = form;
        this.rules = rules;
        this.state = state;
        this.trial = trial;
        this.refused = refused;
        this.readings = List.copyOf(readings);
        this.ideas = ideas;
        this.page = trial == null
                ? null
                : EvaluationsPage.parts(
                        Graded.of(trial.tried()), trial.grading().book(), View.auditor, new Elsewhere() {
                            @Override
                            public String requirement(String id) {
                                return inquiry.viewing(id).address();
                            }

                            @Override
                            public String reading(String id) {
                                return "/readings/" + Inquiry.encoded(id);
                            }
                        });
    }

    public Shell shell() {
        return shell;
    }

    public Inquiry inquiry() {
        return inquiry;
    }

    public EvidenceForm form() {
        return form;
    }

    public State state() {
        return state;
    }

    /** What was graded, if it could be. */
    public @Nullable Trial trial() {
        return trial;
    }

    /** Why what is supposed could not be tried, or an empty text. */
    public String refused() {
        return refused;
    }

    /** What the parts of reports are taken from. */
    public EvaluationsPage page() {
        return Objects.requireNonNull(page);
    }

    /** The authority as reports have it. */
    public Sheet sheet() {
        return page().sheets().get(0);
    }

    /** The name of the authority, or of the file. */
    public String name() {
        String authority =
                form.isForm() ? form.sections().get(0).controls().get(0).value() : "";
        return authority.isBlank() ? inquiry.file() : Legible.folded(authority);
    }

    /** The requirement in view: the one of the address, or else the first. */
    public Optional<Evaluation.RequirementResult> requirement() {
        Trial known = trial;
        if (known == null) {
            return Optional.empty();
        }
        return known.tried()
                .requirement(inquiry.requirement())
                .or(() -> known.tried().requirements().stream().findFirst());
    }

    /** What a requirement is called at the beginning of a line. */
    public String called(Evaluation.RequirementResult one) {
        return one.id() + " " + one.name();
    }

    /** The differences of one requirement. */
    public List<Difference> moved(String requirement) {
        Trial known = trial;
        return known == null
                ? List.of()
                : known.moved().stream()
                        .filter(one -> one.about().startsWith(requirement + "."))
                        .toList();
    }

    /** What says of a criterion what it does, with where it stands. */
    public String ground(Ground ground) {
        return (ground.evidence() == null ? "" : Wording.place(ground.evidence()) + " ") + ground.says();
    }

    /** The rules that say so. */
    public String rules(Ground ground) {
        return ground.rules().stream()
                .map(rule -> rule.rule().isEmpty() ? rule.where() : "\"" + rule.rule() + "\", " + rule.where())
                .collect(Collectors.joining("; "));
    }

    /** The grades that move. */
    private List<Change> changes() {
        return trial == null ? List.of() : trial.compared().changes();
    }

    /** What becomes of the overall grade where nothing is supposed, or an empty text where that is the same. */
    public String overallWas() {
        return changes().stream()
                .filter(one -> one.requirement().equals(Change.OVERALL))
                .map(Change::before)
                .findFirst()
                .orElse("");
    }

    /** What is said to those who hear the page, in one sentence. */
    public String says() {
        if (!form.isForm() || !form.problems().isEmpty()) {
            return form.problems().size() == 1
                    ? "1 thing is to be put right."
                    : form.problems().size() + " things are to be put right.";
        }
        Trial known = trial;
        if (known == null || !refused.isEmpty()) {
            return refused;
        }
        String view = requirement()
                .map(one -> one.id() + " is " + one.grade()
                        + (known.was(one.id()).isEmpty() ? "" : ", and was " + known.was(one.id())) + ". ")
                .orElse("");
        String moved = requirement()
                .map(one -> moved(one.id()).stream()
                        .map(difference -> difference.about() + " " + difference.what() + ". ")
                        .collect(Collectors.joining()))
                .orElse("");
        return view + moved + "Overall " + known.tried().overall().evidence().grade() + ".";
    }

    // The form.

    /** The identifier of an element about a place of the file. */
    public String id(String place) {
        return "f-" + place.replaceAll("[^A-Za-z0-9-]+", "-");
    }

    /** The kinds of facts. */
    public List<Kind> kinds() {
        return rules.vocabulary().kinds();
    }

    /** What a fact is called where it is struck out. */
    public String fact(String document, int position) {
        return Supposition.fact(document, position);
    }

    /** The anchor of a document, by which reports refer to it. */
    public String anchor(EvidenceForm.Paper paper) {
        return page == null ? id("document-" + paper.position()) : sheet().documentAnchor(paper.id());
    }

    /** The anchor of a fact. */
    public String anchor(EvidenceForm.Paper paper, int fact) {
        return page == null
                ? id("document-" + paper.position() + "-fact-" + (fact + 1))
                : sheet().factAnchor(paper.id(), fact);
    }

    /** What became of a fact, if it was graded. */
    public Optional<Evaluation.FactUse> use(EvidenceForm.Paper paper, int fact) {
        return trial == null
                ? Optional.empty()
                : trial.tried().documents().stream()
                        .filter(one -> one.document().id().equals(paper.id()))
                        .flatMap(one -> one.facts().stream())
                        .filter(one -> one.index() == fact)
                        .findFirst();
    }

    /** Whether a control is for a text of several lines. */
    public boolean isLong(EvidenceForm.Control control) {
        return control.asked().shape() == Asked.Shape.REMARK || control.asked().shape() == Asked.Shape.TEXTS;
    }

    /** What a control asks for, in a few words. */
    public String hint(EvidenceForm.Control control) {
        return switch (control.asked().shape()) {
            case DAY -> "a day, such as 2004-04-20";
            case TEXTS -> "one a line";
            case NUMBER -> "a number";
            default -> "";
        };
    }

    /** What there is to fill in of a fact that is about to be supposed; none where none is. */
    public List<EvidenceForm.Control> supposing() {
        return rules.vocabulary().kind(inquiry.kind()).map(Asked::fact).orElse(List.of()).stream()
                .map(asked -> new EvidenceForm.Control("suppose/" + asked.key(), asked, List.of(), List.of()))
                .toList();
    }

    /** What is said of a fact, but for remarks. */
    public List<EvidenceForm.Control> said(EvidenceForm.Section fact) {
        return fact.controls().stream()
                .filter(one -> !one.values().isEmpty() && one.asked().shape() != Asked.Shape.REMARK)
                .toList();
    }

    /** Any problem, with its line. */
    public String told(Problem problem) {
        return (problem.line() > 0 ? "line " + problem.line() + ": " : "") + problem.message();
    }

    // What is tried.

    /** The names of rule sets that read something otherwise. */
    public List<String> readings() {
        return readings;
    }

    /** The parameters of the rules. */
    public List<Parameter> parameters() {
        return rules.parameters();
    }

    /** Facts that an address supposes, in words. */
    public String supposed(String facts) {
        Trial known = trial;
        if (known == null) {
            return Legible.folded(facts);
        }
        try {
            return said(
                    known, Trial.facts(facts, new EvidenceReader(known.grading().ruleSet())));
        } catch (Gradings.Refused e) {
            return Legible.folded(facts);
        }
    }

    private static String said(Trial known, List<Observation> facts) {
        ProposalWords words = new ProposalWords(known.grading().speaker());
        return facts.stream().map(words::said).collect(Collectors.joining("; and "));
    }

    /**
     * What would lead further.
     *
     * @param sentence that, in a sentence
     * @param facts what to add, as an address has it
     */
    public record Idea(String sentence, String facts) {}

    /** What would lead further for the requirement in view, and overall. */
    public List<Idea> ideas() {
        Trial known = trial;
        Improvements found = ideas;
        if (known == null || found == null) {
            return List.of();
        }
        ProposalWords words = new ProposalWords(known.grading().speaker());
        List<Idea> all = new ArrayList<>();
        requirement()
                .ifPresent(one -> found.of(one.id())
                        .forEach(proposal -> all.add(new Idea(words.sentence(one.id(), proposal), facts(proposal)))));
        found.overall()
                .ifPresent(proposal ->
                        all.add(new Idea(words.sentence("The " + Pack.OVERALL + " grade", proposal), facts(proposal))));
        return all;
    }

    /** What is said where nothing leads further. */
    public String nothingFound() {
        Improvements found = ideas;
        return found != null && found.isCutShort()
                ? "Nothing was found to add, but not all was tried."
                : "Nothing was found to add.";
    }

    /** What could not be tried of what may lead further, in sentences. */
    public List<String> untried() {
        return ideas == null
                ? List.of()
                : ideas.untried().stream()
                        .map(one -> StringUtils.capitalize(one.says()) + ".")
                        .toList();
    }

    private static String facts(Proposal proposal) {
        return proposal.added().stream().map(EvidenceWriter::inOneLine).collect(Collectors.joining("\n"));
    }

    /** The digest of what the file says. */
    public String sha256() {
        return sha256(state.text());
    }

    /** What tells the places of its form from those of others. */
    public String places() {
        return places(form);
    }

    /** The same of any form. */
    static String places(EvidenceForm form) {
        return sha256(String.join("\n", form.places()));
    }

    /** The digest of a text. */
    static String sha256(String text) {
        return EvidenceReader.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The lines that were changed here, where somebody else has changed the file as well. */
    public List<String> yours() {
        return TextChanges.of(state.before(), state.text());
    }

    /** The lines that somebody else has changed. */
    public List<String> theirs() {
        return TextChanges.of(
                state.before(),
                state.meanwhile().map(one -> one.standing().text()).orElse(null));
    }

    /** What it would be saved over, as a request says it. */
    public String over() {
        return state.meanwhile().map(EvidencePage::over).orElse("");
    }

    /** How a request says what somebody else has made of a file: its digest, or that it is gone. */
    static String over(Records.Meanwhile meanwhile) {
        String text = meanwhile.standing().text();
        return text == null ? GONE : sha256(text);
    }
}
