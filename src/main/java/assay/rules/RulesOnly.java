package assay.rules;

import java.util.List;
import java.util.function.Predicate;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/**
 * A model without what it says of its types. They are ordinary classes here, of which nothing is asked that Drools does
 * not find out as it goes, and working it all out beforehand would take a tenth of the time in which an evaluation is done.
 *
 * @param model the model
 * @param wanted the names of the rules that are wanted
 */
record RulesOnly(Model model, Predicate<String> wanted) implements Model {

    /** A model with all of its rules. */
    RulesOnly(Model model) {
        this(model, name -> true);
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
                .toList();
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
