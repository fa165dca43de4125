package assay.cli;

import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Criterion;
import assay.policy.Document;
import assay.problem.Nearest;
import assay.problem.ProblemsException;
import assay.rules.CriterionSkeleton;
import assay.rules.RuleBase;
import assay.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            @Mixin Shared shared,
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
                            description = "where the fixtures go (default: beside those of its requirement)")
                    @Nullable
                    Path fixtures)
            throws BrokenInput {
        RuleBase base = program.rules(shared);
        RuleSet rules = base.ruleSet();
        refuse(id, rules, new Evaluator(base).criteria());
        String slug = id.toLowerCase(Locale.ROOT).replace('.', '-');
        String kind = evidence == null ? slug + "-evidence" : evidence;
        if (rules.vocabulary().kind(kind).isEmpty() && !CriterionSkeleton.isKind(kind)) {
            throw new UsageException("--evidence " + kind
                    + ": a kind of evidence is named in small letters, with hyphens between words");
        }
        String asked = title == null ? CriterionSkeleton.TO_BE_FILLED_IN : title;
        if (StringUtils.containsAny(asked, "\"\\\n")) {
            throw new UsageException("--title: a title has no quotes, backslashes or line ends in it");
        }
        Path folder = Path.of(base.folder());
        CriterionSkeleton skeleton;
        try {
            skeleton = CriterionSkeleton.of(folder, rules, id, asked, kind);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
        Path beside = fixtures == null
                ? program.terminal().home().resolve("fixtures").resolve(Strings.CS.removeEnd(skeleton.file(), ".drl"))
                : fixtures;
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve(skeleton.file()), skeleton.content());
        files.put(
                beside.resolve(slug + "-what-counts.yaml"),
                fixture(rules, folder, beside, id, skeleton, skeleton.counts(), "  met: [" + id + "]\n"));
        if (!skeleton.setAside().isEmpty()) {
            files.put(
                    beside.resolve(slug + "-what-is-set-aside.yaml"),
                    fixture(rules, folder, beside, id, skeleton, skeleton.setAside(), "  unmet: [" + id + "]\n"));
        }
        write(files, folder.resolve(skeleton.file()));
        StringBuilder told = new StringBuilder();
        files.keySet().forEach(file -> told.append(shown(file)).append('\n'));
        return program.print(shared, told.toString());
    }

    private static void refuse(String id, RuleSet rules, List<Criterion> criteria) {
        List<String> requirements = rules.pack().requirementIds();
        String requirement = StringUtils.substringBefore(id, ".");
        if (!CriterionSkeleton.isIdentifier(id)) {
            throw new UsageException("\"" + id + "\" names no criterion; one is named as R8.F3 is: its requirement,"
                    + " a dot, a capital letter and a number");
        }
        if (!requirements.contains(requirement)) {
            throw new UsageException("pack.yaml has no requirement \"" + requirement + "\""
                    + Nearest.hint(requirement, requirements) + "; a new one is added there first");
        }
        if (criteria.stream().anyMatch(criterion -> criterion.id().equals(id))) {
            throw new UsageException("there is a criterion " + id + " already");
        }
    }

    private String fixture(
            RuleSet rules,
            Path folder,
            Path beside,
            String id,
            CriterionSkeleton skeleton,
            Map<String, Object> values,
            String expect) {
        Evidence evidence = Evidence.of(
                "",
                "Newtown",
                CriterionSkeleton.sample(rules.vocabulary().authority()),
                null,
                Map.of(),
                Map.of(),
                List.of(new SubmittedDocument(
                        new Document("D1", CriterionSkeleton.TO_BE_FILLED_IN, null, null, 0),
                        List.of(new Observation(skeleton.kind(), values, null, false, null)))));
        return Modeline.of(folder, beside) + "# " + id + ": " + CriterionSkeleton.TO_BE_FILLED_IN + "\n"
                + EvidenceWriter.file(evidence, rules) + "expect:\n" + expect;
    }

    /** All of them or none: where one is there already, or cannot be written, nothing is. */
    private static void write(Map<Path, String> files, Path mayBeThere) {
        for (Path file : files.keySet()) {
            if (!file.equals(mayBeThere) && Files.exists(file)) {
                throw new UsageException(file + " is there already; nothing was written");
            }
        }
        Map<Path, Path> written = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Path folder = file.getKey().toAbsolutePath().getParent();
                Files.createDirectories(folder);
                Path temporary = Files.createTempFile(folder, ".assay", null);
                written.put(temporary, file.getKey());
                Files.writeString(temporary, file.getValue(), StandardCharsets.UTF_8);
            }
            for (Map.Entry<Path, Path> file : written.entrySet()) {
                Files.move(file.getKey(), file.getValue(), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            for (Path temporary : written.keySet()) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException left) {
                    e.addSuppressed(left);
                }
            }
            throw new UsageException("the files cannot be written: " + e.getMessage());
        }
    }

    private String shown(Path file) {
        Path home = program.terminal().home().toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(home) ? home.relativize(absolute) : file).toString();
    }
}
