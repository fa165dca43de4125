package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.Legible;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton of a rule file: quotes, brackets, and the words that begin and end what it is made of. The parser of the
 * rules loses its way where one of these is missing, and complains far from the slip.
 */
final class DrlStructure {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}_$][\\w$]*|[(){}\\[\\]]");
    private static final Set<String> BLOCKS = Set.of("rule", "query", "declare");
    private static final List<String> FIRST_WORDS =
            List.of("rule", "declare", "import", "package", "function", "query");
    /** What no field can be called besides what none can be called in Java, for no condition could ask about it. */
    private static final Set<String> NO_FIELD = Set.of("and", "end", "modify", "not", "or", "then", "unit", "when");

    private static final Pattern DECLARED = Pattern.compile("declare\\s+(\\w+)");
    /** A comment as YAML has it, of which more is wrong than the quotes in it. */
    private static final Pattern OF_YAML = Pattern.compile("(?m)(?<=^[ \\t]{0,80})#.*$");

    private static final String BEHIND_SLASHES = "what is said to people stands behind //";
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private final DrlFile file;
    private final String code;
    private final List<Problem> surely = new ArrayList<>();
    private final List<Problem> likely = new ArrayList<>();
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private @Nullable Block block;

    /** Where what stands outside of rules and declarations begins. */
    private int outside;

    private DrlStructure(DrlFile file) {
        this.file = file;
        this.code = file.code();
    }

    /** A rule or a declaration that has begun. */
    private static final class Block {
        private final String kind;
        private final int offset;
        private final List<Integer> lonely = new ArrayList<>();
        private boolean when;
        private boolean then;

        Block(String kind, int offset) {
            this.kind = kind;
            this.offset = offset;
        }
    }

    /**
     * What is wrong with a file's skeleton.
     *
     * @param parsed whether the parser found nothing to complain of; then only quotes and brackets are looked at
     */
    static List<Problem> problems(DrlFile file, boolean parsed) {
        DrlStructure structure = new DrlStructure(file);
        structure.quotesAndComments();
        if (structure.surely.isEmpty()) {
            structure.blocks();
        }
        List<Problem> problems = new ArrayList<>(structure.surely);
        if (!parsed) {
            problems.addAll(structure.likely);
        }
        return problems;
    }

    private void quotesAndComments() {
        int comment = code.indexOf("/*");
        if (comment >= 0) {
            surely.add(file.at(comment, Check.UNCLOSED, "this comment is never closed; */ closes one"));
            return;
        }
        int closed = code.indexOf("*/");
        if (closed >= 0) {
            surely.add(file.at(closed, Check.UNCLOSED, "this closes a comment that nothing opens; /* opens one"));
            return;
        }
        String outside = OF_YAML.matcher(code)
                .replaceAll(said -> StringUtils.repeat(' ', said.group().length()));
        for (int quote = outside.indexOf('\''); quote >= 0; quote = outside.indexOf('\'', quote + 1)) {
            surely.add(
                    file.at(
                            quote,
                            Check.UNCLOSED,
                            "this quote has no second one in its line; a text stands in double quotes, and only there a single one"));
        }
        int before = -2;
        for (int quote = outside.indexOf('"'); quote >= 0; quote = outside.indexOf('"', quote + 1)) {
            int line = file.lineOf(quote);
            if (line > before + 1) {
                surely.add(file.at(
                        quote,
                        Check.UNCLOSED,
                        "this quote has no second one in its line"
                                + (isOpenIn(line + 1)
                                        ? "; a text that goes on in the next line ends before it, and begins again there: \"so\" + \"far\""
                                        : "")));
            }
            before = line > before + 1 ? line : -2;
        }
    }

    /** Whether a quote in a line has no second one there. */
    private boolean isOpenIn(int line) {
        int from = file.offsetOf(line);
        return from > 0
                && StringUtils.substringBefore(code.substring(from), "\n").contains("\"");
    }

    private void blocks() {
        Matcher token = TOKEN.matcher(code);
        while (token.find()) {
            String word = token.group();
            int offset = token.start();
            if (OPENING.contains(word)) {
                brackets.push(offset);
            } else if (CLOSING.contains(word)) {
                close(word, offset);
            } else if (startsLine(offset) || brackets.isEmpty()) {
                word(word, offset);
            }
        }
        if (block == null) {
            stray(code.length());
        } else if (brackets.isEmpty()) {
            missing(block, "end");
        }
        openBrackets();
        OF_YAML.matcher(code)
                .results()
                .map(said -> file.at(said.start(), Check.SYNTAX, BEHIND_SLASHES))
                .filter(one -> likely.stream().noneMatch(told -> told.line() == one.line()))
                .forEach(likely::add);
    }

    /** What stands outside of rules and declarations, up to here, and is none of what may stand there. */
    private void stray(int to) {
        int from = outside;
        outside = to;
        for (int line = from; line < to; line = next(line)) {
            String rest = code.substring(line, Math.min(to, next(line)));
            int at = line + Math.max(0, StringUtils.indexOfAnyBut(rest, " \t\r\n"));
            String word = rest.strip();
            if ("function".equals(StringUtils.substringBefore(word, " "))) {
                return;
            }
            if (Legible.isBlank(word) || word.matches("(?s)(?:package|import|global|unit|dialect)\\b.*")) {
                continue;
            }
            if (likely.stream().noneMatch(problem -> problem.line() == file.lineOf(at))) {
                (word.startsWith(";") ? surely : likely)
                        .add(file.at(
                                at,
                                Check.SYNTAX,
                                word.startsWith(";")
                                        ? "no semicolon (;) stands here; leave it out"
                                        : "this belongs to no rule and no declaration; " + BEHIND_SLASHES));
            }
            return;
        }
    }

    private int next(int line) {
        int end = code.indexOf('\n', line);
        return end < 0 ? code.length() : end + 1;
    }

    private void word(String word, int offset) {
        Block inside = block;
        if (inside == null) {
            if (startsLine(offset) && "end".equals(word)) {
                int told = likely.size();
                stray(offset);
                outside = offset + word.length();
                if (likely.size() == told) {
                    surely.add(
                            file.at(offset, Check.UNCLOSED, "this end closes nothing; the rule above has one already"));
                }
            } else if (startsLine(offset) && brackets.isEmpty()) {
                begin(word, offset);
            }
        } else if ((NO_FIELD.contains(word) || SourceVersion.isKeyword(word)) && isField(inside, offset, word)) {
            Matcher declared = DECLARED.matcher(code).region(inside.offset, code.length());
            surely.add(file.at(
                    offset,
                    Check.DECLARATION,
                    "\"" + word + "\" is a word of the rule language; "
                            + (declared.lookingAt() ? declared.group(1) : "the declaration")
                            + " needs another name for its field"));
        } else if (startsLine(offset) && BLOCKS.contains(word) && named(offset + word.length())) {
            if (brackets.isEmpty()) {
                missing(inside, "end");
            }
            openBrackets();
            outside = offset;
            begin(word, offset);
        } else if ("end".equals(word)) {
            openBrackets();
            end(inside, offset);
        } else if ("when".equals(word) && !inside.then) {
            openBrackets();
            inside.when = true;
        } else if ("then".equals(word)) {
            openBrackets();
            inside.then = true;
        } else if (startsLine(offset) && endsLine(offset + word.length())) {
            inside.lonely.add(offset);
        }
    }

    private boolean isField(Block inside, int offset, String word) {
        return "declare".equals(inside.kind)
                && startsLine(offset)
                && code.substring(offset + word.length()).stripLeading().startsWith(":");
    }

    private void begin(String word, int offset) {
        String kind = word;
        if (!FIRST_WORDS.contains(word)) {
            kind = Nearest.to(word, FIRST_WORDS).orElse("");
            if (!kind.isEmpty()) {
                likely.add(file.at(
                        offset, Check.SYNTAX, "\"" + word + "\" cannot stand here; did you mean \"" + kind + "\"?"));
            }
        }
        if (BLOCKS.contains(kind)) {
            stray(offset);
            block = new Block(kind, offset);
            if ("rule".equals(kind) && !named(offset + word.length())) {
                likely.add(
                        file.at(
                                offset,
                                Check.NO_NAME,
                                "a rule needs a name, in quotes behind the word rule: its criterion, and what it says of that"));
            }
        }
    }

    private void end(Block ended, int offset) {
        block = null;
        outside = offset + "end".length();
        if ("rule".equals(ended.kind)) {
            if (!ended.when) {
                missing(ended, "when");
            }
            if (!ended.then) {
                missing(ended, "then");
            }
        }
        String declared = code.substring(ended.offset, offset).strip();
        if (declared.matches("(?s)declare\\s+enum\\b.*[^;]")) {
            likely.add(file.at(
                    ended.offset + declared.length() - 1,
                    Check.DECLARATION,
                    "the words of an enum are closed by a semicolon (;)"));
        }
    }

    private void missing(Block of, String word) {
        Optional<Integer> instead = of.lonely.stream()
                .filter(offset -> Nearest.to(line(offset), List.of(word)).isPresent())
                .min(Comparator.comparing(offset -> !line(offset).equalsIgnoreCase(word)));
        if (instead.isPresent()) {
            of.lonely.remove(instead.get());
            likely.add(file.at(
                    instead.get(),
                    Check.SYNTAX,
                    "\"" + line(instead.get()) + "\" cannot stand here; did you mean \"" + word + "\"?"));
            return;
        }
        if (!"end".equals(word) && !of.lonely.isEmpty()) {
            int first = of.lonely.remove(0);
            likely.add(file.at(
                    first,
                    Check.SYNTAX,
                    "\"" + line(first) + "\" cannot stand here; \"" + word + "\" stands in front of "
                            + ("when".equals(word) ? "what must be there" : "what is concluded")));
            return;
        }
        String first = StringUtils.substringBefore(file.text().substring(of.offset), "\n")
                .strip();
        String name = StringUtils.substring(first, of.kind.length()).strip();
        String what = "declare".equals(of.kind) ? "declaration of" : of.kind;
        likely.add(file.at(
                of.offset,
                Check.MISSING_KEYWORD,
                "the " + what + " " + Nearest.shown(StringUtils.substringBefore(name, " extends")) + " has no \"" + word
                        + "\""));
    }

    /** What stands in a line from here on. */
    private String line(int offset) {
        return StringUtils.substringBefore(code.substring(offset), "\n").strip();
    }

    private void close(String bracket, int offset) {
        if (brackets.isEmpty()) {
            surely.add(file.at(offset, Check.UNCLOSED, "the bracket " + bracket + " closes none that was opened"));
            return;
        }
        char opened = code.charAt(brackets.pop());
        if (CLOSING.indexOf(bracket) != OPENING.indexOf(opened)) {
            surely.add(file.at(offset, Check.UNCLOSED, "the bracket " + bracket + " cannot close a " + opened));
        }
    }

    /** What is still open where a condition, a consequence or a declaration ends will never be closed. */
    private void openBrackets() {
        if (!brackets.isEmpty()) {
            surely.add(file.at(brackets.getLast(), Check.UNCLOSED, "this bracket is never closed"));
            brackets.clear();
        }
    }

    private boolean named(int from) {
        String rest =
                StringUtils.substringBefore(file.text().substring(from), "\n").strip();
        return rest.matches("[\"'\\p{L}].*");
    }

    private boolean startsLine(int offset) {
        int at = offset - 1;
        while (at >= 0 && code.charAt(at) != '\n' && Character.isWhitespace(code.charAt(at))) {
            at--;
        }
        return at < 0 || code.charAt(at) == '\n';
    }

    private boolean endsLine(int offset) {
        int at = offset;
        while (at < code.length() && code.charAt(at) != '\n' && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at == code.length() || code.charAt(at) == '\n';
    }
}
