package assay.evaluation;

import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grades many files in parallel and hands the results over in the order of the files. Only a few results are held at any
 * time, however many files there are. An evaluation that fails or does not come to an end is given up; the others go on, until several have not ended.
 */
public final class Batch {

    private static final int AHEAD_PER_THREAD = 4;
    /** How many evaluations may be given up because they do not come to an end before no more are tried. */
    private static final int MOST_ENDLESS = 3;

    private final Evaluator evaluator;
    private final EvidenceReader reader;
    private final int threads;
    private final AtomicInteger endless = new AtomicInteger();

    /**
     * A batch over one rule set.
     *
     * @param threads how many files to work on at the same time
     */
    public Batch(Evaluator evaluator, EvidenceReader reader, int threads) {
        this.evaluator = evaluator;
        this.reader = reader;
        this.threads = threads;
    }

    /**
     * A file to be graded.
     *
     * @param path the file
     * @param named how it is named in results
     */
    public record Input(Path path, String named) {}

    /** What grades them. */
    public Evaluator evaluator() {
        return evaluator;
    }

    /** What is made of the evidence of each file, by many threads at once. */
    @FunctionalInterface
    public interface Grading<T> {
        /**
         * Makes something of evidence.
         *
         * @throws ProblemsException if the evidence does not allow it
         * @throws RuleFault if the rules cannot grade it
         */
        T of(Evidence evidence) throws ProblemsException;
    }

    /** What is made of each evaluation, by many threads at once. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Makes something of an evaluation.
         *
         * @throws ProblemsException if the evidence does not allow it
         */
        T of(Evidence evidence, Evaluation evaluation) throws ProblemsException;
    }

    /**
     * What became of one file.
     *
     * @param input the file
     * @param value what was made of its evaluation, or null where there are problems
     * @param problems what is wrong with it, or with the rules that could not grade it
     * @param isOfRules whether it is the rules that something is wrong with
     * @param warnings what is odd about the file
     */
    public record Result<T>(
            Input input, @Nullable T value, List<Problem> problems, boolean isOfRules, List<Problem> warnings) {}

    /**
     * Grades all files.
     *
     * @param inputs the files, in the order in which their results are wanted
     * @param work what to make of each evaluation
     * @param results takes the results, in the order of the files, on the calling thread
     */
    public <T> void run(List<Input> inputs, Work<T> work, Consumer<Result<T>> results) {
        run(inputs, evidence -> work.of(evidence, evaluator.evaluate(evidence)), results);
    }

    /**
     * The same of what is graded in a way of its own.
     *
     * @param grading what to make of the evidence of each file
     */
    public <T> void run(List<Input> inputs, Grading<T> grading, Consumer<Result<T>> results) {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, Math.min(threads, inputs.size())), task -> {
            Thread thread = new Thread(task, "evaluation");
            thread.setDaemon(true);
            return thread;
        });
        AtomicReference<RuleFault> last = new AtomicReference<>();
        try {
            Iterator<Input> left = inputs.iterator();
            Queue<Running<T>> running = new ArrayDeque<>();
            while (left.hasNext() || !running.isEmpty()) {
                while (left.hasNext() && running.size() < threads * AHEAD_PER_THREAD) {
                    Running<T> one = new Running<>(left.next(), grading, last);
                    one.start(executor);
                    running.add(one);
                }
                results.accept(running.remove().result());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** One file on its way. */
    private final class Running<T> {

        private final Input input;
        private final Grading<T> grading;
        private final AtomicReference<RuleFault> last;
        private @Nullable Future<Result<T>> future;

        Running(Input input, Grading<T> grading, AtomicReference<RuleFault> last) {
            this.input = input;
            this.grading = grading;
            this.last = last;
        }

        void start(ExecutorService executor) {
            future = executor.submit(this::grade);
        }

        private Result<T> grade() {
            List<Problem> warnings = List.of();
            try {
                Evidence evidence = reader.read(input.path(), input.named());
                warnings = evidence.warnings();
                RuleFault known = last.get();
                if (known != null && endless.get() >= MOST_ENDLESS) {
                    return ungraded(known, warnings);
                }
                return new Result<>(input, grading.of(evidence), List.of(), false, warnings);
            } catch (ProblemsException e) {
                return new Result<>(input, null, e.problems(), false, warnings);
            } catch (RuleFault fault) {
                if (fault.isEndless()) {
                    endless.incrementAndGet();
                    last.set(fault);
                }
                return ungraded(fault, warnings);
            }
        }

        private Result<T> ungraded(RuleFault fault, List<Problem> warnings) {
            return new Result<>(input, null, List.of(fault.ungraded(input.named())), true, warnings);
        }

        Result<T> result() {
            try {
                return Objects.requireNonNull(future).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while grading " + input.named(), e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("grading " + input.named() + " failed", e.getCause());
            }
        }
    }
}
