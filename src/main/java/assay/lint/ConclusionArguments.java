package assay.lint;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.Term;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Conclusions that are not made of what they are made of. */
final class ConclusionArguments implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.CONSEQUENCE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (Rules.Rule rule : rules.all()) {
            Arguments arguments = new Arguments(rule.file(), problems);
            Conclusions.of(rule, rules.types())
                    .forEach(call -> call.type().ifPresent(type -> arguments.made(call, type)));
        }
    }

    /** What the conclusions of one rule are made of. */
    private static final class Arguments {

        /** What begins a term, right behind another. */
        private static final Pattern ADJOINING = Pattern.compile("\\s*(?=[\"$\\w])(?!instanceof\\b)");

        private final DrlFile file;
        private final List<Problem> problems;

        Arguments(DrlFile file, List<Problem> problems) {
            this.file = file;
            this.problems = problems;
        }

        private void wrong(Term at, String message) {
            problems.add(file.at(at.start(), Check.CONSEQUENCE, message));
        }

        void made(Conclusions.Call one, Class<?> type) {
            Term.Call call = one.term();
            List<Executable> ways = call.made()
                    ? List.of(type.getConstructors())
                    : Conclusions.methods(type, call.name())
                            .map(Executable.class::cast)
                            .toList();
            if (ways.isEmpty()) {
                wrong(
                        call,
                        type.getSimpleName() + " has no \"" + call.name() + "\""
                                + Nearest.hint(
                                        call.name(),
                                        Conclusions.methods(type, "")
                                                .map(Method::getName)
                                                .collect(Collectors.toCollection(TreeSet::new))));
                return;
            }
            Optional<Term> left = leftOver(call.arguments());
            if (left.isPresent()) {
                Matcher adjoining = ADJOINING.matcher(file.text());
                if (adjoining.region(left.get().start(), file.text().length()).lookingAt()) {
                    problems.add(file.at(
                            adjoining.end(),
                            Check.CONSEQUENCE,
                            "a comma (,) is missing before this, or a plus (+) where a text goes on; a quote inside a"
                                    + " text has a backslash before it: \\\""));
                }
                return;
            }
            if (ways.stream().noneMatch(way -> Rules.takes(way, call.arguments().size()))) {
                wrong(
                        call,
                        "\"" + one.name() + "\" is not made of "
                                + call.arguments().size() + "; it takes " + components(type, ways.get(0)));
                return;
            }
            if (!Set.of("Progress", "Criterion").contains(type.getSimpleName())) {
                call.arguments().forEach(argument -> {
                    if (Term.Literal.isNothing(argument)
                            && !EngineTypes.mayBeNothing(type, call.arguments(), argument)) {
                        wrong(argument, type.getSimpleName() + " leaves nothing open: null says nothing");
                    } else if (argument.text().filter(String::isBlank).isPresent()) {
                        wrong(argument, type.getSimpleName() + " needs words here, and this text is empty");
                    }
                });
            }
        }

        /** What stands behind the last argument that can be read, with no comma between. */
        private Optional<Term> leftOver(List<Term> arguments) {
            return arguments.stream()
                    .dropWhile(argument -> !(argument instanceof Term.Other))
                    .limit(1)
                    .filter(unread -> !file.text().substring(0, unread.start()).matches("(?s).*[,(]\\s*"))
                    .findFirst();
        }

        private static String components(Class<?> type, Executable way) {
            return way instanceof Constructor
                    ? Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.joining(", ", "(", ")"))
                    : way.isVarArgs() ? (way.getParameterCount() - 1) + " or more" : "" + way.getParameterCount();
        }
    }
}
