package assay.rules;

import java.util.List;

/**
 * What a rule set makes of the one that it extends.
 *
 * @param base the rule set that it extends, by the name of its folder
 * @param replaced the files that stand in place of those of the base, sorted
 * @param added the files that the base does not have, sorted
 * @param without the names of the rules of the base that are left out, in the order of the pack
 */
public record Extension(String base, List<String> replaced, List<String> added, List<String> without) {

    /** As a phrase: {@code extends march-2004, replaces requirement-6.drl, adds requirement-10.drl}. */
    public String phrase() {
        return "extends " + base + (replaced.isEmpty() ? "" : ", replaces " + String.join(" and ", replaced))
                + (added.isEmpty() ? "" : ", adds " + String.join(" and ", added))
                + (without.isEmpty() ? "" : ", leaves out \"" + String.join("\" and \"", without) + "\"");
    }
}
