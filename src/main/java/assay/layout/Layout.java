package assay.layout;

import assay.text.FileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A file of a rule set as it is and as it is laid out the one way. The two say the same: only white space differs, the width
 * of a section's title, and which of a rule's annotations comes first.
 *
 * @param before the file as it is
 * @param after the file laid out; its lines end as those of the file do
 */
public record Layout(String before, String after) {

    /** The YAML files of a rule set that people write; files of evidence are none of them. */
    public static final Set<String> YAML = Set.of(
            "equivalent-mutants.yaml",
            "interpretations.yaml",
            "interview-form.yaml",
            "meanings.yaml",
            "pack.yaml",
            "parameters.yaml");

    private static final String RULES = ".drl";

    /** A file that cannot be laid out without changing what it says. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
    }

    /**
     * Where a file is first laid out otherwise.
     *
     * @param line the line, from 1
     * @param column the column in code points, from 1
     * @param says what would be right there
     */
    public record Difference(int line, int column, String says) {}

    /** Whether there is a layout for files of this name. */
    public static boolean isFor(String name) {
        return isRules(name) || YAML.contains(name);
    }

    private static boolean isRules(String name) {
        return name.endsWith(RULES);
    }

    /**
     * Lays out a file.
     *
     * @param name its name, without its folder
     * @param content a file without slips in its syntax
     * @throws Refused if the file would say something else
     */
    public static Layout of(String name, String content) throws Refused {
        FileText file = FileText.of(content);
        String text = file.text().replace("\r\n", "\n");
        String laidOut = isRules(name) ? DrlLayout.of(text) : YamlLayout.of(text);
        try {
            if (!said(name, text).equals(said(name, laidOut))) {
                throw new Refused();
            }
        } catch (YamlEngineException e) {
            throw new Refused();
        }
        return new Layout(content, file.saying(file.alike(laidOut)).whole());
    }

    /** What a file says, whatever its layout. */
    private static List<String> said(String name, String text) {
        if (!isRules(name)) {
            return YamlSource.of(text).said();
        }
        List<String> said = new ArrayList<>();
        List<Token> tokens = Token.of(text);
        List<List<Token>> annotations = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.get(at).is("@") && at + 1 < tokens.size()) {
                int end = annotationEnd(tokens, at);
                annotations.add(tokens.subList(at, end));
                at = end - 1;
            } else {
                DrlLayout.inOrder(annotations).forEach(one -> said(one, said));
                annotations.clear();
                said(tokens.subList(at, at + 1), said);
            }
        }
        DrlLayout.inOrder(annotations).forEach(one -> said(one, said));
        return said;
    }

    private static int annotationEnd(List<Token> tokens, int at) {
        int end = at + 2;
        if (end < tokens.size() && tokens.get(end).is("(")) {
            int depth = 0;
            do {
                depth += tokens.get(end).opens() ? 1 : tokens.get(end).closes() ? -1 : 0;
                end++;
            } while (depth > 0 && end < tokens.size());
        }
        return end;
    }

    private static void said(List<Token> tokens, List<String> said) {
        tokens.forEach(token -> said.add(token.written()));
    }

    /** Where the file is first laid out otherwise, if it is. */
    public Optional<Difference> difference() {
        if (before.equals(after)) {
            return Optional.empty();
        }
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int line = 0;
        while (line < Math.min(was.size(), is.size()) && was.get(line).equals(is.get(line))) {
            line++;
        }
        if (line == was.size() && line == is.size()) {
            return Optional.of(ofLineEnds());
        }
        String found = line < was.size() ? was.get(line) : "";
        String expected = line < is.size() ? is.get(line) : "";
        String same = StringUtils.getCommonPrefix(found, expected);
        String says = line == is.size()
                ? "nothing belongs here"
                : expected.isEmpty() ? "an empty line belongs here" : "this line should be \"" + expected + "\"";
        return Optional.of(new Difference(line + 1, same.codePointCount(0, same.length()) + 1, says));
    }

    private Difference ofLineEnds() {
        String same = StringUtils.getCommonPrefix(before, after);
        String last = same.substring(same.lastIndexOf('\n') + 1);
        return new Difference(
                StringUtils.countMatches(same, '\n') + 1,
                last.codePointCount(0, last.length()) + 1,
                same.length() == before.length()
                        ? "the last line should have an end, as all others"
                        : "lines should end as the first one does");
    }
}
