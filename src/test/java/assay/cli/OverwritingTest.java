package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** No command writes over what it reads, or among rules. */
class OverwritingTest {

    @TempDir
    Path folder;

    private Path evidence;
    private Path table;

    @BeforeEach
    void what_is_read() throws IOException {
        evidence = Files.writeString(folder.resolve("a.yaml"), "authority: Ashby\ntype: county\ndocuments: []\n");
        table = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n");
    }

    /** Every command that writes a file where it is told to, with what it reads behind it. */
    private Map<String, List<String>> commands() {
        String file = evidence.toString();
        return Map.ofEntries(
                Map.entry("evaluate", List.of(file)),
                Map.entry("explain", List.of(file, "R6")),
                Map.entry("what-if", List.of(file)),
                Map.entry("verify", List.of(file)),
                Map.entry("compare", List.of("--with", "rules/march-2004", file)),
                Map.entry("sensitivity", List.of(file)),
                Map.entry("study", List.of(file)),
                Map.entry("audit", List.of(table.toString(), file)),
                Map.entry("rurality", List.of(table.toString())),
                Map.entry("sample", List.of("--seed", "1", file)),
                Map.entry("sweep", List.of("implications=1..2", file)),
                Map.entry("rules list", List.of()),
                Map.entry("rules parameters", List.of()),
                Map.entry("rules read", List.of()),
                Map.entry("rules check", List.of()),
                Map.entry("rules coverage", List.of(file)),
                Map.entry("rules mutate", List.of(file)),
                Map.entry("rules new criterion", List.of("R9.F9")),
                Map.entry("rules new kind", List.of("joint-post", "--for", "R8.F1")),
                Map.entry("rules new variant", List.of("three")),
                Map.entry("rules new set", List.of("bus-stops", "--in", folder.toString())),
                Map.entry("import", List.of(table.toString())),
                Map.entry("template", List.of()),
                Map.entry("schema", List.of()));
    }

