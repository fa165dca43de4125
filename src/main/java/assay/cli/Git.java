package assay.cli;

import assay.files.InputFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Git, asked for what a clone holds and for nothing else. Whoever made the clone may have meant it to do something to whoever
 * looks into it: so nothing is fetched, nothing that the clone names is run, objects are neither replaced nor grafted, and of
 * the user's own settings only those of whose clones may be looked into are kept.
 */
final class Git implements AutoCloseable {

    private static final int MOST_SECONDS = 60;
    private static final int LONGEST_LIST = 256 << 20;

    /** How many bytes of a path a system follows. */
    private static final int LONGEST_LINK = 4096;

    private static final String LINK = "120000";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private static final Map<String, String> ENVIRONMENT = Map.ofEntries(
            Map.entry("LC_ALL", "C"),
            Map.entry("GIT_ALLOW_PROTOCOL", "none"),
            Map.entry("GIT_ATTR_NOSYSTEM", "1"),
            Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
            Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
            Map.entry("GIT_CONFIG_SYSTEM", "/dev/null"),
            Map.entry("GIT_GRAFT_FILE", "/dev/null"),
            Map.entry("GIT_NO_LAZY_FETCH", "1"),
            Map.entry("GIT_NO_REPLACE_OBJECTS", "1"),
            Map.entry("GIT_OPTIONAL_LOCKS", "0"),
            Map.entry("GIT_TERMINAL_PROMPT", "0"));

    /** What the clone's own settings may not decide. */
    private static final List<String> SETTINGS = List.of(
            "core.commitGraph=false",
            "core.fsmonitor=false",
            "core.gitProxy=false",
            "core.hooksPath=/dev/null",
            "core.sshCommand=false",
            "credential.helper=",
            "protocol.allow=never");

    private final Path folder;
    private final String option;
    private final List<String> trusted;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable Process objects;
    private @Nullable InputStream handedOver;
    private volatile boolean late;

    /**
     * Git in a folder.
     *
     * @param folder the folder, without links
     * @param option what messages begin with
     */
    Git(Path folder, String option) {
        this.folder = folder;
        this.option = option;
        this.trusted = trusted();
    }

    /**
     * A file of a revision, or a link.
     *
     * @param mode what it is, as git writes it
     * @param id the digest of its content
     * @param bytes where it is, below the top of the revision, with {@code /}; each character stands for a byte of it
     */
    record Entry(String mode, String id, String bytes) {

        private static Entry of(String listed) {
            String[] words = StringUtils.split(StringUtils.substringBefore(listed, "\t"), " ");
            return new Entry(words[0], words[2], StringUtils.substringAfter(listed, "\t"));
        }

        /** Where it is; bytes that are no UTF-8 stand there as escapes. */
        String path() {
            return utf8(bytes).orElseGet(this::escaped);
        }

        /** The same with all that is not ASCII as escapes, which every machine can have in a path. */
        String escaped() {
            StringBuilder escaped = new StringBuilder();
            bytes.chars().forEach(one -> {
                if (one < 0x80) {
                    escaped.append((char) one);
                } else {
                    escaped.append("\\x").append(Integer.toHexString(one));
                }
            });
            return escaped.toString();
        }

        boolean isLink() {
            return LINK.equals(mode);
        }

        /** Whether it is part of the revision itself and no revision of something else. */
        private boolean isContent() {
            return !mode.startsWith("16");
        }
    }

    /** The top of the clone that the folder is in. */
    Path top(Path named) {
        try {
            return Path.of(line(run("", "rev-parse", "--show-toplevel")));
        } catch (UsageException e) {
            String said =
                    text(ended(start(true, "rev-parse", "--show-toplevel"))).strip();
            throw failed(whyNot(named, said));
        }
    }

    private static String whyNot(Path named, String said) {
        if (said.contains("dubious ownership")) {
            return named + " is in a clone that belongs to somebody else; git looks into it where the setting"
                    + " safe.directory of your own says so";
        }
        // Whatever else git says is of a clone that is there.
        return said.isEmpty() || said.contains("not a git repository (or any")
                ? named + " is in no clone of a git repository"
                : named + " is in what git does not read as a clone; git says: "
                        + said.lines().collect(Collectors.joining(" "));
    }

    /** The tree of what git calls by a name. */
    Tree tree(Path top, String name) {
        String failure = "there is no such revision in " + top;
        String id = line(run(failure, "rev-parse", "--verify", "--quiet", name));
        if (!ID.matcher(id).matches()) {
            throw failed("this leaves a revision out and names none; name one, such as HEAD~1");
        }
        boolean isWhole =
                switch (line(run(failure, "cat-file", "-t", id))) {
                    case "commit", "tag" -> true;
                    case "tree" -> false;
                    default -> throw failed("this is a file, and no revision; name one, such as HEAD~1");
                };
        return new Tree(line(run(failure, "rev-parse", "--verify", "--quiet", id + "^{tree}")), isWhole);
    }

    /**
     * A folder of files, as git has it.
     *
     * @param id what git calls it
     * @param isWhole whether it is the one of a revision, and none that lies in another
     */
    record Tree(String id, boolean isWhole) {}

