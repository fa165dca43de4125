package assay.compile;

import static org.assertj.core.api.Assertions.assertThat;

import assay.evaluation.Evaluator;
import assay.evidence.EvidenceReader;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new process compiles of rules of which most has been compiled before: what has changed, and all that hangs on it. */
class CompiledPartsTest {

    private static final String EVIDENCE = """
            authority: Marlow Vale
            setting: town
            documents:
              - id: D1
                title: Report on the playground
                shows:
                  - gate: {width: 120, step-free: false}
                  - surface: {material: rubber, leads-to: [swing, slide]}
            """;

    @TempDir
    static Path before;

    private static String graded;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws Exception {
        copy(Path.of("rules"), before.resolve("rules"), List.of("playgrounds", "common"));
        forget();
        graded = graded(before, RuleCache.in(before.resolve("cache")));
        assertThat(parts(before)).hasSize(5);
    }

    /** As a new process has compiled nothing. */
    private static void forget() {
        DroolsBuild.COMPILED.clear();
    }

    private static void copy(Path from, Path to, List<String> folders) throws IOException {
        for (String one : folders) {
            Files.createDirectories(to.resolve(one));
            try (Stream<Path> files = Files.list(from.resolve(one))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(one).resolve(file.getFileName()));
                }
            }
        }
    }

    private static Set<String> parts(Path in) throws IOException {
        try (Stream<Path> files = Files.list(in.resolve("cache"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String graded(Path in, RuleCache cache) throws Exception {
        RuleBase rules = RuleBase.load(in.resolve("rules/playgrounds"), cache);
        return new JsonReport(JsonReport.Layout.LINES)
                .of(new Evaluator(rules)
                        .evaluate(new EvidenceReader(rules.ruleSet())
                                .read("a.yaml", EVIDENCE.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a rule                  | playgrounds/requirement-1.drl | {gate-width}, stepFree ) | {gate-width} )   | 1",
                "a parameter             | playgrounds/parameters.yaml   | value: 100               | value: 130       | 1",
                "what a rule rests on    | playgrounds/pack.yaml         | score: {source: \"Playing | score: {source: \"The | 1",
                "a rule of all rule sets | common/scoring.drl            | rule \"The overall       | rule \"An overall | 1",
                "an import               | playgrounds/requirement-2.drl | import assay.policy.*    | import assay.policy.*; import java.util.List | 1",
                "a word                  | playgrounds/evidence.drl      | RUBBER, ASPHALT, GRASS   | GRASS, RUBBER, ASPHALT | 5",
                "a field                 | playgrounds/evidence.drl      | stepFree : boolean       | stepFree : Boolean | 5",
                "no rule                 | playgrounds/interpretations.yaml | why: it is            | why: that is     | 0",
            })
    void is_what_has_changed(String what, String file, String from, String to, int anew) throws Exception {
        copy(before.resolve("rules"), folder.resolve("rules"), List.of("playgrounds", "common"));
        Files.createDirectory(folder.resolve("cache"));
        copy(before, folder, List.of("cache"));
        Path changed = folder.resolve("rules").resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(from);
        Files.writeString(changed, text.replace(from, to));
        forget();
        String now = graded(folder, RuleCache.in(folder.resolve("cache")));
        Set<String> made = parts(folder);
        made.removeAll(parts(before));
        assertThat(made).as(what).hasSize(anew);
        forget();
        assertThat(now).isEqualTo(graded(folder, RuleCache.none())).isNotEqualTo(graded);
    }

    @Test
    void a_part_that_is_damaged_or_another_is_compiled_again() throws Exception {
        copy(before.resolve("rules"), folder.resolve("rules"), List.of("playgrounds", "common"));
        copy(before, folder, List.of("cache"));
        forgetWhole();
        List<Path> parts = parts(folder).stream()
                .map(name -> folder.resolve("cache").resolve(name))
                .toList();
        byte[] first = Files.readAllBytes(parts.get(0));
        Files.write(parts.get(1), first);
        byte[] damaged = first.clone();
        damaged[damaged.length / 2]++;
        Files.write(parts.get(0), damaged);
        assertThat(graded(folder, RuleCache.in(folder.resolve("cache")))).isEqualTo(graded);
        byte[] again = Files.readAllBytes(parts.get(0));
        assertThat(again).isNotEqualTo(damaged);
        assertThat(Files.readAllBytes(parts.get(1))).isNotEqualTo(first);
        forgetWhole();
        assertThat(graded(folder, RuleCache.in(folder.resolve("cache")))).isEqualTo(graded);
        assertThat(Files.readAllBytes(parts.get(0)))
                .as("what was compiled again is whole, and is kept")
                .isEqualTo(again);
    }

    /** As a new process has compiled nothing, and only parts of these rules are kept. */
    private void forgetWhole() throws IOException {
        forget();
        try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
            for (Path entry :
                    entries.filter(one -> one.toString().endsWith(".rules")).toList()) {
                Files.delete(entry);
            }
        }
    }
}
