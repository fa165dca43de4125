package assay.cli;

import assay.page.PolicyPage;
import assay.problem.Nearest;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.report.DocumentMarkdown;
import assay.report.DocumentText;
import assay.words.PolicyDocument;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a rule set as a document in plain words. */
@Command(
        name = "read",
        addMethodSubcommands = false,
        description = "Prints what the rules say in plain English, made from the rules themselves.")
final class RulesReadCommand implements Callable<Integer> {

    /** How the document can be written. */
    enum Format {
        text,
        markdown,
        html
    }

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, markdown or html (default: text)")
    Format format = Format.text;

    @Option(names = "--only", paramLabel = "IDS", split = ",", description = "the requirements to read, such as R6,R7")
    @Nullable
    List<String> only;

    private final Program program;

    RulesReadCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleSetReader.Read read = program.read(program.rulesFolder(shared), shared.settings());
        List<String> known = read.ruleSet().pack().requirementIds();
        List<String> wanted = only == null ? List.of() : only;
        for (String id : wanted) {
            if (!known.contains(id)) {
                throw new UsageException("--only: there is no requirement \"" + id + "\"" + Nearest.hint(id, known));
            }
        }
        PolicyDocument document;
        try {
            document = PolicyDocument.of(read, wanted);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        return program.print(
                shared,
                switch (format) {
                    case text -> DocumentText.of(document, shared.width(program.terminal()));
                    case markdown -> DocumentMarkdown.of(document);
                    case html -> PolicyPage.of(document);
                });
    }
}
