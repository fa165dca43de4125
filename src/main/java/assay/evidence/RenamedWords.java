package assay.evidence;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.EvidenceNames;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlEdits;
import assay.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files of evidence with another name for a grade, an agreement, a word, a kind or a field. What the rule set in force knows
 * need not be what the files say: the rules may be changed before the files or after them. What people wrote in their own
 * words stays as it is, and so does what is expected of sentences that rules say word for word; other sentences are brought along.
 */
public final class RenamedWords {

    /** What people write in their own words, whatever the rule set. */
    private static final Set<String> OWN_WORDS = Set.of(
            "authority",
            "id",
            "title",
            "file",
            "sha256",
            "recorded-by",
            "at",
            "note",
            "described",
            "drivers",
            "barriers",
            "solutions");

    /** What may stand in every file of evidence, and is therefore no name of a rule set's own. */
    private static final Set<String> OWN_KEYS = Stream.concat(
                    OWN_WORDS.stream(),
                    Stream.of(
                            "interview",
                            "profile",
                            "documents",
                            "expect",
                            "cases",
                            "requirements",
                            "grade",
                            "shows",
                            "basis",
                            "dated",
                            "received",
                            "recorded-on"))
            .collect(Collectors.toUnmodifiableSet());

    /** What is expected in sentences, in which a name stands among others. */
    private static final Set<String> SENTENCES = Set.of("missing", "set-aside", "cautions", "reasons", "notes");

    private final String old;
    private final String name;
    private final Pattern whole;
    /** The fields that people fill in their own words, as far as the rule set knows them. */
    private final Set<String> texts = new HashSet<>();

    private final Sentences sentences;

    /** What rules say word for word. */
    @FunctionalInterface
    public interface Sentences {
        /** A sentence with another name where rules do not say it word for word: everywhere where it is none of theirs. */
        String changed(String sentence, Pattern name, String other);
    }

