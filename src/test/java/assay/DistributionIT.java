package assay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import assay.cli.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is downloaded, as it was built: unpacked into a folder with a blank in its name and tried where nothing else can be written. */
class DistributionIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String NAME = "assay-" + System.getProperty("assay.version");

    @TempDir
    static Path folder;

    private static Path unpacked;

    /** How a program ended and what it printed, to whichever of the two. */
    private record Ended(int exit, String printed) {}

    private static Ended run(Path here, Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(here.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    /** Runs it with the Java of this test, for a user who has no folder. */
    private static Ended assay(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./assay"));
        command.addAll(List.of(arguments));
        return run(
                unpacked,
                Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"), "HOME", "/nowhere"),
                command.toArray(String[]::new));
    }

    private static List<String> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @BeforeAll
    static void unpack() throws Exception {
        Path into = Files.createDirectory(folder.resolve("with a blank"));
        assertThat(run(
                        into,
                        Map.of("PATH", "/usr/bin:/bin"),
                        "tar",
                        "-xzf",
                        TARGET.resolve(NAME + ".tar.gz").toString()))
                .isEqualTo(new Ended(0, ""));
        unpacked = into.resolve(NAME);
    }

    @Test
    void the_first_command_of_its_readme_grades_and_writes_nothing_beside_it() throws Exception {
        List<String> before = content(unpacked);
        assertThat(Files.readString(unpacked.resolve("README.md")))
                .contains("```sh\n./assay evaluate fixtures/worked-example.yaml\n");
        Ended graded = assay("evaluate", "fixtures/worked-example.yaml");
        assertThat(graded.exit).isZero();
        assertThat(graded.printed)
                .isEqualTo(Run.assay("evaluate", "fixtures/worked-example.yaml").out());
        assertThat(content(unpacked)).isEqualTo(before);
    }

    @Test
    void from_the_second_run_on_it_shares_classes_that_this_java_took_into_an_archive() throws Exception {
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Map<String, String> user = Map.of(
                "PATH", "/usr/bin:/bin", "JAVA_HOME", System.getProperty("java.home"), "XDG_CACHE_HOME", "" + cache);
        String[] evaluate = {"./assay", "evaluate", "fixtures/worked-example.yaml"};
        Ended first = run(unpacked, user, evaluate);
        assertThat(run(unpacked, user, evaluate)).isEqualTo(first);
        try (Stream<Path> made = Files.list(cache.resolve("assay"))) {
            assertThat(made.filter(file -> file.toString().endsWith(".jsa")))
                    .singleElement()
                    .satisfies(archive ->
                            assertThat(archive).as("empty, it is none").isNotEmptyFile());
        }
        assertThat(run(unpacked, user, evaluate)).as("with the archive").isEqualTo(first);
    }

    @Test
    void the_rules_that_it_brings_are_compiled_already_and_in_order() throws Exception {
        try (JarFile jar = new JarFile(unpacked.resolve("lib/rules.jar").toFile())) {
            assertThat(jar.getEntry("assay-rules")).isNotNull();
        }
        // The version is that of the rules that are packaged, unless others lie there.
        String digest = StringUtils.substringBetween(Run.assay("-V").out(), "rules   march-2004 ", ", ");
        assertThat(assay("-V").printed).endsWith("rules   march-2004 " + digest + ", rules/march-2004\n");
        assertThat(assay("rules", "check", "--strict"))
                .isEqualTo(assay("rules", "check", "--strict", "rules/march-2004"))
                .extracting(Ended::exit)
                .isEqualTo(0);
    }

    @Test
    void rules_that_were_copied_out_as_its_readme_says_grade_the_same() throws Exception {
        Path own = Files.createDirectory(folder.resolve("own"));
        run(unpacked, Map.of("PATH", "/usr/bin:/bin"), "cp", "-R", "rules/common", "rules/march-2004", own.toString());
        String digest = assay("rules", "list", "--format", "json").printed;
        assertThat(assay("rules", "list", "--format", "json", "--rules", own + "/march-2004").printed)
                .isEqualTo(digest);
    }

    @Test
    void its_libraries_are_those_that_it_was_tested_with() throws Exception {
        String classPath;
        try (JarFile jar = new JarFile(unpacked.resolve("assay.jar").toFile())) {
            classPath = jar.getManifest().getMainAttributes().getValue("Class-Path");
        }
        assertThat(content(unpacked.resolve("lib")))
                .filteredOn(name -> !name.isEmpty() && !name.equals("rules.jar"))
                .containsExactlyElementsOf(Stream.of(StringUtils.split(classPath))
                        .map(name -> Strings.CS.removeStart(name, "lib/"))
                        .sorted()
                        .toList());
    }

    @Test
    void each_library_stands_in_the_list_of_licences_and_in_the_bill_of_materials() throws Exception {
        String licences = Files.readString(unpacked.resolve("licenses/THIRD-PARTY.txt"));
        JsonNode bill = new JsonMapper().readTree(Files.readString(unpacked.resolve("assay.cdx.json")));
        assertThat(bill.get("bomFormat").asString()).isEqualTo("CycloneDX");
        List<String> parts = new ArrayList<>();
        for (JsonNode component : bill.get("components")) {
            parts.add(component.get("name").asString() + "-"
                    + component.get("version").asString() + ".jar");
            assertThat(component.get("licenses").size()).as(parts.toString()).isPositive();
            assertThat(component.get("hashes").toString()).contains("SHA-256");
        }
        List<String> libraries = content(unpacked.resolve("lib")).stream()
                .filter(name -> !name.isEmpty() && !name.equals("rules.jar"))
                .toList();
        assertThat(parts).containsExactlyInAnyOrderElementsOf(libraries);
        for (String library : libraries) {
            String name = StringUtils.substringBeforeLast(library, ".jar");
            assertThat(licences.lines())
                    .as(library)
                    .anyMatch(line -> line.contains(":" + name.replaceFirst("-(?=[0-9][^-]*$)", ":") + " - ")
                            && line.strip().startsWith("("));
        }
        assertThat(new TreeSet<>(content(unpacked.resolve("licenses"))))
                .contains("EPL-2.0.md", "BSD-3-Clause-asm.txt", "BSD-3-Clause-antlr.txt")
                .anyMatch(name -> name.endsWith("NOTICE"));
    }

    @Test
    void with_a_java_of_its_own_it_needs_no_other() throws Exception {
        Path into = Files.createDirectory(folder.resolve("image"));
        String image = NAME + "-" + System.getProperty("os.name") + "-" + System.getProperty("os.arch") + ".tar.gz";
        run(
                into,
                Map.of("PATH", "/usr/bin:/bin"),
                "tar",
                "-xzf",
                TARGET.resolve(image).toString());
        Path home = into.resolve(NAME);
        assertThat(run(home, Map.of("PATH", "/nowhere"), "./assay", "evaluate", "fixtures/worked-example.yaml"))
                .isEqualTo(assay("evaluate", "fixtures/worked-example.yaml"));
        // What is only looked for as it is wanted: a compiler, signatures, what a workbook and a language server are
        // made with.
        Map<String, String> environment =
                Map.of("PATH", "/nowhere", "XDG_CACHE_HOME", into.toString(), "LC_ALL", "C.UTF-8");
        Path study = into.resolve("study");
        String fixtures = Path.of("rules/playgrounds/fixtures").toAbsolutePath().toString();
        assertThat(run(home, environment, "./assay", "verify", "--quiet", "--rules", "rules/playgrounds", fixtures)
                        .printed)
                .endsWith(" passed, 0 failed\n");
        assertThat(run(home, environment, "./assay", "study", "--quiet", "--output", study.toString(), "fixtures"))
                .extracting(Ended::exit)
                .isEqualTo(0);
        assertThat(study.resolve("study.xlsx")).isNotEmptyFile();
        byte[] made = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path key = Files.writeString(
                into.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(made)
                        + "\n-----END PRIVATE KEY-----\n");
        assertThat(run(home, environment, "./assay", "seal", "--key", key.toString(), study.toString()).printed)
                .contains(", signed in ");
        assertThat(run(home, environment, "./assay", "lsp")).isEqualTo(new Ended(1, ""));
    }

    @Test
    void the_package_puts_the_same_files_where_debian_has_them() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "no dpkg-deb");
        Path root = folder.resolve("root");
        String file = TARGET.resolve(NAME + ".deb").toString();
        run(folder, Map.of("PATH", "/usr/bin:/bin"), "dpkg-deb", "-x", file, root.toString());
        assertThat(run(folder, Map.of("PATH", "/usr/bin:/bin"), "dpkg-deb", "-f", file, "Depends", "Architecture")
                        .printed)
                .isEqualTo("Depends: default-jre-headless (>= 2:1.17) | java17-runtime-headless\nArchitecture: all\n");
        assertThat(run(
                        root.resolve("usr/share/assay"),
                        Map.of(
                                "PATH",
                                "/usr/bin:/bin",
                                "JAVA_HOME",
                                System.getProperty("java.home"),
                                "HOME",
                                "/nowhere"),
                        root + "/usr/bin/assay",
                        "evaluate",
                        "fixtures/worked-example.yaml"))
                .isEqualTo(assay("evaluate", "fixtures/worked-example.yaml"));
        assertThat(content(root.resolve("usr/share/assay")))
                .containsExactlyElementsOf(content(unpacked).stream()
                        .filter(name -> !name.matches("LICENSE|assay\\.cmd|(man|completion)(/.*)?"))
                        .toList());
        assertThat(content(root.resolve("usr/share")))
                .contains(
                        "man/man1/assay.1.gz",
                        "man/man1/assay-rules-check.1.gz",
                        "bash-completion/completions/assay",
                        "zsh/vendor-completions/_assay",
                        "fish/vendor_completions.d/assay.fish",
                        "doc/assay/copyright");
    }

    @Test
    void the_zip_has_the_same_files_with_the_time_of_the_build_and_line_ends_for_windows_where_it_reads_them()
            throws Exception {
        LocalDateTime built = LocalDateTime.of(2026, 1, 1, 0, 0);
        List<String> names = new ArrayList<>();
        try (ZipFile zip = new ZipFile(TARGET.resolve(NAME + ".zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                names.add(Strings.CS.removeEnd(entry.getName(), "/"));
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(built);
            }
            try (InputStream in = zip.getInputStream(zip.getEntry(NAME + "/assay.cmd"))) {
                String script = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(script.replace("\r\n", "")).doesNotContain("\r", "\n");
                assertThat(script).startsWith("@echo off\r\n").endsWith("\r\n");
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(content(unpacked).stream()
                        .map(name -> name.isEmpty() ? NAME : NAME + "/" + name)
                        .toList());
    }
}
