package assay.lint;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.text.LookAlike;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Interpretations that a rule names and interpretations.yaml does not have. */
final class UnknownInterpretations implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_INTERPRETATION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        List<Interpretation> read = rules.draft().interpretations();
        if (read != null) {
            List<String> known = read.stream().map(Interpretation::id).toList();
            rules.all().forEach(rule -> interpretations(rules, rule, known, problems));
            leftBehind(rules, problems);
        }
    }

    /** What a file of interpretations does not have that stands in place of another, told once and not wherever it is named. */
    private static void leftBehind(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        RuleFiles having = files.having(RuleFiles.INTERPRETATIONS);
        RuleFiles base = having.base();
        Set<String> since = since(files, base);
        Pack pack = rules.draft().pack();
        Set<String> named = Stream.of(
                        rules.all().stream().flatMap(rule -> RuleSetReader.interpretationsOf(rule.parsed()).stream()),
                        files.parameters().all().stream()
                                .filter(one -> since.contains(one.of()))
                                .map(Parameter::interpretation),
                        Stream.ofNullable(pack)
                                .flatMap(one -> one.reading().stream())
                                .map(Pack.Reading::interpretation))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        List<String> missing =
                rules.draft().leftBehind().stream().filter(named::contains).toList();
        if (base != null && !missing.isEmpty()) {
            problems.add(Rules.inYaml(
                    having,
                    RuleFiles.INTERPRETATIONS,
                    "(?m)^-",
                    Check.UNKNOWN_INTERPRETATION,
                    "this file stands in place of the whole " + base.shown(RuleFiles.INTERPRETATIONS)
                            + ", and rules or numbers rest on what it does not have of that: "
                            + String.join(", ", missing)
                            + "; begin it with a copy of that file, and add to it what is new"));
        }
    }

    /** The names of a rule set and of those that it extends, down to one of these, which is not named. */
    private static Set<String> since(RuleFiles files, @Nullable RuleFiles base) {
        Set<String> names = new HashSet<>();
        for (RuleFiles one = files; one != null && one != base; one = one.base()) {
            names.add(one.name());
        }
        return names;
    }

    /** Whether it is one of them to those who look at it, or but for its capitals. */
    private static boolean isSeenAsOneOf(String id, List<String> known) {
        return known.stream().anyMatch(one -> LookAlike.plain(one).equalsIgnoreCase(LookAlike.plain(id)));
    }

    private static void interpretations(Rules rules, Rules.Rule rule, List<String> known, List<Problem> problems) {
        DrlFile file = rule.file();
        for (String id : RuleSetReader.interpretationsOf(rule.parsed())) {
            // What is left to pack.yaml is told there.
            if (!known.contains(id)
                    && !rules.draft().leftBehind().contains(id)
                    && !rules.files().leavesInterpretations(file.file())) {
                problems.add(file.problem(
                        file.text().indexOf("@interpretation", rule.start()),
                        id,
                        Check.UNKNOWN_INTERPRETATION,
                        "unknown interpretation \"" + id + "\""
                                + (known.isEmpty()
                                        ? "; there is no interpretations.yaml here"
                                        // Numbers are near to all other numbers.
                                        : isSeenAsOneOf(id, known)
                                                ? Nearest.hint(id, known)
                                                : id.matches(".*[;.|/&+]|(?i)and|und|et")
                                                        ? "; a comma stands between two: \""
                                                                + String.join(
                                                                        ", ",
                                                                        known.subList(0, Math.min(2, known.size())))
                                                                + "\""
                                                        : "; interpretations.yaml has " + String.join(", ", known))));
            }
        }
    }
}
