package assay.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.lint.RuleLint;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.words.Speaker;
import assay.words.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is changed in a rule is heard in what it says. */
class MutantsInWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"march-2004", "march-2004-pilot", "rurality", "variants/i1-three-minimums"})
    void a_changed_rule_says_something_else(String folder) throws Exception {
        RuleSetReader.Read read = RuleLint.read(RuleFiles.read(Path.of("rules", folder)));
        Speaker speaker = new Speaker(read.ruleSet().pack(), read.files(), read.declarations());
        Mutations.Known known = Mutations.Known.in(read);
        List<String> unheard = new ArrayList<>();
        List<String> unsaid = new ArrayList<>();
        for (DrlFile file : read.files()) {
            for (RuleDescr rule : file.rules()) {
                List<Statement> before = speaker.statements(file, rule);
                for (Mutations.Mutation change : Mutations.of(file, rule, known)) {
                    if (change.form() == Mutant.Form.DROPPED || asksOnlyThatItIsThere(change)) {
                        continue;
                    }
                    List<Statement> after = after(speaker, file, change);
                    if (after.equals(before)) {
                        unheard.add(rule.getName() + ": " + change.says());
                    } else if (after.isEmpty() && !change.says().startsWith("drops ")) {
                        unsaid.add(rule.getName() + ": " + change.says());
                    }
                }
            }
        }
        assertThat(unheard).isEmpty();
        assertThat(unsaid).isEmpty();
    }

    /** What is compared is said of what is there, so that to ask beforehand whether it is there is not heard. */
    private static boolean asksOnlyThatItIsThere(Mutations.Mutation change) {
        return change.says().matches("drops the condition \\w+ != null");
    }

    /** What the changed rule says; nothing where it is no rule any more, or says nothing that can be understood. */
    private static List<Statement> after(Speaker speaker, DrlFile file, Mutations.Mutation change) {
        DrlFile changed = DrlFile.parse(
                file.file(),
                file.shown(),
                "package " + file.parsed().getName() + "\n\nimport assay.policy.*\n\n" + change.text() + "\n",
                new ArrayList<>());
        if (changed == null || changed.rules().size() != 1) {
            return List.of();
        }
        try {
            return speaker.statements(changed, changed.rules().get(0));
        } catch (ProblemsException unsaid) {
            return List.of();
        }
    }
}
