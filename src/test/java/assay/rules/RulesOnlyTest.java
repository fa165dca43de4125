package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.problem.ProblemsException;
import assay.ruleset.Steps;
import java.nio.file.Path;
import java.util.List;
import org.drools.model.Model;
import org.drools.model.PatternDSL;
import org.drools.model.impl.ModelImpl;
import org.junit.jupiter.api.Test;

class RulesOnlyTest {

    /** Else one that is watched, and changed again and again, would be wrapped in one more each time. */
    @Test
    void a_rule_has_one_stage_however_many_rule_sets_it_has_been_in() throws ProblemsException {
        Steps steps =
                RuleChecker.read(RuleFiles.read(Path.of("rules/playgrounds"))).steps();
        String name = steps.rules().keySet().iterator().next();
        Model model = new ModelImpl("playgrounds")
                .withRules(List.of(PatternDSL.rule(name).build(PatternDSL.execute(() -> {}))));
        RulesOnly once = new RulesOnly(model, steps);

        assertThat(once.getRules()).isNotEqualTo(model.getRules());
        assertThat(new RulesOnly(once, steps).getRules()).isEqualTo(once.getRules());
    }
}