    private static Run call(String command, Path output, List<String> read) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.add("--output=" + output);
        // What is refused is refused before any rules are wanted.
        arguments.add("--no-cache");
        arguments.addAll(read);
        return assay(arguments.toArray(String[]::new));
    }

    @Test
    void every_command_with_an_output_is_tried_here() {
        Set<String> found = new TreeSet<>();
        outputs("", program(), found);
        assertThat(commands().keySet()).containsExactlyInAnyOrderElementsOf(found);
    }

    private static CommandLine program() {
        Terminal terminal = new Terminal(
                new ByteArrayOutputStream(),
                System.err,
                false,
                false,
                Map.of(),
                Path.of("").toAbsolutePath());
        return Assay.commandLine(new Program(terminal, EarlyRules.begin(terminal)));
    }

    private static void outputs(String before, CommandLine command, Set<String> found) {
        if (command.getCommandSpec().findOption("--output") != null) {
            found.add(before.strip());
        }
        command.getSubcommands().forEach((name, sub) -> outputs(before + " " + name, sub, found));
    }

    @Test
    void no_command_writes_over_what_it_reads() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), evidence);
        Path hard = Files.createLink(folder.resolve("hard"), evidence);
        String before = Files.readString(evidence);
        commands().forEach((command, read) -> {
            for (Path output : List.of(evidence, link, hard)) {
                if (read.contains(evidence.toString()) && !command.equals("study")) {
                    assertThat(call(command, output, read))
                            .as(command)
                            .isEqualTo(new Run(
                                    2,
                                    "",
                                    "assay: --output " + output + ": this file is read, as " + evidence
                                            + "; nothing was written over it\n"));
                }
            }
        });
        for (String command : List.of("audit", "rurality")) {
            assertThat(call(command, table, commands().get(command)).err()).contains("this file is read, as " + table);
        }
        assertThat(evidence).hasContent(before);
        assertThat(table).hasContent("a,b\n1,2\n");
    }

    /** Of each command, each of its arguments that names a file or a folder, one after the other. */
    @Test
    void no_argument_of_any_command_names_a_file_that_it_writes_over() throws IOException {
        Path file = Files.writeString(folder.resolve("read"), "as it was");
        List<String> tried = new ArrayList<>();
        Assay.each(program(), command -> {
            List<ArgSpec> all = command.getCommandSpec().args();
            for (ArgSpec written : all) {
                if (OUTPUTS.contains(name(written)) && written.paramLabel().equals("FILE")) {
                    all.stream().filter(one -> one != written && isRead(one)).forEach(read -> {
                        Run run = assay(arguments(command, written, read, file));
                        assertThat(run)
                                .as(command.getCommandSpec().qualifiedName() + " " + name(read))
                                .isEqualTo(new Run(
                                        2,
                                        "",
                                        "assay: " + name(written) + " " + file + ": this file is read, as " + file
                                                + "; nothing was written over it\n"));
                        tried.add(command.getCommandSpec().name() + " " + name(read));
                    });
                }
            }
        });
        assertThat(file).hasContent("as it was");
        assertThat(tried)
                .hasSizeGreaterThan(40)
                .contains(
                        "compare --with-result",
                        "compare --with",
                        "audit --plan",
                        "sample --check",
                        "what-if --add",
                        "evaluate --rules",
                        "workbench PATH",
                        "rurality WARDS.csv");
    }

    private static final Set<String> OUTPUTS = Set.of("--output", "--junit", "--log", "--in", "--fixtures");

    /** What arguments are that are no files; whoever adds one says so here. */
    private static final Set<String> NO_FILES = Set.of("TARGET", "ID", "KIND", "NAME", "NAME=FROM..TO[/STEP]");

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static boolean isRead(ArgSpec argument) {
        boolean isPath = List.of(argument.auxiliaryTypes()).contains(Path.class);
        return (isPath && !OUTPUTS.contains(name(argument)))
                || (argument instanceof PositionalParamSpec
                        && List.of(argument.auxiliaryTypes()).contains(String.class)
                        && !NO_FILES.contains(argument.paramLabel()));
    }

    /** A call with all that a command cannot be without, one of its arguments being what it is to write as well. */
    private static String[] arguments(CommandLine command, ArgSpec written, ArgSpec read, Path file) {
        List<String> arguments =
                new ArrayList<>(List.of(command.getCommandSpec().qualifiedName().split(" ")));
        arguments.remove(0);
        arguments.add(name(written) + "=" + file);
        for (ArgSpec one : command.getCommandSpec().args()) {
            String value = one == read ? file.toString() : "else";
            if (one instanceof OptionSpec && (one == read || (one.required() && one.group() == null))) {
                arguments.add(name(one) + "=" + value);
            } else if (one instanceof PositionalParamSpec
                    && (one == read || one.arity().min() > 0)) {
                arguments.add(value);
            }
        }
        return arguments.toArray(String[]::new);
    }

    @Test
    void defaults_and_the_files_of_documents_are_not_written_over_either() throws IOException {
        Path own = Files.createDirectories(folder.resolve("config/assay"));
        Path config = Files.writeString(own.resolve("config.yaml"), "width: 80\n");
        Map<String, String> environment = new HashMap<>(TestRules.ENVIRONMENT);
        environment.remove("ASSAY_NO_CONFIG");
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Run run = assay(
                environment, false, new ByteArrayOutputStream(), "schema", "--no-cache", "--output", config.toString());
        assertThat(run.err()).contains(": this file is read, as " + config);
        assertThat(config).hasContent("width: 80");
        Path kept = Files.writeString(folder.resolve("d.pdf"), "as submitted");
        Files.writeString(
                evidence,
                "authority: Ashby\ntype: county\ndocuments:\n  - {id: D1, title: A, file: d.pdf, shows: []}\n");
        Run files = assay("evaluate", "--files", "--output", kept.toString(), evidence.toString());
        assertThat(files.err()).contains("d.pdf: this file is read, as ").hasLineCount(1);
        assertThat(files.exit()).isEqualTo(2);
        assertThat(kept).hasContent("as submitted");
    }

    @Test
    void what_else_is_read_is_not_written_over_either() throws IOException {
        String file = evidence.toString();
        String other = table.toString();
        List<List<String>> calls = List.of(
                List.of("verify", "--junit", file, folder.toString()),
                List.of("evaluate", "--output", file, folder + "/./"),
                List.of("what-if", "--add", other, "--output", other, file),
                List.of("audit", "--codebook", other, "--output", other, file, file));
        for (List<String> call : calls) {
            Run run = assay(call.toArray(String[]::new));
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err()).contains(": this file is read, as ");
        }
        Path both = folder.resolve("both");
        assertThat(assay("verify", "--junit", both.toString(), "--output", folder + "/./both", file)
                        .err())
                .isEqualTo("assay: --junit " + both + ": this is --output " + folder
                        + "/./both as well; each result wants a file of its own\n");
        Path link = Files.createSymbolicLink(folder.resolve("to-both"), both);
        assertThat(assay("verify", "--junit", link.toString(), "--output", both.toString(), file)
                        .err())
                .contains("as well; each result wants a file of its own");
    }

    @Test
    void a_folder_of_results_has_nothing_in_it_that_is_read() throws IOException {
        Path inside = Files.createDirectories(folder.resolve("study/deep"));
        Files.copy(evidence, inside.resolve("a.yaml"));
        Run run = call("study", folder.resolve("study"), List.of(inside.toString()));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("a.yaml lies in it, which is read; nothing was written\n");
        assertThat(inside.resolve("a.yaml")).exists();
    }

    @Test
    void no_command_writes_among_rules() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        Files.writeString(rules.resolve("pack.yaml"), "name: own\nextends: march-2004\n");
        Path link = Files.createSymbolicLink(folder.resolve("by-link"), rules);
        Path toNothing = Files.createSymbolicLink(folder.resolve("to-nothing"), rules.resolve("new.drl"));
        List<String> before = names(rules);
        commands().forEach((command, read) -> {
            for (Path output : List.of(
                    rules.resolve("deep/out.drl"), link.resolve("out"), rules.resolve("pack.yaml"), toNothing)) {
                Run run = call(command, output, read);
                assertThat(run.exit()).as(command).isEqualTo(2);
                assertThat(run.out()).as(command).isEmpty();
                assertThat(run.err())
                        .as(command)
                        .startsWith("assay: --output " + output + ": ")
                        .hasLineCount(1);
            }
        });
        assertThat(names(rules)).isEqualTo(before);
        assertThat(assay(
                                "schema",
                                "--output",
                                rules.resolve("evidence.schema.json").toString())
                        .err())
                .isEmpty();
        assertThat(call("template", rules.resolve("fixtures-of-mine.yaml"), List.of())
                        .exit())
                .isEqualTo(2);
        Files.createDirectory(rules.resolve("fixtures"));
        assertThat(assay(
                                "template",
                                "--output",
                                rules.resolve("fixtures/mine.yaml").toString())
                        .exit())
                .isZero();
    }

    @Test
    void no_command_writes_among_the_rules_that_rule_sets_have_in_common() throws IOException {
        Path common = Files.createDirectories(folder.resolve("rules/common"));
        Path grading = Files.writeString(common.resolve("grading.drl"), "package own\n");
        Path link = Files.createSymbolicLink(folder.resolve("by-link"), common);
        commands().forEach((command, read) -> {
            for (Path output : List.of(grading, link.resolve("grading.drl"), common.resolve("deep/new.html"))) {
                Run run = call(command, output, read);
                assertThat(run.exit()).as(command).isEqualTo(2);
                assertThat(run.err())
                        .as(command)
                        .startsWith("assay: --output " + output + ": ")
                        .hasLineCount(1);
            }
        });
        assertThat(call("schema", grading, List.of()).err())
                .isEqualTo("assay: --output " + grading + ": this lies in " + common.toRealPath()
                        + ", which holds rules that rule sets have in common and no results\n");
        assertThat(grading).hasContent("package own\n");
        assertThat(names(common)).hasSize(2);
        Path other = Files.createDirectories(folder.resolve("of-ours/common"));
        assertThat(call("schema", other.resolve("schema.json"), List.of()).exit())
                .as("another folder may be called so")
                .isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
