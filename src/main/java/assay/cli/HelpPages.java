package assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What the help page of each command says beside its options: examples, exit codes, and which options are idle there. */
final class HelpPages {

    /**
     * The page of a command.
     *
     * @param no what it means that it ends with 1, or null where it never does
     * @param rules whether it has to do with rules
     * @param idle options that it takes, as every command does, and that do nothing there
     */
    private record Page(@Nullable String no, boolean rules, Set<String> idle) {}

    private static final Set<String> NONE = Set.of();
    private static final Set<String> COLOR = Set.of("--color");
    private static final Set<String> TEXT = Set.of("--color", "--width");
    private static final Set<String> TEXT_AND_QUIET = Set.of("--color", "--width", "--quiet");
    private static final Set<String> COLOR_AND_QUIET = Set.of("--color", "--quiet");
    private static final Set<String> ALL_BUT_RULES = Set.of("--color", "--width", "--quiet", "--set");

    private static final Map<String, Page> PAGES = new LinkedHashMap<>();

    static {
        page("assay", "a fixture differs, a threshold is missed, a result does not come out again", true, NONE);
        page("assay help", null, false, NONE);
        page("assay completion", null, false, NONE);
        page("assay version", null, false, Set.of("--color", "--width", "--quiet", "--set", "--no-cache"));
        page("assay evaluate", null, true, NONE);
        page("assay explain", null, true, COLOR);
        page("assay what-if", null, true, NONE);
        page("assay workbench", null, true, NONE);
        page("assay lsp", "the editor ended without having it shut down", true, NONE);
        page("assay verify", "a file does not come out as it expects; with --strict, there are warnings", true, TEXT);
        page("assay compare", "with --fail-on-change, something comes out or is said otherwise", true, COLOR);
        page("assay sensitivity", null, true, COLOR);
        page("assay sweep", null, true, COLOR);
        page("assay study", null, true, COLOR);
        page("assay audit", "a figure does not reproduce", true, COLOR);
        page("assay rurality", null, true, COLOR);
        page("assay sample", null, true, COLOR);
        page("assay replay", "a result does not come out again as it was recorded", true, NONE);
        page("assay ledger", "a ledger is not as it was written", false, NONE);
        page("assay ledger append", "the ledger is not as it was written, and nothing was added", false, NONE);
        page("assay ledger verify", "the ledger is not as it was written", false, NONE);
        page("assay seal", "with --verify, the folder is not as it was sealed", false, NONE);
        page("assay rules", "a strict check has warnings, a threshold is missed, a change survives", true, NONE);
        page("assay rules list", null, true, COLOR_AND_QUIET);
        page("assay rules check", "with --strict, there are warnings", true, COLOR_AND_QUIET);
        page("assay rules parameters", null, true, COLOR_AND_QUIET);
        page("assay rules read", null, true, Set.of("--color", "--quiet", "--no-cache"));
        page("assay rules coverage", "with --fail-under, less is covered", true, COLOR);
        page(
                "assay rules format",
                "with --check, a file is laid out otherwise",
                true,
                Set.of("--color", "--width", "--set", "--no-cache"));
        page("assay rules mutate", "a change survives, or one that is noted as equivalent is none", true, TEXT);
        page("assay rules new", null, true, NONE);
        page("assay rules new criterion", null, true, TEXT);
        page("assay rules new kind", null, true, TEXT);
        page("assay rules new set", null, false, Set.of("--color", "--width", "--rules", "--set", "--no-cache"));
        page("assay rules new variant", null, true, TEXT);
        page("assay import", null, true, Set.of("--color", "--width", "--set"));
        page("assay evidence", null, true, NONE);
        page("assay evidence rename-words", null, true, TEXT_AND_QUIET);
        page("assay template", null, true, ALL_BUT_RULES);
        page("assay schema", null, true, ALL_BUT_RULES);
    }

    /** Where the page of the program has more. */
    private static final String ELSEWHERE = "Variables of the environment, and files that are looked for: assay help.";

    private HelpPages() {}

    /** Puts a table with a heading before the examples. */
    private static void table(CommandSpec spec, String heading, Map<String, String> rows) {
        UsageMessageSpec message = spec.usageMessage();
        message.sectionMap()
                .put(heading, help -> help.createHeading("%n" + heading + ":%n") + help.createTextTable(rows));
        List<String> sections = new ArrayList<>(message.sectionKeys());
        if (!sections.contains(heading)) {
            sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING), heading);
            message.sectionKeys(sections);
        }
    }

    private static void page(String command, @Nullable String no, boolean rules, Set<String> idle) {
        PAGES.put(command, new Page(no, rules, idle));
    }

    /** Puts examples and exit codes on the page of a command, and takes options off it that do nothing there. */
    static void complete(CommandSpec spec) {
        Page page = PAGES.get(spec.qualifiedName());
        if (page == null) {
            return;
        }
        spec.usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(Exit.codes(page.no, page.rules, spec.findOption(Watching.OPTION) != null))
                .footerHeading("%nExamples:%n")
                .footer(Stream.concat(
                                examples(spec).stream().map(example -> "  " + example),
                                spec.parent() == null ? Stream.empty() : Stream.of("", ELSEWHERE))
                        .toArray(String[]::new));
        if (spec.parent() == null) {
            table(spec, "Environment", Surroundings.variables(spec));
            table(spec, "Files", Surroundings.files(spec));
        }
        for (String name : page.idle) {
            OptionSpec option = spec.findOption(name);
            if (option != null && !option.hidden()) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option).hidden(true).build());
            }
        }
    }

    /** The examples on the page of a command, as in the project's folder: a block of the file, under the command's name. */
    static List<String> examples(CommandSpec spec) {
        try (InputStream in = Objects.requireNonNull(HelpPages.class.getResourceAsStream("examples.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(StringUtils.splitByWholeSeparator(all, "\n\n"))
                    .map(block -> block.lines().map(String::strip).toList())
                    .filter(block -> block.get(0).equals(spec.qualifiedName()))
                    .findFirst()
                    .map(block -> block.subList(1, block.size()))
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command does, in the first sentence of its page, without the full stop. */
    static String inShort(CommandSpec spec) {
        return Strings.CS.removeEnd(
                StringUtils.substringBefore(spec.usageMessage().description()[0], ". "), ".");
    }

    /** Makes help of a command's specification once it is asked for. */
    static CommandLine.IHelpFactory factory() {
        return (spec, colors) -> {
            complete(spec);
            return new CommandLine.Help(spec, colors);
        };
    }
}
