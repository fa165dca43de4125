package assay.evidence;

import assay.files.InputFile;
import assay.files.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What became of holding the file that a document is kept in against the digest that it had when it was recorded. */
public enum FileCheck {
    /** It has the same digest. */
    SAME,
    /** It has another digest. */
    CHANGED,
    /** There is no such file, none that can be read, or it is not in the folder of the file of evidence or below. */
    ABSENT,
    /** It is there, and no digest was recorded. */
    NO_DIGEST,
    /** Nobody asked. */
    NOT_ASKED;

    /** As it is written: {@code not asked}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Reads the file of a document.
     *
     * @param evidence the file of evidence
     * @param named what that says of the document; nothing was asked of one that names no file
     */
    public static FileCheck of(Path evidence, Provenance named) {
        String file = named.file();
        if (file == null) {
            return NOT_ASKED;
        }
        try {
            Path folder = Objects.requireNonNull(evidence.toRealPath().getParent(), "a file is in a folder");
            Path path = folder.resolve(file).toRealPath();
            if (!path.startsWith(folder)) {
                return ABSENT;
            }
            String digest = Sha256.of(path);
            return named.sha256() == null ? NO_DIGEST : named.sha256().equals(digest) ? SAME : CHANGED;
        } catch (IOException | SecurityException | InputFile.Unreadable e) {
            return ABSENT;
        }
    }
}
