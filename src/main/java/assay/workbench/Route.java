package assay.workbench;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;

/**
 * An address and what is done there.
 *
 * @param method how it is asked for: what changes nothing is got, everything else is not
 * @param path the address; {@code {name}} is one part of it, {@code <name>} any number of parts
 * @param says what it gives or does, in a sentence for those who write programs against it
 * @param takes what the body is to be, or {@link Body#NONE}
 * @param gives what comes back
 * @param handler what is done
 */
record Route(HandlerType method, String path, String says, Body takes, Body gives, Handler handler) {

    /** A page for people. */
    static Route page(String path, String says, Handler handler) {
        return new Route(HandlerType.GET, path, says, Body.NONE, Body.PAGE, handler);
    }

    /** Data that is asked for. */
    static Route get(String path, String says, Body gives, Handler handler) {
        return new Route(HandlerType.GET, path, says, Body.NONE, gives, handler);
    }

    /** Something that becomes what is sent. */
    static Route put(String path, String says, Body takes, Body gives, Handler handler) {
        return new Route(HandlerType.PUT, path, says, takes, gives, handler);
    }

    /** Something that is done. */
    static Route post(String path, String says, Body takes, Body gives, Handler handler) {
        return new Route(HandlerType.POST, path, says, takes, gives, handler);
    }
}
