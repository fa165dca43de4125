package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * A rule set and everything that it becomes by changing one element of it. All versions of all rules are compiled
 * together, for to compile each mutant by itself would take hours; which of them may fire, whoever runs them decides.
 */
public final class MutatedRules {

    private final RuleBase all;
    private final List<Mutant> mutants;
    private final Map<Mutant, RuleBase> others;

    private MutatedRules(RuleBase all, List<Mutant> mutants, Map<Mutant, RuleBase> others) {
        this.all = all;
        this.mutants = mutants;
        this.others = others;
    }

    /** The rules as they are, and beside them what some mutants make of theirs. */
    RuleBase with(Collection<Mutant> some) {
        Set<String> left = mutants.stream().map(Mutant::changedRule).collect(Collectors.toSet());
        some.forEach(mutant -> left.remove(mutant.changedRule()));
        return all.only(rule -> !left.contains(rule));
    }

    /** The rules of a mutant that is compiled by itself. */
    RuleBase of(Mutant mutant) {
        return Objects.requireNonNull(others.get(mutant));
    }

    /** What was changed: rules in the order of the files and of their lines, then texts, then parameters. */
    public List<Mutant> mutants() {
        return mutants;
    }

    /** A change of a rule. */
    private record Candidate(String file, String rule, Mutations.Mutation mutation) {

        boolean isToBeCompiled() {
            return !mutation.text().isEmpty();
        }
    }

    /**
     * Changes every element of a rule set, one at a time. Of one that extends another, only what it says itself is changed.
     *
     * @param folder the rule set's folder
     * @param settings the values that parameters have instead of their own, by their names
     * @param cache where compiled rules are kept
     * @throws ProblemsException with everything because of which the rule set as it is cannot be compiled
     */
    public static MutatedRules of(Path folder, Map<String, String> settings, RuleCache cache) throws ProblemsException {
        return of(folder, settings, cache, rule -> true);
    }

    /**
     * The same for some of the rules, by their names. Texts beside the rules are changed as well; parameters, and rules that
     * are left out, only if a rule without a name is wanted: each of them makes a rule set to be compiled.
     *
     * @param folder the rule set's folder
     * @param cache where compiled rules are kept
     * @param wanted which rules to change
     * @throws ProblemsException with everything because of which the rule set as it is cannot be compiled
     */
    public static MutatedRules of(Path folder, RuleCache cache, Predicate<String> wanted) throws ProblemsException {
        return of(folder, Map.of(), cache, wanted);
    }

    private static MutatedRules of(Path folder, Map<String, String> settings, RuleCache cache, Predicate<String> wanted)
            throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder).set(settings);
        RuleSetReader.Read read = RuleChecker.read(files);
        List<OtherRules.Whole> wholes = new ArrayList<>();
        if (wanted.test("")) {
            wholes.addAll(OtherRules.parameters(files, read.ruleSet(), name -> true));
            wholes.addAll(OtherRules.omissions(files, read.ruleSet()));
        }
        return of(files, read, cache, wanted, OtherTexts.of(files, read.ruleSet()), wholes);
    }

    /**
     * Changes some rules and some parameters of a rule set, and no texts beside them.
     *
     * @param files the rule set's files
     * @param rules the names of the rules
     * @param parameters the names of the parameters: each makes rule sets to be compiled
     * @throws ProblemsException with everything because of which the rule set as it is cannot be compiled
     */
    public static MutatedRules of(RuleFiles files, Set<String> rules, Set<String> parameters) throws ProblemsException {
        RuleSetReader.Read read = RuleChecker.read(files);
        return of(
                files,
                read,
                RuleCache.none(),
                rules::contains,
                List.of(),
                OtherRules.parameters(files, read.ruleSet(), parameters::contains));
    }

    private static MutatedRules of(
            RuleFiles files,
            RuleSetReader.Read read,
            RuleCache cache,
            Predicate<String> wanted,
            List<Mutant> texts,
            List<OtherRules.Whole> wholes)
            throws ProblemsException {
        Mutations.Known known = Mutations.Known.in(read);
        List<Candidate> candidates = new ArrayList<>();
        List<Mutant> said = new ArrayList<>();
        OtherGrounds grounds = new OtherGrounds(files, read.ruleSet());
        for (DrlFile file : read.files()) {
            for (RuleDescr rule : file.rules()) {
                if (isOwn(files, file.file()) && wanted.test(rule.getName())) {
                    Mutations.of(file, rule, known)
                            .forEach(mutation -> candidates.add(new Candidate(file.file(), rule.getName(), mutation)));
                    said.addAll(grounds.of(file, read.ruleSet().origin(rule.getName())));
                }
            }
        }
        said.addAll(texts);
        while (true) {
            Map<String, SortedMap<Integer, Candidate>> places = new LinkedHashMap<>();
            RuleFiles mutated = withMutants(files, candidates, places);
            try {
                RuleBase base = RuleBase.unchecked(mutated, cache);
                RuleSet ruleSet = withOrigins(read.ruleSet(), candidates);
                List<Mutant> mutants = new ArrayList<>(mutants(files, ruleSet, candidates));
                said.forEach(mutant -> mutants.add(mutant.numbered(mutants.size() + 1)));
                Map<Mutant, RuleBase> others = new HashMap<>();
                for (OtherRules.Whole whole : wholes) {
                    Mutant mutant = whole.mutant().numbered(mutants.size() + 1);
                    // Nobody asks for these again, and they would take the place of rule sets that are used.
                    others.put(mutant, RuleBase.unchecked(whole.files(), RuleCache.none()));
                    mutants.add(mutant);
                }
                return new MutatedRules(base.with(ruleSet), List.copyOf(mutants), others);
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

    /** Whether a file is the rule set's own, and not one of a rule set that it extends. */
    static boolean isOwn(RuleFiles files, String file) {
        return files.contents().containsKey(file) && !files.isOfBase(file);
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
                    Set.of(),
                    ruleSet));
        }
        return mutants;
    }
}