    /** Every file and every link of a tree, in git's order. */
    List<Entry> list(Tree tree) {
        List<Entry> entries = new ArrayList<>();
        byte[] all = run(damaged("what is in it"), "ls-tree", "-r", "-z", "--full-tree", tree.id());
        for (String listed : StringUtils.split(new String(all, StandardCharsets.ISO_8859_1), '\0')) {
            Entry entry = Entry.of(listed);
            if (entry.isContent()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The content of a link: where it leads. */
    String text(Entry link) throws InputFile.Unreadable {
        String text = texts.get(link.id());
        if (text == null) {
            byte[] content = content(
                    link,
                    LONGEST_LINK,
                    () -> new InputFile.Unreadable(
                            "this is a link of more than " + LONGEST_LINK + " bytes, which no system follows"));
            text = utf8(new String(content, StandardCharsets.ISO_8859_1))
                    .filter(path -> !path.isEmpty() && path.indexOf('\0') < 0)
                    .orElseThrow(() -> new InputFile.Unreadable("this is a link to what can be the name of no file"));
            texts.put(link.id(), text);
        }
        return text;
    }

    /**
     * The content of a file.
     *
     * @param largest how many bytes it may have, a whole number of MiB
     * @throws InputFile.Unreadable if it has more
     * @throws UsageException if the clone does not have it, or has something else in its place
     */
    byte[] read(Entry entry, int largest) throws InputFile.Unreadable {
        return content(entry, largest, () -> InputFile.tooLarge(largest));
    }

    private byte[] content(Entry entry, int largest, Supplier<InputFile.Unreadable> tooLarge)
            throws InputFile.Unreadable {
        try {
            InputStream in = ask(entry.id());
            String[] words = StringUtils.split(line(in), " ");
            if (words.length != 3 || !words[0].equals(entry.id()) || !words[1].equals("blob")) {
                throw failed(damaged(entry.path()));
            }
            long size = Long.parseLong(words[2]);
            if (size > largest) {
                in.skipNBytes(size + 1);
                throw tooLarge.get();
            }
            byte[] content = in.readNBytes((int) size);
            in.skipNBytes(1);
            if (!digest(content, entry.id().length()).equals(entry.id())) {
                throw failed(damaged(entry.path()));
            }
            return content;
        } catch (IOException | NumberFormatException e) {
            throw failed(damaged(entry.path()));
        }
    }

    private static String damaged(String what) {
        return "git cannot hand over " + what + "; the clone is damaged, or not a whole one";
    }

    /** Asks for an object. One git hands over all of them, each behind a line that says what it is. */
    private InputStream ask(String id) throws IOException {
        Process process = objects;
        InputStream in = handedOver;
        if (process == null || in == null) {
            process = start(false, "cat-file", "--batch");
            in = new BufferedInputStream(process.getInputStream());
            objects = process;
            handedOver = in;
        }
        OutputStream out = process.getOutputStream();
        out.write((id + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return in;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString();
    }

    /** What git calls a content: SHA-1, or SHA-256 in clones that have that. */
    private static String digest(byte[] content, int digits) {
        try {
            MessageDigest digest = MessageDigest.getInstance(digits == 40 ? "SHA-1" : "SHA-256");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has both", e);
        }
    }

    /** Whose clones may be looked into, as the user's own settings say, of which git hears no others. */
    private List<String> trusted() {
        List<String> all = new ArrayList<>();
        for (String scope : List.of("--system", "--global")) {
            ProcessBuilder builder =
                    new ProcessBuilder("git", "config", scope, "--includes", "--null", "--get-all", "safe.directory");
            builder.environment().keySet().removeIf(Git::isOfGit);
            String[] values = StringUtils.splitPreserveAllTokens(text(ended(started(builder, false))), '\0');
            all.addAll(List.of(values).subList(0, Math.max(0, values.length - 1)));
        }
        return all;
    }

    private static boolean isOfGit(String variable) {
        return variable.startsWith("GIT_") && !variable.startsWith("GIT_CONFIG_");
    }

    /** What git prints. */
    private byte[] run(String failure, String... arguments) {
        Process process = start(false, arguments);
        byte[] printed = ended(process);
        if (process.exitValue() != 0) {
            throw failed(failure);
        }
        return printed;
    }

    private Process start(boolean withErrors, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString(), "--no-pager"));
        trusted.forEach(one -> command.addAll(List.of("-c", "safe.directory=" + one)));
        SETTINGS.forEach(one -> command.addAll(List.of("-c", one)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("GIT_"));
        builder.environment().putAll(ENVIRONMENT);
        return started(builder, withErrors);
    }

    private Process started(ProcessBuilder builder, boolean withErrors) {
        try {
            Process process = (withErrors
                            ? builder.redirectErrorStream(true)
                            : builder.redirectError(ProcessBuilder.Redirect.DISCARD))
                    .start();
            // A clone can be made so that git waits for ever, with a pipe in the place of a file.
            CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS).execute(() -> {
                late |= process.isAlive();
                process.destroyForcibly();
            });
            return process;
        } catch (IOException e) {
            throw failed("git was not found: it is not installed, or in no folder of the PATH");
        }
    }

    /** All that git prints, once it has ended. */
    private byte[] ended(Process process) {
        try (InputStream out = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] printed = out.readNBytes(LONGEST_LIST);
            process.waitFor();
            return printed;
        } catch (IOException e) {
            throw failed("git cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }

    private UsageException failed(String why) {
        return new UsageException(option + (late ? "git did not end within " + MOST_SECONDS + " seconds" : why));
    }

    private static String line(byte[] printed) {
        return Strings.CS.removeEnd(text(printed), "\n");
    }

    /** A text of bytes, each of which is a character, as the text that they are in UTF-8, if they are that. */
    private static Optional<String> utf8(String bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        Process process = objects;
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
