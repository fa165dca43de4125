package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher's archive of classes is made from: where this fails there would be none, and only the log says so. */
class RehearsalTest {

    @Test
    void a_file_is_graded_a_change_compiled_and_the_first_page_shown(@TempDir Path folder) throws IOException {
        Path copy = folder.resolve("ecj.jar");
        assertThatCode(() -> Rehearsal.main(new String[] {".", copy.toString()}))
                .doesNotThrowAnyException();
        try (JarFile jar = new JarFile(copy.toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .contains("META-INF/MANIFEST.MF", "org/eclipse/jdt/internal/compiler/Compiler.class")
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA)"));
        }
    }

    @Test
    void what_fails_ends_it(@TempDir Path nothing) {
        assertThatThrownBy(() -> Rehearsal.main(new String[] {
                    nothing.toString(), nothing.resolve("ecj.jar").toString()
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("worked-example.yaml ends with 2");
    }
}
