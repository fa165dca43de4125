package assay.proof;

import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact, with what must be there besides.
 *
 * @param at the case that it is an example of
 * @param evidence all of it, the fact first
 * @param written the same in words
 * @param size how much it is
 */
record Example(Case at, Evidence evidence, String written, int size) {

    /**
     * An example of a case; of what is not known of it, the smallest.
     *
     * @param kind what the fact is
     * @param besides what must be there besides: of each fact or document, its kind and what is known of it
     */
    static Example of(Vocabulary vocabulary, Kind kind, Case at, List<Map.Entry<Kind, Case>> besides) {
        List<Observation> facts = new ArrayList<>(List.of(observation(kind, at)));
        StringBuilder written = new StringBuilder(EvidenceWriter.inOneLine(facts.get(0)));
        List<Map<String, Object>> documents = new ArrayList<>();
        documents.add(heading(EveryFact.DOCUMENT, at, written, "in a document with"));
        besides.forEach(other -> {
            if (other.getKey().equals(EveryFact.DOCUMENT)) {
                Map<String, Object> fields = fields(other.getValue());
                written.append(", beside a document");
                documents.add(written(EveryFact.DOCUMENT, fields, written, " with"));
            } else {
                Observation beside = observation(other.getKey(), other.getValue());
                facts.add(beside);
                written.append(", beside ").append(EvidenceWriter.inOneLine(beside));
            }
        });
        Map<String, Object> about = heading(vocabulary.authority(), at, written, "of an authority with");
        boolean spoken = Boolean.TRUE.equals(
                at.get(new Case.OfHeading(vocabulary.interview().type(), "")));
        Map<String, Object> interview =
                spoken ? heading(vocabulary.interview(), at, written, "with an interview") : null;
        Map<String, Object> profile = heading(vocabulary.profile(), at, written, "with a profile");
        List<SubmittedDocument> submitted = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            submitted.add(new SubmittedDocument(
                    document(document, submitted.size()), submitted.isEmpty() ? facts : List.of()));
        }
        Evidence evidence = Evidence.of("", "", about, interview, Map.of(), profile, submitted);
        return new Example(at, evidence, written.toString(), size(facts) + documents.size());
    }

    private static Observation observation(Kind kind, Case at) {
        Map<String, Object> known = fields(at);
        return new Observation(
                kind,
                Values.recorded(kind, known),
                text(known.get(EveryFact.AT)),
                Boolean.TRUE.equals(known.get(EveryFact.SECONDARY)),
                text(known.get(EveryFact.NOTE)));
    }

    private static Map<String, Object> fields(Case at) {
        Map<String, Object> known = new LinkedHashMap<>();
        at.known().forEach((of, value) -> {
            if (of instanceof Case.OfField field) {
                known.put(field.property(), value);
            }
        });
        return known;
    }

    private static Map<String, Object> heading(Kind kind, Case at, StringBuilder written, String words) {
        Map<String, Object> known = new LinkedHashMap<>();
        at.known().forEach((of, value) -> {
            if (of instanceof Case.OfHeading heading
                    && heading.type().equals(kind.type())
                    && !heading.property().isEmpty()) {
                known.put(heading.property(), value);
            }
        });
        return written(kind, known, written, ", " + words);
    }

    /** All that is recorded of something, of which that is written which is known. */
    private static Map<String, Object> written(
            Kind kind, Map<String, Object> known, StringBuilder written, String words) {
        Map<String, Object> recorded = Values.recorded(kind, known);
        Map<String, Object> asked = new LinkedHashMap<>(recorded);
        asked.keySet().retainAll(known.keySet());
        if (!asked.isEmpty()) {
            written.append(words).append(' ').append(EvidenceWriter.inOneLine(kind, asked));
        }
        return recorded;
    }

    /** A document; one whose name nothing hangs on is called by its place. */
    private static Document document(Map<String, Object> values, int position) {
        String id = String.valueOf(values.get("id"));
        return new Document(
                id.equals(Values.ANY_TEXT) ? "D" + (position + 1) : id,
                String.valueOf(values.get("title")),
                day(values.get("dated")),
                day(values.get("received")),
                position);
    }

    private static @Nullable LocalDate day(@Nullable Object value) {
        return value instanceof LocalDate day ? day : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }

    private static int size(List<Observation> facts) {
        return facts.stream()
                .mapToInt(fact -> 1
                        + (fact.at() == null ? 0 : 1)
                        + (fact.secondary() ? 1 : 0)
                        + (fact.note() == null ? 0 : 1)
                        + fact.values().values().stream()
                                .mapToInt(value -> value instanceof List<?> list ? 1 + list.size() : 1)
                                .sum())
                .sum();
    }
}
