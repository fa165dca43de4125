package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decimal is held against its range as it is written, not as it is kept in memory. */
class RangesTest {

    private static final String SHARES = """
            authority: Anywhere
            type: county
            documents:
              - id: D1
                title: Shares
                shows:
                  - share: {most: %s, least: %s, above: %s}
            """;

    @TempDir
    Path folder;

    @Test
    void the_number_at_an_edge_is_within_or_not_as_its_digits_say() throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: shares\nextends: march-2004\n");
        Files.writeString(folder.resolve("shares.drl"), """
                package march2004

                import assay.policy.*

                declare Share extends Fact
                    most : double @to( 0.1 )
                    least : double @from( 0.3 )
                    above : double @above( 0.1 )
                end

                rule "R9.F1 a share by itself"
                    @source( "A letter" )
                when
                    $share : Share()
                then
                    insert( new SetAside( "R9.F1", $share, "it is no paper" ) );
                end
                """);
        EvidenceReader reader = new EvidenceReader(TestRules.in(folder).ruleSet());
        assertThat(read(reader, "0.1", "0.3", "0.2").documents().get(0).observations())
                .hasSize(1);
        assertThat(catchThrowableOfType(ProblemsException.class, () -> read(reader, "0.11", "0.29", "0.1"))
                        .problems())
                .extracting(Problem::message)
                .containsExactly(
                        "\"most\" is a number from 0 to 0.1, not 0.11",
                        "\"least\" is a number from 0.3, not 0.29",
                        "\"above\" is a number above 0.1, not 0.1");
    }

    private static Evidence read(EvidenceReader reader, String most, String least, String above)
            throws ProblemsException {
        return reader.read("shares.yaml", SHARES.formatted(most, least, above).getBytes(StandardCharsets.UTF_8));
    }
}
