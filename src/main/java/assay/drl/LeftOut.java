package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** Takes rules of a rule set that is extended out of its files, so that all others stay in their lines. */
final class LeftOut {

    private final RuleFiles files;
    private final RuleFiles base;
    private final SortedMap<String, byte[]> merged;
    private final String pack;
    private final List<Problem> problems;
    private final Map<String, List<RuleDescr>> parsed = new HashMap<>();
    /** Whether all files could be read that rules were looked for in; others complain of those that cannot. */
    private boolean readable = true;

    /**
     * Nothing is taken out yet.
     *
     * @param files the rule set that leaves them out
     * @param base the rule set that is extended
     * @param merged its files, with those in their place that replace them; rules are taken out here
     * @param pack how the pack that leaves rules out is named in messages
     * @param problems where to put what is wrong
     */
    LeftOut(RuleFiles files, RuleFiles base, SortedMap<String, byte[]> merged, String pack, List<Problem> problems) {
        this.files = files;
        this.base = base;
        this.merged = merged;
        this.pack = pack;
        this.problems = problems;
    }

    /** A rule in its file. */
    private record Place(String file, RuleDescr rule) {

        @Override
        public String toString() {
            return file + ":" + rule.getLine();
        }
    }

    /** Takes out the rules of these names. */
    void takeOut(List<Node.Scalar> names) {
        Set<String> seen = new HashSet<>();
        List<Place> found = new ArrayList<>();
        for (Node.Scalar name : names) {
            List<Place> places = seen.add(name.text()) ? places(name.text()) : List.of();
            if (places.size() == 1) {
                found.addAll(places);
            } else if (readable) {
                problems.add(
                        Check.RULE_SET.problem(pack, name.line(), name.column(), wrong(name.text(), places, names)));
            }
        }
        // From the end, so that all that is still to be taken out stands where it was found.
        found.sort(Comparator.comparingInt((Place place) -> place.rule.getStartCharacter())
                .reversed());
        found.forEach(this::blank);
    }

    private String wrong(String name, List<Place> places, List<Node.Scalar> names) {
        if (!places.isEmpty()) {
            return base.name() + " has two rules \"" + name + "\", in " + places.get(0) + " and " + places.get(1)
                    + "; which of them is left out cannot be told";
        }
        if (names.stream().filter(one -> one.text().equals(name)).count() > 1) {
            return "\"" + name + "\" stands here a second time";
        }
        List<String> known = base.written().keySet().stream()
                .flatMap(file -> rules(file).stream())
                .map(rule -> said(base, rule))
                .toList();
        return base.name() + " has no rule \"" + name + "\" to leave out"
                + Nearest.to(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    /** All rules of a name. Most files need not be parsed for that: the name does not even occur in them. */
    private List<Place> places(String name) {
        List<Place> places = new ArrayList<>();
        for (String file : base.written().keySet()) {
            if (text(file).contains(name) || Placeholders.mayBeIn(text(file))) {
                rules(file).stream()
                        .filter(rule -> isCalled(rule, name))
                        .forEach(rule -> places.add(new Place(file, rule)));
            }
        }
        return places;
    }

    /** Whether a rule has a name, with the value that a parameter has in this rule set or in the other. */
    private boolean isCalled(RuleDescr rule, String name) {
        return rule.getName().equals(name)
                || (Placeholders.mayBeIn(rule.getName())
                        && (said(base, rule).equals(name) || said(files, rule).equals(name)));
    }

    private static String said(RuleFiles by, RuleDescr rule) {
        return Placeholders.mayBeIn(rule.getName())
                ? by.parameters().inWords(rule.getName()).text()
                : rule.getName();
    }

    private List<RuleDescr> rules(String file) {
        return parsed.computeIfAbsent(file, path -> {
            DrlFile read = DrlFile.parse(path, base.shown(path), Placeholders.parseable(text(path)), new ArrayList<>());
            readable &= read != null;
            return read == null ? List.of() : read.rules();
        });
    }

    private void blank(Place place) {
        String text = text(place.file);
        int from = place.rule.getStartCharacter();
        int to = place.rule.getEndCharacter() + 1;
        String lines = "\n".repeat(StringUtils.countMatches(text.substring(from, to), '\n'));
        merged.put(place.file, (text.substring(0, from) + lines + text.substring(to)).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String file) {
        return new String(merged.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }
}
