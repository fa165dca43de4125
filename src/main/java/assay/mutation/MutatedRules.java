package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * A rule set and everything that it becomes by changing one element of it. All versions of all rules are compiled
 * together, for to compile each mutant by itself would take hours; which of them may fire, whoever runs them decides.
 */
public final class MutatedRules {

    private final RuleBase all;
    private final List<Mutant> mutants;

    private MutatedRules(RuleBase all, List<Mutant> mutants) {
        this.all = all;
        this.mutants = mutants;
    }

    /** The rules as they are, and beside them what some mutants make of theirs. */
    public RuleBase with(Collection<Mutant> some) {
        Set<String> left = mutants.stream().map(Mutant::changedRule).collect(Collectors.toSet());
        some.forEach(mutant -> left.remove(mutant.changedRule()));
        return all.only(rule -> !left.contains(rule));
    }

    /** What was changed, in the order of the files and of their lines. */
    public List<Mutant> mutants() {
        return mutants;
    }

    /**
     * A change of a rule.
     *
     * @param says what is said of the rule then, where that is what changes, or null
     */
    private record Candidate(
            String file,
            String rule,
            Mutations.Mutation mutation,
            @Nullable RuleOrigin says) {

        boolean isToBeCompiled() {
            return !mutation.text().isEmpty();
        }
    }

    /**
     * Changes every element of a rule set, one at a time.
     *
     * @param folder the rule set's folder
     * @param settings the values that parameters have instead of their own, by their names
     * @param cache where compiled rules are kept
     * @throws ProblemsException with everything that is wrong with the rule set as it is
     */
    public static MutatedRules of(Path folder, Map<String, String> settings, RuleCache cache) throws ProblemsException {
        return of(folder, settings, cache, rule -> true);
    }

    /**
     * The same for some of the rules, by their names; what is not of a rule is changed as well.
     *
     * @param folder the rule set's folder
     * @param cache where compiled rules are kept
     * @param wanted which rules to change
     * @throws ProblemsException with everything that is wrong with the rule set as it is
     */
    public static MutatedRules of(Path folder, RuleCache cache, Predicate<String> wanted) throws ProblemsException {
        return of(folder, Map.of(), cache, wanted);
    }

