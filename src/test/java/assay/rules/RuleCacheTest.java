package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import assay.compile.CompiledParts;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class RuleCacheTest {

    private static final String COSTS = "; so they are compiled anew each time, which takes some seconds; ";

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
            return files.filter(file -> !file.toString().endsWith(".part"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void what_a_rule_set_says_is_known_where_exactly_these_files_were_compiled_before() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        try (Stream<Path> files = Files.list(Path.of("rules/playgrounds"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, small.resolve(file.getFileName()));
            }
        }
        assertThat(RuleBase.compiledBefore(small, RuleCache.in(cache))).isEmpty();
        assertThat(RuleBase.load(small, RuleCache.in(cache)).ruleSet().sha256())
                .isEqualTo(RuleBase.compiledBefore(small, RuleCache.in(cache))
                        .orElseThrow()
                        .sha256());
        Files.writeString(small.resolve("requirement-1.drl"), "// Another line.\n", StandardOpenOption.APPEND);
        assertThat(RuleBase.compiledBefore(small, RuleCache.in(cache))).isEmpty();
    }

    @Test
    void a_cache_as_it_is_hands_out_what_was_compiled_before_and_keeps_nothing_else() throws Exception {
        RuleCache user = RuleCache.in(cache);
        RuleBase.unchecked(RuleFiles.read(rules), user);
        user.parts().put("known", new TreeMap<>(Map.of("small.A", new byte[] {1})));
        List<Path> before = entries();
        assertThat(user.asItIs().get(user.key(RuleFiles.read(rules)) + "-unchecked"))
                .isNotNull();
        assertThat(user.asItIs().parts().get("known")).containsKey("small.A");

        writeRule("shown otherwise");
        RuleBase.unchecked(RuleFiles.read(rules), user.asItIs());
        user.asItIs().parts().put("unknown", new TreeMap<>(Map.of("small.A", new byte[] {1})));

        assertThat(entries()).isEqualTo(before);
        assertThat(user.parts().get("unknown")).isNull();
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
        for (int i = 0; i < 80; i++) {
            Path other = Files.createFile(cache.resolve("other" + i + ".rules"));
            Files.setLastModifiedTime(other, FileTime.from(longAgo.toInstant().plusSeconds(i)));
        }
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        writeRule("shown well");
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(entries()).hasSize(64).contains(used, cache.resolve("other79.rules"));
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
    void folder_and_entries_are_the_users_alone() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(entries().get(0))))
                .isEqualTo("rw-------");
        assertThat(RuleCache.in(cache).passedOver()).isEmpty();
    }

    /** Changes the title in the entry, so that who uses the entry can be told. */
    private Path plant() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        Path entry = entries().get(0);
        byte[] planted = new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1)
                .replace("a small rule set", "a forged rule se")
                .getBytes(StandardCharsets.ISO_8859_1);
        CRC32 digest = new CRC32();
        digest.update(planted, Long.BYTES, planted.length - Long.BYTES);
        Files.write(
                entry, ByteBuffer.wrap(planted).putLong(0, digest.getValue()).array());
        return entry;
    }

    private String title() throws Exception {
        return RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache))
                .ruleSet()
                .pack()
                .title();
    }

    @Test
    void what_others_can_write_is_passed_over() throws Exception {
        Path entry = plant();
        assertThat(title()).as("the entry is as good as any").isEqualTo("a forged rule se");
        Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("rw-rw----"));
        assertThat(title()).isEqualTo("a small rule set");
        plant();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        byte[] planted = Files.readAllBytes(entry);
        assertThat(title()).isEqualTo("a small rule set");
        assertThat(entry).as("nothing is written there either").hasBinaryContent(planted);
        assertThat(RuleCache.in(cache).passedOver())
                .hasValueSatisfying(why -> assertThat(why).contains(cache.toString(), "others may write there"));
    }

    @Test
    void a_folder_of_somebody_else_is_passed_over_and_said_to_be_theirs() throws Exception {
        Path theirs = Path.of("/usr");
        if (Files.isWritable(theirs)) {
            theirs = Files.createDirectory(folder.resolve("theirs"));
            Files.setAttribute(theirs, "unix:uid", 12_345);
        }
        assertThat(RuleCache.in(theirs).passedOver())
                .hasValue("compiled rules are not kept in " + theirs + ": it belongs to "
                        + Files.getOwner(theirs).getName() + COSTS + "XDG_CACHE_HOME with another folder mends it");
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_once_with_what_stands_in_its_way_and_rules_are_compiled_all_the_same()
            throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path below = file.resolve("assay");
        List<String> told = new ArrayList<>();
        RuleCache kept = RuleCache.in(below).telling(told::add);
        assertThat(kept.passedOver()).as("nobody else has it").isEmpty();
        for (int time = 0; time < 2; time++) {
            assertThat(RuleBase.unchecked(RuleFiles.read(rules), kept)
                            .ruleSet()
                            .pack()
                            .title())
                    .isEqualTo("a small rule set");
        }
        kept.parts().put("part", new TreeMap<>());
        assertThat(told)
                .containsExactly("compiled rules are not kept in " + below + ": " + file + " is no folder" + COSTS
                        + "XDG_CACHE_HOME with another folder mends it");
        assertThat(file).isEmptyFile();
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_told_whoever_may_write_it() throws Exception {
        Files.writeString(cache, "");
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));
        List<String> told = new ArrayList<>();
        RuleCache kept = RuleCache.in(cache).telling(told::add);
        assertThat(kept.passedOver()).as("chmod would mend nothing").isEmpty();
        RuleBase.unchecked(RuleFiles.read(rules), kept);
        assertThat(told).singleElement().asString().contains(cache + ": " + cache + " is no folder; ");
    }

    @Test
    void what_is_kept_or_is_not_to_be_kept_is_nothing_to_tell_of() throws Exception {
        List<String> told = new ArrayList<>();
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache).telling(told::add));
        Path file = Files.writeString(folder.resolve("file"), "");
        RuleBase.unchecked(
                RuleFiles.read(rules),
                RuleCache.in(file.resolve("assay")).telling(told::add).asItIs());
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.none().telling(told::add));
        assertThat(told).isEmpty();
    }

    @Test
    void what_was_being_written_by_who_was_killed_is_never_read_and_goes_after_a_day() throws Exception {
        RuleCache kept = RuleCache.in(cache);
        RuleBase.unchecked(RuleFiles.read(rules), kept);
        byte[] whole = Files.readAllBytes(entries().get(0));
        Path now = Files.write(cache.resolve("writing-1.tmp"), Arrays.copyOf(whole, whole.length / 2));
        Path left = Files.copy(now, cache.resolve("writing-2.tmp"));
        Path other = Files.copy(now, cache.resolve("other.tmp"));
        FileTime twoDaysAgo = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(left, twoDaysAgo);
        Files.setLastModifiedTime(other, twoDaysAgo);
        kept.parts().put("part", new TreeMap<>());
        assertThat(left).doesNotExist();
        assertThat(now).as("somebody may be at it").exists();
        assertThat(other).as("it is not of the cache").exists();
        assertThat(entries()).hasSize(3);
    }

    @Test
    void no_part_of_an_entry_is_taken_for_the_whole() throws Exception {
        RuleCache kept = RuleCache.in(cache);
        String key = kept.key(RuleFiles.read(rules)) + "-unchecked";
        RuleBase.unchecked(RuleFiles.read(rules), kept);
        Path entry = entries().get(0);
        byte[] whole = Files.readAllBytes(entry);
        assertThat(kept.get(key)).isNotNull();
        for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 50)) {
            Files.write(entry, Arrays.copyOf(whole, length));
            assertThat(kept.get(key)).as("%d of %d bytes", length, whole.length).isNull();
        }
    }

    @Test
    void it_is_in_the_home_that_the_environment_names() {
        assertThat(RuleCache.ofUser(Map.of("HOME", folder.toString())).beside("one"))
                .hasValue(folder.resolve(".cache/assay/one"));
        assertThat(RuleCache.ofUser(Map.of("HOME", folder.toString(), "XDG_CACHE_HOME", "/elsewhere"))
                        .beside("one"))
                .hasValue(Path.of("/elsewhere/assay/one"));
        assertThat(RuleCache.ofUser(Map.of("HOME", "?")).beside("one"))
                .hasValue(Path.of(System.getProperty("user.home"), ".cache/assay/one"));
    }

    @Test
    void an_entry_that_is_a_link_is_passed_over_and_a_folder_that_is_one_is_followed() throws Exception {
        Path entry = plant();
        Path elsewhere = Files.move(entry, folder.resolve("elsewhere"));
        Files.createSymbolicLink(entry, elsewhere);
        assertThat(title()).isEqualTo("a small rule set");
        Path real = Files.move(cache, folder.resolve("real"));
        Files.createSymbolicLink(cache, real);
        plant();
        assertThat(title()).isEqualTo("a forged rule se");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rwx-w----"));
        assertThat(title()).isEqualTo("a small rule set");
    }

    @Test
    void an_entry_of_other_rules_and_what_is_no_file_are_passed_over() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        byte[] other = Files.readAllBytes(entries().get(0));
        Files.delete(entries().get(0));
        writeRule("shown well");
        String own = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache))
                .ruleSet()
                .sha256();
        Files.write(entries().get(0), other);
        RuleBase loaded = RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(loaded.ruleSet().sha256()).isEqualTo(own);
        Path entry = entries().get(0);
        Files.delete(entry);
        assumeThat(new ProcessBuilder("mkfifo", "-m", "600", entry.toString())
                        .start()
                        .waitFor())
                .isZero();
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        assertThat(entry).isRegularFile();
    }

    @Test
    void an_entry_is_held_against_the_allow_list_again() throws Exception {
        RuleBase.unchecked(RuleFiles.read(rules), RuleCache.in(cache));
        RuleCache own = RuleCache.in(cache);
        String key = own.key(RuleFiles.read(rules)) + "-unchecked";
        CompiledRules good = Objects.requireNonNull(own.get(key));
        SortedMap<String, byte[]> classes = new TreeMap<>(good.classes());
        String written = classes.keySet().stream()
                .filter(name -> name.contains("LambdaConsequence"))
                .findFirst()
                .orElseThrow();
        classes.put(written, collectingGarbage(Objects.requireNonNull(classes.get(written))));
        own.put(key, new CompiledRules(good.ruleSet(), good.steps(), classes));
        assertThat(own.get(key)).isNull();
        classes.put(written, new byte[] {1, 2, 3});
        own.put(key, new CompiledRules(good.ruleSet(), good.steps(), classes));
        assertThat(own.get(key)).as("what is no class at all").isNull();
    }

    private static byte[] collectingGarbage(byte[] code) {
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String is, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, is, signature, thrown)) {
                    @Override
                    public void visitCode() {
                        super.visitCode();
                        visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/System", "gc", "()V", false);
                    }
                };
            }
        };
        new ClassReader(code).accept(visitor, 0);
        return writer.toByteArray();
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

    /** What was used when changes while it is looked at, and whoever keeps something must not meet that. */
    @Test
    void entries_are_dropped_while_others_use_them() throws Exception {
        CompiledParts parts = RuleCache.in(cache).parts();
        List<Path> others = new ArrayList<>();
        Files.createDirectory(
                cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (int i = 0; i < 500; i++) {
            others.add(Files.createFile(cache.resolve("other" + i + ".part")));
        }
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> using = executor.submit(() -> {
                for (long now = 0; !Thread.currentThread().isInterrupted(); now += 7919) {
                    others.get((int) (now % others.size())).toFile().setLastModified(now % 1_000_000);
                }
            });
            for (int i = 0; i < 100; i++) {
                String key = "part" + i;
                parts.put(key, new TreeMap<>());
                assertThat(parts.get(key)).as(key).isEmpty();
            }
            assertThat(using).as("others use what they have").isNotDone();
        } finally {
            executor.shutdownNow();
        }
        try (Stream<Path> kept = Files.list(cache)) {
            assertThat(kept).hasSize(512);
        }
    }
}
