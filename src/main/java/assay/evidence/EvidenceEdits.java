package assay.evidence;

import assay.ruleset.Field;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.Wanted;
import assay.yaml.YamlEdits;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes to one thing that a file of evidence says, which leave all else of it as it is, to the byte. Places are the keys and
 * the positions that lead there, with a slash between them: {@code documents/0/shows/1/training/staff}.
 */
public final class EvidenceEdits {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
    private static final String DOCUMENTS = "documents";
    private static final String SHOWS = "shows";

    private final RuleSet rules;
    private final Node.Mapping root;
    private final YamlEdits edits;

    /** Why something cannot be changed alone. */
    public static final class NotAlone extends Exception {
        private static final long serialVersionUID = 1;

        NotAlone() {
            super("This file is written in a way in which this cannot be changed alone. Change its text instead.");
        }
    }

    /** Changes to what a file says. */
    EvidenceEdits(String text, RuleSet rules) throws NotAlone {
        this.rules = rules;
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (!(YamlReader.read("", content, new ArrayList<>()) instanceof Node.Mapping map)
                || map.entries().isEmpty()) {
            throw new NotAlone();
        }
        this.root = map;
        this.edits = YamlEdits.of(content);
    }

    /** What stands at a place, and in whose value; the last of all that lead there. */
    private record Step(Node node, YamlEdits.@Nullable Holder holder) {}

    /**
     * Makes what a file says at a place something else.
     *
     * @param text what the file says
     * @param place the place, which need not be there yet
     * @param values what it is to say; none or an empty one where it is to say nothing
     * @return what the file says then
     * @throws NotAlone if it cannot be changed there without changing more
     */
    public static String set(String text, String place, List<String> values, RuleSet rules) throws NotAlone {
        EvidenceEdits edits = new EvidenceEdits(text, rules);
        edits.set(path(place), values);
        return edits.applied();
    }

    /** Takes something out: a document, a fact, or what stands under a key. */
    public static String remove(String text, String place, RuleSet rules) throws NotAlone {
        EvidenceEdits edits = new EvidenceEdits(text, rules);
        edits.remove(path(place));
        return edits.applied();
    }

    /** Adds an interview of which nothing is known. */
    public static String addInterview(String text, RuleSet rules) throws NotAlone {
        EvidenceEdits edits = new EvidenceEdits(text, rules);
        edits.put(List.of(), new Step(edits.root, null), "interview", new Wanted.Keys(Map.of()));
        return edits.applied();
    }

    /** Adds a document, with a name that no other has, of which nothing is known, at the end. */
    public static String addDocument(String text, RuleSet rules) throws NotAlone {
        return addDocument(text, "", List.of(), rules);
    }

    /** The same with what it shows; the title may be empty. */
    public static String addDocument(String text, String title, List<Observation> facts, RuleSet rules)
            throws NotAlone {
        EvidenceEdits edits = new EvidenceEdits(text, rules);
        Map<String, Wanted> document = new LinkedHashMap<>();
        document.put("id", new Wanted.Word(edits.newId()));
        if (!title.isEmpty()) {
            document.put("title", new Wanted.Word(title));
        }
        document.put(
                SHOWS,
                new Wanted.Several(facts.stream().map(EvidenceEdits::fact).toList()));
        edits.append(List.of(), DOCUMENTS, new Wanted.Keys(document));
        return edits.applied();
    }

    /**
     * Adds a fact of which nothing is known to what a document shows.
     *
     * @param document its position, from 0
     * @param kind the kind of the fact
     */
    public static String addFact(String text, int document, String kind, RuleSet rules) throws NotAlone {
        EvidenceEdits edits = new EvidenceEdits(text, rules);
        edits.append(
                List.of(DOCUMENTS, String.valueOf(document)),
                SHOWS,
                new Wanted.Keys(Map.of(kind, new Wanted.Keys(Map.of()))));
        return edits.applied();
    }

    static List<String> path(String place) {
        return Arrays.asList(place.split("/", -1));
    }

