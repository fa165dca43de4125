package assay.cli;

import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.files.OutputFile;
import assay.files.OutputFolder;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.scaffold.CriterionFixture;
import assay.scaffold.CriterionSkeleton;
import assay.scaffold.NewRuleSet;
import assay.text.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins something new in a rule set. */
@Command(name = "new", synopsisSubcommandLabel = "COMMAND", description = "Begins something new in the rules.")
final class RulesNewCommand {

    @Option(names = "--help", usageHelp = true, description = "what these commands do")
    boolean help;

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
                            description = "where the fixtures go (default: in the fixtures of the rule set)")
                    @Nullable
                    Path fixtures)
            throws BrokenInput {
        Overwriting.refuse("--output", shared.output, List.of());
        RuleBase base = program.rules(shared);
        RuleSet rules = base.ruleSet();
        String asked = title == null ? RuleSet.TO_BE_FILLED_IN : title;
        if (StringUtils.containsAny(asked, "\"\\\n")) {
            throw new UsageException("--title: a title has no quotes, backslashes or line ends in it");
        }
        List<Criterion> criteria = base.ruleSet().criteria();
        Criterion criterion = criterion(id, asked, rules, criteria);
        Path folder = Path.of(base.folder());
        CriterionSkeleton skeleton;
        RuleBase changed;
        try {
            String kind = kind(evidence == null ? CriterionSkeleton.kind(id) : evidence, rules, folder);
            skeleton = CriterionSkeleton.of(folder, rules, criterion, kind);
            changed = skeleton.compiled(
                    folder,
                    shared.noCache
                            ? RuleCache.none()
                            : RuleCache.ofUser(program.terminal().environment()));
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        String slug = id.toLowerCase(Locale.ROOT).replace('.', '-');
        Path beside = fixtures == null ? fixtures(folder, skeleton) : fixtures;
        String head = Modeline.of(folder, beside);
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve(skeleton.file()), skeleton.content());
        Path equivalents = folder.resolve("equivalent-mutants.yaml");
        if (!skeleton.equivalent().isEmpty()) {
            files.put(equivalents, content(equivalents) + skeleton.equivalent());
        }
        files.put(
                beside.resolve(slug + "-what-counts.yaml"),
                CriterionFixture.of(changed, head, id, skeleton.kind(), skeleton.counts()));
        if (!skeleton.setAside().isEmpty()) {
            files.put(
                    beside.resolve(slug + "-what-is-set-aside.yaml"),
                    CriterionFixture.of(changed, head, id, skeleton.kind(), skeleton.setAside()));
        }
        files.keySet().forEach(file -> Overwriting.refuseBoth("--output", shared.output, "what is made as ", file));
        write(files, Set.of(folder.resolve(skeleton.file()), equivalents));
        tell(shared, skeleton, criterion);
        StringBuilder told = new StringBuilder();
        files.keySet().forEach(file -> told.append(Legible.line(shown(file))).append('\n'));
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
                                            + " of it, of the current folder)")
                    @Nullable
                    Path in) {
        Overwriting.refuse("--output", shared.output, List.of());
        if (shared.rules != null || !shared.set.isEmpty()) {
            throw new UsageException(
                    "--" + (shared.rules != null ? "rules" : "set")
                            + ": a new rule set begins as one of its own; for one that builds on another, write a pack.yaml that extends it");
        }
        NewRuleSet.refusal(name).ifPresent(why -> {
            throw new UsageException("\"" + name + "\" " + why);
        });
        Path folder = (in == null ? ownRules() : in).resolve(name);
        Map<String, String> files = NewRuleSet.files(name);
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
            throw new UsageException("nothing was written: " + why(e));
        }
        StringBuilder told = new StringBuilder();
        files.keySet()
                .forEach(file ->
                        told.append(Legible.line(shown(folder.resolve(file)))).append('\n'));
        if (!shared.quiet) {
            program.terminal().err().println("note: what to do next stands in " + shown(folder.resolve("README.md")));
        }
        return program.print(shared, told.toString());
    }

    /** Where rule sets of one's own are: of the project where one is in it, else of the current folder. */
    private Path ownRules() {
        Path home = program.terminal().home().toAbsolutePath().normalize();
        boolean within = Path.of("").toAbsolutePath().normalize().startsWith(home);
        return within ? home.resolve("rules") : Path.of("rules");
    }

    /** A rule set's own fixtures, where it has some; else those of the project, of the same requirement. */
    private Path fixtures(Path folder, CriterionSkeleton skeleton) {
        Path own = folder.resolve("fixtures");
        return Files.isDirectory(own)
                ? own
                : program.terminal().home().resolve("fixtures").resolve(Strings.CS.removeEnd(skeleton.file(), ".drl"));
    }

    /** What files do not say by themselves. */
    private void tell(Shared shared, CriterionSkeleton skeleton, Criterion criterion) {
        List<String> notes = new ArrayList<>();
        if (skeleton.setAside().isEmpty()) {
            notes.add("every " + skeleton.kind().word() + " counts for " + criterion.id()
                    + ", for no field that is always filled in tells one from another; if some are to be set aside, write the"
                    + " rule and a fixture for it");
        }
        if (criterion.route() != null) {
            notes.add(criterion.id() + " is on route " + criterion.route() + "; the rules that count the routes of "
                    + criterion.requirement() + " say how many minimums each has, and are changed with it");
        }
        if (!shared.quiet) {
            notes.forEach(note -> program.terminal().err().println("note: " + note));
        }
    }

    private static String kind(String word, RuleSet rules, Path folder) throws ProblemsException {
        if (rules.vocabulary().kind(word).isPresent()) {
            return word;
        }
        if (!CriterionSkeleton.isKind(word)) {
            throw new UsageException("--evidence " + word
                    + ": a kind of evidence is named in small letters, with hyphens between words");
        }
        if (CriterionSkeleton.isTaken(folder, CriterionSkeleton.type(word))) {
            throw new UsageException("--evidence " + word + ": rules know something else as "
                    + CriterionSkeleton.type(word) + "; give the new kind of evidence another name");
        }
        return word;
    }

    private static Criterion criterion(String id, String title, RuleSet rules, List<Criterion> criteria) {
        List<String> requirements = rules.pack().requirementIds();
        String requirement = StringUtils.substringBefore(id, ".");
        if (!CriterionSkeleton.isIdentifier(id)) {
            throw new UsageException("\"" + id + "\" names no criterion; one is named as " + requirements.get(0)
                    + ".F3 is: its requirement,"
                    + " a dot, a capital letter and a number");
        }
        if (!requirements.contains(requirement)) {
            throw new UsageException("pack.yaml has no requirement \"" + requirement + "\""
                    + Nearest.hint(requirement, requirements) + "; a new one is added there first");
        }
        if (criteria.stream().anyMatch(criterion -> criterion.id().equals(id))) {
            throw new UsageException("there is a criterion " + id + " already");
        }
        Criterion criterion = CriterionSkeleton.named(id, title, criteria)
                .orElseThrow(
                        () -> new UsageException("\"" + id + "\": the letter says what a criterion is: M a minimum,"
                                + " W a condition of the highest grade, F a further improvement"));
        // Where a requirement has both, as protocols for all and one of two routes besides, a name says which is meant.
        List<String> minimums = criteria.stream()
                .filter(other -> other.requirement().equals(requirement) && other.kind() == Criterion.Kind.MINIMUM)
                .map(other -> CriterionSkeleton.stem(other.id()))
                .distinct()
                .toList();
        boolean routed =
                criteria.stream().anyMatch(other -> other.requirement().equals(requirement) && other.route() != null);
        if (routed && criterion.kind() == Criterion.Kind.MINIMUM && !minimums.contains(CriterionSkeleton.stem(id))) {
            throw new UsageException(
                    "\"" + id + "\": " + requirement + " can be met in several ways, and no rule would count a"
                            + " minimum that is on none of them; one that is counted has a name that begins with "
                            + String.join(" or ", minimums));
        }
        return criterion;
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
        List<OutputFile> written = new ArrayList<>();
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.createDirectories(file.getKey().toAbsolutePath().getParent());
                OutputFile output = OutputFile.of(file.getKey());
                written.add(output);
                output.writer().write(file.getValue());
                output.writer().flush();
            }
            for (OutputFile output : written) {
                output.replace();
            }
        } catch (IOException e) {
            throw new UsageException("nothing was written: " + why(e));
        } finally {
            written.forEach(RulesNewCommand::close);
        }
    }

    private static void close(OutputFile output) {
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a file cannot be written; never in words of Java, or by a name that nobody gave it. */
    static String why(IOException e) {
        Path file = e instanceof FileSystemException about && about.getFile() != null ? Path.of(about.getFile()) : null;
        if (e instanceof AccessDeniedException && file != null) {
            Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
            return "there is no permission to write in " + folder;
        }
        if (e instanceof FileAlreadyExistsException) {
            return file + " is no folder";
        }
        String reason = Strings.CS.removeStart(InputFile.reason(e), ": ");
        return reason.isEmpty() ? "the system does not say why" : reason;
    }

    private String shown(Path file) {
        Path home = program.terminal().home().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(home) ? home.relativize(absolute) : file).toString();
    }
}
