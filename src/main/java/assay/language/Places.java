package assay.language;

import assay.drl.DrlFile;
import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.language.Completion.Sort;
import assay.ruleset.DeclaredCriterion;
import assay.words.RuleIndex;
import assay.yaml.Node;
import assay.yaml.Written;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where in its files stands what a rule set knows. */
public final class Places {

    private static final Pattern DECLARATION =
            Pattern.compile("(?ms)^[ \\t]*declare\\s+(?:(enum)\\s+)?(\\w+)\\b.*?^[ \\t]*end\\b");

    private static final Pattern FIELD = Pattern.compile("(?m)^[ \\t]*([a-z]\\w*)[ \\t]*:");
    private static final Pattern WORD = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");
    private static final Pattern ANNOTATION = Pattern.compile("@\\w+[ \\t]*(?:\\([^)]*\\))?");
    /** A rule as it is written, which may not be one that can be read. */
    private static final Pattern WRITTEN_RULE =
            Pattern.compile("(?ms)^[ \\t]*rule[ \\t]+\"([^\"\\r\\n]+)\".*?(?:^[ \\t]*end\\b|(?=^[ \\t]*rule\\b)|\\z)");

    private static final Pattern READING =
            Pattern.compile("(?m)^[ \\t]*(?:-[ \\t]*)?(?:\\{[ \\t]*)?(id):[ \\t]*[\"']?([\\w-]+)");
    private static final Pattern PARAMETER = Pattern.compile("(?m)^[\"']?()([\\w-]+)[\"']?\\s*:(?=\\s|$)");

