package assay.workbench;

import assay.files.OwnFile;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lets in whoever came by the first address, which has a random token in it, and nobody else: no other program of this machine,
 * no page of another site, by whatever name it calls this machine.
 *
 * <p>Browsers send a cookie to every port of a place, so that whatever else is served at 127.0.0.1 would be sent one that was
 * given there. That is why the workbench has a random name of its own, at which nobody else can be asked who does not know it.
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
    private static final int NAME_BITS = 128;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{20,25}");
    private static final String LEADS_TO = "leads to";
    private static final Set<String> NEAR = Set.of("same-origin", "none");
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final String JSON = "application/json";
    private static final Pattern OTHER_CHARSET = Pattern.compile("(?i)charset=(?!\"?utf-8\"?$).*");
    private static final String START = "/rules";
    private static final String OTHER_SITE = "another site may neither read nor change anything here";

    private final String named;
    private final String numbered;
    private final String token = random();
    /** What opens the workbench as the token does, but one time: it is handed to a program whose arguments others may see. */
    private volatile String once = random();

    /** At a name of its own, and with what nobody knows yet. */
    Guard(String name, int port) {
        this.named = "assay-" + name + ".localhost:" + port;
        this.numbered = "127.0.0.1:" + port;
    }

    /** A name that nobody knows, of letters and figures that names of machines may have. */
    static String name() {
        return new BigInteger(NAME_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    }

    /**
     * The name at a port. Where somebody has asked for just this one, it is that of the last time, if that is kept, so that a
     * page that is still open is at home again.
     *
     * @param place the folder in which names are kept
     */
    static String name(Path place, int port, boolean asked) {
        try (OwnFile file = OwnFile.take(place, String.valueOf(port)).orElse(null)) {
            if (file == null) {
                return name();
            }
            String kept = file.read()
                    .map(content -> new String(content, StandardCharsets.US_ASCII))
                    .orElse("");
            if (asked && NAME.matcher(kept).matches()) {
                return kept;
            }
            String made = name();
            file.write(made.getBytes(StandardCharsets.US_ASCII));
            return made;
        } catch (IOException e) {
            return name();
        }
    }

    static String random() {
        byte[] bytes = new byte[BITS / Byte.SIZE];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The name at which nothing else is served, with the port. */
    String named() {
        return named;
    }

    /** The number of this machine, with the port. */
    String numbered() {
        return numbered;
    }

    /** The token, for the first address. */
    String token() {
        return token;
    }

    /** What opens the workbench one time, for the address that a browser is started with. */
    String once() {
        return once;
    }

    /** Lets a request in, or refuses it; the first one gets its cookie and is sent on. */
    void admit(Context request) {
        String host = request.header("Host");
        if (!named.equals(host) && !numbered.equals(host)) {
            throw new Refused("this is served at " + numbered
                    + ", at a name of its own and at no other; open the workbench by the address that it printed when it was"
                    + " started");
        }
        String origin = request.header("Origin");
        boolean own = ("http://" + host).equals(origin);
        if (origin != null && !own) {
            throw new Refused(OTHER_SITE);
        }
        boolean reads = READS.contains(request.method());
        if (reads && isFirst(request)) {
            String offered = String.valueOf(request.queryParam(TOKEN));
            if (!opens(offered)) {
                throw new Refused("the address is not the one that was printed when the workbench was started");
            }
            if (numbered.equals(host) && !same(token, offered) && knowsNames(request)) {
                request.attribute(LEADS_TO, "http://" + named + "/?" + TOKEN + "=" + token);
            }
            return;
        }
        if (isFromElsewhere(request)) {
            throw new Refused(OTHER_SITE);
        }
        String cookie = request.cookie(cookie(request));
        if (cookie == null || !same(token, cookie)) {
            throw new Refused("open the workbench by the address that it printed when it was started");
        }
        if (!reads) {
            if (!own) {
                throw new Refused("what changes something has to come from a page of the workbench");
            }
            if (!isJson(request.contentType())) {
                throw new Refused("what changes something is sent as application/json, in UTF-8");
            }
        }
    }

    /** Whether a request has the cookie, asked before anything else is: whoever has it is waited for while more of it comes. */
    boolean knows(Request request) {
        String name = cookie(Request.getLocalPort(request));
        return Request.getCookies(request).stream()
                .anyMatch(cookie -> cookie.getName().equals(name) && same(token, cookie.getValue()));
    }

    /** Whether it is the first address, with a token. */
    private static boolean isFirst(Context request) {
        return "/".equals(request.path()) && request.queryParam(TOKEN) != null;
    }

    /** Whether the browser says that another site, or another port of this machine, asks for it. */
    private static boolean isFromElsewhere(Context request) {
        String site = request.header("Sec-Fetch-Site");
        return site != null && !NEAR.contains(site);
    }

    private static boolean isJson(@Nullable String type) {
        String[] parts = StringUtils.stripAll(StringUtils.defaultString(type).split(";"));
        return JSON.equalsIgnoreCase(parts[0])
                && Arrays.stream(parts)
                        .allMatch(part -> !OTHER_CHARSET.matcher(part).matches());
    }

    private synchronized boolean opens(String offered) {
        // Both are compared, whatever comes of the first, so that it takes as long.
        boolean first = same(once, offered);
        boolean always = same(token, offered);
        if (first) {
            once = random();
        }
        return first || always;
    }

    private static boolean same(String secret, String offered) {
        return MessageDigest.isEqual(offered.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether the browser takes every name that ends in {@code localhost} for this machine, as Chromium and Firefox do. WebKit
     * asks the system, which may not know it.
     */
    private static boolean knowsNames(Context request) {
        String browser = String.valueOf(request.userAgent());
        return browser.contains("Chrome/") || browser.contains("Firefox/");
    }

    /** Gives the cookie to who came by the first address, and leads on to where there is no token in the address. */
    void welcome(Context request) {
        String elsewhere = request.attribute(LEADS_TO);
        if (elsewhere != null) {
            request.redirect(elsewhere, HttpStatus.SEE_OTHER);
            return;
        }
        if (isFirst(request)) {
            Cookie cookie = new Cookie(cookie(request), token);
            cookie.setHttpOnly(true);
            cookie.setSameSite(SameSite.STRICT);
            cookie.setPath("/");
            request.cookie(cookie);
        }
        if (isFromElsewhere(request)) {
            // A link in a terminal that is itself a page: the browser keeps the cookie from what that page leads to,
            // but not
            // from what this one does.
            request.html("""
                    <!DOCTYPE html>
                    <html lang="en"><head><title>Assay</title><meta http-equiv="refresh" content="0; url=%1$s"></head>
                    <body><p><a href="%1$s">To the workbench</a></p></body></html>
                    """.formatted(START));
        } else {
            request.redirect(START, HttpStatus.SEE_OTHER);
        }
    }

    /** Workbenches that are open at once by the number of this machine share its cookies, and so not their names. */
    private static String cookie(Context request) {
        return cookie(request.req().getLocalPort());
    }

    private static String cookie(int port) {
        return "assay-" + port;
    }

    /** What every answer says of what may be done with it. */
    static void headers(Context request, String nonce) {
        request.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                        + "'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'");
        request.header("X-Content-Type-Options", "nosniff");
        request.header("X-Frame-Options", "DENY");
        request.header("Referrer-Policy", "no-referrer");
        request.header("Cross-Origin-Opener-Policy", "same-origin");
        request.header("Cross-Origin-Resource-Policy", "same-origin");
        request.header("Cache-Control", "no-store");
    }
}
