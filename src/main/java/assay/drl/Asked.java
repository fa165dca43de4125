package assay.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What a rule asks for, as it is put together. */
public sealed interface Asked {

    /** How several are put together. */
    enum Join {
        ALL,
        ANY,
        NOT,
        EXISTS
    }

    /** One fact. */
    record Fact(FactCondition condition) implements Asked {}

    /** Several, or the absence or presence of one. */
    record Group(Join join, List<Asked> parts) implements Asked {}

    /**
     * Facts that are added up.
     *
     * @param of the facts
     * @param functions what is made of them
     * @param type what that is taken for before "from", or an empty text
     * @param results what is asked of that
     */
    record Sum(Asked of, List<Function> functions, String type, List<FactCondition.Constraint> results)
            implements Asked {}

    /**
     * What is made of several facts.
     *
     * @param variable what it is bound to, or nothing
     * @param start where it begins in its file
     * @param name what is done: sum, count
     * @param arguments to what of each
     */
    record Function(String variable, int start, String name, List<Term> arguments) {}

    /** All that a rule asks for. */
    static Asked of(DrlFile file, RuleDescr rule) {
        return new Reader(file.plain(), file.offsetOf(rule.getLine())).read(rule.getLhs(), FactCondition.Sign.THERE);
    }

    /** Goes through all facts in their order; what is inside others as well. */
    default void facts(Consumer<FactCondition> visitor) {
        if (this instanceof Fact fact) {
            visitor.accept(fact.condition);
        } else if (this instanceof Group group) {
            group.parts.forEach(part -> part.facts(visitor));
        } else if (this instanceof Sum sum) {
            sum.of.facts(visitor);
        }
    }

    /** Goes through all that is asked, of facts in their order and, behind those, of what they add up to. */
    default void constraints(Consumer<FactCondition.Constraint> visitor) {
        if (this instanceof Fact fact) {
            fact.condition.constraints().forEach(visitor);
        } else if (this instanceof Group group) {
            group.parts.forEach(part -> part.constraints(visitor));
        } else if (this instanceof Sum sum) {
            sum.of.constraints(visitor);
            sum.results.forEach(visitor);
        }
    }

    /**
     * A part of something.
     *
     * @param whole what it is a part of
     * @param part which of its parts it is, from nought
     */
    record In(Asked whole, int part) {}

    /** What a fact is a part of, from the outside in; nothing where it is not there. */
    @SuppressWarnings("ReferenceEquality") // The same may be asked for in two places.
    default List<In> way(FactCondition to) {
        List<Asked> parts =
                this instanceof Group group ? group.parts : this instanceof Sum sum ? List.of(sum.of) : List.of();
        for (int i = 0; i < parts.size(); i++) {
            boolean isIt = parts.get(i) instanceof Fact fact && fact.condition == to;
            List<In> further = isIt ? List.of() : parts.get(i).way(to);
            if (isIt || !further.isEmpty()) {
                List<In> way = new ArrayList<>(List.of(new In(this, i)));
                way.addAll(further);
                return way;
            }
        }
        return List.of();
    }

    /** Reads what the parser made of the conditions of a rule. */
    final class Reader {

        /** What stands in the brackets of a pattern for what matches it. */
        private static final String ITSELF = "this";

        /** What is added up, where it is bound to no variable. */
        private static final String MADE = "$this";

        private final String text;
        private final int after;

        /**
         * A reader.
         *
         * @param text the file without comments
         * @param after where the rule begins
         */
        Reader(String text, int after) {
            this.text = text;
            this.after = after;
        }

