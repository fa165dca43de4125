package assay.replay;

import assay.evaluation.Evaluation;
import assay.evidence.Evidence;
import assay.evidence.SubmittedDocument;
import assay.report.JsonReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part that each change had in what came out otherwise, found by grading again: something has a part where taking it back alone
 * makes a difference to what comes out now, or taking back all but it to what comes out with all taken back. The rules of then are not
 * to be had where their files are others now; then they have a part in whatever the documents and parameters of then do not explain.
 */
final class Parts {

    private final Map<String, String> then;
    private final Map<String, String> now;
    private final boolean isOtherEvidence;
    private final boolean isOtherRules;
    private final List<Replay.Input> inputs;
    private final Evidence evidence;
    private final @Nullable List<SubmittedDocument> before;
    private final List<String> documents;
    private final List<ParameterChange> parameters;
    private final Graders graders;
    private final Map<Set<Change>, Map<String, String>> graded = new HashMap<>();

    /** A document that changed, by its id, or a parameter, by its name. */
    private record Change(String name, boolean isParameter) {

        static Change document(String id) {
            return new Change(id, false);
        }

        static Change parameter(ParameterChange parameter) {
            return new Change(parameter.name(), true);
        }
    }

    /**
     * The parts of what has changed since a result.
     *
     * @param inputs what the result was made from that is another now
     * @param evidence what is recorded now
     * @param before the documents of then, or null where they are no evidence to the rules of now
     * @param documents the documents that are new, are gone or say something else
     */
    Parts(
            Recorded then,
            Recorded now,
            List<Replay.Input> inputs,
            Evidence evidence,
            @Nullable List<SubmittedDocument> before,
            Set<String> documents,
            Graders graders) {
        this.then = Moved.outcomes(then);
        this.now = Moved.outcomes(now);
        this.inputs = List.copyOf(inputs);
        this.evidence = evidence;
        this.before = before;
        this.documents = List.copyOf(documents);
        this.graders = graders;
        this.parameters = ParameterChange.between(then, now).stream()
                .filter(one -> graders.with(Map.of(one.name(), one.then())).isPresent())
                .toList();
        this.isOtherEvidence = !then.evidenceSha256().equals(now.evidenceSha256());
        this.isOtherRules = !then.ruleFiles().equals(now.ruleFiles())
                || (parameters.isEmpty() && !then.rulesSha256().equals(now.rulesSha256()));
    }

    /** What moved something that is otherwise. */
    Optional<Cause> moved(String what) {
        if (inputs.isEmpty()) {
            return Optional.of(Cause.of(Cause.Kind.ALTERED));
        }
        if (inputs.stream().allMatch(Replay.Input::isProgram)) {
            return Optional.of(Cause.of(Cause.Kind.PROGRAM));
        }
        if (before == null && !documents.isEmpty()) {
            boolean isEvidence = !isOtherRules && parameters.isEmpty();
            return Optional.of(new Cause(
                    isEvidence ? Cause.Kind.MOVED : Cause.Kind.UNKNOWN, true, List.of(), List.of(), !isEvidence));
        }
        List<String> causes = documents.stream()
                .filter(one -> hasPart(Change.document(one), what))
                .toList();
        List<ParameterChange> values = parameters.stream()
                .filter(one -> hasPart(Change.parameter(one), what))
                .toList();
        boolean byRules = isOtherRules && !outcome(everything(), what).equals(of(then, what));
        if (causes.isEmpty() && values.isEmpty() && !byRules) {
            // No single change shows in it, or what a result does not keep was changed.
            boolean isElse = !isOtherEvidence && parameters.isEmpty();
            boolean isByDocuments = !of(graded(allDocuments()), what).equals(of(now, what));
            return Optional.of(new Cause(
                    Cause.Kind.MOVED,
                    isOtherEvidence,
                    isByDocuments ? documents : List.of(),
                    parameters,
                    isOtherRules || isElse));
        }
        return Optional.of(new Cause(Cause.Kind.MOVED, !causes.isEmpty(), causes, values, byRules));
    }

    /** What the rules and parameters alone would move, where it is as it was. */
    Optional<Cause> takenBack(String what) {
        if (before == null || documents.isEmpty() || (parameters.isEmpty() && !isOtherRules)) {
            return Optional.empty();
        }
        return outcome(allDocuments(), what).equals(of(now, what))
                ? Optional.empty()
                : Optional.of(new Cause(Cause.Kind.NEITHER, true, List.of(), parameters, isOtherRules));
    }

    private boolean hasPart(Change change, String what) {
        Set<Change> others = everything();
        others.remove(change);
        return !outcome(Set.of(change), what).equals(of(now, what))
                || !outcome(others, what).equals(outcome(everything(), what));
    }

    private Set<Change> everything() {
        Set<Change> everything = allDocuments();
        parameters.forEach(one -> everything.add(Change.parameter(one)));
        return everything;
    }

    private Set<Change> allDocuments() {
        return documents.stream().map(Change::document).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String outcome(Set<Change> takenBack, String what) {
        if (takenBack.isEmpty()) {
            return of(now, what);
        }
        return of(graded.computeIfAbsent(Set.copyOf(takenBack), this::graded), what);
    }

    private static String of(Map<String, String> outcomes, String what) {
        return outcomes.getOrDefault(what, Moved.NONE);
    }

    private Map<String, String> graded(Set<Change> takenBack) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.stream()
                .filter(one -> takenBack.contains(Change.parameter(one)))
                .forEach(one -> values.put(one.name(), one.then()));
        Evidence mixed = evidence.of(documents(takenBack));
        // Values that the rules could not have together make nothing of it.
        return graders.with(values)
                .map(evaluator -> Moved.outcomes(recorded(evaluator.evaluate(mixed))))
                .orElse(Map.of());
    }

    /** The documents of now, some of them as they were. */
    private List<SubmittedDocument> documents(Set<Change> takenBack) {
        List<SubmittedDocument> all = new ArrayList<>();
        evidence.documents().stream()
                .filter(one -> !takenBack.contains(Change.document(one.id())))
                .forEach(all::add);
        if (before != null) {
            before.stream()
                    .filter(one -> takenBack.contains(Change.document(one.id())))
                    .forEach(all::add);
        }
        return all;
    }

    /** An evaluation as it would be recorded. */
    static Recorded recorded(Evaluation evaluation) {
        return new Recorded(ResultFile.tree(new JsonReport(JsonReport.Layout.LINES).of(evaluation)));
    }
}
