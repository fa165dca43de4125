package assay.rules;

import assay.problem.ProblemsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a rule set as they lie on disk: everything below its folder that ends in {@code .drl} or {@code .yaml}.
 *
 * @param folder the folder, as the user named it
 * @param contents the bytes of each file by its path relative to the folder, with {@code /}, sorted
 */
record RuleFiles(String folder, SortedMap<String, byte[]> contents) {

    static final String PACK = "pack.yaml";
    static final String INTERPRETATIONS = "interpretations.yaml";
    private static final int LARGEST = 4 << 20;

    /** Reads the folder, or says why it is no rule set. */
    static RuleFiles read(Path folder) throws ProblemsException {
        String named = folder.toString();
        if (!Files.exists(folder)) {
            throw new ProblemsException(Check.RULE_SET.problem(named, 1, 1, "there is no such folder of rules"));
        }
        if (!Files.isDirectory(folder)) {
            throw new ProblemsException(
                    Check.RULE_SET.problem(named, 1, 1, "a rule set is a folder with a " + PACK + "; this is a file"));
        }
        SortedMap<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(RuleFiles::belongs).sorted().toList();
            for (Path file : files) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), bytes(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ProblemsException(Check.RULE_SET.problem(named, 1, 1, "the folder of rules cannot be read"));
        }
        if (!contents.containsKey(PACK)) {
            throw new ProblemsException(Check.RULE_SET.problem(named + "/" + PACK, 1, 1, "a rule set needs a " + PACK));
        }
        return new RuleFiles(named, contents);
    }

    /** How a file of the rule set is named in messages. */
    String shown(String file) {
        return folder.endsWith("/") ? folder + file : folder + "/" + file;
    }

    /** The rule files in the order of their names, as text. */
    SortedMap<String, String> rules() {
        SortedMap<String, String> rules = new TreeMap<>();
        contents.forEach((file, bytes) -> {
            if (file.endsWith(".drl")) {
                rules.put(file, new String(bytes, StandardCharsets.UTF_8));
            }
        });
        return rules;
    }

    /** The digest over the sorted relative paths and the contents, each with its length in front. */
    String sha256() {
        MessageDigest digest = digest();
        contents.forEach((file, bytes) -> {
            byte[] path = file.getBytes(StandardCharsets.UTF_8);
            digest.update((path.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(path);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static boolean belongs(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".drl") || name.endsWith(".yaml")) && !Files.isDirectory(file);
    }

    private static byte[] bytes(Path file) throws ProblemsException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ProblemsException(
                        Check.RULE_SET.problem(file.toString(), 1, 1, "a rule file of more than 4 MiB"));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ProblemsException(Check.RULE_SET.problem(file.toString(), 1, 1, "the file cannot be read"));
        }
    }
}
