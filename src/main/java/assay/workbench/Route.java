package assay.workbench;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/**
 * An address and what is done there.
 *
 * @param method how it is asked for: what changes nothing is got, everything else is not
 * @param path the address; {@code {name}} is one part of it, {@code <name>} any number of parts
 * @param says what it gives or does, in a sentence for those who write programs against it
 * @param asks what the address can ask for besides, after the question mark
 * @param takes what the body is to be, or {@link Body#NONE}
 * @param gives what comes back
 * @param handler what is done
 */
record Route(HandlerType method, String path, String says, List<Ask> asks, Body takes, Body gives, Handler handler) {

    /** Keeps its own copy. */
    Route {
        asks = List.copyOf(asks);
    }

    /**
     * Something that an address can ask for.
     *
     * @param name what it is called there
     * @param says what it asks for
     */
    record Ask(String name, String says) {}

    /** A page for people. */
    static Route page(String path, String says, Handler handler) {
        return new Route(HandlerType.GET, path, says, List.of(), Body.NONE, Body.PAGE, handler);
    }

    /** Data that is asked for. */
    static Route get(String path, String says, Body gives, Handler handler) {
        return new Route(HandlerType.GET, path, says, List.of(), Body.NONE, gives, handler);
    }

    /** Something that becomes what is sent. */
    static Route put(String path, String says, Body takes, Body gives, Handler handler) {
        return new Route(HandlerType.PUT, path, says, List.of(), takes, gives, handler);
    }

    /** Something that is done. */
    static Route post(String path, String says, Body takes, Body gives, Handler handler) {
        return new Route(HandlerType.POST, path, says, List.of(), takes, gives, handler);
    }

    /** The same which can be asked for more. */
    Route asking(Ask... more) {
        return new Route(method, path, says, List.of(more), takes, gives, handler);
    }
}
