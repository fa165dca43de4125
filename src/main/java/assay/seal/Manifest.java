package assay.seal;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;

/**
 * The digest of every file of a folder, hidden ones and those in folders below among them, but for the seal itself. Links are none of
 * them, for what they lead to may be anything and anywhere: a folder that has some is not sealed.
 *
 * @param digests the digests by the paths of the files below the folder, with {@code /}, in the order of the paths' bytes
 */
public record Manifest(SortedMap<String, String> digests) {

    /** How it is called in the folder that it is of. */
    public static final String FILE = "seal.sha256";

    /** How its signature is called. */
    public static final String SIGNATURE = FILE + ".sig";

    /** What stands for bytes of a name that are no character. */
    private static final char NO_CHARACTER = '\uFFFD';

    private static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    /** As {@code sha256sum} writes it: with a backslash before the digest where the name has characters that are escaped. */
    private static final Pattern LINE = Pattern.compile("(\\\\?)([0-9a-f]{64})  ([^\n]+)");

    /** Keeps its own copy, in order. */
    public Manifest {
        SortedMap<String, String> sorted = new TreeMap<>(BY_BYTES);
        sorted.putAll(digests);
        digests = sorted;
    }

    /**
     * Something in a folder that a manifest can say nothing of.
     *
     * @param path its path below the folder
     * @param why why
     */
    public record Odd(String path, String why) {}

    /**
     * What is in a folder.
     *
     * @param manifest the files
     * @param odd what else there is
     */
    public record Found(Manifest manifest, List<Odd> odd) {}

    /**
     * Looks into a folder, and reads all its files.
     *
     * @param folder the folder, or a link to it
     * @throws IOException if it cannot be looked into
     */
    public static Found in(Path folder) throws IOException {
        Path start = folder.toRealPath();
        SortedMap<String, String> digests = new TreeMap<>(BY_BYTES);
        List<Odd> odd = new ArrayList<>();
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String below = below(start, file);
                Optional<String> why = why(below, attributes);
                if (why.isPresent()) {
                    odd.add(new Odd(below, why.get()));
                } else if (!isOfSeal(below)) {
                    try {
                        digests.put(below, Sha256.of(file));
                    } catch (InputFile.Unreadable e) {
                        odd.add(new Odd(below, e.why()));
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult preVisitDirectory(Path file, BasicFileAttributes attributes) {
                if (isOfSeal(below(start, file))) {
                    odd.add(new Odd(below(start, file), "this is a folder, where a file of the seal has its place"));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                odd.add(new Odd(below(start, file), "this cannot be looked into" + InputFile.reason(e)));
                return FileVisitResult.CONTINUE;
            }
        });
        odd.sort(Comparator.comparing(Odd::path, BY_BYTES));
        return new Found(new Manifest(digests), odd);
    }

    private static String below(Path start, Path file) {
        return Strings.CS.replace(
                start.relativize(file).toString(), file.getFileSystem().getSeparator(), "/");
    }

    private static boolean isOfSeal(String path) {
        return path.equals(FILE) || path.equals(SIGNATURE);
    }

    private static Optional<String> why(String below, BasicFileAttributes attributes) {
        if (attributes.isSymbolicLink()) {
            return Optional.of("this is a link, which a seal cannot hold; put there what it leads to");
        }
        if (!attributes.isRegularFile()) {
            return Optional.of(InputFile.NO_FILE);
        }
        // To Java several of them may be called the same.
        return below.indexOf(NO_CHARACTER) < 0
                ? Optional.empty()
                : Optional.of("the name of this file is not UTF-8; rename it");
    }

    /** Whether a folder has a manifest. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE), LinkOption.NOFOLLOW_LINKS);
    }

    /** Its text: a line for each file, with its digest, two blanks and its path. */
    public String text() {
        StringBuilder text = new StringBuilder();
        digests.forEach((path, sha256) -> {
            String escaped = escaped(path);
            text.append(escaped.equals(path) ? "" : "\\")
                    .append(sha256)
                    .append("  ")
                    .append(escaped)
                    .append('\n');
        });
        return text.toString();
    }

    private static String escaped(String path) {
        return path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    /**
     * Reads one, which has to be as {@link #text()} writes it.
     *
     * @param content its bytes
     * @param named how it is called in messages
     * @throws ProblemsException with the first thing that is wrong with it
     */
    public static Manifest read(byte[] content, String named) throws ProblemsException {
        String text = Utf8.text(content)
                .orElseThrow(() -> new ProblemsException(Problem.ofFile(named, "this is not UTF-8, as a manifest is")));
        SortedMap<String, String> digests = new TreeMap<>(BY_BYTES);
        int number = 0;
        int at = 0;
        String before = "";
        while (at < text.length()) {
            number++;
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new ProblemsException(new Problem(
                        named, number, text.length() - at + 1, "this line has no end, as each line of a manifest has"));
            }
            String line = text.substring(at, end);
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                throw new ProblemsException(new Problem(
                        named,
                        number,
                        1,
                        "a line of a manifest is a digest of 64 of the digits 0 to 9 and a to f, two blanks and a path, not "
                                + Nearest.shown(line)));
            }
            String path = unescaped(parts.group(3));
            boolean isWritten = parts.group(1).isEmpty() == path.equals(escaped(path))
                    && parts.group(3).equals(parts.group(1).isEmpty() ? path : escaped(path));
            if (!isWritten) {
                throw new ProblemsException(new Problem(
                        named,
                        number,
                        1,
                        "line ends and backslashes in a path are written as \\n, \\r and \\\\, with a backslash before the digest, and"
                                + " nothing else is"));
            }
            if (!before.isEmpty() && BY_BYTES.compare(before, path) >= 0) {
                throw new ProblemsException(new Problem(
                        named,
                        number,
                        1,
                        "paths are in the order of their bytes, each once; " + Nearest.shown(path)
                                + " does not come after " + Nearest.shown(before)));
            }
            if (isOfSeal(path)) {
                throw new ProblemsException(
                        new Problem(named, number, 1, "a manifest lists neither itself nor its signature"));
            }
            digests.put(path, parts.group(2));
            before = path;
            at = end + 1;
        }
        return new Manifest(digests);
    }

    private static String unescaped(String path) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char one = path.charAt(i);
            if (one == '\\' && i + 1 < path.length()) {
                i++;
                char next = path.charAt(i);
                text.append(next == 'n' ? "\n" : next == 'r' ? "\r" : String.valueOf(next));
            } else {
                text.append(one);
            }
        }
        return text.toString();
    }

    /**
     * What differs from another.
     *
     * @param now what is there now
     * @return what became of files, by their paths, in their order
     */
    public SortedMap<String, Difference> differences(Manifest now) {
        SortedMap<String, Difference> differences = new TreeMap<>(BY_BYTES);
        for (Map.Entry<String, String> one : digests.entrySet()) {
            String found = now.digests.get(one.getKey());
            if (found == null) {
                differences.put(one.getKey(), Difference.MISSING);
            } else if (!found.equals(one.getValue())) {
                differences.put(one.getKey(), Difference.CHANGED);
            }
        }
        now.digests.keySet().stream()
                .filter(path -> !digests.containsKey(path))
                .forEach(path -> differences.put(path, Difference.ADDED));
        return differences;
    }

    /** What became of a file since it was sealed. */
    public enum Difference {
        /** It has other content. */
        CHANGED,
        /** It is not there any more. */
        MISSING,
        /** It was not there then. */
        ADDED
    }
}
