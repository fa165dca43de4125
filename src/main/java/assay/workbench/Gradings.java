package assay.workbench;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.drl.UnknownSetting;
import assay.drl.Variants;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.lint.RuleLint;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import assay.whatif.Improvements;
import assay.whatif.WhatIf;
import assay.words.RuleBook;
import assay.words.Speaker;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules by which evidence is graded on the desk: those that are saved, and others that are tried. */
final class Gradings {

    /** So many that were tried are kept ready; to make one ready takes seconds. */
    private static final int MOST = 8;

    private final RuleCache cache;
    private final Map<List<Object>, Grading> ready = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Grading> eldest) {
            return size() > MOST;
        }
    };

    private final List<Path> folders;
    private @Nullable RuleBase beside;
    private List<Path> listed = List.of();
    private List<Path> variants = List.of();

    /**
     * None so far.
     *
     * @param folders where variants of the rules lie besides those that lie beside them
     */
    Gradings(RuleCache cache, List<Path> folders) {
        this.cache = cache;
        this.folders = folders;
    }

    /** Why rules cannot be tried. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    /** Rules that are ready to grade. */
    static final class Grading {

        private final RuleBase rules;
        private final RuleSetReader.Read read;
        private final Evaluator evaluator;
        private final EvidenceReader reader;
        private final RuleBook book;
        private @Nullable WhatIf whatIf;
        private @Nullable Evidence foundFor;
        private @Nullable Improvements found;

        private Grading(RuleBase rules, RuleSetReader.Read read, EvidenceReader reader) {
            this.rules = rules;
            this.read = read;
            this.evaluator = new Evaluator(rules);
            this.reader = reader;
            this.book = RuleBook.of(read);
        }

        RuleSet ruleSet() {
            return rules.ruleSet();
        }

        Evaluator evaluator() {
            return evaluator;
        }

        /** Reads evidence that is recorded for the rules that are saved. */
        EvidenceReader reader() {
            return reader;
        }

        RuleBook book() {
            return book;
        }

        Speaker speaker() {
            return new Speaker(rules.ruleSet().pack(), read.files(), read.declarations());
        }

        /** What would lead further; of the same evidence it is looked for once. */
        synchronized Improvements improvements(Evidence evidence) {
            Improvements lately = found;
            if (lately != null && evidence.equals(foundFor)) {
                return lately;
            }
            WhatIf known = whatIf;
            if (known == null) {
                known = new WhatIf(evaluator, read);
                whatIf = known;
            }
            Improvements now = known.improvements(evidence);
            foundFor = evidence;
            found = now;
            return now;
        }
    }

    /** The rules that are saved. */
    Grading saved(RuleBase saved) throws Refused {
        return of(saved, "", new TreeMap<>());
    }

    /** Makes ready what a file is shown with, before one is asked for. */
    void warm(RuleBase saved) {
        try {
            saved(saved);
            readings(saved);
        } catch (Refused e) {
            // Told where a file is shown.
        }
    }

    /**
     * Rules that are tried.
     *
     * @param saved the rules that are saved
     * @param reading the name of a variant of them, or an empty text
     * @param set other values of parameters
     * @throws Refused if there are no such rules
     */
    synchronized Grading of(RuleBase saved, String reading, SortedMap<String, String> set) throws Refused {
        List<Object> key = List.of(saved.ruleSet().sha256(), reading, set);
        Grading known = ready.get(key);
        if (known == null) {
            known = made(saved, reading, set);
            ready.put(key, known);
        }
        return known;
    }

    private Grading made(RuleBase saved, String reading, SortedMap<String, String> set) throws Refused {
        Path folder = reading.isEmpty() ? Path.of(saved.folder()) : variant(saved, reading);
        boolean own = reading.isEmpty() && set.isEmpty();
        try {
            RuleBase rules = own ? saved : RuleBase.load(folder, RuleTree.disk(), set, cache);
            return new Grading(
                    rules,
                    RuleLint.read(RuleFiles.read(folder).set(set)),
                    own ? new EvidenceReader(saved.ruleSet()) : new EvidenceReader(rules.ruleSet(), saved.ruleSet()));
        } catch (UnknownSetting e) {
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (ProblemsException e) {
            throw new Refused(e.problems().get(0).toString());
        }
    }

    private Path variant(RuleBase saved, String reading) throws Refused {
        return variants(saved).stream()
                .filter(set -> name(set).equals(reading))
                .findFirst()
                .orElseThrow(() -> new Refused("There is no reading \"" + reading + "\" beside these rules."));
    }

    private synchronized List<Path> variants(RuleBase saved) {
        List<Path> now = Variants.listed(Path.of(saved.folder()), folders);
        if (beside != saved || !listed.equals(now)) {
            variants = Variants.of(Path.of(saved.folder()), now);
            beside = saved;
            listed = now;
        }
        return variants;
    }

    /** The names of the rule sets that read something otherwise. */
    List<String> readings(RuleBase saved) {
        return variants(saved).stream().map(Gradings::name).toList();
    }

    private static String name(Path set) {
        return String.valueOf(set.getFileName());
    }
}
