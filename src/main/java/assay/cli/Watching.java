package assay.cli;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.RuleSources;
import assay.drl.UnknownSetting;
import assay.effect.Ready;
import assay.evaluation.RuleFault;
import assay.files.Changes;
import assay.files.InputFile;
import assay.files.Place;
import assay.files.Sha256;
import assay.files.StandardInput;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.text.HowMany;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The option of a command to stay, and to do what it does again once a file has changed on which that hangs. What tells that one
 * has changed may be wrong in either way, so files are held against what they said when the command began.
 */
final class Watching {

    /** So many files are named, of those that have changed at once. */
    private static final int NAMED = 5;

    /** A file that was written so shortly before it was read may have been written again without being any younger. */
    private static final long ITS_AGE_TELLS = 2;

    private static final String GONE = "gone";
    private static final String FOLDER = "a folder";

    static final String OPTION = "--watch";

    @Option(
            names = OPTION,
            description =
                    "stay, and do it again whenever a file of the rule set or of the evidence changes; Ctrl-C ends it")
    boolean wanted;

    private final Map<Path, Known> known = new HashMap<>();
    /** What each file said when it was last looked at, of those as well that nobody looks at any more. */
    private final Map<Path, String> seen = new HashMap<>();

    private volatile @Nullable Ready latest;

    /**
     * What was found of a file.
     *
     * @param size how long it was
     * @param written when it was written
     * @param read when it was read
     */
    private record Known(long size, Instant written, Instant read, String digest) {

        boolean isStill(BasicFileAttributes now) {
            return size == now.size()
                    && written.equals(now.lastModifiedTime().toInstant())
                    && written.isBefore(read.minusSeconds(ITS_AGE_TELLS));
        }
    }

    /** The rule set that was asked for, as it is when it is asked for. */
    @FunctionalInterface
    interface Rules {
        RuleBase load() throws BrokenInput;
    }

    /** What a command does. */
    @FunctionalInterface
    interface Once {
        int run(Rules rules) throws BrokenInput;
    }

    /**
     * Does it, and where that is wanted, again and again.
     *
     * @param evidence the files and folders of evidence, as they were named
     */
    int run(Program program, Shared shared, Collection<String> evidence, Once once) throws BrokenInput {
        if (!wanted) {
            return once.run(() -> program.rulesOnAnything(shared));
        }
        if (evidence.contains(StandardInput.NAME)) {
            throw new UsageException("--watch: what comes through standard input does not change; name a file");
        }
        SortedMap<Path, String> before = look(program.rulesFolder(shared), evidence);
        before.forEach((file, digest) -> seen.put(file, Files.exists(file) ? digest : GONE));
        told(program, shared, once, true);
        if (program.terminal().isDeserted()) {
            return Exit.INTERRUPTED;
        }
        if (!shared.quiet) {
            program.terminal().err().println("watching " + HowMany.of(before.size(), "file") + "; Ctrl-C ends it");
        }
        rehearse(program, shared);
        Changes changes = program.changes();
        while (changes.await(folders(before.keySet(), evidence))) {
            SortedMap<Path, String> now = look(program.rulesFolder(shared), evidence);
            if (now.equals(before)) {
                continue;
            }
            SortedMap<Path, String> seen;
            do {
                seen = now;
                if (!changes.settle()) {
                    return Exit.INTERRUPTED;
                }
                now = look(program.rulesFolder(shared), evidence);
            } while (!now.equals(seen));
            if (!now.equals(before)) {
                if (!shared.quiet) {
                    program.terminal().err().println("--- " + difference(before, now));
                }
                before = now;
                told(program, shared, once, false);
                if (program.terminal().isDeserted()) {
                    return Exit.INTERRUPTED;
                }
            }
        }
        return Exit.INTERRUPTED;
    }

    /** The rules as they were the last time that they could be used; null where nothing is watched. */
    @Nullable
    Ready latest() {
        return latest;
    }

