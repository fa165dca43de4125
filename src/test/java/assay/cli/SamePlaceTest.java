package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that one document shows at one place are told apart by the numbers by which explain calls them, and others have none. */
class SamePlaceTest {

    private static final String FILE = """
            authority: Eastmere
            type: metropolitan borough
            documents:
              - id: D1
                title: Minutes
                shows:
                  - practice-discussion: {topics: [risk factors], agencies: [health], at: item 4}
                  - understanding-aid: {form: role leaflet, status: underway, at: item 4}
                  - understanding-aid: {form: common assessment, status: in place, at: item 5}
              - id: D2
                title: Letter
                shows:
                  - practice-discussion: {topics: [risk factors], agencies: [council]}
                  - practice-discussion: {topics: [risk factors], agencies: [council, health]}
            """;

    @TempDir
    Path folder;

    @Test
    void facts_at_one_place_have_their_numbers() throws Exception {
        assertThat(evaluated("text"))
                .contains(
                        "D2#2 Letter  [", "D1#1 Minutes, item 4: a discussion within one agency", "D2#1: a discussion")
                .contains("D1 Minutes, item 5  [", "D1#2, item 4: it is still underway");
        assertThat(evaluated("markdown"))
                .contains("*risk factors*: D2\\#2 Letter (", "set aside: D2\\#1 Letter: a discussion")
                .contains("*shown*: D1 Minutes, item 5 (", "set aside: D1\\#2 Minutes, item 4: it is still underway");
        assertThat(evaluated("html")).contains(">D1#2 Minutes, item 4<", ">D2#2 Letter<", ">D1 Minutes, item 5<");
        assertThat(explained("D1#2")).contains("fact D1#2, Minutes: it counted for nothing.");
    }

    private String evaluated(String format) throws Exception {
        return assay("evaluate", "--format", format, file()).out();
    }

    private String explained(String fact) throws Exception {
        return assay("explain", file(), fact).out();
    }

    private String file() throws Exception {
        return Files.writeString(folder.resolve("eastmere.yaml"), FILE).toString();
    }
}
