package assay.draft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.lang3.Strings;

/**
 * The checkout of a git repository that a folder is in. Git is asked as the user would ask it, by the user's own settings; only
 * nothing of the checkout's own is run by it.
 */
public final class Checkout {

    private static final int MOST_SECONDS = 30;
    private static final int LONGEST = 1 << 16;

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

    /** The checkout that a folder is in, if it is in one and git can be run. */
    public static Optional<Checkout> of(Path folder) {
        try {
            return Optional.of(new Checkout(Path.of(git(folder, List.of("rev-parse", "--show-toplevel")))));
        } catch (Failed e) {
            return Optional.empty();
        }
    }

    /**
     * Commits these files and nothing else, whatever else has been changed.
     *
     * @param files the files
     * @param message what to say of it
     * @return what git calls the commit, in short
     * @throws Failed with what git says
     */
    public String commit(List<Path> files, String message) throws Failed {
        List<String> named =
                files.stream().map(file -> ":(literal)" + real(file)).toList();
        git(top, with(List.of("add", "--"), named));
        git(top, with(List.of("commit", "--quiet", "--only", "--message", message, "--"), named));
        return git(top, List.of("rev-parse", "--short", "HEAD"));
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

    private static String git(Path folder, List<String> arguments) throws Failed {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-C",
                folder.toString(),
                "--no-pager",
                "-c",
                "core.fsmonitor=false",
                "-c",
                "core.hooksPath=/dev/null",
                "-c",
                "core.sshCommand=false"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(variable -> variable.startsWith("GIT_")
                        && !variable.startsWith("GIT_CONFIG_")
                        && !variable.startsWith("GIT_AUTHOR_")
                        && !variable.startsWith("GIT_COMMITTER_"));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_EDITOR", "false");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            process.onExit().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readNBytes(LONGEST), StandardCharsets.UTF_8);
            }
            if (process.waitFor() != 0) {
                throw new Failed("git says: " + said.strip());
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
