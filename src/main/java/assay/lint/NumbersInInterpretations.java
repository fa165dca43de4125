package assay.lint;

import assay.drl.Placeholders;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Parameter;
import assay.yaml.Node;
import assay.yaml.Written;
import assay.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import org.apache.commons.lang3.StringUtils;

/** Interpretations on which a parameter rests, and which say a number instead of its name. */
final class NumbersInInterpretations implements Finder {

    private static final String DECIDED = "decided";

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_NUMBER);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        RuleFiles files = rules.files();
        if (files.isOfBase(RuleFiles.INTERPRETATIONS)) {
            return;
        }
        Set<Integer> told = new HashSet<>();
        Placeholders.Filled filled = files.filled(RuleFiles.INTERPRETATIONS);
        Map<String, Node.Scalar> decided = decided(filled.text());
        for (Parameter parameter : files.parameters().all()) {
            Node.Scalar text =
                    parameter.form() == Parameter.Form.NUMBER ? decided.get(parameter.interpretation()) : null;
            if (text != null && !isNamed(filled, text.written(), parameter)) {
                // However it is broken into lines.
                String said = StringUtils.normalizeSpace(text.text());
                Numbers.in(said, 0, said.length()).stream()
                        .filter(number -> Numbers.isOf(number, Numbers.stem(parameter.unit()))
                                || (isAlone(files, parameter)
                                        && !Numbers.isOne(number)
                                        && Numbers.isBound(said, number)))
                        .forEach(number -> {
                            int place = place(filled.text(), text.written(), said, number);
                            if (piece(filled, place).isEmpty() && told.add(place)) {
                                problems.add(problem(files, filled.text(), place, number.group(1), parameter));
                            }
                        });
            }
        }
    }

    /** What each interpretation decides, by its identifier. */
    private static Map<String, Node.Scalar> decided(String text) {
        Map<String, Node.Scalar> decided = new HashMap<>();
        Node root =
                YamlReader.read(RuleFiles.INTERPRETATIONS, text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
        for (Node item : root instanceof Node.Sequence all ? all.items() : List.<Node>of()) {
            if (item instanceof Node.Mapping one
                    && one.get("id").orElse(null) instanceof Node.Scalar id
                    && one.get(DECIDED).orElse(null) instanceof Node.Scalar words) {
                decided.put(id.text(), words);
            }
        }
        return decided;
    }

    /** Where a number of a text stands in the file: there, too, it is the same one of those that read alike. */
    private static int place(String file, Written where, String said, MatchResult number) {
        int before = StringUtils.countMatches(said.substring(0, number.start()), number.group(1));
        int at = StringUtils.ordinalIndexOf(file.substring(where.start(), where.end()), number.group(1), before + 1);
        return where.start() + Math.max(0, at);
    }

    /** What was put in for a name at a place. */
    private static Optional<Placeholders.Piece> piece(Placeholders.Filled filled, int at) {
        return filled.pieces().stream()
                .filter(piece -> piece.start() <= at && at < piece.start() + piece.length())
                .findFirst();
    }

    private static boolean isNamed(Placeholders.Filled filled, Written where, Parameter parameter) {
        return filled.pieces().stream()
                .anyMatch(piece -> where.start() <= piece.start()
                        && piece.start() < where.end()
                        && piece.placeholder().name().equalsIgnoreCase(parameter.name()));
    }

    /** Whether no other number rests on the interpretation, so that it is clear which one it speaks of. */
    private static boolean isAlone(RuleFiles files, Parameter parameter) {
        return files.parameters().all().stream()
                        .filter(one -> one.interpretation().equals(parameter.interpretation()))
                        .count()
                == 1;
    }

    private static Problem problem(RuleFiles files, String text, int place, String number, Parameter parameter) {
        boolean same = String.valueOf(Numbers.value(number)).equals(parameter.value());
        return Check.OTHER_NUMBER.problem(
                files.shown(RuleFiles.INTERPRETATIONS),
                StringUtils.countMatches(text.substring(0, place), '\n') + 1,
                place - text.lastIndexOf('\n', place - 1),
                (same
                                ? "\"" + number + "\" is a number that has a name"
                                : "this says \"" + number + "\", and rules ask for " + parameter.value())
                        + "; say {" + parameter.name() + "}, so that both change together");
    }
}
