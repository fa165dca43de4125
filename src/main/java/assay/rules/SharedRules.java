package assay.rules;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.reading.RuleSetReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.lang3.StringUtils;

/**
 * The rules that a rule set shares with another, and what is left of its files without them. What a rule is compiled to hangs on its
 * text, on what is declared and imported, and on no other rule.
 *
 * @param same the names of the rules that stand in the other word for word, in the same file
 * @param texts the rule files without those; what is left stands on its line
 * @param files those of them in which rules are left, parsed
 */
record SharedRules(Set<String> same, Map<String, String> texts, List<DrlFile> files) {

    /** What is shared; empty where rules are not all that differs. */
    static Optional<SharedRules> of(RuleFiles files, RuleSetReader.Read read, RuleSetReader.Read other) {
        Map<String, DrlFile> others = new TreeMap<>();
        other.files().forEach(file -> others.put(file.file(), file));
        if (!read.ruleSet().pack().subject().equals(other.ruleSet().pack().subject())
                || read.files().size() != others.size()) {
            return Optional.empty();
        }
        Set<String> same = new TreeSet<>();
        Map<String, String> texts = new LinkedHashMap<>();
        List<DrlFile> changed = new ArrayList<>();
        for (DrlFile file : read.files()) {
            DrlFile before = others.get(file.file());
            if (before == null || !isSameAround(file, before)) {
                return Optional.empty();
            }
            Map<String, String> then = before.ruleTexts();
            Map<String, String> now = file.ruleTexts();
            now.forEach((name, text) -> {
                if (text.equals(then.get(name))) {
                    same.add(name);
                }
            });
            String rest = file.without(same::contains);
            texts.put(file.file(), rest);
            if (!same.containsAll(now.keySet())) {
                changed.add(new DrlFile(file.file(), file.shown(), rest));
            }
        }
        return Optional.of(new SharedRules(same, texts, changed));
    }

    /** Whether two files say the same besides their rules. */
    private static boolean isSameAround(DrlFile one, DrlFile other) {
        return one.text().equals(other.text()) || around(one).equals(around(other));
    }

    private static String around(DrlFile file) {
        return StringUtils.normalizeSpace(DrlFile.withoutComments(file.without(name -> true)));
    }
}
