package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Placeholders;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.policy.Note;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * Holds the measures and the days that a rule's texts say against those that it compares with. Only a number is looked at that
 * has the unit of what is compared behind it, and only a day that something is before or after; none where the same text says
 * what is asked for as well, for then the other is another one. The title of a criterion is held against all rules that count
 * for it.
 */
final class OtherMeasures implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_NUMBER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<String, Parameter> parameters = rules.files().parameters().all().stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter, (one, other) -> one));
        rules.all().forEach(rule -> {
            RuleValues values = RuleValues.of(rules, rule, parameters, false);
            if (!values.limits.isEmpty()) {
                texts(rule, text -> problems.addAll(values.others(text)));
            }
        });
        titles(rules, parameters, problems);
    }

    private static void titles(Rules rules, Map<String, Parameter> parameters, List<Problem> problems) {
        Map<Rules.Rule, RuleValues> known = new LinkedHashMap<>();
        rules.all().forEach(rule -> known.put(rule, RuleValues.of(rules, rule, parameters, true)));
        rules.all()
                .forEach(rule -> rule.consequence()
                        .statements()
                        .forEach(statement -> statement.term().each(term -> {
                            if (term instanceof Term.Call call
                                    && call.of() instanceof Term.Name of
                                    && of.name().equals(Criterion.class.getSimpleName())
                                    && call.arguments().size() > 1
                                    && call.arguments().get(1) instanceof Term.Literal title
                                    && title.value() instanceof String said) {
                                call.arguments().get(0).text().ifPresent(id -> {
                                    Set<Object> own = new HashSet<>();
                                    own.add(BigDecimal.valueOf(call.arguments().size() - 2));
                                    RuleValues.values(statement.term(), own);
                                    problems.addAll(ofCriterion(rules, rule, id, known, own)
                                            .others(new Text(title.start() + 1, title.start() + 1 + said.length())));
                                });
                            }
                        })));
    }

    /**
     * What all rules compare with that count for a criterion. Numbers of other rules about it may be said as well, and those of what
     * is concluded on the way to it.
     *
     * @param rule the rule that asks for the criterion
     * @param own the numbers that it is asked for with
     */
    private static RuleValues ofCriterion(
            Rules rules, Rules.Rule rule, String id, Map<Rules.Rule, RuleValues> known, Set<Object> own) {
        List<Limit> limits = new ArrayList<>();
        Set<Object> all = new HashSet<>(own);
        known.forEach((other, values) -> {
            List<Rules.About> about = rules.about(other);
            if (about.stream().anyMatch(one -> one.criterion().equals(id)) || concludesOwn(rules, other)) {
                all.addAll(values.all);
            }
            if (about.stream()
                    .anyMatch(one ->
                            one.type().equals("Counted") && one.criterion().equals(id))) {
                limits.addAll(values.limits);
            }
        });
        RuleValues its = Objects.requireNonNull(known.get(rule));
        return new RuleValues(rules, rule, its.pieces, its.parameters, true, limits, all);
    }

    /** Whether a rule concludes something that the rule set declares itself. */
    private static boolean concludesOwn(Rules rules, Rules.Rule rule) {
        boolean[] own = {false};
        rule.consequence()
                .statements()
                .forEach(statement -> statement
                        .term()
                        .each(term -> own[0] |= term instanceof Term.Call call
                                && call.made()
                                && rules.types().isDeclared(call.name())));
        return own[0];
    }

    /** The name of a rule, and each text in what it does. */
    private static void texts(Rules.Rule rule, Consumer<Text> visitor) {
        int name = rule.file().text().indexOf(rule.name(), rule.start());
        if (name >= 0) {
            visitor.accept(new Text(name, name + rule.name().length()));
        }
        for (Consequence.Statement statement : rule.consequence().statements()) {
            statement.term().each(term -> {
                if (term instanceof Term.Literal literal && literal.value() instanceof String said) {
                    visitor.accept(new Text(literal.start() + 1, literal.start() + 1 + said.length()));
                }
            });
        }
    }

    /** A stretch of a file. */
    private record Text(int from, int to) {}

    /**
     * What a rule compares something with.
     *
     * @param rule the rule
     * @param place where it stands in its file
     * @param value what it is, a number or a day
     * @param said the values that a text can say it by: "more than 250" is "251 or more"
     * @param units the stems of what a number of it is counted in; of a day, nothing
     * @param parameter the parameter that it is, or nothing
     */
    private record Limit(
            Rules.Rule rule, int place, Object value, List<Object> said, Set<String> units, String parameter) {

        boolean is(Numbers.Measure measure) {
            return value instanceof LocalDate
                    ? measure.value() instanceof LocalDate
                    : units.contains(Numbers.stem(measure.unit()));
        }

        String words() {
            return value instanceof LocalDate day ? Note.day(day) : ((BigDecimal) value).toPlainString();
        }
    }

    /**
     * The values of one rule.
     *
     * @param withCounts whether numbers of what is called by the name of several are among them, which others look at
     * @param limits what it compares something with that has a unit or is a day
     * @param all all its numbers and days
     */
    private record RuleValues(
            Rules rules,
            Rules.Rule rule,
            List<Placeholders.Piece> pieces,
            Map<String, Parameter> parameters,
            boolean withCounts,
            List<Limit> limits,
            Set<Object> all) {

        static RuleValues of(Rules rules, Rules.Rule rule, Map<String, Parameter> parameters, boolean withCounts) {
            RuleValues values = new RuleValues(
                    rules,
                    rule,
                    rules.files().filled(rule.file().file()).pieces(),
                    parameters,
                    withCounts,
                    new ArrayList<>(),
                    new HashSet<>());
            values.read();
            return values;
        }

        private void read() {
            Map<String, Set<String>> unitsOf = new HashMap<>();
            for (FactCondition condition : rule.conditions()) {
                condition.bound().forEach((variable, term) -> unitsOf.put(variable, units(condition.type(), term)));
            }
            List<Asked.Sum> sums = sums(rule.asked()).toList();
            for (Asked.Sum sum : sums) {
                sum.functions().stream()
                        .filter(function -> !"count".equals(function.name()))
                        .filter(function -> function.arguments().size() == 1
                                && function.arguments().get(0) instanceof Term.Name)
                        .forEach(function -> unitsOf.put(
                                function.variable(),
                                unitsOf.getOrDefault(
                                        ((Term.Name) function.arguments().get(0)).name(), Set.of())));
            }
            for (FactCondition condition : rule.conditions()) {
                condition.terms().forEach(term -> limits(condition.type(), term, unitsOf));
            }
            sums.stream().flatMap(sum -> sum.results().stream()).forEach(result -> limits("", result.term(), unitsOf));
            rule.consequence().statements().forEach(statement -> values(statement.term(), all));
        }

        private static Stream<Asked.Sum> sums(Asked asked) {
            return asked instanceof Asked.Group group
                    ? group.parts().stream().flatMap(RuleValues::sums)
                    : asked instanceof Asked.Sum sum ? Stream.concat(Stream.of(sum), sums(sum.of())) : Stream.empty();
        }

        /** The numbers and days in a term. */
        static void values(Term term, Set<Object> into) {
            term.each(one -> value(one).ifPresent(into::add));
        }

        /** Of facts added up there is no type, and nothing that others look at as a count. */
        private void limits(String type, Term term, Map<String, Set<String>> unitsOf) {
            values(term, all);
            term.each(one -> {
                if (one instanceof Term.Operation operation
                        && operation.operator().matches("[<>]=?|==")
                        && (withCounts || type.isEmpty() || !OtherNumbers.isOfCount(operation))) {
                    limit(type, operation, operation.operator(), operation.left(), operation.right(), unitsOf);
                    limit(
                            type,
                            operation,
                            StringUtils.replaceChars(operation.operator(), "<>", "><"),
                            operation.right(),
                            operation.left(),
                            unitsOf);
                }
            });
        }

        private void limit(
                String type,
                Term.Operation operation,
                String operator,
                Term of,
                Term with,
                Map<String, Set<String>> unitsOf) {
            Optional<Object> value = value(with);
            if (value.isEmpty()) {
                return;
            }
            Set<String> units = new HashSet<>(
                    of instanceof Term.Name name && unitsOf.containsKey(name.name())
                            ? unitsOf.getOrDefault(name.name(), Set.of())
                            : units(type, of));
            if (OtherNumbers.isOfCount(operation)) {
                units.add(Numbers.stem(OtherNumbers.counts(operation)));
            }
            String parameter = piece(with.first(), piece -> !piece.placeholder().inText())
                    .map(piece -> piece.placeholder().name())
                    .orElse("");
            Parameter named = parameters.get(parameter);
            if (named != null && named.form() == Parameter.Form.NUMBER) {
                units.add(Numbers.stem(named.unit()));
            }
            // "No later than 31 March" and "before 1 April" are the same, as are "more than 250" and "251 or more".
            List<Object> said = new ArrayList<>(List.of(value.get()));
            if (operator.matches(">=|<")) {
                said.add(next(value.get(), -1));
            } else if (operator.matches("<=|>")) {
                said.add(next(value.get(), 1));
            }
            limits.add(new Limit(rule, with.first(), value.get(), said, units, parameter));
        }

        private static Object next(Object value, int by) {
            return value instanceof LocalDate day
                    ? day.plusDays(by)
                    : Numbers.plain(((BigDecimal) value).add(BigDecimal.valueOf(by)));
        }

        private static Optional<Object> value(Term term) {
            Optional<Object> day = term.day().map(one -> one);
            return day.or(() -> term instanceof Term.Literal ? term.number().map(Numbers::plain) : Optional.empty());
        }

        /** What a field is counted in, by how it is spoken of: "that is {} cm high". */
        private Set<String> units(String type, Term of) {
            if (!(of instanceof Term.Name name)) {
                return Set.of();
            }
            String behind = rules.declarations()
                    .phrases()
                    .field(type, name.name())
                    .map(said -> StringUtils.substringAfter(said, "{}").strip().replaceFirst("\\s.*", ""))
                    .orElse("");
            return Stream.of(behind.split("\\|"))
                    .filter(unit -> !unit.isEmpty())
                    .map(Numbers::stem)
                    .collect(Collectors.toSet());
        }

        private Optional<Placeholders.Piece> piece(int at, Predicate<Placeholders.Piece> which) {
            return pieces.stream()
                    .filter(which)
                    .filter(piece -> piece.start() <= at && at < piece.start() + piece.length())
                    .findFirst();
        }

        /** What a text says that the rule does not ask for. */
        List<Problem> others(Text text) {
            List<Problem> problems = new ArrayList<>();
            List<Numbers.Measure> measures = Numbers.measures(rule.file().text(), text.from, text.to);
            for (Numbers.Measure measure : measures) {
                List<Limit> ofIt =
                        limits.stream().filter(one -> one.is(measure)).toList();
                if (!ofIt.isEmpty()
                        && !isAsked(measure, ofIt)
                        && measures.stream()
                                .noneMatch(other ->
                                        ofIt.stream().anyMatch(one -> one.is(other)) && isAsked(other, ofIt))) {
                    problems.add(problem(measure, ofIt.get(0)));
                }
            }
            return problems;
        }

        private boolean isAsked(Numbers.Measure measure, List<Limit> ofIt) {
            return all.contains(measure.value()) || ofIt.stream().anyMatch(one -> one.said.contains(measure.value()));
        }

        private Problem problem(Numbers.Measure measure, Limit limit) {
            DrlFile file = rule.file();
            String name = piece(measure.start(), piece -> piece.placeholder().inText())
                    .map(piece -> "{" + piece.placeholder().name() + "}, ")
                    .orElse("");
            return file.at(
                    measure.start(),
                    Check.OTHER_NUMBER,
                    "this says "
                            + name + "\"" + measure.written() + "\", and the rule "
                            + (limit.rule == rule ? "" : "\"" + limit.rule.name() + "\" ")
                            + "asks for " + limit.words() + " ("
                            + (limit.rule == rule
                                    ? "line " + file.lineOf(limit.place)
                                    : limit.rule
                                            .file()
                                            .at(limit.place, Check.OTHER_NUMBER, "")
                                            .place())
                            + ")"
                            + (limit.parameter.isEmpty()
                                    ? ""
                                    : "; say {" + limit.parameter + "}, so that both change together"));
        }
    }
}
