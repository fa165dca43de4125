package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rule sets that are made of those of March 2004 for a test. */
record RuleSets(Path folder) {

    private static final Path MARCH = Path.of("rules", "march-2004");

    /** All files of March 2004 as a rule set of this name. */
    Path copy(String name) throws IOException {
        Path set = Files.createDirectories(folder.resolve(name));
        try (var files = Files.list(MARCH)) {
            for (Path file : files.toList()) {
                Files.copy(file, set.resolve(file.getFileName()));
            }
        }
        change(set, "pack.yaml", "name: march-2004", "name: " + name);
        return set;
    }

    /** A rule set that extends another and says no more. */
    Path extending(String name, String base, String... more) throws IOException {
        Path set = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                set.resolve("pack.yaml"),
                "name: " + name + "\nextends: " + base + "\n" + String.join("\n", List.of(more)) + "\n");
        return set;
    }

    /** Puts a text in place of another that is in a file of a rule set. */
    static void change(Path set, String file, String from, String to) throws IOException {
        String text = Files.readString(set.resolve(file));
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " has no " + from);
        }
        Files.writeString(set.resolve(file), text.replace(from, to));
    }

    /** Lets git do something in a folder. */
    static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** A file of evidence with what one document shows. */
    Path evidence(String name, String shows) throws IOException {
        return Files.writeString(folder.resolve(name), """
                authority: Ashby
                type: unitary
                documents:
                  - id: D1
                    title: Minutes
                    shows:
                """ + shows.indent(6));
    }
}
