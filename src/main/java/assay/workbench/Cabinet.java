package assay.workbench;

import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of evidence that the workbench was opened with: what each is called in addresses, and where it is. */
final class Cabinet {

    private final List<Drawer> drawers = new ArrayList<>();

    /**
     * A path of the command line.
     *
     * @param named as it was written
     * @param name what it is called in addresses
     * @param folder the folder that its files are in; of a file its own
     * @param file the file itself, or nothing where it is a folder
     */
    private record Drawer(String named, String name, Path folder, Optional<String> file) {}

    /**
     * A file of evidence, which need not be there yet.
     *
     * @param name what it is called in addresses
     * @param folder the folder beyond which nothing is written
     * @param file its path from there
     * @param named how it is named in messages and results
     */
    record Slot(String name, Path folder, String file, String named) {
        /** Where it is. */
        Path path() {
            return folder.resolve(file);
        }
    }

    /** Those that paths on the command line stand for. */
    Cabinet(List<String> paths) {
        Set<String> names = new HashSet<>();
        for (String named : paths) {
            Path path = Path.of(named);
            String own = String.valueOf(path.toAbsolutePath().normalize().getFileName());
            String name = own;
            for (int i = 2; !names.add(name); i++) {
                name = i + "-" + own;
            }
            boolean folder = Files.isDirectory(path);
            Path parent = path.toAbsolutePath().normalize().getParent();
            drawers.add(new Drawer(
                    named,
                    name,
                    once(folder || parent == null ? path : parent),
                    folder ? Optional.empty() : Optional.of(own)));
        }
    }

    /** A folder as it was named first, for what is changed of one is changed for all that it is named by. */
    private Path once(Path folder) {
        return drawers.stream()
                .map(Drawer::folder)
                .filter(one -> isSame(one, folder))
                .findFirst()
                .orElse(folder);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return one.equals(other);
        }
    }

    /** The folders in which new files may be made, as they are called in addresses. */
    List<String> folders() {
        return drawers.stream()
                .filter(one -> one.file.isEmpty())
                .map(Drawer::name)
                .toList();
    }

    /** All folders that files may be written in, each once. */
    List<Path> places() {
        return drawers.stream().map(Drawer::folder).distinct().toList();
    }

    /**
     * A file by what it is called in addresses.
     *
     * @throws NotFoundResponse if it is none of them
     */
    Slot named(String name) {
        return find(name)
                .orElseThrow(() ->
                        new NotFoundResponse("there is no file of evidence " + name + " among those that were named"));
    }

    /** A file by what it is called in addresses, if it is one of them. */
    Optional<Slot> find(String name) {
        for (Drawer drawer : drawers) {
            if (drawer.file.isPresent() && drawer.name.equals(name)) {
                return Optional.of(new Slot(name, drawer.folder, drawer.file.get(), drawer.named));
            }
            if (drawer.file.isEmpty() && name.startsWith(drawer.name + "/")) {
                String file = name.substring(drawer.name.length() + 1);
                return isOne(file)
                        ? Optional.of(new Slot(
                                name,
                                drawer.folder,
                                file,
                                drawer.named + (drawer.named.endsWith("/") ? "" : "/") + file))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** What a file is called in addresses that results name. */
    Optional<String> name(String named) {
        for (Drawer drawer : drawers) {
            if (drawer.named.equals(named) && drawer.file.isPresent()) {
                return Optional.of(drawer.name);
            }
            String prefix = drawer.named + (drawer.named.endsWith("/") ? "" : "/");
            if (drawer.file.isEmpty() && named.startsWith(prefix)) {
                return Optional.of(drawer.name + "/" + named.substring(prefix.length()));
            }
        }
        return Optional.empty();
    }

    /** What a file of a folder is called in addresses. */
    Optional<String> name(Path folder, String file) {
        return drawers.stream()
                .filter(one -> one.folder.equals(folder))
                .filter(one -> one.file.isEmpty() || one.file.get().equals(file))
                .map(one -> one.file.isEmpty() ? one.name + "/" + file : one.name)
                .findFirst();
    }

    private static boolean isOne(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return (name.endsWith(".yaml") || name.endsWith(".yml"))
                && List.of(file.split("/", -1)).stream()
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
                && !file.contains("\\");
    }

    @Override
    public String toString() {
        return drawers.stream().map(Drawer::name).collect(Collectors.joining(", "));
    }
}
