package assay.evidence;

import assay.files.InputFile;
import assay.files.StandardInput;
import assay.policy.Document;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.RuleSet;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of evidence. Which kinds of evidence there are, and which words, is said by the rule set; the frame around
 * them (the authority, its interview, its documents) is the same for every rule set.
 */
public final class EvidenceReader {

    /** The size in bytes beyond which a file is not read: many times what any authority sent. */
    public static final int LARGEST = 16 << 20;

    private static final List<String> OF_EVERY_FACT = List.of("at", "basis", "note");
    private static final List<String> BASIS = List.of("primary", "secondary");
    private static final List<String> OF_A_DOCUMENT =
            List.of("id", "title", "dated", "received", "file", "sha256", "recorded-by", "recorded-on", "shows");

    /** What there is of an authority whatever the rules, besides its documents. */
    private static final List<String> OF_THE_FILE = List.of("authority", "interview", "profile");

    private static final String A_LIST = "a list, which may be empty: []";
    /** What the message of a problem begins with that keeps nothing from being graded. */
    public static final String WARNING = "warning: ";

    private static final String EXPECT = "expect";
    private static final List<String> OF_A_CASE = List.of("case", "changes", EXPECT);

    private final RuleSet rules;
    /** Reads the same files by another rule set, which may know of things that this one need not. */
    private final @Nullable EvidenceReader other;

    private @Nullable StandardInput handed;
    private @Nullable KnownEvidence known;
    private @Nullable Expecting expecting;

    private final List<String> grades;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    /** What to say of requirements that nobody answers for. */
    private final Map<String, String> elsewhere = new HashMap<>();

    /** A reader of evidence for one rule set. */
    public EvidenceReader(RuleSet rules) {
        this(rules, (EvidenceReader) null);
    }

    /**
     * A reader for one rule set of evidence that was recorded for another as well: what only that one knows is passed over.
     *
     * @param other the other rule set
     */
    public EvidenceReader(RuleSet rules, RuleSet other) {
        this(rules, new EvidenceReader(other));
    }

    private EvidenceReader(RuleSet rules, @Nullable EvidenceReader other) {
        this.rules = rules;
        this.other = other;
        this.grades = Stream.concat(rules.pack().gradeNames().stream(), Stream.of(Answer.NOT_RATED))
                .toList();
        rules.vocabulary().kinds().forEach(kind -> kinds.put(kind.word(), kind));
        rules.pack().elsewhere().forEach(one -> elsewhere.put(one.id(), one.says()));
    }

    /** The same reader, to which a file named {@code -} is what was handed over. */
    public EvidenceReader withInput(StandardInput input) {
        handed = input;
        return this;
    }

    /** The same reader, which reads no file again that says what it said. */
    public EvidenceReader knowing(KnownEvidence files) {
        known = files;
        return this;
    }

    /** What holds an {@code expect} block against what can be expected. */
    @FunctionalInterface
    public interface Expecting {
        /**
         * What is wrong with a block, whatever the evidence that it is about.
         *
         * @param caseName the case that it is of, or null
         */
        List<Problem> problems(String file, @Nullable String caseName, Node expect);
    }

    /** The same reader, which tells with whatever else is wrong with a file what is wrong with all that it expects. */
    public EvidenceReader expecting(Expecting other) {
        expecting = other;
        return this;
    }

    /**
     * Reads a file from disk.
     *
     * @param path the file
     * @param named how it is named in messages and results
     * @throws ProblemsException with everything that is wrong with the file
     */
    public Evidence read(Path path, String named) throws ProblemsException {
        byte[] content = content(path, named);
        return known == null ? read(named, content) : known.of(named, content, () -> read(named, content));
    }

    /**
     * Facts from a file that holds nothing else.
     *
     * @param facts the facts, in the order of the file
     * @param warnings what is odd about them but wrong with none
     */
    public record Facts(List<Observation> facts, List<Problem> warnings) {}

    /**
     * Reads facts that could stand among what a document shows: a list of them, or one alone.
     *
     * @param path the file
     * @param named how it is named in messages
     * @param shown the documents to which they are to be added; whatever these show already is warned of
     * @throws ProblemsException with everything that is wrong with the file
     */
    public Facts readFacts(Path path, String named, List<SubmittedDocument> shown) throws ProblemsException {
        return readFacts(named, content(path, named), shown);
    }

