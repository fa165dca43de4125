package assay.draft;

import assay.drl.RuleTree;
import assay.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that rule sets are made of as they lie on disk, but some as somebody has them who has not saved them. */
public final class DraftTree implements RuleTree {

    private final RuleTree disk = RuleTree.disk();
    private final Map<Path, byte[]> changed = new HashMap<>();

    /** The files with the changes of a draft. */
    public DraftTree(Draft draft) {
        draft.changed().forEach((file, text) -> put(draft.folder().resolve(file), text));
    }

    /** The files with some texts in place of theirs. */
    public DraftTree(Map<Path, String> texts) {
        texts.forEach(this::put);
    }

    private void put(Path file, String text) {
        changed.put(plain(file), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }

    @Override
    public String named(Path folder) {
        return disk.named(folder);
    }

    @Override
    public Path real(Path folder) {
        return disk.real(folder);
    }

    @Override
    public boolean exists(Path path) {
        return changed.containsKey(plain(path)) || disk.exists(path);
    }

    @Override
    public boolean isFolder(Path path) {
        return disk.isFolder(path);
    }

    @Override
    public List<Path> below(Path folder) throws IOException {
        List<Path> onDisk = disk.below(folder);
        Path from = plain(folder);
        List<Path> known = onDisk.stream().map(DraftTree::plain).toList();
        return Stream.concat(
                        onDisk.stream(),
                        changed.keySet().stream()
                                .filter(file -> file.startsWith(from) && !known.contains(file))
                                .map(file -> folder.resolve(from.relativize(file))))
                .sorted()
                .toList();
    }

    @Override
    public byte[] read(Path file) throws InputFile.Unreadable {
        byte[] content = changed.get(plain(file));
        return content == null ? disk.read(file) : content.clone();
    }

    @Override
    public Optional<Path> find(Path folder, String name, String file) {
        return disk.find(folder, name, file);
    }

    @Override
    public Stream<Path> around(Path folder) {
        return disk.around(folder);
    }

    @Override
    public String searched() {
        return disk.searched();
    }
}
