package assay.drl;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which files a rule set is made of as they are now, its own and those that it takes over. They are read as every command reads
 * them, so that these are just the files on which it hangs what the commands say.
 */
public final class RuleSources {

    /** What is held against the rules and is none of them. */
    private static final List<String> LOOKED_AT = Stream.concat(
                    RuleFiles.BESIDE.stream(), Stream.of(RuleFolder.EVIDENCE_SCHEMA))
            .toList();

    private RuleSources() {}

    /**
     * The files, with a text by each that is another once the file says something else.
     *
     * @param folder the rule set's folder, whatever is in it
     */
    public static SortedMap<Path, String> of(Path folder) {
        Noting tree = new Noting();
        try {
            RuleFiles.readable(folder, tree);
        } catch (ProblemsException e) {
            // What is wrong is told by the commands; as far as it was read it may be mended.
        }
        return tree.noted;
    }

    /** Notes what is read. */
    private static final class Noting extends RuleTree.Disk {

        private static final String THERE = "there";

        private final SortedMap<Path, String> noted = new TreeMap<>();

        private void note(Path file, String says) {
            noted.put(file.toAbsolutePath().normalize(), says);
        }

        @Override
        public List<Path> below(Path folder) throws IOException {
            List<Path> all = super.below(folder);
            for (Path file : all) {
                // Of some it is enough to be there under their names; what is in others is read and noted after this.
                if (!file.startsWith(folder.resolve(RuleFiles.FIXTURES))
                        && !OtherFiles.isOfEditors(file.getFileName().toString())) {
                    note(file, THERE);
                }
            }
            for (String name : LOOKED_AT) {
                Path beside = folder.resolve(name);
                if (Files.exists(beside)) {
                    note(beside, digest(beside));
                }
            }
            return all;
        }

        private static String digest(Path file) {
            try {
                return Sha256.of(InputFile.read(file, LARGEST));
            } catch (InputFile.Unreadable e) {
                return e.why();
            }
        }

        @Override
        public byte[] read(Path file) throws InputFile.Unreadable {
            try {
                byte[] content = super.read(file);
                note(file, Sha256.of(content));
                return content;
            } catch (InputFile.Unreadable e) {
                note(file, e.why());
                throw e;
            }
        }
    }
}
