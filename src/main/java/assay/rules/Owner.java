package assay.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose files are, and who else may write them. */
final class Owner {

    /** The bits of those who may write a file besides its owner. */
    private static final int OTHERS_WRITE = 0022;

    /** What the kernel says of this program; it belongs to whoever runs it. */
    private static final Path SELF = Path.of("/proc/self");

    private Owner() {}

    /**
     * Whether a file or a folder belongs to the user and nobody else can write it. A link is none, and where a file system
     * does not know whose its files are, everybody may have written them.
     */
    static boolean isAlone(Path path) {
        try {
            Map<String, Object> known = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
            int mode = (Integer) Objects.requireNonNull(known.get("mode"));
            return !Files.isSymbolicLink(path)
                    && (mode & OTHERS_WRITE) == 0
                    && Objects.equals(known.get("uid"), user(path));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Who else a folder belongs to, which may be a link to one; nothing where it is the user's, or nobody knows. */
    static Optional<String> other(Path folder) {
        try {
            Path real = folder.toRealPath();
            return Objects.equals(Files.getAttribute(real, "unix:uid"), user(real))
                    ? Optional.empty()
                    : Optional.of(owner(real)).filter(name -> !name.isEmpty());
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object user(Path path) throws IOException {
        if (Files.exists(SELF)) {
            return Files.getAttribute(SELF, "unix:uid");
        }
        boolean named = ProcessHandle.current()
                .info()
                .user()
                .filter(user -> owner(path).equals(user))
                .isPresent();
        return named ? Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) : null;
    }

    private static String owner(Path path) {
        try {
            return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (IOException e) {
            return "";
        }
    }
}
