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
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<String> leftBehind = rules.draft().leftBehind();
        if (base == null || leftBehind.isEmpty()) {
            return;
        }
        if (having != files) {
            // It is so of that rule set, whatever is made of it here.
            Looked.at(having).problems().stream()
                    .filter(one -> one.code().equals(Check.UNKNOWN_INTERPRETATION.code())
                            && one.file().equals(having.shown(RuleFiles.INTERPRETATIONS)))
                    .forEach(problems::add);
            return;
        }
        Set<String> named = Stream.of(
                        rules.all().stream().flatMap(rule -> RuleSetReader.interpretationsOf(rule.parsed()).stream()),
                        files.parameters().all().stream()
                                .filter(one -> one.of().equals(files.name()))
                                .map(Parameter::interpretation),
                        Stream.ofNullable(rules.draft().pack())
                                .flatMap(one -> one.reading().stream())
                                .map(Pack.Reading::interpretation))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
        List<String> missing = leftBehind.stream().filter(named::contains).toList();
        if (!missing.isEmpty()) {
            problems.add(rules.inYaml(
                    RuleFiles.INTERPRETATIONS,
                    "(?m)^-",
                    Check.UNKNOWN_INTERPRETATION,
                    "this file stands in place of the whole " + base.shown(RuleFiles.INTERPRETATIONS)
                            + ", and rules or numbers rest on what it does not have of that: "
                            + String.join(", ", missing)
                            + "; begin it with a copy of that file, and add to it what is new"));
        }
    }

    /** Whether a rule file is one of the rule set that leaves interpretations behind, which is told of that as a whole. */
    private static boolean isToldOfTheWhole(RuleFiles files, String file) {
        RuleFiles having = files.having(RuleFiles.INTERPRETATIONS);
        return having.contents().containsKey(file) && having.shown(file).equals(files.shown(file));
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
                    && !(rules.draft().leftBehind().contains(id) && isToldOfTheWhole(rules.files(), file.file()))
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
