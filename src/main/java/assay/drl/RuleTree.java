package assay.drl;

import assay.files.InputFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that rule sets are made of: those on disk, or those of a revision, outside of which nothing is looked for but what
 * comes with the program. Says how they are named in messages, and where a rule set looks for the one that it extends.
 */
public interface RuleTree {

    /** The size in bytes beyond which a file of a rule set is not read. */
    int LARGEST = 4 << 20;

    /** The files as they lie on disk, and after them the rule sets of the program itself. */
    static RuleTree disk() {
        return new Disk();
    }

    /** Where the rule sets of the program itself lie, which are looked through last. */
    static Path own() {
        return Path.of(System.getProperty("assay.home", ""), "rules");
    }

    /** How a folder is named in messages. */
    String named(Path folder);

    /** The folder itself, where it is named by way of links. */
    Path real(Path folder);

    /** Whether there is anything of this name. */
    boolean exists(Path path);

    /** Whether this is a folder, or a link to one. */
    boolean isFolder(Path path);

    /**
     * Everything below a folder but folders; links to folders are not followed.
     *
     * @throws IOException if it cannot be looked into
     */
    List<Path> below(Path folder) throws IOException;

    /**
     * The content of a file.
     *
     * @throws InputFile.Unreadable if it has none that can be read, or more than {@link #LARGEST} bytes
     */
    byte[] read(Path file) throws InputFile.Unreadable;

    /**
     * The folder of a name beside a folder or above it.
     *
     * @param folder the folder that the search begins in, without links
     * @param name the name, which may be a path
     * @param file a file that it has in it, by which it is told from others of the name
     */
    Optional<Path> find(Path folder, String name, String file);

    /** Everything that lies right in the folders that such a search looks through, the nearest first. */
    Stream<Path> around(Path folder);

    /** Where something was looked for in vain. */
    String searched();

    /** The files as they lie on disk, of which some may be read in another way. */
    class Disk implements RuleTree {

        /** The files. */
        protected Disk() {}

        @Override
        public String named(Path folder) {
            return folder.toString().isEmpty() ? "." : folder.toString();
        }

        @Override
        public Path real(Path folder) {
            try {
                return folder.toRealPath();
            } catch (IOException e) {
                return folder.toAbsolutePath().normalize();
            }
        }

        @Override
        public boolean exists(Path path) {
            return Files.exists(path);
        }

        @Override
        public boolean isFolder(Path path) {
            return Files.isDirectory(path);
        }

        @Override
        public List<Path> below(Path folder) throws IOException {
            try (Stream<Path> walk = Files.walk(folder)) {
                return walk.filter(file -> !Files.isDirectory(file)).toList();
            }
        }

        @Override
        public byte[] read(Path file) throws InputFile.Unreadable {
            return InputFile.read(file, LARGEST);
        }

        @Override
        public Optional<Path> find(Path folder, String name, String file) {
            return searched(folder)
                    .map(in -> in.resolve(name).normalize())
                    .filter(found -> Files.isRegularFile(found.resolve(file)))
                    .findFirst();
        }

        @Override
        public Stream<Path> around(Path folder) {
            return searched(folder).flatMap(in -> {
                try (Stream<Path> children = Files.list(in)) {
                    return children.sorted().toList().stream();
                } catch (IOException | UncheckedIOException e) {
                    return Stream.empty();
                }
            });
        }

        /** The folder itself comes first: a search that begins beside it would end there. */
        private static Stream<Path> searched(Path folder) {
            return Stream.concat(Stream.iterate(folder, above -> above != null, Path::getParent), Stream.of(own()));
        }

        @Override
        public String searched() {
            return "neither beside this one nor above it nor in Assay itself";
        }
    }
}
