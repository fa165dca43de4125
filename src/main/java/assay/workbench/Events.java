package assay.workbench;

import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Tells every open page that something has changed, and leaves it to the page to ask what. */
final class Events implements Screen {

    /**
     * So many pages may listen at once. That a page is gone is only noticed when something is sent to it, so that one more takes
     * the place of the one that has listened longest; where that is still there, its browser asks again.
     */
    static final int MOST = 64;

    /** How many times something was told. */
    private final AtomicLong told = new AtomicLong();

    /** Those that listen, in the order in which they came. */
    private final Deque<SseClient> listening = new ArrayDeque<>();

    private final List<LongConsumer> inside = new CopyOnWriteArrayList<>();

    /** How many times something was told: a page that was asked for before the last time is not up to date. */
    long told() {
        return told.get();
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get(
                Api.EVENTS,
                "Tells when something has changed, for as long as somebody listens: `draft`, `effect`, `tests`, `evidence`,"
                        + " `study` and `edges`, each with the number of the state in which it is so, and at first `told`, how many times"
                        + " anything was told before.",
                Body.EVENTS,
                new SseHandler(this::join)));
    }

    /** Takes in a page, and tells it how many times something was told. */
    void join(SseClient page) {
        page.keepAlive();
        page.onClose(() -> leave(page));
        List<SseClient> outstayed = new ArrayList<>();
        synchronized (listening) {
            listening.add(page);
            while (listening.size() > MOST) {
                outstayed.add(listening.remove());
            }
        }
        outstayed.forEach(SseClient::close);
        page.sendEvent("told", Long.toString(told()));
    }

    private void leave(SseClient page) {
        synchronized (listening) {
            listening.remove(page);
        }
    }

    /**
     * Tells all.
     *
     * @param what what has changed
     * @param number the state in which it is so
     */
    void tell(String what, long number) {
        told.incrementAndGet();
        inside.forEach(one -> one.accept(number));
        for (SseClient page : all()) {
            if (page.terminated()) {
                leave(page);
            } else {
                page.sendEvent(what, Long.toString(number));
            }
        }
    }

    /** Says a sentence to those who hear a page. */
    void say(String sentence) {
        for (SseClient page : all()) {
            if (!page.terminated()) {
                page.sendEvent("said", sentence);
            }
        }
    }

    /** Has a listener of this program told, too, until what comes back is run. */
    Runnable listen(LongConsumer listener) {
        inside.add(listener);
        return () -> inside.remove(listener);
    }

    /** How many listen, those among them of whom it was not noticed yet that they are gone. */
    int listeners() {
        return all().size();
    }

    private List<SseClient> all() {
        synchronized (listening) {
            return List.copyOf(listening);
        }
    }

    /** Ends all. */
    void close() {
        all().forEach(SseClient::close);
    }
}
