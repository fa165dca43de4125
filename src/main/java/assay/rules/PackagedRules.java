package assay.rules;

import assay.compile.DroolsBuild;
import assay.drl.RuleFiles;
import assay.problem.ProblemsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
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
    private final List<String> models;
    private final byte[] rules;

    private PackagedRules(String key, List<String> models, byte[] rules) {
        this.key = key;
        this.models = models;
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
        write(Path.of(arguments[0]), Path.of(arguments[1]), RuleCache.ofUser(System.getenv()));
    }

    static void write(Path folder, Path file, RuleCache cache) throws ProblemsException, IOException {
        RuleFiles files = RuleFiles.read(folder);
        CompiledRules rules = RuleBase.compiled(files, cache);
        SortedMap<String, byte[]> nameOnly = new TreeMap<>(rules.classes());
        nameOnly.replaceAll((name, code) -> new byte[0]);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(entry);
        out.writeUTF(cache.key(files));
        List<String> models = DroolsBuild.models(rules.classes().keySet());
        out.writeInt(models.size());
        for (String model : models) {
            out.writeUTF(model);
        }
        RuleSetCodec.write(out, new CompiledRules(rules.ruleSet(), rules.steps(), nameOnly));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            put(jar, ENTRY, entry.toByteArray());
            for (Map.Entry<String, byte[]> one : rules.classes().entrySet()) {
                put(jar, one.getKey().replace('.', '/') + ".class", one.getValue());
            }
        }
    }

    /** The same bytes whenever it is made, for what is downloaded is to be built again by others and compared. */
    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry timeless = new ZipEntry(name);
        // The first moment that a jar can name is taken for an earlier one, and written by the time of the place.
        timeless.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        jar.putNextEntry(timeless);
        jar.write(content);
    }

    /** The rules on the class path, or null where there are none. */
    static @Nullable PackagedRules find() {
        try (InputStream in = PackagedRules.class.getClassLoader().getResourceAsStream(ENTRY)) {
            if (in == null) {
                return null;
            }
            DataInputStream data = new DataInputStream(in);
            String key = data.readUTF();
            List<String> models = new ArrayList<>();
            for (int left = data.readInt(); left > 0; left--) {
                models.add(data.readUTF());
            }
            return new PackagedRules(key, models, data.readAllBytes());
        } catch (IOException e) {
            return null;
        }
    }

    /** Whether these are the rules of this key, {@link RuleCache#key}. */
    boolean are(String wanted) {
        return key.equals(wanted);
    }

    /** The classes that hold the rules. */
    List<String> models() {
        return models;
    }

    /** The rules, with names of classes and no code: that is on the class path. */
    CompiledRules rules() {
        try {
            return RuleSetCodec.read(new DataInputStream(new ByteArrayInputStream(rules)));
        } catch (IOException e) {
            throw new UncheckedIOException("the packaged rules are damaged; build the program again", e);
        }
    }
}
