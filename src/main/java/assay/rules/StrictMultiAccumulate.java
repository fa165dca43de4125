package assay.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.InternalKnowledgePackage;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.GroupElement;
import org.drools.base.rule.MultiAccumulate;
import org.drools.base.rule.Pattern;
import org.drools.base.rule.RuleConditionElement;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.rule.Rule;

/**
 * An accumulate by which a rule makes several things of the same facts, as their largest and their smallest. Where one of them
 * is nothing, the rule does not fire: Drools holds that so where one thing is made, but of several it goes on to what is asked
 * of them, which then fails, or holds of what is not there.
 */
final class StrictMultiAccumulate extends MultiAccumulate {

    private static final long serialVersionUID = 1;

    private StrictMultiAccumulate(MultiAccumulate of, RuleConditionElement source) {
        super(source, of.getRequiredDeclarations(), of.getAccumulators(), of.getAccumulators().length);
    }

    /** Rules that have been put together, and keep to this from here on. */
    static Collection<InternalKnowledgePackage> in(Collection<InternalKnowledgePackage> packages) {
        for (InternalKnowledgePackage one : packages) {
            for (Rule rule : one.getRules()) {
                put(((RuleImpl) rule).getLhs());
            }
        }
        return packages;
    }

    private static void put(RuleConditionElement element) {
        if (element instanceof Pattern pattern && pattern.getSource() instanceof MultiAccumulate made) {
            pattern.setSource(new StrictMultiAccumulate(made, made.getSource()));
        }
        element.getNestedElements().forEach(StrictMultiAccumulate::put);
    }

    @Override
    public Object @Nullable [] getResult(Object memory, Object soFar, BaseTuple left, ValueResolver values) {
        Object[] results = super.getResult(memory, soFar, left, values);
        return Arrays.stream(results).allMatch(Objects::nonNull) ? results : null;
    }

    @Override
    public StrictMultiAccumulate clone() {
        StrictMultiAccumulate clone = new StrictMultiAccumulate(
                this, source instanceof GroupElement group ? group.cloneOnlyGroup() : source.clone());
        registerClone(clone);
        return clone;
    }
}
