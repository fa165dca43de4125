package assay.cli;

import assay.rules.RuleTree;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** A rule set as it stands in a revision of git, with all rule sets of that revision, which it may extend; gone when closed. */
final class GitRevision implements AutoCloseable {

    private static final String PACK = "pack.yaml";
    private static final String LINK = "120000";

    private final String revision;
    private final Path copy;
    private final Path folder;

    private GitRevision(String revision, Path copy, Path folder) {
        this.revision = revision;
        this.copy = copy;
        this.folder = folder;
    }

    /** A file of a revision, or a symbolic link. */
    private record Blob(String mode, String id, String path) {

        static Blob of(String listed) {
            String[] words = StringUtils.split(StringUtils.substringBefore(listed, "\t"), " ");
            return new Blob(words[0], words[2], StringUtils.substringAfter(listed, "\t"));
        }

        boolean isLink() {
            return LINK.equals(mode);
        }

        boolean isOfRules() {
            return path.endsWith(".drl") || path.endsWith(".yaml");
        }
    }

    /** Takes a copy of a folder as it stands in a revision. */
    static GitRevision of(Path folder, String revision) {
        String option = "--with-git " + revision + ": ";
        Path real = real(folder);
        Path top = Path.of(text(git(
                        real,
                        null,
                        option + folder + " is in no clone of a git repository",
                        "rev-parse",
                        "--show-toplevel"))
                .strip());
        String tree = text(git(
                        top,
                        null,
                        option + "there is no such revision in " + top,
                        "rev-parse",
                        "--verify",
                        "--end-of-options",
                        revision + "^{tree}"))
                .strip();
        String below = real(top).relativize(real).toString().replace('\\', '/');
        String failed = option + "the rules of that revision cannot be copied";
        List<Blob> blobs = rules(Arrays.stream(text(git(top, null, failed, "ls-tree", "-r", "-z", tree))
                        .split("\0"))
                .filter(listed -> !listed.isEmpty())
                .map(Blob::of)
                .toList());
        String pack = below.isEmpty() ? PACK : below + "/" + PACK;
        if (blobs.stream().noneMatch(blob -> blob.path.equals(pack))) {
            throw new UsageException(option + "there is no rule set " + folder + " in that revision");
        }
        Path copy = null;
        try {
            copy = Files.createTempDirectory("assay-rules-").toRealPath();
            Path ids = Files.write(
                    copy.resolve(".ids"), blobs.stream().map(Blob::id).toList());
            copy(blobs, git(top, ids, failed, "cat-file", "--batch"), copy);
            return new GitRevision(revision, copy, copy.resolve(below));
        } catch (IOException | UsageException e) {
            delete(copy);
            throw new UsageException(failed);
        }
    }

    /** What belongs to rule sets, of all that there is in a revision; a link may lead to anything. */
    private static List<Blob> rules(List<Blob> all) {
        Set<Path> sets = all.stream()
                .map(blob -> Path.of("/", blob.path))
                .filter(path -> path.endsWith(PACK))
                .map(Path::getParent)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(blob -> blob.isLink() || (blob.isOfRules() && isIn(sets, Path.of("/", blob.path))))
                .toList();
    }

    private static boolean isIn(Set<Path> folders, Path file) {
        return Stream.iterate(file.getParent(), above -> above != null, Path::getParent)
                .anyMatch(folders::contains);
    }

    /** Writes files, which git hands over one after the other, each behind a line that says how long it is. */
    private static void copy(List<Blob> blobs, byte[] contents, Path copy) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(contents));
        for (Blob blob : blobs) {
            byte[] content = in.readNBytes(Integer.parseInt(StringUtils.substringAfterLast(line(in), " ")));
            in.skipNBytes(1);
            Path target = copy.resolve(blob.path);
            Files.createDirectories(target.getParent());
            if (!blob.isLink()) {
                Files.write(target, content);
            } else if (target.resolveSibling(text(content)).normalize().startsWith(copy)) {
                Files.createSymbolicLink(target, Path.of(text(content)));
            }
        }
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.append((char) next);
        }
        return line.toString();
    }

    /** Where the copy of the rule set is. */
    Path folder() {
        return folder;
    }

    /** The rule sets of the revision, among which the one that it extends is looked for. */
    RuleTree tree() {
        return RuleTree.copy(copy, revision);
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] git(Path folder, @Nullable Path input, String failure, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        try {
            Process process = builder.start();
            byte[] printed;
            try (InputStream out = process.getInputStream()) {
                printed = out.readAllBytes();
            }
            if (process.waitFor() != 0) {
                throw new UsageException(failure);
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
        delete(copy);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
