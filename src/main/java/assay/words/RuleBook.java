package assay.words;

import assay.drl.DrlFile;
import assay.reading.RuleSetReader;
import assay.ruleset.RuleOrigin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the rules of a rule set say, for pages on which readers look them up: in words, and as they stand in their files. */
public final class RuleBook {

    /**
     * What a rule says.
     *
     * @param statements in words, one for each of its conclusions; none where it has no words
     * @param text as it stands in its file, with what stands for names in braces put in
     */
    public record Said(List<Statement> statements, String text) {

        /** In words, each sentence once. */
        public List<String> sentences() {
            return statements.stream().map(Statement::sentence).distinct().toList();
        }

        /** The same as far as it is about one criterion, or about no single one. */
        public Said about(String criterion) {
            return new Said(
                    statements.stream()
                            .filter(one -> one.about().equals(criterion)
                                    || !one.about().contains("."))
                            .toList(),
                    text);
        }
    }

    private static final Said UNKNOWN = new Said(List.of(), "");

    private final Map<String, Said> rules;

    private RuleBook(Map<String, Said> rules) {
        this.rules = Map.copyOf(rules);
    }

    /** The rules of a rule set as it was read. */
    public static RuleBook of(RuleSetReader.Read read) {
        Map<String, List<Statement>> statements = new HashMap<>();
        for (RulesInWords.RuleInWords rule : RulesInWords.of(read.ruleSet().pack(), read.files(), read.declarations())
                .rules()) {
            statements.put(rule.name(), rule.statements());
        }
        Map<String, Said> rules = new HashMap<>();
        for (DrlFile file : read.files()) {
            file.ruleTexts()
                    .forEach((name, text) -> rules.put(name, new Said(statements.getOrDefault(name, List.of()), text)));
        }
        return new RuleBook(rules);
    }

    /** What a rule says; nothing of one that is not among them. */
    public Said of(RuleOrigin rule) {
        return rules.getOrDefault(rule.name(), UNKNOWN);
    }
}
