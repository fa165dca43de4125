package assay.cli;

import assay.comparison.Change;
import assay.comparison.Comparer;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.files.StandardInput;
import assay.policy.Document;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.report.JsonReport;
import assay.report.TextReport;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.text.HowMany;
import assay.text.Legible;
import assay.text.Width;
import assay.whatif.Improvements;
import assay.whatif.WhatIf;
import assay.words.Speaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an authority would have to show for better grades, or grades it with something added. */
@Command(
        name = "what-if",
        addMethodSubcommands = false,
        description = "Says what evidence would lead to the next grade, or grades a file with some added.")
final class WhatIfCommand implements Callable<Integer> {

    @Mixin
    Printing shared = new Printing();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Option(
            names = "--add",
            paramLabel = "FACTS",
            description = "a file with a fact, or a list of facts, to grade the authority with")
    List<Path> added = List.of();

    @Parameters(index = "0", paramLabel = "FILE", description = "a file of evidence; - is standard input")
    String file = "";

    private final Program program;

    WhatIfCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase base = program.rules(shared);
        RuleSet rules = base.ruleSet();
        EvidenceReader reader = new EvidenceReader(rules).withInput(new StandardInput(System.in));
        List<Problem> problems = new ArrayList<>();
        List<Problem> warnings = new ArrayList<>();
        List<Observation> facts = new ArrayList<>();
        List<SubmittedDocument> shown = new ArrayList<>();
        Evidence evidence = null;
        try {
            evidence = reader.read(Path.of(file), file);
            shown.addAll(evidence.documents());
            warnings.addAll(evidence.warnings());
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        for (Path path : added) {
            try {
                EvidenceReader.Facts read = reader.readFacts(path, path.toString(), shown);
                facts.addAll(read.facts());
                shown.add(new SubmittedDocument(
                        new Document(path.toString(), "", null, null, shown.size()), read.facts()));
                warnings.addAll(read.warnings());
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
        }
        if (evidence == null || !problems.isEmpty()) {
            throw new BrokenInput(problems, Exit.INPUT);
        }
        program.warn(shared, warnings);
        RuleSetReader.Read read = program.read(program.rulesFolder(shared), shared.settings());
        WhatIf whatIf = new WhatIf(new Evaluator(base), read);
        if (!added.isEmpty()) {
            return program.print(shared, withAdded(whatIf, rules, evidence, facts));
        }
        Improvements found = whatIf.improvements(evidence);
        program.warn(
                shared,
                found.untried().stream()
                        .map(one -> new Problem(
                                base.shown(one.kind().file()), one.kind().line(), 0, one.says()))
                        .toList());
        Proposals proposals = new Proposals(found, rules, new Speaker(rules.pack(), read.files(), read.declarations()));
        return program.print(shared, format == TextOrJson.json ? proposals.json() : proposals.text(width(rules)));
    }

    private String withAdded(WhatIf whatIf, RuleSet rules, Evidence evidence, List<Observation> facts) {
        Evaluation after = whatIf.evaluated(evidence, facts);
        if (format == TextOrJson.json) {
            return JsonReport.withAdded(after, evidence.sha256(), each(facts, rules));
        }
        Width width = width(rules);
        StringBuilder text = new StringBuilder(Width.whole(Legible.line(file)))
                .append(" with ")
                .append(HowMany.of(facts.size(), "fact"))
                .append(" added, in document ")
                .append(Legible.folded(after.documents()
                        .get(after.documents().size() - 1)
                        .document()
                        .id()))
                .append(": ");
        List<Change> changes = new Comparer(rules, rules)
                .compare(whatIf.evaluated(evidence, List.of()), after)
                .changes();
        text.append(changes.isEmpty() ? "no grade changes" : "");
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            text.append(i == 0 ? "" : "; ")
                    .append(change.requirement())
                    .append(' ')
                    .append(change.before())
                    .append(" -> ")
                    .append(change.after());
        }
        return width.fit(text.append("\n\n").toString())
                + new TextReport(shared.ink(program.terminal()), rules.pack().metGrades(), width, false).of(after);
    }

    private Width width(RuleSet rules) {
        return shared.width(program.terminal(), rules.pack());
    }

    private static List<String> each(List<Observation> facts, RuleSet rules) {
        return facts.stream()
                .map(fact -> EvidenceWriter.facts(List.of(fact), 0, rules))
                .toList();
    }
}
