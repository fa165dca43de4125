package assay.workbench;

import io.javalin.http.sse.SseClient;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells every open page that something has changed, and leaves it to the page to ask what. */
final class Events {

    /** So many pages may listen at once; one more is told to ask again later. */
    private static final int MOST = 64;

    private final Set<SseClient> listening = ConcurrentHashMap.newKeySet();

    /** Takes in a page. */
    void join(SseClient page) {
        if (listening.size() >= MOST) {
            page.close();
            return;
        }
        page.keepAlive();
        page.onClose(() -> listening.remove(page));
        listening.add(page);
    }

    /**
     * Tells all.
     *
     * @param what what has changed
     * @param number the state in which it is so
     */
    void tell(String what, long number) {
        send(what, Long.toString(number));
    }

    /** Says a sentence to those who hear a page. */
    void say(String sentence) {
        send("said", sentence);
    }

    private void send(String what, String data) {
        for (SseClient page : listening) {
            if (page.terminated()) {
                listening.remove(page);
            } else {
                page.sendEvent(what, data);
            }
        }
    }

    /** Ends all. */
    void close() {
        listening.forEach(SseClient::close);
        listening.clear();
    }
}
