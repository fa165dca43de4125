package assay.effect;

import assay.problem.ProblemsException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * What is made of rule files on a thread of its own, for as long as somebody wants it. Such threads wait for each other, and for
 * those of the compiler: they are none that all of the program shares.
 */
final class Work<T> {

    /** So often it is asked whether it is still wanted, in milliseconds. */
    private static final long OFTEN = 5;

    private final FutureTask<T> task;

    private Work(Made<T> work) {
        this.task = new FutureTask<>(work::made);
    }

    /** Something that is made of rule files. */
    @FunctionalInterface
    interface Made<T> {
        T made() throws ProblemsException;
    }

    static <T> Work<T> begin(Made<T> work) {
        Work<T> begun = new Work<>(work);
        Thread thread = new Thread(begun.task, "draft");
        thread.setDaemon(true);
        thread.start();
        return begun;
    }

    /**
     * What was made, once it is.
     *
     * @throws CancellationException if nobody wants it any more; its thread is told so
     * @throws CompletionException with what it has thrown that is no problem of the files
     */
    T done(BooleanSupplier stale) throws ProblemsException {
        while (true) {
            if (stale.getAsBoolean()) {
                cancel();
                throw new CancellationException();
            }
            try {
                return task.get(OFTEN, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It is asked again whether anybody wants it.
            } catch (ExecutionException e) {
                if (e.getCause() instanceof ProblemsException problems) {
                    throw problems;
                }
                throw new CompletionException(e.getCause());
            } catch (InterruptedException e) {
                cancel();
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }
    }

    /** Says that nobody wants it any more. */
    void cancel() {
        task.cancel(true);
    }
}
