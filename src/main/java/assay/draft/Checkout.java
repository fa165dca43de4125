package assay.draft;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * The checkout of a git repository that a folder is in. Git is asked as the user would ask it, by the user's own settings; only
 * nothing of the checkout's own is run by it, not even its hooks: a folder of rules may come from anybody.
 */
public final class Checkout {

    private static final int MOST_SECONDS = 30;
    private static final int LONGEST = 1 << 22;

    /** What stands before a file in the short form of git's status: how it is staged, how it is on disk, and a blank. */
    private static final String STATES = "XY ";

    /** Nothing that the checkout names is run by what it is asked. */
    private static final List<String> RUN_NOTHING =
            List.of("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.sshCommand=false");

    private final Path top;

    private Checkout(Path top) {
        this.top = top;
    }

    /** Why git did not do what it was asked. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String why) {
            super(why);
        }
    }

    /**
     * The checkout that a folder is in, if it is in one.
     *
     * @throws Failed if it is in one and git is not there, or does not want to look into it
     */
    public static Optional<Checkout> of(Path folder) throws Failed {
        for (Path step = real(folder); step != null; step = step.getParent()) {
            if (Files.exists(step.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(new Checkout(Path.of(ask(folder, List.of("rev-parse", "--show-toplevel")))));
            }
        }
        return Optional.empty();
    }

    /**
     * A commit.
     *
     * @param id what git calls it, in short
     * @param onBranch whether it is on a branch, and so found again when something else is checked out
     */
    public record Commit(String id, boolean onBranch) {}

    /** What is to be ended before anything is committed, by the file or folder by which git knows of it. */
    private static final SortedMap<String, String> UNDER_WAY = new TreeMap<>(Map.of(
            "rebase-merge",
            "a rebase",
            "rebase-apply",
            "a rebase",
            "MERGE_HEAD",
            "a merge",
            "CHERRY_PICK_HEAD",
            "a cherry-pick",
            "REVERT_HEAD",
            "a revert"));

    /** What git runs with a commit, where it is there. */
    private static final List<String> HOOKS = List.of("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit");

    /** Whether a file lies in it. */
    public boolean holds(Path file) {
        return real(file).startsWith(top);
    }

    /**
     * Those of some files of it that are not as they were committed last.
     *
     * @throws Failed if git does not know
     */
    public List<Path> uncommitted(List<Path> files) throws Failed {
        if (files.isEmpty()) {
            return List.of();
        }
        String said = ask(
                top,
                with(
                        List.of(
                                "status",
                                "--porcelain",
                                "-z",
                                "--no-renames",
                                "--untracked-files=all",
                                "--ignored",
                                "--"),
                        named(files)));
        Set<Path> changed = Arrays.stream(StringUtils.split(said, '\0'))
                .map(entry -> top.resolve(entry.substring(STATES.length())))
                .collect(Collectors.toSet());
        return files.stream().filter(file -> changed.contains(real(file))).toList();
    }

    /** The hooks that git would run with a commit, and that are not run from here. */
    public List<String> hooks() {
        try {
            // Git is asked where they are by its settings, and runs none to say so.
            Path folder = top.resolve(run(top, List.of("rev-parse", "--git-path", "hooks"), List.of(), false));
            return HOOKS.stream()
                    .filter(hook ->
                            Files.isRegularFile(folder.resolve(hook)) && Files.isExecutable(folder.resolve(hook)))
                    .toList();
        } catch (Failed e) {
            return List.of();
        }
    }

    /**
     * Commits these files and nothing else, whatever else has been changed. Where that cannot be, nothing of them is staged.
     *
     * @param files the files
     * @param message what to say of it
     * @throws Failed with what is under way, or what git says
     */
    public Commit commit(List<Path> files, String message) throws Failed {
        String underWay = underWay();
        if (!underWay.isEmpty()) {
            throw new Failed("Nothing was committed: " + underWay
                    + " is under way in the repository. End it first, with git, and commit then.");
        }
        List<String> known =
                Arrays.asList(StringUtils.split(ask(top, with(List.of("ls-files", "-z", "--"), named(files))), '\0'));
        List<String> fresh = named(
                files.stream().filter(file -> !known.contains(inside(file))).toList());
        if (!fresh.isEmpty()) {
            git(top, with(List.of("add", "--intent-to-add", "--"), fresh));
        }
        try {
            git(top, with(List.of("commit", "--quiet", "--only", "--message", message, "--"), named(files)));
        } catch (Failed e) {
            if (!fresh.isEmpty()) {
                git(top, with(List.of("rm", "--cached", "--quiet", "--force", "--"), fresh));
            }
            throw e;
        }
        return new Commit(ask(top, List.of("rev-parse", "--short", "HEAD")), isOnBranch());
    }

    private String underWay() throws Failed {
        List<String> arguments = new ArrayList<>(List.of("rev-parse"));
        UNDER_WAY.keySet().forEach(name -> arguments.addAll(List.of("--git-path", name)));
        String[] places = StringUtils.split(ask(top, arguments), '\n');
        int at = 0;
        String found = "";
        for (String what : UNDER_WAY.values()) {
            // Git notes in the midst of a rebase what it picks as well: what it is all for comes last, and is told.
            found = Files.exists(top.resolve(places[at++])) ? what : found;
        }
        return found;
    }

    private boolean isOnBranch() {
        try {
            ask(top, List.of("symbolic-ref", "--quiet", "HEAD"));
            return true;
        } catch (Failed e) {
            return false;
        }
    }

    private static List<String> named(List<Path> files) {
        return files.stream().map(file -> ":(literal)" + real(file)).toList();
    }

    /** What git calls a file in lists. */
    private String inside(Path file) {
        return top.relativize(real(file)).toString().replace(File.separatorChar, '/');
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static List<String> with(List<String> arguments, List<String> more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(more);
        return all;
    }

    /** What git answers, without what it remarks besides; only where it does not answer, that says why. */
    private static String ask(Path folder, List<String> arguments) throws Failed {
        try {
            return run(folder, arguments, RUN_NOTHING, false);
        } catch (Failed e) {
            git(folder, arguments);
            throw e;
        }
    }

    private static String git(Path folder, List<String> arguments) throws Failed {
        return run(folder, arguments, RUN_NOTHING, true);
    }

    private static String run(Path folder, List<String> arguments, List<String> settings, boolean remarks)
            throws Failed {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString(), "--no-pager"));
        command.addAll(settings);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(remarks);
        if (!remarks) {
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        }
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("GIT_")
                        && !variable.startsWith("GIT_CONFIG_")
                        && !variable.startsWith("GIT_AUTHOR_")
                        && !variable.startsWith("GIT_COMMITTER_"));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_EDITOR", "false");
        // Who only looks writes nothing, either.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new Failed("git was not found: it is not installed, or in no folder of the PATH");
        }
        try {
            process.getOutputStream().close();
            process.onExit().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8);
            }
            if (process.waitFor() != 0) {
                throw new Failed(said.isBlank() ? "git does not say why" : "git says: " + said.strip());
            }
            return Strings.CS.removeEnd(said, "\n");
        } catch (IOException e) {
            throw new Failed("git cannot be run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while git ran", e);
        }
    }
}
