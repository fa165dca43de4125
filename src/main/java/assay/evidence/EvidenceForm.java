package assay.evidence;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of evidence as a form: each thing that the rule set lets one say of an authority, what the file says of it, and what is
 * wrong with that in the words of {@link EvidenceReader}.
 */
public final class EvidenceForm {

    private static final Pattern MISSING = Pattern.compile("\"([^\"]+)\" is missing from .*", Pattern.DOTALL);

    private final RuleSet rules;
    /** So many documents and facts are shown in a form at most, and so many things told of one: far more than anybody records. */
    private static final int MOST_SHOWN = 2_000;

    private static final int MOST_TOLD = 1_000;

    private final Node.@Nullable Mapping root;
    private final @Nullable Evidence evidence;
    private final List<Problem> problems;
    private final List<Found> found = new ArrayList<>();
    private final Map<String, List<Said>> told = new HashMap<>();
    private final List<Problem> elsewhere = new ArrayList<>();
    private final Set<String> controls = new LinkedHashSet<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Paper> papers = new ArrayList<>();

    /**
     * What is told of a place.
     *
     * @param text in words
     * @param warning whether it is only odd, and wrong with nothing
     */
    public record Said(String text, boolean warning) {}

    /**
     * One thing to fill in.
     *
     * @param place where it stands in the file, for {@link EvidenceEdits}
     * @param asked what is asked
     * @param values what the file says: none where it says nothing
     * @param told what is told of it
     */
    public record Control(String place, Asked asked, List<String> values, List<Said> told) {

        /** What it is called. */
        public String label() {
            return asked.key().replace('-', ' ');
        }

        /** The single value, or an empty text. */
        public String value() {
            return values.isEmpty() ? "" : values.get(0);
        }

        /** Whether the file says this at the place; blanks around it and empty lines are no difference, nor is an order of words. */
        public boolean says(List<String> others) {
            return lines(values).equals(lines(others));
        }

        private List<String> lines(List<String> texts) {
            Stream<String> lines =
                    texts.stream().flatMap(String::lines).map(String::strip).filter(line -> !line.isEmpty());
            return (asked.shape() == Asked.Shape.WORDS ? lines.sorted() : lines).toList();
        }

        /** The words to choose from, and whatever else stands there. */
        public List<String> options() {
            Set<String> all =
                    new LinkedHashSet<>(asked.shape() == Asked.Shape.TRUTH ? List.of("true", "false") : asked.words());
            all.addAll(values);
            return List.copyOf(all);
        }
    }

    /**
     * Some of the form.
     *
     * @param place where it stands in the file
     * @param title what it is called
     * @param there whether the file has it
     * @param controls what there is to fill in
     * @param told what is told of it as a whole
     * @param parts what belongs to it
     */
    public record Section(
            String place, String title, boolean there, List<Control> controls, List<Said> told, List<Section> parts) {

        /** Whether anything is filled in. */
        public boolean isFilled() {
            return controls.stream().anyMatch(one -> !one.values().isEmpty())
                    || parts.stream().anyMatch(Section::isFilled);
        }
    }

    /**
     * A document.
     *
     * @param position its position in the file, from 0
     * @param id what it is called, or an empty text
     * @param title its title, or an empty text
     * @param about what there is to fill in of it
     * @param facts what it shows
     */
    public record Paper(int position, String id, String title, Section about, List<Section> facts) {}

    /** Something of the file, and the way to it. */
    private record Found(String place, Node node) {}

    private EvidenceForm(String named, String text, RuleSet rules) {
        this.rules = rules;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        Evidence read = null;
        List<Problem> wrong = List.of();
        try {
            read = new EvidenceReader(rules).read(named, content);
        } catch (ProblemsException e) {
            wrong = e.problems();
        }
        this.evidence = read;
        this.problems = wrong;
        boolean much = wrong.size() > MOST_TOLD;
        Node.Mapping whole =
                YamlReader.read(named, content, new ArrayList<>()) instanceof Node.Mapping map ? map : null;
        boolean shown = whole != null && !much && items(whole, "documents") <= MOST_SHOWN;
        this.root = shown ? whole : null;
        List<Problem> all = new ArrayList<>(much ? wrong.subList(0, MOST_TOLD) : wrong);
        if (read != null) {
            all.addAll(read.warnings());
        }
        if (root == null) {
            if (whole != null) {
                elsewhere.add(
                        Problem.ofFile(named, "there is more here than a form can show; only the text can be changed"));
            }
            elsewhere.addAll(all);
        } else {
            find("", root);
            all.forEach(this::place);
            build(root);
        }
    }

