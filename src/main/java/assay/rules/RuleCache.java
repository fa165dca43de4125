package assay.rules;

import assay.compile.AllowList;
import assay.compile.CompiledParts;
import assay.drl.RuleFiles;
import assay.files.OutputFile;
import assay.files.Sha256;
import assay.ruleset.RuleSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * Compiled rules, kept between runs in files named after what they were made from: the rule files, the engine and its
 * libraries. An entry is written under another name and moved into place, so that two programs at once do each other no
 * harm; it begins with a digest of itself and with its name, so that neither a damaged one nor another's is used, and is held against the allow-list again when it is read.
 * Only what belongs to the user, and what nobody else can write, is read or written: folder and entry, as ssh has it with
 * its keys. A folder that cannot be written is no
 * failure: the rules are compiled again the next time, and whoever asked for it is told so, once. What a program left that was
 * killed while it wrote is under another name still, and is taken away after a day.
 */
public final class RuleCache {

    private static final String SUFFIX = ".rules";
    private static final int KEPT = 64;

    /** A part of a rule set is kept by itself, so that of rules that were changed only those of that file are compiled. */
    private static final String PART = ".part";

    private static final int PARTS_KEPT = 512;
    private static final int LARGEST = 64 << 20;

    /** On Windows no folder is one that compiled rules are kept in. */
    private static final boolean KNOWS_OWNERS =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final String ANOTHER = "XDG_CACHE_HOME with another folder";

    private static final String WRITING = "writing-";
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final @Nullable Path folder;
    private final boolean growing;
    private final Consumer<String> told;

    private RuleCache(@Nullable Path folder, boolean growing, Consumer<String> told) {
        this.folder = folder;
        this.growing = growing;
        this.told = told;
    }

    /** A cache in a folder, which need not be there yet. */
    public static RuleCache in(Path folder) {
        return new RuleCache(folder, true, why -> {});
    }

    /** No cache at all. */
    public static RuleCache none() {
        return new RuleCache(null, false, why -> {});
    }

    /** The same for rules that are not yet what somebody means: what was compiled before is used, and nothing is added. */
    public RuleCache asItIs() {
        return new RuleCache(folder, false, told);
    }

    /** The same where somebody is told, once, why nothing could be kept. */
    public RuleCache telling(Consumer<String> somebody) {
        AtomicBoolean isTold = new AtomicBoolean();
        return new RuleCache(folder, growing, why -> {
            if (!isTold.getAndSet(true)) {
                somebody.accept(why);
            }
        });
    }

    /**
     * The cache in the user's own folder for such things: {@code $XDG_CACHE_HOME/assay}, or {@code ~/.cache/assay}.
     * There is none for a user without a home; what Java calls that home then would be a folder of wherever the program runs.
     *
     * @param environment the environment's variables
     */
    public static RuleCache ofUser(Map<String, String> environment) {
        String named = environment.get("XDG_CACHE_HOME");
        // The specification has relative paths ignored.
        if (named != null && named.startsWith("/")) {
            return in(Path.of(named, "assay"));
        }
        return Stream.of(environment.getOrDefault("HOME", ""), System.getProperty("user.home"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .findFirst()
                .map(home -> in(home.resolve(".cache").resolve("assay")))
                .orElseGet(RuleCache::none);
    }

    /** Where something else can be kept beside the entries; nothing where nothing is kept. */
    public Optional<Path> beside(String name) {
        return Optional.ofNullable(folder).map(entries -> entries.resolve(name));
    }

    /** The version of Drools that compiles and runs rules. */
    public static String drools() {
        return String.valueOf(KieBase.class.getPackage().getImplementationVersion());
    }

    /** What an entry for these files is called. */
    String key(RuleFiles files) {
        if (folder == null) {
            return "";
        }
        return name(files.sha256());
    }

    /** A name that is another with each engine, for each makes something else of the same. */
    private static String name(String of) {
        MessageDigest digest = Sha256.digest();
        digest.update(of.getBytes(StandardCharsets.US_ASCII));
        digest.update(drools().getBytes(StandardCharsets.UTF_8));
        digest.update(Engine.CHECKSUM);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The entry of this name, or null where there is none that can be used. */
    @Nullable
    CompiledRules get(String key) {
        if (folder == null || !isOwn(folder)) {
            return null;
        }
        try {
            Path file = folder.resolve(key + SUFFIX);
            CompiledRules rules = RuleSetCodec.read(entry(file, key));
            RuleSet set = rules.ruleSet();
            if (!AllowList.allows(set.pack().subject(), set.rulePackage(), rules.classes())) {
                return null;
            }
            used(file);
            return rules;
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Parts of rule sets. What they are put together to is held against the allow-list as if it had just been compiled.
     */
    public CompiledParts parts() {
        return folder == null ? CompiledParts.NONE : new Parts(folder, growing, told);
    }

    private record Parts(Path folder, boolean growing, Consumer<String> told) implements CompiledParts {

        /** The compiler goes by the Java that it runs in, too. */
        private static String named(String key) {
            return name(key + Runtime.version().feature());
        }

        @Override
        public @Nullable NavigableMap<String, byte[]> get(String key) {
            if (!isOwn(folder)) {
                return null;
            }
            try {
                String name = named(key);
                Path file = folder.resolve(name + PART);
                NavigableMap<String, byte[]> classes = RuleSetCodec.classes(entry(file, name));
                used(file);
                return classes;
            } catch (IOException | IllegalArgumentException e) {
                return null;
            }
        }

        @Override
        public void put(String key, NavigableMap<String, byte[]> classes) {
            if (growing) {
                keep(folder, named(key), PART, PARTS_KEPT, out -> RuleSetCodec.classes(out, classes))
                        .ifPresent(told);
            }
        }
    }

    /** What stands in an entry behind its digest and its name. */
    private static DataInputStream entry(Path file, String key) throws IOException {
        byte[] entry = content(file);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(entry));
        if (in.readLong() != digest(entry, Long.BYTES) || !in.readUTF().equals(key)) {
            throw new IOException("damaged, or another entry: " + file);
        }
        return in;
    }

    /** Where this cannot be noted, it is dropped the sooner. */
    private static void used(Path file) {
        file.toFile().setLastModified(System.currentTimeMillis());
    }

    private static byte[] content(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                || !Owner.isAlone(file)
                || Files.size(file) > LARGEST) {
            throw new IOException("no file, or somebody else can write it: " + file);
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return Channels.newInputStream(channel).readNBytes(LARGEST);
        }
    }

    /** Keeps an entry, if it can be kept, and drops those not used for longest where there are many. */
    void put(String key, CompiledRules rules) {
        if (folder != null && growing) {
            keep(folder, key, SUFFIX, KEPT, out -> RuleSetCodec.write(out, rules))
                    .ifPresent(told);
        }
    }

    /** What is written into an entry. */
    @FunctionalInterface
    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    /** Keeps an entry, or says why it could not be kept; of a folder that is not the user's {@link #passedOver} says it. */
    private static Optional<String> keep(Path folder, String key, String suffix, int kept, Content content) {
        Path written = null;
        try {
            make(folder);
            if (!isOwn(folder)) {
                return Optional.empty();
            }
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            DataOutputStream entry = new DataOutputStream(payload);
            entry.writeUTF(key);
            content.write(entry);
            byte[] bytes = payload.toByteArray();
            written = Files.createTempFile(folder, WRITING, ".tmp");
            try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(written))) {
                out.writeLong(digest(bytes, 0));
                out.write(bytes);
            }
            Files.move(written, folder.resolve(key + suffix), StandardCopyOption.ATOMIC_MOVE);
            written = null;
            dropOldest(folder, suffix, kept);
            dropLeftBehind(folder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(notKept(folder, e));
        } catch (UncheckedIOException e) {
            return Optional.of(notKept(folder, Objects.requireNonNull(e.getCause())));
        } finally {
            delete(written);
        }
    }

    private static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            try {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException e) {
                // Another program was quicker, which is well unless it has made a file.
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            } catch (UnsupportedOperationException e) {
                throw new IOException("a file system that does not know whose its files are", e);
            }
        }
    }

