package assay.rules;

import assay.compile.AllowList;
import assay.compile.CompiledParts;
import assay.compile.DroolsBuild;
import assay.compile.RuleCompiler;
import assay.compile.Watchdog;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.lint.RuleChecker;
import assay.lint.RuleLint;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.Steps;
import assay.ruleset.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;

/** A rule set that is ready to run. It is immutable, and one of it serves any number of threads. */
public final class RuleBase {

    private final String folder;
    private final Map<String, String> places;
    private final RuleSet ruleSet;
    private final Steps steps;
    private final RuleClasses types;
    private final Watchdog.Watched<List<Model>> models;
    private final Watchdog.Watched<KieBaseConfiguration> configuration;
    private final Watchdog.Watched<KieBase> kieBase;

    /** Begins, on other threads, to make compiled rules ready; meanwhile the evidence can be read. */
    private RuleBase(
            String folder,
            Map<String, String> places,
            RuleSet ruleSet,
            Steps steps,
            RuleClasses types,
            Watchdog.Watched<List<Model>> models,
            Watchdog.Watched<KieBaseConfiguration> configuration) {
        this.folder = folder;
        this.places = places;
        this.ruleSet = ruleSet;
        this.steps = steps;
        this.types = types;
        this.models = models;
        this.configuration = configuration;
        this.kieBase = Watchdog.begin(Watchdog.STANDARD, () -> kieBase(models.get(), configuration.get()));
    }

    private RuleBase(RuleBase other, RuleSet ruleSet) {
        this.folder = other.folder;
        this.places = other.places;
        this.ruleSet = ruleSet;
        this.steps = other.steps;
        this.types = other.types;
        this.models = other.models;
        this.configuration = other.configuration;
        this.kieBase = other.kieBase;
    }

    /**
     * Reads the rule set in a folder, compiles it unless the cache has it compiled already, and makes it ready to run.
     * Whatever was changed in the folder is seen: the cache is asked for exactly the bytes that are there now.
     *
     * @param folder the rule set's folder
     * @param cache where compiled rules are kept
     * @throws ProblemsException with everything that is wrong with the rule set
     */
    public static RuleBase load(Path folder, RuleCache cache) throws ProblemsException {
        return load(RuleFiles.read(folder), cache);
    }

