package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** March 2004 and a few of its fixtures, in a folder in which they can be changed. */
public record OnDisk(Path folder) {

    static final String EDITED = "The rules are edited";

    /** Copies them. */
    public static OnDisk in(Path folder) throws IOException {
        OnDisk made = new OnDisk(folder.toRealPath());
        copy(Path.of("rules/march-2004"), made.rules());
        copy(Path.of("rules/common"), made.rules().resolveSibling("common"));
        Files.createDirectories(made.fixtures());
        try (var files = Files.newDirectoryStream(Path.of("fixtures/requirements-3-and-4"), "r3-4-m2-*")) {
            for (Path file : files) {
                Files.copy(file, made.fixtures().resolve(file.getFileName()));
            }
        }
        String justMet = Files.readString(made.fixtures().resolve("r3-4-m2-just-met.yaml"));
        // What expects nothing is an authority of the study.
        Files.writeString(
                made.fixtures().resolve("ambelstow.yaml"),
                justMet.substring(0, justMet.indexOf("\nexpect:") + 1)
                        .replaceFirst("authority: .*", "authority: Ambelstow (synthetic)"));
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Makes a git checkout of the folder, with all that is in it committed. */
    public void commitAll() throws IOException, InterruptedException {
        git("init", "--quiet");
        git("config", "user.name", "Officer");
        git("config", "user.email", "officer@example.org");
        git("add", "rules", "fixtures");
        git("commit", "--quiet", "--message", "As it was");
    }

    /** What git says in the folder. */
    public String git(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                                .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    public Path rules() {
        return folder.resolve("rules/march-2004");
    }

    public Path fixtures() {
        return folder.resolve("fixtures");
    }

    /** What the numbers say where a directory needs so many voluntary organisations. */
    public String voluntaryOrganisations(int many) throws IOException {
        return parameters().replaceFirst("(?m)(?<=^voluntary-organisations:\n  value: )[0-9]+", String.valueOf(many));
    }

    public String parameters() throws IOException {
        return Files.readString(rules().resolve("parameters.yaml"));
    }
}