    /** Whether nobody else can put entries into a folder, which may be a link to one. */
    private static boolean isOwn(Path folder) {
        try {
            return Owner.isAlone(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** What to say where a folder is there and is not used because others could put entries into it. */
    public Optional<String> passedOver() {
        if (folder == null || !Files.isDirectory(folder) || isOwn(folder)) {
            return Optional.empty();
        }
        return Optional.of(Owner.other(folder)
                .map(owner -> notKept(folder, "it belongs to " + owner, ANOTHER))
                .orElseGet(() -> notKept(folder, "others may write there", "chmod 700, or " + ANOTHER + ",")));
    }

    private static String notKept(Path folder, IOException e) {
        return notKept(folder, Strings.CS.removeStart(OutputFile.reason(e), ": "), ANOTHER);
    }

    private static String notKept(Path folder, String why, String mends) {
        return "compiled rules are not kept in " + folder + ": " + why
                + "; so they are compiled anew each time, which takes some seconds"
                + (KNOWS_OWNERS ? "; " + mends + " mends it" : "");
    }

    /** Tells a damaged entry; whose entries these are is a matter of who may write in the folder. */
    private static long digest(byte[] bytes, int from) {
        CRC32 digest = new CRC32();
        digest.update(bytes, from, bytes.length - from);
        return digest.getValue();
    }

    private static void dropOldest(Path folder, String suffix, int kept) throws IOException {
        // Others use entries meanwhile, so that each is asked once when that was.
        record Used(Path entry, long last) {}
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> entry.toString().endsWith(suffix))
                    .map(entry -> new Used(entry, entry.toFile().lastModified()))
                    .sorted(Comparator.comparingLong(Used::last).reversed())
                    .skip(kept)
                    .forEach(used -> delete(used.entry()));
        }
    }

    /** What was being written by whoever was killed over it; what is being written now is younger. */
    private static void dropLeftBehind(Path folder) throws IOException {
        FileTime longAgo = FileTime.from(Instant.now().minus(LEFT_BEHIND));
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> String.valueOf(file.getFileName()).startsWith(WRITING)
                            && FileTime.fromMillis(file.toFile().lastModified()).compareTo(longAgo) < 0)
                    .forEach(RuleCache::delete);
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

    /** What is found out once, and only where something is kept. */
    private static final class Engine {

        static final byte[] CHECKSUM = engine().getBytes(StandardCharsets.UTF_8);
    }

    /** The engine's own classes: its jar, or its class files where it runs from a build. */
    private static String engine() {
        CodeSource source = RuleCache.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return "";
        }
        try {
            // A checksum will do here, and is the one that the JDK has natively before it has warmed up.
            CRC32 checksum = new CRC32();
            Path place = Path.of(source.getLocation().toURI());
            try (Stream<Path> walk = Files.walk(place)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    checksum.update(Files.readAllBytes(file));
                }
            }
            return Long.toHexString(checksum.getValue());
        } catch (IOException | UncheckedIOException | URISyntaxException e) {
            return source.getLocation().toString();
        }
    }
}
