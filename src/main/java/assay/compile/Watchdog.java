package assay.compile;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets work on rules be done on a thread of its own, and gives it up where it does not come to an end. What counts is the
 * time that its thread has computed: a machine that is busy or asleep gives nothing up. The thread of what was given up
 * goes on, if nothing stops it, but holds up neither its caller nor the end of the program.
 */
public final class Watchdog {

    private static final String INTERRUPTED = "the thread was interrupted before it was done";

    /** What every piece of work may take: far more than it needs on any machine. */
    public static final Limits STANDARD = new Limits(Duration.ofSeconds(30), Duration.ofMinutes(15));

    private static final Duration OFTEN = Duration.ofSeconds(1);
    /** Rules are trees, and who follows one needs a deep stack. */
    private static final long STACK = 16L << 20;
    /** The share of the time that passes in looking for memory when there is none left. */
    private static final double STARVED = 0.8;

    private static final ThreadPoolExecutor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(null, task, "rules", STACK);
                thread.setDaemon(true);
                return thread;
            });

    private Watchdog() {}

    /**
     * How long work may take.
     *
     * @param computing how long its thread may compute
     * @param passing how much time may pass, whatever else the machine does; far more than the other
     */
    public record Limits(Duration computing, Duration passing) {

        /**
         * Why work is given up, if it is.
         *
         * @param computed how long its thread has computed, below 0 where that is not known
         * @param passed how much time has passed
         * @param seen how much time has passed since it was first looked at
         * @param collected how much of what was seen went into looking for memory
         */
        @Nullable
        Overdue exceeded(long computed, long passed, long seen, long collected) {
            boolean starved = seen > computing.toNanos() && collected > STARVED * seen;
            return starved || computed > computing.toNanos() || passed > this.passing.toNanos()
                    ? new Overdue(this, starved)
                    : null;
        }

        /** The same for work that is several times as much. */
        Limits times(int much) {
            return new Limits(computing.multipliedBy(much), passing.multipliedBy(much));
        }
    }

    /** Work that was given up. */
    public static final class Overdue extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean starved;

        private Overdue(Limits limits, boolean starved) {
            super(
                    starved
                            ? "the memory that Java may take (" + memory() + ") does not do"
                            : "there is no end after " + limits.computing.toSeconds() + " seconds of computing");
            this.starved = starved;
        }

        /** Whether there is no memory left, and all time goes into looking for some. */
        public boolean isStarved() {
            return starved;
        }
    }

    /** How much memory Java may take, in words. */
    public static String memory() {
        return (Runtime.getRuntime().maxMemory() >> 20) + " MB";
    }

    /**
     * Does work, and waits until it is done or given up.
     *
     * @throws Overdue if it was given up
     * @throws ExecutionException with what it has thrown itself
     */
    public static <T> T call(Limits limits, Callable<T> work) throws Overdue, ExecutionException {
        return begin(limits, work).get();
    }

    /**
     * Ends the work of this thread where it was given up; who works for long asks now and then.
     *
     * @throws CancellationException if it was
     */
    public static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException(INTERRUPTED);
        }
    }

    /** Begins work, to wait for it later. */
    public static <T> Watched<T> begin(Limits limits, Callable<T> work) {
        Watched<T> watched = new Watched<>(limits, work);
        THREADS.execute(watched.task);
        return watched;
    }

    /** Work that has begun. */
    public static final class Watched<T> {

        private final Limits limits;
        private final FutureTask<T> task;
        private final long began = System.nanoTime();
        private volatile @Nullable Thread thread;
        /** What the thread had computed when it was first looked at. */
        private long computed = -1;
        /** When it was first looked at, and the time that this process had by then spent in looking for memory. */
        private long first = -1;

        private long collected;
        private @Nullable Overdue given;

        private Watched(Limits limits, Callable<T> work) {
            this.limits = limits;
            this.task = new FutureTask<>(() -> {
                thread = Thread.currentThread();
                try {
                    return work.call();
                } finally {
                    thread = null;
                }
            });
        }

        /**
         * Waits until it is done or given up.
         *
         * @throws CancellationException if the thread that waits is interrupted; the work is given up then
         */
        public T get() throws Overdue, ExecutionException {
            return get(true);
        }

        /**
         * The same of work that others wait for as well: it goes on where one who waits does not want it any more.
         *
         * @throws CancellationException if the thread that waits is interrupted
         */
        public T getShared() throws Overdue, ExecutionException {
            return get(false);
        }

        private synchronized T get(boolean alone) throws Overdue, ExecutionException {
            long often = Math.min(OFTEN.toNanos(), limits.computing.toNanos() / 4 + 1);
            while (true) {
                if (given != null) {
                    throw given;
                }
                try {
                    // What is done would be handed over to an interrupted thread as well, as it happens.
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    return task.get(often, TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    look();
                } catch (InterruptedException e) {
                    // Who waits is told that nobody wants it, and so is who works on it for nobody else.
                    if (alone) {
                        task.cancel(true);
                    }
                    Thread.currentThread().interrupt();
                    throw new CancellationException(INTERRUPTED);
                }
            }
        }

        /** Has it end where it has not, for nobody wants it any more. */
        public void giveUp() {
            task.cancel(true);
        }

        private void look() {
            Thread working = thread;
            long passed = System.nanoTime() - began;
            if (first < 0) {
                first = passed;
                collected = collected();
            }
            long now = working == null ? -1 : computed(working);
            if (computed < 0) {
                computed = now;
            }
            given = limits.exceeded(
                    now < 0 ? -1 : now - computed,
                    passed,
                    passed - first,
                    TimeUnit.MILLISECONDS.toNanos(collected() - collected));
            if (given != null) {
                task.cancel(true);
            }
        }

        private static long computed(Thread working) {
            try {
                return ManagementFactory.getThreadMXBean().getThreadCpuTime(working.getId());
            } catch (UnsupportedOperationException e) {
                return -1;
            }
        }

        private static long collected() {
            return ManagementFactory.getGarbageCollectorMXBeans().stream()
                    .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                    .sum();
        }
    }
}
