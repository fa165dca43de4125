package assay.draft;

import assay.drl.RuleTree;
import assay.files.InputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files that rule sets are made of as they lie on disk, but some as somebody has them who has not saved them. */
public final class DraftTree extends RuleTree.Disk {

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
    public boolean exists(Path path) {
        return changed.containsKey(plain(path)) || super.exists(path);
    }

    @Override
    public List<Path> below(Path folder) throws IOException {
        List<Path> onDisk = super.below(folder);
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
        return content == null ? super.read(file) : content.clone();
    }
}