    private static Wanted fact(Observation fact) {
        Map<String, Wanted> keys = new LinkedHashMap<>();
        for (Field field : fact.kind().fields()) {
            Object value = fact.values().get(field.property());
            if (value != null) {
                keys.put(field.word(), value(value));
            }
        }
        if (fact.at() != null) {
            keys.put("at", new Wanted.Word(fact.at()));
        }
        if (fact.secondary()) {
            keys.put("basis", new Wanted.Word("secondary"));
        }
        if (fact.note() != null) {
            keys.put("note", new Wanted.Word(fact.note()));
        }
        return new Wanted.Keys(Map.of(fact.kind().word(), new Wanted.Keys(keys)));
    }

    private static Wanted value(Object value) {
        if (value instanceof List<?> list) {
            return Wanted.Items.words(list.stream().map(Object::toString).toList());
        }
        return value instanceof String text
                ? new Wanted.Word(text)
                : value instanceof Number number
                        ? new Wanted.Figure(new BigDecimal(number.toString()))
                        : new Wanted.Plain(value.toString());
    }

    private String newId() {
        Set<String> ids = new HashSet<>();
        if (root.get(DOCUMENTS).orElse(null) instanceof Node.Sequence documents) {
            documents.items().stream()
                    .flatMap(one -> one instanceof Node.Mapping map ? map.get("id").stream() : Stream.<Node>empty())
                    .filter(Node.Scalar.class::isInstance)
                    .forEach(one -> ids.add(((Node.Scalar) one).text()));
        }
        int number = ids.size() + 1;
        while (ids.contains("D" + number)) {
            number++;
        }
        return "D" + number;
    }

    /** The file with the changes. */
    String applied() throws NotAlone {
        return edits.applied().orElseThrow(NotAlone::new);
    }

    /** What leads to a place, from the whole file on, as far as it is there. */
    private List<Step> steps(List<String> path) throws NotAlone {
        List<Step> steps = new ArrayList<>(List.of(new Step(root, null)));
        for (String key : path) {
            Step last = steps.get(steps.size() - 1);
            if (last.node instanceof Node.Mapping map) {
                Optional<Node.Entry> entry = map.entry(key);
                if (entry.isEmpty()) {
                    return steps;
                }
                steps.add(new Step(entry.get().value(), new YamlEdits.Holder(map, entry.get())));
            } else if (last.node instanceof Node.Sequence list && key.matches("[0-9]{1,6}")) {
                int position = Integer.parseInt(key);
                if (position >= list.items().size()) {
                    throw new NotAlone();
                }
                steps.add(new Step(list.items().get(position), last.holder));
            } else {
                return steps;
            }
        }
        return steps;
    }

    /** Makes what stands at a place something else. */
    void set(List<String> path, List<String> values) throws NotAlone {
        List<Step> steps = steps(path);
        Optional<Wanted> wanted = wanted(path, values);
        boolean there = steps.size() == path.size() + 1;
        if (wanted.isEmpty()) {
            if (there) {
                remove(path);
            }
            return;
        }
        Step last = steps.get(steps.size() - 1);
        if (there) {
            YamlEdits.Holder holder = held(last);
            if (last.node instanceof Node.Sequence list
                    && !list.items().stream().allMatch(Node.Scalar.class::isInstance)) {
                throw new NotAlone();
            }
            edits.set(holder.in(), holder.entry(), wanted.get());
            return;
        }
        List<String> missing = path.subList(steps.size() - 1, path.size());
        Wanted nested = wanted.get();
        for (int i = missing.size() - 1; i > 0; i--) {
            nested = new Wanted.Keys(Map.of(missing.get(i), nested));
        }
        put(path.subList(0, steps.size() - 1), last, missing.get(0), nested);
    }

    private void put(List<String> at, Step in, String key, Wanted value) throws NotAlone {
        if (in.node instanceof Node.Mapping map) {
            List<String> order = Asked.at(at, rules).stream().map(Asked::key).toList();
            Node.Entry after = null;
            int best = -1;
            for (Node.Entry entry : map.entries()) {
                int place = order.indexOf(entry.key().text());
                if (place > best && place < order.indexOf(key)) {
                    best = place;
                    after = entry;
                }
            }
            if (map.entries().isEmpty() && in.holder == null) {
                throw new NotAlone();
            }
            edits.put(
                    in.holder == null ? new YamlEdits.Holder(map, map.entries().get(0)) : in.holder,
                    map,
                    after,
                    key,
                    value);
        } else if (in.node instanceof Node.Scalar scalar && scalar.form() == Node.Form.NOTHING) {
            YamlEdits.Holder holder = held(in);
            edits.set(holder.in(), holder.entry(), new Wanted.Keys(Map.of(key, value)));
        } else {
            throw new NotAlone();
        }
    }

