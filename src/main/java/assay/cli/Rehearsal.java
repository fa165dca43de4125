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
 * between runs: a file is graded, and the first page of the workbench is shown.
 */
final class Rehearsal {

    private final Terminal nobody;
    private final String example;

    private Rehearsal(Path home) {
        this.nobody = new Terminal(
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                false,
                false,
                Map.of("ASSAY_NO_CONFIG", "true"),
                home);
        this.example = home.resolve("fixtures/worked-example.yaml").toString();
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
        rehearsal.showFirstPage();
    }

    private void grade() throws IOException {
        int exit = Main.run(nobody, "evaluate", example);
        if (exit != Exit.DONE) {
            throw new IOException("the example is not graded: exit code " + exit);
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
