package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/** What shells offer for a command line that has been begun, as they find it by the scripts. */
class CompletionTest {

    /** Command lines up to where the tabulator is pressed, and what is offered there, by name or of which kind. */
    private static final Map<String, List<String>> OFFERED = Map.ofEntries(
            Map.entry("assay eva", List.of("evaluate")),
            Map.entry("assay --ver", List.of("--version")),
            Map.entry("assay rules che", List.of("check")),
            Map.entry("assay rules new ", List.of("criterion", "kind", "set", "variant")),
            Map.entry("assay help led", List.of("ledger")),
            Map.entry("assay help rules new ", List.of("criterion", "kind", "set", "variant")),
            Map.entry("assay help rules check ", List.of()),
            Map.entry("assay rules check --explain no-gr", List.of("no-grade", "no-grades")),
            Map.entry("assay schema --of sw", List.of("sweep")),
            Map.entry("assay completion ", List.of("bash", "fish", "zsh")),
            Map.entry("assay evaluate ", List.of("FILES")),
            Map.entry("assay verify --junit ", List.of("FILES")),
            Map.entry("assay evaluate --rules ", List.of("FOLDERS")),
            Map.entry("assay rules check ", List.of("FOLDERS")),
            Map.entry("assay schema ", List.of()),
            Map.entry("assay evaluate --set ", List.of()),
            Map.entry("assay evaluate --quiet --color ", List.of("always", "auto", "never")),
            Map.entry("assay evaluate a.yaml --no", List.of("--no-cache", "--no-config", "--no-dependence")),
            Map.entry("assay rules coverage --format j", List.of("json")));

    @TempDir
    Path folder;

    private static boolean isThere(String shell) {
        return Stream.of("/bin/", "/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/")
                .anyMatch(place -> Files.isExecutable(Path.of(place + shell)));
    }

    /** Runs a shell over the script that Assay prints for it and some more of the test's. */
    private String printed(String shell, String test) throws IOException {
        assumeTrue(isThere(shell), "there is no " + shell + " here");
        Run script = assay("completion", shell);
        assertThat(script.exit()).isZero();
        assertThat(script.err()).isEmpty();
        Path completion = Files.writeString(folder.resolve("assay." + shell), script.out());
        Path run = Files.writeString(folder.resolve("test." + shell), test);
        // Only names of files that are there could be offered.
        Files.createDirectories(folder.resolve("here/a-folder"));
        Files.writeString(folder.resolve("here/a-file"), "");
        Process process = new ProcessBuilder(
                        shell, shell.equals("fish") ? "--no-config" : "-f", run.toString(), completion.toString())
                .directory(folder.resolve("here").toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What each of the lines is offered, as a test prints it: a line, and one for each offer, which begins with a blank. */
    private static Map<String, List<String>> offered(String printed) {
        Map<String, List<String>> offered = new TreeMap<>();
        List<String> current = new ArrayList<>();
        for (String line : printed.lines().toList()) {
            if (line.startsWith(" ")) {
                current.add(line.strip());
            } else {
                current = new ArrayList<>();
                offered.put(line, current);
            }
        }
        offered.values().forEach(list -> list.sort(null));
        return offered;
    }

    private static String each(String call) {
        StringBuilder lines = new StringBuilder();
        OFFERED.keySet()
                .forEach(line -> lines.append(call).append(" '").append(line).append("'\n"));
        return lines.toString();
    }

    @Test
    void bash() throws Exception {
        String printed = printed("bash", """
                compopt() { case "$*" in '-o default '*) echo ' FILES' ;; '-o dirnames') echo ' FOLDERS' ;; esac; }
                . "$1"
                offered() {
                  echo "$1"
                  read -ra COMP_WORDS <<<"$1"
                  [ "${1% }" = "$1" ] || COMP_WORDS+=("")
                  COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                  _assay
                  [ ${#COMPREPLY[@]} = 0 ] || printf ' %s\\n' "${COMPREPLY[@]}"
                }
                """ + each("offered") + """
                offered 'assay evaluate --format = js'
                complete -p assay
                """);
        assertThat(offered(printed))
                .containsAllEntriesOf(OFFERED)
                .containsEntry("assay evaluate --format = js", List.of("json", "jsonl"))
                .containsKey("complete -o bashdefault -o default -F _assay assay");
    }

    @Test
    void zsh() throws Exception {
        String printed = printed("zsh", """
                compdef() { echo "made known: $*"; }
                . "$1"
                # What zsh itself has only while it completes: what is offered and begins as the word does.
                compset() { PREFIX=${PREFIX#*=}; }
                compadd() { shift; for one; do [[ $one != $PREFIX* ]] || echo " $one"; done; }
                _files() { [[ $1 == -/ ]] && echo ' FOLDERS' || echo ' FILES'; }
                offered() {
                  echo "$1"
                  words=(${(s: :)1})
                  [[ $1 != *' ' ]] || words+=("")
                  CURRENT=$#words PREFIX=$words[-1]
                  _assay
                }
                """ + each("offered") + """
                offered 'assay evaluate --format=js'
                """);
        assertThat(offered(printed))
                .containsAllEntriesOf(OFFERED)
                .containsEntry("assay evaluate --format=js", List.of("json", "jsonl"))
                .containsKey("made known: _assay assay");
    }

    @Test
    void fish() throws Exception {
        String printed = printed("fish", """
                source $argv[1]
                function offered
                    echo $argv[1]
                    set -l all (complete -C "$argv[1]" | string replace -r '\\t.*' '')
                    if contains a-file $all
                        echo ' FILES'
                    else if contains a-folder/ $all
                        echo ' FOLDERS'
                    else
                        printf ' %s\\n' $all
                    end
                end
                """ + each("offered") + """
                offered 'assay evaluate --format=js'
                echo (complete -C 'assay eva')
                """);
        assertThat(offered(printed.replace("\n \n", "\n")))
                .containsAllEntriesOf(OFFERED)
                .containsEntry("assay evaluate --format=js", List.of("--format=json", "--format=jsonl"))
                .containsKey("evaluate\tGrades every file of evidence and says why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void every_command_and_every_option_that_a_page_shows_is_in_each_script(String shell) {
        String script = assay("completion", shell).out();
        assertThat(script).doesNotContain("@COMMANDS@", "@TABLE@").endsWith("\n");
        HelpTest.commands().forEach(command -> {
            HelpPages.complete(command.getCommandSpec());
            String name = command.getCommandSpec().qualifiedName();
            String part = shell.equals("fish")
                    ? script.lines()
                            .filter(line -> line.startsWith("complete -c assay -n '__assay_at " + name + "' "))
                            .collect(Collectors.joining("\n"))
                    : StringUtils.substringBetween(script, "\n    '" + name + "')\n", "\n      ;;\n");
            assertThat(part).as(name).isNotEmpty();
            for (OptionSpec option : command.getCommandSpec().options()) {
                String offered = shell.equals("fish")
                        ? ".* -l " + option.longestName().substring(2) + " .*"
                        : ".*[\" ]" + option.longestName() + "[\" ].*";
                assertThat(part.lines().anyMatch(line -> line.matches(offered)))
                        .as(name + " " + option.longestName())
                        .isEqualTo(!option.hidden());
            }
        });
    }

    @Test
    void of_another_shell_there_is_none() {
        assertThat(assay("completion", "fsh")).isEqualTo(new Run(2, "", """
                        assay: SHELL: "fsh" is none of bash, zsh, fish; did you mean fish?
                        See assay completion --help.
                        """));
    }
}
