package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.OptionSpec;

/** The pages for {@code man}: what stands on them, and that what shows them complains of nothing. */
class ManPageTest {

    @TempDir
    static Path folder;

    /** The pages as they are installed, by their names. */
    private static final Map<String, String> PAGES = new TreeMap<>();

    @BeforeAll
    static void write() throws Exception {
        InstalledFiles.main(new String[] {folder.resolve("installed").toString(), "2004-04-01T00:00:00Z"});
        try (Stream<Path> files = Files.list(folder.resolve("installed/man/man1"))) {
            for (Path file : files.toList()) {
                try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    String name = file.getFileName().toString().replace(".gz", "");
                    PAGES.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    Files.writeString(folder.resolve(name), PAGES.get(name));
                }
            }
        }
    }

    @Test
    void each_command_has_a_page_with_its_options_operands_codes_and_examples() {
        List<String> names = new ArrayList<>();
        HelpTest.commands().forEach(command -> {
            HelpPages.complete(command.getCommandSpec());
            String name = ManPage.name(command.getCommandSpec());
            names.add(name + ".1");
            String page = PAGES.get(name + ".1");
            assertThat(page)
                    .startsWith(".TH " + name.toUpperCase(Locale.ROOT).replace("-", "\\-") + " 1 2004-04-01 \"Assay ")
                    .contains("\n.SH NAME\n" + name.replace("-", "\\-") + " \\- ");
            String shown = page.replace("\\-", "-").replace("\\(aq", "'").replace("\\(ti", "~");
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(shown.contains("\\fB" + option.longestName() + "\\fR"))
                        .as(name + " " + option.longestName())
                        .isEqualTo(!option.hidden());
            }
            command.getCommandSpec()
                    .positionalParameters()
                    .forEach(operand -> assertThat(shown).contains("\n.TP\n\\fI" + operand.paramLabel() + "\\fR\n"));
            command.getCommandSpec()
                    .usageMessage()
                    .exitCodeList()
                    .forEach((code, means) ->
                            assertThat(shown).contains("\n.TP\n\\fB" + code + "\\fR\n" + means + "\n"));
            assertThat(HelpPages.examples(command.getCommandSpec()))
                    .allSatisfy(example -> assertThat(shown).contains("\n" + example + "\n"));
        });
        assertThat(PAGES.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void the_first_page_leads_to_the_others_and_says_what_the_environment_says() {
        assertThat(PAGES.get("assay.1").replace("\\-", "-"))
                .contains("\n.TP\n\\fBassay-evaluate\\fR(1)\nGrades every file of evidence and says why.\n")
                .contains("\n.SH ENVIRONMENT\n.TP\n\\fBASSAY_RULES\\fR\n");
        assertThat(PAGES.get("assay-rules-check.1"))
                .endsWith(".SH SEE ALSO\n\\fBassay\\-rules\\fR(1), \\fBassay\\fR(1)\n");
        assertThat(PAGES.get("assay-rules.1")).endsWith(".SH SEE ALSO\n\\fBassay\\fR(1)\n");
    }

    @Test
    void the_first_page_has_all_variables_and_files_and_each_other_the_variables_of_its_options() {
        String first = shown("assay.1");
        Surroundings.VARIABLES.forEach(variable ->
                assertThat(first).contains("\n.TP\n\\fB" + variable.name() + "\\fR\n" + variable.says() + "\n"));
        assertThat(first).contains("\n.SH FILES\n");
        Surroundings.FILES.forEach((file, says) -> assertThat(first)
                .containsPattern("\n\\.TP\n\\\\fB"
                        + Pattern.quote((file.startsWith(".") ? "\\&" : "") + file + "\\fR\n" + says)));
        assertThat(shown("assay-evaluate.1"))
                .contains("\\fBNO_COLOR\\fR", "\\fBCOLUMNS\\fR")
                .doesNotContain("DISPLAY", ".SH FILES");
        assertThat(shown("assay-schema.1")).contains("\\fBASSAY_RULES\\fR").doesNotContain("NO_COLOR");
        assertThat(shown("assay-workbench.1")).contains("\\fBWAYLAND_DISPLAY\\fR");
        assertThat(shown("assay-help.1")).as("it has no such option").doesNotContain(".SH ENVIRONMENT");
    }

    private static String shown(String page) {
        return PAGES.get(page).replace("\\-", "-").replace("\\(aq", "'").replace("\\(ti", "~");
    }

    @Test
    void groff_complains_of_nothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "there is no man here");
        assertThat(complaints("man", "--warnings=w", "-E", "UTF-8", "-l", "-Tutf8", "-Z"))
                .isEmpty();
    }

    @Test
    void mandoc_complains_of_nothing() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mandoc")), "there is no mandoc here: apt-get install mandoc");
        assertThat(complaints("mandoc", "-Tlint", "-Wwarning")).isEmpty();
    }

    /** What a program says on standard error of all pages, and mandoc, as a lint, on standard output. */
    private static List<String> complaints(String... command) throws Exception {
        List<String> words = new ArrayList<>(List.of(command));
        PAGES.keySet().forEach(name -> words.add(folder.resolve(name).toString()));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        process.waitFor();
        List<String> complaints = new ArrayList<>(Files.readAllLines(err));
        if (command[0].equals("mandoc")) {
            complaints.addAll(Files.readAllLines(out));
        }
        return complaints;
    }
}
