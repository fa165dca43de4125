package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;

/** Lets rules rest on something else: another source, other interpretations. */
final class OtherGrounds {

    /** The key of what every rule of a file rests on. */
    static final String HELD = "grounds";

    private static final Set<String> BY_SOURCES = Set.of("sources", HELD);
    private static final Set<String> BY_INTERPRETATIONS = Set.of("interpretations", HELD);

    private final RuleFiles files;
    private final RuleSet rules;
    private final List<String> sources;

    OtherGrounds(RuleFiles files, RuleSet rules) {
        this.files = files;
        this.rules = rules;
        this.sources = rules.origins().values().stream()
                .map(RuleOrigin::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** What becomes of one rule. */
    List<Mutant> of(DrlFile file, RuleOrigin rule) {
        List<Mutant> mutants = new ArrayList<>();
        String shown = files.shown(file.file());
        otherSource(file.file(), rule.source())
                .ifPresent(other -> mutants.add(Mutant.of(
                        shown,
                        line(file, rule, "@source"),
                        rule.name(),
                        "the source [" + rule.source() + " -> " + other + "]",
                        Mutant.Form.OTHER_GROUNDS,
                        BY_SOURCES,
                        rules.with(rule.after(other)))));
        for (String id : rule.interpretations()) {
            int line = line(file, rule, "@interpretation");
            mutants.add(Mutant.of(
                    shown,
                    line,
                    rule.name(),
                    "drops the interpretation " + id,
                    Mutant.Form.OTHER_GROUNDS,
                    BY_INTERPRETATIONS,
                    rules.with(rule.restingOn(replaced(rule, id, List.of())))));
            otherInterpretation(rule, id)
                    .ifPresent(other -> mutants.add(Mutant.of(
                            shown,
                            line,
                            rule.name(),
                            "the interpretation [" + id + " -> " + other + "]",
                            Mutant.Form.OTHER_GROUNDS,
                            BY_INTERPRETATIONS,
                            rules.with(rule.restingOn(replaced(rule, id, List.of(other)))))));
        }
        return mutants;
    }

    /** A source that nothing else in a file rests on, if there is one: only then is the change one of what is named. */
    private Optional<String> otherSource(String file, String source) {
        if (source.isEmpty()) {
            return Optional.empty();
        }
        List<String> near = rules.origins().values().stream()
                .filter(rule -> rule.file().equals(file))
                .map(RuleOrigin::source)
                .toList();
        return Optional.of(after(sources, source, other -> !near.contains(other))
                .orElse(rules.pack().source() + ", somewhere else"));
    }

    /** An interpretation that the rule does not rest on yet. */
    private Optional<String> otherInterpretation(RuleOrigin rule, String id) {
        return after(
                rules.interpretationIds(), id, other -> !rule.interpretations().contains(other));
    }

    private static Optional<String> after(List<String> all, String one, Predicate<String> fitting) {
        int at = all.indexOf(one);
        return IntStream.range(1, all.size())
                .mapToObj(i -> all.get((at + i) % all.size()))
                .filter(fitting)
                .findFirst();
    }

    private static List<String> replaced(RuleOrigin rule, String id, List<String> by) {
        List<String> others = new ArrayList<>();
        rule.interpretations().forEach(one -> others.addAll(one.equals(id) ? by : List.of(one)));
        return others;
    }

    private static int line(DrlFile file, RuleOrigin rule, String annotation) {
        int at = file.text().indexOf(annotation, file.offsetOf(rule.line()));
        return StringUtils.countMatches(file.text().substring(0, Math.max(0, at)), '\n') + 1;
    }
}
