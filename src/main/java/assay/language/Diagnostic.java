package assay.language;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.PlainText;
import assay.yaml.Written;
import assay.yaml.WrittenPlaces;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
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

    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern REST_OF_TEXT = Pattern.compile("((?:\\\\.|[^\"\\\\\\n])+)(?=\")");
    private static final Pattern ESCAPED = Pattern.compile("\\\\.");
    private static final Pattern BRACES = Pattern.compile("\\{([\\w-]+)");
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_$]+(?:\\.[\\p{L}\\p{N}_$]+)+");
    private static final Pattern OF_ANNOTATION = Pattern.compile("@([\\p{L}\\p{N}_$]+)");
    private static final Pattern NAME = Pattern.compile("[$@]?[\\p{L}\\p{N}_][\\p{L}\\p{N}_$]*");
    private static final Pattern HYPHENATED = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}_-]*");
    /** What can begin at a place, apart from values and texts. */
    private static final List<Pattern> IN_RULES = List.of(QUOTED, BRACES, PATH, NAME, OF_ANNOTATION, HYPHENATED);

    private static final List<Pattern> IN_YAML = List.of(QUOTED, BRACES, HYPHENATED, NAME);
    private static final Pattern IN_MESSAGE = Pattern.compile("\"[^\"]+\"");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern UNPARSED = Pattern.compile("[^\\s#,\\]}]+");
    private static final String WARNING = "warning: ";

    /** Those of the problems that are of a file, in its text, in their order. */
    public static List<Diagnostic> of(List<Problem> problems, String shown, String text) {
        return problems.stream()
                .filter(problem -> problem.file().equals(shown))
                .map(problem -> of(problem, text))
                .toList();
    }

    /** A problem in the text of its file. */
    public static Diagnostic of(Problem problem, String text) {
        int line = lineBegin(text, problem.line());
        int last = lineEnd(text, line);
        int from = Math.min(last, line + Math.max(0, problem.column() - 1));
        int to = last;
        // What a file is called is said nowhere in it.
        String meant = problem.code().equals(Check.NOT_READ.code())
                ? ""
                : Nearest.meant(problem.message()).orElse("");
        if (problem.column() > 0) {
            List<Piece> pieces = Piece.all(problem, text, from, last);
            Piece told = pieces.stream()
                    .filter(one -> one.isToldIn(problem.message(), text))
                    .findFirst()
                    .orElse(null);
            Piece most =
                    told != null ? told : pieces.isEmpty() ? new Piece(from, last, Piece.Sort.WORD) : pieces.get(0);
            from = most.from;
            to = most.to;
            // What is asked about something else that the message names is nothing to be written here.
            meant = told == null || meant.equals(text.substring(from, to)) ? "" : told.written(meant, text);
        }
        return new Diagnostic(from, to, Check.isError(problem), problem.code(), problem.message(), meant);
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

    /**
     * What a problem may be about.
     *
     * @param sort what it is
     */
    private record Piece(int from, int to, Sort sort) {

        enum Sort {
            WORD,
            /** A name in braces, with a capital where a sentence begins with what stands for it. */
            IN_BRACES,
            /** A value or key of YAML that has no quotes. */
            PLAIN
        }

        /** All that begins at an offset; where a message names none of it, the first is meant. */
        static List<Piece> all(Problem problem, String text, int from, int last) {
            List<Piece> pieces = new ArrayList<>();
            boolean isYaml = YamlReader.isFor(problem.file());
            if (isYaml) {
                WrittenPlaces.in(text).at(problem.line(), problem.column()).ifPresent(value -> {
                    if (value.style() == Written.Style.PLAIN && value.start() < value.end()) {
                        pieces.add(new Piece(value.start(), value.end(), Sort.PLAIN));
                    } else if (value.style() == Written.Style.SINGLE_QUOTED) {
                        pieces.add(new Piece(value.start() + 1, value.end() - 1, Sort.WORD));
                    }
                });
            }
            if (isFirstOfText(text, from)) {
                add(pieces, REST_OF_TEXT, text, from, last);
            }
            for (Pattern pattern : isYaml ? IN_YAML : IN_RULES) {
                add(pieces, pattern, text, from, last);
            }
            return pieces;
        }

        private static void add(List<Piece> pieces, Pattern pattern, String text, int from, int last) {
            Matcher piece = pattern.matcher(text).region(from, last);
            if (piece.lookingAt()) {
                pieces.add(new Piece(
                        piece.start(piece.groupCount()),
                        piece.end(piece.groupCount()),
                        pattern == BRACES ? Sort.IN_BRACES : Sort.WORD));
            }
        }

        /** Whether a text in quotes begins right before an offset. */
        private static boolean isFirstOfText(String text, int from) {
            int line = text.lastIndexOf('\n', from - 1) + 1;
            return from > line
                    && text.charAt(from - 1) == '"'
                    && StringUtils.countMatches(
                                            ESCAPED.matcher(text.substring(line, from))
                                                    .replaceAll(""),
                                            '"')
                                    % 2
                            == 1;
        }

        /** Whether it is what a message tells of: in quotes, where it has any. */
        boolean isToldIn(String message, String text) {
            String told = Nearest.withoutQuestion(message);
            String is = text.substring(from, to);
            return isTold(told, is) || (sort == Sort.IN_BRACES && isTold(told, StringUtils.uncapitalize(is)));
        }

        private static boolean isTold(String told, String word) {
            return IN_MESSAGE.matcher(told).find()
                    ? told.contains('"' + word + '"') || told.contains('"' + Nearest.shown(word) + '"')
                    : Pattern.compile("(?<![\\w$.-])" + Pattern.quote(word) + "(?![\\w$-])")
                            .matcher(told)
                            .find();
        }

        /** What is meant as it stands in its place. */
        String written(String meant, String text) {
            if (meant.isEmpty()) {
                return meant;
            }
            return switch (sort) {
                case WORD -> meant;
                case IN_BRACES -> Character.isUpperCase(text.charAt(from)) ? StringUtils.capitalize(meant) : meant;
                case PLAIN -> PlainText.canBe(meant) ? meant : PlainText.quoted(meant);
            };
        }
    }
}
