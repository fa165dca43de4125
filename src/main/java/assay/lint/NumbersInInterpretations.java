package assay.lint;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Interpretations on which a parameter rests, and which say a number instead of its name. */
final class NumbersInInterpretations implements Finder {

    private static final Pattern DECIDED = Pattern.compile("(?m)^[ \\t{-]*decided:.*$");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_NUMBER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        Set<Integer> told = new HashSet<>();
        String text = files.text(RuleFiles.INTERPRETATIONS);
        if (files.isOfBase(RuleFiles.INTERPRETATIONS)) {
            return;
        }
        Map<String, Integer> begins = new TreeMap<>();
        Matcher entry = Pattern.compile("(?m)^[ \\t]*-[ \\t]*\\{?[ \\t]*id:[ \\t]*\"?([\\w-]+)")
                .matcher(text);
        List<Integer> bounds = new ArrayList<>();
        while (entry.find()) {
            begins.put(entry.group(1), entry.end());
            bounds.add(entry.start());
        }
        for (Parameter parameter : files.parameters().all()) {
            Integer from = parameter.form() == Parameter.Form.NUMBER ? begins.get(parameter.interpretation()) : null;
            Matcher decided = DECIDED.matcher(text);
            if (from != null
                    && decided.region(from, end(text, from, bounds)).find()
                    && !Pattern.compile(
                                    "\\{" + Pattern.quote(parameter.name()) + "(?![\\w-])", Pattern.CASE_INSENSITIVE)
                            .matcher(decided.group())
                            .find()) {
                Numbers.in(text, decided.start(), decided.end()).stream()
                        .filter(number -> Numbers.isOf(number.group(2), Numbers.stem(parameter.unit()))
                                || (isAlone(files, parameter) && Numbers.isBound(text, number)))
                        .filter(number -> !isInBraces(text, number.start()))
                        .filter(number -> told.add(number.start()))
                        .forEach(number -> problems.add(problem(files, text, number, parameter)));
            }
        }
    }

    /** Whether no other number rests on the interpretation, so that it is clear which one it speaks of. */
    private static boolean isAlone(RuleFiles files, Parameter parameter) {
        return files.parameters().all().stream()
                        .filter(one -> one.interpretation().equals(parameter.interpretation()))
                        .count()
                == 1;
    }

    private static Problem problem(RuleFiles files, String text, MatchResult number, Parameter parameter) {
        boolean same = String.valueOf(Numbers.value(number.group(1))).equals(parameter.value());
        return Check.OTHER_NUMBER.problem(
                files.shown(RuleFiles.INTERPRETATIONS),
                StringUtils.countMatches(text.substring(0, number.start()), '\n') + 1,
                number.start() - text.lastIndexOf('\n', number.start() - 1),
                (same
                                ? "\"" + number.group(1) + "\" is a number that has a name"
                                : "this says \"" + number.group(1) + "\", and rules ask for " + parameter.value())
                        + "; say {" + parameter.name() + "}, so that both change together");
    }

    private static boolean isInBraces(String text, int at) {
        return text.lastIndexOf('{', at) > Math.max(text.lastIndexOf('}', at), text.lastIndexOf('\n', at));
    }

    private static int end(String text, int from, List<Integer> bounds) {
        return bounds.stream().filter(bound -> bound > from).findFirst().orElse(text.length());
    }
}
