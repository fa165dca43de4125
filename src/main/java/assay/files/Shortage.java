package assay.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The machine has no more of something that the program needs. Neither rules nor evidence are to blame for it. */
public final class Shortage extends RuntimeException {

    private static final long serialVersionUID = 1;

    private Shortage(String what, Throwable cause) {
        super(what, cause);
    }

    /**
     * Asks whether something failed for want of something, before somebody is blamed for it.
     *
     * @param failure what failed
     * @throws Shortage if that is so
     */
    public static void check(Throwable failure) {
        Optional<String> what = of(failure);
        if (what.isPresent()) {
            throw new Shortage(what.get(), failure);
        }
    }

    /** What something failed for want of, in a sentence; nothing where it did not. */
    public static Optional<String> of(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof Shortage) {
                return Optional.ofNullable(one.getMessage());
            }
            if (one instanceof OutOfMemoryError) {
                return Optional.of(
                        String.valueOf(one.getMessage()).contains("thread")
                                ? "no more threads can be started; the limit is set by ulimit -u"
                                : "the memory that Java may take (" + megabytes()
                                        + " MB) is used up; JAVA_TOOL_OPTIONS=-Xmx" + 2 * megabytes()
                                        + "m gives it twice as much");
            }
        }
        return isWithoutFiles()
                ? Optional.of("too many files are open for any more; the limit is set by ulimit -n")
                : Optional.empty();
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    /** Whether not even a file that is there can be opened. */
    private static boolean isWithoutFiles() {
        Path there = Path.of(System.getProperty("java.home"), "release");
        if (!Files.isReadable(there)) {
            return false;
        }
        try {
            Files.newInputStream(there).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
