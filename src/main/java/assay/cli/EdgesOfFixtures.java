package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.Parameter;
import assay.study.EvidenceFiles;
import assay.text.Legible;
import assay.verify.Edges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code assay verify --edges}: which fixtures stand on the edge of a parameter and expect nothing about it. */
final class EdgesOfFixtures {

    private final Program program;
    private final Shared shared;
    private final RuleBase rules;

    EdgesOfFixtures(Program program, Shared shared, RuleBase rules) {
        this.program = program;
        this.shared = shared;
        this.rules = rules;
    }

    /** The rules with another value of a parameter. */
    private record Tried(Parameter parameter, String value, RuleBase rules, Evaluator evaluator) {}

    /** Says which do. */
    int tell(EvidenceFiles files) throws BrokenInput {
        List<Tried> all = new ArrayList<>();
        for (Parameter parameter : rules.ruleSet().parameters()) {
            for (String value : Edges.beside(parameter)) {
                SortedMap<String, String> settings = new TreeMap<>(shared.settings());
                settings.put(parameter.name(), value);
                RuleBase other = program.rules(Path.of(rules.folder()), settings, shared.noCache);
                all.add(new Tried(parameter, value, other, new Evaluator(other)));
            }
        }
        Evaluator evaluator = new Evaluator(rules);
        Failures failures = new Failures();
        failures.add(files.problems());
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        StringBuilder told = new StringBuilder();
        List<String> standing = new ArrayList<>();
        AtomicInteger graded = new AtomicInteger();
        program.batch(evaluator)
                .run(
                        files.inputs(),
                        (evidence, evaluation) -> {
                            List<String> ofFile = new ArrayList<>();
                            for (Evidence fixture : evidence.fixtures()) {
                                Evaluation own = fixture.caseName() == null ? evaluation : evaluator.evaluate(fixture);
                                for (Tried one : all) {
                                    if (Edges.isUnspoken(
                                            fixture, own, one.evaluator.evaluate(fixture), one.rules.ruleSet())) {
                                        ofFile.add(said(fixture, one));
                                    }
                                }
                            }
                            return ofFile;
                        },
                        (Batch.Result<List<String>> result) -> {
                            progress.step();
                            failures.add(result);
                            List<String> ofFile = result.value();
                            if (ofFile != null) {
                                graded.incrementAndGet();
                                standing.addAll(ofFile);
                            }
                        });
        program.complain(failures.problems());
        standing.forEach(line -> told.append(line).append('\n'));
        if (!standing.isEmpty()) {
            told.append(standing.size())
                    .append(standing.size() == 1 ? " edge is" : " edges are")
                    .append(" stood on and not spoken of\n");
        } else if (graded.get() > 0) {
            told.append("no fixture stands on an edge that it says nothing about\n");
        }
        program.print(shared, told.toString());
        return failures.exit(standing.isEmpty() ? Exit.DONE : Exit.NO);
    }

    private static String said(Evidence fixture, Tried one) {
        String of = fixture.caseName() == null ? "" : "case \"" + fixture.caseName() + "\" ";
        return Problem.ofFile(
                        Legible.line(fixture.file()),
                        of + "stands on " + one.parameter.name() + ", expects nothing about it: " + one.value
                                + " would make something else of it")
                .toString();
    }
}
