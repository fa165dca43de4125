package assay.drl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * What a rule does, statement by statement; those within others come behind what they stand in.
 *
 * @param start where what stands behind {@code then} begins
 * @param statements the statements, in their order
 * @param withoutSemicolon the closing brackets behind which a semicolon is missing; the rest is read as if it were there
 */
public record Consequence(int start, List<Statement> statements, List<Integer> withoutSemicolon) {

    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern END = Pattern.compile("\\bend\\s*$");

    private static final int KEPT = 1_000;

    /** What was read last: of one rule many ask what it does. */
    private static final Map<Block, Consequence> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Block, Consequence> eldest) {
            return size() > KEPT;
        }
    };

    /** What a consequence is read from: what is written, and where. */
    private record Block(int start, String text) {}

    /**
     * One statement.
     *
     * @param start where it begins
     * @param word the word of Java that it begins with, or nothing
     * @param assigned the variable that it gives a value, or nothing
     * @param term what it does or what the value is; of a loop through a list the list
     * @param under the condition of each {@code if} that it hangs on, from without to within
     * @param end where the statement ends that stands in no other, and is this one or has this one in it
     */
    public record Statement(int start, String word, String assigned, Term term, List<Term> under, int end) {}

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
        int last = end.find() ? end.start() : to;
        synchronized (READ) {
            return READ.computeIfAbsent(
                    new Block(start, file.plain().substring(start, last)),
                    block -> ConsequenceReader.read(file, start, last));
        }
    }

    /** That of a rule by its name; nothing where the file has no such rule. */
    public static Optional<Consequence> of(DrlFile file, String rule) {
        return file.rules().stream()
                .filter(one -> one.getName().equals(rule))
                .findFirst()
                .map(one -> of(file, one));
    }
}
