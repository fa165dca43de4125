package assay.cli;

import assay.drl.FileSyntax;
import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.files.OutputFile;
import assay.layout.Layout;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.text.HowMany;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.commons.lang3.Strings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays out the files of rule sets the one way. */
@Command(
        name = "format",
        addMethodSubcommands = false,
        description =
                "Lays out rule files and the YAML files of a rule set the one way, in place; only white space changes.")
final class RulesFormatCommand implements Callable<Integer> {

    @Mixin
    Shared shared = new Shared();

    @Option(names = "--check", description = "write nothing; say which files are laid out otherwise, and end with 1")
    boolean check;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "files, or folders with whatever rules are in them (default: the folder of the rule set)")
    List<Path> paths = List.of();

    private final Program program;
    private final Failures failures = new Failures();

    RulesFormatCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Map<String, Path> files = files();
        StringBuilder said = new StringBuilder();
        int otherwise = 0;
        for (Map.Entry<String, Path> file : files.entrySet()) {
            Optional<Layout> layout = layout(file.getKey(), file.getValue());
            Optional<Layout.Difference> difference = layout.flatMap(Layout::difference);
            if (difference.isPresent()) {
                otherwise++;
                if (check) {
                    Layout.Difference first = difference.get();
                    said.append(new Problem(
                                    file.getKey(), first.line(), first.column(), "laid out otherwise: " + first.says()))
                            .append('\n');
                } else {
                    write(file.getValue(), layout.get().after());
                    said.append(file.getKey()).append('\n');
                }
            }
        }
        program.complain(failures.problems());
        if (!shared.quiet && !files.isEmpty()) {
            said.append(HowMany.of(files.size(), "file"))
                    .append(", ")
                    .append(otherwise)
                    .append(check ? " laid out otherwise\n" : " laid out anew\n");
        }
        program.print(shared, said.toString());
        return failures.exit(check && otherwise > 0 ? Exit.NO : Exit.DONE);
    }

    /** The file laid out, unless it cannot be, and that is told of. */
    private Optional<Layout> layout(String shown, Path file) {
        String name = file.getFileName().toString();
        try {
            byte[] bytes = InputFile.read(file, RuleTree.LARGEST);
            String content = new String(bytes, StandardCharsets.UTF_8);
            List<Problem> problems = FileSyntax.of(shown, name, bytes);
            failures.add(problems, Exit.RULES);
            return problems.isEmpty() ? Optional.of(Layout.of(name, content)) : Optional.empty();
        } catch (InputFile.Unreadable e) {
            failures.add(List.of(Problem.ofFile(shown, e.why())), Exit.RULES);
        } catch (Layout.Refused e) {
            failures.add(
                    List.of(Problem.ofFile(
                            shown, "this cannot be laid out without changing what it says; it stays as it is")),
                    Exit.RULES);
        }
        return Optional.empty();
    }

    private static void write(Path file, String content) {
        try (OutputFile output = OutputFile.of(file)) {
            output.writer().write(content);
            output.replace();
        } catch (IOException e) {
            throw new UsageException(file + ": the file cannot be written" + OutputFile.reason(e));
        }
    }

    /** The files by their names as they are shown, each once. */
    private Map<String, Path> files() {
        Map<String, Path> named = new TreeMap<>();
        if (paths.isEmpty()) {
            Path folder = program.rulesFolder(shared);
            if (!Files.isDirectory(folder)) {
                throw new UsageException("rule set " + folder + ": "
                        + (Files.exists(folder)
                                ? "this is a file; a rule set is a folder"
                                : "there is no such folder"));
            }
            folder(folder, named);
        }
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                folder(path, named);
            } else if (!Files.exists(path)) {
                refuse(path, "there is no such file or folder");
            } else if (!Layout.isFor(path.getFileName().toString())) {
                refuse(
                        path,
                        "only rules (*.drl) and "
                                + String.join(
                                        ", ", Layout.YAML.stream().sorted().toList()) + " are laid out"
                                + Nearest.to(path.getFileName().toString(), Layout.YAML)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            } else {
                named.put(path.toString(), path);
            }
        }
        Set<Path> once = new HashSet<>();
        named.values().removeIf(file -> !once.add(RuleTree.disk().real(file)));
        return named;
    }

    private void refuse(Path path, String why) {
        failures.add(List.of(Problem.ofFile(path.toString(), why)));
    }

    private void folder(Path folder, Map<String, Path> named) {
        RuleTree tree = RuleTree.disk();
        Path real = tree.real(folder);
        List<Path> found = new ArrayList<>();
        try {
            for (Path file : tree.below(real)) {
                Path below = real.relativize(file);
                boolean hidden = false;
                for (Path step : below) {
                    hidden |= step.toString().startsWith(".");
                }
                if (!hidden && Layout.isFor(file.getFileName().toString())) {
                    found.add(below);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            refuse(folder, "this folder cannot be looked into");
            return;
        }
        if (found.isEmpty()) {
            refuse(folder, "there are no rules (*.drl) in this folder");
        }
        String prefix = Strings.CS.appendIfMissing(folder.toString(), "/");
        found.forEach(
                below -> named.put(prefix + Strings.CS.replace(below.toString(), "\\", "/"), folder.resolve(below)));
    }
}
