package assay.language;

import assay.language.Completion.Option;
import assay.language.Completion.Sort;
import assay.reading.VocabularyReader;
import assay.ruleset.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A declaration that somebody is writing.
 *
 * @param name what is declared
 * @param list whether it is a list of words
 * @param begins the line in which it begins, as far as it is written
 * @param line what stands before the place in its line
 */
record Declaring(String name, boolean list, String begins, String line) {

    private static final Pattern BEGINS_OR_ENDS =
            Pattern.compile("(?m)^[ \\t]*(?:declare\\s+(enum\\s+)?(\\w+)[^\\n]*|end\\b)");
    private static final Pattern NAMED = Pattern.compile("\\s*declare\\s+(?!enum\\s)\\w+\\s+");
    private static final Pattern EXTENDS = Pattern.compile("\\s*declare\\s+\\w+\\s+extends\\s+");
    private static final Pattern EVIDENCE = Pattern.compile("\\bextends\\s+Fact\\b");
    private static final Pattern TYPE = Pattern.compile("\\s*\\w+\\s*:\\s*");
    /** What may stand of a type behind a place in it, and of any other word. */
    private static final Pattern REST_OF_TYPE = Pattern.compile("\\w*(?:[ \\t]*<[ \\t]*\\w*[ \\t]*>?)?");

    private static final Pattern REST_OF_WORD = Pattern.compile("\\w*");
    private static final Pattern ITEM = Pattern.compile("\\s*\\w+\\s*:\\s*List\\s*<\\s*");
    private static final Pattern BEHIND_TYPE =
            Pattern.compile("\\s*\\w+\\s*:\\s*(\\w+(?:\\s*<\\s*\\w+\\s*>)?)(?:\\s.*)?\\s");

    private static final Option READS = annotation("@reads( ", "how it is said in plain English");
    private static final Option END = new Option("end", Sort.KEYWORD, "");

    /** The declaration that is open where a text ends, or null. */
    static @Nullable Declaring in(String before) {
        Declaring open = null;
        String line = before.substring(before.lastIndexOf('\n') + 1);
        Matcher matcher = BEGINS_OR_ENDS.matcher(before);
        while (matcher.find()) {
            open = matcher.group(2) == null
                    ? null
                    : new Declaring(matcher.group(2), matcher.group(1) != null, matcher.group(), line);
        }
        return open;
    }

    /** What may stand behind the place of what stands there. */
    Pattern rest() {
        return !list && TYPE.matcher(line).matches() ? REST_OF_TYPE : REST_OF_WORD;
    }

    /** Whether it is a kind of evidence by how it begins. */
    boolean isEvidence() {
        return EVIDENCE.matcher(begins).find();
    }

    /**
     * What could stand there.
     *
     * @param evidence whether an assessor fills it in
     * @param lists the lists of words that there are
     * @param facts what else is declared
     */
    List<Option> options(boolean evidence, Collection<String> lists, Collection<String> facts) {
        if (EXTENDS.matcher(line).matches()) {
            return List.of(new Option("Fact", Sort.KIND, "a kind of evidence"));
        }
        if (NAMED.matcher(line).matches()) {
            return List.of(new Option("extends ", Sort.KEYWORD, "makes it a kind of evidence"));
        }
        if (list) {
            return line.isBlank()
                    ? List.of(READS, annotation("@words( ", "how its words are said, in their order, with commas"), END)
                    : List.of();
        }
        if (line.isBlank()) {
            return List.of(READS, annotation("@assessed", "it is what an assessor did"), END);
        }
        if (TYPE.matcher(line).matches()) {
            return types(evidence, lists, facts);
        }
        if (ITEM.matcher(line).matches()) {
            return named(evidence ? lists : sorted(lists, facts, VocabularyReader.concluded()), "", ">");
        }
        Matcher behind = BEHIND_TYPE.matcher(line);
        boolean isOpen = line.lastIndexOf('(') > line.lastIndexOf(')');
        return behind.matches() && !isOpen ? annotations(behind.group(1), evidence) : List.of();
    }

    private static List<Option> types(boolean evidence, Collection<String> lists, Collection<String> facts) {
        List<Option> all = new ArrayList<>();
        if (evidence) {
            VocabularyReader.forms().forEach((type, form) -> all.add(new Option(type, Sort.KIND, form(type, form))));
        } else {
            all.addAll(named(VocabularyReader.concluded(), "", ""));
        }
        all.addAll(named(evidence ? lists : sorted(lists, facts, List.of()), "", ""));
        all.addAll(named(lists, "List<", ">"));
        return all;
    }

    /** What it holds; of a number or truth with a capital letter that it may be left out. */
    private static String form(String type, Field.Form form) {
        boolean boxed =
                form != Field.Form.TEXT && form != Field.Form.DATE && StringUtils.isAllUpperCase(type.substring(0, 1));
        return form.described() + (boxed ? ", where it may be left out" : "");
    }

    /** What can be said of a field of a type and is not yet. */
    private List<Option> annotations(String type, boolean evidence) {
        List<Option> all = new ArrayList<>();
        if (evidence) {
            Field.Form form = VocabularyReader.forms().get(type);
            if (!StringUtils.isAllLowerCase(type)) {
                all.add(annotation("@optional", "an assessor may leave it out"));
            }
            if (type.contains("<")) {
                all.add(annotation("@mayBeEmpty", "its list may have nothing in it"));
            }
            if (form == Field.Form.WHOLE_NUMBER || form == Field.Form.NUMBER) {
                all.add(annotation("@from( ", "the lowest number that may stand in it"));
                all.add(annotation("@to( ", "the highest number that may stand in it"));
                all.add(annotation("@above( ", "the number that any in it is above"));
                all.add(annotation("@below( ", "the number that any in it is below"));
            }
            all.add(annotation("@formerly( ", "what it was called before"));
        }
        all.add(READS);
        return all.stream()
                .filter(one -> !line.contains(StringUtils.substringBefore(one.text(), "(")))
                .toList();
    }

    private static Option annotation(String text, String says) {
        return new Option(text, Sort.KEYWORD, says);
    }

    private static List<String> sorted(Collection<String> some, Collection<String> more, Collection<String> others) {
        return Stream.of(some, more, others)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Option> named(Collection<String> names, String before, String behind) {
        return names.stream()
                .sorted()
                .map(name -> new Option(before + name + behind, Sort.KIND, ""))
                .toList();
    }
}
