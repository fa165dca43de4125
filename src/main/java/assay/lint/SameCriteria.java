package assay.lint;

import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.DeclaredCriterion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/**
 * Criteria of one requirement that are called the same, or are met by just the same: as when one is copied, and only its
 * identifier is changed; and two that are one, with its identifier written in two ways. On two ways to meet a requirement both may ask for the same.
 */
final class SameCriteria implements Finder {

    private static final Pattern NOUGHTS = Pattern.compile("(?<!\\d)0+(?=\\d)");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.SAME_CRITERION);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<String, Set<List<String>>> counted = counted(rules);
        List<Criterion> before = new ArrayList<>();
        rules.draft().criteria().declared().stream()
                .sorted(Comparator.comparingInt(one -> rules.files().buildsOn(one.file())))
                .map(DeclaredCriterion::criterion)
                .forEach(one -> {
                    before.stream()
                            .filter(other -> isBeside(one, other) || isAlike(one, other))
                            .flatMap(other -> same(one, other, counted).stream())
                            .findFirst()
                            .ifPresent(says ->
                                    problems.add(rules.draft().criteria().problem(one, Check.SAME_CRITERION, says)));
                    before.add(one);
                });
    }

    private static boolean isBeside(Criterion one, Criterion other) {
        return !one.id().equals(other.id())
                && one.requirement().equals(other.requirement())
                && Objects.equals(one.route(), other.route());
    }

    /** Whether a number is written with a nought before it, or a letter small, in one of two identifiers and not in the other. */
    private static boolean isAlike(Criterion one, Criterion other) {
        return !one.id().equals(other.id()) && plain(one.id()).equals(plain(other.id()));
    }

    private static String plain(String id) {
        return NOUGHTS.matcher(id).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static List<String> same(Criterion one, Criterion other, Map<String, Set<List<String>>> counted) {
        if (isAlike(one, other)) {
            return List.of(
                    one.id() + " is written much as " + other.id()
                            + " is, and is another criterion; where one is meant, write it in one way, or else give them other identifiers");
        }
        if (name(one).equals(name(other))) {
            return List.of(one.id() + " is called as " + other.id()
                    + " is: nobody could tell what the one asks for and the other does not");
        }
        Set<List<String>> rules = counted.getOrDefault(one.id(), Set.of());
        // A single rule, by which whatever there is of a kind counts, says too little of what each is meant for.
        return rules.size() > 1
                        && rules.equals(counted.get(other.id()))
                        && one.parts().size() == other.parts().size()
                        && one.atLeast() == other.atLeast()
                ? List.of("just what counts for " + other.id() + " counts for " + one.id()
                        + ", so that nobody meets the one without the other; one of them is enough, or their rules are to ask for"
                        + " something else")
                : List.of();
    }

    private static String name(Criterion one) {
        return StringUtils.normalizeSpace(one.asks()).toLowerCase(Locale.ROOT);
    }

    /** What the rules about each criterion say, whichever criterion it is and whatever they call things. */
    private static Map<String, Set<List<String>>> counted(Rules rules) {
        Map<String, Set<List<String>>> all = new HashMap<>();
        for (Rules.Rule rule : rules.all()) {
            for (String criterion : rules.criteriaOf(rule)) {
                all.computeIfAbsent(criterion, any -> new HashSet<>()).add(said(rule, criterion));
            }
        }
        return all;
    }

    private static List<String> said(Rules.Rule rule, String criterion) {
        List<String> said = new ArrayList<>();
        boolean concludes = false;
        for (String token : SameRules.said(rule)) {
            concludes |= token.equals("then");
            said.add(
                    token.equals('"' + criterion + '"')
                            ? "the criterion"
                            : concludes && token.startsWith("\"") ? "a text" : token);
        }
        return said;
    }
}
