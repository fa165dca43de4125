package assay.lint;

import assay.compile.AllowList;
import assay.compile.CompiledParts;
import assay.compile.RuleCompiler;
import assay.compile.Watchdog;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.MeaningsReader;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.Vocabulary;
import assay.words.RulesInWords;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with a rule set or probably not meant, as far as it can be seen without compiling it. */
public final class RuleLint {

    /** In the order in which they look: what is told of a condition by one is not told again by those below. */
    static final List<Finder> FINDERS = List.of(
            new Unfinished(),
            new NoSources(),
            new Weights(),
            new TablesOfRequirements(),
            new ListsGoneThrough(),
            new WordsOfOtherLists(),
            new NeverMatches(),
            new TermsOfConditions(),
            new UnknownTruths(),
            new UnknownCalls(),
            new DaysOfNoCalendar(),
            new WholeNumbers(),
            new BeforeItsDay(),
            new UnknownTexts(),
            new SpacesInTexts(),
            new BoundFurtherDown(),
            new BoundTwice(),
            new BoundElsewhere(),
            new UnusedVariables(),
            new OperatorsWithoutPlace(),
            new UnlikeTypes(),
            new UsedButLeftOut(),
            new SameRules(),
            new SameCriteria(),
            new OtherNumbers(),
            new OtherMeasures(),
            new WordsOfOtherWords(),
            new NamesForIds(),
            new UnknownGrades(),
            new SingleQuotes(),
            new ValuesInBrackets(),
            new StopsAndLoops(),
            new CallsOfTheEngine(),
            new ThenBeforeWhen(),
            new NoSuchConclusions(),
            new UnknownConclusions(),
            new NotHandedOver(),
            new ConclusionArguments(),
            new NoConclusions(),
            new NoEvidence(),
            new MoreThanThereAre(),
            new UnknownParts(),
            new OtherCriteria(),
            new CriteriaOfOthers(),
            new NamesByCriterion(),
            new Unconditional(),
            new AlwaysHolds(),
            new Nested(),
            new UnnamedNumbers());

    /** What looks at a rule set of which nothing is missing: the rest may stand where nothing can be read. */
    static final List<Finder> OF_WHOLE_SETS = List.of(
            new NoGrades(),
            new NeverGiven(),
            new NeverCounted(),
            new PartsNeverCounted(),
            new UnknownRoutes(),
            new RouteMinimums(),
            new MoreThanIsAskedFor(),
            new InVain(),
            new NothingOtherwise(),
            new UnusedInterpretations(),
            new InterpretationsOfParameters(),
            new UnusedParameters(),
            new NamesByFolder());

    /** What looks at texts as they are written, with names in braces where the others see what stands for them. */
    static final List<Finder> AS_WRITTEN =
            List.of(new OddCharacters(), new NumbersInInterpretations(), new UnfinishedTexts());

    /** A name in a message: in quotes, in braces, or with a capital. */
    private static final Pattern NAMED = Pattern.compile("\"([^\"]+)\"|\\{([^}]+)}|\\b([A-Z][\\w-]*(?:\\.\\w+)*)");

    private final Rules rules;
    private final RuleFiles files;
    private final RuleSetReader.Draft draft;
    private final List<DrlFile> parsed;
    private final List<Problem> problems;

    /** The same, of which more can be found out. */
    private RuleLint(RuleLint other) {
        this.rules = other.rules;
        this.draft = other.draft;
        this.files = other.files;
        this.parsed = other.parsed;
        this.problems = new ArrayList<>(other.problems);
    }

    /** Holds rules against every check. */
    RuleLint(Rules rules) {
        this.rules = rules;
        this.draft = rules.draft();
        this.files = rules.files();
        this.parsed = rules.parsed();
        this.problems = new ArrayList<>(draft.criteria().problems());
        FINDERS.forEach(this::find);
        if (rules.isAllSeen()) {
            problems.addAll(ofWholeSets());
        }
        problems.addAll(draft.problems());
    }

