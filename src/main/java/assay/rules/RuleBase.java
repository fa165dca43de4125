package assay.rules;

import assay.problem.ProblemsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;

/**
 * A rule set that is ready to run. It is immutable, and one of it serves any number of threads.
 *
 * @param folder the rule set's folder, as the user named it
 * @param ruleSet what the rule set says
 * @param kieBase its rules
 * @param types the loader of the types that it declares
 */
public record RuleBase(String folder, RuleSet ruleSet, KieBase kieBase, ClassLoader types) {

    /** How Drools names the class that holds the rules of a package. */
    private static final Pattern MODEL = Pattern.compile(".*\\.Rules[0-9A-F]{32}");

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
        String key = cache.key(files);
        CompiledRules cached = cache.get(key);
        if (cached != null) {
            return of(files, cached);
        }
        CompiledRules compiled = compile(files);
        cache.put(key, compiled);
        return of(files, compiled);
    }

    private static CompiledRules compile(RuleFiles files) throws ProblemsException {
        RuleSetReader.Read read = RuleSetReader.read(files);
        SortedMap<String, byte[]> classes = RuleCompiler.compile(files, read.files());
        AllowList.check(read.ruleSet(), read.files(), classes);
        return new CompiledRules(read.ruleSet(), classes);
    }

    private static RuleBase of(RuleFiles files, CompiledRules compiled) {
        RuleClasses loader = new RuleClasses(compiled.classes());
        List<Model> models = new ArrayList<>();
        for (String name : compiled.classes().keySet()) {
            if (MODEL.matcher(name).matches()) {
                models.add(loader.model(name));
            }
        }
        KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
        return new RuleBase(
                files.folder(),
                compiled.ruleSet(),
                KieBaseBuilder.createKieBaseFromModel(models, configuration),
                loader);
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
        return ((RuleClasses) types).has(ruleSet.rulePackage() + "." + name);
    }

    /** Loads the generated classes, which see the engine's own and nothing of the user's. */
    private static final class RuleClasses extends ClassLoader {

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

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
