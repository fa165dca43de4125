package assay.words;

import assay.policy.Criterion;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.words.RulesInWords.RuleInWords;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule set as a document that can be read without knowing how rules are written. Every rule stands in it, once or with a
 * reference to where it does.
 *
 * @param title what it grades, or what else it decides
 * @param source what the rule set was made from
 * @param name the name of the rule set, with what is set otherwise
 * @param sections what it says
 */
public record PolicyDocument(String title, String source, String name, List<Section> sections) {

    /**
     * The document of a rule set.
     *
     * @param read the rule set
     * @param only the requirements to read, with what they rest on; all of the rule set where there are none
     * @throws ProblemsException if a rule cannot be put into words
     */
    public static PolicyDocument of(RuleSetReader.Read read, List<String> only) throws ProblemsException {
        RulesInWords words = inWords(read);
        return new Writing(read.ruleSet(), words, only).document();
    }

    /**
     * Everything that a rule set says, by which it is compared with another.
     *
     * @throws ProblemsException if a rule cannot be put into words
     */
    public static List<Saying> sayings(RuleSetReader.Read read) throws ProblemsException {
        return Sayings.of(read.ruleSet(), inWords(read));
    }

    private static RulesInWords inWords(RuleSetReader.Read read) throws ProblemsException {
        RulesInWords words = RulesInWords.of(read.ruleSet().pack(), read.files(), read.declarations());
        List<Problem> problems = words.problems();
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return words;
    }

    /** Puts the document together. */
    private static final class Writing {

        /** A statement with the rule that makes it. */
        private record Made(RuleInWords rule, Statement statement) {}

        private final RuleSet rules;
        private final Pack pack;
        private final List<String> only;
        private final List<Made> made;
        private final Set<Made> placed = new LinkedHashSet<>();
        /** The number of the clause with what a rule says, by both. */
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        private final Set<String> restedOn = new LinkedHashSet<>();
        private final Map<String, List<Integer>> resting = new LinkedHashMap<>();
        private int clauses;

        Writing(RuleSet rules, RulesInWords words, List<String> only) {
            this.rules = rules;
            this.pack = rules.pack();
            this.only = only;
            this.made = words.rules().stream()
                    .flatMap(rule -> rule.statements().stream().map(one -> new Made(rule, one)))
                    .toList();
        }

        PolicyDocument document() {
            List<Section> all = new ArrayList<>();
            boolean whole = only.isEmpty();
            if (whole) {
                all.add(new Section("grades", "The scale of grades", grades(), List.of()));
                all.add(new Section("terms", "Words with a meaning of their own", terms(), List.of()));
                all.add(section(
                        "definitions",
                        "What the rules go by",
                        one -> one.statement().kind() == Statement.Kind.DEFINES));
            }
            for (Pack.RequirementEntry requirement : pack.requirements()) {
                if (whole || only.contains(requirement.id())) {
                    all.add(requirement(requirement));
                }
            }
            if (whole) {
                all.add(section(pack.subject().word(), pack.subject().words().heading(), of(Statement.Kind.SUBJECT)));
                all.add(section(
                        "grading",
                        "From criteria to grades",
                        of(
                                Statement.Kind.MEETS,
                                Statement.Kind.PROGRESS,
                                Statement.Kind.GRADES,
                                Statement.Kind.REMARK)));
                all.add(section("overall", "The overall result", of(Statement.Kind.OVERALL)));
                all.add(section(
                        "agreement",
                        "How the interviewee's own grades stand to those of the evidence",
                        of(Statement.Kind.AGREEMENT)));
                all.add(section("notes", "What is noted and changes no grade", of(Statement.Kind.NOTE)));
                all.add(section("others", "Other rules", one -> true));
            }
            all.add(new Section("parameters", "Numbers and days", parameters(), List.of()));
            all.add(new Section("readings", "Readings of the source", readings(), List.of()));
            if (whole) {
                all.add(new Section(
                        "elsewhere",
                        "Names that have no grade of their own",
                        pack.elsewhere().stream()
                                .<Block>map(one -> new Block.Entry(one.id(), Sayings.elsewhere(one)))
                                .toList(),
                        List.of()));
            }
            return new PolicyDocument(
                    pack.title(),
                    pack.source(),
                    rules.called(),
                    all.stream().filter(Predicate.not(Section::isEmpty)).toList());
        }

        private static Predicate<Made> of(Statement.Kind... kinds) {
            EnumSet<Statement.Kind> all = EnumSet.noneOf(Statement.Kind.class);
            all.addAll(List.of(kinds));
            return one -> all.contains(one.statement().kind());
        }

        private List<Block> grades() {
            return pack.grades().stream()
                    .<Block>map(grade -> new Block.Entry(grade.name(), Sayings.grade(pack, grade)))
                    .toList();
        }

        private List<Block> terms() {
            return EngineLexicon.terms(
                            pack.subject().words(),
                            made.stream()
                                    .map(one -> quotedOut(one.statement().sentence()))
                                    .toList(),
                            pack.hasInterview())
                    .entrySet()
                    .stream()
                    .<Block>map(term -> new Block.Entry(term.getKey(), term.getValue()))
                    .toList();
        }

