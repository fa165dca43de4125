package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * What may be left out and is used before the rule has asked whether it is there. What is only compared with
 * {@code ==}, {@code !=} or {@code in} need not be there; the engine fails on most other uses, or takes them for answered.
 */
final class UsedButLeftOut implements Finder {

    private static final Set<String> EQUAL = Set.of("==", "!=");
    private static final Set<String> AMONG = Set.of("in", "not in");
    private static final Set<String> MEMBER = Set.of("memberOf", "not memberOf");
    /** What counts facts, whatever of them is left out. */
    private static final Set<String> COUNTING = Set.of("count");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.MAY_BE_LEFT_OUT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Rule one = new Rule(rule.file(), rules.types(), problems);
            one.conclusions(rule.consequence(), one.conditions(rule.asked(), Set.of()));
        }
    }

    /** One rule, condition after condition. */
    private static final class Rule {

        private final DrlFile file;
        private final Types types;
        private final List<Problem> problems;
        private final Referents referents;
        private final Presence presence;
        private Set<String> told = new HashSet<>();

        Rule(DrlFile file, Types types, List<Problem> problems) {
            this.file = file;
            this.types = types;
            this.problems = problems;
            this.referents = new Referents(types);
            this.presence = new Presence(referents);
        }

        /** Goes through conditions and returns what is known to be there below them. */
        Set<String> conditions(Asked asked, Set<String> before) {
            if (asked instanceof Asked.Fact fact) {
                return fact(fact.condition(), before);
            }
            if (asked instanceof Asked.Sum sum) {
                Set<String> inside = conditions(sum.of(), before);
                for (Asked.Function function : sum.functions()) {
                    referents.inside("");
                    told = new HashSet<>();
                    function.arguments()
                            .forEach(argument -> used(argument, inside, !COUNTING.contains(function.name())));
                }
                return before;
            }
            Asked.Group group = (Asked.Group) asked;
            return switch (group.join()) {
                case ALL -> {
                    Set<String> there = before;
                    for (Asked part : group.parts()) {
                        there = conditions(part, there);
                    }
                    yield there;
                }
                case ANY -> {
                    List<Set<String>> each = group.parts().stream()
                            .map(part -> conditions(part, before))
                            .toList();
                    yield each.stream().reduce(Presence::both).orElse(before);
                }
                case NOT, EXISTS -> {
                    group.parts().forEach(part -> conditions(part, before));
                    yield before;
                }
            };
        }

        private Set<String> fact(FactCondition condition, Set<String> before) {
            referents.inside(condition.type());
            told = new HashSet<>();
            Set<String> there = before;
            for (FactCondition.Constraint one : condition.constraints()) {
                if (!one.variable().isEmpty()) {
                    referents.bind(one.variable(), one.term(), Set.of());
                }
                if (one.asks()) {
                    holds(one.term(), there);
                    there = Presence.either(there, presence.ifTrue(one.term()));
                }
            }
            Set<String> all = there;
            for (FactCondition.Constraint one : condition.constraints()) {
                if (!one.variable().isEmpty()) {
                    if (!one.asks()) {
                        used(one.term(), all, false);
                    }
                    referents.bind(one.variable(), one.term(), all);
                }
            }
            Set<String> after = new HashSet<>(before);
            for (String key : there) {
                if (key.startsWith("$")) {
                    after.add(key);
                } else if (!condition.variable().isEmpty()) {
                    after.add(condition.variable() + "." + key);
                }
            }
            referents.bindFact(condition.variable(), condition.type());
            return after;
        }

        void conclusions(Consequence consequence, Set<String> conditions) {
            referents.inside("");
            told = new HashSet<>();
            Set<String> there = new HashSet<>(conditions);
            for (Consequence.Statement statement : consequence.statements()) {
                if ("for".equals(statement.word())) {
                    used(statement.term(), there, true);
                } else if (!statement.word().isEmpty()) {
                    holds(statement.term(), there);
                    // What is asked about anywhere is taken for thought of.
                    statement.term().each(one -> there.addAll(compared(one)));
                } else {
                    used(statement.term(), there, false);
                    if (!statement.assigned().isEmpty()) {
                        referents.bind(statement.assigned(), statement.term(), there);
                    }
                }
            }
        }

        private Set<String> compared(Term term) {
            return term instanceof Term.Operation operation && EQUAL.contains(operation.operator())
                    ? Presence.either(presence.ifTrue(operation), presence.ifFalse(operation))
                    : Set.of();
        }

        /** A term that must be true or false. */
        private void holds(Term term, Set<String> there) {
            if (term instanceof Term.Not not) {
                holds(not.of(), there);
            } else if (term instanceof Term.Operation operation && "&&".equals(operation.operator())) {
                holds(operation.left(), there);
                holds(operation.right(), Presence.either(there, presence.ifTrue(operation.left())));
            } else if (term instanceof Term.Operation operation && "||".equals(operation.operator())) {
                holds(operation.left(), there);
                holds(operation.right(), Presence.either(there, presence.ifFalse(operation.left())));
            } else if (term instanceof Term.Operation || term instanceof Term.Several) {
                used(term, there, false);
            } else {
                missing(term, there).ifPresent(value -> tell(term, value, value.key() + " == true"));
                used(term, there, false);
            }
        }

        /** A term that is used, with whether it must be there for that. */
        private void used(Term term, Set<String> there, boolean needed) {
            if (needed) {
                missing(term, there).ifPresent(value -> tell(term, value, value.key() + " != null first"));
            }
            if (term instanceof Term.Operation operation) {
                operation(operation, there);
            } else if (term instanceof Term.Not not) {
                holds(not.of(), there);
            } else if (term instanceof Term.Member member) {
                used(member.of(), there, !(member.of() instanceof Term.IfThere));
            } else if (term instanceof Term.IfThere ifThere) {
                used(ifThere.of(), there, false);
            } else if (term instanceof Term.Several several) {
                several.terms().forEach(one -> used(one, there, needed));
            } else if (term instanceof Term.Choice choice) {
                holds(choice.condition(), there);
                used(choice.yes(), Presence.either(there, presence.ifTrue(choice.condition())), needed);
                used(choice.no(), Presence.either(there, presence.ifFalse(choice.condition())), needed);
            } else if (term instanceof Term.Call call) {
                call(call, there);
            }
        }

        private void operation(Term.Operation operation, Set<String> there) {
            String operator = operation.operator();
            if (Set.of("&&", "||").contains(operator)) {
                holds(operation, there);
                return;
            }
            boolean same = EQUAL.contains(operator) || AMONG.contains(operator);
            used(operation.left(), there, !same && !MEMBER.contains(operator));
            used(operation.right(), there, !same && !operator.endsWith("contains"));
        }

        private void call(Term.Call call, Set<String> there) {
            if (call.of() != null) {
                used(call.of(), there, !(call.of() instanceof Term.IfThere));
            }
            for (int i = 0; i < call.arguments().size(); i++) {
                used(call.arguments().get(i), there, !takesNothing(call, i));
            }
        }

        /** Whether what is made may have nothing in this place. */
        private boolean takesNothing(Term.Call call, int argument) {
            if (!call.made()) {
                return "insert".equals(call.name())
                        || (call.of() instanceof Term.Name type && "Objects".equals(type.name()));
            }
            Optional<Class<?>> made = types.engine(call.name());
            int given = call.arguments().size();
            if (made.isPresent()) {
                return EngineTypes.mayBeNothing(
                        made.get(), call.arguments(), call.arguments().get(argument));
            }
            List<Field> fields = types.kind(call.name()).map(Kind::fields).orElse(List.of());
            return fields.size() == given && fields.get(argument).optional();
        }

        private void tell(Term term, Referents.Value value, String right) {
            told.add(value.key());
            String variable = value.key().startsWith("$") ? StringUtils.substringBefore(value.key(), ".") : "";
            String of = StringUtils.substringAfter(value.key(), ".");
            String message = variable.isEmpty()
                    ? value.key() + " may be left out; write " + right
                    : value.bound().isEmpty()
                            ? of + " of " + variable + " may be left out; write " + of + " != null where " + variable
                                    + " is bound"
                            : variable + " is " + value.bound() + ", which may be left out; write " + value.bound()
                                    + " != null where it is bound";
            problems.add(file.at(term.first(), Check.MAY_BE_LEFT_OUT, message));
        }

        /** What a term comes to, if that may be left out and nobody has asked. */
        private Optional<Referents.Value> missing(Term term, Set<String> there) {
            return referents
                    .value(term)
                    .filter(value -> value.optional() && !there.contains(value.key()) && !told.contains(value.key()));
        }
    }
}
