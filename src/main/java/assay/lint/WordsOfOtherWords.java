package assay.lint;

import assay.drl.DrlFile;
import assay.policy.Words;
import assay.problem.Problem;
import assay.reading.Phrases;
import assay.ruleset.Check;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.EnumDeclarationDescr;
import org.drools.drl.ast.descr.EnumLiteralDescr;

/**
 * Words of an enum that are read as another of them: they stand in another order than the words themselves, and rules in plain
 * English say what is not asked.
 */
final class WordsOfOtherWords implements Finder {

    @Override
    public Set<Check> checks() {
        return Set.of(Check.OTHER_WORD);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Phrases phrases = rules.draft().declarations().phrases();
        for (DrlFile file : rules.parsed()) {
            for (EnumDeclarationDescr declared : file.parsed().getEnumDeclarations()) {
                List<String> names = declared.getLiterals().stream()
                        .map(EnumLiteralDescr::getName)
                        .toList();
                List<String> read = phrases.words().getOrDefault(declared.getTypeName(), List.of());
                if (read.size() == names.size()) {
                    look(file, declared, names, read, problems);
                }
            }
        }
    }

    private static void look(
            DrlFile file,
            EnumDeclarationDescr declared,
            List<String> names,
            List<String> read,
            List<Problem> problems) {
        int from = file.text().indexOf("@" + Phrases.WORDS, file.offsetOf(declared.getLine()));
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String words = read.get(i);
            // One that says its own name may say others besides: planned to be integrated. So may one where the other
            // is named as well.
            if (!says(words, name)) {
                IntStream.range(0, names.size())
                        .filter(other -> says(words, names.get(other)) && !says(read.get(other), names.get(other)))
                        .mapToObj(names::get)
                        .findFirst()
                        .ifPresent(other -> problems.add(file.problem(
                                from,
                                words,
                                Check.OTHER_WORD,
                                "\"" + words + "\" is how " + name + " is read, and says " + other
                                        + "; @words has the words of " + declared.getTypeName() + " in their order: "
                                        + String.join(", ", names))));
            }
        }
    }

    /** Whether words name one of the list's. */
    private static boolean says(String words, String name) {
        return (" " + plain(words) + " ").contains(" " + plain(Words.ofConstant(name)) + " ");
    }

    private static String plain(String words) {
        return StringUtils.normalizeSpace(words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " "));
    }
}