    /** How many items a list has, and the lists in them. */
    private static int items(Node.Mapping map, String key) {
        return map.get(key).orElse(null) instanceof Node.Sequence list
                ? list.items().stream()
                        .mapToInt(one -> 1 + (one instanceof Node.Mapping item ? items(item, "shows") : 0))
                        .sum()
                : 0;
    }

    /** The form of a file. */
    public static EvidenceForm of(String named, String text, RuleSet rules) {
        return new EvidenceForm(named, text, rules);
    }

    /** Whether the file can be shown as a form at all; else only its text can be changed. */
    public boolean isForm() {
        return root != null;
    }

    /** What the file says, if nothing is wrong with it. */
    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence);
    }

    /** All that is wrong with it. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is told of nothing that the form shows. */
    public List<Problem> elsewhere() {
        return List.copyOf(elsewhere);
    }

    /** The form but for the documents: the authority, its interview, its profile. */
    public List<Section> sections() {
        return List.copyOf(sections);
    }

    /** The documents. */
    public List<Paper> papers() {
        return List.copyOf(papers);
    }

    /** What there is to fill in at a place of the file, if there is such a place. */
    public Optional<Control> control(String place) {
        return all().flatMap(section -> section.controls().stream())
                .filter(one -> one.place().equals(place))
                .findFirst();
    }

    /** All places that it has; while these are the same, each is the place of what it was before. */
    public List<String> places() {
        return all().flatMap(section -> Stream.concat(
                        Stream.of(section.place()), section.controls().stream().map(Control::place)))
                .toList();
    }

    private Stream<Section> all() {
        return Stream.concat(
                sections.stream().flatMap(one -> Stream.concat(Stream.of(one), one.parts().stream())),
                papers.stream().flatMap(one -> Stream.concat(Stream.of(one.about()), one.facts().stream())));
    }

    /** Whether the file says something of what must come out, or has cases, which the form does not show. */
    public boolean hasMore() {
        return root != null
                && (root.get("expect").isPresent() || root.get("cases").isPresent());
    }

    private static String below(String place, String key) {
        return place.isEmpty() ? key : place + "/" + key;
    }

    private void find(String place, Node node) {
        found.add(new Found(place, node));
        if (node instanceof Node.Mapping map) {
            map.entries().forEach(entry -> find(below(place, entry.key().text()), entry.value()));
        } else if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                find(below(place, String.valueOf(i)), list.items().get(i));
            }
        }
    }

    /** Puts what is told where it belongs: at the value or the keys that begin where it is told of. */
    private void place(Problem problem) {
        List<Found> here = found.stream()
                .filter(one -> one.node.line() == problem.line() && one.node.column() == problem.column())
                .toList();
        Optional<String> value = here.stream()
                .filter(one -> !(one.node instanceof Node.Mapping))
                .map(Found::place)
                .max(Comparator.comparingInt(String::length));
        String place = value.orElseGet(() -> inKeys(problem, here));
        boolean warning = problem.message().startsWith(EvidenceReader.WARNING);
        told.computeIfAbsent(place, any -> new ArrayList<>())
                .add(new Said(
                        warning ? problem.message().substring(EvidenceReader.WARNING.length()) : problem.message(),
                        warning));
        if (place.isEmpty()) {
            elsewhere.add(problem);
        }
    }

    private String inKeys(Problem problem, List<Found> here) {
        Matcher missing = MISSING.matcher(problem.message());
        if (missing.matches()) {
            String key = missing.group(1);
            for (Found one : here) {
                if (one.node instanceof Node.Mapping map
                        && map.get(key).isEmpty()
                        && Asked.at(parts(one.place), rules).stream()
                                .anyMatch(asked -> asked.key().equals(key))) {
                    return below(one.place, key);
                }
            }
        }
        return here.isEmpty() ? keyAt(problem) : here.get(0).place;
    }

    /** The keys among which an unknown one stands. */
    private String keyAt(Problem problem) {
        for (Found one : found) {
            if (one.node instanceof Node.Mapping map
                    && map.entries().stream()
                            .anyMatch(entry -> entry.key().line() == problem.line()
                                    && entry.key().column() == problem.column())) {
                return one.place;
            }
        }
        return "";
    }

    private static List<String> parts(String place) {
        return place.isEmpty() ? List.of() : EvidenceEdits.path(place);
    }

    private void build(Node.Mapping whole) {
        sections.add(section("", "The authority", whole, Asked.authority(rules), List.of()));
        if (rules.hasInterviewHeading()) {
            Node interview = whole.get("interview").orElse(null);
            Node answers = interview instanceof Node.Mapping map
                    ? map.get("requirements").orElse(null)
                    : null;
            List<Section> said = new ArrayList<>();
            if (rules.pack().hasInterview()) {
                rules.pack()
                        .requirements()
                        .forEach(one -> said.add(section(
                                "interview/requirements/" + one.id(),
                                one.id() + " " + one.name(),
                                answers instanceof Node.Mapping map
                                        ? map.get(one.id()).orElse(null)
                                        : null,
                                Asked.answer(rules),
                                List.of())));
            }
            sections.add(section("interview", "The interview", interview, Asked.interview(rules), said));
        }
        if (!rules.vocabulary().profile().fields().isEmpty()) {
            sections.add(section(
                    "profile", "For a study", whole.get("profile").orElse(null), Asked.profile(rules), List.of()));
        }
        if (whole.get("documents").orElse(null) instanceof Node.Sequence documents) {
            for (int i = 0; i < documents.items().size(); i++) {
                papers.add(paper(i, documents.items().get(i)));
            }
        }
        // What is told of something that is shown nowhere is told of what it belongs to, or else of the whole.
        Set<String> shown = new LinkedHashSet<>(controls);
        told.forEach((place, all) -> {
            if (!place.isEmpty() && !shown.contains(place)) {
                elsewhere.addAll(problemsAt(place, all));
            }
        });
    }

    private List<Problem> problemsAt(String place, List<Said> all) {
        Node node = found.stream()
                .filter(one -> one.place.equals(place))
                .map(Found::node)
                .findFirst()
                .orElse(root);
        return all.stream()
                .map(one -> new Problem(
                        "",
                        node == null ? 1 : node.line(),
                        node == null ? 1 : node.column(),
                        (one.warning ? EvidenceReader.WARNING : "") + one.text))
                .toList();
    }

    private Section section(String place, String title, @Nullable Node node, List<Asked> asked, List<Section> parts) {
        List<Control> all = new ArrayList<>();
        for (Asked one : asked) {
            String at = below(place, one.key());
            Node value = node instanceof Node.Mapping map ? map.get(one.key()).orElse(null) : null;
            controls.add(at);
            all.add(new Control(at, one, values(value), toldWithin(at)));
        }
        controls.add(place);
        return new Section(
                place,
                title,
                node != null,
                all,
                place.isEmpty() ? List.of() : told.getOrDefault(place, List.of()),
                parts);
    }

    /** What is told of a value, and of each item of it. */
    private List<Said> toldWithin(String place) {
        Map<String, List<Said>> all = new LinkedHashMap<>();
        told.forEach((at, said) -> {
            if (at.equals(place) || at.startsWith(place + "/")) {
                all.put(at, said);
                controls.add(at);
            }
        });
        return all.keySet().stream()
                .sorted()
                .flatMap(at -> all.getOrDefault(at, List.of()).stream())
                .toList();
    }

    private static List<String> values(@Nullable Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.form() == Node.Form.NOTHING ? List.of() : List.of(scalar.text());
        }
        return node instanceof Node.Sequence list
                ? list.items().stream()
                        .filter(Node.Scalar.class::isInstance)
                        .map(item -> ((Node.Scalar) item).text())
                        .toList()
                : List.of();
    }

    private Paper paper(int position, Node node) {
        String place = "documents/" + position;
        // Nobody types a digest: it is shown where one is recorded.
        List<Asked> asked = Asked.document().stream()
                .filter(one -> !one.key().equals(Asked.DIGEST)
                        || (node instanceof Node.Mapping map
                                && map.get(one.key()).isPresent()))
                .toList();
        Section about = section(place, "", node, asked, List.of());
        List<Section> facts = new ArrayList<>();
        if (node instanceof Node.Mapping map && map.get("shows").orElse(null) instanceof Node.Sequence shows) {
            for (int i = 0; i < shows.items().size(); i++) {
                facts.add(fact(place + "/shows/" + i, shows.items().get(i)));
            }
        }
        return new Paper(
                position,
                about.controls().get(0).value(),
                about.controls().get(1).value(),
                about,
                facts);
    }

    /** A fact; of one whose kind is not known there is nothing to fill in. */
    private Section fact(String place, Node node) {
        List<Said> whole = told.getOrDefault(place, List.of());
        controls.add(place);
        if (node instanceof Node.Mapping map && map.entries().size() == 1) {
            Node.Entry entry = map.entries().get(0);
            String word = entry.key().text();
            Optional<Kind> kind = rules.vocabulary().kind(word);
            Section section = section(
                    below(place, word),
                    word,
                    entry.value(),
                    kind.map(Asked::fact).orElse(List.of()),
                    List.of());
            List<Said> both = new ArrayList<>(whole);
            both.addAll(section.told());
            return new Section(section.place(), word, true, section.controls(), both, List.of());
        }
        return new Section(place, "a fact", true, List.of(), whole, List.of());
    }
}
