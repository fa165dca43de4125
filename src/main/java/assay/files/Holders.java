package assay.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose a file or folder is and who may do what with it, on systems that say so in the way of Unix.
 *
 * @param owner the number of the user whose it is
 * @param group the number of the group whose it is
 * @param mode what each of them and everybody else may do, with the bits that hand a user or group on
 */
record Holders(int owner, int group, int mode) {

    private static final int MODES = 07777;
    private static final int HANDED_ON = 06000;

    /** What folders have that hand their group on to what is made in them. */
    private static final int GROUP_HANDED_ON = 02000;

    private static final int ALL_OF_OWNER = 0700;

    /** Those of what is there, or null where it is not there or the system does not say. */
    static @Nullable Holders of(Path file) throws IOException {
        if (!Files.exists(file) || !isKnownOn(file)) {
            return null;
        }
        Map<String, Object> all = Files.readAttributes(file, "unix:uid,gid,mode");
        return new Holders(number(all, "uid"), number(all, "gid"), number(all, "mode") & MODES);
    }

    private static boolean isKnownOn(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static int number(Map<String, Object> all, String name) {
        return all.get(name) instanceof Integer number ? number : 0;
    }

    /** Makes them those of a new folder that is still to be filled, so that it is filled as the former one would be. */
    void begin(Path folder) throws IOException {
        boolean kept = has(folder, "gid", group);
        set(folder, "mode", ALL_OF_OWNER | (kept ? mode & GROUP_HANDED_ON : 0));
    }

    /** Makes them those of something new, as far as this user may. */
    void hold(Path file) throws IOException {
        boolean groupKept = has(file, "gid", group);
        boolean kept = has(file, "uid", owner) && groupKept;
        // What runs as its owner or group is not handed over to another; and to change those takes these bits away.
        set(file, "mode", kept ? mode : mode & ~HANDED_ON);
    }

    private static boolean has(Path file, String attribute, int wanted) {
        try {
            if (!Integer.valueOf(wanted).equals(Files.getAttribute(file, "unix:" + attribute))) {
                set(file, attribute, wanted);
            }
            return true;
        } catch (IOException e) {
            // Only some may give away what is theirs.
            return false;
        }
    }

    private static void set(Path file, String attribute, int value) throws IOException {
        Files.setAttribute(file, "unix:" + attribute, value);
    }
}
