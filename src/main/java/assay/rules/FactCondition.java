package assay.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * One fact that a rule asks for, and what it asks of it.
 *
 * @param type the type that it names
 * @param start where it begins in its file
 * @param sign whether it must be there or not
 * @param variable what the fact is bound to, or nothing
 * @param terms what is asked of it
 * @param written the same as it is written, without spaces
 * @param bound the variables that something of it is bound to
 * @param from what it is taken from where that is not the evidence, or nothing
 */
record FactCondition(
        String type,
        int start,
        Sign sign,
        String variable,
        List<Term> terms,
        Set<String> written,
        Map<String, Term> bound,
        String from) {

    /** Whether a fact must be there. */
    enum Sign {
        THERE,
        EXISTS,
        NOT
    }

    /** The variables that it binds. */
    Set<String> variables() {
        Set<String> all = new TreeSet<>(bound.keySet());
        if (!variable.isEmpty()) {
            all.add(variable);
        }
        return all;
    }

    /** What is asked, the same for the same whatever its variables are called. */
    String asked() {
        return sign + " " + type + new TreeSet<>(written) + from;
    }

    /** The same fact with what another condition asks of it as well. */
    FactCondition and(FactCondition other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return new FactCondition(type, start, sign, variable, List.copyOf(all), written, bound, from);
    }

    private static final Pattern BOUND = Pattern.compile("\\s*(\\$\\w+)\\s*:(?!:)");

    /** All that a rule asks for, in its order; what is inside others as well. */
    static List<FactCondition> of(DrlFile file, RuleDescr rule) {
        List<FactCondition> all = new ArrayList<>();
        String text = DrlFile.withoutComments(file.text());
        add(text, file.offsetOf(rule.getLine()), rule.getLhs(), Sign.THERE, all);
        return List.copyOf(all);
    }

    private static void add(String text, int after, @Nullable Object descr, Sign sign, List<FactCondition> all) {
        if (descr instanceof PatternDescr pattern && pattern.getObjectType() != null) {
            if (!(pattern.getSource() instanceof AccumulateDescr)) {
                all.add(read(text, Math.max(after, pattern.getStartCharacter()), pattern, sign));
            }
            add(text, after, pattern.getSource(), sign, all);
        } else if (descr instanceof AccumulateDescr accumulate) {
            add(text, after, accumulate.getInput(), Sign.EXISTS, all);
        } else if (descr instanceof ConditionalElementDescr group) {
            Sign inside = descr instanceof NotDescr ? Sign.NOT : descr instanceof ExistsDescr ? Sign.EXISTS : sign;
            group.getDescrs().forEach(child -> add(text, after, child, inside, all));
        }
    }

    private static FactCondition read(String text, int start, PatternDescr pattern, Sign sign) {
        List<Term> terms = new ArrayList<>();
        Set<String> written = new TreeSet<>();
        Map<String, Term> bound = new LinkedHashMap<>();
        int at = Math.max(start, text.indexOf(pattern.getObjectType(), start));
        for (Object child : pattern.getConstraint().getDescrs()) {
            String expression = child instanceof ExprConstraintDescr one ? one.getExpression() : "";
            int found = text.indexOf(expression, at);
            if (found < 0) {
                terms.add(new Term.Other(at));
                written.add(expression);
                continue;
            }
            at = found + expression.length();
            Matcher binding = BOUND.matcher(text).region(found, at);
            boolean binds = binding.lookingAt();
            Term term = Term.read(text, binds ? binding.end() : found, at);
            if (binds) {
                bound.put(binding.group(1), term);
            }
            if (!binds || term instanceof Term.Operation || term instanceof Term.Not) {
                terms.add(term);
                written.add(text.substring(binds ? binding.end() : found, at).replaceAll("\\s+", ""));
            }
        }
        String from = pattern.getSource() instanceof FromDescr source
                ? String.valueOf(source.getDataSource()).strip()
                : "";
        return new FactCondition(
                pattern.getObjectType(),
                start,
                sign,
                StringUtils.defaultString(pattern.getIdentifier()),
                List.copyOf(terms),
                Set.copyOf(written),
                Map.copyOf(bound),
                from);
    }
}
