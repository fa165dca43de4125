package assay.evidence;

import assay.policy.Document;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of the evidence is not to be shown, because it tells of people. Digests are never hidden: whoever has the file can still
 * show that it is the one.
 *
 * @param keys what is hidden, in the order of a file of evidence
 */
public record Redaction(Set<Key> keys) {

    /** What stands where a hidden text stood. */
    public static final String HIDDEN = "[hidden]";

    /** Nothing is hidden. */
    public static final Redaction NONE = new Redaction(Set.of());

    /** What can be hidden, in the order of a file of evidence. */
    public enum Key {
        /** A document's title. */
        TITLE("title"),
        /** The name of the file that a document is kept in. */
        FILE("file"),
        /** Who recorded what a document shows. */
        RECORDED_BY("recorded-by"),
        /** When that was. */
        RECORDED_ON("recorded-on"),
        /** The place of a fact in its document. */
        AT("at"),
        /** What the assessor remarked on a fact. */
        NOTE("note");

        private final String word;

        Key(String word) {
            this.word = word;
        }

        /** What a file of evidence calls it. */
        public String word() {
            return word;
        }
    }

    /** Keeps its own copy. */
    public Redaction {
        EnumSet<Key> own = EnumSet.noneOf(Key.class);
        own.addAll(keys);
        keys = Collections.unmodifiableSet(own);
    }

    /** The evidence without what is hidden. */
    public Evidence of(Evidence evidence) {
        return keys.isEmpty()
                ? evidence
                : evidence.of(evidence.documents().stream().map(this::of).toList());
    }

    private SubmittedDocument of(SubmittedDocument one) {
        Document document = one.document();
        return new SubmittedDocument(
                new Document(
                        document.id(),
                        Objects.requireNonNull(text(Key.TITLE, document.title())),
                        document.dated(),
                        document.received(),
                        document.position()),
                of(one.provenance()),
                one.observations().stream().map(this::of).toList(),
                one.positions());
    }

    private Provenance of(Provenance provenance) {
        return new Provenance(
                text(Key.FILE, provenance.file()),
                provenance.sha256(),
                text(Key.RECORDED_BY, provenance.recordedBy()),
                day(provenance.recordedOn()));
    }

    private Observation of(Observation observation) {
        return new Observation(
                observation.kind(),
                observation.values(),
                text(Key.AT, observation.at()),
                observation.secondary(),
                text(Key.NOTE, observation.note()));
    }

    private @Nullable String text(Key key, @Nullable String text) {
        return text != null && keys.contains(key) ? HIDDEN : text;
    }

    private @Nullable LocalDate day(@Nullable LocalDate day) {
        return keys.contains(Key.RECORDED_ON) ? null : day;
    }

    /** How many values are hidden of each sort, also where it is none, in the order of {@link Key}. */
    public Map<Key, Integer> counts(Evidence evidence) {
        Map<Key, Integer> counts = new LinkedHashMap<>();
        for (Key key : keys) {
            counts.put(
                    key,
                    Math.toIntExact(evidence.documents().stream()
                            .flatMap(one -> values(key, one))
                            .count()));
        }
        return counts;
    }

    private static Stream<Object> values(Key key, SubmittedDocument one) {
        List<Observation> facts = one.observations();
        return switch (key) {
            case TITLE -> Stream.of(one.document().title());
            case FILE -> Stream.ofNullable(one.provenance().file());
            case RECORDED_BY -> Stream.ofNullable(one.provenance().recordedBy());
            case RECORDED_ON -> Stream.ofNullable(one.provenance().recordedOn());
            case AT -> facts.stream().flatMap(fact -> Stream.ofNullable(fact.at()));
            case NOTE -> facts.stream().flatMap(fact -> Stream.ofNullable(fact.note()));
        };
    }
}
