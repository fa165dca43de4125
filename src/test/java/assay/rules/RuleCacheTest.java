package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCacheTest {

    @TempDir
    Path folder;

    private Path rules;
    private Path cache;

    /** A rule set that compiles in no time. */
    @BeforeEach
    void writeRules() throws IOException {
        rules = Files.createDirectory(folder.resolve("rules"));
        cache = folder.resolve("cache");
        Files.writeString(rules.resolve("pack.yaml"), """
                name: small
                title: a small rule set
                source: a test
                grades:
                  - {name: Bad, value: 1, met: false}
                  - {name: Good, value: 2, met: true}
                requirements:
                  - {id: R1, number: "1", name: something, weight: 1}
                agreements: [agrees]
                """);
        writeRule("shown");
    }

    private void writeRule(String asks) throws IOException {
        Files.writeString(rules.resolve("rules.drl"), """
                package small
                import assay.policy.*
                rule "Requirement 1 asks for"
                when
                then
                    insert( Criterion.minimum( "R1.M1", "%s" ) );
                end
                """.formatted(asks));
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void rules_that_are_refused_are_not_kept() throws Exception {
        ProblemsException refused =
                catchThrowableOfType(ProblemsException.class, () -> RuleBase.load(rules, RuleCache.in(cache)));
        assertThat(refused.problems()).extracting(Problem::code).contains("no-grades");
        assertThat(cache).doesNotExist();
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(catchThrowableOfType(ProblemsException.class, () -> RuleBase.load(rules, RuleCache.in(cache)))
                        .problems())
                .isEqualTo(refused.problems());
    }

    @Test
    void compiled_rules_are_found_again() throws Exception {
        RuleBase first = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(entries()).hasSize(1);
        byte[] entry = Files.readAllBytes(entries().get(0));
        RuleBase second = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(second.ruleSet()).isEqualTo(first.ruleSet());
        assertThat(entries()).hasSize(1);
        assertThat(Files.readAllBytes(entries().get(0))).isEqualTo(entry);
        assertThat(second.kieBase().getKiePackage("small").getRules()).hasSize(1);
    }

    @Test
    void changed_rules_are_seen_by_the_next_load() throws Exception {
        String before = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache))
                .ruleSet()
                .sha256();
        writeRule("shown well");
        assertThat(RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache))
                        .ruleSet()
                        .sha256())
                .isNotEqualTo(before);
        assertThat(entries()).hasSize(2);
    }

    @Test
    void of_many_entries_those_used_last_are_kept() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        Path used = entries().get(0);
        FileTime longAgo = FileTime.from(Instant.parse("2004-03-31T00:00:00Z"));
        Files.setLastModifiedTime(used, longAgo);
        for (int i = 0; i < 40; i++) {
            Path other = Files.createFile(cache.resolve("other" + i + ".rules"));
            Files.setLastModifiedTime(other, FileTime.from(longAgo.toInstant().plusSeconds(i)));
        }
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        writeRule("shown well");
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(entries()).hasSize(32).contains(used, cache.resolve("other39.rules"));
        assertThat(cache.resolve("other0.rules")).doesNotExist();
    }

    @Test
    void a_damaged_entry_is_made_anew() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        Path entry = entries().get(0);
        byte[] good = Files.readAllBytes(entry);
        for (int damage = 0; damage < 3; damage++) {
            byte[] bad =
                    switch (damage) {
                        case 0 -> new byte[0];
                        case 1 -> java.util.Arrays.copyOf(good, good.length / 2);
                        default -> {
                            byte[] flipped = good.clone();
                            flipped[good.length / 2] ^= 1;
                            yield flipped;
                        }
                    };
            Files.write(entry, bad);
            RuleBase loaded = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
            assertThat(loaded.kieBase().getKiePackage("small").getRules()).hasSize(1);
            assertThat(Files.readAllBytes(entry))
                    .as("the entry that replaces the damaged one")
                    .isNotEqualTo(bad);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_no_reason_to_fail() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        RuleBase loaded = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(file.resolve("cache")));
        assertThat(loaded.kieBase().getKiePackage("small").getRules()).hasSize(1);
        assertThat(file).hasContent("in the way");
    }

    @Test
    void without_a_cache_nothing_is_kept() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.none());
        assertThat(cache).doesNotExist();
    }

    @Test
    void two_at_once_do_each_other_no_harm() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            List<Future<RuleBase>> both = Stream.generate(
                            () -> executor.submit(() -> RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache))))
                    .limit(2)
                    .toList();
            for (Future<RuleBase> one : both) {
                assertThat(one.get().kieBase().getKiePackage("small").getRules())
                        .hasSize(1);
            }
        } finally {
            executor.shutdownNow();
        }
        assertThat(entries()).hasSize(1).allMatch(entry -> entry.toString().endsWith(".rules"));
    }
}
