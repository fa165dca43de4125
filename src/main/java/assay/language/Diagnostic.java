package assay.language;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.PlainText;
import assay.yaml.Written;
import assay.yaml.WrittenPlaces;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * What is wrong at a place in a text.
 *
 * @param from where it begins, in {@code char}s from 0
 * @param to where it has ended; never before {@code from}
 * @param error whether the rules cannot be used because of it
 * @param code what kind of problem it is, or nothing
 * @param message what is wrong, in the words of {@code rules check}
 * @param fix what may be meant instead of what stands between the two, or nothing
 */
public record Diagnostic(int from, int to, boolean error, String code, String message, String fix) {

    private static final Pattern PIECE = Pattern.compile("[$@]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_$-]*");
    private static final Pattern NAME = Pattern.compile("[$@]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_$]*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern UNPARSED = Pattern.compile("[^\\s#,\\]}]+");
    private static final String WARNING = "warning: ";
    private static final Pattern IN_BRACES = Pattern.compile("\\{([\\w-]+)");

    /** Those of the problems that are of a file, in its text, in their order. */
    public static List<Diagnostic> of(List<Problem> problems, String shown, String text) {
        return problems.stream()
                .filter(problem -> problem.file().equals(shown))
                .map(problem -> of(problem, text))
                .toList();
    }

    /** A problem in the text of its file. */
    public static Diagnostic of(Problem problem, String text) {
        int line = problem.line() <= 1 ? 0 : StringUtils.ordinalIndexOf(text, "\n", problem.line() - 1) + 1;
        int end = text.indexOf('\n', line);
        int last = end < 0 ? text.length() : end;
        int from = Math.min(last, line + Math.max(0, problem.column() - 1));
        int to = last;
        // What a file is called is said nowhere in it.
        String meant = problem.code().equals(Check.NOT_READ.code())
                ? ""
                : Nearest.meant(problem.message()).orElse("");
        if (problem.column() > 0) {
            Matcher piece = piece(text, from, last, meant).orElse(null);
            if (piece != null) {
                from = piece.start(piece.groupCount());
                to = piece.end(piece.groupCount());
            }
        }
        boolean same = text.substring(from, to).equals(meant);
        return new Diagnostic(from, to, Check.isError(problem), problem.code(), problem.message(), same ? "" : meant);
    }

    // ------------------------------------------------------------------ in evidence

    /** Problems of a file of evidence in its text, in their order; each where the value or the key stands that it is about. */
    public static List<Diagnostic> inEvidence(List<Problem> problems, String text) {
        WrittenPlaces places = WrittenPlaces.in(text);
        return problems.stream()
                .map(problem -> inEvidence(problem, places, text))
                .toList();
    }

    private static Diagnostic inEvidence(Problem problem, WrittenPlaces places, String text) {
        Written at = places.at(problem.line(), problem.column()).orElse(null);
        int from;
        int to;
        if (at == null) {
            // What cannot be parsed has no values.
            int end = lineEnd(text, lineBegin(text, problem.line()));
            from = offset(text, problem.line(), problem.column());
            while (from > 0 && from == end && text.charAt(from - 1) != '\n') {
                from--;
            }
            Matcher piece = UNPARSED.matcher(text).region(from, end);
            to = piece.lookingAt() ? piece.end() : end;
        } else {
            from = at.start();
            to = at.style() == Written.Style.LINES || at.style() == Written.Style.FLOW
                    ? Math.min(at.end(), lineEnd(text, from))
                    : at.end();
            // Of what is left out there is only what stands before it.
            while (from > 0 && text.substring(from, to).isBlank()) {
                from--;
            }
        }
        boolean warning = problem.message().startsWith(WARNING);
        String meant = Nearest.meant(problem.message()).orElse("");
        return new Diagnostic(
                from,
                to,
                !warning,
                problem.code(),
                warning ? problem.message().substring(WARNING.length()) : problem.message(),
                meant.isEmpty() || PlainText.canBe(meant) ? meant : PlainText.quoted(meant));
    }

    /** Where a column begins that is counted in characters, as those do who read YAML. */
    private static int offset(String text, int line, int column) {
        int begin = lineBegin(text, line);
        int end = lineEnd(text, begin);
        int characters = Math.min(Math.max(0, column - 1), text.codePointCount(begin, end));
        return text.offsetByCodePoints(begin, characters);
    }

    private static int lineBegin(String text, int line) {
        Matcher ends = LINE_END.matcher(text);
        int begin = 0;
        for (int next = 1; next < line && ends.find(); next++) {
            begin = ends.end();
        }
        return begin;
    }

    private static int lineEnd(String text, int from) {
        Matcher ends = LINE_END.matcher(text);
        return ends.find(from) ? ends.start() : text.length();
    }

    // ------------------------------------------------------------------ in rules

    /** The word that begins at an offset: in quotes, in braces, with hyphens where what is meant has some. */
    private static Optional<Matcher> piece(String text, int from, int last, String meant) {
        for (Pattern pattern : List.of(QUOTED, IN_BRACES, meant.contains("-") ? PIECE : NAME)) {
            Matcher piece = pattern.matcher(text).region(from, last);
            if (piece.lookingAt()) {
                return Optional.of(piece);
            }
        }
        return Optional.empty();
    }
}
