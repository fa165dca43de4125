package assay.rules;

import assay.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;

/**
 * One rule file, parsed.
 *
 * @param file its path relative to the rule set's folder
 * @param shown how it is named in messages
 * @param text its content
 * @param parsed what the parser made of it
 */
record DrlFile(String file, String shown, String text, PackageDescr parsed) {

    private static final Pattern WHERE = Pattern.compile("Line (\\d+):(\\d+)");
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'", Pattern.DOTALL);
    private static final String TYPOGRAPHIC = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

    /** Parses a file; what is wrong with its syntax goes to the problems, and then null comes back. */
    static @Nullable DrlFile parse(String path, String shown, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(
                    Check.EMPTY_FILE.problem(shown, 1, 1, "the file is empty; a rule file begins with its package"));
            return null;
        }
        if (text.startsWith("\uFEFF")) {
            problems.add(Check.NOT_TEXT.problem(
                    shown, 1, 1, "a byte order mark begins the file; save it as UTF-8 without one"));
            return null;
        }
        int garbled = text.indexOf('\uFFFD');
        if (garbled >= 0) {
            problems.add(at(shown, text, garbled, Check.NOT_TEXT, "not UTF-8; save the file as UTF-8"));
            return null;
        }
        int quote = StringUtils.indexOfAny(code(text), TYPOGRAPHIC);
        if (quote >= 0) {
            problems.add(at(
                    shown,
                    text,
                    quote,
                    Check.TYPOGRAPHIC_QUOTE,
                    "a typographic quote; rules use the straight one: \""));
            return null;
        }
        DrlParser parser = new DrlParser();
        PackageDescr parsed = null;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            problems.add(Check.SYNTAX.problem(shown, 1, 1, "this cannot be read as rules"));
        }
        DrlFile file = new DrlFile(path, shown, text, parsed == null ? new PackageDescr() : parsed);
        List<Problem> found = DrlStructure.problems(file, !parser.hasErrors());
        if (found.isEmpty() && parser.hasErrors()) {
            // What follows the first of them mostly follows from it.
            found.add(syntax(shown, text, parser.getErrors().get(0)));
        }
        problems.addAll(found);
        if (parsed == null || !found.isEmpty()) {
            return null;
        }
        if (StringUtils.isEmpty(parsed.getName())) {
            problems.add(Check.PACKAGE.problem(
                    shown, 1, 1, "no package; a rule file begins with the package of its rule set"));
        }
        return file;
    }

    /** The rules of the file, in their order, without queries. */
    List<RuleDescr> rules() {
        return parsed.getRules().stream().filter(RuleDescr::isRule).toList();
    }

    /** A digest of what a rule says, whatever its comments and its layout. */
    String digest(RuleDescr rule) {
        String said = withoutComments(text.substring(rule.getStartCharacter(), rule.getEndCharacter() + 1));
        byte[] words = StringUtils.normalizeSpace(said).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(RuleFiles.digest().digest(words));
    }

    /** The offset at which a type is declared, or -1. */
    int declaration(String type) {
        Matcher declaration = Pattern.compile("\\bdeclare\\s+(?:enum\\s+|trait\\s+)?" + Pattern.quote(type) + "\\b")
                .matcher(code(text));
        return declaration.find() ? declaration.start() : -1;
    }

    /** A problem where a piece of text stands at or after an offset; at the offset itself where it does not. */
    Problem problem(int from, String piece, Check check, String message) {
        int found = text.indexOf(piece, Math.max(0, from));
        return at(shown, text, found >= 0 ? found : Math.max(0, from), check, message);
    }

    /** A problem at an offset. */
    Problem at(int offset, Check check, String message) {
        return at(shown, text, offset, check, message);
    }

    /** The offset of a line, from 1. */
    int offsetOf(int line) {
        int offset = StringUtils.ordinalIndexOf(text, "\n", line - 1);
        return line <= 1 ? 0 : offset + 1;
    }

    /** The text with every comment and every quoted text blanked out, so that offsets stay what they are. */
    static String code(String text) {
        return blank(text, true);
    }

    /** The text with every comment blanked out. */
    static String withoutComments(String text) {
        return blank(text, false);
    }

    private static String blank(String text, boolean texts) {
        StringBuilder plain = new StringBuilder(text);
        Matcher matcher = COMMENT_OR_TEXT.matcher(text);
        while (matcher.find()) {
            if (texts || text.charAt(matcher.start()) == '/') {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    if (text.charAt(i) != '\n') {
                        plain.setCharAt(i, ' ');
                    }
                }
            }
        }
        return plain.toString();
    }

    /** A problem in a line, from 1. */
    Problem inLine(int line, Check check, String message) {
        return check.problem(shown, line, 0, message);
    }

    private static Problem at(String shown, String text, int offset, Check check, String message) {
        int line = StringUtils.countMatches(text.substring(0, offset), "\n") + 1;
        return check.problem(shown, line, offset - text.lastIndexOf('\n', offset - 1), message);
    }

    private static Problem syntax(String shown, String text, DroolsError error) {
        int line = error instanceof ParserError parserError ? parserError.getRow() : 0;
        int column = error instanceof ParserError parserError ? parserError.getCol() + 1 : 0;
        Matcher where = WHERE.matcher(error.getMessage());
        if (line < 1 && where.find()) {
            line = Integer.parseInt(where.group(1));
            column = Integer.parseInt(where.group(2)) + 1;
        }
        if (line < 1) {
            line = StringUtils.countMatches(text.stripTrailing(), "\n") + 1;
            column = 0;
        }
        String said = inPolicyWords(error.getMessage());
        return (said.startsWith("\"=\"") ? Check.SINGLE_EQUALS : Check.SYNTAX)
                .problem(shown, line, Math.max(0, column), said);
    }

    /** What the parser says, without its codes; the commonest slips in the words of somebody who edits rules. */
    private static String inPolicyWords(String message) {
        List<String> said = new ArrayList<>();
        Matcher mismatch = Pattern.compile("mismatched input '(.*?)'(?: expecting '?(.*?)'?)?(?: in (.*))?$")
                .matcher(message.replace('\n', ' '));
        Matcher noWay = Pattern.compile("no viable alternative at input '(.*?)'(?: in (.*))?$")
                .matcher(message.replace('\n', ' '));
        if (mismatch.find()) {
            said.add(cannotStand(mismatch.group(1)));
            if (mismatch.group(2) != null) {
                said.add("\"" + mismatch.group(2) + "\" was expected");
            }
        } else if (noWay.find()) {
            said.add(cannotStand(noWay.group(1)));
        } else {
            said.add("this is no rule: "
                    + message.replaceAll("\\[ERR \\d+\\]\\s*|Line \\d+:\\d+\\s*", "")
                            .trim());
        }
        if (said.get(0).startsWith("\"=\"")) {
            return said.get(0) + "; == compares";
        }
        if (said.get(0).startsWith("\"-\"")) {
            return said.get(0) + "; a name is one word: shownBy, not shown-by";
        }
        said.add("every rule has \"rule\", \"when\", \"then\" and \"end\", and every bracket and quote a second one");
        return String.join("; ", said);
    }

    private static String cannotStand(String word) {
        return word.isEmpty() || "<eof>".equals(word)
                ? "the file ends in the middle of a rule"
                : "\"" + StringUtils.strip(word, "\"") + "\" cannot stand here";
    }
}
