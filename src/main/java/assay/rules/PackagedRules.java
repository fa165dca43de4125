package assay.rules;

import assay.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Compiled rules in a jar on the program's own class path, which is the only place where a JDK can share them between
 * runs. They are used only while they are exactly the rules that are asked for, and are a copy of what the cache holds.
 */
final class PackagedRules {

    private static final String ENTRY = "assay-rules";

    private final String key;
    private final CompiledRules rules;

    private PackagedRules(String key, CompiledRules rules) {
        this.key = key;
        this.rules = rules;
    }

    /**
     * Puts a rule set into a jar.
     *
     * @param arguments the rule set's folder and the jar
     * @throws ProblemsException if the rule set does not compile
     * @throws IOException if the jar cannot be written
     */
    public static void main(String[] arguments) throws ProblemsException, IOException {
        RuleCache cache = RuleCache.ofUser(System.getenv());
        RuleFiles files = RuleFiles.read(Path.of(arguments[0]));
        CompiledRules rules = RuleBase.compiled(files, cache);
        SortedMap<String, byte[]> nameOnly = new TreeMap<>(rules.classes());
        nameOnly.replaceAll((name, code) -> new byte[0]);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entry);
        out.writeUTF(cache.key(files));
        RuleSetCodec.write(out, new CompiledRules(rules.ruleSet(), nameOnly));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(Path.of(arguments[1])))) {
            jar.putNextEntry(new ZipEntry(ENTRY));
            jar.write(entry.toByteArray());
            for (Map.Entry<String, byte[]> one : rules.classes().entrySet()) {
                jar.putNextEntry(new ZipEntry(one.getKey().replace('.', '/') + ".class"));
                jar.write(one.getValue());
            }
        }
    }

    /** The rules on the class path, with names of classes and no code, or null where there are none. */
    static @Nullable PackagedRules find() {
        try (InputStream in = PackagedRules.class.getClassLoader().getResourceAsStream(ENTRY)) {
            if (in == null) {
                return null;
            }
            DataInputStream data = new DataInputStream(new ByteArrayInputStream(in.readAllBytes()));
            return new PackagedRules(data.readUTF(), RuleSetCodec.read(data));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether these are the rules of this key, {@link RuleCache#key}. */
    boolean are(String wanted) {
        return key.equals(wanted);
    }

    CompiledRules rules() {
        return rules;
    }
}