    /**
     * A place.
     *
     * @param file the file, by its path from the folder of the rule set
     * @param from where it begins, in {@code char}s from 0
     * @param to where it has ended
     */
    public record Place(String file, int from, int to) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byFile = file.compareTo(other.file);
            return byFile == 0 ? Integer.compare(from, other.from) : byFile;
        }
    }

    /**
     * A rule, or what is declared or introduced.
     *
     * @param name what it is called
     * @param of the type of a field or the list of a word; nothing of all else
     * @param sort what it is
     * @param whole where it stands
     * @param named where its name stands in it
     */
    public record Part(String name, String of, Of sort, Place whole, Place named) {

        Part(String name, Of sort, Place whole, Place named) {
            this(name, "", sort, whole, named);
        }

        /** What a part is. */
        public enum Of {
            RULE,
            KIND,
            FIELD,
            LIST,
            WORD,
            GRADE,
            CRITERION,
            READING,
            PARAMETER
        }
    }

    private final RuleFiles files;
    private final Language language;
    private final RuleIndex index;

    /** The places in a rule set. */
    public Places(RuleFiles files, Language language, RuleIndex index) {
        this.files = files;
        this.language = language;
        this.index = index;
    }

    // ------------------------------------------------------------------ what is known

    /**
     * Where something is declared.
     *
     * @param what what stands somewhere
     * @param named how it is written there
     */
    public Optional<Place> declared(Hover what, String named) {
        return declared(what.sort(), named, what.of());
    }

    private Optional<Place> declared(Sort sort, String named, String ofWhat) {
        String name = Pattern.quote(named);
        String of = Pattern.quote(ofWhat);
        return switch (sort) {
            case CRITERION -> inRules("\\bCriterion\\s*\\.\\s*[a-z]\\w*\\s*\\(\\s*\"(" + name + ")\"", true);
            case READING ->
                in(
                        RuleFiles.INTERPRETATIONS,
                        files.text(RuleFiles.INTERPRETATIONS),
                        "(?m)^\\s*-?\\s*\\{?\\s*id:\\s*\"?(" + name + ")\\b");
            case PARAMETER -> in(Parameters.FILE, files.text(Parameters.FILE), "(?m)^\"?(" + name + ")\"?\\s*:");
            case RULE -> inRules(RuleHover.beginning(named), true);
            case KIND -> inRules("(?m)^[ \\t]*declare\\s+(" + name + ")\\b", false);
            case WORD ->
                inRules(
                        ofWhat.isEmpty()
                                ? "(?m)^[ \\t]*declare\\s+enum\\s+(" + name + ")\\b"
                                : "(?m)^[ \\t]*declare\\s+enum\\s+" + of + "\\b[^;]*?\\b(" + name + ")\\b",
                        false);
            case FIELD ->
                inRules(
                        "(?m)^[ \\t]*declare\\s+" + of + "\\b(?:(?!^[ \\t]*end\\b)[\\s\\S])*?^[ \\t]*(" + name
                                + ")\\s*:",
                        false);
            case PART, VARIABLE, CONCLUSION, KEYWORD -> Optional.empty();
        };
    }

    private Optional<Place> inRules(String pattern, boolean texts) {
        for (String file : files.written().keySet()) {
            String text = files.text(file);
            Optional<Place> found =
                    in(file, texts ? DrlFile.withoutComments(text) : DrlFile.code(text + "\n"), pattern);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Place> in(String file, String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        return found.find() ? Optional.of(new Place(file, found.start(1), found.end(1))) : Optional.empty();
    }

    /** Everywhere in the rule set where something is named, where it is declared among them: what a hover says is the same there. */
    public List<Place> named(Hover what, String named) {
        TreeSet<Place> found = new TreeSet<>();
        declared(what, named).ifPresent(found::add);
        if (what.sort() == Sort.VARIABLE || what.sort() == Sort.KEYWORD) {
            // It is of its rule alone, or no name of this rule set.
            return List.copyOf(found);
        }
        for (String file : files.contents().keySet()) {
            String text = files.text(file);
            String read = file.endsWith(".drl") ? DrlFile.withoutComments(text) : text;
            if (what.sort() == Sort.RULE) {
                // Its name is a text in quotes, in which criteria and parameters may be named as well.
                inQuotes(named, read).forEach(one -> found.add(new Place(file, one.start(), one.end())));
                continue;
            }
            for (MatchResult one : tokens(named, read)) {
                language.hover(file, text, one.start())
                        .filter(other -> other.sort() == what.sort()
                                && other.title().equals(what.title())
                                && other.from() == one.start())
                        .ifPresent(other -> found.add(new Place(file, other.from(), other.to())));
            }
        }
        return List.copyOf(found);
    }

    /**
     * Where a file of evidence, or another that goes with rules, names a criterion, a reading, a kind or a rule; of all else its
     * words alone do not say what they are of.
     *
     * @param file how the file is called
     * @param text what it says
     */
    public static List<Place> inEvidence(Hover what, String file, String text) {
        String name = what.name();
        if (name.isEmpty()) {
            return List.of();
        }
        List<MatchResult> found =
                switch (what.sort()) {
                    case CRITERION, READING -> tokens(name, text);
                    case RULE -> inQuotes(name, text);
                    case KIND ->
                        Pattern.compile("(?m)(?<=^[ ]{0,40}-[ ]{1,8})" + Pattern.quote(name) + "(?=:(\\s|$))")
                                .matcher(text)
                                .results()
                                .toList();
                    case FIELD, WORD, PART, PARAMETER, VARIABLE, CONCLUSION, KEYWORD -> List.<MatchResult>of();
                };
        return found.stream()
                .map(one -> new Place(file, one.start(), one.end()))
                .toList();
    }

    /**
     * Where the meanings of a rule set name a kind, a field, a list of words or a word.
     *
     * @param what which of these it is
     * @param named how rules name it
     * @param text what the file says
     */
    public List<Place> inMeanings(Hover what, String named, String text) {
        List<Place> found = new ArrayList<>();
        Node root = YamlReader.read(RuleFolder.MEANINGS, text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        inMeanings(
                root,
                List.of(),
                known -> known.sort() == what.sort()
                        && known.of().equals(what.of())
                        && known.named().equals(named),
                found);
        return found;
    }

    private void inMeanings(
            @Nullable Node node, List<String> path, Predicate<RuleSetNames.Known> isIt, List<Place> found) {
        if (node instanceof Node.Mapping map) {
            Set<String> names = language.names().at(RuleFolder.MEANINGS, path).stream()
                    .filter(name -> isIt.test(name.known()))
                    .map(RuleSetNames.Name::name)
                    .collect(Collectors.toSet());
            for (Node.Entry entry : map.entries()) {
                Written key = entry.key().written();
                if (names.contains(entry.key().text())) {
                    found.add(new Place(RuleFolder.MEANINGS, key.start(), key.end()));
                }
                inMeanings(
                        entry.value(),
                        Stream.concat(path.stream(), Stream.of(entry.key().text()))
                                .toList(),
                        isIt,
                        found);
            }
        }
    }

    private static List<MatchResult> inQuotes(String name, String text) {
        return Pattern.compile("(?<=\")" + Pattern.quote(name) + "(?=\")|(?<=')" + Pattern.quote(name) + "(?=')")
                .matcher(text)
                .results()
                .toList();
    }

    private static List<MatchResult> tokens(String name, String text) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])")
                .matcher(text)
                .results()
                .toList();
    }

    // ------------------------------------------------------------------ what a file is made of

    /** Everything in the rule set that has a name of its own: file by file, and then the grades and the criteria. */
    public List<Part> parts() {
        List<Part> all = new ArrayList<>();
        for (String file : files.contents().keySet()) {
            parts(file).forEach(part -> {
                all.add(part);
                if (part.sort() == Part.Of.KIND || part.sort() == Part.Of.LIST) {
                    all.addAll(within(part));
                }
            });
        }
        all.addAll(grades());
        for (DeclaredCriterion asked : language.lexicon().criteria()) {
            String criterion = asked.criterion().id();
            declared(Sort.CRITERION, criterion, "")
                    .ifPresent(place -> all.add(new Part(criterion, Part.Of.CRITERION, place, place)));
        }
        return all;
    }

    /** The fields of a kind, or the words of a list. */
    private List<Part> within(Part declared) {
        String file = declared.whole().file();
        boolean isList = declared.sort() == Part.Of.LIST;
        // Nothing moves where an annotation is blanked out.
        String code = ANNOTATION
                .matcher(DrlFile.code(files.text(file) + "\n"))
                .replaceAll(found -> " ".repeat(found.end() - found.start()));
        int begins = declared.named().to();
        int ends = isList ? code.indexOf(';', begins) : -1;
        Matcher matcher = (isList ? WORD : FIELD).matcher(code);
        matcher.region(
                begins,
                ends < 0
                        ? declared.whole().to()
                        : Math.min(ends, declared.whole().to()));
        return matcher.results()
                .map(found -> {
                    int group = isList ? 0 : 1;
                    Place place = new Place(file, found.start(group), found.end(group));
                    return new Part(
                            found.group(group), declared.name(), isList ? Part.Of.WORD : Part.Of.FIELD, place, place);
                })
                .toList();
    }

    /** The grades that the pack introduces, by the names that results have for them. */
    private List<Part> grades() {
        byte[] pack = files.text(RuleFiles.PACK).getBytes(StandardCharsets.UTF_8);
        Node root = YamlReader.read(RuleFiles.PACK, pack, new ArrayList<>());
        Node grades = root instanceof Node.Mapping map ? map.get("grades").orElse(null) : null;
        List<Part> parts = new ArrayList<>();
        for (Node grade : grades instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
            Node name = grade instanceof Node.Mapping map ? map.get("name").orElse(null) : grade;
            if (name instanceof Node.Scalar scalar) {
                Written at = scalar.written();
                Place place = new Place(RuleFiles.PACK, at.start(), at.end());
                parts.add(new Part(scalar.text(), Part.Of.GRADE, place, place));
            }
        }
        return parts;
    }

    /** What the lines of a file introduce, of which one may be only half written. */
    private List<Part> introduced(String file, Pattern pattern, Part.Of as, List<String> path) {
        String text = files.text(file);
        return pattern.matcher(text)
                .results()
                .filter(found -> isKey(text, found.start(1), path))
                .map(found -> {
                    Place place = new Place(file, found.start(2), found.end(2));
                    return new Part(found.group(2), as, place, place);
                })
                .toList();
    }

    private static boolean isKey(String text, int at, List<String> path) {
        YamlSpot spot = YamlSpot.of(text, at);
        return spot.wants() == YamlSpot.Wants.KEY && spot.path().equals(path);
    }

    /** The rules and declarations of a file, or the readings or parameters that it introduces, in their order. */
    public List<Part> parts(String file) {
        if (file.equals(RuleFiles.INTERPRETATIONS)) {
            return introduced(file, READING, Part.Of.READING, List.of(YamlSpot.ITEM));
        }
        if (file.equals(Parameters.FILE)) {
            return introduced(file, PARAMETER, Part.Of.PARAMETER, List.of());
        }
        if (!file.endsWith(".drl")) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        String text = files.text(file);
        Matcher declared = DECLARATION.matcher(DrlFile.code(text + "\n"));
        while (declared.find()) {
            parts.add(new Part(
                    declared.group(2),
                    declared.group(1) == null ? Part.Of.KIND : Part.Of.LIST,
                    new Place(file, declared.start(), Math.min(text.length(), declared.end())),
                    new Place(file, declared.start(2), declared.end(2))));
        }
        List<RuleIndex.Rule> rules =
                index.all().stream().filter(rule -> rule.file().equals(file)).toList();
        for (RuleIndex.Rule rule : rules) {
            int from = begin(text, rule.line());
            int to = Math.max(from, endOfLine(text, begin(text, rule.last())));
            int quoted = text.indexOf('"', from);
            int lineEnd = endOfLine(text, from);
            parts.add(new Part(
                    rule.name(),
                    Part.Of.RULE,
                    new Place(file, from, to),
                    new Place(file, quoted < 0 || quoted > lineEnd ? from : quoted, lineEnd)));
        }
        List<Place> read = parts.stream()
                .filter(part -> part.sort() == Part.Of.RULE)
                .map(Part::whole)
                .toList();
        // One that is only half written is missing from what was read, as all are of a file that cannot be taken apart.
        WRITTEN_RULE
                .matcher(DrlFile.withoutComments(text))
                .results()
                .filter(rule ->
                        read.stream().noneMatch(part -> part.from() <= rule.start() && rule.start() < part.to()))
                .forEach(rule -> parts.add(new Part(
                        rule.group(1),
                        Part.Of.RULE,
                        new Place(file, rule.start(), rule.end()),
                        new Place(file, rule.start(1) - 1, rule.end(1) + 1))));
        parts.sort(Comparator.comparing(Part::whole));
        return parts;
    }

    /** Where the line ends that begins at a place. */
    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        int until = end < 0 ? text.length() : end;
        return until > from && text.charAt(until - 1) == '\r' ? until - 1 : until;
    }

    /** Where a line begins, from 1; behind the text where it has no such line. */
    private static int begin(String text, int line) {
        int at = 0;
        for (int next = 1; next < line; next++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return text.length() + 1;
            }
            at = end + 1;
        }
        return at;
    }
}
