package assay.cli;

import assay.rules.RuleCache;
import assay.workbench.Workbench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people wait for most often, done once so that the JDK can note which classes it takes, which the launcher then has it share
 * between runs: a file is graded, rules are compiled and held against every check, fixtures are verified, and the first page of
 * the workbench is shown.
 */
final class Rehearsal {

    private final Terminal nobody;
    private final String example;
    private final Path small;

    private Rehearsal(Path home) {
        this.nobody = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                Map.of("ASSAY_NO_CONFIG", "true"),
                home);
        this.example = home.resolve("fixtures/worked-example.yaml").toString();
        this.small = home.resolve("rules/playgrounds");
    }

    /**
     * Does it.
     *
     * @param arguments the folder of Assay
     * @throws IOException if it does not come out as it does for people
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal(Path.of(arguments[0]));
        rehearsal.grade();
        rehearsal.check();
        rehearsal.showFirstPage();
    }

    private void grade() throws IOException {
        done("evaluate", example);
    }

    /** Of a rule set that takes little time to compile. */
    private void check() throws IOException {
        done("rules", "check", "--no-cache", small.toString());
        done("verify", "--rules", small.toString(), small.resolve("fixtures").toString());
    }

    private void done(String... arguments) throws IOException {
        int exit = Main.run(nobody, arguments);
        if (exit != Exit.DONE) {
            throw new IOException(String.join(" ", arguments) + " ends with " + exit);
        }
    }

    private void showFirstPage() throws IOException, InterruptedException {
        try (Workbench workbench = Workbench.open(new Workbench.Options(
                EarlyRules.folder(nobody), List.of(example), 0, RuleCache.ofUser(System.getenv()), Optional.empty()))) {
            HttpClient browser = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            HttpResponse<String> page = browser.send(
                    HttpRequest.newBuilder(workbench.addressByNumber()).build(), HttpResponse.BodyHandlers.ofString());
            if (page.statusCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("the first page is not shown: " + page.body());
            }
        } catch (Workbench.Taken e) {
            // Where nothing may be served, nobody waits for a page.
        }
    }
}
