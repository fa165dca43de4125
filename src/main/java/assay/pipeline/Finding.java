package assay.pipeline;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.problem.Problem;
import assay.text.Utf8;
import assay.yaml.Written;
import assay.yaml.WrittenPlaces;
import assay.yaml.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.lang3.Strings;

/**
 * A problem as it is shown beside the lines of a file.
 *
 * @param problem what is wrong, and where; its code names what kind of problem it is
 * @param isError whether it is more than a warning
 * @param path the file's path from the top of the sources
 * @param isInside whether the file is one of the sources; otherwise the path is absolute
 * @param lines the lines of the file around it, as far as there are any that can be read
 * @param firstLine the number of the first of these lines
 * @param endColumn the column behind what it is about, or 0 where that is not known
 * @param fingerprint by which it is known again when lines above it come and go
 */
public record Finding(
        Problem problem,
        boolean isError,
        String path,
        boolean isInside,
        List<String> lines,
        int firstLine,
        int endColumn,
        String fingerprint) {

    private static final int LARGEST = 16 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a file says, and of one that is YAML what stands where. */
    private record Text(String whole, List<String> lines, WrittenPlaces places) {

        static Text of(String file, String text) {
            boolean isYaml = YamlReader.isFor(file);
            // In YAML it takes no column of the first line, and in rules it takes one.
            String whole = isYaml ? Strings.CS.removeStart(text, BYTE_ORDER_MARK) : text;
            return new Text(whole, whole.lines().toList(), WrittenPlaces.in(isYaml ? whole : ""));
        }

        /** The column behind what a problem is about; 0 where nothing of it is in its line. */
        int end(Problem problem) {
            if (problem.line() < 1 || problem.line() > lines.size()) {
                return 0;
            }
            String line = lines.get(problem.line() - 1);
            return places.at(problem.line(), problem.column())
                    .filter(value -> value.start() < value.end())
                    .map(value -> isAt(problem, line, value) ? problem.column() + firstLine(value) : 0)
                    .orElseGet(() -> Finding.end(line, problem.column()));
        }

        /** Whether something begins where the problem is; what stands for a value that is left out, its key, does not. */
        private boolean isAt(Problem problem, String line, Written value) {
            return problem.column() <= line.codePointCount(0, line.length())
                    && whole.startsWith(
                            line.substring(line.offsetByCodePoints(0, problem.column() - 1)), value.start());
        }

        /** How many signs of a value stand in its first line. */
        private int firstLine(Written value) {
            return whole.substring(value.start(), value.end())
                    .lines()
                    .findFirst()
                    .map(first -> first.codePointCount(0, first.length()))
                    .orElse(0);
        }
    }

    /** Problems that have codes, as they are shown. */
    public static List<Finding> of(List<Problem> problems, Predicate<Problem> isError, SourceRoot root) {
        Map<String, Text> texts = new HashMap<>();
        Map<List<String>, Integer> alike = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : problems) {
            Text file = texts.computeIfAbsent(problem.file(), name -> Text.of(name, text(name)));
            List<String> text = file.lines;
            int index = problem.line() - 1;
            String line = index < text.size() ? text.get(index) : "";
            String path = root.path(problem.file());
            // Not of the number of the line, which others change, nor of the message, which may name another line.
            List<String> known = List.of(problem.code(), path, line.strip());
            int nth = alike.merge(known, 1, Integer::sum);
            int first = Math.min(Math.max(0, index - 1), text.size());
            findings.add(new Finding(
                    problem,
                    isError.test(problem),
                    path,
                    root.holds(problem.file()),
                    List.copyOf(text.subList(first, Math.min(index + 2, text.size()))),
                    first + 1,
                    file.end(problem),
                    Sha256.of(String.join("\n", known) + "\n" + nth)));
        }
        return List.copyOf(findings);
    }

    private static String text(String file) {
        try {
            return Utf8.text(InputFile.read(Path.of(file), LARGEST)).orElse("");
        } catch (InputFile.Unreadable | InvalidPathException e) {
            return "";
        }
    }

    /** Behind the word, the number or the text in quotes that begins at a column, or behind the one sign that stands there. */
    private static int end(String line, int column) {
        int[] signs = line.codePoints().toArray();
        if (column < 1 || column > signs.length) {
            return 0;
        }
        int first = signs[column - 1];
        int end = column;
        if (first == '"' || first == '\'') {
            while (end < signs.length && signs[end] != first) {
                end++;
            }
            return end < signs.length ? end + 2 : column + 1;
        }
        while (isOfWord(first) && end < signs.length && isOfWord(signs[end])) {
            end++;
        }
        return end + 1;
    }

    private static boolean isOfWord(int sign) {
        return Character.isLetterOrDigit(sign) || "_-.$".indexOf(sign) >= 0;
    }

    /** What it is about, as it stands in its line; nothing where that is not known. */
    String snippet() {
        if (endColumn == 0) {
            return "";
        }
        int[] signs = lines.get(problem.line() - firstLine).codePoints().toArray();
        return new String(signs, problem.column() - 1, endColumn - problem.column());
    }

    /** The lines around it. */
    String context() {
        return String.join("\n", lines);
    }

    /** Whether the lines around it are more than what it is about. */
    boolean hasContext() {
        return lines.size() > 1 || (endColumn > 0 && !context().equals(snippet()));
    }
}
