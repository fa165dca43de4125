package assay.scaffold;

import assay.drl.RuleFiles;
import assay.drl.UnknownSetting;
import assay.evidence.Evidence;
import assay.evidence.EvidenceWriter;
import assay.layout.Layout;
import assay.problem.Nearest;
import assay.ruleset.Interpretation;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.lang3.StringUtils;

/**
 * A variant of a rule set that is to be begun: a small rule set that extends it and takes something otherwise.
 *
 * @param name what it is called, and its folder
 * @param reading the reading of the source that it takes otherwise; empty where it takes none otherwise
 * @param reads how it takes that, in a few words; empty where it takes none otherwise
 * @param values the numbers and days that are others in it, by their names
 */
public record NewVariant(String name, String reading, String reads, SortedMap<String, String> values) {

    /** What can be wrong. */
    public static final String NAME = "name";

    /** What can be wrong. */
    public static final String READING = "reading";

    /** What can be wrong. */
    public static final String READS = "reads";

    /** What a number or a day is called as something that can be wrong: this and its name. */
    public static final String VALUE = "value-";

    private static final String FIXTURE = "fixtures/what-the-variant-says.yaml";

    /** Keeps its own copy. */
    public NewVariant {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /**
     * Its files, by their paths from its folder: what it takes otherwise, and a fixture that holds it.
     *
     * @param base the rule set that it extends
     * @param folder what the folder of that is called, by which it is found
     * @param head what the fixture begins with, with its line end; may be empty
     * @throws Refused if it cannot be a variant of it
     */
    public Begun begun(RuleSet base, String folder, String head) throws Refused {
        List<Refused.Wrong> wrong = new ArrayList<>();
        NewRuleSet.refusal(name).ifPresent(why -> wrong.add(new Refused.Wrong(NAME, name, "\"" + name + "\" " + why)));
        if (name.equals(folder)) {
            wrong.add(new Refused.Wrong(
                    NAME, name, "\"" + name + "\" is the rule set that it extends; a variant has a name of its own"));
        }
        reading(base).forEach(wrong::add);
        Map<String, Parameter> known = new TreeMap<>();
        base.parameters().forEach(one -> known.put(one.name(), one));
        values.forEach((parameter, value) -> Optional.ofNullable(known.get(parameter))
                .map(one -> one.wrong(value).or(() -> isAsItWas(one, value)))
                .orElseGet(() -> Optional.of(UnknownSetting.unknown(parameter, base.parameters())))
                .ifPresent(why -> wrong.add(new Refused.Wrong(VALUE + parameter, value, why))));
        if (reading.isEmpty() && values.isEmpty()) {
            wrong.add(new Refused.Wrong(
                    READING,
                    "",
                    "a variant takes a reading otherwise, a number, or both; this one takes nothing otherwise"));
        }
        if (!wrong.isEmpty()) {
            throw new Refused(wrong);
        }
        Map<String, String> rules = new TreeMap<>();
        rules.put(RuleFiles.PACK, pack(folder));
        rules.put(FIXTURE, head + fixture(base));
        return new Begun(
                "The variant " + name + " is begun",
                "",
                "",
                rules,
                Map.of(),
                Map.of(),
                values.isEmpty()
                        ? List.of(name
                                + " does nothing otherwise yet: write the rules that are others in it, and name those"
                                + " that they replace under \"without\"")
                        : List.of());
    }

    private static Optional<String> isAsItWas(Parameter one, String value) {
        return one.value().equals(value)
                ? Optional.of(one.name() + " is " + value + " in the rule set that it extends already")
                : Optional.empty();
    }

    private List<Refused.Wrong> reading(RuleSet base) {
        List<Refused.Wrong> wrong = new ArrayList<>();
        List<String> known =
                base.interpretations().stream().map(Interpretation::id).toList();
        if (!reading.isEmpty() && !known.contains(reading)) {
            wrong.add(new Refused.Wrong(
                    READING,
                    reading,
                    "interpretations.yaml has no reading \"" + reading + "\"" + Nearest.hint(reading, known)));
        }
        if (reading.isEmpty() != reads.isBlank()) {
            wrong.add(
                    reading.isEmpty()
                            ? new Refused.Wrong(READING, "", "say which reading it is that is taken so")
                            : new Refused.Wrong(READS, "", "say how " + reading + " is taken"));
        }
        if (StringUtils.containsAny(reads, "\n\r{}")) {
            wrong.add(new Refused.Wrong(READS, reads, "how a reading is taken is one line without braces"));
        }
        return wrong;
    }

    /** Where another value comes from. */
    private String source() {
        return reading.isEmpty() ? RuleSet.TO_BE_FILLED_IN : "tried as another reading of " + reading;
    }

    private String pack(String folder) {
        StringBuilder pack = new StringBuilder("name: ")
                .append(name)
                .append("\nextends: ")
                .append(folder)
                .append('\n');
        if (!reading.isEmpty()) {
            pack.append("interpretation: ")
                    .append(reading)
                    .append("\nreads: ")
                    .append(EvidenceWriter.scalar(reads))
                    .append('\n');
        }
        if (!values.isEmpty()) {
            pack.append("parameters:\n");
            values.forEach((parameter, value) -> pack.append("  ")
                    .append(parameter)
                    .append(": {value: ")
                    .append(value)
                    .append(", source: \"")
                    .append(source())
                    .append("\"}\n"));
        }
        try {
            return Layout.of(RuleFiles.PACK, pack.toString()).after();
        } catch (Layout.Refused e) {
            throw new IllegalStateException(name, e);
        }
    }

    private String fixture(RuleSet base) {
        Evidence evidence = Evidence.of(
                "",
                "Newtown",
                CriterionSkeleton.sample(base.vocabulary().authority()),
                null,
                Map.of(),
                Map.of(),
                List.of());
        StringBuilder text = new StringBuilder("# What the variant says of itself, whatever the evidence.\n")
                .append(EvidenceWriter.file(evidence, base))
                .append("expect:\n  rules:\n    name: ")
                .append(name)
                .append('\n');
        if (!reading.isEmpty()) {
            text.append("    interpretation: ")
                    .append(reading)
                    .append("\n    reads: ")
                    .append(EvidenceWriter.scalar(reads))
                    .append('\n');
        }
        if (!values.isEmpty()) {
            text.append("  parameters:\n");
            base.parameters().stream()
                    .filter(one -> values.containsKey(one.name()))
                    .forEach(one -> {
                        text.append("    ")
                                .append(one.name())
                                .append(":\n      source: ")
                                .append(EvidenceWriter.scalar(source()))
                                .append('\n');
                        if (!one.interpretation().isEmpty()) {
                            text.append("      interpretation: ")
                                    .append(one.interpretation())
                                    .append('\n');
                        }
                    });
        }
        return text.toString();
    }
}
