package assay.rules;

import assay.problem.ProblemsException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules in a jar on the program's own class path, which is the only place where a JDK can share them between
 * runs. They are used only while they are exactly the rules that are asked for, and are a copy of what the cache holds.
 */
final class PackagedRules {

    private static final String ENTRY = "assay-rules/";

    private PackagedRules() {}

    /**
     * Puts a rule set into a jar.
     *
     * @param arguments the rule set's folder and the jar
     * @throws ProblemsException if the rule set does not compile
     * @throws IOException if the jar cannot be written
     */
    public static void main(String[] arguments) throws ProblemsException, IOException {
        RuleCache cache = RuleCache.ofUser();
        RuleFiles files = RuleFiles.read(Path.of(arguments[0]));
        CompiledRules rules = RuleBase.compiled(files, cache);
        Map<String, byte[]> nameOnly = new TreeMap<>(rules.classes());
        nameOnly.replaceAll((name, code) -> new byte[0]);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        RuleSetCodec.write(new DataOutputStream(entry), new CompiledRules(rules.ruleSet(), new TreeMap<>(nameOnly)));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            jar.putNextEntry(new ZipEntry(ENTRY + cache.key(files)));
            jar.write(entry.toByteArray());
            for (Map.Entry<String, byte[]> one : rules.classes().entrySet()) {
                jar.putNextEntry(new ZipEntry(one.getKey().replace('.', '/') + ".class"));
                jar.write(one.getValue());
            }
        }
    }

    /** The rules of this key, with names of classes and no code, or null where others or none are on the class path. */
    static @Nullable CompiledRules find(String key) {
        try (InputStream in = PackagedRules.class.getClassLoader().getResourceAsStream(ENTRY + key)) {
            return in == null || key.isEmpty() ? null : RuleSetCodec.read(new DataInputStream(in));
        } catch (IOException e) {
            return null;
        }
    }
}
