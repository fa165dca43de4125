package assay.study;

import assay.evaluation.Batch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * Files in and below a folder, in the order of their names. Of each no more is held than its name, in bytes, for there may be
 * a million of them.
 */
final class FilesBelow extends AbstractList<Batch.Input> implements RandomAccess {

    private final Path folder;
    private final String prefix;
    private final byte[] names;
    /** Where each name ends. */
    private final int[] ends;

    private FilesBelow(Path folder, String prefix, byte[] names, int[] ends) {
        this.folder = folder;
        this.prefix = prefix;
        this.names = names;
        this.ends = ends;
    }

    /**
     * Files of a folder.
     *
     * @param folder the folder
     * @param prefix what stands before each name in results
     * @param below the names, from the folder on, with slashes; they are put in order
     */
    static List<Batch.Input> of(Path folder, String prefix, List<String> below) {
        Collections.sort(below);
        int[] ends = new int[below.size()];
        byte[] names = new byte[below.stream().mapToInt(FilesBelow::length).sum()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            byte[] name = below.get(i).getBytes(StandardCharsets.UTF_8);
            System.arraycopy(name, 0, names, end, name.length);
            end += name.length;
            ends[i] = end;
        }
        return new FilesBelow(folder, prefix, names, ends);
    }

    private static int length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public Batch.Input get(int index) {
        int start = index == 0 ? 0 : ends[index - 1];
        String name = new String(names, start, ends[index] - start, StandardCharsets.UTF_8);
        return new Batch.Input(folder.resolve(name), prefix + name);
    }

    @Override
    public int size() {
        return ends.length;
    }
}
