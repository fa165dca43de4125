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
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Grades many files in parallel and hands the results over in the order of the files. Only a few results are held at any
 * time, however many files there are. An evaluation that fails or does not come to an end is given up; the others go on.
 */
public final class Batch {

    /** How long one evaluation may take before its rules are taken for running away. */
    static final long DEADLINE_SECONDS = 30;

    private static final int AHEAD_PER_THREAD = 4;

    private final Evaluator evaluator;
    private final EvidenceReader reader;
    private final int threads;
    private final long deadlineSeconds;

    /**
     * A batch over one rule set.
     *
     * @param threads how many files to work on at the same time
     */
    public Batch(Evaluator evaluator, EvidenceReader reader, int threads) {
        this(evaluator, reader, threads, DEADLINE_SECONDS);
    }

    Batch(Evaluator evaluator, EvidenceReader reader, int threads, long deadlineSeconds) {
        this.evaluator = evaluator;
        this.reader = reader;
        this.threads = threads;
        this.deadlineSeconds = deadlineSeconds;
    }

    /**
     * A file to be graded.
     *
     * @param path the file
     * @param named how it is named in results
     */
    public record Input(Path path, String named) {}

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
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                threads, Integer.MAX_VALUE, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "evaluation");
                    thread.setDaemon(true);
                    return thread;
                });
        try {
            Iterator<Input> left = inputs.iterator();
            Queue<Running<T>> running = new ArrayDeque<>();
            while (left.hasNext() || !running.isEmpty()) {
                while (left.hasNext() && running.size() < threads * AHEAD_PER_THREAD) {
                    Running<T> one = new Running<>(left.next(), work);
                    one.start(executor);
                    running.add(one);
                }
                results.accept(running.remove().result(executor));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** One file on its way. */
    private final class Running<T> {

        private final Input input;
        private final Work<T> work;
        private volatile @Nullable RuleSession session;
        private volatile long began;
        private @Nullable Future<Result<T>> future;

        Running(Input input, Work<T> work) {
            this.input = input;
            this.work = work;
        }

        void start(ExecutorService executor) {
            future = executor.submit(this::grade);
        }

        private Result<T> grade() {
            List<Problem> warnings = List.of();
            try {
                Evidence evidence = reader.read(input.path(), input.named());
                warnings = evidence.warnings();
                Evaluation evaluation = evaluator.watched(evidence, started -> {
                    began = System.nanoTime();
                    session = started;
                });
                session = null;
                return new Result<>(input, work.of(evidence, evaluation), List.of(), false, warnings);
            } catch (ProblemsException e) {
                return new Result<>(input, null, e.problems(), false, warnings);
            } catch (RuleFault fault) {
                return ungraded(fault, warnings);
            } finally {
                session = null;
            }
        }

        private Result<T> ungraded(RuleFault fault, List<Problem> warnings) {
            return new Result<>(input, null, List.of(fault.ungraded(input.named())), true, warnings);
        }

        Result<T> result(ThreadPoolExecutor executor) {
            while (true) {
                try {
                    return Objects.requireNonNull(future).get(1, TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    RuleSession overdue = session;
                    if (overdue != null && System.nanoTime() - began > TimeUnit.SECONDS.toNanos(deadlineSeconds)) {
                        // Its thread is lost, and another takes its place.
                        executor.setCorePoolSize(executor.getCorePoolSize() + 1);
                        return ungraded(overdue.overdue(), List.of());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted while grading " + input.named(), e);
                } catch (ExecutionException e) {
                    throw new IllegalStateException("grading " + input.named() + " failed", e.getCause());
                }
            }
        }
    }
}
