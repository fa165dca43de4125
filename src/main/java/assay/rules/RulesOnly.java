package assay.rules;

import assay.ruleset.Steps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.drools.model.Consequence;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.drools.model.View;

/**
 * A model with the stage of each rule, without what it says of its types. These are ordinary classes here, of which nothing is asked that Drools does
 * not find out as it goes, and working it all out beforehand would take a tenth of the time in which an evaluation is done.
 *
 * @param model the model
 * @param steps when each of its rules may fire
 * @param wanted the names of the rules that are wanted
 */
record RulesOnly(Model model, Steps steps, Predicate<String> wanted) implements Model {

    /** A model with all of its rules. */
    RulesOnly(Model model, Steps steps) {
        this(model, steps, name -> true);
    }

    @Override
    public String getName() {
        return model.getName();
    }

    @Override
    public String getPackageName() {
        return model.getPackageName();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<Global> getGlobals() {
        return model.getGlobals();
    }

    @Override
    public List<Rule> getRules() {
        return model.getRules().stream()
                .filter(rule -> wanted.test(rule.getName()))
                .<Rule>map(rule ->
                        Staged.of(rule, Objects.requireNonNull(steps.rules().get(rule.getName()))))
                .toList();
    }

    /**
     * A rule of a stage: its matches wait until the engine comes to that, and none is lost.
     *
     * @param rule the rule
     * @param stage when it may fire
     */
    private record Staged(Rule rule, Steps.Stage stage) implements Rule {

        /** A rule of another rule set may have had a stage there, which means nothing here. */
        static Staged of(Rule rule, Steps.Stage stage) {
            return new Staged(rule instanceof Staged other ? other.rule : rule, stage);
        }

        @Override
        @SuppressWarnings("unchecked") // a group has a name
        public <T> T getAttribute(Attribute<T> attribute) {
            return attribute == Attribute.AGENDA_GROUP ? (T) stage.group() : rule.getAttribute(attribute);
        }

        @Override
        public String getName() {
            return rule.getName();
        }

        @Override
        public String getPackage() {
            return rule.getPackage();
        }

        @Override
        public View getView() {
            return rule.getView();
        }

        @Override
        public Consequence getDefaultConsequence() {
            return rule.getDefaultConsequence();
        }

        @Override
        public Map<String, Consequence> getConsequences() {
            return rule.getConsequences();
        }

        @Override
        public Map<String, Object> getMetaData() {
            return rule.getMetaData();
        }

        @Override
        public Object getMetaData(String key) {
            return rule.getMetaData(key);
        }

        @Override
        public String getUnit() {
            return rule.getUnit();
        }
    }

    @Override
    public List<Query> getQueries() {
        return model.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return List.of();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return model.getEntryPoints();
    }
}
