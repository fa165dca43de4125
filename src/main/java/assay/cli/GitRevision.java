package assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A rule set as it stands in a revision of git, with the rule sets beside it, which it may extend; gone when closed. */
final class GitRevision implements AutoCloseable {

    private final Path copy;
    private final Path folder;

    private GitRevision(Path copy, Path folder) {
        this.copy = copy;
        this.folder = folder;
    }

    /** Takes a copy of a folder as it stands in a revision. */
    static GitRevision of(Path folder, String revision) {
        Path real = folder.toAbsolutePath().normalize();
        String prefix = text(git(real, "rev-parse", "--show-prefix")).strip();
        String top = text(git(real, "rev-parse", "--show-toplevel")).strip();
        String above = prefix.contains("/") ? prefix.replaceFirst("[^/]+/$", "") : "";
        List<String> files = text(git(
                        Path.of(top), "ls-tree", "-r", "--name-only", revision, "--", above.isEmpty() ? "." : above))
                .lines()
                .filter(file -> file.endsWith(".drl") || file.endsWith(".yaml"))
                .toList();
        if (files.stream().noneMatch(file -> file.startsWith(prefix))) {
            throw new UsageException("--with-git " + revision + ": there is no " + folder + " in that revision");
        }
        try {
            Path copy = Files.createTempDirectory("assay-rules-");
            for (String file : files) {
                Path target = copy.resolve(file);
                Files.createDirectories(target.getParent());
                Files.write(target, git(Path.of(top), "show", revision + ":" + file));
            }
            return new GitRevision(copy, copy.resolve(prefix));
        } catch (IOException e) {
            throw new UsageException("--with-git " + revision + ": the rules of that revision cannot be copied");
        }
    }

    Path folder() {
        return folder;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] printed;
            try (InputStream out = process.getInputStream()) {
                printed = out.readAllBytes();
            }
            if (process.waitFor() != 0) {
                throw new UsageException("--with-git: git " + String.join(" ", arguments) + " failed in " + folder
                        + "; is there such a revision, and is this a clone?");
            }
            return printed;
        } catch (IOException e) {
            throw new UsageException("--with-git: git cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
