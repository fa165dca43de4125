package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Redacted;
import assay.evidence.Redaction;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.View;
import assay.publication.StudyFiles;
import assay.publication.StudyJson;
import assay.publication.StudyPage;
import assay.publication.StudyText;
import assay.rules.RuleBase;
import assay.words.RuleBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of many authorities. */
@Command(
        name = "study",
        addMethodSubcommands = false,
        description =
                "Makes a study of many authorities: tables, ranks, and what goes together with what. With --output the"
                        + " whole of it is written to that folder: JSON, a workbook, CSV, a report, charts, pages, feedback for"
                        + " each authority.")
final class StudyCommand implements Callable<Integer> {

    @Mixin
    Shared shared = new Shared();

    @Mixin
    Population population = new Population();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "write the whole study there too, in a folder that is new, empty or a former study's"
                    + Overwriting.FOLDERS)
    @Nullable
    Path folder;

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description = "for whom the pages of authorities are: council, assessor or auditor (default: auditor)")
    @Nullable
    View view;

    @Mixin
    Redacting redacting = new Redacting();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    StudyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Overwriting.refuseFolder("--output", folder, paths, population.codebook, population.invited, population.plan);
        if (folder == null && (view != null || !redacting.redact.isEmpty())) {
            throw new UsageException((view != null ? "--view" : "--redact")
                    + " is for the pages of a study; say with --output where to");
        }
        Redaction redaction = redacting.redaction();
        RuleBase rules = program.rules(shared);
        Population.Studied studied = population.study(program, shared, rules, redaction, paths);
        program.complain(studied.failures().problems());
        if (folder == null && studied.failures().isAll()) {
            return studied.failures().exit(Exit.DONE);
        }
        if (folder != null) {
            if (!studied.failures().problems().isEmpty()) {
                throw new UsageException("nothing was written to " + folder + ", because of what is wrong above");
            }
            RuleBook book = RuleBook.of(program.read(program.rulesFolder(shared), shared.settings()));
            StudyFolder.write(folder, taker -> {
                new StudyFiles(studied.study()).each(taker);
                pages(rules, redaction, studied, book, taker);
            });
        }
        program.print(
                shared,
                format == TextOrJson.json
                        ? StudyJson.of(studied.study())
                        : StudyText.of(
                                studied.study(),
                                shared.width(program.terminal(), rules.ruleSet().pack())));
        return studied.failures().exit(Exit.DONE);
    }

    /** A page for each authority, which is graded again for it, so that only a few are held at a time. */
    private void pages(
            RuleBase rules, Redaction redaction, Population.Studied studied, RuleBook book, StudyFiles.Taker taker) {
        Batch batch = program.batch(rules);
        Iterator<String> files = StudyPage.files(studied.study()).iterator();
        batch.run(
                studied.inputs(),
                (evidence, evaluation) -> EvaluationsPage.inStudy(
                        Graded.of(Redacted.of(
                                batch.evaluator(),
                                evidence,
                                evaluation.with(batch.evaluator().dependence(evidence, evaluation)),
                                redaction)),
                        book,
                        view == null ? View.auditor : view,
                        StudyPage.FROM_AUTHORITIES),
                (Batch.Result<String> result) -> {
                    String page = result.value();
                    if (page == null) {
                        program.complain(result.problems());
                        throw new UsageException("nothing was written to " + folder + ", because "
                                + result.input().named()
                                + (redaction.keys().isEmpty()
                                        ? " has changed meanwhile"
                                        : " cannot be shown without what is to be hidden"));
                    }
                    try {
                        taker.take(files.next(), page.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
