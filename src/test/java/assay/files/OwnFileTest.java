package assay.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {

    private static final String NAME = "one.json";

    @TempDir
    Path folder;

    /** Another program that wants a file, and says whether it has it. */
    public static final class Another {
        private Another() {}

        /** The folder of the file. */
        public static void main(String[] folders) throws IOException {
            System.out.print(OwnFile.take(Path.of(folders[0]), NAME).isPresent());
        }
    }

    private boolean anotherCanTakeIt() throws IOException, InterruptedException {
        Process another = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Another.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(another.getInputStream().readAllBytes(), UTF_8);
        assertThat(another.waitFor()).isZero();
        return Boolean.parseBoolean(said);
    }

    @Test
    void who_asks_for_a_file_again_that_this_program_has_gives_it_to_no_other() throws Exception {
        try (OwnFile file = OwnFile.take(folder, NAME).orElseThrow()) {
            assertThat(file.read()).isEmpty();
            assertThat(OwnFile.take(folder, NAME)).isEmpty();
            assertThat(OwnFile.take(folder.resolve("../" + folder.getFileName()), NAME))
                    .isEmpty();
            assertThat(anotherCanTakeIt()).isFalse();
        }
        assertThat(anotherCanTakeIt()).isTrue();
        try (OwnFile file = OwnFile.take(folder, NAME).orElseThrow()) {
            assertThat(file.path()).hasFileName(NAME);
        }
    }
}
