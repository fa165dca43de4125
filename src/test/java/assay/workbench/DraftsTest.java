package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed and not saved, here and by other workbenches on the same folders, is told on every page and never lost. */
class DraftsTest {

    private static final List<String> PLACES = List.of("/rules", "/effect", "/evidence", "/study", "/review");

    @TempDir
    Path folder;

    private OnDisk disk;

    @BeforeEach
    void copies_the_rules() throws Exception {
        disk = OnDisk.in(folder);
    }

    private Opened open() throws Workbench.Taken {
        return new Opened(disk.rules(), Optional.empty(), disk.fixtures().toString());
    }

    private static Document page(Opened opened, String address) throws Exception {
        return Jsoup.parse(opened.get(address).body());
    }

    private void need(Opened opened, int many) throws Exception {
        String text = disk.voluntaryOrganisations(many);
        opened.workbench().desk().change(draft -> draft.typed(OnDisk.EDITED, "parameters.yaml", text));
    }

    private static void call(Opened opened, String name) throws Exception {
        assertThat(opened.post(
                                "/api/evidence/fill",
                                "{\"file\":\"fixtures/ambelstow.yaml\",\"place\":\"authority\",\"document\":\"\",\"values\":[\""
                                        + name + "\"],\"said\":\"\",\"places\":\"\",\"began\":\"\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void on_every_page_it_is_told_what_is_not_saved_and_of_what_it_is() throws Exception {
        try (Opened opened = open()) {
            opened.isRead();
            for (String place : PLACES) {
                assertThat(page(opened, place).select("#top .draft").text()).isEqualTo("march-2004");
            }
            call(opened, "Ambelstow by the Sea");
            for (String place : PLACES) {
                assertThat(page(opened, place).select("#top .draft").text())
                        .as(place)
                        .isEqualTo("march-2004, 1 unsaved file of evidence");
                assertThat(page(opened, place).select("#top a[href=/review]"))
                        .as("what leads to it from " + place)
                        .hasSize(1);
            }
            need(opened, 3);
            for (String place : PLACES) {
                assertThat(page(opened, place).select("#top .draft").text())
                        .as(place)
                        .isEqualTo("march-2004, 1 unsaved change of rules, 1 unsaved file of evidence");
            }
            assertThat(page(opened, "/rules").select("#top").attr("data-live"))
                    .as("what has it told anew")
                    .isEqualTo("draft effect evidence");
        }
    }

    @Test
    void that_another_is_open_on_the_same_folders_is_told_for_as_long_as_it_is() throws Exception {
        String open = "Another workbench is open on " + disk.rules() + " and " + disk.fixtures() + ".";
        try (Opened first = open()) {
            first.isRead();
            assertThat(first.workbench().others()).isEmpty();
            assertThat(page(first, "/rules").select("#states").text()).isEmpty();
            try (Opened second = open()) {
                second.isRead();
                assertThat(second.workbench().others()).contains(open);
                for (String place : PLACES) {
                    assertThat(page(second, place).select("#states").text())
                            .as(place)
                            .startsWith(open);
                    assertThat(page(first, place).select("#states").text())
                            .as(place)
                            .startsWith(open);
                }
                need(first, 3);
                assertThat(page(second, "/rules").select("#left-by-others form"))
                        .as("what is being worked on waits for nobody")
                        .isEmpty();
            }
            assertThat(page(first, "/rules").select("#states").text()).isEmpty();
        }
    }

    @Test
    void what_was_changed_on_disk_meanwhile_is_named_where_it_is_listed_with_where_that_is_settled() throws Exception {
        Path ambelstow = disk.fixtures().resolve("ambelstow.yaml");
        try (Opened opened = open()) {
            opened.isRead();
            need(opened, 3);
            call(opened, "Called here");
            assertThat(page(opened, "/rules").select("#all-files .flag")).isEmpty();
            Files.writeString(disk.rules().resolve("parameters.yaml"), disk.parameters() + "# Theirs.\n");
            Files.writeString(ambelstow, Files.readString(ambelstow) + "# Theirs.\n");

            String says =
                    "parameters.yaml was changed on disk meanwhile, and what is changed of it here is not saved. Say"
                            + " what is to become of it.";
            for (String place : List.of("/rules", "/effect", "/evidence", "/study", "/rules/file/parameters.yaml")) {
                Document page = page(opened, place);
                assertThat(page.select("#states").text()).as(place).contains(says);
                assertThat(page.select("#states a").eachAttr("href")).as(place).contains("/review");
            }
            assertThat(page(opened, "/rules").select("#all-files li:has(.flag)").eachText())
                    .containsExactly("parameters.yaml changed on disk meanwhile Say what is to become of it");
            assertThat(page(opened, "/evidence").select("#files .flag").eachText())
                    .containsExactly("not saved, and changed on disk meanwhile");
            assertThat(page(opened, "/review").select("#states").text()).doesNotContain("on disk meanwhile");
            assertThat(page(opened, "/review").select(".conflict h2").text())
                    .isEqualTo("parameters.yaml was changed on disk meanwhile");

            assertThat(opened.post("/api/review/resolve", "{\"file\":\"parameters.yaml\",\"take\":\"yours\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(page(opened, "/rules").select("#all-files .flag, #states a[href=/review]"))
                    .isEmpty();
        }
    }

    @Test
    void only_what_is_the_same_is_named() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        try (Opened first = open();
                Opened second = new Opened(disk.rules(), Optional.empty(), elsewhere.toString());
                Opened third = new Opened(
                        Path.of("rules/playgrounds"),
                        Optional.empty(),
                        disk.fixtures().resolve("ambelstow.yaml").toString())) {
            assertThat(second.workbench().others()).contains("Another workbench is open on " + disk.rules() + ".");
            assertThat(third.workbench().others().orElseThrow()).endsWith(disk.fixtures() + ".");
            assertThat(first.workbench().others()).isPresent();
        }
    }

    @Test
    void of_two_that_ended_the_drafts_of_both_are_there_and_the_oldest_first() throws Exception {
        try (Opened first = open();
                Opened second = open()) {
            first.isRead();
            second.isRead();
            need(first, 3);
            call(first, "Called by the first");
            need(second, 4);
            call(second, "Called by the second");
        }

        try (Opened next = open()) {
            next.isRead();
            assertThat(parameters(next)).isEqualTo(disk.voluntaryOrganisations(3));
            assertThat(page(next, "/evidence/fixtures/ambelstow.yaml")
                            .select("#name")
                            .text())
                    .isEqualTo("Called by the first");
            for (String place : PLACES) {
                assertThat(page(next, place)
                                .select("#left-by-others form strong")
                                .eachText())
                        .as(place)
                        .hasSize(2)
                        .allSatisfy(says -> assertThat(says)
                                .matches("Another workbench on .* left 1 file changed and not saved, written last on"
                                        + " [0-9]+ [A-Z][a-z]+ [0-9]{4} at [0-9]{2}:[0-9]{2}\\."));
            }
            assertThat(page(next, "/rules").select("#left-by-others form li").eachText())
                    .containsExactly("parameters.yaml", "ambelstow.yaml");

            take(next, "rules-1");
            assertThat(parameters(next)).isEqualTo(disk.voluntaryOrganisations(4));
            assertThat(page(next, "/review").select("#notice").text())
                    .matches("1 change that was not saved when the workbench ended is here again\\. Last written on"
                            + " [0-9]+ [A-Z][a-z]+ [0-9]{4} at [0-9]{2}:[0-9]{2}\\.");
            take(next, "evidence-0-1");
            assertThat(page(next, "/evidence/fixtures/ambelstow.yaml")
                            .select("#name")
                            .text())
                    .isEqualTo("Called by the second");

            // What was here waits in their place, and neither has changed any file.
            take(next, "rules-0");
            assertThat(parameters(next)).isEqualTo(disk.voluntaryOrganisations(3));
            assertThat(disk.parameters()).isEqualTo(Files.readString(Path.of("rules/march-2004/parameters.yaml")));
        }
    }

    @Test
    void what_is_not_there_any_more_is_not_taken_up() throws Exception {
        try (Opened opened = open()) {
            opened.isRead();
            need(opened, 3);
            for (String one : List.of("rules-0", "rules-1", "rules-99", "evidence-0-0", "evidence-7-0")) {
                Wire.Answer answer = opened.post("/api/drafts/take", sent(one));
                assertThat(answer.status()).as(one).isEqualTo(409);
                assertThat(answer.body()).as(one).contains("This draft is no longer there");
            }
            assertThat(parameters(opened)).isEqualTo(disk.voluntaryOrganisations(3));
        }
    }

    private static String parameters(Opened opened) throws Exception {
        return opened.workbench().desk().state().draft().text("parameters.yaml");
    }

    private static String sent(String one) {
        int end = one.lastIndexOf('-');
        return "{\"of\":\"" + one.substring(0, end) + "\",\"number\":\"" + one.substring(end + 1) + "\"}";
    }

    /** Takes up what a page offers. */
    private static void take(Opened opened, String one) throws Exception {
        assertThat(page(opened, "/rules").select("#left-" + one)).as(one).hasSize(1);
        assertThat(opened.post("/api/drafts/take", sent(one)).status()).isEqualTo(200);
    }
}
