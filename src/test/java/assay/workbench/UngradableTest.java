package assay.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.effect.Effect;
import assay.rules.UncheckedRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that can be read and cannot grade: what waits for a grade is told that none comes, and why. */
class UngradableTest {

    @TempDir
    Path folder;

    private static boolean isSettled(Opened opened) {
        Desk.State state = opened.workbench().desk().state();
        Effect effect = state.effect();
        return effect != null && effect.number() == state.number() && effect.isFinal();
    }

    @Test
    void fixtures_that_no_rule_grades_are_counted_and_each_has_its_reason() throws Exception {
        OnDisk disk = OnDisk.in(folder);
        Files.delete(disk.rules().resolve("requirement-6.drl"));
        try (Opened opened = new Opened(new Workbench.Options(
                disk.rules(), List.of(disk.fixtures().toString()), 0, TestRules.CACHE, Optional.empty()))) {
            opened.isRead();
            opened.until(() -> isSettled(opened));
            int fixtures = opened.workbench()
                    .desk()
                    .state()
                    .effects()
                    .caseload()
                    .fixtures()
                    .size();

            Document effect = Jsoup.parse(opened.get("/effect").body());
            assertThat(effect.select(".lead").text()).contains(fixtures + " fixtures cannot be graded.");
            assertThat(effect.select("#ungradable").text()).isEqualTo(fixtures + " cannot be graded");
            assertThat(effect.select("#ungradable + .problems li").eachText())
                    .hasSize(fixtures)
                    .allSatisfy(reason -> assertThat(reason).contains("R6", "is not graded"));

            Document evidence = Jsoup.parse(opened.get("/evidence").body());
            assertThat(evidence.select("td[data-label=Overall]").eachText())
                    .isNotEmpty()
                    .allSatisfy(reason -> assertThat(reason).contains("R6").doesNotContain("not graded yet"));

            opened.workbench().desk().change(draft -> draft.typed("A remark", "notes.yaml", "# Nothing.\n"));
            opened.until(() -> isSettled(opened));
            Document review = Jsoup.parse(opened.get("/review").body());
            assertThat(review.text())
                    .contains(fixtures + " fixtures cannot be graded, and could not before.")
                    .doesNotContain("Everything is in order");
        }
    }

    @Test
    void what_would_lead_further_says_of_which_kind_not_all_could_be_tried() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        UncheckedRules.losingRepairs(rules);
        Path file = Files.writeString(folder.resolve("a.yaml"), "authority: A\nsetting: town\ndocuments: []\n");
        try (Opened opened = new Opened(
                new Workbench.Options(rules, List.of(file.toString()), 0, TestRules.CACHE, Optional.empty()))) {
            opened.isRead();
            Document page =
                    Jsoup.parse(opened.get("/evidence/a.yaml/P1?ideas=yes").body());
            assertThat(page.select("#ideas .notice").text())
                    .isEqualTo("Not every repair could be tried as an addition: of some, the rules do not say what"
                            + " becomes of them where nothing else is shown; assay rules check tells which.");
        }
    }
}
