package assay.exchange;

import assay.evaluation.Evaluation;
import assay.evidence.Redaction;
import assay.files.Sha256;
import assay.report.JsonReport;
import assay.ruleset.RuleOrigin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How everything in an evaluation is called in every document about it: UUIDs of version 5 (RFC 9562) of URNs that begin with
 * {@code urn:assay:} in the namespace of URLs. They are made from digests and identifiers alone, so that the same evidence has the same
 * ones on every machine, and whatever grades it the same facts.
 */
final class Identifiers {

    /** The namespace of URLs. */
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final int BYTES = 16;

    private final List<String> evidence;
    private final List<String> result;
    private final boolean namesAreHidden;

    /**
     * Those of one evaluation.
     *
     * @param again how many evaluations in the same document are of evidence with the same digest and come before it
     */
    private Identifiers(Evaluation evaluation, int again) {
        List<String> apart = again == 0 ? List.of() : List.of(Integer.toString(again + 1));
        evidence = joined(List.of("evidence", evaluation.evidenceSha256()), apart);
        List<String> settings = evaluation.rules().settings().entrySet().stream()
                .map(set -> set.getKey() + "=" + set.getValue())
                .toList();
        List<String> by = List.of(
                "result", evaluation.evidenceSha256(), evaluation.rules().sha256());
        result = joined(joined(by, settings), apart);
        namesAreHidden = evaluation.hidden().containsKey(Redaction.Key.RECORDED_BY);
    }

    /** Those of several evaluations, in their order: nothing of one is called as something of another, even where their evidence is the same. */
    static List<Identifiers> of(List<Evaluation> evaluations) {
        Map<String, Integer> seen = new HashMap<>();
        List<Identifiers> identifiers = new ArrayList<>();
        for (Evaluation evaluation : evaluations) {
            int times = seen.merge(evaluation.evidenceSha256(), 1, Integer::sum);
            identifiers.add(new Identifiers(evaluation, times - 1));
        }
        return identifiers;
    }

    /** A document, which is another where anything in the evaluations is. */
    static String document(String form, List<Evaluation> evaluations) {
        JsonReport report = new JsonReport(JsonReport.Layout.LINES);
        return uuid(List.of(form, Sha256.of(evaluations.stream().map(report::of).collect(Collectors.joining()))));
    }

    static String program(String version) {
        return uuid(List.of("program", version));
    }

    static String rules(Evaluation.Rules rules) {
        return uuid(List.of("rules", rules.sha256()));
    }

    static String ruleFile(Evaluation.Rules rules, String file) {
        return uuid(List.of("rules", rules.sha256(), "file", file));
    }

    static String rule(Evaluation.Rules rules, RuleOrigin rule) {
        return uuid(List.of("rules", rules.sha256(), "rule", rule.name()));
    }

    static String reading(Evaluation.Rules rules, String id) {
        return uuid(List.of("rules", rules.sha256(), "reading", id));
    }

    String evidence() {
        return uuid(evidence);
    }

    String authority() {
        return within(evidence, "authority");
    }

    String document(String id) {
        return within(evidence, "document", id);
    }

    String recording(String document) {
        return within(evidence, "recording", document);
    }

    String fact(String document, int index) {
        return within(evidence, "document", document, "fact", Integer.toString(index));
    }

    /** Who recorded what a document shows: whoever has the same name, or somebody of whom nothing is said where names are hidden. */
    String recorder(String name, String document) {
        return namesAreHidden
                ? within(evidence, "recording", document, "recorder")
                : within(evidence, "recorder", name);
    }

    String result() {
        return uuid(result);
    }

    /** The program, as a component of the result: OSCAL has it stand in each, and no two things in a document share a name. */
    String component() {
        return within(result, "component");
    }

    String platform() {
        return within(result, "platform");
    }

    String evaluating() {
        return within(result, "evaluating");
    }

    String criterion(String id) {
        return within(result, "criterion", id);
    }

    String requirement(String id) {
        return within(result, "requirement", id);
    }

    String overall() {
        return within(result, "overall");
    }

    private static String within(List<String> whole, String... parts) {
        return uuid(joined(whole, List.of(parts)));
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static String uuid(List<String> parts) {
        String urn = parts.stream().map(Uri::part).collect(Collectors.joining(":", "urn:assay:", ""));
        ByteBuffer digest = ByteBuffer.wrap(sha1().digest(ByteBuffer.allocate(BYTES + urn.length())
                .putLong(URLS.getMostSignificantBits())
                .putLong(URLS.getLeastSignificantBits())
                .put(urn.getBytes(StandardCharsets.US_ASCII))
                .array()));
        // Four bits for the version, and two that say whose versions these are.
        long high = (digest.getLong() & ~0xF000L) | 0x5000L;
        long low = (digest.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low).toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-1", e);
        }
    }
}