        Asked read(@Nullable Object descr, FactCondition.Sign sign) {
            if (descr instanceof PatternDescr pattern && pattern.getObjectType() != null) {
                if (pattern.getSource() instanceof AccumulateDescr accumulate) {
                    return sum(accumulate, pattern);
                }
                Asked fact = new Fact(FactCondition.read(text, start(pattern.getStartCharacter()), pattern, sign));
                return pattern.getSource() == null
                        ? fact
                        : new Group(Join.ALL, List.of(fact, read(pattern.getSource(), sign)));
            }
            if (descr instanceof AccumulateDescr accumulate) {
                return sum(accumulate, null);
            }
            List<Asked> parts = new ArrayList<>();
            Join join = Join.ALL;
            if (descr instanceof ConditionalElementDescr group) {
                join = descr instanceof NotDescr
                        ? Join.NOT
                        : descr instanceof ExistsDescr ? Join.EXISTS : descr instanceof OrDescr ? Join.ANY : Join.ALL;
                FactCondition.Sign inside =
                        switch (join) {
                            case NOT -> FactCondition.Sign.NOT;
                            case EXISTS -> FactCondition.Sign.EXISTS;
                            default -> sign;
                        };
                group.getDescrs().forEach(child -> parts.add(read(child, inside)));
            }
            return new Group(join, List.copyOf(parts));
        }

        private int start(int character) {
            return Math.max(after, character);
        }

        private Asked sum(AccumulateDescr accumulate, @Nullable PatternDescr result) {
            Asked of = read(accumulate.getInput(), FactCondition.Sign.EXISTS);
            int at = Math.max(start(accumulate.getStartCharacter()), behind(of));
            List<Function> functions = new ArrayList<>();
            for (AccumulateDescr.AccumulateFunctionCallDescr call : accumulate.getFunctions()) {
                // The parser has comments among what a function is made of; the text has none.
                String variable = StringUtils.defaultString(call.getBind());
                String bound = variable.isEmpty() ? "" : Pattern.quote(variable) + "\\s*:\\s*";
                Matcher place = Pattern.compile(
                                "(?<![\\w$.])" + bound + Pattern.quote(call.getFunction()) + "\\s*\\(\\s*")
                        .matcher(text)
                        .region(at, text.length());
                if (place.find()) {
                    int closed = closing(place.end());
                    functions.add(new Function(
                            variable,
                            place.start(),
                            call.getFunction(),
                            List.of(Term.read(text, place.end(), closed))));
                    at = closed;
                } else {
                    functions.add(new Function(variable, at, call.getFunction(), List.of(new Term.Other(at))));
                }
            }
            List<FactCondition.Constraint> results =
                    result == null ? List.of() : FactCondition.constraints(text, after, result);
            boolean isTaken = result != null && isTaken(accumulate);
            if (result != null && isTaken && (result.getIdentifier() != null || !results.isEmpty())) {
                String made = StringUtils.defaultIfEmpty(result.getIdentifier(), MADE);
                functions.add(new Function(made, start(result.getStartCharacter()), "", List.of()));
                results = results.stream()
                        .map(asks -> asks.with(asks.term().saidOf(ITSELF, made)))
                        .toList();
            }
            return new Sum(
                    of, List.copyOf(functions), (result != null && isTaken) ? result.getObjectType() : "", results);
        }

        /**
         * Whether what is made is taken for something before "from". Where its functions are bound it is not, although the parser has
         * an Object there.
         */
        private static boolean isTaken(AccumulateDescr accumulate) {
            return accumulate.getFunctions().stream().allMatch(call -> StringUtils.isEmpty(call.getBind()));
        }

        /** Where the last function ends that is within what is added up, and so is none of what is made of that. */
        private int behind(Asked of) {
            if (of instanceof Group group) {
                return group.parts.stream().mapToInt(this::behind).max().orElse(0);
            }
            return of instanceof Sum sum
                    ? sum.functions.stream()
                            .filter(function -> !function.name.isEmpty())
                            .mapToInt(function -> closing(text.indexOf('(', function.start) + 1))
                            .max()
                            .orElse(0)
                    : 0;
        }

        /** Where the brackets are closed that something stands in. */
        private int closing(int from) {
            String code = DrlFile.code(text);
            int depth = 0;
            for (int i = from; i < code.length(); i++) {
                char sign = code.charAt(i);
                if (sign == ')' && depth == 0) {
                    return i;
                }
                depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            }
            return code.length();
        }
    }
}
