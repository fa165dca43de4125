package assay.lint;

import assay.compile.AllowList;
import assay.compile.RuleCompiler;
import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.Criteria;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.words.RulesInWords;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with a rule set or probably not meant, as far as it can be seen without compiling it. */
public final class RuleLint {

    /** What may only be missing because a file is not read. */
    private static final Set<Check> OF_WHAT_IS_ELSEWHERE = EnumSet.of(
            Check.UNKNOWN_KIND,
            Check.UNKNOWN_WORD,
            Check.UNKNOWN_TEXT,
            Check.UNKNOWN_PART,
            Check.UNKNOWN_CRITERION,
            Check.UNKNOWN_INTERPRETATION,
            Check.UNKNOWN_PARAMETER,
            Check.REQUIREMENT,
            Check.DECLARATION,
            Check.ROUTE,
            Check.STEP);

    private final RuleFiles files;
    private final RuleSetReader.Draft draft;
    private final List<DrlFile> parsed;
    private final List<Problem> problems = new ArrayList<>();
    private final Types types;
    private final Criteria criteria;
    private final ConditionLint conditions;
    private final OptionalLint optional;
    private final TypeLint likes;
    private final BindingLint bindings;
    private final TwinLint twins;
    private final NumberLint numbers;
    private final ConclusionLint conclusions;
    private final @Nullable GradeLint grades;
    private final Set<String> lookedAt = new HashSet<>();
    private final Set<String> reliedOn = new HashSet<>();
    /** The rules that count, by criterion and conditions. */
    private final Map<String, String> counting = new HashMap<>();
    /** What stands where a rule sets aside, by criterion and conditions. */
    private final Map<String, List<Aside>> settingAside = new LinkedHashMap<>();

    /** A rule that sets something aside. */
    private record Aside(DrlFile file, RuleDescr rule) {}

    private RuleLint(RuleSetReader.Draft draft) {
        this.draft = draft;
        this.files = draft.files();
        this.parsed = draft.rules();
        this.types = new Types(draft);
        this.criteria = draft.criteria();
        problems.addAll(criteria.problems());
        this.conditions = new ConditionLint(draft, types, criteria, problems);
        this.optional = new OptionalLint(types, problems);
        this.likes = new TypeLint(types, problems, draft.problems());
        this.bindings = new BindingLint(problems);
        this.twins = new TwinLint(problems);
        this.numbers = new NumberLint(files, problems);
        this.conclusions = new ConclusionLint(types, criteria, problems);
        Pack pack = draft.pack();
        this.grades =
                pack == null || draft.subject() != Pack.Subject.EVIDENCE ? null : new GradeLint(pack, files, problems);
    }

    /**
     * Everything that is wrong with or odd about the rules in a folder, in the order of the files.
     *
     * @param folder the rule set's folder
     * @throws ProblemsException if it is no rule set
     */
    public static List<Problem> check(Path folder) throws ProblemsException {
        return check(folder, Map.of());
    }

    /**
     * The same with other values of parameters. What cannot be read or compiled hides nothing of the rest.
     *
     * @param folder the rule set's folder
     * @param settings the values that parameters have instead of their own, by their names
     * @throws ProblemsException if it is no rule set
     * @throws UnknownSetting if a parameter is not there, or cannot have that value
     */
    public static List<Problem> check(Path folder, Map<String, String> settings) throws ProblemsException {
        return findings(folder, settings).problems();
    }

    /**
     * The same with what somebody lets pass.
     *
     * @param folder the rule set's folder
     * @param settings the values that parameters have instead of their own, by their names
     * @throws ProblemsException if it is no rule set
     * @throws UnknownSetting if a parameter is not there, or cannot have that value
     */
    public static Findings findings(Path folder, Map<String, String> settings) throws ProblemsException {
        RuleFiles files = RuleFiles.readable(folder).set(settings);
        if (!settings.isEmpty()) {
            files.parameters();
        }
        return RuleCompiler.watched(files, () -> {
            RuleLint lint = looked(files);
            lint.words();
            lint.compile();
            return lint.findings();
        });
    }

    /** The same, but for what the compiler has to say. */
    static List<Problem> withoutCompiling(Path folder) throws ProblemsException {
        RuleLint lint = looked(RuleFiles.readable(folder));
        lint.words();
        return lint.findings().problems();
    }

