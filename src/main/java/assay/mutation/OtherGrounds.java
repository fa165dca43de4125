package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Lets rules rest on something else: another source, other interpretations. */
final class OtherGrounds {

    private static final Set<String> BY_SOURCES = Set.of("sources");
    private static final Set<String> BY_INTERPRETATIONS = Set.of("interpretations");
    private static final Pattern CONCLUDED = Pattern.compile("\\bnew (\\w+)\\(|\\b(Criterion|Counted)\\.");
    /** What is concluded of which no result names the rule, and so nothing that it rests on. */
    private static final Set<String> SAID_ALONE = Set.of("Note", "Agreement", "Caution");

    private final RuleFiles files;
    private final RuleSet rules;
    private final List<String> sources;
    /** The kinds of facts that the rules declare. */
    private final Set<String> declared = new HashSet<>();

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
        read.forEach(file -> file.parsed().getTypeDeclarations().forEach(type -> declared.add(type.getTypeName())));
        for (DrlFile file : read) {
            for (RuleDescr rule : file.rules()) {
                List<String> concluded = concluded(rule);
                if (isUnnamed(rules.origin(rule.getName()), concluded)) {
                    unnamed.add(rule.getName());
                }
            }
        }
    }

    private static List<String> concluded(RuleDescr rule) {
        return CONCLUDED
                .matcher(String.valueOf(rule.getConsequence()))
                .results()
                .map(found -> ObjectUtils.firstNonNull(found.group(1), found.group(2)))
                .toList();
    }

    /** A rule of facts of the rule set's own is named only where an interpretation hangs on it. */
    private boolean isUnnamed(RuleOrigin rule, List<String> concluded) {
        return !concluded.isEmpty()
                && (SAID_ALONE.containsAll(concluded)
                        || (rule.interpretations().isEmpty() && declared.containsAll(concluded)));
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