    /** The same of the content of a file, or of what stands in none. */
    public Facts readFacts(String named, byte[] content, List<SubmittedDocument> shown) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Node root = YamlReader.read(named, content, problems);
        Facts facts = root == null ? new Facts(List.of(), List.of()) : new OneFile(named, problems).facts(root, shown);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return facts;
    }

    private byte[] content(Path path, String named) throws ProblemsException {
        try {
            return handed != null && StandardInput.isMeant(path) ? handed.read(LARGEST) : InputFile.read(path, LARGEST);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(named, e.why()));
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param named how the file is named in messages and results
     * @param content its bytes
     * @throws ProblemsException with everything that is wrong with it
     */
    public Evidence read(String named, byte[] content) throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Node root = YamlReader.read(named, content, problems);
        if (root == null) {
            throw new ProblemsException(problems);
        }
        OneFile file = new OneFile(named, problems);
        Evidence evidence = file.evidence(root, sha256(content));
        if (!problems.isEmpty()) {
            file.tellOfExpectations();
            throw new ProblemsException(problems);
        }
        return evidence;
    }

    /** The digest of a file, in hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The reading of one file. */
    private final class OneFile {

        private final String file;
        private final Fields fields;
        private final FieldReader ofKinds;
        private final List<Problem> problems;
        private final List<Problem> warnings = new ArrayList<>();
        private final SortedSet<String> passedOver = new TreeSet<>();
        private final List<Expected> expected = new ArrayList<>();

        private record Expected(@Nullable String caseName, Node expect) {}

        OneFile(String file, List<Problem> problems) {
            this.file = file;
            this.fields = new Fields(file, problems);
            this.ofKinds = new FieldReader(fields);
            this.problems = problems;
        }

        Evidence evidence(Node whole, String sha256) {
            Node root = other == null ? whole : new Unshared(rules, other.rules, passedOver).file(whole);
            Keys top = fields.keys(root, "the file");
            String authority = "";
            Map<String, Object> about = Map.of();
            List<SubmittedDocument> documents = List.of();
            if (top.areThere()) {
                authority = top.said("authority");
                about = ofKinds.read(top, rules.vocabulary().authority(), headings(), misplaced());
                documents = documents(top);
            }
            unfinished(root);
            Keys interview = rules.hasInterviewHeading()
                    ? heading(top, rules.vocabulary().interview(), "interview")
                    : null;
            Keys profile = heading(top, rules.vocabulary().profile(), "profile");
            top.get(EXPECT).ifPresent(expect -> expected.add(new Expected(null, expect)));
            return new Evidence(
                    file,
                    sha256,
                    authority,
                    about,
                    interview == null
                            ? null
                            : ofKinds.read(interview, rules.vocabulary().interview(), ofAnInterview(interview)),
                    interview == null || !rules.pack().hasInterview() ? Map.of() : answers(interview),
                    profile == null
                            ? Map.of()
                            : ofKinds.read(profile, rules.vocabulary().profile(), List.of()),
                    documents,
                    interview == null ? null : interview.get("requirements").orElse(null),
                    top.get(EXPECT).orElse(null),
                    null,
                    other == null ? cases(top, sha256) : List.of(),
                    warnings.stream().sorted().toList(),
                    List.copyOf(passedOver));
        }

        private void tellOfExpectations() {
            if (expecting != null) {
                for (Expected one : expected) {
                    problems.addAll(expecting.problems(file, one.caseName(), one.expect()));
                }
            }
        }

        /** What is told of a case is told of the evidence that it changes first, and then not again. */
        private List<Evidence> cases(Keys top, String sha256) {
            boolean canBeChanged = problems.isEmpty();
            List<Evidence> cases = new ArrayList<>();
            Map<String, Integer> names = new HashMap<>();
            for (Node item : top.items("cases")) {
                Keys keys = fields.keys(item, "the case", OF_A_CASE);
                Node.Scalar named = keys.neededText("case").orElse(null);
                String name = named == null ? "" : named.text();
                if (named != null) {
                    fields.isNew(named, "the case ", name, StringUtils.normalizeSpace(name), names);
                }
                Node changes =
                        keys.needed("changes", "what differs from the above").orElse(null);
                Node expect = keys.needed(EXPECT, "what must come out").orElse(null);
                if (expect != null) {
                    expected.add(new Expected(name, expect));
                }
                if (changes != null && canBeChanged) {
                    cases.add(changed(top.map(), name, changes, expect, sha256));
                }
            }
            return cases;
        }

        private Evidence changed(Node.Mapping top, String name, Node changes, @Nullable Node expect, String sha256) {
            List<Problem> wrong = new ArrayList<>();
            OneFile one = new OneFile(file, wrong);
            List<String> known = Stream.concat(
                            OF_THE_FILE.stream(),
                            rules.vocabulary().authority().fields().stream().map(Field::word))
                    .toList();
            Keys keys = one.fields.keys(changes, "changes");
            Evidence changed = one.evidence(
                    wrong.isEmpty() ? new Changes(keys, top, known, one.fields).applied(withoutCases(top)) : top,
                    sha256);
            wrong.forEach(problem -> problems.add(ofCase(name, problem)));
            one.warnings.stream()
                    .filter(warning -> !warnings.contains(warning))
                    .forEach(warning -> warnings.add(ofCase(name, warning)));
            return new Evidence(
                    file,
                    sha256,
                    changed.authority(),
                    changed.about(),
                    changed.interview(),
                    changed.answers(),
                    changed.profile(),
                    changed.documents(),
                    changed.spoken(),
                    expect,
                    name,
                    List.of(),
                    List.of(),
                    List.of());
        }

        private static Node.Mapping withoutCases(Node.Mapping top) {
            return new Node.Mapping(
                    top.entries().stream()
                            .filter(entry -> !entry.key().text().equals("cases"))
                            .toList(),
                    top.line(),
                    top.column());
        }

        private static Problem ofCase(String name, Problem problem) {
            String warning = problem.message().startsWith(WARNING) ? WARNING : "";
            return new Problem(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    warning + Evidence.inCase(name) + problem.message().substring(warning.length()));
        }

        /** What may stand at the top of a file beside what is known of the authority. */
        private List<String> headings() {
            return Stream.concat(OF_THE_FILE.stream(), Stream.of("documents", EXPECT, "cases"))
                    .filter(key -> !misplaced().containsKey(key))
                    .toList();
        }

        /** What stands at the top of files by other rules: what it would say is told, and not only that it is unknown. */
        private Map<String, String> misplaced() {
            return rules.hasInterviewHeading() ? Map.of() : Map.of("interview", nobody("an interview"));
        }

        private List<String> ofAnInterview(Keys interview) {
            if (!rules.pack().hasInterview()) {
                interview
                        .map()
                        .entry("requirements")
                        .ifPresent(entry -> fields.problem(entry.key(), nobody("what was said of requirements")));
            }
            return rules.pack().hasInterview() || interview.has("requirements") ? List.of("requirements") : List.of();
        }

        private String nobody(String what) {
            return "the rule set " + rules.pack().name() + " interviews nobody, and " + what + " has no place here";
        }

        private @Nullable Keys heading(Keys top, Kind kind, String key) {
            return top.get(key).map(node -> fields.keys(node, kind.word())).orElse(null);
        }

        private Map<String, Answer> answers(Keys interview) {
            Map<String, Answer> answers = new LinkedHashMap<>();
            interview.get("requirements").ifPresent(node -> {
                Keys all = fields.keys(node, "requirements");
                all.refuseUnknown(rules.pack().requirementIds(), elsewhere);
                for (Node.Entry entry : all.map().entries()) {
                    String requirement = entry.key().text();
                    Keys given = fields.keys(entry.value(), Nearest.shown(requirement), Answer.FIELDS);
                    String grade = ofKinds.word(given, "grade", grades);
                    boolean declined = Answer.NOT_RATED.equals(grade);
                    answers.put(
                            requirement,
                            new Answer(
                                    declined ? null : grade,
                                    declined,
                                    FieldReader.text(given, "described"),
                                    ofKinds.texts(given, "drivers"),
                                    ofKinds.texts(given, "barriers"),
                                    ofKinds.texts(given, "solutions")));
                }
            });
            return answers;
        }

        private List<SubmittedDocument> documents(Keys top) {
            List<SubmittedDocument> documents = new ArrayList<>();
            Map<String, Integer> ids = new HashMap<>();
            top.needed("documents", A_LIST)
                    .ifPresent(node -> fields.items(node, "documents")
                            .forEach(item -> documents.add(document(item, documents.size(), ids))));
            return documents;
        }

        private SubmittedDocument document(Node node, int position, Map<String, Integer> ids) {
            Keys map = fields.keys(node, "the document", OF_A_DOCUMENT);
            if (!map.areThere()) {
                return new SubmittedDocument(new Document("", "", null, null, position), List.of());
            }
            Node.Scalar named = map.neededText("id").orElse(null);
            String id = named == null ? "" : named.text();
            String title = map.said("title");
            if (named != null) {
                // Nobody sees the space by which two would be told apart.
                fields.isNew(named, "the document ", id, StringUtils.normalizeSpace(id), ids);
            }
            LocalDate dated = ofKinds.day(map, "dated");
            LocalDate received = ofKinds.day(map, "received");
            Provenance provenance = new Provenance(
                    FieldReader.text(map, "file"),
                    FileReference.digest(map),
                    FieldReader.text(map, "recorded-by"),
                    ofKinds.day(map, "recorded-on"));
            FileReference.check(fields, map, provenance.file(), provenance.sha256());
            if (dated != null && received != null && dated.isAfter(received)) {
                warn(map.at("dated"), "the document is dated after it was received");
            }
            return shown(new Document(id, title, dated, received, position), provenance, map);
        }

        private SubmittedDocument shown(Document document, Provenance provenance, Keys map) {
            List<Observation> observations = new ArrayList<>();
            List<Integer> positions = new ArrayList<>();
            Map<List<Object>, Integer> seen = new HashMap<>();
            List<Node> items = map.needed("shows", A_LIST)
                    .map(node -> fields.items(node, "shows"))
                    .orElse(List.of());
            for (int position = 0; position < items.size(); position++) {
                Node item = items.get(position);
                Observation observation = observation(item);
                if (observation != null) {
                    positions.add(position);
                    warnOfTheSame(item, observation, seen);
                    observations.add(observation);
                }
            }
            return new SubmittedDocument(document, provenance, observations, positions);
        }

        private void warnOfTheSame(Node item, Observation observation, Map<List<Object>, Integer> seen) {
            Integer before = seen.putIfAbsent(observation.content(), item.line());
            if (before != null) {
                warn(item, "the same " + observation.kind().word() + " as in line " + before);
            }
        }

        Facts facts(Node root, List<SubmittedDocument> shown) {
            unfinished(root);
            List<Node> items = root instanceof Node.Sequence list ? list.items() : List.of(root);
            if (items.isEmpty()) {
                fields.problem(root, "there is nothing here to add; a fact is a map with one key, its kind");
            }
            List<Observation> facts = new ArrayList<>();
            Map<List<Object>, Integer> seen = new HashMap<>();
            for (Node item : items) {
                Observation fact = observation(item);
                if (fact != null) {
                    warnOfTheSame(item, fact, seen);
                    for (SubmittedDocument document : shown) {
                        if (document.observations().stream().anyMatch(fact::repeats)) {
                            warn(
                                    item,
                                    "document " + document.document().id() + " shows the same "
                                            + fact.kind().word() + " already");
                        }
                    }
                    facts.add(fact);
                }
            }
            return new Facts(facts, warnings.stream().sorted().toList());
        }

        /** A fact, or null where it is wrong or where only the other rule set has a use for it. */
        private @Nullable Observation observation(Node node) {
            if (other == null) {
                return fact(node);
            }
            List<Problem> wrong = new ArrayList<>();
            Observation fact = new OneFile(file, wrong).fact(new Unshared(rules, other.rules, passedOver).fact(node));
            List<Problem> wrongThere = new ArrayList<>();
            if (!wrong.isEmpty() && other.new OneFile(file, wrongThere).fact(node) != null && wrongThere.isEmpty()) {
                String kind = ((Node.Mapping) node).entries().get(0).key().text();
                passedOver.add(
                        kinds.containsKey(kind)
                                ? kind + " where " + wrong.get(0).message()
                                : kind);
                return null;
            }
            problems.addAll(wrong);
            return fact;
        }

        private @Nullable Observation fact(Node node) {
            Keys shown = fields.keys(node, "what a document shows");
            List<Node.Entry> entries = shown.map().entries();
            if (!shown.areThere()) {
                return null;
            }
            if (entries.size() != 1) {
                fields.problem(
                        node,
                        "each thing shown begins with a hyphen and has one key, its kind, with its fields further to the"
                                + " right; here are " + entries.size() + " keys");
                return null;
            }
            Node.Entry entry = entries.get(0);
            Kind kind = kinds.get(entry.key().text());
            if (kind == null) {
                fields.unknown(entry.key(), "a kind of evidence", entry.key().text(), "", kinds.keySet());
                return null;
            }
            Keys fact = fields.keys(entry.value(), kind.word());
            if (!fact.areThere()) {
                return null;
            }
            return new Observation(
                    kind,
                    ofKinds.read(fact, kind, OF_EVERY_FACT),
                    FieldReader.text(fact, "at"),
                    "secondary".equals(ofKinds.word(fact, "basis", BASIS)),
                    FieldReader.text(fact, "note"));
        }

        /** Warns of whatever was begun by a command and is still to be written by somebody. */
        private void unfinished(Node node) {
            if (node instanceof Node.Mapping map) {
                map.entries().forEach(entry -> unfinished(entry.value()));
            } else if (node instanceof Node.Sequence list) {
                list.items().forEach(this::unfinished);
            } else if (node instanceof Node.Scalar scalar && RuleSet.TO_BE_FILLED_IN.equals(scalar.text())) {
                warn(scalar, "something is still to be filled in here");
            }
        }

        private void warn(Node node, String message) {
            warnings.add(new Problem(file, node.line(), node.column(), WARNING + message));
        }
    }
}