        /** A sentence without what a rule set has it quote. */
        private static String quotedOut(String sentence) {
            return sentence.replaceAll("\"[^\"]*\"", "");
        }

        private Section requirement(Pack.RequirementEntry requirement) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Text(Sayings.requirement(pack, requirement)));
            List<Section> inside = new ArrayList<>();
            List<Made> asked = made.stream()
                    .filter(one -> one.statement().kind() == Statement.Kind.ASKS)
                    .filter(one -> belongs(one.statement().about(), requirement.id()))
                    .toList();
            for (Made one : asked) {
                inside.add(criterion(one, one.statement().about()));
            }
            inside.add(section(
                    anchor(requirement.id()) + "-whole",
                    Sayings.called(requirement) + " as a whole",
                    one -> one.statement().about().equals(requirement.id())
                            || belongs(one.statement().about(), requirement.id())));
            return new Section(
                    anchor(requirement.id()),
                    Sayings.called(requirement) + ": " + requirement.name(),
                    blocks,
                    inside.stream().filter(Predicate.not(Section::isEmpty)).toList());
        }

        private static boolean belongs(String criterion, String requirement) {
            return criterion.startsWith(requirement + ".");
        }

        private static String anchor(String id) {
            return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }

        private Section criterion(Made asked, String id) {
            List<Block> blocks = new ArrayList<>(clauses(List.of(asked)));
            Predicate<Made> about = one -> one.statement().about().equals(id);
            List<Section> inside = Stream.of(
                            section(anchor(id) + "-counts", "What counts", about.and(of(Statement.Kind.COUNTS))),
                            section(
                                    anchor(id) + "-does-not-count",
                                    "What does not count",
                                    about.and(of(Statement.Kind.SETS_ASIDE))),
                            section(
                                    anchor(id) + "-besides",
                                    "What else is to be known",
                                    about.and(of(
                                            Statement.Kind.CONTRADICTS,
                                            Statement.Kind.AT_LEAST,
                                            Statement.Kind.CAUTION))))
                    .filter(Predicate.not(Section::isEmpty))
                    .toList();
            return new Section(anchor(id), id, blocks, inside);
        }

        private Section section(String anchor, String title, Predicate<Made> which) {
            List<Made> those = made.stream()
                    .filter(one -> !placed.contains(one))
                    .filter(which)
                    .toList();
            return new Section(anchor, title, clauses(those), List.of());
        }

        private List<Block> clauses(List<Made> those) {
            List<Block> blocks = new ArrayList<>();
            List<String> references = new ArrayList<>();
            for (Made one : those) {
                placed.add(one);
                RuleInWords rule = one.rule();
                String key = rule.name() + "\n" + one.statement().sentence();
                Integer before = numbers.get(key);
                if (before != null) {
                    references.add(String.valueOf(before));
                    continue;
                }
                clauses++;
                numbers.put(key, clauses);
                restedOn.addAll(rule.interpretations());
                rule.interpretations()
                        .forEach(id -> resting.computeIfAbsent(id, any -> new ArrayList<>())
                                .add(clauses));
                blocks.add(new Block.Clause(
                        clauses,
                        rule.name(),
                        one.statement().sentence(),
                        rule.file(),
                        rule.line(),
                        rule.source(),
                        rule.interpretations()));
            }
            if (!references.isEmpty()) {
                blocks.add(new Block.Text("The same as in " + clausesNumbered(references) + "."));
            }
            return blocks;
        }

        private static String clausesNumbered(List<String> numbers) {
            return (numbers.size() == 1 ? "clause " : "clauses ") + English.list(numbers, "and");
        }

        private List<Block> parameters() {
            return rules.parameters().stream()
                    .filter(one -> only.isEmpty() || isUsed(one))
                    .<Block>map(one -> {
                        if (!one.interpretation().isEmpty()) {
                            restedOn.add(one.interpretation());
                        }
                        return new Block.Entry(one.name(), Sayings.parameter(one));
                    })
                    .toList();
        }

        /** Whether what was asked for refers to it. */
        private boolean isUsed(Parameter one) {
            return one.uses().stream()
                    .flatMap(use -> use.criteria().stream())
                    .map(Criterion::requirementOf)
                    .anyMatch(only::contains);
        }

        private List<Block> readings() {
            return rules.interpretations().stream()
                    .filter(one -> only.isEmpty() || restedOn.contains(one.id()))
                    .<Block>map(one -> new Block.Entry(one.id(), Sayings.interpretation(one) + on(one)))
                    .toList();
        }

        private String on(Interpretation one) {
            List<Integer> clausesOn = resting.getOrDefault(one.id(), List.of());
            return clausesOn.isEmpty()
                    ? ""
                    : " On it " + (clausesOn.size() == 1 ? "rests " : "rest ")
                            + clausesNumbered(
                                    clausesOn.stream().map(String::valueOf).toList())
                            + ".";
        }
    }
}
