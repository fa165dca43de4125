package assay.workbench;

import assay.effect.Caseload;
import assay.effect.Effects;
import assay.evaluation.RuleFault;
import assay.evidence.Asked;
import assay.evidence.Evidence;
import assay.evidence.EvidenceForm;
import assay.files.InputFile;
import assay.interview.FileName;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.Templates;
import assay.page.View;
import assay.report.MarkdownReport;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.whatif.Improvements;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UnprocessableContentResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is shown of evidence: its files, what comes of each, and what came of it if something were otherwise. */
public final class EvidenceScreen implements Screen {

    /** So many files are remembered as they could be graded last. */
    private static final int MOST = 32;

    private final Desk desk;
    private final Records records;
    private final Cabinet cabinet;
    private final Gradings gradings;
    private final Untaken untaken;
    private final Map<String, Evidence> graded = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Evidence> eldest) {
            return size() > MOST;
        }
    };

    private final Executor warming = ForkJoinPool.commonPool();
    private @Nullable Caseload seen;
    private List<EvidenceTable.Row> rows = List.of();

    EvidenceScreen(Desk desk, Cabinet cabinet, Records records, Untaken untaken, Gradings gradings) {
        this.desk = desk;
        this.records = records;
        this.untaken = untaken;
        this.gradings = gradings;
        this.cabinet = cabinet;
    }

    /** What a page shows while there are no rules to read evidence by. */
    public record Waiting(Shell shell) {}

    /**
     * What the page of a new file shows.
     *
     * @param shell what stands around it
     * @param folders where it may be made
     * @param asked what is asked of the authority
     */
    public record New(Shell shell, List<String> folders, List<Asked> asked) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page("/evidence", "The files of evidence.", this::table),
                Route.page("/evidence/new", "A file of evidence that is to be begun.", this::fresh),
                Route.page(
                        "/evidence/<file>",
                        "A file of evidence, and what comes of it; with a requirement behind its name that one is in view.",
                        this::file),
                Route.get(
                        "/api/evidence/report/<file>",
                        "A report of what was tried, as a page or in Markdown (format=html, format=markdown).",
                        new Body("text/*", Map.of()),
                        this::report));
    }

    private void table(Context request) {
        Shell shell = Shell.of(request, desk, "evidence", "Evidence");
        Effects effects = desk.state().effects();
        if (effects == null) {
            waiting(request, shell);
            return;
        }
        warming.execute(() -> gradings.warm(effects.saved()));
        request.html(Templates.page(
                "workbench/evidence.jte",
                new EvidenceTable(
                        shell,
                        EvidenceTable.with(rows(effects), unsaved()),
                        EvidenceTable.Filter.of(request),
                        cabinet.folders(),
                        rules(effects).pack().gradeNames(),
                        rules(effects).hasInterviewHeading())));
    }

    /** What is told of each file of which something is not saved. */
    private Map<String, String> unsaved() {
        Map<String, String> says = new LinkedHashMap<>();
        for (String name : records.state().unsaved(cabinet)) {
            boolean isOther = cabinet.find(name).flatMap(records::meanwhile).isPresent();
            says.put(name, isOther ? "not saved, and changed on disk meanwhile" : "not saved");
        }
        return says;
    }

    private static void waiting(Context request, Shell shell) {
        request.html(Templates.page("workbench/waiting.jte", new Waiting(shell)));
    }

    /** What the rules were tried on in a table, made once. */
    private synchronized List<EvidenceTable.Row> rows(Effects effects) {
        if (!effects.caseload().equals(seen)) {
            rows = EvidenceTable.rows(effects.caseload(), rules(effects).pack().metGrades(), cabinet);
            seen = effects.caseload();
        }
        return rows;
    }

    private static RuleSet rules(Effects effects) {
        return effects.saved().ruleSet();
    }

    private void fresh(Context request) {
        Shell shell = Shell.of(request, desk, "evidence", "A new file of evidence");
        Effects effects = desk.state().effects();
        if (effects == null) {
            waiting(request, shell);
            return;
        }
        request.html(Templates.page(
                "workbench/evidencenew.jte", new New(shell, cabinet.folders(), Asked.authority(rules(effects)))));
    }

    private void file(Context request) throws InputFile.Unreadable {
        Effects effects = desk.state().effects();
        if (effects == null) {
            waiting(request, Shell.of(request, desk, "evidence", "Evidence"));
            return;
        }
        Inquiry inquiry = inquiry(request);
        EvidencePage page = page(request, effects, inquiry, cabinet.named(inquiry.file()));
        Trial trial = page.trial();
        if (trial != null
                && !inquiry.requirement().isEmpty()
                && trial.tried().requirement(inquiry.requirement()).isEmpty()) {
            throw new NotFoundResponse("there is no requirement " + inquiry.requirement() + " in these rules");
        }
        request.html(Templates.page("workbench/evidencefile.jte", page));
    }

    /** The file of an address, and the requirement behind it if there is one. */
    private Inquiry inquiry(Context request) {
        String path = request.pathParam("file");
        if (cabinet.find(path).isPresent()) {
            return Inquiry.of(request, path, "");
        }
        int slash = path.lastIndexOf('/');
        return slash < 0
                ? Inquiry.of(request, path, "")
                : Inquiry.of(request, path.substring(0, slash), path.substring(slash + 1));
    }

    private EvidencePage page(Context request, Effects effects, Inquiry inquiry, Cabinet.Slot slot)
            throws InputFile.Unreadable {
        RuleBase saved = effects.saved();
        Inquiry shown = inquiry;
        Records.State recorded = records.state();
        String text = recorded.draft(slot.folder()).text(slot.file());
        EvidenceForm form = EvidenceForm.of(slot.named(), text, saved.ruleSet());
        Evidence evidence = lately(slot, form.evidence());
        Trial trial = null;
        Improvements ideas = null;
        String refused = "";
        try {
            Gradings.Grading now = gradings.saved(saved);
            if (evidence != null) {
                trial = Trial.of(now, gradings.of(saved, inquiry.reading(), inquiry.set()), text, evidence, inquiry);
                ideas = inquiry.ideas() ? trial.grading().improvements(trial.evidence()) : null;
            }
        } catch (Gradings.Refused e) {
            refused = String.valueOf(e.getMessage());
        } catch (RuleFault e) {
            refused = e.problem().message();
        }
        if (!refused.isEmpty() && inquiry.isTried()) {
            // What cannot be tried hides nothing of how it stands.
            shown = inquiry.asItStands();
            trial = asItStands(saved, text, evidence, shown);
        }
        List<String> steps =
                records.steps(slot).stream().map(step -> step.says()).toList();
        String before = recorded.draft(slot.folder()).before().get(slot.file());
        EvidencePage.State state = new EvidencePage.State(
                recorded.number(),
                text,
                recorded.isUnsaved(slot),
                before == null && recorded.isUnsaved(slot),
                steps.size(),
                steps.isEmpty() ? "" : steps.get(steps.size() - 1),
                Objects.requireNonNullElse(before, ""),
                records.meanwhile(slot),
                recorded.notKept(),
                form.evidence().isEmpty(),
                untaken.of(slot));
        return new EvidencePage(
                Shell.of(request, desk, "evidence", inquiry.file()),
                shown,
                form,
                saved.ruleSet(),
                state,
                trial,
                refused,
                gradings.readings(saved),
                ideas);
    }

    private @Nullable Trial asItStands(RuleBase saved, String text, @Nullable Evidence evidence, Inquiry inquiry) {
        try {
            Gradings.Grading now = gradings.saved(saved);
            return evidence == null ? null : Trial.of(now, now, text, evidence, inquiry);
        } catch (Gradings.Refused | RuleFault e) {
            // It cannot be graded either way, and why is told already.
            return null;
        }
    }

    /** Evidence as it is, or as it could be read last while something is wrong with it. */
    private @Nullable Evidence lately(Cabinet.Slot slot, Optional<Evidence> now) {
        synchronized (graded) {
            now.ifPresent(evidence -> graded.put(slot.name(), evidence));
            return graded.get(slot.name());
        }
    }

    private void report(Context request) throws InputFile.Unreadable {
        Effects effects = EvidenceChanges.effects(desk);
        Inquiry inquiry = inquiry(request);
        EvidencePage page = page(request, effects, inquiry, cabinet.named(inquiry.file()));
        Trial trial = page.trial();
        if (trial == null
                || !page.refused().isEmpty()
                || !page.form().evidence().isPresent()) {
            throw new UnprocessableContentResponse("There is no result to report: " + page.says());
        }
        boolean markdown = "markdown".equals(request.queryParam("format"));
        String name = FileName.of(trial.tried().authority());
        request.header(
                "Content-Disposition",
                "attachment; filename=\"" + (name.isEmpty() ? "tried" : name) + (markdown ? ".md" : ".html") + "\"");
        if (markdown) {
            request.contentType("text/markdown; charset=utf-8").result(markdown(trial));
        } else {
            request.contentType("text/html; charset=utf-8")
                    .result(
                            trial.sentences().isEmpty()
                                    ? EvaluationsPage.of(
                                            List.of(Graded.of(trial.tried())),
                                            trial.grading().book(),
                                            View.auditor)
                                    : EvaluationsPage.ofTried(
                                            Graded.of(trial.tried()),
                                            trial.grading().book(),
                                            View.auditor,
                                            tried(trial)));
        }
    }

    private static List<String> tried(Trial trial) {
        List<String> all = new ArrayList<>(trial.sentences());
        trial.compared()
                .changes()
                .forEach(change -> all.add(change.requirement() + " is " + change.after() + ", and is "
                        + change.before() + " as the file stands."));
        if (trial.compared().changes().isEmpty()) {
            all.add("No grade changes.");
        }
        return all;
    }

    private static String markdown(Trial trial) {
        String said = trial.sentences().isEmpty()
                ? ""
                : "Only tried: this is no result of the file as it stands.\n\n"
                        + tried(trial).stream()
                                .map(one -> "- " + MarkdownReport.safe(one) + "\n")
                                .collect(Collectors.joining())
                        + "\n";
        return said + new MarkdownReport().of(trial.tried());
    }
}