    /**
     * Another name.
     *
     * @param sentences what the rules say word for word
     * @param old what the files say
     * @param name what they are to say
     */
    public RenamedWords(RuleSet rules, Sentences sentences, String old, String name) {
        this.sentences = sentences;
        this.old = old;
        this.name = name;
        this.whole = Pattern.compile("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(old) + "(?![\\p{L}\\p{N}_-])");
        kinds(rules)
                .forEach(kind -> kind.fields().stream()
                        .filter(field -> field.form() == Field.Form.TEXT)
                        .map(Field::word)
                        .forEach(texts::add));
    }

    private static Stream<Kind> kinds(RuleSet rules) {
        return Stream.concat(
                rules.vocabulary().kinds().stream(),
                Stream.of(
                        rules.vocabulary().authority(),
                        rules.vocabulary().interview(),
                        rules.vocabulary().profile()));
    }

    /**
     * Where the rule set knows both names side by side, so that two things would become one; nothing where it does not.
     *
     * @return in words: "grades", "the words of form of understanding-aid"
     */
    public static Optional<String> both(RuleSet rules, String old, String name) {
        return places(rules).stream()
                .filter(place -> place.names.contains(old) && place.names.contains(name))
                .map(Place::what)
                .findFirst();
    }

    /** All names that the rule set has for what files of evidence say. */
    public static Set<String> known(RuleSet rules) {
        return places(rules).stream()
                .flatMap(place -> place.names.stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Why no rule set could say the other name where this one says the former; nothing where one could. */
    public static List<String> wrong(RuleSet rules, String old, String name) {
        return places(rules).stream()
                .filter(place -> place.names.contains(old))
                .flatMap(place -> place.wrong.apply(old, name).stream())
                .distinct()
                .toList();
    }

    private static List<Place> places(RuleSet rules) {
        List<Place> places = new ArrayList<>(List.of(
                new Place(
                        "the grades",
                        rules.pack().gradeNames(),
                        (old, name) -> rules.pack()
                                .gradeNamed(old)
                                .flatMap(grade -> EvidenceNames.ofGrade("the grade", grade.id(), name))),
                new Place(
                        "the agreements",
                        rules.pack().agreementNames(),
                        (old, name) -> rules.pack()
                                .agreementSaid(old)
                                .flatMap(one -> EvidenceNames.ofGrade("the agreement", one.id(), name))),
                new Place(
                        "the kinds of evidence",
                        rules.vocabulary().kinds().stream().map(Kind::word).toList(),
                        (old, name) -> EvidenceNames.ofKind(name))));
        kinds(rules).forEach(kind -> {
            places.add(new Place(
                    "the fields of " + kind.word(),
                    kind.fields().stream().map(Field::word).toList(),
                    (old, name) -> EvidenceNames.ofField(name)));
            kind.fields()
                    .forEach(field -> places.add(new Place(
                            "the words of " + field.word() + " of " + kind.word(),
                            field.words(),
                            (old, name) -> EvidenceNames.ofWord(name))));
        });
        return places;
    }

    /**
     * Names that stand side by side.
     *
     * @param wrong what is wrong with another name for one of them
     */
    private record Place(String what, List<String> names, BiFunction<String, String, Optional<String>> wrong) {}

    /**
     * A file that says something else.
     *
     * @param text its whole text
     * @param places how many places say the other name
     */
    public record Renamed(String text, int places) {}

    /**
     * A file with the other name; nothing where it does not say the former one.
     *
     * @param file how the file is named in messages
     * @param content its bytes
     * @throws ProblemsException if it cannot be read, says the other name beside the former one already, or is written in a
     *     way in which that cannot be changed alone
     */
    public Optional<Renamed> in(String file, byte[] content) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Node root = YamlReader.read(file, content, problems);
        if (root == null || !problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        OneFile one = new OneFile(file, YamlEdits.of(content), problems);
        one.file(root);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        if (one.places.isEmpty()) {
            return Optional.empty();
        }
        Node.Scalar first = one.places.get(0);
        String text = one.edits
                .applied()
                .orElseThrow(() -> new ProblemsException(new Problem(
                        file,
                        first.line(),
                        first.column(),
                        "this is written in a way in which it cannot be changed alone; change it by hand")));
        return Optional.of(new Renamed(text, one.places.size()));
    }

    /** What is found in one file. */
    private final class OneFile {

        private final String file;
        private final YamlEdits edits;
        private final List<Problem> problems;
        private final List<Node.Scalar> places = new ArrayList<>();

        OneFile(String file, YamlEdits edits, List<Problem> problems) {
            this.file = file;
            this.edits = edits;
            this.problems = problems;
        }

        /** A file, or one of the cases in it, which say what a file says. */
        void file(Node node) {
            if (!(node instanceof Node.Mapping top)) {
                return;
            }
            keys(top);
            for (Node.Entry entry : top.entries()) {
                switch (entry.key().text()) {
                    case "expect" -> expected(entry.value());
                    case "cases" -> {
                        if (entry.value() instanceof Node.Sequence cases) {
                            cases.items().forEach(this::file);
                        }
                    }
                    default -> value(entry);
                }
            }
        }

        private void value(Node.Entry entry) {
            if (!OWN_WORDS.contains(entry.key().text())
                    && !texts.contains(entry.key().text())) {
                inside(entry.value());
            }
        }

        private void inside(Node node) {
            if (node instanceof Node.Mapping map) {
                keys(map);
                map.entries().forEach(this::value);
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(this::inside);
            } else if (node instanceof Node.Scalar scalar && is(scalar)) {
                become(scalar, name);
            }
        }

        /** Names of kinds and of fields. */
        private void keys(Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                Node.Scalar key = entry.key();
                if (key.text().equals(old) && !OWN_KEYS.contains(old)) {
                    map.entry(name)
                            .ifPresent(other -> problems.add(new Problem(
                                    file,
                                    key.line(),
                                    key.column(),
                                    "\"" + name + "\" stands beside it already, in line "
                                            + other.key().line())));
                    become(key, name);
                }
            }
        }

        private void expected(Node node) {
            if (node instanceof Node.Mapping map) {
                for (Node.Entry entry : map.entries()) {
                    if (SENTENCES.contains(entry.key().text())) {
                        sentences(entry.value());
                    } else {
                        expected(entry.value());
                    }
                }
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(this::expected);
            } else if (node instanceof Node.Scalar scalar && is(scalar)) {
                become(scalar, name);
            }
        }

        private void sentences(Node node) {
            if (node instanceof Node.Mapping map) {
                map.entries().forEach(entry -> sentences(entry.value()));
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(this::sentences);
            } else if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
                String said = whole.matcher(scalar.text()).find()
                        ? sentences.changed(scalar.text(), whole, name)
                        : scalar.text();
                if (!said.equals(scalar.text())) {
                    become(scalar, said);
                }
            }
        }

        private boolean is(Node.Scalar scalar) {
            return scalar.form() == Node.Form.TEXT && scalar.text().equals(old);
        }

        private void become(Node.Scalar scalar, String said) {
            places.add(scalar);
            edits.rename(scalar, said);
        }
    }
}
