package assay.words;

import assay.drl.Asked;
import assay.drl.DrlFile;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a rule set by what they are about, as far as it can be read: in words, and as they are written. A rule that
 * cannot be put into words is among them without.
 */
public final class RuleIndex {

    /**
     * A rule.
     *
     * @param name its name
     * @param file its file, by its path from the folder of the rule set
     * @param line its first line there, from 1
     * @param last its last line
     * @param source where it comes from
     * @param interpretations those that it rests on
     * @param statements what it says, a sentence for each of its conclusions; none where it has no words
     * @param text as it is written, with names in braces
     * @param types the types of the facts that it looks at, in its order
     */
    public record Rule(
            String name,
            String file,
            int line,
            int last,
            String source,
            List<String> interpretations,
            List<Statement> statements,
            String text,
            Set<String> types) {

        /** What it says, each sentence once. */
        public List<String> sentences() {
            return statements.stream().map(Statement::sentence).distinct().toList();
        }

        /** What it says of one criterion or requirement, each sentence once. */
        public List<String> sentences(String about) {
            return statements.stream()
                    .filter(one -> one.about().equals(about))
                    .map(Statement::sentence)
                    .distinct()
                    .toList();
        }

        /** Whether it says something of a kind of one criterion or requirement. */
        public boolean says(String about, Set<Statement.Kind> kinds) {
            return statements.stream().anyMatch(one -> one.about().equals(about) && kinds.contains(one.kind()));
        }

        /** The criteria and requirements that it is about, in its order. */
        public List<String> about() {
            return statements.stream()
                    .map(Statement::about)
                    .filter(Predicate.not(String::isEmpty))
                    .distinct()
                    .toList();
        }
    }

    /**
     * Rules that are about no criterion, under a title.
     *
     * @param id what they are called in addresses
     * @param title what they are called
     */
    public record Group(String id, String title, List<Rule> rules) {}

    private final List<Rule> rules;
    private final String subject;
    private final String ofSubject;

    private RuleIndex(List<Rule> rules, String subject, String ofSubject) {
        this.rules = List.copyOf(rules);
        this.subject = subject;
        this.ofSubject = ofSubject;
    }

    /** The rules of a rule set. */
    public static RuleIndex of(RuleSetReader.Draft draft) {
        List<Rule> rules = new ArrayList<>();
        Speaker speaker = speaker(draft);
        for (DrlFile file : draft.rules()) {
            List<String> lines = draft.files().text(file.file()).lines().toList();
            for (RuleDescr rule : file.rules()) {
                int line = Math.max(1, rule.getLine());
                int last = Math.max(
                        line,
                        Math.min(
                                lines.size(),
                                file.lineOf(Math.min(file.text().length(), Math.max(0, rule.getEndCharacter())))));
                rules.add(new Rule(
                        rule.getName(),
                        file.file(),
                        line,
                        last,
                        RuleSetReader.annotation(rule, "source"),
                        RuleSetReader.interpretationsOf(rule),
                        statements(speaker, file, rule),
                        String.join(
                                "\n", lines.subList(Math.min(line - 1, lines.size()), Math.min(last, lines.size()))),
                        types(file, rule)));
            }
        }
        return new RuleIndex(
                rules, draft.subject().word(), draft.subject().words().heading());
    }

    private static @Nullable Speaker speaker(RuleSetReader.Draft draft) {
        return draft.pack() == null ? null : new Speaker(draft.pack(), draft.rules(), draft.declarations());
    }

    private static List<Statement> statements(@Nullable Speaker speaker, DrlFile file, RuleDescr rule) {
        if (speaker == null) {
            return List.of();
        }
        try {
            return speaker.statements(file, rule);
        } catch (ProblemsException | RuntimeException unsaid) {
            // A rule that is in no order yet can be wrong in ways that nobody who puts rules into words reckons with.
            return List.of();
        }
    }

    private static Set<String> types(DrlFile file, RuleDescr rule) {
        Set<String> types = new LinkedHashSet<>();
        Asked.of(file, rule).facts(fact -> types.add(fact.type()));
        return types;
    }

    /** All rules, in the order of their files. */
    public List<Rule> all() {
        return rules;
    }

    /** A rule by its name. */
    public Optional<Rule> rule(String name) {
        return rules.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The rule that stands in a line of a file. */
    public Optional<Rule> at(String file, int line) {
        return rules.stream()
                .filter(one -> one.file().equals(file) && one.line() <= line && line <= one.last())
                .findFirst();
    }

    /**
     * The rules about a criterion: what counts first, then what is set aside, then the others, but for the one that asks for
     * it. A rule without words is told by its name.
     */
    public List<Rule> about(String criterion) {
        return rules.stream()
                .filter(one -> one.statements().isEmpty()
                        ? Arrays.asList(one.name().split("[ ,]+")).contains(criterion)
                        : one.statements().stream()
                                .anyMatch(said -> said.about().equals(criterion) && said.kind() != Statement.Kind.ASKS))
                .sorted(Comparator.comparing(one -> kind(one, criterion)))
                .toList();
    }

    private static Statement.Kind kind(Rule rule, String about) {
        return rule.statements().stream()
                .filter(one -> one.about().equals(about))
                .map(Statement::kind)
                .findFirst()
                .orElse(Statement.Kind.NOTE);
    }

    /** The rules that rest on an interpretation. */
    public List<Rule> on(String interpretation) {
        return rules.stream()
                .filter(one -> one.interpretations().contains(interpretation))
                .toList();
    }

    /** The rules that look at facts of a type. */
    public List<Rule> of(String type) {
        return rules.stream().filter(one -> one.types().contains(type)).toList();
    }

    /** The rules that are about no criterion, as the document of a rule set orders them; no group is empty. */
    public List<Group> groups() {
        List<Rule> left = new ArrayList<>(rules);
        left.removeIf(rule -> rule.about().stream().anyMatch(about -> about.contains(".")));
        List<Group> groups = new ArrayList<>();
        group(groups, left, "definitions", "What the rules go by", Statement.Kind.DEFINES);
        group(groups, left, subject, ofSubject, Statement.Kind.SUBJECT);
        group(
                groups,
                left,
                "grading",
                "From criteria to grades",
                Statement.Kind.MEETS,
                Statement.Kind.PROGRESS,
                Statement.Kind.GRADES,
                Statement.Kind.REMARK);
        group(groups, left, "overall", "The overall result", Statement.Kind.OVERALL);
        group(
                groups,
                left,
                "agreement",
                "How the interviewee's own grades stand to those of the evidence",
                Statement.Kind.AGREEMENT);
        group(groups, left, "notes", "What is noted and changes no grade", Statement.Kind.NOTE);
        left.removeIf(rule -> rule.statements().stream().anyMatch(said -> said.kind() == Statement.Kind.ASKS));
        if (!left.isEmpty()) {
            groups.add(new Group("others", "Other rules", List.copyOf(left)));
        }
        return groups;
    }

    private static void group(
            List<Group> groups,
            List<Rule> left,
            String id,
            String title,
            Statement.Kind first,
            Statement.Kind... more) {
        Set<Statement.Kind> kinds = EnumSet.of(first, more);
        List<Rule> those = left.stream()
                .filter(rule -> rule.statements().stream().anyMatch(said -> kinds.contains(said.kind())))
                .toList();
        if (!those.isEmpty()) {
            groups.add(new Group(id, title, those));
            left.removeAll(those);
        }
    }
}
