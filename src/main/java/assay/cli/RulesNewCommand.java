package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.drl.Variants;
import assay.evidence.Modeline;
import assay.files.InputFile;
import assay.files.NewFiles;
import assay.files.OutputFile;
import assay.files.OutputFolder;
import assay.files.Place;
import assay.problem.ProblemsException;
import assay.report.SchemaBeside;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.scaffold.Begun;
import assay.scaffold.NewCriterion;
import assay.scaffold.NewKind;
import assay.scaffold.NewRuleSet;
import assay.scaffold.NewVariant;
import assay.scaffold.Refused;
import assay.text.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins something new in a rule set. */
@Command(name = "new", synopsisSubcommandLabel = "COMMAND", description = "Begins something new in the rules.")
final class RulesNewCommand {

    @Mixin
    Standard standard = new Standard();

    private final Program program;

    RulesNewCommand(Program program) {
        this.program = program;
    }

    @Command(
            name = "criterion",
            description = "Writes the rules of a new criterion and the two fixtures that it needs, ready to fill in.")
    int criterion(
            @Mixin Printing shared,
            @Parameters(
                            paramLabel = "ID",
                            description = "its identifier: R8.F3 is a further improvement, R8.M3 a minimum")
                    String id,
            @Option(names = "--title", paramLabel = "TEXT", description = "what it asks for, in a few words") @Nullable
                    String title,
            @Option(
                            names = "--evidence",
                            paramLabel = "KIND",
                            description = "the kind of evidence that it looks at; declared if it is new")
                    @Nullable
                    String evidence,
            @Option(
                            names = "--fixtures",
                            paramLabel = "DIR",
                            description =
                                    "where the fixtures go (default: fixtures, in the rule set's folder or beside the"
                                            + " rules that it lies in)" + Overwriting.FOLDERS)
                    @Nullable
                    Path fixtures)
            throws BrokenInput {
        RuleBase base = program.rules(shared);
        return begin(
                shared,
                base,
                fixtures,
                (files, cache) -> new NewCriterion(id, title == null ? "" : title, evidence == null ? "" : evidence)
                        .begun(files, base.ruleSet(), cache));
    }

    @Command(
            name = "kind",
            description =
                    "Writes a new kind of evidence, the rules by which it counts for a criterion that there is, and the"
                            + " two fixtures that they need, ready to fill in.")
    int kind(
            @Mixin Printing shared,
            @Parameters(paramLabel = "KIND", description = "what files of evidence call it, as in joint-post")
                    String word,
            @Option(
                            names = "--for",
                            paramLabel = "ID",
                            required = true,
                            description = "the criterion that it is to count for")
                    String criterion,
            @Option(
                            names = "--part",
                            paramLabel = "PART",
                            description = "which part of the criterion, where it has several")
                    @Nullable
                    String part,
            @Option(
                            names = "--fixtures",
                            paramLabel = "DIR",
                            description =
                                    "where the fixtures go (default: fixtures, in the rule set's folder or beside the"
                                            + " rules that it lies in)" + Overwriting.FOLDERS)
                    @Nullable
                    Path fixtures)
            throws BrokenInput {
        RuleBase base = program.rules(shared);
        return begin(
                shared,
                base,
                fixtures,
                (files, cache) ->
                        new NewKind(word, criterion, part == null ? "" : part).begun(files, base.ruleSet(), cache));
    }

    /** Something that begins in a rule set. */
    @FunctionalInterface
    private interface Beginning {
        Begun of(RuleFiles files, RuleCache cache) throws Refused, ProblemsException;
    }

