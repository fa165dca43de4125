package assay.evidence;

import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a file of evidence, before it is read by one rule set, the requirements, grades, fields and words that only
 * another knows, so that the same file can be read by both. Whole facts stay, for their places among the others count.
 */
final class Unshared {

    private final RuleSet own;
    private final RuleSet other;
    private final Set<String> passedOver;

    /**
     * Nothing is taken out yet.
     *
     * @param own the rule set that the file is read by
     * @param other the one that it is read by as well
     * @param passedOver where to say what was taken out
     */
    Unshared(RuleSet own, RuleSet other, Set<String> passedOver) {
        this.own = own;
        this.other = other;
        this.passedOver = passedOver;
    }

    /** A file without them, but for what its documents show. */
    Node file(Node root) {
        if (!(root instanceof Node.Mapping top)) {
            return root;
        }
        Kind authority = own.vocabulary().authority();
        if (!own.hasInterviewHeading()
                && other.hasInterviewHeading()
                && top.get("interview").isPresent()) {
            passedOver.add("the interview");
            return file(each(top, (key, value) -> "interview".equals(key) ? null : value));
        }
        return each(
                fields(top, authority, other.vocabulary().authority(), authority.word()),
                (key, value) -> value instanceof Node.Mapping map
                        ? switch (key) {
                            case "interview" -> interview(map);
                            case "profile" ->
                                fields(
                                        map,
                                        own.vocabulary().profile(),
                                        other.vocabulary().profile(),
                                        key);
                            default -> value;
                        }
                        : value);
    }

    /** Something that a document shows, with the fields and words that both know. */
    Node fact(Node item) {
        return item instanceof Node.Mapping map
                ? each(map, (key, value) -> {
                    Kind kind = own.vocabulary().kind(key).orElse(null);
                    Kind theirs = other.vocabulary().kind(key).orElse(null);
                    return kind != null && theirs != null && value instanceof Node.Mapping fact
                            ? fields(fact, kind, theirs, key)
                            : value;
                })
                : item;
    }

    private Node interview(Node.Mapping interview) {
        Node.Mapping known = fields(
                interview, own.vocabulary().interview(), other.vocabulary().interview(), "interview");
        return each(
                known,
                (key, value) ->
                        "requirements".equals(key) && value instanceof Node.Mapping answers ? answers(answers) : value);
    }

    /** What was said of requirements, where that is asked for here. */
    private @Nullable Node answers(Node.Mapping answers) {
        return !own.pack().hasInterview() && other.pack().hasInterview()
                ? passedOver("what was said of requirements")
                : each(answers, this::answer);
    }

    private @Nullable Node answer(String requirement, Node answer) {
        if (!own.pack().requirementIds().contains(requirement)
                && other.pack().requirementIds().contains(requirement)) {
            passedOver.add(requirement);
            return null;
        }
        return answer instanceof Node.Mapping map
                ? each(map, (key, value) -> "grade".equals(key) ? grade(value) : value)
                : answer;
    }

    /** A grade, by the name that it has here where the other rule set gives it another. */
    private @Nullable Node grade(Node value) {
        if (!only(value, own.pack().gradeNames(), other.pack().gradeNames())) {
            return value;
        }
        Node.Scalar said = (Node.Scalar) value;
        Optional<Pack.GradeEntry> here = other.pack()
                .gradeNamed(said.text())
                .flatMap(theirs -> own.pack().grades().stream()
                        .filter(grade -> grade.id().equals(theirs.id()))
                        .findFirst());
        return here.isPresent()
                ? new Node.Scalar(here.get().name(), said.form(), said.line(), said.column())
                : passedOver("the grade " + said.text());
    }

    private Node.Mapping fields(Node.Mapping map, Kind kind, Kind theirs, String called) {
        return each(renamed(map, kind, theirs), (key, value) -> {
            Field field = kind.field(key).orElse(null);
            if (field == null) {
                // One that has another name here stands there under both, and is left to be told.
                return theirs.field(key).isPresent() && here(key, kind, theirs).isEmpty()
                        ? passedOver("\"" + key + "\" of " + called)
                        : value;
            }
            Field another = theirs.field(key)
                    .or(() -> theirs.formerly(key))
                    .or(() -> field.formerly().flatMap(theirs::field))
                    .orElse(null);
            return another == null ? value : words(value, field, another, "for \"" + key + "\" of " + called);
        });
    }

    /** The map with the names that fields have here, where the other rule set has the same ones under others. */
    private static Node.Mapping renamed(Node.Mapping map, Kind kind, Kind theirs) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            Node.Scalar key = entry.key();
            String name = here(key.text(), kind, theirs)
                    .filter(other -> map.get(other).isEmpty())
                    .orElse(key.text());
            entries.add(new Node.Entry(new Node.Scalar(name, key.form(), key.line(), key.column()), entry.value()));
        }
        return new Node.Mapping(List.copyOf(entries), map.line(), map.column());
    }

    /** The name that a field of the other rule set has here, if it is another. */
    private static Optional<String> here(String key, Kind kind, Kind theirs) {
        return kind.formerly(key)
                .map(Field::word)
                .or(() -> theirs.field(key).flatMap(Field::formerly))
                .filter(name -> theirs.field(key).isPresent()
                        && kind.field(key).isEmpty()
                        && kind.field(name).isPresent());
    }

    /** A list without the words that only the other knows; a word alone only where it may be missing. */
    private @Nullable Node words(Node value, Field field, Field another, String where) {
        if (value instanceof Node.Sequence list) {
            List<Node> known = new ArrayList<>();
            for (Node item : list.items()) {
                if (only(item, field.words(), another.words())) {
                    passedOver("\"" + ((Node.Scalar) item).text() + "\" " + where);
                } else {
                    known.add(item);
                }
            }
            return new Node.Sequence(List.copyOf(known), list.line(), list.column());
        }
        return field.optional() && only(value, field.words(), another.words())
                ? passedOver("\"" + ((Node.Scalar) value).text() + "\" " + where)
                : value;
    }

    private static boolean only(Node value, List<String> words, List<String> others) {
        return value instanceof Node.Scalar scalar && !words.contains(scalar.text()) && others.contains(scalar.text());
    }

    private @Nullable Node passedOver(String what) {
        passedOver.add(what);
        return null;
    }

    /** A map with what is made of each value, and without those of which nothing is. */
    private static Node.Mapping each(Node.Mapping map, BiFunction<String, Node, @Nullable Node> made) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : map.entries()) {
            Node value = made.apply(entry.key().text(), entry.value());
            if (value != null) {
                entries.add(new Node.Entry(entry.key(), value));
            }
        }
        return new Node.Mapping(List.copyOf(entries), map.line(), map.column());
    }
}
