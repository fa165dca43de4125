package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a study prints and writes. */
class StudyCommandTest {

    @TempDir
    Path folder;

    private static Map<String, String> files(Path below) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(below)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(below.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void the_summary_has_the_figures_of_the_report() {
        Run run = assay("study", "fixtures/study");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("133 authorities, all synthetic: they do not exist\n")
                .contains("The mean is 2.74.")
                .containsPattern("evidence +1 +0.8 +40 +30.1 +83 +62.4 +9 +6.8")
                .containsPattern("interviewee +1 +0.8 +32 +24.1 +89 +66.9 +11 +8.3")
                .contains("chi-square(1) = 8.203", "chi-square(1) = 11.061", "joint 77th with 15 others");
    }

    @Test
    void what_shares_are_of_and_what_rests_on_part_of_the_ratings_is_said() throws Exception {
        Files.writeString(folder.resolve("ash.yaml"), """
                authority: Ash
                type: county
                interview:
                  requirements:
                    R2: {grade: On Course, drivers: [Existing work]}
                documents: []
                """);
        Files.writeString(folder.resolve("birch.yaml"), "authority: Birch\ntype: county\ndocuments: []\n");
        assertThat(StringUtils.normalizeSpace(
                        assay("study", "--quiet", folder.toString()).out()))
                .contains(
                        " Of 2 authorities, those who did not rate it among them. By their own grades 1 is graded overall by some"
                                + " of the requirements alone: the others they did not rate. ",
                        " Shares are of 2 authorities, those who named nothing among them. Themes that are named by ");
    }

    @Test
    void an_authority_whose_name_only_looks_like_another_is_that_one() throws Exception {
        Files.writeString(folder.resolve("a.yaml"), "authority: Ynys M\u00F4n\ntype: county\ndocuments: []\n");
        Files.writeString(folder.resolve("b.yaml"), "authority: Ynys Mo\u0302n\ntype: county\ndocuments: []\n");
        Run run = assay("study", "--quiet", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(folder + "/b.yaml:1:1: Ynys M")
                .endsWith("n is in " + folder
                        + "/a.yaml already, by a name that only looks the same; a study takes every authority once\n");
        assertThat(run.out()).startsWith("1 authority");
    }

    @Test
    void everything_is_written_and_the_same_each_time() throws Exception {
        Path one = folder.resolve("one");
        Path other = folder.resolve("deep").resolve("other");
        assertThat(assay("study", "--output", one.toString(), "fixtures/study").exit())
                .isZero();
        assertThat(assay("study", "--output", other.toString(), "fixtures/study")
                        .exit())
                .isZero();
        assertThat(files(one)).isEqualTo(files(other));
        assertThat(files(one))
                .containsKeys(
                        "study.json",
                        "study.xlsx",
                        "report.md",
                        "files.txt",
                        "tables/authorities.csv",
                        "charts/grades.svg",
                        "charts/said-and-shown.svg",
                        "charts/scores.svg",
                        "charts/themes.svg",
                        "charts/themes.csv")
                .hasSizeGreaterThan(133 + 20);
        assertThat(files(one).get("charts/grades.svg"))
                .contains(
                        "role=\"img\"",
                        "<title id=\"title\">Grades from the evidence</title>",
                        "<desc id=\"description\">");
        Path shown = Path.of("fixtures", "study", "grades.svg");
        if (Boolean.getBoolean("golden.update")) {
            Files.copy(one.resolve("charts/grades.svg"), shown, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(shown)
                .as("the chart that the READMEs show")
                .hasSameTextualContentAs(one.resolve("charts/grades.svg"));
        assertThat(files(one).get("feedback/A001-aldrenshire.md"))
                .contains(
                        "# Aldrenshire (synthetic)",
                        "This authority is synthetic: it does not exist.",
                        "joint 43rd with 14 others among 133.");
        assertThat(files(one).get("tables/authorities.csv").lines()).hasSize(134);
        assertLinked(files(one));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("one", "deep");
        }
    }

    @Test
    void what_is_to_be_hidden_is_in_nothing_that_is_written() throws Exception {
        Path one = folder.resolve("hidden");
        Run run = assay(
                "study",
                "--quiet",
                "--redact",
                "title",
                "--output",
                one.toString(),
                "fixtures/study/A001-aldrenshire.yaml");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(files(one).get("feedback/A001-aldrenshire.md"))
                .contains("  - D8 \\[hidden\\] did not count: education is not part of it");
        assertThat(files(one))
                .allSatisfy((name, content) ->
                        assertThat(content).as(name).doesNotContainPattern("Health trust.{1,8}s privacy leaflet"));
    }

    /** The page of the study leads to a place in the page of an authority, and that back. */
    private static void assertLinked(Map<String, String> files) {
        List<String> links =
                Jsoup.parse(files.get("index.html")).select("a[href]").eachAttr("href");
        assertThat(links)
                .contains(
                        "authorities/A001-aldrenshire.html",
                        "authorities/A001-aldrenshire.html#R6",
                        "authorities/A001-aldrenshire.html#overall");
        for (String link : links) {
            String file = StringUtils.substringBefore(link, "#");
            String anchor = StringUtils.substringAfter(link, "#");
            assertThat(files).containsKey(file.isEmpty() ? "index.html" : file);
            assertThat(files.get(file.isEmpty() ? "index.html" : file).contains(" id=\"" + anchor + "\""))
                    .as(link)
                    .isEqualTo(!anchor.isEmpty());
        }
        assertThat(files.entrySet().stream().filter(one -> one.getKey().startsWith("authorities/")))
                .hasSize(133)
                .allMatch(one -> one.getValue().contains("<a href=\"../index.html\">"))
                .allMatch(one -> one.getValue().contains("<strong>Synthetic:</strong>"));
    }

    @Test
    void a_study_by_another_rule_set_speaks_of_nothing_that_is_not_in_it() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("districts"));
        try (Stream<Path> fixtures = Files.list(Path.of("rules/playgrounds/fixtures"))) {
            for (Path one : fixtures.filter(
                            file -> file.getFileName().toString().startsWith("grading-"))
                    .toList()) {
                String name = one.getFileName().toString();
                Files.writeString(
                        evidence.resolve(name),
                        Files.readString(one).replaceAll("(?m)^authority: .*", "authority: " + name));
            }
        }
        Path out = folder.resolve("out");
        Run run = assay("study", "--rules", "rules/playgrounds", "--output", out.toString(), evidence.toString());
        assertThat(run.err()).isEmpty();
        Path golden = Path.of("src/test/resources/golden/study-of-playgrounds.txt");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, run.out());
        }
        assertThat(run.out()).isEqualTo(Files.readString(golden));
        Map<String, String> written = files(out);
        // Compressed, and said in the other files.
        written.remove("study.xlsx");
        written.forEach((file, text) -> assertThat(text)
                .as(file)
                .doesNotContainIgnoringCase("interview")
                .doesNotContainIgnoringCase("council")
                .doesNotContain("Table ", "not rated", "March 2004")
                // Within a word it is none: DISABLED_CHILDREN.
                .doesNotContainPattern("\\bISA\\b"));
    }

    @Test
    void a_former_output_is_replaced_and_nothing_else() throws Exception {
        Path out = folder.resolve("out");
        assay("study", "--output", out.toString(), "fixtures/study/A001-aldrenshire.yaml");
        assertThat(assay("study", "--output", out.toString(), "fixtures/study/A002-ambelshire.yaml")
                        .exit())
                .isZero();
        assertThat(files(out))
                .containsKey("feedback/A002-ambelshire.md")
                .doesNotContainKey("feedback/A001-aldrenshire.md");
        Files.writeString(out.resolve("notes.txt"), "mine");
        assertThat(assay("study", "--output", out.toString(), "fixtures/study/A001-aldrenshire.yaml")
                        .err())
                .contains("no part of a former study, such as notes.txt; nothing was written");
        Path mine = Files.createDirectory(folder.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "years of work");
        Run run = assay("study", "--output", mine.toString(), "fixtures/study/A001-aldrenshire.yaml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("no part of a former study, such as thesis.txt; nothing was written");
        assertThat(files(mine)).isEqualTo(Map.of("thesis.txt", "years of work"));
    }

    @Test
    void two_files_of_one_authority_are_an_error_and_nothing_is_written() throws Exception {
        Path copy = Files.copy(Path.of("fixtures/study/A001-aldrenshire.yaml"), folder.resolve("again.yaml"));
        Path out = folder.resolve("out");
        Run run = assay("study", "--output", out.toString(), "fixtures/study", copy.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("Aldrenshire (synthetic) is in ", " already");
        assertThat(out).doesNotExist();
    }

    @Test
    void a_broken_file_is_left_out_and_told() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "authority: A\n");
        Run run = assay("study", "--quiet", "fixtures/study/A001-aldrenshire.yaml", broken.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(broken + ":1:1: ");
        assertThat(run.out()).startsWith("1 authority, synthetic: it does not exist\n");
        assertThat(assay("study", "--format", "json", "fixtures/study/A001-aldrenshire.yaml")
                        .out())
                .contains("\"authorities\" : 1", "\"id\" : \"grades-overall\"");
    }

    private static final String PLAN =
            "families: [{name: mine, questions: [{table: scores-by-groups, of: overall score, against: cpa}]}]\n";

    @Test
    void a_plan_beside_the_evidence_is_no_evidence_and_another_can_be_named() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        for (String file : List.of("A001-aldrenshire.yaml", "A002-ambelshire.yaml")) {
            Files.copy(Path.of("fixtures/study", file), evidence.resolve(file));
        }
        assertThat(assay("study", evidence.toString()).out()).contains("No test was planned");
        Files.writeString(evidence.resolve("plan.yaml"), PLAN);
        Run run = assay("study", evidence.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("2 authorities").contains("What was asked beforehand", "mine");
        assertThat(assay("verify", "--quiet", evidence.toString()).out()).isEqualTo("2 passed, 0 failed\n");
        Path other = Files.writeString(evidence.resolve("other.yaml"), PLAN.replace("mine", "yours"));
        Run named = assay("study", "--plan", other.toString(), evidence.toString());
        assertThat(named.err()).isEmpty();
        assertThat(named.out()).contains("yours").doesNotContain("mine");
    }

    @Test
    void what_is_wrong_with_all_that_lies_beside_the_evidence_is_told_at_once() throws Exception {
        Files.copy(Path.of("fixtures/study/A001-aldrenshire.yaml"), folder.resolve("a.yaml"));
        Files.writeString(folder.resolve("plan.yaml"), PLAN.replace("cpa", "cap"));
        Files.writeString(folder.resolve("invited.csv"), "authority,reason\n,ill\n");
        Run run = assay("study", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(folder + "/", "")).isEqualTo("""
                        invited.csv:2:1: an authority needs a name
                        plan.yaml:1:91: scores-by-groups tests nothing against "cap"; did you mean "cpa"?
                        """);
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(second.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.delete(folder.resolve("invited.csv"));
        assertThat(assay("study", folder.toString(), second.toString()).err().replace(folder + "/", ""))
                .isEqualTo("second/plan.yaml:1:1: there is one in plan.yaml too; say with --plan which one is meant\n");
    }

    /** Two authorities in a folder below one that is named, with all that goes with them. */
    private Path deep() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("parent/sub"));
        for (String file : List.of("A001-aldrenshire.yaml", "A002-ambelshire.yaml")) {
            Files.copy(Path.of("fixtures/study", file), deep.resolve(file));
        }
        Files.copy(Path.of("fixtures/study/codebook.csv"), deep.resolve("codebook.csv"));
        Files.copy(Path.of("fixtures/study/invited.csv"), deep.resolve("invited.csv"));
        Files.writeString(deep.resolve("plan.yaml"), PLAN);
        return deep;
    }

    private static Run onFiles(String command, List<String> arguments) {
        return assay(Stream.concat(Stream.of(command), arguments.stream()).toArray(String[]::new));
    }

    @Test
    void what_goes_with_evidence_is_taken_from_wherever_it_lies_in_a_folder_that_is_named() throws Exception {
        Path deep = deep();
        Run near = assay("study", deep.toString());
        assertThat(near.err()).isEmpty();
        assertThat(near.out())
                .contains("What was asked beforehand", "Who took part")
                .doesNotContain("There is no codebook");
        Path parent = folder.resolve("parent");
        assertThat(assay("study", parent.toString())).isEqualTo(near);
        assertThat(assay("study", parent.toString(), deep.toString(), deep + "/."))
                .as("the same file by three names")
                .isEqualTo(near);
        Files.move(deep.resolve("codebook.csv"), deep.resolve("Codebook.CSV"));
        Files.move(deep.resolve("plan.yaml"), deep.resolve("Plan.YAML"));
        Files.move(deep.resolve("A001-aldrenshire.yaml"), deep.resolve("A001-ALDRENSHIRE.YAML"));
        assertThat(assay("study", parent.toString())).as("in capitals").isEqualTo(near);
        assertThat(assay("audit", "--output", deep + "/Plan.YAML", "figures.csv", parent.toString())
                        .err())
                .contains("Plan.YAML: this file is read, as ");
    }

    @Test
    void of_two_files_that_may_go_with_evidence_one_is_to_be_named() throws Exception {
        Path deep = deep();
        Path parent = folder.resolve("parent");
        Path other = Files.createDirectory(parent.resolve("other"));
        for (String name : List.of("codebook.csv", "invited.csv", "plan.yaml")) {
            Files.copy(deep.resolve(name), other.resolve(name));
        }
        Run run = assay("study", parent.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().replace(parent + "/", "")).isEqualTo("""
                        sub/codebook.csv:1:1: there is one in other/codebook.csv too; say with --codebook which one is meant
                        sub/invited.csv:1:1: there is one in other/invited.csv too; say with --invited which one is meant
                        sub/plan.yaml:1:1: there is one in other/plan.yaml too; say with --plan which one is meant
                        """);
        Run said = assay(
                "study",
                "--codebook=" + deep.resolve("codebook.csv"),
                "--invited=" + deep.resolve("invited.csv"),
                "--plan=" + deep.resolve("plan.yaml"),
                parent.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said).isEqualTo(assay("study", deep.toString()));
    }

    /** As where a shell has put the names of all files in place of {@code *}. */
    @Test
    void what_goes_with_evidence_can_be_named_among_it_and_is_told_where_it_is_not() throws Exception {
        Path deep = deep();
        List<String> evidence = List.of(deep + "/A001-aldrenshire.yaml", deep + "/A002-ambelshire.yaml");
        List<String> yaml = List.of(evidence.get(0), evidence.get(1), deep + "/plan.yaml");
        Run named = onFiles("study", yaml);
        assertThat(named.exit()).isZero();
        assertThat(named.out()).contains("What was asked beforehand", "There is no codebook");
        assertThat(named.err().replace(deep + "/", "")).isEqualTo("""
                        codebook.csv:1:1: warning: this is not read, for neither it nor its folder is named; say --codebook codebook.csv if it goes with this evidence
                        invited.csv:1:1: warning: this is not read, for neither it nor its folder is named; say --invited invited.csv if it goes with this evidence
                        """);
        assertThat(onFiles("study", evidence).err())
                .contains("plan.yaml:1:1: warning: this is not read", "say --plan ")
                .hasLineCount(3);
        List<String> all = new ArrayList<>(yaml);
        all.addAll(List.of(deep + "/codebook.csv", deep + "/invited.csv"));
        assertThat(onFiles("study", all)).isEqualTo(assay("study", deep.toString()));
        assertThat(onFiles("verify", yaml).out()).endsWith("2 passed, 0 failed\n");
    }

    @Test
    void what_goes_with_evidence_is_none_itself() throws Exception {
        Path plan = Files.writeString(folder.resolve("plan.yaml"), PLAN);
        for (String command : List.of("evaluate", "study")) {
            Run run = assay(command, plan.toString());
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .isEqualTo(plan + ":1:1: this goes with the evidence of a study, and is no evidence itself\n");
        }
    }

    @Test
    void a_study_goes_where_a_link_leads_even_if_nothing_is_there_yet() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("deep/study"));
        Run run = assay("study", "--quiet", "--output", link.toString(), "fixtures/study/A001-aldrenshire.yaml");
        assertThat(run.err()).isEmpty();
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("deep/study/files.txt")).isRegularFile();
        Path circle = Files.createSymbolicLink(folder.resolve("circle"), Path.of("circle"));
        assertThat(assay("study", "--quiet", "--output", circle.toString(), "fixtures/study/A001-aldrenshire.yaml"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --output " + circle
                                + ": it cannot be written: this is a link that leads back to itself\n"));
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(assay("study", "--quiet", "--output", file + "/study", "fixtures/study/A001-aldrenshire.yaml")
                        .err())
                .isEqualTo("assay: --output " + file + "/study: it cannot be written: " + file.toRealPath()
                        + " is no folder\n");
    }

    @Test
    void what_goes_with_evidence_by_its_name_and_cannot_be_read_is_told() throws Exception {
        Files.copy(Path.of("fixtures/study/A001-aldrenshire.yaml"), folder.resolve("a.yaml"));
        Path plan = Files.createSymbolicLink(folder.resolve("plan.yaml"), Path.of("nowhere"));
        Run run = assay("study", "--quiet", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(plan + ":1:1: this goes with the evidence of a study by its name, and is no file\n");
    }

    @Test
    void files_whose_names_are_called_the_same_in_java_are_not_one() throws Exception {
        Process copies = new ProcessBuilder(
                        "sh",
                        "-c",
                        "for byte in 376 377; do cp \"$0\" \"$1/c$(printf \"\\\\$byte\").yaml\"; done",
                        "fixtures/study/A001-aldrenshire.yaml",
                        folder.toString())
                .start();
        assumeThat(copies.waitFor()).isZero();
        Run run = assay("evaluate", folder.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).endsWith("the name of this file is not UTF-8; rename it"));
    }
}
