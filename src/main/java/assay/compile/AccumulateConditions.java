package assay.compile;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What rules ask of the results of an {@code accumulate}, put so that Drools takes it as it is written. Drools holds each condition
 * against the first result that is named in it, and hands over the others as if that stood first: it takes {@code $least < $most}
 * for the opposite, or does not compile it, and leaves out what names no result, and lists. So whatever is about more than one
 * result, or about something else, or a list, is asked behind the {@code accumulate}.
 */
final class AccumulateConditions {

    /** Rules may write it short. */
    private static final Pattern ACCUMULATE = Pattern.compile("\\bacc(?:umulate)?(?=\\s*\\()");

    /** The signs that Drools understands there; a condition with "in" it leaves out. */
    private static final Pattern UNDERSTOOD = Pattern.compile("[=!]=|[<>]=?|[-+*/%]|&&|\\|\\|");

    private final DrlFile file;
    private final List<Change> changes = new ArrayList<>();

    private AccumulateConditions(DrlFile file) {
        this.file = file;
    }

    /** Another text for a stretch of the file. */
    private record Change(int from, int to, String by) {}

    /** The text of a rule file whose conditions hold as they are written; everything stands on its line. */
    static String asWritten(String text) {
        if (!ACCUMULATE.matcher(text).find()) {
            return text;
        }
        AccumulateConditions conditions = new AccumulateConditions(new DrlFile("", "", text));
        conditions.file.rules().forEach(rule -> conditions.sums(Asked.of(conditions.file, rule)));
        return conditions.changed();
    }

    private String changed() {
        StringBuilder changed = new StringBuilder(file.text());
        changes.stream()
                .sorted(Comparator.comparingInt(Change::from).reversed())
                .forEach(change -> changed.replace(change.from, change.to, change.by));
        return changed.toString();
    }

    private void sums(Asked asked) {
        if (asked instanceof Asked.Group group) {
            group.parts().forEach(this::sums);
        } else if (asked instanceof Asked.Sum sum) {
            sums(sum.of());
            if (sum.functions().stream().anyMatch(function -> function.name().isEmpty())) {
                itself(sum);
            } else if (!sum.results().isEmpty()) {
                behind(sum);
            }
        }
    }

    /** In {@code $all : Number( $some < $all ) from accumulate( ... )} the number is called by what it is there. */
    private void itself(Asked.Sum sum) {
        String name = sum.functions().get(sum.functions().size() - 1).variable();
        sum.results()
                .forEach(result -> result.term().each(one -> {
                    if (one instanceof Term.Name variable && variable.name().equals(name)) {
                        changes.add(new Change(one.start(), one.start() + name.length(), "this"));
                    }
                }));
    }

    private void behind(Asked.Sum sum) {
        List<FactCondition.Constraint> results = sum.results();
        List<FactCondition.Constraint> left = results.stream()
                .filter(result -> isOfOne(result.term(), sum.functions()))
                .toList();
        int semicolon = file.code().lastIndexOf(';', results.get(0).start());
        int close = file.code().indexOf(')', results.get(results.size() - 1).end());
        if (left.size() == results.size()) {
            return;
        }
        int begin = beginning(opening(close));
        changes.add(new Change(begin, begin, "( "));
        StringBuilder asked = new StringBuilder(DrlFile.blank(file.text().substring(semicolon, close)));
        for (FactCondition.Constraint result : left) {
            boolean isFirst = result.equals(left.get(0));
            int sign = isFirst ? semicolon : file.code().lastIndexOf(',', result.start());
            asked.setCharAt(sign - semicolon, isFirst ? ';' : ',');
            asked.replace(result.start() - semicolon, result.end() - semicolon, written(result));
        }
        changes.add(new Change(
                semicolon,
                close + 1,
                results.stream()
                        .filter(result -> !left.contains(result))
                        .map(result -> " and eval( " + written(result).replace('\n', ' ') + " )")
                        .collect(Collectors.joining("", asked + ")", " )"))));
    }

    private String written(FactCondition.Constraint result) {
        return file.plain().substring(result.start(), result.end());
    }

    /** Whether a condition is about one result, and about nothing else, in signs that are understood there. */
    private static boolean isOfOne(Term term, List<Asked.Function> made) {
        Set<String> names = new TreeSet<>();
        boolean[] known = {true};
        term.each(one -> {
            known[0] &= !(one instanceof Term.Other)
                    && !(one instanceof Term.Operation operation
                            && !UNDERSTOOD.matcher(operation.operator()).matches());
            if (one instanceof Term.Name name
                    && !Character.isUpperCase(name.name().charAt(0))) {
                names.add(name.name());
            }
        });
        return known[0]
                && names.size() == 1
                && made.stream().map(Asked.Function::variable).anyMatch(names::contains);
    }

    /** Where what opens a bracket is called by its name. */
    private int beginning(int bracket) {
        return ACCUMULATE
                .matcher(file.code())
                .results()
                .mapToInt(MatchResult::start)
                .filter(start -> start < bracket)
                .max()
                .orElseThrow();
    }

    /** The bracket that another closes. */
    private int opening(int close) {
        int depth = 0;
        for (int at = close; at >= 0; at--) {
            char sign = file.code().charAt(at);
            depth += sign == ')' ? 1 : sign == '(' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }
}
