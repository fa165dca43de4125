package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Lets rules rest on something else: another source, other interpretations, one by one and as {@code pack.yaml} says. */
final class OtherGrounds {

    private static final Set<String> BY_SOURCES = Set.of("sources");
    private static final Set<String> BY_INTERPRETATIONS = Set.of("interpretations");
    /** What is concluded of which no result names the rule, and so nothing that it rests on. */
    private static final Pattern UNNAMED = Pattern.compile("\\bnew (?:Note|Agreement)\\(");

    private static final Pattern RULE = Pattern.compile("(?m)^(?=[ \\t]*rule\\b)");

    private final RuleFiles files;
    private final RuleSet rules;
    private final List<String> sources;
    private final Set<String> unnamed = new HashSet<>();

    OtherGrounds(RuleFiles files, RuleSet rules, Collection<DrlFile> read) {
        this.files = files;
        this.rules = rules;
        this.sources = rules.origins().values().stream()
                .map(RuleOrigin::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .sorted()
                .toList();
        for (DrlFile file : read) {
            for (RuleDescr rule : file.rules()) {
                if (UNNAMED.matcher(String.valueOf(rule.getConsequence())).find()) {
                    unnamed.add(rule.getName());
                }
            }
        }
    }

    /** What becomes of one rule. */
    List<Mutant> of(DrlFile file, RuleOrigin rule) {
        if (unnamed.contains(rule.name())) {
            return List.of();
        }
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

    /** What becomes of the rules that rest on what the pack says under a name. */
    List<Mutant> of(Node.Entry ground, Collection<DrlFile> read) {
        List<Mutant> mutants = new ArrayList<>();
        String name = ground.key().text();
        List<RuleOrigin> after = grounded("{source-of-" + name + "}", read);
        if (!after.isEmpty() && has(ground, "source")) {
            RuleOrigin first = after.get(0);
            otherSource(first.file(), first.source())
                    .ifPresent(other -> mutants.add(inPack(
                            ground,
                            name + ": the source [" + first.source() + " -> " + other + "]",
                            BY_SOURCES,
                            after,
                            rule -> rule.after(other))));
        }
        List<RuleOrigin> resting = grounded("{interpretation-of-" + name + "}", read);
        if (!resting.isEmpty() && has(ground, "interpretation")) {
            RuleOrigin first = resting.get(0);
            for (String id : first.interpretations()) {
                mutants.add(inPack(
                        ground,
                        name + ": drops the interpretation " + id,
                        BY_INTERPRETATIONS,
                        resting,
                        rule -> rule.restingOn(replaced(rule, id, List.of()))));
                otherInterpretation(first, id)
                        .ifPresent(other -> mutants.add(inPack(
                                ground,
                                name + ": the interpretation [" + id + " -> " + other + "]",
                                BY_INTERPRETATIONS,
                                resting,
                                rule -> rule.restingOn(replaced(rule, id, List.of(other))))));
            }
        }
        return mutants;
    }

    private static boolean has(Node.Entry ground, String key) {
        return ground.value() instanceof Node.Mapping map && map.get(key).isPresent();
    }

    private Mutant inPack(
            Node.Entry ground,
            String says,
            Set<String> shownBy,
            List<RuleOrigin> changed,
            UnaryOperator<RuleOrigin> change) {
        Map<String, RuleOrigin> origins = new LinkedHashMap<>(rules.origins());
        changed.forEach(rule -> origins.put(rule.name(), change.apply(rule)));
        return Mutant.of(
                files.shown(RuleFiles.PACK),
                ground.key().line(),
                "",
                says,
                Mutant.Form.OTHER_GROUNDS,
                shownBy,
                rules.with(origins));
    }

    /** The rules that say as they are written that they rest on a name. */
    private List<RuleOrigin> grounded(String placeholder, Collection<DrlFile> read) {
        List<RuleOrigin> grounded = new ArrayList<>();
        for (DrlFile file : read) {
            String[] pieces = RULE.split(files.written().getOrDefault(file.file(), ""));
            List<RuleDescr> own = file.rules();
            for (int i = 0; i < own.size() && pieces.length == own.size() + 1; i++) {
                if (pieces[i + 1].contains(placeholder)
                        && !unnamed.contains(own.get(i).getName())) {
                    grounded.add(rules.origin(own.get(i).getName()));
                }
            }
        }
        return grounded;
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
