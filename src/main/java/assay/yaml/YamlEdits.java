package assay.yaml;

import assay.problem.Problem;
import assay.text.FileText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;

/**
 * Changes to some values of a YAML file that leave all else as it is, to the byte: other values and their order, comments,
 * blanks, line ends, quotes, a byte order mark. What is taken out leaves its comments behind.
 */
public final class YamlEdits {

    /** The first line of a text in lines of its own: its sign, how it is to be read, a comment. */
    private static final Pattern HEADER = Pattern.compile("([|>])[-+0-9]*(.*)");

    /** A text that is folded is folded at this many characters, or where its longest line was. */
    private static final int WIDTH = 80;

    private final FileText file;
    private final String text;
    private final String lineEnd;
    private final List<Edit> edits = new ArrayList<>();

    private YamlEdits(FileText file) {
        this.file = file;
        this.text = file.text();
        this.lineEnd = file.lineEnd();
    }

    /** What stands from one place to another becomes something else. */
    private record Edit(int start, int end, String text) {}

    /** An item of a list, or a key with its value. */
    private record Element(int start, int end, List<Node> nodes) {}

    /** Changes to a file that could be read. */
    public static YamlEdits of(byte[] content) {
        return new YamlEdits(FileText.of(new String(content, StandardCharsets.UTF_8)));
    }

