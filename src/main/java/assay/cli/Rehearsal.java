package assay.cli;

import assay.drl.RuleFiles;
import assay.files.UnsignedJar;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jdt.internal.compiler.Compiler;

/**
 * What people wait for most often, done once so that the JDK can note which classes it takes, which the launcher then has it share
 * between runs: a file is graded, rules are held against every check, compiled, and compiled again after a change, fixtures are
 * verified, and the first page of the workbench is shown.
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
     * @param arguments the folder of Assay; and where to write a copy of what compiles rules that is not signed, for the JDK shares
     *     no classes that are
     * @throws IOException if it does not come out as it does for people
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Rehearsal rehearsal = new Rehearsal(Path.of(arguments[0]));
        rehearsal.grade();
        rehearsal.check();
        rehearsal.change();
        rehearsal.showFirstPage();
        UnsignedJar.copy(Compiler.class, Path.of(arguments[1]));
    }

    private void grade() throws IOException {
        done(Map.of(), "evaluate", example);
        done(Map.of(), "evaluate", "--format", "json", example);
    }

    /** Of the rules that most work with, which the user's cache has compiled by now or does then. */
    private void check() throws IOException {
        done(System.getenv(), "rules", "check", EarlyRules.folder(nobody).toString());
    }

    /** Of a rule set that takes little time to compile. */
    private void change() throws IOException {
        done(Map.of(), "rules", "check", "--no-cache", small.toString());
        recompile();
        done(
                Map.of(),
                "verify",
                "--rules",
                small.toString(),
                small.resolve("fixtures").toString());
    }

    /** The same after a change of one file, of which the rest is compiled. */
    private void recompile() throws IOException {
        try {
            RuleFiles files = RuleFiles.read(small);
            String changed = files.written().firstKey();
            RuleBase.load(files.with(changed, files.text(changed) + "// It says the same.\n"), RuleCache.none());
        } catch (ProblemsException e) {
            throw new IOException(e);
        }
    }

    private void done(Map<String, String> environment, String... arguments) throws IOException {
        Map<String, String> without = new HashMap<>(environment);
        without.put("ASSAY_NO_CONFIG", "true");
        int exit = Main.run(
                new Terminal(nobody.out(), nobody.err(), false, false, Map.copyOf(without), nobody.home()), arguments);
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