    /** The rules as they are now, most of which are as they were before. */
    private synchronized Ready latest(Program program, Shared shared) throws BrokenInput {
        Ready now = program.ready(shared, latest);
        latest = now;
        return now;
    }

    /** Makes rules ready as if one had been changed, while nobody waits. */
    private void rehearse(Program program, Shared shared) {
        Ready ready = latest;
        if (ready == null) {
            return;
        }
        try {
            RuleFiles files = RuleFiles.read(program.rulesFolder(shared)).set(shared.settings());
            for (DrlFile file : ready.read().files()) {
                // It may have gone meanwhile.
                byte[] content = files.contents().getOrDefault(file.file(), new byte[0]);
                Optional<String> text = Ready.rehearsal(new String(content, StandardCharsets.UTF_8), "\n");
                if (text.isPresent()) {
                    Ready.of(
                            files.with(file.file(), text.get()),
                            ready,
                            program.cache(shared).asItIs(),
                            () -> false);
                    return;
                }
            }
        } catch (ProblemsException | UnknownSetting | CompletionException e) {
            // What is wrong has been told; of such rules there is nothing to compile.
        }
    }

    /** What is wrong with files that somebody works on is told, and may be right the next time; but not a command line. */
    private void told(Program program, Shared shared, Once once, boolean first) throws BrokenInput {
        try {
            once.run(() -> latest(program, shared).rules());
        } catch (BrokenInput | RuleFault e) {
            Main.failed(program.terminal(), e);
        } catch (UsageException | UnknownSetting e) {
            if (first) {
                throw e;
            }
            Main.failed(program.terminal(), e);
        }
    }

    /** All files on which it hangs what the command does, each with a text that is another once it says something else. */
    private SortedMap<Path, String> look(Path rules, Collection<String> evidence) {
        SortedMap<Path, String> all = new TreeMap<>(RuleSources.of(rules));
        EvidenceFiles files = EvidenceFiles.of(evidence);
        List.of(files.inputs(), files.beside())
                .forEach(some -> some.forEach(input -> {
                    Path file = input.path().toAbsolutePath().normalize();
                    all.put(file, digest(file));
                }));
        return all;
    }

    private String digest(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known.get(file);
            if (before != null && before.isStill(now)) {
                return before.digest;
            }
            Instant read = Instant.now();
            String digest = Sha256.of(file);
            known.put(file, new Known(now.size(), now.lastModifiedTime().toInstant(), read, digest));
            return digest;
        } catch (IOException e) {
            return InputFile.reason(e);
        } catch (InputFile.Unreadable e) {
            return e.why();
        }
    }

    private static Set<Path> folders(Collection<Path> files, Collection<String> evidence) {
        Set<Path> folders = new LinkedHashSet<>();
        evidence.stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(Path::toAbsolutePath)
                .forEach(folders::add);
        for (Path file : files) {
            Path folder = file.getParent();
            if (folder != null) {
                folders.add(folder);
            }
        }
        return folders;
    }

    /**
     * Which files are others than they were. That nobody looks at one any more, as at what a rule set takes over whose pack.yaml is
     * gone, is no change of it.
     */
    private String difference(SortedMap<Path, String> before, SortedMap<Path, String> now) {
        List<String> all = new ArrayList<>();
        Set<Path> either = new TreeSet<>(before.keySet());
        either.addAll(now.keySet());
        for (Path file : either) {
            boolean isThere = Files.exists(file);
            String then = seen.get(file);
            String since =
                    isThere ? Objects.requireNonNullElse(Files.isDirectory(file) ? FOLDER : now.get(file), then) : GONE;
            seen.put(file, since);
            if (!since.equals(then)) {
                String what = !isThere ? "deleted" : then == null || then.equals(GONE) ? "added" : "changed";
                all.add(Place.fromHere(file) + " " + what);
            }
        }
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
                + (all.size() > NAMED ? ", and " + (all.size() - NAMED) + " more" : "");
    }
}
