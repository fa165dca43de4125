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
 * Several things that a rule makes of the same facts, as their largest and their smallest. Where one of them is nothing, so are
 * all, and the rule does not fire. Drools holds that so where one thing is made; of several it goes on to what is asked of them, which then
 * fails, or holds of what is not there.
 */
final class MadeTogether extends MultiAccumulate {

    private static final long serialVersionUID = 1;

    private MadeTogether(MultiAccumulate of, RuleConditionElement source) {
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
            pattern.setSource(new MadeTogether(made, made.getSource()));
        }
        element.getNestedElements().forEach(MadeTogether::put);
    }

    @Override
    public Object @Nullable [] getResult(Object memory, Object soFar, BaseTuple left, ValueResolver values) {
        Object[] results = super.getResult(memory, soFar, left, values);
        return Arrays.stream(results).allMatch(Objects::nonNull) ? results : null;
    }

    @Override
    public MadeTogether clone() {
        MadeTogether clone =
                new MadeTogether(this, source instanceof GroupElement group ? group.cloneOnlyGroup() : source.clone());
        registerClone(clone);
        return clone;
    }
}
