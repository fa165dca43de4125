package assay.ruleset;

import assay.text.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a rule set makes of the one that it extends.
 *
 * @param base the rule set that it extends, by the name of its folder
 * @param sha256 the digest of that rule set
 * @param replaced the files that stand in place of those of the base, sorted
 * @param added the files that the base does not have, sorted
 * @param overridden what its {@code pack.yaml} says in place of that of the base and grades hang on, sorted
 * @param parameters the values that it gives to parameters of the base, by their names
 * @param without the rules of the base that are left out, in the order of the pack
 * @param further what the base makes of another rule set, if it extends one itself
 */
public record Extension(
        String base,
        String sha256,
        List<String> replaced,
        List<String> added,
        List<String> overridden,
        SortedMap<String, String> parameters,
        List<Omission> without,
        Optional<Extension> further) {

    /**
     * A rule that is left out.
     *
     * @param rule its name
     * @param line the line of the {@code pack.yaml} that says so, from 1
     */
    public record Omission(String rule, int line) {}

    /**
     * As a phrase: {@code extends march-2004, replaces requirement-6.drl, adds requirement-10.drl}, and the same of every
     * rule set further down, behind a semicolon.
     */
    public String phrase() {
        List<String> phrases = new ArrayList<>(List.of("extends " + base));
        if (!replaced.isEmpty()) {
            phrases.add("replaces " + Series.and(replaced));
        }
        if (!overridden.isEmpty()) {
            phrases.add("replaces the " + Series.and(overridden) + " of pack.yaml");
        }
        if (!parameters.isEmpty()) {
            phrases.add("sets "
                    + Series.and(parameters.entrySet().stream()
                            .map(one -> one.getKey() + " to " + one.getValue())
                            .toList()));
        }
        if (!added.isEmpty()) {
            phrases.add("adds " + Series.and(added));
        }
        if (!without.isEmpty()) {
            phrases.add("leaves out "
                    + Series.and(without.stream()
                            .map(omission -> "\"" + omission.rule() + "\"")
                            .toList()));
        }
        return String.join(phrases.stream().anyMatch(phrase -> phrase.contains(",")) ? "; " : ", ", phrases)
                + further.map(next -> "; " + base + " " + next.phrase()).orElse("");
    }

    /** Whether the rule set builds on the one with this digest, be it over others. */
    public boolean buildsOn(String rules) {
        return sha256.equals(rules)
                || further.filter(next -> next.buildsOn(rules)).isPresent();
    }

    /** Whether the rule set names as its base a folder of this name, be it by way of others. */
    public boolean namesBase(String folder) {
        return base.equals(folder)
                || further.filter(next -> next.namesBase(folder)).isPresent();
    }
}
