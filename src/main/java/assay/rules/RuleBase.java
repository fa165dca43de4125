package assay.rules;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;

/** A rule set that is ready to run. It is immutable, and one of it serves any number of threads. */
public final class RuleBase {

    /** How Drools names the class that holds the rules of a package. */
    private static final Pattern MODEL = Pattern.compile("\\.Rules[0-9A-F]{32}");

    private final String folder;
    private final RuleSet ruleSet;
    private final RuleClasses types;
    private final CompletableFuture<KieBaseConfiguration> configuration = new CompletableFuture<>();
    private final CompletableFuture<KieBase> kieBase = new CompletableFuture<>();

    private RuleBase(String folder, CompiledRules compiled) {
        this.folder = folder;
        this.ruleSet = compiled.ruleSet();
        this.types = new RuleClasses(compiled.classes());
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
        RuleFiles files = RuleFiles.read(folder);
        return load(files, cache.key(files), cache);
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
        RuleBase rules = new RuleBase(folder.toString(), packaged.rules());
        rules.beginToMakeReady();
        rules.configure();
        RuleFiles files = RuleFiles.read(folder);
        String key = cache.key(files);
        return packaged.are(key) ? rules : load(files, key, cache);
    }

    private static RuleBase load(RuleFiles files, String key, RuleCache cache) throws ProblemsException {
        CompiledRules cached = cache.get(key);
        if (cached != null) {
            RuleBase rules = new RuleBase(files.folder(), cached);
            rules.beginToMakeReady();
            rules.configure();
            return rules;
        }
        CompiledRules compiled = compile(files);
        RuleBase rules = new RuleBase(files.folder(), compiled);
        rules.configure();
        rules.makeReady();
        try {
            rules.kieBase();
        } catch (CompletionException e) {
            throw new ProblemsException(Problem.ofFile(
                    files.folder(), "the rules do not work together: " + ExceptionUtils.getRootCauseMessage(e)));
        }
        cache.put(key, compiled);
        return rules;
    }

    /** The compiled rules of some files, from the cache or for the cache. */
    static CompiledRules compiled(RuleFiles files, RuleCache cache) throws ProblemsException {
        CompiledRules cached = cache.get(cache.key(files));
        if (cached == null) {
            cached = compile(files);
            cache.put(cache.key(files), cached);
        }
        return cached;
    }

    private static CompiledRules compile(RuleFiles files) throws ProblemsException {
        RuleSetReader.Read read = RuleSetReader.read(files);
        SortedMap<String, byte[]> classes = RuleCompiler.compile(files, read.files());
        AllowList.check(read.ruleSet(), read.files(), classes);
        return new CompiledRules(read.ruleSet(), classes);
    }

    /** For rules that were made ready before: meanwhile the evidence can be read. */
    private void beginToMakeReady() {
        Thread thread = new Thread(this::makeReady, "rules");
        thread.setDaemon(true);
        thread.start();
    }

    /** Finds out how Drools is set up, which takes about as long as to load the rules and can go on beside it. */
    private void configure() {
        try {
            configuration.complete(RuleBaseFactory.newKnowledgeBaseConfiguration(null, types));
        } catch (RuntimeException | LinkageError e) {
            configuration.completeExceptionally(e);
        }
    }

    private void makeReady() {
        try {
            List<Model> models = new ArrayList<>();
            for (String name : types.classes.keySet()) {
                if (MODEL.matcher(name.substring(name.lastIndexOf('.'))).matches()) {
                    models.add(types.model(name));
                }
            }
            kieBase.complete(KieBaseBuilder.createKieBaseFromModel(models, configuration.join()));
        } catch (RuntimeException | LinkageError e) {
            kieBase.completeExceptionally(e);
        }
    }

    /** The rule set's folder, as the user named it. */
    public String folder() {
        return folder;
    }

    /** What the rule set says. */
    public RuleSet ruleSet() {
        return ruleSet;
    }

    /** Its rules, once they are ready. */
    public KieBase kieBase() {
        return kieBase.join();
    }

    /** How a file of the rule set is named in messages. */
    public String shown(String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
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
            super(RuleBase.class.getClassLoader());
            this.classes = classes;
        }

        boolean has(String name) {
            return classes.containsKey(name);
        }

        Model model(String name) {
            try {
                return (Model) loadClass(name).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the compiled rules cannot be loaded", e);
            }
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
