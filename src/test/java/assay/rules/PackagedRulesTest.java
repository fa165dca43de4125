package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules that come with the program as they were compiled by its build. */
class PackagedRulesTest {

    @TempDir
    Path folder;

    private byte[] made(String zone) throws Exception {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            Path jar = folder.resolve("rules.jar");
            PackagedRules.write(Path.of("rules/playgrounds"), jar, TestRules.CACHE);
            return Files.readAllBytes(jar);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void they_are_the_same_bytes_wherever_they_are_built() throws Exception {
        assertThat(made("Asia/Tokyo")).isEqualTo(made("UTC"));
    }
}
