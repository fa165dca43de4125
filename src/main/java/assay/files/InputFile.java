package assay.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * The one way in which files are read. Only regular files are, for a pipe or a device may never end, and no more of them than
 * is wanted, however large they say they are.
 */
public final class InputFile {

    /** Why nothing is read that is there and neither file nor folder. */
    public static final String NO_FILE = "this is no file but a pipe, a socket or a device";

    /** What Linux calls the file systems of such files. */
    private static final Set<String> MADE_UP = Set.of("proc", "debugfs", "tracefs");

    private InputFile() {}

    /** A file that is not read; the message says why, in words that may stand behind its name and a colon. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        /** A file that is not read for this reason. */
        public Unreadable(String why) {
            super(why);
        }

        /** Why it is not read. */
        public String why() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * The bytes of a file.
     *
     * @param file the file, or a link to it
     * @param largest how many bytes it may have, a whole number of MiB
     * @throws Shortage if no more files can be opened
     * @throws Unreadable if it is not there, no regular file, larger, or cannot be read
     */
    public static byte[] read(Path file, int largest) throws Unreadable {
        check(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(largest + 1);
            if (content.length > largest) {
                throw tooLarge(largest);
            }
            return content;
        } catch (IOException | SecurityException e) {
            throw failed(e);
        }
    }

    /** Makes sure, before it is opened, that a file is a regular one. */
    static void check(Path file) throws Unreadable {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw new Unreadable(
                    Files.isSymbolicLink(file)
                            ? "this is a link to a file that is not there"
                            : "there is no such file");
        }
        if (found.isDirectory()) {
            throw new Unreadable("this is a folder; a file is wanted");
        }
        // Opening a pipe would wait for somebody to write to it.
        if (!found.isRegularFile()) {
            throw new Unreadable(NO_FILE);
        }
        if (found.size() == 0 && isOfSystem(file)) {
            throw new Unreadable("this is no file but something that the system says of itself");
        }
    }

    /** A file that is there and cannot be read. */
    static Unreadable failed(Exception e) {
        Shortage.check(e);
        return new Unreadable("the file cannot be read" + reason(e));
    }

    /** Whether an empty file is one that the system makes up while it is read, of which some wait for something to happen. */
    private static boolean isOfSystem(Path file) {
        try {
            return MADE_UP.contains(Files.getFileStore(file).type());
        } catch (IOException e) {
            // Where it cannot be told what holds a file, reading it is no different from reading others.
            return false;
        }
    }

    /** A file of more than so many bytes. */
    public static Unreadable tooLarge(int largest) {
        return new Unreadable("the file is larger than " + (largest >> 20) + " MiB");
    }

    /** What the system says of a failure besides the file's name, behind a colon, if it says anything. */
    public static String reason(Exception e) {
        // An open file fails with what the system says and nothing else, as where the disk is full.
        String said = e instanceof FileSystemException about
                ? about.getReason()
                : e.getClass() == IOException.class ? e.getMessage() : null;
        if (said == null) {
            said = e instanceof NoSuchFileException
                    ? "there is no such folder"
                    : e instanceof AccessDeniedException ? "there is no permission" : null;
        }
        return said == null ? "" : ": " + StringUtils.uncapitalize(said);
    }
}
