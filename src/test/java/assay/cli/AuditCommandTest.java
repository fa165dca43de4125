package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published figures against the study of the 133, and lists that are wrong. */
class AuditCommandTest {

    private static final String HEADER = "figure,where,about,printed,measure,file,reason\n";

    @TempDir
    Path folder;

    private Run audit(String rows, String... more) throws IOException {
        Path list = Files.writeString(folder.resolve("list.csv"), HEADER + rows);
        List<String> arguments = new ArrayList<>(List.of("audit", list.toString()));
        arguments.addAll(more.length == 0 ? List.of("fixtures/study") : List.of(more));
        Run run = assay(arguments.toArray(String[]::new));
        return new Run(run.exit(), run.out(), run.err().replace(list.toString(), "list.csv"));
    }

    /** The seven known errata, and nothing else, do not reproduce. */
    @Test
    void all_figures_of_the_report_reproduce_but_for_the_known_errata() {
        Run run = assay("audit", "fixtures/published-figures.csv", "fixtures/study");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .endsWith("427 of 440 figures reproduced, 7 not, 6 cannot be recomputed; all as the list says\n");
        assertThat(run.out()
                        .lines()
                        .takeWhile(line -> !line.startsWith("cannot"))
                        .filter(line -> line.startsWith("  P")))
                .extracting(line -> line.substring(2, 6))
                .containsExactly("P006", "P030", "P036", "P109", "P259", "P321", "P379");
        assertThat(run.out())
                .contains("printed 84.9%, recomputed 84.9624%", "113 of 133 are 84.962 percent, which is 85.0 rounded");
    }

    /** Without the plan the same numbers carry other verdicts, and the list notices. */
    @Test
    void verdicts_are_held_as_figures_are() throws Exception {
        String list = """
                a,,,association,requirements-by-each-other/R6/R7/verdict,,
                b,,,no association found,scores-by-groups/overall score/cpa/verdict,,
                c,,,8.203,requirements-by-each-other/R5/R6/value,,
                d,,,above 0.05,scores-by-groups/overall score/cpa/p,,
                """;
        assertThat(audit(list).exit()).isZero();
        Path plan = Files.writeString(
                folder.resolve("other.yaml"),
                "families: [{name: one, questions: [{table: scores-by-groups, of: overall score, against: cpa}]}]");
        Run run = audit(list, "--plan", plan.toString(), "fixtures/study");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("printed association, recomputed hint  [requirements-by-each-other/R6/R7/verdict]")
                .endsWith("3 of 4 figures reproduced, 1 not, 0 cannot be recomputed; 1 not as the list says\n");
    }

