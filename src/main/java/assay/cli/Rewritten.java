package assay.cli;

import assay.evidence.EvidenceReader;
import assay.files.InputFile;
import assay.files.OutputFile;
import assay.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of evidence that is to be written anew.
 *
 * @param path the file
 * @param named how it is called in messages
 * @param sha256 the digest of what it was when it was read
 * @param text what it is to be
 */
record Rewritten(Path path, String named, String sha256, String text) {

    static final String CHANGED = "the file was changed while it was worked on, so it was left as it is";

    /** Writes it, unless the file is another than the one that was read; gives what kept it from being written. */
    Optional<Problem> write() {
        try {
            byte[] now = InputFile.read(path, EvidenceReader.LARGEST);
            if (!EvidenceReader.sha256(now).equals(sha256)) {
                return Optional.of(Problem.ofFile(named, CHANGED));
            }
            try (OutputFile output = OutputFile.of(path)) {
                output.writer().write(text);
                output.replace();
            }
            return Optional.empty();
        } catch (InputFile.Unreadable e) {
            return Optional.of(Problem.ofFile(named, e.why()));
        } catch (IOException e) {
            return Optional.of(Problem.ofFile(named, "the file cannot be written" + OutputFile.reason(e)));
        }
    }
}
