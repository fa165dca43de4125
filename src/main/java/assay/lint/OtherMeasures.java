package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Placeholders;
import assay.drl.Term;
import assay.policy.Note;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
 * what is asked for as well, for then the other is another one.
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
            RuleValues values = new RuleValues(
                    rules,
                    rule,
                    rules.files().filled(rule.file().file()).pieces(),
                    parameters,
                    new ArrayList<>(),
                    new HashSet<>());
            values.read();
            if (!values.limits.isEmpty()) {
                texts(rule, text -> problems.addAll(values.others(text)));
            }
        });
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
     * @param place where it stands
     * @param value what it is, a number or a day
     * @param said the values that a text can say it by: "more than 250" is "251 or more"
     * @param units the stems of what a number of it is counted in; of a day, nothing
     * @param parameter the parameter that it is, or nothing
     */
    private record Limit(int place, Object value, List<Object> said, Set<String> units, String parameter) {

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
     * @param limits what it compares something with that has a unit or is a day
     * @param all all its numbers and days
     */
    private record RuleValues(
            Rules rules,
            Rules.Rule rule,
            List<Placeholders.Piece> pieces,
            Map<String, Parameter> parameters,
            List<Limit> limits,
            Set<Object> all) {

        void read() {
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
            rule.consequence().statements().forEach(statement -> values(statement.term()));
        }

        private static Stream<Asked.Sum> sums(Asked asked) {
            return asked instanceof Asked.Group group
                    ? group.parts().stream().flatMap(RuleValues::sums)
                    : asked instanceof Asked.Sum sum ? Stream.concat(Stream.of(sum), sums(sum.of())) : Stream.empty();
        }

        private void values(Term term) {
            term.each(one -> value(one).ifPresent(all::add));
        }

        /** Of facts added up there is no type, and nothing that others look at as a count. */
        private void limits(String type, Term term, Map<String, Set<String>> unitsOf) {
            values(term);
            term.each(one -> {
                if (one instanceof Term.Operation operation
                        && operation.operator().matches("[<>]=?|==")
                        && (type.isEmpty() || !OtherNumbers.isOfCount(operation))) {
                    limit(type, operation.operator(), operation.left(), operation.right(), unitsOf);
                    limit(
                            type,
                            StringUtils.replaceChars(operation.operator(), "<>", "><"),
                            operation.right(),
                            operation.left(),
                            unitsOf);
                }
            });
        }

        private void limit(String type, String operator, Term of, Term with, Map<String, Set<String>> unitsOf) {
            Optional<Object> value = value(with);
            if (value.isEmpty()) {
                return;
            }
            Set<String> units = new HashSet<>(
                    of instanceof Term.Name name && unitsOf.containsKey(name.name())
                            ? unitsOf.getOrDefault(name.name(), Set.of())
                            : units(type, of));
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
            limits.add(new Limit(with.first(), value.get(), said, units, parameter));
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
                            + name + "\"" + measure.written() + "\", and the rule asks for " + limit.words() + " (line "
                            + file.lineOf(limit.place) + ")"
                            + (limit.parameter.isEmpty()
                                    ? ""
                                    : "; say {" + limit.parameter + "}, so that both change together"));
        }
    }
}
