package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberEdgesTest {

    @TempDir
    Path folder;

    @Test
    void fixtures_on_the_edge_of_a_number_are_found_out_in_the_background() throws Exception {
        OnDisk disk = OnDisk.in(folder);
        Path justMet = disk.fixtures().resolve("r3-4-m2-just-met.yaml");
        String text = Files.readString(justMet);
        Files.writeString(
                disk.fixtures().resolve("says-nothing-of-it.yaml"),
                text.substring(0, text.indexOf("\nexpect:") + 1) + "expect:\n  grades: {R7: Well Behind}\n");
        try (Opened opened =
                new Opened(disk.rules(), Optional.empty(), disk.fixtures().toString())) {
            opened.isRead();
            assertThat(opened.get("/numbers/voluntary-organisations").body())
                    .contains("Which fixtures stand on the edge of voluntary-organisations is being found out.");
            opened.until(() -> page(opened).contains("expects nothing about it."));
            assertThat(page(opened))
                    .contains("1 of which expects nothing about it.", justMet + "</a></li>")
                    .contains("says-nothing-of-it.yaml</a> <span class=\"by\">expects nothing about it</span>");
            assertThat(opened.get("/rules/R3-4.M2").body()).contains("1 of which expects nothing about it.");
        }
    }

    private static String page(Opened opened) {
        try {
            return opened.get("/numbers/voluntary-organisations").body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
