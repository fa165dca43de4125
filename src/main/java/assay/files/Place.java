package assay.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Where what is written goes. */
public final class Place {

    /** How many links may lead to each other. */
    private static final int MOST_LINKS = 40;

    private Place() {}

    /** A file as it is named on a command line: from the folder one is in, where it is there or below. */
    public static Path fromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : file;
    }

    /**
     * Where a path leads by way of links, without any. There need be nothing there yet, nor anything where a link leads.
     *
     * @throws IOException if links lead back to themselves, or cannot be looked into
     */
    public static Path of(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path at = absolute.getRoot();
        Deque<Path> left = new ArrayDeque<>();
        absolute.forEach(left::add);
        int links = 0;
        while (!left.isEmpty()) {
            Path next = at.resolve(left.remove()).normalize();
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            links++;
            if (links > MOST_LINKS) {
                throw new FileSystemException(path.toString(), null, "this is a link that leads back to itself");
            }
            Path target = Files.readSymbolicLink(next);
            if (target.isAbsolute()) {
                at = target.getRoot();
            }
            List<Path> names = new ArrayList<>();
            target.forEach(names::add);
            Collections.reverse(names);
            names.forEach(left::push);
        }
        return at;
    }
}