    /**
     * Reads a rule set that is to be used.
     *
     * @throws ProblemsException with every error; what is probably not meant is none
     */
    public static RuleSetReader.Read read(RuleFiles files) throws ProblemsException {
        RuleLint lint = looked(files);
        lint.compile();
        List<Problem> errors = lint.found().stream().filter(Check::isError).toList();
        if (!errors.isEmpty()) {
            throw new ProblemsException(errors);
        }
        return RuleSetReader.read(lint.draft);
    }

    private Findings findings() {
        return new Acceptances(files).of(found(), !files.settings().isEmpty());
    }

    /** What has no words, where nothing else is wrong: grades do not hang on it, and so nobody else asks. */
    private void words() {
        Pack pack = draft.pack();
        if (pack != null && problems.stream().noneMatch(Check::isError)) {
            problems.addAll(RulesInWords.of(pack, parsed, draft.declarations()).problems());
        }
    }

    private List<Problem> found() {
        CharacterLint characters = new CharacterLint(files);
        List<Problem> all = Stream.of(files.asWritten(problems), characters.check(), numbers.interpretations())
                .flatMap(List::stream)
                .filter(problem -> !isOfTriedValue(problem))
                .filter(problem -> !isLeftByAnother(problem) && !isOfUnknownValue(problem))
                .filter(problem -> files.unread().isEmpty()
                        || Check.of(problem.code())
                                .filter(OF_WHAT_IS_ELSEWHERE::contains)
                                .isEmpty())
                .sorted()
                .distinct()
                .toList();
        return characters.settled(all.stream()
                .filter(one -> !one.code().equals(Check.UNKNOWN_VARIABLE.code())
                        || all.stream().noneMatch(other -> isToldBetter(one, other)))
                .filter(one -> !one.code().equals(Check.NO_WORDS.code())
                        || all.stream().noneMatch(other -> isInTheSameRule(one, other)))
                .toList());
    }

    /**
     * Whether a condition holds always or never only because a parameter has another value than the rule set gives it: what is
     * meant by that value is that the rule has nothing left to say.
     */
    private boolean isOfTriedValue(Problem problem) {
        if (!problem.code().equals(Check.NEVER_MATCHES.code())
                && !problem.code().equals(Check.ALWAYS_HOLDS.code())) {
            return false;
        }
        return parsed.stream()
                .filter(file -> file.shown().equals(problem.file()))
                .anyMatch(file -> file.rules().stream()
                        .filter(rule -> rule.getLine() <= problem.line() && problem.line() <= rule.getEndLine())
                        .anyMatch(rule -> files.filled(file.file()).pieces().stream()
                                .filter(piece -> !piece.placeholder().inText()
                                        && isTried(piece.placeholder().name()))
                                .mapToInt(piece -> file.lineOf(piece.start()))
                                .anyMatch(line -> rule.getLine() <= line && line <= rule.getEndLine())));
    }

    /** Whether nothing uses a variable because something else is wrong with its rule. */
    private boolean isLeftByAnother(Problem problem) {
        return problem.code().equals(Check.UNUSED_VARIABLE.code())
                && parsed.stream()
                        .filter(file -> file.shown().equals(problem.file()))
                        .flatMap(file -> file.rules().stream())
                        .filter(rule -> rule.getLine() <= problem.line() && problem.line() <= rule.getEndLine())
                        .anyMatch(rule -> problems.stream()
                                .anyMatch(other -> Check.isError(other)
                                        && other.file().equals(problem.file())
                                        && rule.getLine() <= other.line()
                                        && other.line() <= rule.getEndLine()));
    }

    /** What follows where a parameter is not there, or has no value. */
    private boolean isOfUnknownValue(Problem problem) {
        if (problem.code().equals(Check.UNKNOWN_PARAMETER.code())) {
            return !files.parameters().problems().isEmpty()
                    && !problem.message().contains("did you mean");
        }
        return Set.of(Check.NEVER_MATCHES.code(), Check.ALWAYS_HOLDS.code(), Check.OTHER_NUMBER.code())
                        .contains(problem.code())
                && problems.stream()
                        .anyMatch(other -> other.code().equals(Check.UNKNOWN_PARAMETER.code())
                                && other.file().equals(problem.file())
                                && other.line() == problem.line());
    }

    private boolean isTried(String parameter) {
        return files.parameters().all().stream()
                .anyMatch(one -> one.name().equals(parameter) && one.by() != Parameter.By.RULE_SET);
    }

    /** What a field can hold says more of a word that nobody knows than that nobody does. */
    private static boolean isToldBetter(Problem unknown, Problem other) {
        return !other.code().equals(unknown.code())
                && other.file().equals(unknown.file())
                && other.line() == unknown.line()
                && other.column() == unknown.column();
    }

