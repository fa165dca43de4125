package assay.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a place in a YAML text is, as far as that can be told from what stands before it: a text that somebody is writing can seldom
 * be parsed.
 *
 * @param path the keys that lead there, the outermost first, with {@link #ITEM} for each list
 * @param wants what could stand there
 * @param from where what is written of it begins, in {@code char}s from 0
 * @param bracketed whether it is within brackets
 * @param beside the other keys of the same map
 * @param item where the innermost item of a list begins that it is in, at its hyphen; below 0 where it is in none
 */
record YamlSpot(List<String> path, Wants wants, int from, boolean bracketed, Set<String> beside, int item) {

    /** An item of a list, whichever. */
    static final String ITEM = "-";

    /** What could stand at a place. */
    enum Wants {
        /** A key, or what stands below a key or a hyphen. */
        KEY,
        /** The value of a key, or an item in brackets. */
        VALUE,
        /** Nothing that could be known. */
        NOTHING
    }

    private static final Pattern KEY =
            Pattern.compile("(\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"\\s*|'[^'\\n]*+'\\s*"
                    + "|[^\\s#\"'\\[\\]{},][^#\\n]*?):(?=\\s|$)");
    /** What is of weight in brackets: further ones, texts, and keys behind a comma. */
    private static final Pattern IN_BRACKETS = Pattern.compile(
            "(?<open>[\\[{])|(?<close>[\\]}])|,\\s*(?<key>\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s#\"'\\[\\]{},:][^#\\n\\[\\]{},:]*?)\\s*:(?=\\s)"
                    + "|\"[^\"\\n]*\"|'[^'\\n]*'");

    private static final Pattern LINES = Pattern.compile("[|>][-+0-9]*\\s*(?:#.*)?");

    /** What an offset in a text is. */
    static YamlSpot of(String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        YamlSpot spot = new Reader(text.substring(0, at)).spot();
        if (spot.wants != Wants.KEY) {
            return spot;
        }
        Set<String> beside = new LinkedHashSet<>(spot.beside);
        if (spot.bracketed) {
            addBehind(text, at, beside);
        } else {
            addBelow(text, at, spot.from - (text.lastIndexOf('\n', at - 1) + 1), beside);
        }
        return new YamlSpot(spot.path, spot.wants, spot.from, spot.bracketed, Set.copyOf(beside), spot.item);
    }

    /** Adds the keys of the same map in brackets that stand further on. */
    private static void addBehind(String text, int at, Set<String> keys) {
        Matcher piece = IN_BRACKETS.matcher(text).region(at, text.length());
        int depth = 0;
        while (depth >= 0 && piece.find()) {
            if (piece.group("key") == null) {
                depth += piece.group("open") != null ? 1 : piece.group("close") != null ? -1 : 0;
            } else if (depth == 0) {
                keys.add(unquoted(piece.group("key")));
            }
        }
    }

    /** Adds the keys of the same map that stand in the lines below. */
    private static void addBelow(String text, int at, int indent, Set<String> keys) {
        int end = text.indexOf('\n', at);
        while (end >= 0) {
            int word = end + 1;
            while (word < text.length() && text.charAt(word) == ' ') {
                word++;
            }
            int begins = end + 1;
            end = text.indexOf('\n', word);
            Matcher key = KEY.matcher(text).region(word, end < 0 ? text.length() : end);
            if (word == text.length() || Character.isWhitespace(text.charAt(word)) || word - begins > indent) {
                continue;
            }
            if (word - begins < indent || !key.lookingAt()) {
                return;
            }
            keys.add(unquoted(key.group(1).strip()));
        }
    }

    /**
     * What stands behind a key of the item that it is in, on the same line as the key.
     *
     * @param text all that the file says
     * @param key the key, which no other map within the item has
     */
    Optional<String> ofItem(String text, String key) {
        if (item < 0) {
            return Optional.empty();
        }
        int indent = item - (text.lastIndexOf('\n', item) + 1);
        Matcher next =
                Pattern.compile("\\n {0," + indent + "}[^\\s#]").matcher(text).region(item, text.length());
        int end = next.find() ? next.start() : text.length();
        Matcher value = Pattern.compile(
                        "(?<![\\w-])" + Pattern.quote(key) + ":[ ]+(\"[^\"\\n]*\"|'[^'\\n]*'|[^\\s,}#][^,}#\\n]*)")
                .matcher(text)
                .region(item, end);
        return value.find() ? Optional.of(unquoted(value.group(1).strip())) : Optional.empty();
    }

    private static String unquoted(String key) {
        return key.length() > 1 && (key.startsWith("\"") || key.startsWith("'"))
                ? key.substring(1, key.length() - 1)
                : key;
    }

    /**
     * A key, or a hyphen, that is open where a line begins that is indented further.
     *
     * @param indent how far it is indented
     * @param name the key; {@link #ITEM} of a hyphen
     * @param beside the keys of its map that stand before it, and itself
     * @param from where it stands
     */
    private record Level(int indent, String name, Set<String> beside, int from) {

        boolean isItem() {
            return name.equals(ITEM);
        }
    }

    /** A bracket that is open. */
    private static final class Bracket {
        private final boolean list;
        private final Set<String> keys = new LinkedHashSet<>();
        private @Nullable String key;

        Bracket(boolean list) {
            this.list = list;
        }
    }

    /** Follows a text to its end. */
    private static final class Reader {
        private final String text;
        private final List<Level> levels = new ArrayList<>();
        private final Deque<Bracket> brackets = new ArrayDeque<>();
        private int at;

        Reader(String text) {
            this.text = text;
        }

        YamlSpot spot() {
            while (true) {
                int begins = at;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                if (at == text.length()) {
                    return beside(close(at - begins, false), at);
                }
                YamlSpot found = line(at - begins);
                if (found != null) {
                    return found;
                }
            }
        }

        /** Follows a line from where it is no longer blank; what its end is, if the text ends in it. */
        private @Nullable YamlSpot line(int firstIndent) {
            int indent = firstIndent;
            int lineBegins = at - firstIndent;
            while (at < text.length() && text.charAt(at) == '-' && isBlank(at + 1)) {
                if (at + 1 == text.length()) {
                    return here(Wants.NOTHING, at);
                }
                close(indent, true);
                levels.add(new Level(indent, ITEM, Set.of(), at));
                at++;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                indent = at - lineBegins;
            }
            if (at == text.length()) {
                return here(Wants.KEY, at);
            }
            int end = endOfLine(at);
            Matcher key = KEY.matcher(text).region(at, end);
            if (!isBracket(text.charAt(at)) && key.lookingAt()) {
                open(indent, unquoted(key.group(1).strip()));
                at = key.end();
                while (at < end && text.charAt(at) == ' ') {
                    at++;
                }
                return value(indent, end);
            }
            if (!isBracket(text.charAt(at)) && end == text.length() && text.charAt(at) != '#') {
                return beside(close(indent, false), at);
            }
            return value(indent, end);
        }

        /** Follows what stands behind a key or a hyphen. */
        private @Nullable YamlSpot value(int indent, int end) {
            if (at == text.length()) {
                // Right behind the colon stands a blank first.
                return here(text.charAt(at - 1) == ':' ? Wants.NOTHING : Wants.VALUE, at);
            }
            if (isBracket(text.charAt(at))) {
                YamlSpot within = brackets(indent);
                if (within != null) {
                    return within;
                }
                end = endOfLine(at);
                return end == text.length() ? here(Wants.NOTHING, at) : next(end);
            }
            if (LINES.matcher(text).region(at, end).matches()) {
                return lines(indent, end);
            }
            boolean comment = text.charAt(at) == '#' || text.substring(at, end).contains(" #");
            return end == text.length() ? here(comment ? Wants.NOTHING : Wants.VALUE, at) : next(end);
        }

        private @Nullable YamlSpot next(int end) {
            at = end + 1;
            return null;
        }

        /** Passes over a text in lines of its own. */
        private @Nullable YamlSpot lines(int indent, int end) {
            at = end;
            while (at < text.length()) {
                int begins = at + 1;
                int word = begins;
                while (word < text.length() && text.charAt(word) == ' ') {
                    word++;
                }
                boolean blank = text.startsWith("\n", word) || text.startsWith("\r\n", word);
                if (!blank && word < text.length() && word - begins <= indent) {
                    at = begins;
                    return null;
                }
                at = endOfLine(begins);
            }
            return here(Wants.NOTHING, text.length());
        }

        /** Follows what stands in brackets; what the end of the text is, if that is in them. */
        private @Nullable YamlSpot brackets(int indent) {
            int from = -1;
            while (at < text.length()) {
                char sign = text.charAt(at);
                if (isBracket(sign)) {
                    brackets.push(new Bracket(sign == '['));
                    from = -1;
                } else if (sign == ']' || sign == '}') {
                    brackets.pop();
                    from = -1;
                    if (brackets.isEmpty()) {
                        at++;
                        return null;
                    }
                } else if (sign == ',') {
                    brackets.element().key = null;
                    from = -1;
                } else if (sign == ':' && from >= 0 && isBlank(at + 1) && !brackets.element().list) {
                    String key = unquoted(text.substring(from, at).strip());
                    brackets.element().key = key;
                    brackets.element().keys.add(key);
                    from = -1;
                } else if (sign == '#' && isBlank(at - 1)) {
                    at = endOfLine(at) - 1;
                    if (at + 1 == text.length()) {
                        return here(Wants.NOTHING, at);
                    }
                } else if (sign == '\n' && isOver(indent)) {
                    // It was never closed.
                    brackets.clear();
                    return null;
                } else if ((sign == '"' || sign == '\'') && from < 0) {
                    from = at;
                    int closing = text.indexOf(sign, at + 1);
                    at = closing < 0 || closing > endOfLine(at) ? endOfLine(at) - 1 : closing;
                } else if (!Character.isWhitespace(sign) && from < 0) {
                    from = at;
                }
                at++;
            }
            Bracket inner = brackets.element();
            return here(inner.list || inner.key != null ? Wants.VALUE : Wants.KEY, from < 0 ? at : from);
        }

        /** Whether the next line that says something is indented no further than what is in brackets belongs to. */
        private boolean isOver(int indent) {
            int line = at + 1;
            int word = line;
            while (word < text.length() && Character.isWhitespace(text.charAt(word))) {
                if (text.charAt(word) == '\n') {
                    line = word + 1;
                }
                word++;
            }
            return word < text.length()
                    && word - line <= indent
                    && text.charAt(word) != ']'
                    && text.charAt(word) != '}';
        }

        private void open(int indent, String key) {
            Set<String> beside = close(indent, false);
            beside.add(key);
            levels.add(new Level(indent, key, beside, at));
        }

        /**
         * Leaves what a line that is indented so far does not belong to.
         *
         * @param item whether it begins with a hyphen
         * @return the keys that stand before it in its map
         */
        private Set<String> close(int indent, boolean item) {
            Set<String> beside = new LinkedHashSet<>();
            while (!levels.isEmpty()) {
                Level last = levels.get(levels.size() - 1);
                // The hyphens of a list may stand right below the key that has it.
                if (last.indent < indent || (last.indent == indent && item && !last.isItem())) {
                    break;
                }
                levels.remove(levels.size() - 1);
                if (last.indent == indent && !last.isItem()) {
                    beside = last.beside;
                }
            }
            return beside;
        }

        /** A key, or what stands below one, beside other keys. */
        private YamlSpot beside(Set<String> keys, int from) {
            YamlSpot here = here(Wants.KEY, from);
            return new YamlSpot(here.path, here.wants, here.from, false, Set.copyOf(keys), here.item);
        }

        private YamlSpot here(Wants wants, int from) {
            List<String> path = new ArrayList<>();
            levels.forEach(level -> path.add(level.name));
            brackets.descendingIterator().forEachRemaining(bracket -> {
                if (bracket.list) {
                    path.add(ITEM);
                } else if (bracket.key != null) {
                    path.add(bracket.key);
                }
            });
            return new YamlSpot(
                    List.copyOf(path),
                    wants,
                    from,
                    !brackets.isEmpty(),
                    brackets.isEmpty() ? Set.of() : Set.copyOf(brackets.element().keys),
                    levels.stream()
                            .filter(Level::isItem)
                            .mapToInt(Level::from)
                            .max()
                            .orElse(-1));
        }

        private static boolean isBracket(char sign) {
            return sign == '[' || sign == '{';
        }

        private boolean isBlank(int offset) {
            return offset >= text.length() || Character.isWhitespace(text.charAt(offset));
        }

        private int endOfLine(int from) {
            int end = text.indexOf('\n', from);
            return end < 0 ? text.length() : end;
        }
    }
}
