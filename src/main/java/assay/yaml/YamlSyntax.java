package assay.yaml;

import assay.problem.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/** What the YAML parser stumbles over, in the words of somebody who writes files and not parsers. */
final class YamlSyntax {

    private static final Pattern CANNOT_BEGIN = Pattern.compile("found character '(.)' that cannot start");
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.)\\(");

    private static final Pattern MERGE = Pattern.compile("(?:<{7}|={7}|>{7})(?: .*)?");
    private static final Pattern COMMENT = Pattern.compile("^ *(?://|/\\*|<!--)");
    private static final Pattern DASH = Pattern.compile("^ *[\\u2010-\\u2015\\u2022\\u00b7*] ");

    /** What YAML allows of a key that stands in a line with its value. */
    private static final int LONGEST_KEY = 1024;

    private static final String TAB = "a tab; write spaces instead";
    private static final Pattern NOT_SEPARATED = Pattern.compile("^expected ',' or '(.)'");

    private YamlSyntax() {}

    /**
     * What the parser stumbled over.
     *
     * @param text all of the file
     */
    static Problem problem(String file, String text, MarkedYamlEngineException e) {
        List<String> lines = List.of(text.split("\\R", -1));
        String said = StringUtils.substringBefore(e.getProblem(), "\n");
        String during = Objects.requireNonNullElse(e.getContext(), "");
        Matcher cannotBegin = CANNOT_BEGIN.matcher(said);
        Matcher escape = ESCAPE.matcher(said);
        Matcher notSeparated = NOT_SEPARATED.matcher(said);
        boolean ended = said.contains("end of stream") || said.contains("<stream end>");
        Optional<Problem> tab = e.getProblemMark().flatMap(mark -> indentedByTab(file, mark));
        if (tab.isPresent()) {
            return tab.get();
        }
        Optional<Problem> otherwise = writtenOtherwise(file, lines, e);
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        if (said.contains("TAB")) {
            return here(file, e, TAB);
        }
        if (during.contains("quoted scalar") && (ended || said.contains("document separator"))) {
            return before(file, e, "this quote is never closed");
        }
        if (during.contains("flow") && ended) {
            return at(file, openBracket(text).or(e::getContextMark), "this bracket is never closed");
        }
        if (said.startsWith("could not find expected ':'")) {
            return before(
                    file,
                    e,
                    hasLongKey(lines, e)
                            ? "a key has at most " + LONGEST_KEY + " characters"
                            : "a key needs a colon and a space behind it, as in \"id: D1\"");
        }
        if (during.contains("scanning an alias") || during.contains("scanning an anchor")) {
            return before(file, e, "a text that begins with this character is written in quotes");
        }
        if (said.startsWith("mapping values are not allowed")
                && e.getProblemMark()
                        .filter(mark -> isIndentedFurther(lines, mark))
                        .isPresent()) {
            return e.getProblemMark()
                    .map(
                            mark -> new Problem(
                                    file,
                                    mark.getLine() + 1,
                                    StringUtils.indexOfAnyBut(line(lines, mark.getLine()), " ") + 1,
                                    "this line is indented further than the one above it; the keys of one entry stand below each other"))
                    .orElseThrow();
        }
        if (said.startsWith("mapping values are not allowed")) {
            return here(
                    file,
                    e,
                    "a colon that cannot be one of a key; a text with a colon in it is written in quotes, and a key's"
                            + " colon has a space behind it, here and in the line before");
        }
        if (said.startsWith("sequence entries are not allowed")) {
            return here(file, e, "a list with hyphens begins in a line of its own");
        }
        if (cannotBegin.find()) {
            return here(file, e, "a text that begins with \"" + cannotBegin.group(1) + "\" is written in quotes");
        }
        if (escape.find()) {
            return here(
                    file,
                    e,
                    "\"\\" + escape.group(1) + "\" means nothing in double quotes; write \\\\ for a backslash, or use"
                            + " single quotes");
        }
        if (said.startsWith("expected <block end>") && said.endsWith("'<scalar>'")) {
            return here(
                    file,
                    e,
                    "this cannot follow what stands before it; a text with quotes or brackets in it is written in"
                            + " quotes as a whole, and every quote needs a second one");
        }
        if (said.startsWith("expected <block end>")) {
            return here(file, e, "this line is not indented like the lines that it belongs to");
        }
        if (said.startsWith("expected '<document start>'")) {
            return here(file, e, "this does not belong to what stands above it");
        }
        if (notSeparated.find()) {
            int line =
                    e.getContextMark().or(e::getProblemMark).map(Mark::getLine).orElse(0) + 1;
            return here(
                    file,
                    e,
                    "a comma or \"" + notSeparated.group(1)
                            + "\" is missing before this, for the bracket opened in line " + line);
        }
        return here(file, e, "this is not valid YAML: " + said);
    }

    /** What comes of two versions, or is a comment or an entry elsewhere and not in YAML. */
    private static Optional<Problem> writtenOtherwise(String file, List<String> lines, MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().orElse(null);
        if (mark == null) {
            return Optional.empty();
        }
        for (int at = 0; at < lines.size(); at++) {
            if (MERGE.matcher(lines.get(at).stripTrailing()).matches()) {
                return Optional.of(
                        new Problem(
                                file,
                                at + 1,
                                1,
                                "this line was left over when two versions were merged; keep one of them, and none of such lines"));
            }
        }
        for (Mark one :
                e.getContextMark().map(context -> List.of(mark, context)).orElse(List.of(mark))) {
            String line = line(lines, one.getLine());
            String says = COMMENT.matcher(line).find()
                    ? "a comment begins with #"
                    : DASH.matcher(line).find() ? "an entry begins with a hyphen (-) and a space" : "";
            if (!says.isEmpty()) {
                return Optional.of(
                        new Problem(file, one.getLine() + 1, StringUtils.indexOfAnyBut(line, " ") + 1, says));
            }
        }
        return Optional.empty();
    }

    /** Whether a line, in which a colon is the first, stands further to the right than a key with its value above it. */
    private static boolean hasLongKey(List<String> lines, MarkedYamlEngineException e) {
        return e.getContextMark()
                .filter(mark -> (line(lines, mark.getLine()) + " ").indexOf(": ", mark.getColumn()) - mark.getColumn()
                        > LONGEST_KEY)
                .isPresent();
    }

    private static boolean isIndentedFurther(List<String> lines, Mark mark) {
        String here = line(lines, mark.getLine());
        String above = line(lines, mark.getLine() - 1);
        return here.indexOf(':') == mark.getColumn()
                && above.strip().matches("(- )?[\\w -]+:\\s.*")
                && StringUtils.indexOfAnyBut(here, " ") > StringUtils.indexOfAnyBut(above, " -");
    }

    private static String line(List<String> lines, int at) {
        return at < 0 || at >= lines.size() ? "" : lines.get(at);
    }

    /** A tab among what a line is indented by; the parser tells others than this one, and takes it for part of a text. */
    private static Optional<Problem> indentedByTab(String file, Mark mark) {
        int[] text = mark.getBuffer();
        int start = Math.min(mark.getPointer(), text.length);
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        for (int at = start; at < text.length && (text[at] == ' ' || text[at] == '\t'); at++) {
            if (text[at] == '\t') {
                return Optional.of(new Problem(file, mark.getLine() + 1, at - start + 1, TAB));
            }
        }
        return Optional.empty();
    }

    /**
     * Where the innermost bracket or brace opens that is open at the end of the file. The parser itself names the end where it waits
     * for what stands behind a bracket, a comma or a colon.
     */
    private static Optional<Mark> openBracket(String text) {
        Deque<Mark> open = new ArrayDeque<>();
        try {
            Iterator<Token> tokens = new ScannerImpl(YamlReader.SETTINGS, new StreamReader(YamlReader.SETTINGS, text));
            while (tokens.hasNext()) {
                Token token = tokens.next();
                switch (token.getTokenId()) {
                    case FlowSequenceStart, FlowMappingStart ->
                        token.getStartMark().ifPresent(open::push);
                    case FlowSequenceEnd, FlowMappingEnd -> open.poll();
                    default -> {
                        // It opens and closes nothing.
                    }
                }
            }
        } catch (MarkedYamlEngineException e) {
            // What is open by then is as open as it was.
        }
        return Optional.ofNullable(open.peek());
    }

    private static Problem here(String file, MarkedYamlEngineException e, String message) {
        return at(file, e.getProblemMark(), message);
    }

    /** At the beginning of what the parser was reading when it stumbled. */
    private static Problem before(String file, MarkedYamlEngineException e, String message) {
        return at(file, e.getContextMark().or(e::getProblemMark), message);
    }

    private static Problem at(String file, Optional<Mark> mark, String message) {
        return mark.map(one -> new Problem(file, one.getLine() + 1, one.getColumn() + 1, message))
                .orElseGet(() -> Problem.ofFile(file, message));
    }
}