    /** What is only so of a rule set of which nothing is missing, without what a file speaks of that is not read. */
    private List<Problem> ofWholeSets() {
        List<Problem> found = new ArrayList<>();
        for (Finder finder : OF_WHOLE_SETS) {
            Watchdog.goOn();
            finder.find(rules, found);
        }
        found.addAll(files.idleGrounds());
        // A rule that names a criterion may count each of its parts without naming it; what is not used is worth no
        // word yet.
        found.removeIf(problem -> {
            List<String> named = named(problem);
            return !files.unread().isEmpty()
                    && (!Check.isError(problem)
                            || named.isEmpty()
                            || named.stream().anyMatch(name -> files.mayStandElsewhere(List.of(name))));
        });
        return found;
    }

    /** The names that a problem is about. */
    private static List<String> named(Problem problem) {
        return NAMED.matcher(StringUtils.substringBefore(problem.message(), ";"))
                .results()
                .flatMap(name -> Stream.of(name.group(1), name.group(2), name.group(3)))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether what a problem misses may stand in a file that is not read. */
    private boolean isElsewhere(Problem problem) {
        return Check.has(problem, Check.Trait.LOOKS_ELSEWHERE) && files.mayStandElsewhere(named(problem));
    }

    private void find(Finder finder) {
        Watchdog.goOn();
        finder.find(rules, problems);
    }

    /**
     * Everything that is wrong with or odd about the rules in a folder, in the order of the files. What cannot be read or
     * compiled hides nothing of the rest.
     *
     * @param folder the rule set's folder
     * @throws ProblemsException if it is no rule set
     */
    public static List<Problem> check(Path folder) throws ProblemsException {
        return findings(folder, Map.of(), CompiledParts.NONE, files -> List.<Problem>of())
                .problems();
    }

    /**
     * What was found in rule files.
     *
     * @param parsed the files as far as they can be read
     * @param found what is wrong with them
     * @param vocabulary what evidence can say by them; null where they declare what cannot be read
     */
    private record Findable(
            List<DrlFile> parsed,
            List<Problem> found,
            @Nullable Vocabulary vocabulary) {}

    /**
     * What else is looked for in a rule set that is in order.
     *
     * @param <E> why it cannot be
     */
    @FunctionalInterface
    public interface More<E extends Exception> {
        List<Problem> of(RuleFiles files) throws E;
    }

    /**
     * Everything that is wrong with or odd about the rules in a folder, with what somebody lets pass.
     *
     * @param folder the rule set's folder
     * @param settings the values that parameters have instead of their own, by their names
     * @param kept where parts are that were compiled before
     * @param more what else is looked for where there is no error
     * @throws ProblemsException if it is no rule set
     * @throws UnknownSetting if a parameter is not there, or cannot have that value
     */
    public static <E extends Exception> Findings findings(
            Path folder, Map<String, String> settings, CompiledParts kept, More<E> more) throws ProblemsException, E {
        RuleFiles files = RuleFiles.readable(folder).set(settings);
        if (!settings.isEmpty()) {
            files.parameters();
        }
        Findable looked = RuleCompiler.watched(files, () -> {
            RuleLint lint = looked(files);
            lint.words();
            Vocabulary vocabulary = lint.vocabulary();
            lint.compile(kept);
            return new Findable(lint.parsed, lint.found(), vocabulary);
        });
        List<Problem> found = new ArrayList<>(looked.found);
        if (found.stream().noneMatch(Check::isError)) {
            found.addAll(more.of(files));
            found = new ArrayList<>(new ToldOnce(files, looked.parsed, found).withoutCausedOverlaps());
        }
        if (looked.vocabulary != null) {
            // Nobody is graded by what words mean: nobody else asks, and what is wrong with it keeps nothing back.
            MeaningsReader.read(files, looked.vocabulary, found);
        }
        return new Acceptances(files)
                .of(found.stream().sorted().toList(), !files.settings().isEmpty());
    }

    /** What evidence can say by some rule files; nothing where they declare what cannot be read. */
    public static Optional<Vocabulary> vocabulary(RuleFiles files) throws ProblemsException {
        return RuleCompiler.watched(
                files, () -> Optional.ofNullable(looked(files).vocabulary()));
    }

    /**
     * Everything that is wrong with or odd about rules, but for what the compiler has to say.
     *
     * @throws ProblemsException if to look at them takes longer than it may
     */
    public static List<Problem> withoutCompiling(RuleFiles files) throws ProblemsException {
        return RuleCompiler.watched(files, () -> Looked.at(files).problems());
    }

    /** The same of these rules, which are not added to. */
    List<Problem> withoutCompiling() {
        RuleLint lint = new RuleLint(this);
        lint.words();
        return new Acceptances(files)
                .of(lint.found(), !files.settings().isEmpty())
                .problems();
    }

    /**
     * Reads a rule set that is to be used.
     *
     * @throws ProblemsException with every error; what is probably not meant is none
     */
    public static RuleSetReader.Read read(RuleFiles files) throws ProblemsException {
        return read(files, CompiledParts.NONE);
    }

    /**
     * The same, sooner where something is wrong with some of it and the rest was compiled before.
     *
     * @param kept where parts are that were
     */
    public static RuleSetReader.Read read(RuleFiles files, CompiledParts kept) throws ProblemsException {
        RuleLint lint = looked(files);
        lint.compile(kept);
        List<Problem> errors = lint.found().stream().filter(Check::isError).toList();
        if (!errors.isEmpty()) {
            throw new ProblemsException(errors);
        }
        return RuleSetReader.read(lint.draft);
    }

    /** What has no words, where nothing else is wrong: grades do not hang on it, and so nobody else asks. */
    private void words() {
        Pack pack = draft.pack();
        if (pack != null && problems.stream().noneMatch(Check::isError)) {
            problems.addAll(RulesInWords.of(pack, parsed, draft.declarations()).problems());
        }
    }

    private List<Problem> found() {
        List<Problem> written = new ArrayList<>();
        AS_WRITTEN.forEach(finder -> finder.find(rules, written));
        List<Problem> all = Stream.concat(files.asWritten(problems).stream(), written.stream())
                .filter(problem -> !isOfTriedValue(problem))
                .filter(problem -> !isLeftByAnother(problem) && !isOfUnknownValue(problem))
                .filter(problem -> !isElsewhere(problem) && !isOfCriterionElsewhere(problem))
                .sorted()
                .distinct()
                .toList();
        List<Problem> once = new ToldOnce(
                        files,
                        parsed,
                        new LookAlikes(files)
                                .settled(all.stream()
                                        .filter(one -> !one.code().equals(Check.UNKNOWN_VARIABLE.code())
                                                || all.stream().noneMatch(other -> isToldBetter(one, other)))
                                        .filter(one -> !one.code().equals(Check.NO_WORDS.code())
                                                || all.stream().noneMatch(other -> isInTheSameRule(one, other)))
                                        .toList()))
                .problems();
        return ListsInPlace.told(rules, once);
    }

    /**
     * Whether a condition holds always or never only because a parameter has another value than the rule set gives it that the rule
     * is of: what is meant by that value is that the rule has nothing left to say.
     */
    private boolean isOfTriedValue(Problem problem) {
        if (!problem.code().equals(Check.NEVER_MATCHES.code())
                && !problem.code().equals(Check.ALWAYS_HOLDS.code())) {
            return false;
        }
        return parsed.stream()
                .filter(file -> file.shown().equals(problem.file()))
                .anyMatch(file -> file.rules().stream()
                        .filter(rule -> isIn(rule, problem.line()))
                        .filter(rule -> files.filled(file.file()).pieces().stream()
                                .filter(piece -> !piece.placeholder().inText()
                                        && isTried(piece.placeholder().name()))
                                .anyMatch(piece -> isIn(rule, file.lineOf(piece.start()))))
                        .anyMatch(rule -> !isSoByOwnValues(file, rule, problem)));
    }

    /** Whether the same is found with the values of the rule set that the rule is of. Of what never matches one reason is told. */
    private boolean isSoByOwnValues(DrlFile file, RuleDescr rule, Problem problem) {
        RuleFiles own = files.withOwnValues(file.file());
        return own.equals(files)
                || own.asWritten(Looked.at(own).lint().problems).stream()
                        .anyMatch(other -> other.code().equals(problem.code())
                                && other.file().equals(problem.file())
                                && (problem.code().equals(Check.NEVER_MATCHES.code())
                                        ? isIn(rule, other.line())
                                        : other.line() == problem.line() && other.column() == problem.column()));
    }

    private static boolean isIn(RuleDescr rule, int line) {
        return rule.getLine() <= line && line <= rule.getEndLine();
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
        return Check.has(problem, Check.Trait.FOLLOWS_FROM_VALUES)
                && (isBesideValueless(problem)
                        || problems.stream()
                                .anyMatch(other -> other.code().equals(Check.UNKNOWN_PARAMETER.code())
                                        && other.file().equals(problem.file())
                                        && other.line() == problem.line()));
    }

    private boolean isBesideValueless(Problem problem) {
        return parsed.stream()
                .filter(file -> file.shown().equals(problem.file()))
                .anyMatch(file -> files.filled(file.file()).pieces().stream()
                        .filter(piece -> files.parameters()
                                .isValueless(piece.placeholder().name()))
                        .anyMatch(piece -> file.lineOf(piece.start()) == problem.line()));
    }

    private boolean isTried(String parameter) {
        return files.parameters().all().stream()
                .anyMatch(one -> one.name().equals(parameter) && one.by() != Parameter.By.RULE_SET);
    }

    /** Whether a rule is not called by its criterion only because that may stand elsewhere. */
    private boolean isOfCriterionElsewhere(Problem problem) {
        return problem.code().equals(Check.RULE_NAME.code())
                && !files.unread().isEmpty()
                && problems.stream()
                        .anyMatch(other -> other.code().equals(Check.UNKNOWN_CRITERION.code())
                                && isInTheSameRule(problem, other)
                                && isElsewhere(other));
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
        return new RuleLint(Looked.at(files).lint());
    }

    /** What evidence can say by the rules; null where something that they declare is wrong, and so not known. */
    private @Nullable Vocabulary vocabulary() {
        return rules.isWhole()
                        && !parsed.isEmpty()
                        && parsed.size() == files.written().size()
                        && parsed.stream().noneMatch(file -> sound(file).isEmpty())
                ? draft.declarations().vocabulary()
                : null;
    }

    /** A file without those rules that something is known to be wrong with; nothing where a declaration is broken. */
    private String sound(DrlFile file) {
        return file.readWithout(problems.stream()
                .filter(Check::isError)
                .filter(error -> !Check.of(error.code()).map(Check::compiles).orElse(false))
                .filter(error -> error.file().equals(file.shown()))
                .toList());
    }

    /** Compiles those rules of a broken rule set that nothing is known to be wrong with. */
    private void compile(CompiledParts kept) {
        if (!files.unread().isEmpty() || problems.stream().noneMatch(Check::isError)) {
            return;
        }
        List<DrlFile> sound = new ArrayList<>();
        SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
        // What has nothing in it has no package either, and would be compiled into one of its own.
        contents.keySet()
                .removeIf(name -> name.endsWith(".drl")
                        && parsed.stream().noneMatch(file -> file.file().equals(name)));
        for (DrlFile file : parsed) {
            String text = sound(file);
            if (text.isEmpty()) {
                // Where a declaration is broken, nothing that needs it compiles.
                return;
            }
            contents.put(file.file(), text.getBytes(StandardCharsets.UTF_8));
            sound.add(new DrlFile(file.file(), file.shown(), text));
        }
        if (sound.isEmpty()) {
            return;
        }
        try {
            RuleFiles some = files.with(contents);
            AllowList.check(
                    draft.subject(),
                    sound,
                    RuleCompiler.compile(some, draft.subject(), sound, RuleCompiler.early(some, kept)));
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
    }
}