    /** Whether a rule that has no words has something wrong with it besides, which is why. */
    private boolean isInTheSameRule(Problem wordless, Problem other) {
        return !other.code().equals(wordless.code())
                && Check.isError(other)
                && other.file().equals(wordless.file())
                && parsed.stream()
                        .filter(file -> file.shown().equals(wordless.file()))
                        .flatMap(file -> file.rules().stream())
                        .anyMatch(rule -> rule.getLine() <= wordless.line()
                                && wordless.line() <= rule.getEndLine()
                                && rule.getLine() <= other.line()
                                && other.line() <= rule.getEndLine());
    }

    private static RuleLint looked(RuleFiles files) {
        RuleSetReader.Draft draft = RuleChecker.draft(files);
        RuleLint lint = new RuleLint(draft);
        lint.check();
        lint.problems.addAll(draft.problems());
        return lint;
    }

    /** Compiles those rules of a broken rule set that nothing is known to be wrong with. */
    private void compile() {
        if (!files.unread().isEmpty()) {
            return;
        }
        List<Problem> errors = problems.stream().filter(Check::isError).toList();
        List<Problem> hindering = errors.stream()
                .filter(error -> !Check.of(error.code()).map(Check::compiles).orElse(false))
                .toList();
        List<DrlFile> sound = new ArrayList<>();
        SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
        for (DrlFile file : parsed) {
            List<Problem> ofFile = hindering.stream()
                    .filter(error -> error.file().equals(file.shown()))
                    .toList();
            String text = file.readWithout(ofFile);
            if (text.isEmpty()) {
                // Where a declaration is broken, nothing that needs it compiles.
                return;
            }
            contents.put(file.file(), text.getBytes(StandardCharsets.UTF_8));
            sound.add(new DrlFile(
                    file.file(), file.shown(), text, DrlFile.Parsing.of(text).content(), text));
        }
        if (errors.isEmpty() || sound.isEmpty()) {
            return;
        }
        try {
            RuleFiles some = files.with(contents);
            AllowList.check(draft.subject(), sound, RuleCompiler.compile(some, draft.subject(), sound));
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }

    private void check() {
        for (DrlFile file : parsed) {
            file.rules().forEach(rule -> rule(file, rule));
            unfinished(file);
        }
        if (draft.pack() != null) {
            weights(draft.pack());
        }
        // What is missing may stand where nothing can be read.
        if (parsed.stream().allMatch(DrlFile::isWhole) && files.unread().isEmpty()) {
            conclusions.checkCounted();
            problems.addAll(criteria.unknownRoutes(conditions.routes()));
            requirements();
            interpretations();
            parameters();
            problems.addAll(files.idleGrounds());
            kinds();
            inVain();
            if (grades != null) {
                grades.check((place, check) -> message -> problems.add(inYaml(RuleFiles.PACK, place, check, message)));
            }
        }
    }

    private void unfinished(DrlFile file) {
        String left = RuleSet.TO_BE_FILLED_IN;
        for (int at = file.text().indexOf(left); at >= 0; at = file.text().indexOf(left, at + 1)) {
            problems.add(file.at(at, Check.UNFINISHED, "something is still to be filled in here"));
        }
    }

    private void rule(DrlFile file, RuleDescr rule) {
        int start = file.offsetOf(rule.getLine());
        if (RuleSetReader.annotation(rule, "source").isBlank()) {
            problems.add(file.at(start, Check.NO_SOURCE, "the rule \"" + rule.getName() + "\" has no @source"));
        }
        reliedOn.addAll(RuleSetReader.interpretationsOf(rule));
        Asked whole = Asked.of(file, rule);
        List<FactCondition> asked = new ArrayList<>();
        whole.facts(asked::add);
        asked.forEach(condition -> lookedAt.add(condition.type()));
        Consequence consequence = Consequence.of(file, rule);
        conditions.check(file, rule, asked, consequence);
        bindings.check(file, rule, whole, consequence);
        likes.check(file, whole);
        optional.check(file, whole, consequence);
        twins.check(file, rule);
        numbers.check(file, rule, asked, consequence);
        if (grades != null) {
            grades.read(file, consequence);
        }
        Set<String> about = conclusions.check(file, rule, asked, consequence);
        Set<String> named = new TreeSet<>();
        about.forEach(conclusion -> named.add(StringUtils.substringAfter(conclusion, " ")));
        named.forEach(criterion -> named(file, rule, criterion, consequence));
        boolean everything = about.stream().anyMatch(conclusion -> conclusion.startsWith("SetAside"))
                && unconditional(file, rule, asked);
        if (!everything) {
            asked.stream()
                    .filter(condition -> !types.isUnread(condition.type()))
                    .forEach(condition -> conditions.checkCertain(file, condition));
        }
        String under = asked.stream().map(FactCondition::asked).sorted().collect(Collectors.joining(", "));
        for (String conclusion : about) {
            String criterion = StringUtils.substringAfter(conclusion, " ");
            if (conclusion.startsWith("Counted")) {
                counting.putIfAbsent(criterion + " " + under, rule.getName());
            } else if (conclusion.startsWith("SetAside")) {
                settingAside
                        .computeIfAbsent(criterion + " " + under, any -> new ArrayList<>())
                        .add(new Aside(file, rule));
            }
        }
        nested(file, rule, rule.getLhs(), hasOr(rule.getLhs()));
    }

    private void inVain() {
        settingAside.forEach((under, rules) -> {
            String counts = counting.get(under);
            if (counts != null) {
                rules.forEach(aside -> problems.add(aside.file.at(
                        aside.file.offsetOf(aside.rule.getLine()),
                        Check.IN_VAIN,
                        "the rule \"" + aside.rule.getName() + "\" sets aside what the rule \"" + counts
                                + "\" counts under the same conditions, and what is both counts")));
            }
        });
    }

    private void named(DrlFile file, RuleDescr rule, String criterion, Consequence consequence) {
        List<String> named = Stream.of(rule.getName().split(",? "))
                .takeWhile(criteria.ids()::contains)
                .toList();
        if (!named.isEmpty() && !named.contains(criterion) && criteria.ids().contains(criterion)) {
            int at = file.text().indexOf('"' + criterion + '"', consequence.start());
            problems.add(file.at(
                    at < 0 ? file.offsetOf(rule.getLine()) : at + 1,
                    Check.OTHER_CRITERION,
                    "this is about " + criterion + ", and the rule is called \"" + rule.getName()
                            + "\"; one of the two is meant"));
            return;
        }
        if (!rule.getName().isBlank() && !rule.getName().matches("(?:\\S+, )*\\Q" + criterion + "\\E(?:, \\S+)* .*")) {
            problems.add(file.at(
                    file.offsetOf(rule.getLine()),
                    Check.RULE_NAME,
                    "the rule \"" + rule.getName() + "\" concludes something about " + criterion
                            + ", with which its name should begin"));
        }
    }

    /** A fact of a kind, of which nothing is asked that is not so of all of them. */
    private boolean unconditional(DrlFile file, RuleDescr rule, List<FactCondition> asked) {
        boolean certain = asked.stream()
                .allMatch(condition -> condition.sign() != FactCondition.Sign.NOT
                        && condition.from().isEmpty()
                        && conditions.possibilities(condition).isCertain());
        List<FactCondition> evidence =
                asked.stream().filter(one -> types.isEvidence(one.type())).toList();
        if (certain && evidence.size() == 1) {
            problems.add(file.at(
                    file.offsetOf(rule.getLine()),
                    Check.UNCONDITIONAL,
                    "the rule \"" + rule.getName() + "\" sets aside every "
                            + evidence.get(0).type()
                            + "; say in a condition what is so of those that it means"));
            return true;
        }
        return false;
    }

    private static boolean hasOr(@Nullable Object descr) {
        return descr instanceof OrDescr
                || (descr instanceof ConditionalElementDescr group
                        && group.getDescrs().stream().anyMatch(RuleLint::hasOr));
    }

    private void nested(DrlFile file, RuleDescr rule, @Nullable Object descr, boolean or) {
        if (descr instanceof PatternDescr pattern) {
            nested(file, rule, pattern.getSource(), or);
        } else if (descr instanceof AccumulateDescr accumulate) {
            if (or && !(accumulate.getInput() instanceof PatternDescr)) {
                nested(file, rule, accumulate, "an accumulate beside an or; write a rule for each half of the or");
            }
            nested(file, rule, accumulate.getInput(), or);
        } else if (descr instanceof ConditionalElementDescr group) {
            boolean negated = descr instanceof NotDescr || descr instanceof ExistsDescr;
            if (negated && !group.getDescrs().stream().allMatch(PatternDescr.class::isInstance)) {
                nested(
                        file,
                        rule,
                        (BaseDescr) descr,
                        (descr instanceof NotDescr ? "a not" : "an exists") + "; put each into one of its own");
            }
            group.getDescrs().forEach(child -> nested(file, rule, child, or));
        }
    }

    private void nested(DrlFile file, RuleDescr rule, BaseDescr at, String in) {
        problems.add(file.at(
                Math.max(at.getStartCharacter(), file.offsetOf(rule.getLine())),
                Check.NESTED,
                "the rule \"" + rule.getName() + "\" has more than one fact inside " + in
                        + ", or conclude something from them first"));
    }

    private void requirements() {
        Set<String> withCriteria =
                criteria.all().stream().map(Criterion::requirement).collect(Collectors.toSet());
        for (String requirement : criteria.all().isEmpty() || draft.pack() == null
                ? List.<String>of()
                : draft.pack().requirementIds()) {
            if (!withCriteria.contains(requirement)) {
                problems.add(inYaml(
                        RuleFiles.PACK,
                        "id:\\s*\"?" + Pattern.quote(requirement) + "\\b",
                        Check.NO_CRITERIA,
                        "no rule asks for anything under " + requirement));
            }
        }
    }

    private void weights(Pack pack) {
        int sum = pack.requirements().stream()
                .mapToInt(Pack.RequirementEntry::weight)
                .sum();
        byte[] content = files.contents().getOrDefault(RuleFiles.PACK, new byte[0]);
        if (YamlReader.read(files.shown(RuleFiles.PACK), content, new ArrayList<>()) instanceof Node.Mapping map
                && map.get("total-weight").orElse(null) instanceof Node.Scalar total
                && new BigDecimal(total.text()).compareTo(BigDecimal.valueOf(sum)) != 0) {
            problems.add(Check.WEIGHTS.problem(
                    files.shown(RuleFiles.PACK),
                    total.line(),
                    total.column(),
                    "the weights add up to " + sum + ", not to " + total.text()));
        }
    }

    /** A parameter of this rule set's own that nothing refers to. */
    private void parameters() {
        List<Interpretation> interpretations = draft.interpretations();
        List<String> known = interpretations == null
                ? List.of()
                : interpretations.stream().map(Interpretation::id).toList();
        files.parameters().all().stream()
                .filter(one -> interpretations != null
                        && one.of().equals(files.name())
                        && !one.interpretation().isEmpty())
                .filter(one -> !known.contains(one.interpretation()))
                .forEach(one -> problems.add(Check.UNKNOWN_INTERPRETATION.problem(
                        files.shown(one.file()),
                        one.line(),
                        one.column(),
                        "unknown interpretation \"" + one.interpretation() + "\" of {" + one.name()
                                + "}; interpretations.yaml has "
                                + String.join(", ", known))));
        ParameterUses.of(files, parsed).stream()
                .filter(one -> one.uses().isEmpty() && one.by() == Parameter.By.RULE_SET)
                .filter(one -> one.of().equals(files.name()))
                .forEach(one -> problems.add(Check.UNUSED_PARAMETER.problem(
                        files.shown(one.file()), one.line(), one.column(), "nothing refers to {" + one.name() + "}")));
    }

    private void interpretations() {
        RuleFiles base = files.base();
        boolean own =
                base == null || !files.shown(RuleFiles.INTERPRETATIONS).equals(base.shown(RuleFiles.INTERPRETATIONS));
        // A rule set that builds on another may leave out all rules that rested on one of its interpretations.
        List<Interpretation> all = own ? draft.interpretations() : List.of();
        for (Interpretation one : all == null ? List.<Interpretation>of() : all) {
            if (!reliedOn.contains(one.id())) {
                problems.add(inYaml(
                        RuleFiles.INTERPRETATIONS,
                        "id:\\s*\"?" + Pattern.quote(one.id()) + "\\b",
                        Check.UNUSED_INTERPRETATION,
                        "no rule rests on " + one.id()));
            }
        }
    }

    private Problem inYaml(String file, String pattern, Check check, String message) {
        String text = files.text(file);
        Matcher place = Pattern.compile(pattern).matcher(text);
        int offset = place.find() ? place.start() : 0;
        return check.problem(
                files.shown(file),
                StringUtils.countMatches(text.substring(0, offset), "\n") + 1,
                offset - text.lastIndexOf('\n', offset - 1),
                message);
    }

    private void kinds() {
        for (Kind kind : draft.declarations().vocabulary().kinds()) {
            if (!lookedAt.contains(kind.type())) {
                problems.add(Check.UNUSED_KIND.problem(
                        files.shown(kind.file()), kind.line(), 0, "no rule looks at a " + kind.type()));
            }
        }
    }
}