    private void append(List<String> at, String key, Wanted item) throws NotAlone {
        List<Step> steps = steps(Stream.concat(at.stream(), Stream.of(key)).toList());
        Step last = steps.get(steps.size() - 1);
        if (steps.size() == at.size() + 1) {
            put(at, last, key, new Wanted.Several(List.of(item)));
        } else if (steps.size() == at.size() + 2 && last.node instanceof Node.Sequence list) {
            edits.append(held(last), list, item);
        } else if (steps.size() == at.size() + 2
                && last.node instanceof Node.Scalar scalar
                && scalar.form() == Node.Form.NOTHING) {
            edits.set(held(last).in(), held(last).entry(), new Wanted.Several(List.of(item)));
        } else {
            throw new NotAlone();
        }
    }

    private static YamlEdits.Holder held(Step step) throws NotAlone {
        if (step.holder == null) {
            throw new NotAlone();
        }
        return step.holder;
    }

    /** Takes out what is at a place, and with it what would say nothing without it. */
    private void remove(List<String> path) throws NotAlone {
        List<Step> steps = steps(path);
        if (steps.size() != path.size() + 1) {
            throw new NotAlone();
        }
        int depth = path.size();
        while (depth > 1
                && isOfLists(path.subList(0, depth - 1))
                && steps.get(depth - 1).node instanceof Node.Mapping map
                && map.entries().size() == 1) {
            depth--;
        }
        Step in = steps.get(depth - 1);
        Step out = steps.get(depth);
        if (in.node instanceof Node.Sequence list) {
            edits.remove(held(in), list, out.node);
        } else if (in.node instanceof Node.Mapping map) {
            YamlEdits.Holder holder = held(out);
            if (map.entries().size() == 1 && in.holder == null) {
                throw new NotAlone();
            }
            edits.remove(in.holder == null ? holder : in.holder, map, holder.entry());
        } else {
            throw new NotAlone();
        }
    }

    /** Whether keys at a place say nothing where there are none: answers of which nothing is said, a profile. */
    private static boolean isOfLists(List<String> place) {
        return place.equals(List.of("profile"))
                || (place.size() > 1 && place.get(0).equals("interview"));
    }

    private Optional<Wanted> wanted(List<String> path, List<String> values) throws NotAlone {
        Asked asked = Asked.at(path.subList(0, path.size() - 1), rules).stream()
                .filter(one -> one.key().equals(path.get(path.size() - 1)))
                .findFirst()
                .orElse(null);
        if (asked == null) {
            throw new NotAlone();
        }
        List<String> said = values.stream().filter(one -> !one.isBlank()).toList();
        return switch (asked.shape()) {
            case WORDS ->
                said.isEmpty() && !(asked.needed() && asked.mayBeNone())
                        ? Optional.empty()
                        : Optional.of(Wanted.Items.words(said));
            case TEXTS ->
                said.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Wanted.Items(
                                said.stream()
                                        .map(String::strip)
                                        .<Wanted.Single>map(Wanted.Word::new)
                                        .toList(),
                                true));
            default -> said.stream().findFirst().map(one -> single(asked, one));
        };
    }

    private static Wanted.Single single(Asked asked, String said) {
        String plain = said.strip();
        return switch (asked.shape()) {
            case NUMBER ->
                NUMBER.matcher(plain).matches() ? new Wanted.Figure(new BigDecimal(plain)) : new Wanted.Word(said);
            case DAY -> isDay(plain) ? new Wanted.Plain(plain) : new Wanted.Word(said);
            case TRUTH ->
                plain.equals("true") || plain.equals("false") ? new Wanted.Plain(plain) : new Wanted.Word(said);
            default -> new Wanted.Word(said);
        };
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