    /**
     * The same for a rule set in a tree of files, with other values of parameters.
     *
     * @param folder the rule set's folder
     * @param tree where the rule set that it extends is looked for
     * @param settings the values, by the names of the parameters
     * @param cache where compiled rules are kept
     * @throws ProblemsException with everything that is wrong with the rule set
     * @throws UnknownSetting if a parameter is not there, or cannot have that value
     */
    public static RuleBase load(Path folder, RuleTree tree, Map<String, String> settings, RuleCache cache)
            throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder, tree).set(settings);
        if (!settings.isEmpty()) {
            files.parameters();
        }
        return load(files, cache);
    }

    /**
     * The same, sooner, for a folder whose rules were packaged with the program if they have not changed since.
     *
     * @param folder the rule set's folder
     * @param cache where compiled rules are kept
     * @throws ProblemsException with everything that is wrong with the rule set
     */
    public static RuleBase loadPackaged(Path folder, RuleCache cache) throws ProblemsException {
        PackagedRules packaged = PackagedRules.find();
        if (packaged == null) {
            return load(folder, cache);
        }
        // They are made ready on trust, while it is found out whether they are the ones.
        CompiledRules compiled = packaged.rules();
        Watchdog.Watched<List<Model>> models = models(packaged.models(), compiled, RuleBase.class.getClassLoader());
        Watchdog.Watched<KieBaseConfiguration> configuration = configuration(RuleBase.class.getClassLoader());
        RuleBase rules = new RuleBase(
                folder.toString(),
                Map.of(),
                compiled.ruleSet(),
                compiled.steps(),
                new RuleClasses(compiled.classes()),
                models,
                configuration);
        RuleFiles files = RuleFiles.read(folder);
        String key = cache.key(files);
        return packaged.are(key) ? rules : load(files, key, cache);
    }

    /**
     * What a rule set says that was compiled before, packaged with the program or kept in the cache, exactly as it is now; it is
     * neither read nor compiled for it. Nothing where it was not.
     *
     * @throws ProblemsException if its files cannot be read
     */
    public static Optional<RuleSet> compiledBefore(Path folder, RuleCache cache) throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder);
        String key = cache.key(files);
        PackagedRules packaged = PackagedRules.find();
        return packaged != null && packaged.are(key)
                ? Optional.of(packaged.rules().ruleSet())
                : Optional.ofNullable(cache.get(key)).map(CompiledRules::ruleSet);
    }

    private static RuleBase of(RuleFiles files, CompiledRules compiled) {
        RuleClasses types = new RuleClasses(compiled.classes());
        return new RuleBase(
                files.folder(),
                files.places(),
                compiled.ruleSet(),
                compiled.steps(),
                types,
                models(DroolsBuild.models(compiled.classes().keySet()), compiled, types),
                configuration(types));
    }

    /** Rules from files that need not lie in a folder. */
    public static RuleBase load(RuleFiles files, RuleCache cache) throws ProblemsException {
        return load(files, cache.key(files), cache);
    }

    /** The same compiled rules under another description of what the rule set says. */
    public RuleBase with(RuleSet other) {
        return new RuleBase(this, other);
    }

    /** Only some of these rules, by their names. */
    public RuleBase only(Predicate<String> wanted) {
        return new RuleBase(
                folder,
                places,
                ruleSet,
                steps,
                types,
                Watchdog.begin(
                        Watchdog.STANDARD,
                        () -> models.get().stream()
                                .<Model>map(model -> new RulesOnly(model, steps, wanted))
                                .toList()),
                configuration);
    }

    /** What the conditions of these rules ask of single facts. */
    public Relevance relevance() {
        return new Relevance(models().stream()
                .flatMap(model -> model.getRules().stream())
                .map(Rule::getView)
                .toList());
    }

    /**
     * The same rules, and beside them some of them once for each of their conditions without that one.
     *
     * @param wanted the names of the rules to do that with
     */
    public RelaxedRules relaxed(Predicate<String> wanted) {
        List<Rule> relaxed = new ArrayList<>();
        Map<String, RuleCondition> conditions = new LinkedHashMap<>();
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (Model model : models()) {
            for (Rule rule : model.getRules()) {
                if (wanted.test(rule.getName())) {
                    Relaxation relaxation = new Relaxation(rule);
                    relaxed.addAll(relaxation.rules());
                    conditions.putAll(relaxation.conditions());
                    List<String> called = relaxation.facts();
                    relaxation.conditions().keySet().forEach(name -> facts.put(name, called));
                }
            }
        }
        RuleBase rules = new RuleBase(
                folder,
                places,
                ruleSet,
                steps,
                types,
                Watchdog.begin(
                        Watchdog.STANDARD,
                        () -> Stream.concat(
                                        models().stream(),
                                        Stream.of(new ModelImpl(ruleSet.rulePackage()).withRules(relaxed)))
                                .toList()),
                configuration);
        return new RelaxedRules(rules, Map.copyOf(conditions), Map.copyOf(facts));
    }

    private List<Model> models() {
        return ready(models);
    }

    private static <T> T ready(Watchdog.Watched<T> watched) {
        try {
            return watched.getShared();
        } catch (Watchdog.Overdue e) {
            throw new CompletionException(e);
        } catch (ExecutionException e) {
            throw new CompletionException(ExceptionUtils.getRootCause(e));
        }
    }

    /** Rules that need not pass the checks, but only be read and compiled: mutants are not meant by anybody. */
    public static RuleBase unchecked(RuleFiles files, RuleCache cache) throws ProblemsException {
        return load(files, cache.key(files) + "-unchecked", cache, RuleChecker::read);
    }

    /**
     * The same where another rule set, ready to run, says most of it word for word: of the rules that are not among those alone,
     * classes are made.
     *
     * @param other that rule set
     * @param said what its files say
     * @param cache where compiled rules are kept, for those that say too much else
     */
    public static RuleBase unchecked(RuleFiles files, RuleBase other, RuleSetReader.Read said, RuleCache cache)
            throws ProblemsException {
        Optional<RuleBase> rules = RuleCompiler.watched(files, () -> {
            RuleSetReader.Read read = RuleChecker.read(files);
            Optional<SharedRules> shared = SharedRules.of(files, read, said);
            return shared.isPresent() ? other.changed(files, read, shared.get()) : Optional.empty();
        });
        return rules.isPresent() ? ready(files, rules.get()) : unchecked(files, cache);
    }

    /** These rules with some of them changed; empty where the compiler cannot accept them. */
    private Optional<RuleBase> changed(RuleFiles files, RuleSetReader.Read read, SharedRules shared)
            throws ProblemsException {
        NavigableMap<String, byte[]> declared = DroolsBuild.types(read.ruleSet().rulePackage(), types.classes);
        Optional<SortedMap<String, byte[]>> compiled = RuleCompiler.compile(shared.texts(), declared);
        if (compiled.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, byte[]> classes = compiled.get();
        SortedMap<String, byte[]> together = new TreeMap<>(declared);
        together.putAll(classes);
        if (!shared.files().isEmpty()) {
            AllowList.check(read.ruleSet().pack().subject(), shared.files(), together);
        }
        // They see the same types as the others, and facts of these are seen by both.
        RuleClasses added = new RuleClasses(classes, types);
        return Optional.of(new RuleBase(
                files.folder(),
                files.places(),
                read.ruleSet(),
                read.steps(),
                types,
                Watchdog.begin(Watchdog.STANDARD, () -> {
                    SortedMap<String, List<Rule>> byFile = new TreeMap<>();
                    Stream.concat(
                                    models().stream()
                                            .flatMap(model -> model.getRules().stream())
                                            .filter(rule -> shared.same().contains(rule.getName())),
                                    DroolsBuild.models(classes.keySet()).stream()
                                            .flatMap(name -> model(name, added).getRules().stream()))
                            .sorted(Comparator.comparing(
                                    rule -> read.ruleSet().origin(rule.getName()), RuleOrigin.BY_PLACE))
                            .forEach(rule -> byFile.computeIfAbsent(
                                            read.ruleSet()
                                                    .origin(rule.getName())
                                                    .file(),
                                            file -> new ArrayList<>())
                                    .add(rule));
                    return byFile.values().stream()
                            .<Model>map(rules -> new RulesOnly(
                                    new ModelImpl(read.ruleSet().rulePackage()).withRules(rules), read.steps()))
                            .toList();
                }),
                configuration(added)));
    }

    private static RuleBase load(RuleFiles files, String key, RuleCache cache) throws ProblemsException {
        return load(files, key, cache, RuleLint::read);
    }

    /** How a rule set is read, and how much is asked of it. */
    @FunctionalInterface
    private interface Reading {
        RuleSetReader.Read of(RuleFiles files) throws ProblemsException;
    }

    private static RuleBase load(RuleFiles files, String key, RuleCache cache, Reading reading)
            throws ProblemsException {
        CompiledRules cached = cache.get(key);
        if (cached != null) {
            return of(files, cached);
        }
        CompiledRules compiled = compile(files, reading, cache);
        RuleBase rules = ready(files, of(files, compiled));
        cache.put(key, compiled);
        return rules;
    }

    /** Rules that have been made ready. */
    private static RuleBase ready(RuleFiles files, RuleBase rules) throws ProblemsException {
        try {
            rules.kieBase();
        } catch (CompletionException e) {
            if (e.getCause() instanceof VirtualMachineError) {
                throw e;
            }
            if (e.getCause() instanceof Watchdog.Overdue overdue) {
                throw new ProblemsException(RuleCompiler.overdue(files, overdue));
            }
            throw new ProblemsException(rules.unworkable());
        }
        return rules;
    }

    /** The rules that the engine can make nothing of, though they compile. */
    private List<Problem> unworkable() {
        List<Problem> problems = new ArrayList<>();
        for (RuleOrigin rule : ruleSet.origins().values()) {
            try {
                only(rule.name()::equals).kieBase();
            } catch (CompletionException e) {
                problems.add(Check.SYNTAX.problem(
                        shown(rule.file()),
                        rule.line(),
                        0,
                        "the conditions of the rule \"" + rule.name()
                                + "\" cannot be put together like this; divide it into rules that ask for less each"));
            }
        }
        return problems.isEmpty()
                ? List.of(Check.SYNTAX.problem(folder, 1, 1, "the rules cannot be put together like this"))
                : problems;
    }

    /** The compiled rules of some files, from the cache or for the cache. */
    static CompiledRules compiled(RuleFiles files, RuleCache cache) throws ProblemsException {
        CompiledRules cached = cache.get(cache.key(files));
        if (cached == null) {
            cached = compile(files, RuleLint::read, cache);
            cache.put(cache.key(files), cached);
        }
        return cached;
    }

    private static CompiledRules compile(RuleFiles files, Reading reading, RuleCache cache) throws ProblemsException {
        return RuleCompiler.watched(files, () -> compiled(files, reading, cache));
    }

    private static CompiledRules compiled(RuleFiles files, Reading reading, RuleCache cache) throws ProblemsException {
        PartsOfOne parts = new PartsOfOne(cache.parts());
        Watchdog.Watched<SortedMap<String, byte[]>> compiling = RuleCompiler.begin(files, () -> classes(files, parts));
        try {
            // What the checks say is told better than by the compiler, and nobody waits for it then.
            RuleSetReader.Read read = reading.of(files);
            CompiledRules compiled =
                    new CompiledRules(read.ruleSet(), read.steps(), RuleCompiler.done(files, compiling));
            parts.keep();
            return compiled;
        } finally {
            compiling.giveUp();
        }
    }

    /** What can be parsed is compiled while it is read; where something is wrong with it nobody waits for what came of it. */
    private static SortedMap<String, byte[]> classes(RuleFiles files, CompiledParts parts) throws ProblemsException {
        if (!RuleSetReader.canBeParsed(files)) {
            // It says what is wrong, and nothing is compiled.
            RuleChecker.read(files);
        }
        Watchdog.Watched<DroolsBuild> early = RuleCompiler.early(files, parts);
        try {
            RuleSetReader.Read read = RuleChecker.read(files);
            Subject subject = read.ruleSet().pack().subject();
            SortedMap<String, byte[]> classes = RuleCompiler.compile(files, subject, read.files(), early);
            AllowList.check(subject, read.files(), classes);
            return classes;
        } finally {
            early.giveUp();
        }
    }

    /** Parts of one rule set, which are kept once all of it is known to be in order. */
    private static final class PartsOfOne implements CompiledParts {

        private final CompiledParts kept;
        private final Map<String, NavigableMap<String, byte[]>> made = new LinkedHashMap<>();

        PartsOfOne(CompiledParts kept) {
            this.kept = kept;
        }

        @Override
        public @Nullable NavigableMap<String, byte[]> get(String key) {
            return kept.get(key);
        }

        @Override
        public void put(String key, NavigableMap<String, byte[]> classes) {
            made.put(key, classes);
        }

        void keep() {
            made.forEach(kept::put);
        }
    }

    /** The rules of each file, in the order in which they stand: what hands a conclusion over first is the same each time. */
    private static Watchdog.Watched<List<Model>> models(List<String> names, CompiledRules rules, ClassLoader classes) {
        return Watchdog.begin(
                Watchdog.STANDARD,
                () -> names.stream()
                        .map(name -> model(name, classes))
                        .filter(model -> !model.getRules().isEmpty())
                        .sorted(Comparator.comparing(
                                model -> rules.ruleSet()
                                        .origin(model.getRules().get(0).getName()),
                                RuleOrigin.BY_PLACE))
                        .<Model>map(model -> new RulesOnly(model, rules.steps()))
                        .toList());
    }

    private static Model model(String name, ClassLoader classes) {
        try {
            return (Model) classes.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiled rules cannot be loaded", e);
        }
    }

    private static KieBase kieBase(List<Model> models, KieBaseConfiguration configuration) {
        KiePackagesBuilder packages = new KiePackagesBuilder(configuration);
        models.forEach(packages::addModel);
        InternalKnowledgeBase made = KnowledgeBaseFactory.newKnowledgeBase(configuration);
        made.addPackages(StrictMultiAccumulate.in(packages.build().getKiePackages()));
        return made;
    }

    /** How Drools is set up, which takes about as long to find out as the rules to load. */
    private static Watchdog.Watched<KieBaseConfiguration> configuration(ClassLoader classes) {
        return Watchdog.begin(Watchdog.STANDARD, () -> {
            // Drools numbers conditions with these; before the first, Java looks for a source of randomness.
            UUID.randomUUID();
            return RuleBaseFactory.newKnowledgeBaseConfiguration(null, classes);
        });
    }

    /** The rule set's folder, as the user named it. */
    public String folder() {
        return folder;
    }

    /** What the rule set says. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** When each of its rules may fire. */
    public Steps steps() {
        return steps;
    }

    /**
     * Its rules, once they are ready.
     *
     * @throws CompletionException if they cannot be made ready
     */
    public KieBase kieBase() {
        return ready(kieBase);
    }

    /** How a file of the rule set is named in messages. */
    public String shown(String file) {
        return places.getOrDefault(file, folder.endsWith("/") ? folder + file : folder + "/" + file);
    }

    /** A type that the rule set declares. */
    public Class<?> type(String name) {
        try {
            return types.loadClass(ruleSet.rulePackage() + "." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the rule set does not declare " + name, e);
        }
    }

    /** Whether the rule set declares a type of this name. */
    public boolean declares(String name) {
        return types.has(ruleSet.rulePackage() + "." + name);
    }

    /** Loads the generated classes, which see the engine's own and nothing of the user's. */
    private static final class RuleClasses extends ClassLoader {

        static {
            registerAsParallelCapable();
        }

        private final Map<String, byte[]> classes;

        RuleClasses(Map<String, byte[]> classes) {
            this(classes, RuleBase.class.getClassLoader());
        }

        RuleClasses(Map<String, byte[]> classes, ClassLoader others) {
            super(others);
            this.classes = classes;
        }

        boolean has(String name) {
            return classes.containsKey(name);
        }

        /** Its own classes first: rules that are packaged with the program may be others of the same name. */
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null || code.length == 0) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, code, 0, code.length) : loaded;
            }
        }
    }
}