    private static MutatedRules of(Path folder, Map<String, String> settings, RuleCache cache, Predicate<String> wanted)
            throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder).set(settings);
        RuleSetReader.Read read = RuleLint.read(files);
        Map<String, List<String>> words = read.declarations().constants();
        List<List<String>> texts = texts(read);
        List<Candidate> candidates = new ArrayList<>();
        for (DrlFile file : read.files()) {
            for (RuleDescr rule : file.rules()) {
                if (!wanted.test(rule.getName())) {
                    continue;
                }
                Mutations.of(file, rule, words, texts)
                        .forEach(
                                mutation -> candidates.add(new Candidate(file.file(), rule.getName(), mutation, null)));
                candidates.addAll(withoutInterpretations(file, read.ruleSet().origin(rule.getName())));
            }
        }
        while (true) {
            Map<String, SortedMap<Integer, Candidate>> places = new LinkedHashMap<>();
            RuleFiles mutated = withMutants(files, candidates, places);
            try {
                RuleBase base = RuleBase.unchecked(mutated, cache);
                RuleSet ruleSet = withOrigins(read.ruleSet(), candidates);
                return new MutatedRules(base.with(ruleSet), mutants(files, ruleSet, candidates));
            } catch (ProblemsException e) {
                // What a rule cannot say is no mutant of it.
                Set<Candidate> impossible = impossible(places, e.problems());
                if (impossible.isEmpty()) {
                    throw e;
                }
                candidates.removeAll(impossible);
            }
        }
    }

    /** The rule without one of the interpretations that it rests on, for each of them. */
    private static List<Candidate> withoutInterpretations(DrlFile file, RuleOrigin rule) {
        int annotation = file.text().indexOf("@interpretation", file.offsetOf(rule.line()));
        int line = StringUtils.countMatches(file.text().substring(0, Math.max(0, annotation)), '\n') + 1;
        return rule.interpretations().stream()
                .map(id -> new Candidate(
                        file.file(),
                        rule.name(),
                        new Mutations.Mutation(
                                line, "drops the interpretation " + id, Mutant.Form.OTHER_INTERPRETATIONS, ""),
                        rule.without(id)))
                .toList();
    }

    /** Lists of texts of which one may stand where another does: requirements, grades, agreements, routes, parts. */
    static List<List<String>> texts(RuleSetReader.Read read) {
        Pack pack = read.ruleSet().pack();
        List<List<String>> texts = new ArrayList<>();
        texts.add(pack.requirementIds());
        texts.add(pack.gradeIds());
        texts.add(pack.agreementIds());
        texts.add(List.of("A", "B"));
        read.files().forEach(file -> texts.addAll(Mutations.parts(file)));
        return texts;
    }

    /** The rule files with all mutants behind their rules; which begins in which line goes to the places. */
    private static RuleFiles withMutants(
            RuleFiles files, List<Candidate> candidates, Map<String, SortedMap<Integer, Candidate>> places) {
        SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
        files.rules().forEach((file, text) -> {
            StringBuilder mutated = new StringBuilder(text.stripTrailing()).append('\n');
            SortedMap<Integer, Candidate> lines = new TreeMap<>();
            for (int i = 0; i < candidates.size(); i++) {
                Candidate candidate = candidates.get(i);
                if (candidate.file.equals(file) && candidate.isToBeCompiled()) {
                    lines.put(StringUtils.countMatches(mutated, '\n') + 1, candidate);
                    mutated.append(Strings.CS.replaceOnce(
                                    candidate.mutation.text(), candidate.rule, Mutant.named(candidate.rule, i + 1)))
                            .append('\n');
                }
            }
            places.put(files.shown(file), lines);
            contents.put(file, mutated.toString().getBytes(StandardCharsets.UTF_8));
        });
        return files.with(contents);
    }

    private static Set<Candidate> impossible(
            Map<String, SortedMap<Integer, Candidate>> places, List<Problem> problems) {
        Set<Candidate> impossible = new HashSet<>();
        for (Problem problem : problems) {
            SortedMap<Integer, Candidate> lines = places.getOrDefault(problem.file(), Collections.emptySortedMap());
            SortedMap<Integer, Candidate> before = lines.headMap(problem.line() + 1);
            if (!before.isEmpty()) {
                impossible.add(before.get(before.lastKey()));
            }
        }
        return impossible;
    }

    /** Everywhere that a mutant shows, it shows as the rule that it stands for. */
    private static RuleSet withOrigins(RuleSet ruleSet, List<Candidate> candidates) {
        Map<String, RuleOrigin> origins = new LinkedHashMap<>(ruleSet.origins());
        for (int i = 0; i < candidates.size(); i++) {
            String rule = candidates.get(i).rule;
            origins.put(Mutant.named(rule, i + 1), ruleSet.origin(rule));
        }
        return new RuleSet(
                ruleSet.pack(),
                ruleSet.sha256(),
                ruleSet.files(),
                ruleSet.vocabulary(),
                ruleSet.interpretations(),
                origins,
                ruleSet.extension(),
                ruleSet.declared(),
                ruleSet.parameters(),
                ruleSet.settings(),
                ruleSet.rulePackage());
    }

    private static List<Mutant> mutants(RuleFiles files, RuleSet ruleSet, List<Candidate> candidates) {
        List<Mutant> mutants = new ArrayList<>();
        for (Candidate candidate : candidates) {
            mutants.add(new Mutant(
                    mutants.size() + 1,
                    files.shown(candidate.file),
                    candidate.mutation.line(),
                    candidate.rule,
                    candidate.mutation.says(),
                    candidate.mutation.form(),
                    candidate.says == null ? ruleSet : ruleSet.with(candidate.says)));
        }
        packs(ruleSet.pack()).forEach((says, pack) -> {
            String key = StringUtils.substringBefore(says, ":");
            mutants.add(new Mutant(
                    mutants.size() + 1,
                    files.shown(RuleFiles.PACK),
                    lineOf(files, key),
                    "",
                    says,
                    Mutant.Form.OTHER_PACK,
                    ruleSet.with(pack)));
        });
        return List.copyOf(mutants);
    }

    private static int lineOf(RuleFiles files, String entry) {
        byte[] pack = Optional.ofNullable(files.contents().get(RuleFiles.PACK)).orElse(new byte[0]);
        List<String> lines = Arrays.asList(new String(pack, StandardCharsets.UTF_8).split("\n", -1));
        return 1
                + Math.max(
                        0,
                        lines.stream()
                                .filter(line -> line.contains(": " + entry + ","))
                                .findFirst()
                                .map(lines::indexOf)
                                .orElse(0));
    }

    /** Every other pack: two grades with each other's values, a grade met or not, a weight of one more or less. */
    private static Map<String, Pack> packs(Pack pack) {
        Map<String, Pack> packs = new LinkedHashMap<>();
        List<Pack.GradeEntry> grades = pack.grades();
        for (int i = 0; i + 1 < grades.size(); i++) {
            Pack.GradeEntry lower = grades.get(i);
            Pack.GradeEntry upper = grades.get(i + 1);
            List<Pack.GradeEntry> swapped = new ArrayList<>(grades);
            swapped.set(i, lower.worth(upper.value()));
            swapped.set(i + 1, upper.worth(lower.value()));
            packs.put(lower.name() + ": its value and that of " + upper.name() + " swapped", pack.withGrades(swapped));
        }
        for (Pack.GradeEntry grade : grades) {
            for (String change : List.of("0.01", "-0.01")) {
                BigDecimal value = grade.value().add(new BigDecimal(change));
                packs.put(
                        grade.name() + ": the value " + value.toPlainString(),
                        pack.withGrades(replaced(grades, grade, grade.worth(value))));
            }
            packs.put(
                    grade.name() + ": met: " + !grade.met(), pack.withGrades(replaced(grades, grade, grade.turned())));
        }
        BiFunction<Pack.RequirementEntry, Integer, Pack> weighing = (entry, weight) -> pack.withRequirements(replaced(
                pack.requirements(),
                entry,
                new Pack.RequirementEntry(entry.id(), entry.number(), entry.name(), weight, entry.line())));
        for (Pack.RequirementEntry entry : pack.requirements()) {
            for (int weight :
                    entry.weight() == 1 ? new int[] {2} : new int[] {entry.weight() - 1, entry.weight() + 1}) {
                packs.put(entry.id() + ": the weight " + weight, weighing.apply(entry, weight));
            }
        }
        return packs;
    }

    private static <T> List<T> replaced(List<T> all, T one, T by) {
        return all.stream().map(each -> each.equals(one) ? by : each).collect(Collectors.toUnmodifiableList());
    }
}
