package assay.cli;

import assay.audit.Audit;
import assay.audit.Checked;
import assay.audit.Checked.Outcome;
import assay.audit.Figure;
import assay.csv.CsvFile;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Redaction;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.publication.Caption;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Plan;
import assay.study.Study;
import assay.text.Legible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks published figures against a study. */
@Command(
        name = "audit",
        addMethodSubcommands = false,
        description =
                "Checks a list of published figures against a study: which reproduce, which do not, and which cannot be"
                        + " recomputed. A list says where a study has each figure (fixtures/README.md). What is printed as about a number is no further"
                        + " from it than a twentieth of it.")
final class AuditCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Mixin
    Population population = new Population();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Option(names = "--all", description = "list also what reproduces")
    boolean all;

    @Parameters(index = "0", paramLabel = "FIGURES", description = "the list of figures, comma-separated values")
    Path figures = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            arity = "1..*",
            description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    AuditCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rules(shared);
        Population.Studied studied = population.study(program, shared, rules, Redaction.NONE, paths);
        program.complain(studied.failures().problems());
        List<Checked> checked;
        try {
            Audit.Audited audited = new Audit(studied.study(), file -> alone(rules, beside(file)))
                    .check(CsvFile.read(figures, figures.toString()));
            program.complain(audited.noRows());
            studied.failures().add(audited.noRows());
            checked = audited.checked();
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        }
        program.print(
                shared,
                format == TextOrJson.json
                        ? json(checked, studied.study())
                        : shared.width(program.terminal(), rules.ruleSet().pack())
                                .fit(text(checked, studied.study())));
        return studied.failures().exit(checked.stream().allMatch(Checked::isExpected) ? Exit.DONE : Exit.NO);
    }

    /** A file that the list names. The list may be anybody's: what does not lie where it does, or below, is not looked into. */
    private Path beside(String file) throws ProblemsException {
        Path path = figures.resolveSibling(file);
        try {
            Path folder = figures.toAbsolutePath().getParent();
            boolean up = Path.of(file).isAbsolute()
                    || Stream.of(file.split("[/\\\\]")).anyMatch(".."::equals);
            if (up
                    || folder == null
                    || (Files.exists(path) && !path.toRealPath().startsWith(folder.toRealPath()))) {
                throw new ProblemsException(Problem.ofFile(
                        path.toString(), "it lies elsewhere, and a list names files beside it or below it"));
            }
        } catch (IOException e) {
            throw new ProblemsException(Problem.ofFile(path.toString(), "it cannot be looked for"));
        }
        Overwriting.refuse("--output", shared.output, List.of(), path);
        return path;
    }

    /** A study of a single file, which some figures are about. */
    private static Study alone(RuleBase rules, Path file) throws ProblemsException {
        Evaluator evaluator = new Evaluator(rules);
        Evidence evidence = new EvidenceReader(rules.ruleSet()).read(file, file.toString());
        try {
            return new Study(
                    rules.ruleSet(),
                    rules.ruleSet().criteria(),
                    List.of(Authority.of(evidence, evaluator.evaluate(evidence))),
                    Optional.empty(),
                    Optional.empty(),
                    Plan.NONE);
        } catch (RuleFault fault) {
            throw new RuleFault(fault.ungraded(file.toString()));
        }
    }

    private static long count(List<Checked> checked, Outcome outcome) {
        return checked.stream().filter(one -> one.outcome() == outcome).count();
    }

    private String text(List<Checked> checked, Study study) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            List<Checked> those = checked.stream()
                    .filter(one -> one.outcome() == outcome)
                    .filter(one -> all || outcome != Outcome.REPRODUCED || !one.isExpected())
                    .toList();
            if (!those.isEmpty()) {
                text.append(outcome.words()).append('\n');
                those.forEach(one -> text.append(text(one)));
                text.append('\n');
            }
        }
        if (!study.rules().settings().isEmpty()) {
            text.append("by ").append(study.rules().called()).append('\n');
        }
        if (study.synthetic() > 0) {
            text.append(Caption.of(study)).append('\n');
        }
        long unexpected = checked.stream().filter(one -> !one.isExpected()).count();
        return text.append(count(checked, Outcome.REPRODUCED))
                .append(" of ")
                .append(checked.size())
                .append(" figures reproduced, ")
                .append(count(checked, Outcome.NOT_REPRODUCED))
                .append(" not, ")
                .append(count(checked, Outcome.CANNOT_BE_RECOMPUTED))
                .append(" cannot be recomputed; ")
                .append(unexpected == 0 ? "all as the list says" : unexpected + " not as the list says")
                .append('\n')
                .toString();
    }

    private static String text(Checked one) {
        Figure figure = one.figure();
        String text = "  " + Legible.folded(figure.id()) + "  " + Legible.folded(figure.where()) + ": "
                + Legible.folded(figure.about()) + "\n      printed " + Legible.folded(figure.printed())
                + (one.recomputed().isEmpty() ? "" : ", recomputed " + Legible.folded(one.recomputed()))
                + (figure.measure().isEmpty() ? "" : "  [" + Legible.folded(figure.measure()) + "]") + "\n";
        if (!figure.reason().isEmpty()) {
            text += "      " + Legible.folded(figure.reason()) + "\n";
        }
        if (!one.isExpected()) {
            text += figure.reason().isEmpty()
                    ? "      the list gives no reason for that\n"
                    : "      yet it reproduces: the list should not say otherwise\n";
        }
        return text;
    }

    private static String json(List<Checked> checked, Study study) {
        return JsonDocument.of(json -> {
            json.writeNumberProperty("authorities", study.authorities().size());
            json.writeNumberProperty("synthetic", study.synthetic());
            JsonReport.values(json, "set", study.rules().settings());
            for (Outcome outcome : Outcome.values()) {
                json.writeNumberProperty(outcome.words(), count(checked, outcome));
            }
            json.writeArrayPropertyStart("figures");
            for (Checked one : checked) {
                json.writeStartObject();
                json.writeStringProperty("figure", one.figure().id());
                json.writeStringProperty("where", one.figure().where());
                json.writeStringProperty("about", one.figure().about());
                json.writeStringProperty("printed", one.figure().printed());
                json.writeStringProperty("measure", one.figure().measure());
                json.writeStringProperty("outcome", one.outcome().words());
                json.writeStringProperty("recomputed", one.recomputed());
                json.writeStringProperty("reason", one.figure().reason());
                json.writeBooleanProperty("expected", one.isExpected());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
