package assay.evidence;

import assay.drl.RuleFolder;
import assay.text.Legible;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The first line of a file of evidence, which tells an editor where its schema is. */
public final class Modeline {

    private Modeline() {}

    /**
     * The line, for files in a folder, with a line break at its end; nothing where the rule set has no schema or none that
     * a path leads to.
     *
     * @param rules the rule set's folder
     * @param folder where the file lies
     */
    public static String of(Path rules, Path folder) {
        Path schema = rules.resolve(RuleFolder.EVIDENCE_SCHEMA).toAbsolutePath().normalize();
        Path from = folder.toAbsolutePath().normalize();
        if (!Files.exists(schema) || !Objects.equals(schema.getRoot(), from.getRoot())) {
            return "";
        }
        String path = from.relativize(schema).toString().replace(File.separatorChar, '/');
        return Legible.line(path).equals(path) ? "# yaml-language-server: $schema=" + path + "\n" : "";
    }
}
