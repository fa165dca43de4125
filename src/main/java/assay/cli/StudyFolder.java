package assay.cli;

import assay.publication.StudyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a study is written to: whole or not at all. It is written beside the folder first, and takes its place when it
 * is complete. A former study is replaced, if nothing else was put beside its files.
 */
final class StudyFolder {

    /** A file that lists all the others, by which a former output is known. */
    private static final String LIST = "files.txt";

    private static final String FIRST_LINE = "Files of a study made by Assay";

    private StudyFolder() {}

    /**
     * Writes a study.
     *
     * @throws UsageException if the folder holds anything else, or cannot be written; nothing was changed then
     */
    static void write(Path folder, StudyFiles files) {
        Path beside = null;
        try {
            Path target = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            refuseOthers(folder, target);
            Path parent = target.getParent();
            if (parent == null) {
                throw new UsageException("--output " + folder + ": a folder is wanted that can be replaced");
            }
            Files.createDirectories(parent);
            beside = Files.createTempDirectory(parent, ".assay");
            Path made = Files.createDirectory(beside.resolve("new"));
            SortedSet<String> list = new TreeSet<>();
            files.each((path, content) -> {
                Path file = made.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
                list.add(path);
            });
            Files.writeString(
                    made.resolve(LIST), FIRST_LINE + "\n" + String.join("\n", list) + "\n", StandardCharsets.UTF_8);
            replace(target, made, beside.resolve("old"));
        } catch (IOException e) {
            throw new UsageException("--output " + folder + ": it cannot be written: " + e);
        } finally {
            delete(beside);
        }
    }

    private static void replace(Path target, Path made, Path old) throws IOException {
        boolean before = Files.exists(target);
        if (before) {
            Files.move(target, old);
        }
        try {
            Files.move(made, target);
        } catch (IOException e) {
            if (before) {
                Files.move(old, target);
            }
            throw e;
        }
    }

    private static void refuseOthers(Path folder, Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new UsageException("--output " + folder + ": this is a file; a folder is wanted");
        }
        Path list = target.resolve(LIST);
        Set<String> known = Set.of();
        if (Files.isRegularFile(list)) {
            String text = Files.readString(list, StandardCharsets.UTF_8);
            known = text.startsWith(FIRST_LINE)
                    ? Set.copyOf(text.lines().distinct().toList())
                    : known;
        }
        try (Stream<Path> walk = Files.walk(target)) {
            for (Path file : walk.filter(one -> !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String path = Strings.CS.replace(target.relativize(file).toString(), "\\", "/");
                if (known.isEmpty() || !(known.contains(path) || path.equals(LIST))) {
                    throw new UsageException("--output " + folder + ": there is something in it that is no part of a"
                            + " former study, such as " + path + "; nothing was written");
                }
            }
        }
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // What is left of it has a name that begins with a dot, and does no harm.
        }
    }
}
