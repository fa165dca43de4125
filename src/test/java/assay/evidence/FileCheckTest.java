package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.files.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the file that a document names. */
class FileCheckTest {

    @TempDir
    Path folder;

    private Path evidence;

    @BeforeEach
    void files() throws Exception {
        Files.createDirectory(folder.resolve("package"));
        evidence = Files.writeString(folder.resolve("package/evidence.yaml"), "authority: Eastmere");
        Files.writeString(folder.resolve("package/minutes.pdf"), "the minutes");
        Files.writeString(folder.resolve("outside.pdf"), "the minutes");
    }

    private FileCheck check(@Nullable String file, @Nullable String sha256) {
        return FileCheck.of(evidence, new Provenance(file, sha256, null, null));
    }

    @Test
    void a_file_is_the_same_by_its_digest_and_changed_by_another() throws Exception {
        String digest = Sha256.of(folder.resolve("package/minutes.pdf"));
        assertThat(digest).isEqualTo("bc6ad68e1efa906b0b97eded6d352a90de5101b315bf0f5f2dc2780cf1f66c42");
        assertThat(check("minutes.pdf", digest)).isEqualTo(FileCheck.SAME);
        assertThat(check("minutes.pdf", "0".repeat(64))).isEqualTo(FileCheck.CHANGED);
    }

    @Test
    void a_file_without_a_digest_can_only_be_there_or_not() {
        assertThat(check("minutes.pdf", null)).isEqualTo(FileCheck.NO_DIGEST);
        assertThat(check("scan.pdf", null)).isEqualTo(FileCheck.ABSENT);
        assertThat(check(null, null)).isEqualTo(FileCheck.NOT_ASKED);
    }

    @Test
    void what_is_no_file_or_lies_outside_of_the_folder_is_absent() throws Exception {
        Files.createDirectory(folder.resolve("package/scans"));
        Files.createSymbolicLink(folder.resolve("package/link.pdf"), folder.resolve("outside.pdf"));
        assertThat(check("scans", null)).isEqualTo(FileCheck.ABSENT);
        assertThat(check("link.pdf", Sha256.of(folder.resolve("outside.pdf")))).isEqualTo(FileCheck.ABSENT);
    }
}
