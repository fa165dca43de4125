package assay.drl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * One fact that a rule asks for, and what it asks of it.
 *
 * @param type the type that it names
 * @param start where it begins in its file
 * @param sign whether it must be there or not
 * @param variable what the fact is bound to, or nothing
 * @param constraints what stands in its brackets, in that order
 * @param from what it is taken from where that is not the evidence, or nothing
 */
public record FactCondition(
        String type, int start, Sign sign, String variable, List<Constraint> constraints, String from) {

    /** Whether a fact must be there. */
    public enum Sign {
        THERE,
        EXISTS,
        NOT
    }

    /**
     * What stands between two commas in the brackets of a fact.
     *
     * @param start where it begins in its file
     * @param end where it ends
     * @param variable what something of the fact is bound to, or nothing
     * @param term what is bound or asked
     * @param written the same as it is written, without spaces
     */
    public record Constraint(int start, int end, String variable, Term term, String written) {

        /** The same place, where something else is asked. */
        public Constraint with(Term other) {
            return new Constraint(start, end, variable, other, written);
        }

        /** Whether something is asked, and not only bound. */
        public boolean asks() {
            return variable.isEmpty() || term instanceof Term.Operation || term instanceof Term.Not;
        }
    }

    /** What is asked of it. */
    public List<Term> terms() {
        return constraints.stream()
                .filter(Constraint::asks)
                .map(Constraint::term)
                .toList();
    }

    /** The same as it is written, without spaces. */
    public Set<String> written() {
        return constraints.stream()
                .filter(Constraint::asks)
                .map(Constraint::written)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The variables that something of it is bound to. */
    public Map<String, Term> bound() {
        Map<String, Term> bound = new LinkedHashMap<>();
        constraints.stream().filter(one -> !one.variable.isEmpty()).forEach(one -> bound.put(one.variable, one.term));
        return bound;
    }

    /** The variables that it binds. */
    public Set<String> variables() {
        Set<String> all = new TreeSet<>(bound().keySet());
        if (!variable.isEmpty()) {
            all.add(variable);
        }
        return all;
    }

    /** What is asked, the same for the same whatever its variables are called. */
    public String asked() {
        return sign + " " + type + new TreeSet<>(written()) + from;
    }

    /** The same fact with what another condition asks of it as well. */
    public FactCondition and(FactCondition other) {
        List<Constraint> all = new ArrayList<>(constraints);
        all.addAll(other.constraints);
        return with(all);
    }

    /** The same fact with only this in its brackets. */
    public FactCondition with(List<Constraint> others) {
        return new FactCondition(type, start, sign, variable, List.copyOf(others), from);
    }

    private static final Pattern BOUND = Pattern.compile("\\s*(\\$\\w+)\\s*:(?!:)");

    /** Reads what the parser made of a pattern; the text is without comments. */
    static FactCondition read(String text, int start, PatternDescr pattern, Sign sign) {
        String from = pattern.getSource() instanceof FromDescr source
                ? String.valueOf(source.getDataSource()).strip()
                : "";
        return new FactCondition(
                pattern.getObjectType(),
                start,
                sign,
                StringUtils.defaultString(pattern.getIdentifier()),
                constraints(text, start, pattern),
                from);
    }

    /** What stands in the brackets of a pattern. */
    static List<Constraint> constraints(String text, int start, PatternDescr pattern) {
        List<Constraint> constraints = new ArrayList<>();
        for (Object child : pattern.getConstraint().getDescrs()) {
            int from = child instanceof ExprConstraintDescr one ? one.getStartCharacter() : -1;
            int to = child instanceof ExprConstraintDescr one ? one.getEndCharacter() + 1 : -1;
            if (from < start || to > text.length()) {
                constraints.add(new Constraint(start, start, "", new Term.Other(start), String.valueOf(child)));
                continue;
            }
            Matcher binding = BOUND.matcher(text).region(from, to);
            boolean binds = binding.lookingAt();
            int begin = binds ? binding.end() : from;
            constraints.add(new Constraint(
                    from,
                    to,
                    binds ? binding.group(1) : "",
                    Term.read(text, begin, to),
                    text.substring(begin, to).replaceAll("\\s+", "")));
        }
        return List.copyOf(constraints);
    }
}
