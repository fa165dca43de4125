package assay.workbench;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whoever came by the first address, which has a random token in it, and nobody else: no other program of this machine,
 * no page of another site, by whatever name it calls this machine.
 */
final class Guard {

    /** What refuses a request. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** What the token is called in the first address. */
    static final String TOKEN = "token";

    private static final int BITS = 256;
    private static final Set<String> NEAR = Set.of("same-origin", "none");

    private final String token = random();

    static String random() {
        byte[] bytes = new byte[BITS / Byte.SIZE];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The token, for the first address. */
    String token() {
        return token;
    }

    /** Lets a request in, or refuses it; the first one gets its cookie and is sent on. */
    void admit(Context request) {
        int port = request.req().getLocalPort();
        String host = request.header("Host");
        if (!("127.0.0.1:" + port).equals(host) && !("localhost:" + port).equals(host)) {
            throw new Refused("this is served at 127.0.0.1 alone");
        }
        String origin = request.header("Origin");
        boolean own = ("http://" + host).equals(origin);
        if (origin != null && !own) {
            throw new Refused("another site may neither read nor change anything here");
        }
        String offered = request.queryParam(TOKEN);
        if (offered != null && request.method().equals(HandlerType.GET) && "/".equals(request.path())) {
            if (!same(offered)) {
                throw new Refused("the address is not the one that was printed when the workbench was started");
            }
            return;
        }
        String site = request.header("Sec-Fetch-Site");
        if (site != null && !NEAR.contains(site)) {
            throw new Refused("another site may neither read nor change anything here");
        }
        if (!same(request.cookie(cookie(port)))) {
            throw new Refused("open the workbench by the address that it printed when it was started");
        }
        if (!request.method().equals(HandlerType.GET) && !request.method().equals(HandlerType.HEAD)) {
            if (!own) {
                throw new Refused("what changes something has to come from a page of the workbench");
            }
            String type = request.contentType();
            if (type == null || !type.startsWith("application/json")) {
                throw new Refused("what changes something is sent as application/json");
            }
        }
    }

    /** Gives the cookie to who came by the first address. */
    void welcome(Context request) {
        Cookie cookie = new Cookie(cookie(request.req().getLocalPort()), token);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setPath("/");
        request.cookie(cookie);
        request.redirect("/rules", HttpStatus.SEE_OTHER);
    }

    /** Cookies are shared by all ports of a machine, and so their names are not. */
    private static String cookie(int port) {
        return "assay-" + port;
    }

    private boolean same(@Nullable String offered) {
        return offered != null
                && MessageDigest.isEqual(
                        offered.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    /** What every answer says of what may be done with it. */
    static void headers(Context request, String nonce) {
        request.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                        + "'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
    }
}
