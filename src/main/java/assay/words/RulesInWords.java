package assay.words;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Pack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Every rule of a rule set, in words.
 *
 * @param rules the rules, in the order of their files
 * @param problems what has no words, and where it stands
 */
public record RulesInWords(List<RuleInWords> rules, List<Problem> problems) {

    /**
     * One rule in words.
     *
     * @param name its name
     * @param file its file
     * @param line its line there, from 1
     * @param source where it comes from
     * @param interpretations those that it rests on
     * @param statements what it says, a sentence for each of its conclusions
     */
    public record RuleInWords(
            String name,
            String file,
            int line,
            String source,
            List<String> interpretations,
            List<Statement> statements) {}

    /**
     * A rule set that was read, and its rules in words once somebody wants them: who checks a change and who tells what it says
     * otherwise want those of the same one.
     */
    private static final class Said {

        /** What is compared is a rule set as it is saved and as it is changed. */
        private static final int KEPT = 3;

        private static final Deque<Said> LAST = new ArrayDeque<>();

        private final Pack pack;
        private final List<DrlFile> files;
        private final VocabularyReader.Declarations declarations;
        private @Nullable RulesInWords words;

        private Said(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
            this.pack = pack;
            this.files = files;
            this.declarations = declarations;
        }

        @SuppressWarnings("ReferenceEquality") // what was read once is one and the same
        static Said of(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
            synchronized (LAST) {
                for (Said one : LAST) {
                    if (one.pack == pack && one.files == files && one.declarations == declarations) {
                        return one;
                    }
                }
                if (LAST.size() == KEPT) {
                    LAST.removeLast();
                }
                Said made = new Said(pack, files, declarations);
                LAST.addFirst(made);
                return made;
            }
        }

        synchronized RulesInWords words() {
            RulesInWords made = words;
            if (made == null) {
                made = said(pack, files, declarations);
                words = made;
            }
            return made;
        }
    }

    /** Says what rules say, with what has no words among the problems. */
    public static RulesInWords of(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        return Said.of(pack, files, declarations).words();
    }

    private static RulesInWords said(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        Speaker speaker = new Speaker(pack, files, declarations);
        List<RuleInWords> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (DrlFile file : files) {
            for (RuleDescr rule : file.rules()) {
                try {
                    rules.add(new RuleInWords(
                            rule.getName(),
                            file.file(),
                            rule.getLine(),
                            RuleSetReader.annotation(rule, "source"),
                            RuleSetReader.interpretationsOf(rule),
                            speaker.statements(file, rule)));
                } catch (ProblemsException unsaid) {
                    problems.addAll(unsaid.problems());
                }
            }
        }
        return new RulesInWords(List.copyOf(rules), List.copyOf(problems));
    }
}
