package assay.cli;

import assay.files.InputFile;
import assay.files.OutputFile;
import assay.files.OutputFolder;
import assay.files.Place;
import assay.publication.StudyFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder that a study is written to: whole or not at all. It is written beside the folder first, and takes its place when it
 * is complete. A former study is replaced, if nothing else was put beside its files.
 */
final class StudyFolder {

    /** A file that lists all the others, by which a former output is known. */
    static final String LIST = "files.txt";

    private static final String FIRST_LINE = "Files of a study made by Assay";

    private static final int LONGEST_LIST = 16 << 20;

    private StudyFolder() {}

    /** What makes the files. */
    @FunctionalInterface
    interface Maker {
        /**
         * Makes them one after the other.
         *
         * @throws IOException if the taker cannot keep one
         */
        void make(StudyFiles.Taker taker) throws IOException;
    }

    /**
     * Writes a study.
     *
     * @throws UsageException if the folder holds anything else, or cannot be written; nothing was changed then
     */
    static void write(Path folder, Maker files) {
        try {
            Path target = Place.of(folder);
            if (target.getParent() == null) {
                throw new UsageException("--output " + folder + ": a folder is wanted that can be replaced");
            }
            OutputFolder.mend(target);
            refuseOthers(folder, target);
            try (OutputFolder output = OutputFolder.of(target)) {
                SortedSet<String> list = new TreeSet<>();
                files.make((path, content) -> {
                    output.write(path, content);
                    list.add(path);
                });
                output.write(LIST, FIRST_LINE + "\n" + String.join("\n", list) + "\n");
                output.replace();
            }
        } catch (IOException | UncheckedIOException e) {
            IOException cause = e instanceof UncheckedIOException unchecked
                    ? Objects.requireNonNull(unchecked.getCause())
                    : (IOException) e;
            throw new UsageException("--output " + folder + ": it cannot be written" + OutputFile.reason(cause));
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
            known = known(list);
        }
        try (Stream<Path> walk = Files.walk(target)) {
            for (Path file : walk.filter(one -> !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                String path = target.relativize(file).toString().replace(File.separatorChar, '/');
                if (known.isEmpty() || !(known.contains(path) || path.equals(LIST))) {
                    throw new UsageException("--output " + folder + ": there is something in it that is no part of a"
                            + " former study, such as " + path + "; nothing was written");
                }
            }
        }
    }

    private static Set<String> known(Path list) {
        try {
            String text = new String(InputFile.read(list, LONGEST_LIST), StandardCharsets.UTF_8);
            return text.startsWith(FIRST_LINE)
                    ? Set.copyOf(text.lines().distinct().toList())
                    : Set.of();
        } catch (InputFile.Unreadable e) {
            return Set.of();
        }
    }
}
