package assay.rules;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules, kept between runs in files named after what they were made from: the rule files, the engine and its
 * libraries. An entry is written under another name and moved into place, so that two programs at once do each other no
 * harm; it begins with a digest of itself, so that a damaged one is not used. A folder that cannot be written is no
 * failure: the rules are compiled again the next time.
 */
public final class RuleCache {

    private static final int DIGEST = 32;
    private static final String SUFFIX = ".rules";
    private static final int KEPT = 32;

    private final @Nullable Path folder;

    private RuleCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** A cache in a folder, which need not be there yet. */
    public static RuleCache in(Path folder) {
        return new RuleCache(folder);
    }

    /** No cache at all. */
    public static RuleCache none() {
        return new RuleCache(null);
    }

    /** The cache in the user's own folder for such things: {@code $XDG_CACHE_HOME/assay}, or {@code ~/.cache/assay}. */
    public static RuleCache ofUser() {
        String named = System.getenv("XDG_CACHE_HOME");
        // The specification has relative paths ignored.
        Path base = named != null && named.startsWith("/")
                ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".cache");
        return in(base.resolve("assay"));
    }

    /** What an entry for these files is called. */
    String key(RuleFiles files) {
        if (folder == null) {
            return "";
        }
        MessageDigest digest = RuleFiles.digest();
        digest.update(files.sha256().getBytes(StandardCharsets.US_ASCII));
        digest.update(String.valueOf(KieBase.class.getPackage().getImplementationVersion())
                .getBytes(StandardCharsets.UTF_8));
        engine(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The entry of this name, or null where there is none that can be used. */
    @Nullable
    CompiledRules get(String key) {
        if (folder == null) {
            return null;
        }
        try {
            byte[] entry = Files.readAllBytes(folder.resolve(key + SUFFIX));
            if (entry.length <= DIGEST) {
                return null;
            }
            MessageDigest digest = RuleFiles.digest();
            digest.update(entry, DIGEST, entry.length - DIGEST);
            if (!Arrays.equals(digest.digest(), Arrays.copyOf(entry, DIGEST))) {
                return null;
            }
            try (ObjectInputStream in =
                    new ObjectInputStream(new ByteArrayInputStream(entry, DIGEST, entry.length - DIGEST))) {
                in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("assay.rules.*;java.base/*;!*"));
                return (CompiledRules) in.readObject();
            }
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            return null;
        }
    }

    /** Keeps an entry, if it can be kept, and drops those not used for longest where there are many. */
    void put(String key, CompiledRules rules) {
        if (folder == null) {
            return;
        }
        Path written = null;
        try {
            Files.createDirectories(folder);
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(payload)) {
                out.writeObject(rules);
            }
            MessageDigest digest = RuleFiles.digest();
            byte[] bytes = payload.toByteArray();
            written = Files.createTempFile(folder, "writing-", ".tmp");
            ByteArrayOutputStream entry = new ByteArrayOutputStream(bytes.length + DIGEST);
            entry.write(digest.digest(bytes));
            entry.write(bytes);
            Files.write(written, entry.toByteArray());
            Files.move(written, folder.resolve(key + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
            written = null;
            dropOldest(folder);
        } catch (IOException | UncheckedIOException e) {
            // No cache, then: the next run compiles again.
        } finally {
            delete(written);
        }
    }

    private static void dropOldest(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> oldest = entries.filter(entry -> entry.toString().endsWith(SUFFIX))
                    .sorted((a, b) ->
                            Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
                    .skip(KEPT)
                    .toList();
            oldest.forEach(RuleCache::delete);
        }
    }

    private static void delete(@Nullable Path file) {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is in the way of nobody.
            }
        }
    }

    /** The engine's own classes: its jar, or its class files where it runs from a build. */
    private static void engine(MessageDigest digest) {
        CodeSource source = RuleCache.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                try (Stream<Path> walk = Files.walk(place)) {
                    for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                        digest.update(Files.readAllBytes(file));
                    }
                }
            } else {
                digest.update(Files.readAllBytes(place));
            }
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            digest.update(source.getLocation().toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