    private int begin(Printing shared, RuleBase base, @Nullable Path fixtures, Beginning beginning) throws BrokenInput {
        Path folder = Path.of(base.folder());
        RuleFiles before;
        Begun begun;
        try {
            before = RuleFiles.read(folder);
            begun = beginning.of(before, program.cache(shared));
        } catch (Refused e) {
            throw refused(e.wrong().get(0));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        Path beside = fixtures != null
                ? fixtures
                : ofProject(folder)
                        .map(project -> begun.beside(folder, project))
                        .orElseGet(() -> folder.resolve(RuleFiles.FIXTURES));
        Map<Path, String> files = new LinkedHashMap<>();
        begun.rules(file -> content(folder.resolve(file)))
                .forEach((file, text) -> files.put(folder.resolve(file), text));
        RuleFiles then = before;
        for (Map.Entry<String, String> file : begun.rules().entrySet()) {
            then = then.with(file.getKey(), file.getValue());
        }
        // Editors offer what is new to whoever records evidence, as they do once rules are saved in the workbench.
        Optional<SchemaBeside> schema = SchemaBeside.old(then);
        boolean isSaved = schema.filter(old -> mayBeWritten(old.file())).isPresent();
        schema.filter(old -> isSaved).ifPresent(old -> files.put(old.file(), old.anew()));
        Set<Path> mayBeThere = Set.copyOf(files.keySet());
        begun.fixtures(Modeline.of(folder, beside)).forEach((file, text) -> files.put(beside.resolve(file), text));
        files.keySet().forEach(file -> Overwriting.refuseBoth("--output", shared.output, "what is made as ", file));
        write(files, mayBeThere);
        if (!shared.quiet) {
            begun.notes().forEach(note -> program.terminal().err().println("note: " + note));
            schema.filter(old -> !isSaved)
                    .ifPresent(old -> program.terminal()
                            .err()
                            .println("note: "
                                    + Legible.line(Place.fromHere(old.file()).toString())
                                    + " says what the rules said before, and is a link or cannot be written"));
        }
        return tell(shared, files.keySet());
    }

    /** What a link leads to may be that of other rules. */
    private static boolean mayBeWritten(Path schema) {
        return !Files.isSymbolicLink(schema) && Files.isWritable(schema);
    }

    /** Options are named by their names; what is no option is named in the sentence. */
    private static UsageException refused(Refused.Wrong wrong) {
        return new UsageException(
                switch (wrong.about()) {
                    case NewCriterion.TITLE, NewVariant.READING, NewVariant.READS ->
                        "--" + wrong.about() + ": " + wrong.why();
                    case NewCriterion.EVIDENCE, NewKind.PART ->
                        "--" + wrong.about() + (wrong.given().isEmpty() ? "" : " ") + wrong.given() + ": "
                                + wrong.why();
                    default -> wrong.why();
                });
    }

    private int tell(Printing shared, Collection<Path> files) {
        StringBuilder told = new StringBuilder();
        files.forEach(file ->
                told.append(Legible.line(Place.fromHere(file).toString())).append('\n'));
        return program.print(shared, told.toString());
    }

    @Command(
            name = "set",
            description = "Writes a new rule set: a small example that is complete, with a README of what to do next.")
    int set(
            @Mixin Printing shared,
            @Parameters(paramLabel = "NAME", description = "what it is called, as in playgrounds") String name,
            @Option(
                            names = "--in",
                            paramLabel = "DIR",
                            description =
                                    "the folder that its folder is made in (default: rules, of this project or, outside"
                                            + " of it, of the current folder)" + Overwriting.FOLDERS)
                    @Nullable
                    Path in) {
        if (shared.rules != null || !shared.set.isEmpty()) {
            throw new UsageException(
                    "--" + (shared.rules != null ? "rules" : "set")
                            + ": a new rule set begins as one of its own; for one that builds on another, write a pack.yaml that extends it");
        }
        NewRuleSet.refusal(name).ifPresent(why -> {
            throw new UsageException("\"" + name + "\" " + why);
        });
        Path folder = (in == null ? ownRules() : in).resolve(name);
        write(shared, folder, NewRuleSet.files(name));
        if (!shared.quiet) {
            program.terminal()
                    .err()
                    .println("note: what to do next stands in " + Place.fromHere(folder.resolve("README.md")));
        }
        return tell(
                shared,
                NewRuleSet.files(name).keySet().stream().map(folder::resolve).toList());
    }

    @Command(
            name = "variant",
            description =
                    "Writes a variant of a rule set: a small one that extends it and takes a reading otherwise, a number"
                            + " (--set), or both.")
    int variant(
            @Mixin Printing shared,
            @Parameters(paramLabel = "NAME", description = "what it is called, as in i8-five-organisations")
                    String name,
            @Option(
                            names = "--reading",
                            paramLabel = "ID",
                            description = "the reading of the source that it takes otherwise")
                    @Nullable
                    String reading,
            @Option(
                            names = "--reads",
                            paramLabel = "TEXT",
                            description = "how it takes that, in a few words; needed with --reading")
                    @Nullable
                    String reads,
            @Option(
                            names = "--in",
                            paramLabel = "DIR",
                            description =
                                    "the folder that its folder is made in (default: variants, beside the rule set)"
                                            + Overwriting.FOLDERS)
                    @Nullable
                    Path in)
            throws BrokenInput {
        // As it is: the values are those of the variant.
        RuleBase base = program.rules(program.rulesFolder(shared), Map.of(), shared.noCache);
        Path rules = Path.of(base.folder());
        Path folder = (in == null ? Variants.folder(rules) : in).resolve(name);
        String called = Variants.name(rules);
        refuseWhereNotFound(rules, called, folder);
        Begun begun;
        try {
            begun = new NewVariant(name, reading == null ? "" : reading, reads == null ? "" : reads, shared.settings())
                    .begun(base.ruleSet(), called, Modeline.of(rules, folder.resolve("fixtures")));
        } catch (Refused e) {
            throw refused(e.wrong().get(0));
        }
        write(shared, folder, begun.rules());
        if (!shared.quiet) {
            begun.notes().forEach(note -> program.terminal().err().println("note: " + note));
        }
        return tell(shared, begun.rules().keySet().stream().map(folder::resolve).toList());
    }

    /** A variant is looked at beside what it extends, or below: elsewhere it would not be found. */
    private static void refuseWhereNotFound(Path rules, String called, Path folder) {
        RuleTree tree = RuleTree.disk();
        Optional<Path> found = tree.find(folder.toAbsolutePath().normalize(), called, RuleFiles.PACK);
        if (found.isEmpty() || !tree.real(found.get()).equals(tree.real(rules))) {
            throw new UsageException("--in " + folder.getParent() + ": from there " + called + " is "
                    + found.map(other -> other + " and not " + rules).orElse("not found, " + tree.searched())
                    + "; a variant lies beside the rule set that it extends, or in a folder beside it");
        }
    }

    /** All of a new folder, or nothing. */
    private static void write(Printing shared, Path folder, Map<String, String> files) {
        files.keySet()
                .forEach(file ->
                        Overwriting.refuseBoth("--output", shared.output, "what is made as ", folder.resolve(file)));
        Path target = folder.toAbsolutePath().normalize();
        try (OutputFolder output = OutputFolder.of(target)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                output.write(file.getKey(), file.getValue());
            }
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageException(folder + " is there already; nothing was written");
            }
            output.replace();
        } catch (IOException e) {
            throw new UsageException("nothing was written" + OutputFile.reason(e));
        }
    }

    /** The fixtures of the project that a rule set lies in, wherever below its rules; nothing where it lies in none. */
    private static Optional<Path> ofProject(Path rules) {
        return Stream.iterate(rules.toAbsolutePath().normalize().getParent(), Objects::nonNull, Path::getParent)
                .filter(folder -> folder.endsWith("rules"))
                .map(folder -> folder.resolveSibling(RuleFiles.FIXTURES))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** Where rule sets of one's own are: of the project where one is in it, else of the current folder. */
    private Path ownRules() {
        Path home = program.terminal().home().toAbsolutePath().normalize();
        boolean within = Path.of("").toAbsolutePath().normalize().startsWith(home);
        return within ? home.resolve("rules") : Path.of("rules");
    }

    private static String content(Path file) {
        try {
            return Files.exists(file) ? new String(InputFile.read(file, RuleTree.LARGEST), StandardCharsets.UTF_8) : "";
        } catch (InputFile.Unreadable e) {
            throw new UsageException("nothing was written: " + file + ": " + e.why());
        }
    }

    /** All of them or none: where one is there already, or cannot be written, nothing is. */
    private static void write(Map<Path, String> files, Set<Path> mayBeThere) {
        for (Path file : files.keySet()) {
            if (!mayBeThere.contains(file) && Files.exists(file)) {
                throw new UsageException(file + " is there already; nothing was written");
            }
        }
        try (NewFiles folders = new NewFiles()) {
            List<OutputFile> written = new ArrayList<>();
            try {
                for (Map.Entry<Path, String> file : files.entrySet()) {
                    folders.folder(Objects.requireNonNull(
                            file.getKey().toAbsolutePath().getParent()));
                    OutputFile output = OutputFile.of(file.getKey());
                    written.add(output);
                    output.writer().write(file.getValue());
                    output.writer().flush();
                }
                for (OutputFile output : written) {
                    output.replace();
                }
                folders.keep();
            } finally {
                written.forEach(RulesNewCommand::close);
            }
        } catch (IOException e) {
            throw new UsageException("nothing was written" + OutputFile.reason(e));
        }
    }

    private static void close(OutputFile output) {
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
