package assay.effect;

import assay.draft.Draft;
import assay.files.InputFile;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a change of March 2004 to what it does to all fixtures and to the 133 authorities, as far as each stage. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class ChangeBenchmark {

    /** How far it is found out. */
    public enum Until {
        /** The rules are ready, and the first fixtures are next. */
        READY,
        /** The first fixtures are known: those for which a changed rule had concluded something. */
        FIRST_FIXTURES,
        /** All fixtures are. */
        FIXTURES,
        /** All is. */
        SETTLED
    }

    /** A change of one number that is said in several rules, and one of a condition of one rule. */
    public enum Edit {
        NUMBER,
        CONDITION
    }

    @Param
    Until until;

    @Param
    Edit edit;

    private Effects effects;
    private Draft draft;
    private int number;

    /** Reads rules and evidence. */
    @Setup
    public void read() throws ProblemsException {
        Path rules = Path.of("rules/march-2004");
        Ready saved = Ready.saved(rules, RuleCache.none());
        effects = new Effects(
                saved, RuleCache.none(), new CaseloadReader(saved.rules(), List.of("fixtures")).read(part -> {}));
        draft = Draft.of(rules);
    }

    /** A change that was not made before. */
    private Draft changed() throws InputFile.Unreadable {
        number++;
        String file = edit == Edit.NUMBER ? "parameters.yaml" : "requirement-6.drl";
        String text = draft.text(file);
        String other = edit == Edit.NUMBER
                ? text.replace(
                        "voluntary-organisations:\n  value: 2", "voluntary-organisations:\n  value: " + (2 + number))
                : text.replace(
                        "readers == Readers.MANAGERS )", "readers == Readers.MANAGERS, at != \"" + number + "\" )");
        return draft.typed("x", file, other);
    }

    private boolean isReached(Effect effect) {
        return switch (until) {
            case READY -> effect.stage() == Effect.Stage.FIXTURES;
            case FIRST_FIXTURES -> effect.fixtures().done() > 0;
            case FIXTURES -> effect.stage() == Effect.Stage.AUTHORITIES;
            case SETTLED -> effect.isFinal();
        };
    }

    /** From the change until that is known. */
    @Benchmark
    public boolean change() throws InputFile.Unreadable {
        boolean[] reached = {false};
        effects.find(number, changed(), effect -> reached[0] |= isReached(effect), () -> reached[0]);
        return reached[0];
    }
}