    @Test
    void a_figure_that_does_not_reproduce_without_a_reason_is_told_and_the_exit_code_says_so() throws Exception {
        Run run =
                audit("a,here,met,93,grades-overall/evidence/met,,\nb,here,met,69%,grades-overall/evidence/met %,,\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("""
                        not reproduced
                          a  here: met
                              printed 93, recomputed 92  [grades-overall/evidence/met]
                              the list gives no reason for that

                        133 authorities, all synthetic: they do not exist
                        1 of 2 figures reproduced, 1 not, 0 cannot be recomputed; 1 not as the list says
                        """);
    }

    @Test
    void a_reason_where_a_figure_reproduces_is_told_too() throws Exception {
        Run run = audit("a,here,met,92,grades-overall/evidence/met,,a slip\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("yet it reproduces: the list should not say otherwise");
    }

    @Test
    void figures_can_be_rounded_bounded_summed_and_about_one_file() throws Exception {
        Files.copy(Path.of("fixtures", "worked-example.yaml"), folder.resolve("example.yaml"));
        Run run = audit("""
                a,,,69.2%,grades-overall/evidence/met %,,
                b,,,about 90,grades-overall/evidence/met,,
                c,,,at least 92,grades-overall/evidence/met,,
                d,,,below 93,grades-overall/evidence/met,,
                e,,,41,grades-overall/evidence/Well Behind + grades-overall/evidence/Bit Behind,,
                f,,,2.62125,authorities/evidence score,EXAMPLE,
                g,,,On Course,authorities/evidence overall,EXAMPLE,
                h,,,joint 77th with 15 others,scores/2.62125/in words,,
                """.replace("EXAMPLE", "example.yaml"));
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        "133 authorities, all synthetic: they do not exist\n8 of 8 figures reproduced, 0 not, 0 cannot be recomputed; all as the list says\n");
        assertThat(run.exit()).isZero();
    }

    /** In six digits it would be 0.0505414, which is not below 0.0505414 and yet no reason to say so. */
    @Test
    void what_was_recomputed_is_printed_as_far_as_the_outcome_needs() throws Exception {
        Run run = audit("a,,,below 0.0505414,requirements-by-each-other/R2/R5/exact p,,\n");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).containsPattern("printed below 0\\.0505414, recomputed 0\\.0505414[1-9]");
    }

    @Test
    void a_row_is_named_by_its_first_cells_whatever_stands_in_them() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("a.yaml"), """
                authority: A
                type: county
                interview:
                  held: 2004-04-20
                  requirements:
                    R2: {grade: On Course, drivers: [time and/or money, time and, money]}
                documents: []
                """);
        Files.writeString(evidence.resolve("plan.yaml"), """
                families:
                  - name: either/or
                    questions:
                      - {table: requirements-by-each-other, of: R7, against: R6}
                      - {table: requirements-by-each-other-logistic, of: R7, against: R6}
                """);
        Run run = audit("""
                a,,,1,themes/R2/driver/time and/or money/authorities,,
                b,,,1,themes/R2/driver/money/authorities,,
                c,,,not made,planned-tests/either/or/requirements-by-each-other/R7/R6/verdict,,
                d,,,not made,planned-tests/either/or/requirements-by-each-other-logistic/R7/R6/verdict,,
                """, evidence.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("4 of 4 figures reproduced");
        Run wrong = audit("""
                a,,,1,planned-tests/either/or/verdict,,
                b,,,1,themes/R2/driver/moneyy/authorities,,
                d,,,1,scale/On Course/3.00/yes/more/met,,
                e,,,1,scale/On Course/3.10/yes/met,,
                """, evidence.toString());
        assertThat(wrong.err().lines())
                .containsExactly(
                        "list.csv:2:5: the table planned-tests has 2 rows that begin like that; name one of them",
                        "list.csv:3:5: the table themes has no row \"moneyy\"; did you mean \"money\"?",
                        "list.csv:4:5: the table scale has no row \"yes/more\"; known: \"yes\"",
                        "list.csv:5:5: the table scale has no row \"3.10\"; known: \"3.00\"");
    }

    @Test
    void a_number_that_is_printed_for_readers_alone_is_no_number_that_is_not_reproduced() throws Exception {
        Run run = audit("""
                a,,,"1,000",grades-overall/evidence/met,,
                b,,,+1,grades-overall/evidence/met,,
                c,,,\u22121.5,scores-by-numbers/overall score/interview held/value,,
                d,,,some,grades-overall/evidence/met,,known not to reproduce
                """);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .startsWith(
                        "list.csv:2:4: what stands at grades-overall/evidence/met is a number, and this is none: write 1000",
                        "list.csv:3:4: what stands at grades-overall/evidence/met is a number, and this is none: write 1")
                .anyMatch(line ->
                        line.startsWith("list.csv:5:4: what stands at grades-overall/evidence/met is a number, and"
                                + " this is none: write it in digits, as in 385942 or -1.364"));
    }

    @Test
    void everything_wrong_with_a_list_is_told_at_its_cell_with_what_would_be_right() throws Exception {
        Run run = audit("""
                a,,,1,grades-overal/evidence/met,,
                b,,,1,grades-overall/evidense/met,,
                c,,,1,grades-overall/evidence/mett,,
                d,,,1,met,,
                d,,,1,grades-overall/evidence/met,,
                ,,,1,grades-overall/evidence/met,,
                e,,,,grades-overall/evidence/met,,
                f,,,1,,,
                g,,,1%,grades-overall/evidence/met,,
                h,,,1,grades-overall/evidence/met %,,
                i,,,1,scores/3/grade,,
                j,,,1,grades-overall/met,,
                k,,,1,authorities/evidence score,nowhere.yaml,
                l,,,1,requirements-by-each-other/R6/R5/p,,
                """);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(14)
                .satisfies(
                        lines -> assertThat(lines.get(0))
                                .isEqualTo(
                                        "list.csv:2:5: a study has no table \"grades-overal\"; did you mean \"grades-overall\"?"))
                .contains(
                        "list.csv:3:5: the table grades-overall has no row \"evidense\"; did you mean \"evidence\"?",
                        "list.csv:4:5: the table grades-overall has no column \"mett\"; did you mean \"met\"?",
                        "list.csv:5:5: \"met\" is no measure; one is table/row/column, as in grades-overall/evidence/met",
                        "list.csv:6:1: d is in line 5 already",
                        "list.csv:7:1: a figure needs an identifier",
                        "list.csv:8:4: what is printed is missing",
                        "list.csv:9:5: a figure without a measure needs a reason why it has none",
                        "list.csv:10:5: a share in percent is printed, and what stands at grades-overall/evidence/met is"
                                + " none",
                        "list.csv:11:5: what stands at grades-overall/evidence/met % is a share in percent, which is"
                                + " printed with %",
                        "list.csv:12:5: what stands at scores/3/grade is no number but \"On Course\"",
                        "list.csv:13:5: the table grades-overall has 2 rows that begin like that; name one of them",
                        "list.csv:15:5: the table requirements-by-each-other has it the other way round, \"R5/R6\"")
                .filteredOn(line -> line.startsWith("list.csv:14:"))
                .singleElement()
                .asString()
                .startsWith("list.csv:14:6: no study can be made of nowhere.yaml: there is no such file");
    }

    @Test
    void a_list_of_nothing_proves_nothing() throws Exception {
        Run run = audit("");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("list.csv:1:1: there is no figure in it; an audit of nothing proves nothing\n");
    }

    @Test
    void a_file_that_a_list_names_lies_beside_the_list_or_below_it() throws Exception {
        Path elsewhere = Path.of("fixtures", "worked-example.yaml").toAbsolutePath();
        Path below = Files.createDirectories(folder.resolve("below"));
        Files.createSymbolicLink(below.resolve("link.yaml"), elsewhere);
        Files.createSymbolicLink(folder.resolve("out"), elsewhere.getParent());
        StringBuilder list = new StringBuilder();
        List<String> files = List.of(
                elsewhere.toString(),
                "../" + folder.getFileName() + "/list.csv",
                "below/../../x.yaml",
                "below/link.yaml",
                "out/worked-example.yaml");
        files.forEach(file -> list.append(files.indexOf(file) + ",,,1,authorities/evidence score," + file + ",\n"));
        Run run = audit(list.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .hasSize(files.size())
                .allMatch(line -> line.endsWith(": it lies elsewhere, and a list names files beside it or below it"));
    }

    @Test
    void a_figure_of_a_test_that_was_not_made_is_not_reproduced_and_the_others_are_audited() throws Exception {
        Path list = Files.writeString(
                folder.resolve("list.csv"),
                HEADER
                        + "Table 1,here,p,0.05,scores-by-groups/overall score/mentor/p,,too few\n"
                        + "Table 2,here,how many,1,grades-overall/evidence/total,,\n");
        Run run = assay("audit", list.toString(), "fixtures/study/A001-aldrenshire.yaml", "--quiet");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("no number", "1 of 2");
    }

    @Test
    void what_nobody_named_or_answered_is_nought_and_of_a_row_that_is_not_known_that_figure_alone_is_not_audited()
            throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("a.yaml"), """
                authority: A
                type: county
                interview:
                  held: 2004-04-20
                  september-2003: met
                  requirements:
                    R2: {grade: On Course, drivers: [money]}
                documents: []
                """);
        Files.writeString(evidence.resolve("codebook.csv"), """
                requirement,kind,theme,common theme,part of
                R2,driver,money,money,
                R2,driver,time,time,
                """);
        Run run = audit("""
                a,,,0,themes/R2/driver/time/authorities,,
                b,,,0%,themes/R2/driver/time/authorities %,,
                c,,,0,answers/september-2003/nearly met/authorities,,
                d,,,1,themes/R2/driver/time/authorities,,
                e,,,1,themes/R2/driver/tome/authorities,,
                f,,,1,themes/R2/driver/money/authorities,,
                """, evidence.toString());
        assertThat(run.err()).isEqualTo("list.csv:6:5: the table themes has no row \"tome\"; known: \"money\"\n");
        assertThat(run.out())
                .contains("printed 1, recomputed 0  [themes/R2/driver/time/authorities]")
                .contains("4 of 6 figures reproduced, 1 not, 1 cannot be recomputed");
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
    }
}
