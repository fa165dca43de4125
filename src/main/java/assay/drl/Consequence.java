package assay.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule does, statement by statement.
 *
 * @param start where what stands behind {@code then} begins
 * @param statements the statements, in their order
 */
public record Consequence(int start, List<Statement> statements) {

    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern END = Pattern.compile("\\bend\\s*$");
    private static final Pattern WORD = Pattern.compile("\\s*(else|if|for|while|do|return|throw|try|catch|finally)\\b");
    private static final Pattern ASSIGNED =
            Pattern.compile("\\s*(?:[\\w<>\\[\\], .?]*[\\w>\\]]\\s+)?([$\\w]+)\\s*[-+]?=(?!=)");

    /**
     * One statement.
     *
     * @param word the word of Java that it begins with, or nothing
     * @param assigned the variable that it gives a value, or nothing
     * @param term what it does or what the value is
     */
    public record Statement(String word, String assigned, Term term) {}

    /** Whether some of it cannot be read, and may do anything. */
    public boolean isUnclear() {
        boolean[] other = {false};
        statements.stream()
                .filter(statement -> !Set.of("return", "else").contains(statement.word()))
                .forEach(statement -> statement.term().each(term -> other[0] |= term instanceof Term.Other));
        return other[0];
    }

    /** What a rule does. */
    public static Consequence of(DrlFile file, RuleDescr rule) {
        String code = file.code();
        int from = file.offsetOf(rule.getLine());
        int to = Math.min(code.length(), Math.max(from, rule.getEndCharacter() + 1));
        Matcher then = THEN.matcher(code).region(from, to);
        int start = then.find() ? then.end() : to;
        Matcher end = END.matcher(code).region(start, to);
        String text = file.plain();
        List<Statement> statements = new ArrayList<>();
        int first = start;
        int depth = 0;
        int last = end.find() ? end.start() : to;
        for (int at = start; at <= last; at++) {
            char sign = at < last ? code.charAt(at) : ';';
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (at == last || (depth == 0 && ";{}".indexOf(sign) >= 0)) {
                statement(code, text, first, at, statements);
                first = at + 1;
            }
        }
        return new Consequence(start, List.copyOf(statements));
    }

    private static void statement(String code, String text, int from, int to, List<Statement> statements) {
        int at = from;
        Matcher word = WORD.matcher(code);
        while (word.region(at, to).lookingAt()) {
            at = word.end();
            if (code.substring(at, to).stripLeading().startsWith("(")) {
                int open = code.indexOf('(', at);
                at = closing(code, open, to) + 1;
                statements.add(new Statement(word.group(1), "", Term.read(text, open, at)));
            } else {
                statements.add(new Statement(word.group(1), "", new Term.Other(word.start(1))));
            }
        }
        Matcher assigned = ASSIGNED.matcher(code).region(at, to);
        boolean assigns = assigned.lookingAt();
        at = assigns ? assigned.end() : at;
        if (!code.substring(at, to).isBlank() || !text.substring(at, to).isBlank()) {
            statements.add(new Statement("", assigns ? assigned.group(1) : "", Term.read(text, at, to)));
        }
    }

    private static int closing(String code, int open, int to) {
        int depth = 0;
        for (int at = open; at < to; at++) {
            depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return to - 1;
    }
}
