package assay.workbench;

import assay.amendment.Values;
import assay.compile.Watchdog;
import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.interview.InterviewForm;
import assay.language.Language;
import assay.lint.RuleLint;
import assay.mutation.Equivalents;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.MeaningsReader;
import assay.reading.RuleSetReader;
import assay.report.SchemaBeside;
import assay.ruleset.Check;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import assay.words.RuleIndex;
import assay.words.Sayings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule set as pages show it, as far as it can be read. It is immutable, but for what is found out when it is asked for. */
public final class Book {

    /**
     * A requirement.
     *
     * @param id its identifier
     * @param called what people call it
     * @param name what it is about; nothing where the pack cannot be read
     * @param says what it is about and what it weighs, in a sentence
     */
    public record Requirement(String id, String called, String name, String says) {}

    /** What is typed may be such that to read it would take for ever, or more of the stack than those have who answer requests. */
    private static final Watchdog.Limits LIMITS = new Watchdog.Limits(Duration.ofSeconds(20), Duration.ofMinutes(5));

    /** A rule set that cannot be read in the time that there is for it. */
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    private final RuleFiles files;
    private final RuleTree tree;
    /** What its files say, and what says what its kinds, fields and words mean, by their names. */
    private final SortedMap<String, byte[]> contents;

    private final SortedMap<String, byte[]> beside;
    private final Supplier<RuleSetReader.Draft> read;
    private final Supplier<RuleIndex> rules;
    private final Supplier<List<Parameter>> parameters;
    private final Supplier<List<Problem>> problems;
    private final Supplier<Optional<SchemaBeside>> oldSchema;

    /** The rule set of some files of a tree, which has what goes with them as well. */
    Book(RuleFiles files, RuleTree tree) {
        this.files = files;
        this.tree = tree;
        this.contents = contents(files, tree);
        this.beside = beside(files, tree);
        this.read = once(() -> RuleSetReader.draft(files));
        this.rules = once(() -> RuleIndex.of(read.get()));
        this.parameters = once(() -> ParameterUses.of(files, read.get().rules()));
        this.problems = once(this::found);
        this.oldSchema = once(this::findOldSchema);
    }

    /** Finds out what every page shows. */
    void readAhead() {
        var unusedRules = rules.get();
        var unusedParameters = parameters.get();
    }

    /** Something that is found out once, when it is asked for first, or known never to be found out. */
    private static <T> Supplier<T> once(Callable<T> made) {
        return once(LIMITS, made);
    }

    /** The same with other limits. */
    static <T> Supplier<T> once(Watchdog.Limits limits, Callable<T> made) {
        return new Supplier<>() {
            private @Nullable T known;
            private @Nullable Unreadable failed;

            @Override
            public synchronized T get() {
                if (failed != null) {
                    throw failed;
                }
                T one = known;
                if (one == null) {
                    one = within();
                    known = one;
                }
                return one;
            }

            private T within() {
                try {
                    return Watchdog.call(limits, made);
                } catch (Watchdog.Overdue e) {
                    failed = new Unreadable("the rules cannot be read: " + e.getMessage());
                } catch (ExecutionException e) {
                    failed = e.getCause() instanceof StackOverflowError
                            ? new Unreadable("the rules cannot be read: something in them goes too deep")
                            : new Unreadable("the rules cannot be read: " + e.getCause());
                }
                throw failed;
            }
        };
    }

    private List<Problem> found() {
        List<Problem> found = new ArrayList<>();
        try {
            found.addAll(RuleLint.withoutCompiling(files));
            if (contents.containsKey(RuleFolder.MEANINGS)) {
                RuleLint.vocabulary(files).ifPresent(vocabulary -> {
                    var unused = MeaningsReader.read(files, tree, vocabulary, found);
                });
            }
            if (found.stream().noneMatch(Check::isError)) {
                RuleSet said = ruleSet();
                found.addAll(InterviewForm.problems(files, tree, said));
                found.addAll(Equivalents.problems(files, tree, said.origins().keySet()));
                found.addAll(SchemaBeside.problems(files, tree, said));
            }
        } catch (ProblemsException e) {
            found.addAll(e.problems());
        }
        return found.stream().sorted().toList();
    }

