package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.Variants;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.explanation.Reread;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.Otherwise;
import assay.report.Wording;
import assay.rules.RuleBase;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rule sets that each decide one interpretation of another otherwise. */
final class OtherReadings {

    private static final int LARGEST = 1 << 20;

    private OtherReadings() {}

    /**
     * One of them.
     *
     * @param base its rules
     * @param reading what it decides otherwise, and how
     * @param evaluator grades by it
     * @param reader reads evidence that is written for the rules in use
     */
    record One(RuleBase base, Pack.Reading reading, Evaluator evaluator, EvidenceReader reader) {}

    /**
     * Makes them ready, in the order of their folders.
     *
     * @param rules the rules in use
     * @param folder where they are, or null for those beside the rules in use that extend them
     */
    static List<One> of(Program program, Shared shared, RuleBase rules, @Nullable Path folder) throws BrokenInput {
        return of(program, shared, rules, folder == null ? beside(rules) : VariantsNamed.in(folder), Optional.empty());
    }

    /** Those beside the rules in use that extend them and decide one interpretation otherwise; none where there are none. */
    static List<One> deciding(String interpretation, Program program, Shared shared, RuleBase rules)
            throws BrokenInput {
        Path folder = folder(rules);
        List<Path> sets = Files.isDirectory(folder) ? beside(rules, folder) : List.of();
        return of(program, shared, rules, sets, Optional.of(interpretation));
    }

    private static List<One> of(
            Program program, Shared shared, RuleBase rules, List<Path> sets, Optional<String> interpretation)
            throws BrokenInput {
        List<One> all = new ArrayList<>();
        // What is tried on top of a rule set makes it no other to build on.
        RuleBase asWritten =
                shared.set.isEmpty() ? rules : program.rules(Path.of(rules.folder()), Map.of(), shared.noCache);
        for (Path set : sets) {
            if (interpretation.isPresent() && !decides(program, set, interpretation.get())) {
                continue;
            }
            RuleBase other = program.rules(set, shared.settings(), shared.noCache);
            refuseStranger(asWritten.ruleSet(), set, other.ruleSet());
            Pack.Reading reading = other.ruleSet()
                    .pack()
                    .reading()
                    .orElseThrow(
                            () -> new UsageException(set + "/pack.yaml does not say which interpretation it decides"
                                    + " otherwise, and how: interpretation, reads"));
            if (!takesSomethingOtherwise(set)) {
                program.warn(
                        shared,
                        List.of(Problem.ofFile(
                                set.resolve(RuleFiles.PACK).toString(),
                                "this takes " + reading.interpretation()
                                        + " otherwise, and no rule and no number of it is"
                                        + " another; it is not tried")));
                continue;
            }
            all.add(new One(
                    other, reading, new Evaluator(other), new EvidenceReader(other.ruleSet(), rules.ruleSet())));
        }
        return all;
    }

    /**
     * The grades of one authority that each of them alone makes others: by the register of the rules in use, then in the order of the
     * requirements.
     *
     * @throws ProblemsException if the evidence is none to one of them
     */
    static List<Otherwise> grades(List<One> all, Evidence evidence, Evaluation evaluation) throws ProblemsException {
        List<Otherwise> otherwise = new ArrayList<>();
        Map<String, String> now = grades(evaluation);
        for (One one : inOrder(all, evaluation)) {
            Evidence again = one.reader().read(Path.of(evidence.file()), evidence.file());
            grades(one.evaluator().evaluate(again)).forEach((about, grade) -> {
                if (!grade.equals(now.get(about))) {
                    otherwise.add(new Otherwise(
                            about, one.reading().interpretation(), one.reading().says(), grade));
                }
            });
        }
        return otherwise;
    }

    /** What each of them makes of the evidence of one authority. */
    static List<Reread> tried(List<One> all, Evidence evidence, Evaluation evaluation) throws ProblemsException {
        List<Reread> tried = new ArrayList<>();
        for (One one : all) {
            Map<String, String> others = new LinkedHashMap<>();
            grades(List.of(one), evidence, evaluation).forEach(other -> others.put(other.about(), other.grade()));
            tried.add(
                    new Reread(one.base().ruleSet().pack().name(), one.reading().says(), others));
        }
        return tried;
    }

    private static List<One> inOrder(List<One> all, Evaluation evaluation) {
        List<String> register = evaluation.rules().interpretations().stream()
                .map(Interpretation::id)
                .toList();
        return all.stream()
                .sorted(Comparator.comparingInt(
                        one -> register.indexOf(one.reading().interpretation())))
                .toList();
    }

    private static Map<String, String> grades(Evaluation evaluation) {
        Map<String, String> grades = new LinkedHashMap<>();
        grades.put(Pack.OVERALL, evaluation.overall().evidence().grade());
        evaluation.requirements().forEach(one -> grades.put(one.id(), one.grade()));
        return grades;
    }

    /** What is read is not yet compiled, which takes much longer; and what does not speak of it need not even be read. */
    private static boolean decides(Program program, Path set, String interpretation) throws BrokenInput {
        return mentions(set, interpretation)
                && program.read(set, Map.of())
                        .ruleSet()
                        .pack()
                        .reading()
                        .filter(reading -> reading.interpretation().equals(interpretation))
                        .isPresent();
    }

    private static boolean mentions(Path set, String interpretation) {
        try {
            byte[] pack = InputFile.read(set.resolve(RuleFiles.PACK), LARGEST);
            return new String(pack, StandardCharsets.UTF_8).contains(interpretation);
        } catch (InputFile.Unreadable e) {
            // Told where it is read.
            return true;
        }
    }

    private static boolean takesSomethingOtherwise(Path set) throws BrokenInput {
        try {
            return RuleFiles.readable(set).takesSomethingOtherwise();
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.RULES);
        }
    }

    private static Path folder(RuleBase rules) {
        return Variants.folder(Path.of(rules.folder()));
    }

    private static List<Path> beside(RuleBase rules) {
        Path folder = folder(rules);
        List<Path> sets = beside(rules, folder);
        if (sets.isEmpty()) {
            throw new UsageException("no rule set in " + folder + " extends "
                    + rules.ruleSet().pack().name() + "; name a folder of variants of it with --variants");
        }
        return sets;
    }

    /** The variants beside a rule set that are its own: others may lie there too. */
    private static List<Path> beside(RuleBase rules, Path folder) {
        return Variants.of(Path.of(rules.folder()), VariantsNamed.in(folder));
    }

    /** What a reading of some other rules changes says nothing of these. */
    private static void refuseStranger(RuleSet rules, Path set, RuleSet other) {
        if (other.extension()
                .filter(extension -> extension.buildsOn(rules.sha256()))
                .isPresent()) {
            return;
        }
        String inUse = rules.pack().name() + " " + Wording.digits(rules.sha256());
        throw new UsageException(set + "/pack.yaml: "
                + other.extension()
                        .map(extension -> other.pack().name() + " extends " + extension.base() + " "
                                + Wording.digits(extension.sha256()) + ", not the rule set in use, " + inUse)
                        .orElse(other.pack().name() + " extends no rule set, and so not the one in use, " + inUse)
                + "; name a folder of variants of that one with --variants");
    }
}