    /**
     * The file with the changes, with its byte order mark if it has one; nothing where some value is written in a way in which it cannot be changed without losing
     * something else.
     */
    public Optional<String> applied() {
        StringBuilder changed = new StringBuilder();
        int done = 0;
        List<Edit> inOrder = edits.stream()
                .sorted(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end))
                .toList();
        for (Edit edit : inOrder) {
            if (edit.start < done) {
                throw new IllegalStateException("two changes of the same place: " + edit);
            }
            changed.append(text, done, edit.start).append(edit.text);
            done = edit.end;
        }
        changed.append(text, done, text.length());
        Optional<List<String>> comments = comments(changed.toString());
        return comments.isPresent() && comments.equals(comments(text)) && isReadAlike(changed.toString())
                ? Optional.of(file.saying(changed.toString()).whole())
                : Optional.empty();
    }

    /** Whether another reader reads the same keys and values in a text as ours. */
    private static boolean isReadAlike(String text) {
        Node root = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        List<String> words = new ArrayList<>();
        if (root != null) {
            words(root, words);
        }
        return OtherReader.words(text).filter(words::equals).isPresent();
    }

    private static void words(Node node, List<String> into) {
        if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> {
                into.add(entry.key().text());
                words(entry.value(), into);
            });
        } else if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> words(item, into));
        } else if (node instanceof Node.Scalar scalar) {
            into.add(scalar.text());
        }
    }

    /** All comments in the order of the alphabet; nothing of what cannot be read. */
    private static Optional<List<String>> comments(String text) {
        List<Problem> problems = new ArrayList<>();
        Node root = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), problems);
        return root == null || !problems.isEmpty()
                ? Optional.empty()
                : Optional.of(comments(text, 0, text.length(), List.of(root)).stream()
                        .sorted()
                        .toList());
    }

    /** Puts another name in the place of a key. */
    public void rename(Node.Scalar key, String name) {
        single(key, new Wanted.Word(name));
    }

    /** Puts a key behind another. */
    public void insert(Node.Mapping in, Node.Entry after, String key, Wanted value) {
        insert(isBlock(in), elements(in), in.entries().indexOf(after), List.of(entry(key, value, hint(after.value()))));
    }

    /**
     * Puts a key among others, where these are in lines of their own in lines of its own.
     *
     * @param in the keys; there may be none yet
     * @param at the value that has them
     * @param after the key behind which it is put; null puts it before all
     */
    public void put(Holder at, Node.Mapping in, Node.@Nullable Entry after, String key, Wanted value) {
        add(
                at,
                in,
                elements(in),
                after == null ? -1 : in.entries().indexOf(after),
                indent -> single(new Wanted.Word(key), Written.Style.NONE) + ":" + behind(value, indent),
                entry(key, value, Written.Style.NONE));
    }

    /** Puts an item at the end of a list, where its items are in lines of their own in lines of its own. */
    public void append(Holder at, Node.Sequence list, Wanted item) {
        add(
                at,
                list,
                elements(list),
                list.items().size() - 1,
                indent -> item(item, indent),
                value(item, Written.Style.NONE));
    }

    /** Takes out a key with its value. */
    public void remove(Holder at, Node.Mapping in, Node.Entry entry) {
        if (in.entries().size() == 1) {
            whole(at.in(), at.entry(), new Wanted.Keys(Map.of()));
        } else {
            int place = in.entries().indexOf(entry);
            remove(isBlock(in), elements(in), place, place + 1);
        }
    }

    /** Takes out an item of a list. */
    public void remove(Holder at, Node.Sequence list, Node item) {
        if (list.items().size() == 1) {
            whole(at.in(), at.entry(), new Wanted.Several(List.of()));
        } else {
            int place = list.items().indexOf(item);
            remove(isBlock(list), elements(list), place, place + 1);
        }
    }

    /**
     * Keys, and the one of them whose value something is.
     *
     * @param in the keys
     * @param entry the one
     */
    public record Holder(Node.Mapping in, Node.Entry entry) {}

    private void add(
            Holder at, Node whole, List<Element> elements, int after, IntFunction<String> inLines, String inBrackets) {
        if (!elements.isEmpty()) {
            Element first = elements.get(0);
            boolean block = isBlock(whole);
            insert(
                    block,
                    elements,
                    after,
                    List.of(block ? inLines.apply(first.start - startOfLine(first.start)) : inBrackets));
        } else if (isBlock(at.in())) {
            // What was behind the key, nothing in brackets, makes room for lines below it.
            int colon = significant(at.entry().key().written().end()) + 1;
            Written written = whole.written();
            edits.add(new Edit(colon, written.end(), ""));
            int end = endOfLine(written.end());
            int indent = indent(at.entry().key().written().start()).length() + 2;
            edits.add(new Edit(end, end, lineEnd + " ".repeat(indent) + inLines.apply(indent)));
        } else {
            Written written = whole.written();
            edits.add(new Edit(written.start() + 1, written.end() - 1, inBrackets));
        }
    }

    /** A value behind its key, whose line is indented so far: in the same line, or in lines below. */
    private String behind(Wanted value, int indent) {
        if (value instanceof Wanted.Keys keys && !keys.values().isEmpty()) {
            return lineEnd + " ".repeat(indent + 2) + keys(keys, indent + 2);
        }
        if (value instanceof Wanted.Several list && !list.items().isEmpty()) {
            return lineEnd
                    + " ".repeat(indent + 2)
                    + list.items().stream()
                            .map(item -> item(item, indent + 2))
                            .collect(Collectors.joining(lineEnd + " ".repeat(indent + 2)));
        }
        return " " + value(value, Written.Style.NONE);
    }

    private String item(Wanted item, int indent) {
        return "- "
                + (item instanceof Wanted.Keys keys && !keys.values().isEmpty()
                        ? keys(keys, indent + 2)
                        : value(item, Written.Style.NONE));
    }

    private String keys(Wanted.Keys keys, int indent) {
        return keys.values().entrySet().stream()
                .map(one -> single(new Wanted.Word(one.getKey()), Written.Style.NONE) + ":"
                        + behind(one.getValue(), indent))
                .collect(Collectors.joining(lineEnd + " ".repeat(indent)));
    }

    /** Makes the value of a key this one, and leaves of the former one what stays the same. */
    public void set(Node.Mapping in, Node.Entry entry, Wanted wanted) {
        Node old = entry.value();
        if (old instanceof Node.Scalar scalar && wanted instanceof Wanted.Single single) {
            single(scalar, single);
        } else if (old instanceof Node.Sequence list
                && wanted instanceof Wanted.Items items
                && !list.items().isEmpty()
                && !items.items().isEmpty()) {
            items(list, items);
        } else if (old instanceof Node.Mapping map
                && wanted instanceof Wanted.Keys keys
                && !map.entries().isEmpty()
                && !keys.values().isEmpty()) {
            keys(map, keys);
        } else if (!isEmpty(old) || !isEmpty(wanted)) {
            whole(in, entry, wanted);
        }
    }

    private static boolean isEmpty(Node node) {
        return (node instanceof Node.Sequence list && list.items().isEmpty())
                || (node instanceof Node.Mapping map && map.entries().isEmpty());
    }

    private static boolean isEmpty(Wanted wanted) {
        return (wanted instanceof Wanted.Items items && items.items().isEmpty())
                || (wanted instanceof Wanted.Several list && list.items().isEmpty())
                || (wanted instanceof Wanted.Keys keys && keys.values().isEmpty());
    }

    private void single(Node.Scalar old, Wanted.Single wanted) {
        if (isSame(old, wanted)) {
            return;
        }
        Written written = old.written();
        if (written.start() == written.end()) {
            edits.add(new Edit(written.start(), written.end(), " " + single(wanted, Written.Style.NONE)));
        } else {
            edits.add(new Edit(
                    written.start(),
                    written.end(),
                    written.style() == Written.Style.LINES
                            ? lines(text.substring(written.start(), written.end()), wanted)
                            : single(wanted, written.style())));
        }
    }

    private static boolean isSame(Node.Scalar old, Wanted.Single wanted) {
        if (wanted instanceof Wanted.Figure figure) {
            try {
                return new BigDecimal(old.text()).compareTo(figure.value()) == 0;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        Node.Form form = wanted instanceof Wanted.Plain ? PlainText.form(wanted.text()) : Node.Form.TEXT;
        return old.form() == form && old.text().equals(wanted.text());
    }

    private void items(Node.Sequence old, Wanted.Items wanted) {
        List<String> before =
                old.items().stream().map(item -> ((Node.Scalar) item).text()).toList();
        List<Wanted.Single> items = wanted.items();
        if (!wanted.ordered()) {
            List<String> texts = wanted.texts();
            items = arranged(before, texts).stream()
                    .map(one -> wanted.items().get(texts.indexOf(one)))
                    .toList();
        }
        List<Wanted.Single> after = items;
        Written.Style hint = hint(old);
        merge(
                isBlock(old),
                elements(old),
                before,
                after.stream().map(Wanted.Single::text).toList(),
                (i, j) -> single((Node.Scalar) old.items().get(i), after.get(j)),
                j -> (isBlock(old) ? "- " : "") + single(after.get(j), hint));
    }

    private void keys(Node.Mapping old, Wanted.Keys wanted) {
        List<String> before =
                old.entries().stream().map(entry -> entry.key().text()).toList();
        List<String> after = arranged(before, List.copyOf(wanted.values().keySet()));
        List<Wanted> values =
                after.stream().map(key -> wanted.values().get(key)).toList();
        Written.Style hint = hint(old);
        merge(
                isBlock(old),
                elements(old),
                before,
                after,
                (i, j) -> {
                    Node.Entry entry = old.entries().get(i);
                    rename(entry.key(), after.get(j));
                    set(old, entry, values.get(j));
                },
                j -> entry(after.get(j), values.get(j), hint));
    }

    /** What is wanted, as it stands already; what does not, behind what is wanted before it. */
    private static List<String> arranged(List<String> before, List<String> wanted) {
        List<String> arranged = new ArrayList<>(before);
        arranged.retainAll(wanted);
        int place = 0;
        for (String one : wanted) {
            int there = arranged.indexOf(one);
            if (there < 0) {
                arranged.add(place, one);
                place++;
            } else {
                place = there + 1;
            }
        }
        return arranged;
    }

    /** Something to do with an element that is there, and with one that is wanted instead. */
    private interface Kept {
        void becomes(int old, int wanted);
    }

    /**
     * Goes through what is there and what is wanted: what is in both stays, what stands in the place of something else
     * becomes that, and only what is left over is put in or taken out.
     */
    private void merge(
            boolean block,
            List<Element> elements,
            List<String> before,
            List<String> after,
            Kept kept,
            IntFunction<String> added) {
        int[] common = common(before, after);
        int wanted = 0;
        for (int old = 0; old <= before.size(); old++) {
            int next = old;
            while (next < before.size() && common[next] < 0) {
                next++;
            }
            int until = next < before.size() ? common[next] : after.size();
            for (; old < next && wanted < until; old++, wanted++) {
                kept.becomes(old, wanted);
            }
            if (old < next) {
                remove(block, elements, old, next);
            } else if (wanted < until) {
                insert(
                        block,
                        elements,
                        old - 1,
                        IntStream.range(wanted, until).mapToObj(added).toList());
            }
            if (next < before.size()) {
                kept.becomes(next, until);
            }
            old = next;
            wanted = until + 1;
        }
    }

    /** For each of some texts where it stands in a longest sequence that both have, or -1. */
    private static int[] common(List<String> before, List<String> after) {
        int[][] longest = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                longest[i][j] = before.get(i).equals(after.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        int[] common = new int[before.size()];
        int j = 0;
        for (int i = 0; i < before.size(); i++) {
            common[i] = -1;
            while (j < after.size() && longest[i][j] == longest[i][j + 1] && longest[i][j] > longest[i + 1][j]) {
                j++;
            }
            if (j < after.size() && before.get(i).equals(after.get(j)) && longest[i][j] > longest[i + 1][j]) {
                common[i] = j;
                j++;
            }
        }
        return common;
    }

    private static boolean isBlock(Node node) {
        return node.written().style() == Written.Style.BLOCK;
    }

    private List<Element> elements(Node.Mapping map) {
        return map.entries().stream()
                .map(entry -> new Element(
                        entry.key().written().start(),
                        entry.value().written().end(),
                        List.of(entry.key(), entry.value())))
                .toList();
    }

    /** In lines of their own, items begin with their hyphens. */
    private List<Element> elements(Node.Sequence list) {
        List<Element> elements = new ArrayList<>();
        int start = list.written().start();
        for (Node item : list.items()) {
            elements.add(new Element(
                    isBlock(list) ? significant(start) : item.written().start(),
                    item.written().end(),
                    List.of(item)));
            start = item.written().end();
        }
        return elements;
    }

    /** Where the first character stands from somewhere on that is neither blank nor of a comment. */
    private int significant(int from) {
        int at = from;
        while (text.charAt(at) == '#' || Character.isWhitespace(text.charAt(at))) {
            at = text.charAt(at) == '#' ? endOfLine(at) : at + 1;
        }
        return at;
    }

    private int startOfLine(int at) {
        int start = at;
        while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private int endOfLine(int at) {
        return endOfLine(text, at);
    }

    private static int endOfLine(String text, int at) {
        int end = at;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }

    private String indent(int at) {
        return " ".repeat(at - startOfLine(at));
    }

    private void insert(boolean block, List<Element> elements, int after, List<String> added) {
        Element first = elements.get(0);
        String between = block ? lineEnd + indent(first.start) : ", ";
        if (after < 0) {
            edits.add(new Edit(first.start, first.start, String.join(between, added) + between));
        } else {
            int end = elements.get(after).end;
            int place = block ? endOfLine(end) : end;
            edits.add(new Edit(place, place, between + String.join(between, added)));
        }
    }

    /** Takes out some elements that follow each other, but never all of them. */
    private void remove(boolean block, List<Element> elements, int from, int to) {
        int start = elements.get(from).start;
        int end = elements.get(to - 1).end;
        List<Node> nodes = elements.subList(from, to).stream()
                .flatMap(element -> element.nodes.stream())
                .toList();
        if (block) {
            removeLines(start, end, nodes);
        } else if (to < elements.size()) {
            removeInBrackets(start, elements.get(to).start, nodes);
        } else {
            removeInBrackets(elements.get(from - 1).end, end, nodes);
        }
    }

    /** Takes out whole lines, from the one where something begins to the one where something ends. */
    private void removeLines(int from, int to, List<Node> nodes) {
        int start = startOfLine(from);
        int end = endOfLine(to);
        String left = comments(text, from, end, nodes).stream()
                .map(comment -> indent(from) + comment)
                .collect(Collectors.joining(lineEnd));
        if (!left.isEmpty()) {
            edits.add(new Edit(start, end, left));
        } else {
            // With the line end before them, for behind them something may be put in.
            edits.add(new Edit(start - (text.startsWith("\r\n", start - 2) ? 2 : 1), end, ""));
        }
    }

    private void removeInBrackets(int from, int to, List<Node> nodes) {
        List<String> left = comments(text, from, to, nodes);
        if (left.isEmpty()) {
            edits.add(new Edit(from, to, ""));
        } else {
            String blank = Character.isWhitespace(text.charAt(from - 1)) ? "" : " ";
            String indent = lineEnd + " ".repeat(significant(startOfLine(to)) - startOfLine(to));
            edits.add(new Edit(from, to, blank + String.join(indent, left) + indent));
        }
    }

    /** Puts another value behind a key, of which nothing stays. */
    private void whole(Node.Mapping in, Node.Entry entry, Wanted wanted) {
        Node old = entry.value();
        Written written = old.written();
        int colon = significant(entry.key().written().end()) + 1;
        if (isBlock(old)) {
            edits.add(new Edit(colon, colon, " " + value(wanted, hint(old))));
            removeLines(written.start(), written.end(), List.of(old));
        } else if (isEmpty(wanted)
                && (old instanceof Node.Mapping == wanted instanceof Wanted.Keys)
                && written.style() == Written.Style.FLOW) {
            removeInBrackets(written.start() + 1, written.end() - 1, List.of(old));
        } else if (isBlock(in) && isEmpty(old) && wanted instanceof Wanted.Keys keys) {
            edits.add(new Edit(colon, written.end(), ""));
            int end = endOfLine(written.end());
            String between = lineEnd + indent(entry.key().written().start()) + "  ";
            edits.add(new Edit(
                    end,
                    end,
                    keys.values().entrySet().stream()
                            .map(one -> between + entry(one.getKey(), one.getValue(), Written.Style.NONE))
                            .collect(Collectors.joining())));
        } else {
            String blank = written.start() == written.end() ? " " : "";
            edits.add(new Edit(written.start(), written.end(), blank + value(wanted, hint(old))));
        }
    }

    private static String entry(String key, Wanted value, Written.Style hint) {
        return single(new Wanted.Word(key), Written.Style.NONE) + ": " + value(value, hint);
    }

    /** A value as it stands in one line. */
    private static String value(Wanted wanted, Written.Style hint) {
        if (wanted instanceof Wanted.Items items) {
            return items.items().stream().map(item -> single(item, hint)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (wanted instanceof Wanted.Several list) {
            return list.items().stream().map(item -> value(item, hint)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (wanted instanceof Wanted.Keys keys) {
            return keys.values().entrySet().stream()
                    .map(one -> entry(one.getKey(), one.getValue(), hint))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return single((Wanted.Single) wanted, hint);
    }

    /** How single values are written beside which others are to stand. */
    private static Written.Style hint(Node beside) {
        return values(beside)
                .filter(leaf -> leaf.form() == Node.Form.TEXT)
                .map(leaf -> leaf.written().style())
                .findFirst()
                .orElse(Written.Style.NONE);
    }

    private static String single(Wanted.Single wanted, Written.Style style) {
        String text = wanted.text();
        if (wanted instanceof Wanted.Plain) {
            return text;
        }
        return switch (style) {
            case SINGLE_QUOTED -> PlainText.singlyQuoted(text);
            case DOUBLE_QUOTED -> PlainText.quoted(text);
            case PLAIN -> PlainText.canBe(text) || wanted instanceof Wanted.Figure ? text : PlainText.quoted(text);
            case LINES, FLOW, BLOCK, NONE ->
                (wanted instanceof Wanted.Word && PlainText.canBe(text)) || wanted instanceof Wanted.Figure
                        ? text
                        : PlainText.quoted(text);
        };
    }

    /** A text in lines of its own as another was. */
    private String lines(String old, Wanted.Single single) {
        if (!(single instanceof Wanted.Word || single instanceof Wanted.Sentence)) {
            return single(single, Written.Style.NONE);
        }
        String wanted = single.text();
        List<String> lines = old.lines().toList();
        Matcher header = HEADER.matcher(lines.get(0));
        Optional<String> first =
                lines.stream().skip(1).filter(line -> !line.isBlank()).findFirst();
        if (!header.matches() || first.isEmpty() || !PlainText.isSeen(wanted) || !wanted.equals(wanted.strip())) {
            return PlainText.quoted(wanted);
        }
        String indent = lineEnd + first.get().replaceFirst("\\S.*", "");
        int longest = lines.stream().skip(1).mapToInt(String::length).max().orElse(0);
        int width = Math.max(WIDTH, longest) - indent.length();
        boolean folded = header.group(1).equals(">") && !wanted.contains("  ");
        return header.group(1) + "-" + header.group(2) + indent
                + (folded ? WordUtils.wrap(wanted, width, indent, false) : wanted);
    }

    /** The single values that something consists of, in their order. */
    private static Stream<Node.Scalar> leaves(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return Stream.of(scalar);
        }
        return node instanceof Node.Sequence list
                ? list.items().stream().flatMap(YamlEdits::leaves)
                : ((Node.Mapping) node)
                        .entries().stream()
                                .flatMap(entry -> Stream.concat(Stream.of(entry.key()), leaves(entry.value())));
    }

    /** The same without keys. */
    private static Stream<Node.Scalar> values(Node node) {
        return node instanceof Node.Mapping map
                ? map.entries().stream().flatMap(entry -> values(entry.value()))
                : node instanceof Node.Sequence list ? list.items().stream().flatMap(YamlEdits::values) : leaves(node);
    }

    /** The comments from one place to another: where no single value stands, or in the first line of one of several. */
    private static List<String> comments(String text, int from, int to, List<Node> nodes) {
        List<String> comments = new ArrayList<>();
        int at = from;
        for (Node.Scalar leaf : nodes.stream().flatMap(YamlEdits::leaves).toList()) {
            addComments(text, at, leaf.written().start(), comments);
            at = leaf.written().end();
            if (leaf.written().style() == Written.Style.LINES) {
                addComments(
                        text,
                        leaf.written().start(),
                        endOfLine(text, leaf.written().start()),
                        comments);
            }
        }
        addComments(text, at, to, comments);
        return comments;
    }

    private static void addComments(String text, int from, int to, List<String> comments) {
        for (int at = text.indexOf('#', from); at >= 0 && at < to; at = text.indexOf('#', at)) {
            int end = endOfLine(text, at);
            comments.add(text.substring(at, end));
            at = end;
        }
    }
}