    private static SortedMap<String, byte[]> contents(RuleFiles files, RuleTree tree) {
        SortedMap<String, byte[]> all = new TreeMap<>(files.contents());
        Path meanings = Path.of(files.folder()).resolve(RuleFolder.MEANINGS);
        if (tree.exists(meanings)) {
            all.put(RuleFolder.MEANINGS, content(meanings, tree));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    /** What else is held against the rules, each by its name. */
    private static SortedMap<String, byte[]> beside(RuleFiles files, RuleTree tree) {
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (String name : List.of(RuleFolder.INTERVIEW_FORM, RuleFolder.EQUIVALENT_MUTANTS)) {
            RuleFolder.find(files, tree, name).ifPresent(file -> all.put(name, content(file, tree)));
        }
        Path schema = Path.of(files.folder()).resolve(RuleFolder.EVIDENCE_SCHEMA);
        if (tree.exists(schema)) {
            all.put(RuleFolder.EVIDENCE_SCHEMA, content(schema, tree));
        }
        for (RuleFiles one = files.base(); one != null; one = one.base()) {
            Path meanings = Path.of(one.folder()).resolve(RuleFolder.MEANINGS);
            if (tree.exists(meanings)) {
                all.put(meanings.toString(), content(meanings, tree));
            }
        }
        return all;
    }

    private static byte[] content(Path file, RuleTree tree) {
        try {
            return tree.read(file);
        } catch (InputFile.Unreadable e) {
            // That it cannot be read is one of the problems.
            return new byte[0];
        }
    }

    /** Whether nothing in the files of another, or beside them, is another, nor where they lie, nor what is not read. */
    boolean isSame(Book other) {
        return same(contents, other.contents)
                && same(beside, other.beside)
                && files.folder().equals(other.files.folder())
                && files.places().equals(other.files.places())
                && files.leavesUnreadAsMuchAs(other.files);
    }

    private static boolean same(SortedMap<String, byte[]> some, SortedMap<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    /** Its files. */
    public RuleFiles files() {
        return files;
    }

    /** Which of its values can be amended. */
    Values values() {
        return new Values(read.get());
    }

    /**
     * It as it is held against evidence.
     *
     * @throws ProblemsException if it cannot be, because of how it is written
     */
    public RuleSet ruleSet() throws ProblemsException {
        return RuleSetReader.read(read.get()).ruleSet();
    }

    /** What can be named in it. */
    public Language language() {
        return new Language(read.get(), rules.get(), tree);
    }

    /** The schema beside it, where it says something else than the rules do. */
    Optional<SchemaBeside> oldSchema() {
        try {
            return oldSchema.get();
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    private Optional<SchemaBeside> findOldSchema() {
        try {
            return SchemaBeside.old(files, tree, ruleSet());
        } catch (ProblemsException e) {
            // Of rules that cannot be used there is no schema.
            return Optional.empty();
        }
    }

    /** Everything that is wrong with it, but for what the compiler has to say. */
    public List<Problem> problems() {
        try {
            return problems.get();
        } catch (Unreadable e) {
            return List.of(Problem.ofFile(files.folder(), String.valueOf(e.getMessage())));
        }
    }

    /** What keeps it from being used, but for what the compiler has to say. */
    List<Problem> errors() {
        return problems().stream().filter(Check::isError).toList();
    }

    /** What it says of itself, or null where that cannot be read. */
    public @Nullable Pack pack() {
        return read.get().pack();
    }

    /** The requirements; where the pack cannot be read, those that criteria belong to. */
    public List<Requirement> requirements() {
        Pack pack = read.get().pack();
        if (pack != null) {
            return pack.requirements().stream()
                    .map(one ->
                            new Requirement(one.id(), Sayings.called(one), one.name(), Sayings.requirement(pack, one)))
                    .toList();
        }
        return criteria().stream()
                .map(one -> one.criterion().requirement())
                .distinct()
                .map(id -> new Requirement(id, id, "", ""))
                .toList();
    }

    /** A requirement by its identifier. */
    Optional<Requirement> requirement(String id) {
        return requirements().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The criteria, each with its place. */
    public List<DeclaredCriterion> criteria() {
        return read.get().criteria().declared();
    }

    /** Those of a requirement. */
    public List<DeclaredCriterion> criteria(String requirement) {
        return criteria().stream()
                .filter(one -> one.criterion().requirement().equals(requirement))
                .toList();
    }

    /** A criterion by its identifier. */
    public Optional<DeclaredCriterion> criterion(String id) {
        return criteria().stream()
                .filter(one -> one.criterion().id().equals(id))
                .findFirst();
    }

    /** The rules. */
    public RuleIndex rules() {
        return rules.get();
    }

    /** The rules about a requirement as a whole. */
    public List<RuleIndex.Rule> ofWhole(String requirement) {
        return rules.get().all().stream()
                .filter(rule -> rule.about().contains(requirement))
                .toList();
    }

    /** Numbers and days, with what hangs on each. */
    public List<Parameter> numbers() {
        return parameters.get();
    }

    /** A number or a day by its name. */
    Optional<Parameter> number(String name) {
        return parameters.get().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The criteria that hang on a number, in the order of what refers to it. */
    public static Set<String> hanging(Parameter number) {
        Set<String> all = new LinkedHashSet<>();
        number.uses().forEach(use -> all.addAll(use.criteria()));
        return all;
    }

    /** The numbers that a criterion, or a rule's lines, refer to. */
    public List<Parameter> numbersOf(String criterion) {
        return parameters.get().stream()
                .filter(one -> hanging(one).contains(criterion))
                .toList();
    }

    /** Readings of the source; none where they cannot be read. */
    public List<Interpretation> readings() {
        List<Interpretation> known = read.get().interpretations();
        return known == null ? List.of() : known;
    }

    /** A reading by its identifier. */
    public Optional<Interpretation> reading(String id) {
        return readings().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The kinds of evidence, and what is recorded of the authority, its interview and its profile. */
    public List<Kind> kinds() {
        Vocabulary vocabulary = read.get().declarations().vocabulary();
        return Stream.concat(
                        vocabulary.kinds().stream(),
                        Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                                .filter(heading -> !heading.fields().isEmpty()))
                .toList();
    }

    /** A kind by the word of it in files of evidence. */
    Optional<Kind> kind(String word) {
        return kinds().stream().filter(one -> one.word().equals(word)).findFirst();
    }

    /** How one of a kind is spoken of: "a sign-up by seniors"; its word where nothing is said. */
    public String spoken(Kind kind) {
        return read.get().declarations().phrases().type(kind.type()).orElse(kind.word());
    }

    /** What is said of a kind by a field, or nothing. */
    public String spoken(Kind kind, String property) {
        return read.get().declarations().phrases().field(kind.type(), property).orElse("");
    }

    /** The kinds that rules about a criterion look at. */
    public List<Kind> kindsOf(List<RuleIndex.Rule> some) {
        return kinds().stream()
                .filter(kind -> some.stream().anyMatch(rule -> rule.types().contains(kind.type())))
                .toList();
    }

    /** The criteria that a rule is about, as far as they are asked for. */
    public List<Criterion> criteriaOf(RuleIndex.Rule rule) {
        return criteria().stream()
                .map(DeclaredCriterion::criterion)
                .filter(one -> rules.get().about(one.id()).contains(rule))
                .toList();
    }

    /** All files that can be opened as texts, those of the rule set itself first. */
    public List<String> names() {
        List<String> all = new ArrayList<>();
        contents.keySet().stream().filter(this::isOwn).forEach(all::add);
        contents.keySet().stream().filter(file -> !isOwn(file)).forEach(all::add);
        return all;
    }

    /** Whether a file can be changed here. */
    public boolean isOwn(String file) {
        // What meanings an extended rule set gives are no file of this one.
        return files.isOwn(file) || file.equals(RuleFolder.MEANINGS);
    }

    /** How a file is named in messages. */
    public String shown(String file) {
        return files.shown(file);
    }
}
