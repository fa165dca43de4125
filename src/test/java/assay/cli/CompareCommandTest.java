package assay.cli;

import static assay.cli.RuleSets.git;
import static assay.cli.Run.assay;
import static assay.cli.Run.wide;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule sets that extend others, and what they change. */
class CompareCommandTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final String EDGE = "fixtures/requirements-3-and-4/r3-4-m2-just-met.yaml";

    @TempDir
    Path folder;

    private Path extending(String name, String base) throws IOException {
        Path set = Files.createDirectories(folder.resolve(name));
        Files.writeString(set.resolve("pack.yaml"), "name: " + name + "\nextends: " + base + "\n");
        return set;
    }

    private Path five() throws IOException {
        Path march = Files.createDirectories(folder.resolve("march-2004"));
        try (var files = Files.list(RULES)) {
            for (Path file : files.toList()) {
                Files.copy(file, march.resolve(file.getFileName()));
            }
        }
        // A revision has to have all that its rule sets use.
        Path common = Files.createDirectories(folder.resolve("common"));
        try (var files = Files.list(Path.of("rules", "common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName()));
            }
        }
        Path five = extending("five", "march-2004");
        String text = Files.readString(RULES.resolve("requirements-3-and-4.drl"));
        Files.writeString(
                five.resolve("requirements-3-and-4.drl"),
                text.replace("voluntaryOrganisations >= {voluntary-organisations}", "voluntaryOrganisations >= 5")
                        .replace("voluntaryOrganisations < {voluntary-organisations}", "voluntaryOrganisations < 5"));
        return five;
    }

    @Test
    void a_replaced_file_is_named_in_every_trace() throws Exception {
        Path five = five();
        String[] evaluate = {"evaluate", "--rules", five.toString(), EDGE, "--format", "text"};
        assertThat(wide(evaluate).out())
                .contains("five rules ", "The rule set five extends march-2004, replaces requirements-3-and-4.drl.\n");
        evaluate[5] = "markdown";
        assertThat(wide(evaluate).out()).contains("which extends march-2004, replaces requirements-3-and-4.drl");
        evaluate[5] = "jsonl";
        assertThat(wide(evaluate).out())
                .contains("\"extends\":\"march-2004\",\"replaced\":[\"requirements-3-and-4.drl\"],\"added\":[],"
                        + "\"overridden\":[],\"without\":[]}");
    }

    @Test
    void every_rule_set_on_the_way_is_named_in_traces_and_explanations() throws Exception {
        five();
        Path mid = extending("mid", "five");
        Files.writeString(
                mid.resolve("pack.yaml"),
                Files.readString(mid.resolve("pack.yaml")) + "agreements: [agrees, over-optimistic, unduly pessimistic,"
                        + " not rated]\nwithout: [\"R9.F1 only mentioned in a plan\"]\n");
        Path top = extending("top", "mid");
        Files.copy(RULES.resolve("notes.drl"), top.resolve("notes.drl"));
        String says = "The rule set top extends mid, replaces notes.drl; mid extends five, replaces the agreements of"
                + " pack.yaml, leaves out \"R9.F1 only mentioned in a plan\"; five extends march-2004, replaces"
                + " requirements-3-and-4.drl.\n";
        assertThat(wide("evaluate", "--rules", top.toString(), EDGE).out()).contains(says);
        assertThat(wide("explain", "--rules", top.toString(), EDGE, "R3-4").out())
                .startsWith("Ravensey, requirements 3 & 4, the service directory: Bit Behind.\n\n" + says);
        assertThat(wide("explain", "--rules", top.toString(), EDGE, "R3-4.M2").out())
                .startsWith("Ravensey, requirements 3 & 4: Bit Behind.\n\n" + says);
        assertThat(assay("evaluate", "--rules", top.toString(), "--format", "jsonl", EDGE)
                        .out())
                .contains("\"extends\":\"mid\",\"replaced\":[\"notes.drl\"],\"added\":[],\"overridden\":[],"
                        + "\"without\":[],\"base\":{\"extends\":\"five\",\"replaced\":[],\"added\":[],"
                        + "\"overridden\":[\"agreements\"],\"without\":[\"R9.F1 only mentioned in a plan\"],"
                        + "\"base\":{\"extends\":\"march-2004\",");
        // A file is that of the rule set furthest up that has it.
        assertThat(wide("compare", "--quiet", "--with", top.toString(), EDGE).out())
                .contains("[march-2004/requirements-3-and-4.drl:142]", "[five/requirements-3-and-4.drl:142]");
    }

    @Test
    void a_change_of_the_base_is_a_change_of_what_extends_it() throws Exception {
        Path five = five();
        String before = assay("evaluate", "--rules", five.toString(), EDGE, "--format", "jsonl")
                .out();
        Path pack = folder.resolve("march-2004/pack.yaml");
        Files.writeString(pack, Files.readString(pack).replace("value: 1.99", "value: 1.98"));
        String after = assay("evaluate", "--rules", five.toString(), EDGE, "--format", "jsonl")
                .out();
        assertThat(digest(after)).isNotEqualTo(digest(before));
    }

    private static String digest(String json) {
        return json.replaceFirst("(?s).*\"rules\":\\{\"name\":\"[^\"]*\",\"sha256\":\"([0-9a-f]+)\".*", "$1");
    }

    @Test
    void a_wrong_base_is_told_at_its_place() throws Exception {
        assertThat(said(extending("a", "b")))
                .endsWith("a/pack.yaml:2:10: [rule-set] there is no rule set \"b\" to extend,"
                        + " neither beside this one nor above it nor in Assay itself\n");
        assertThat(said(extending("a", "march-2204")))
                .endsWith("a/pack.yaml:2:10: [rule-set] there is no rule set \"march-2204\" to extend,"
                        + " neither beside this one nor above it nor in Assay itself; did you mean march-2004?\n");
        assertThat(said(extending("a", "a")))
                .endsWith("a/pack.yaml:2:10: [rule-set] a rule set cannot extend itself\n");
        extending("b", "c");
        extending("c", "a");
        assertThat(said(extending("a", "b")))
                .endsWith("c/pack.yaml:2:10: [rule-set] these rule sets extend each other in a circle: a, b, c\n");
    }

    private static String said(Path set) {
        Run run = assay("rules", "check", set.toString());
        assertThat(run.exit()).isEqualTo(3);
        return run.err();
    }

    @Test
    void rules_of_the_base_can_be_left_out_by_name() throws Exception {
        five();
        Path set = extending("set", "march-2004");
        Path pack = set.resolve("pack.yaml");
        Files.writeString(
                pack,
                Files.readString(pack) + "without:\n  - R3-4.M2 a comprehensive listing in a working directory\n");
        assertThat(said(set))
                .isEqualTo(pack
                        + ":4:5: [rule-set] march-2004 has no rule and no criterion \"R3-4.M2 a comprehensive listing in a working"
                        + " directory\" to leave out; did you mean \"R3-4.M2 a comprehensive listing in a working online"
                        + " directory\"?\n");
        Files.writeString(pack, Files.readString(pack).replace("working directory", "working online directory"));
        // Without any rule that counts it nobody could meet the criterion, and the rules would be refused.
        assertThat(said(set)).contains("[never-counted] no rule counts the part \"comprehensive listing\" of R3-4.M2");
        Files.writeString(set.resolve("listing.drl"), """
                package march2004

                import assay.policy.*

                rule "R3-4.M2 a comprehensive listing of more than anybody has"
                    @source( "nowhere" )
                when
                    $directory : Directory( listing == Listing.COMPREHENSIVE, voluntaryOrganisations > 9000 )
                then
                    insert( new Counted( "R3-4.M2", "comprehensive listing", $directory ) );
                end
                """);
        Run run = wide("evaluate", "--rules", set.toString(), EDGE);
        assertThat(run.out())
                .contains(
                        "extends march-2004, adds listing.drl, leaves out \"R3-4.M2 a comprehensive listing in a working online directory\"",
                        "comprehensive listing",
                        // The rules behind the one that is left out stand where they stood.
                        "[requirements-3-and-4.drl:205]");
        assertThat(wide("explain", "--rules", set.toString(), EDGE, "R3-4.M2").out())
                .contains("Not shown: comprehensive listing.");
    }

    @Test
    void what_comes_out_otherwise_is_told_with_evidence_and_rules_on_both_sides() throws Exception {
        Run run = wide("compare", "--with", five().toString(), EDGE, "fixtures/worked-example.yaml");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains(
                        "(extends march-2004, replaces requirements-3-and-4.drl)\n",
                        "1 of 2 have other grades\n",
                        "  R3-4: On Course -> Bit Behind\n    R3-4.M2 was met and is not\n")
                .containsPattern("R3-4, from +to Bit Behind +to On Course\n  Bit Behind +0 +0\n  On Course +1 +1\n");
    }

    @Test
    void a_change_is_a_failure_on_request() throws Exception {
        String five = five().toString();
        assertThat(assay("compare", "--fail-on-change", "--with", five, EDGE).exit())
                .isEqualTo(1);
        assertThat(assay("compare", "--fail-on-change", "--with", five, "fixtures/worked-example.yaml")
                        .exit())
                .isZero();
    }

    @Test
    void it_can_be_had_as_json_and_markdown() throws Exception {
        String five = five().toString();
        assertThat(assay("compare", "--with", five, EDGE, "--format", "json").out())
                .contains("\"requirement\" : \"R3-4\"", "\"before\" : \"On Course\"", "\"after\" : \"Bit Behind\"");
        assertThat(assay("compare", "--with", five, EDGE, "--format", "markdown")
                        .out())
                .contains("| from / to | Bit Behind | On Course |", "- R3-4: On Course \u2192 Bit Behind\n");
    }

    @Test
    void a_rule_set_or_a_revision_that_there_is_none_of_is_told() {
        assertThat(assay("compare", "--with", "nowhere", EDGE).err())
                .isEqualTo("assay: rule set nowhere: there is no such folder\n");
        Run revision = assay("compare", "--with-git", "no-such-revision", EDGE);
        assertThat(revision.exit()).isEqualTo(2);
        assertThat(revision.err()).startsWith("assay: --with-git");
        assertThat(assay("compare", EDGE).exit()).isEqualTo(2);
    }

    @Test
    void the_same_rules_at_another_revision_are_compared_with() throws Exception {
        Path changed = five().resolve("requirements-3-and-4.drl");
        git(folder, "init", "-q");
        git(folder, "add", ".");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is");
        Files.copy(RULES.resolve("requirements-3-and-4.drl"), changed, StandardCopyOption.REPLACE_EXISTING);
        Run run = wide("compare", "--rules", changed.getParent().toString(), "--with-git", "HEAD", EDGE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("R3-4: On Course -> Bit Behind");
    }

    @Test
    void what_is_otherwise_beside_the_grades_is_told_counted_and_no_pass() throws Exception {
        five();
        Path march = folder.resolve("march-2004");
        Path pack = march.resolve("pack.yaml");
        Files.writeString(pack, Files.readString(pack).replace("value: 3.00", "value: 3.01"));
        Path notes = march.resolve("notes.drl");
        Files.writeString(
                notes,
                Files.readString(notes)
                        .replace("no date of the interview is recorded", "the day of the interview is unknown"));
        String score = "overall score: ";
        Run run = wide("compare", "--with", march.toString(), "--fail-on-change", EDGE);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\n0 of 1 have other grades; 1 more has the same grades and other values, scores, notes\n",
                        "\nThe same grades, and otherwise:\n\nRavensey (" + EDGE
                                + ")\n  R3-4 brings in: 3, 2 times -> ",
                        "\n  " + score,
                        "  overall note: none -> the day of the interview is unknown: ");
    }

    @Test
    void agreement_is_compared_as_well() throws Exception {
        five();
        Path agreement = folder.resolve("common/agreement.drl");
        Files.writeString(
                agreement,
                Files.readString(agreement)
                        .replace("new Agreement( $id, \"over-optimistic\" )", "new Agreement( $id, \"agrees\" )"));
        String march = folder.resolve("march-2004").toString();
        String worked = "fixtures/worked-example.yaml";
        assertThat(wide("compare", "--with", march, worked).out())
                .contains(
                        "0 of 1 have other grades; 1 more has the same grades and other agreement\n",
                        "\n  R6 agreement: over-optimistic -> agrees\n");
        assertThat(wide("compare", "--with", march, "--format", "markdown", worked)
                        .out())
                .contains("\n- R6 agreement: over-optimistic \u2192 agrees\n");
        assertThat(wide("compare", "--with", march, "--format", "html", worked).out())
                .contains("<li><bdi>R6 agreement: over-optimistic \u2192 agrees</bdi></li>");
        assertThat(wide("compare", "--with", march, "--format", "json", worked).out())
                .contains(
                        "\"changed\" : 0,",
                        "\"otherwise\" : 1,",
                        "\"about\" : \"R6\",\n      \"what\" : \"agreement\",\n      \"before\" : \"over-optimistic\"");
        assertThat(assay("compare", "--with", "rules/march-2004", "--fail-on-change", worked)
                        .exit())
                .isZero();
    }

    @Test
    void what_counts_otherwise_is_told_though_no_criterion_and_no_grade_is_another() {
        String ambelstow = "fixtures/study/A003-ambelstow.yaml";
        String included = "rules/variants/i18-included-agencies";
        Run run = wide("compare", "--with", included, "--fail-on-change", ambelstow);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "\n0 of 1 have other grades; 1 more has the same grades and other facts that count, "
                                + "facts set aside, parts missing\n",
                        "\n  R6.F1 counts: none -> D10, fact 1 for voluntary sector\n",
                        "\n  R6.F1 set aside: D10, fact 1: no other agency has agreed to it -> none\n",
                        "\n  R6.F1 missing: 2 of district council, police, ")
                .endsWith(" -> 1 of district council, police, probation, youth offending team, connexions, housing, "
                        + "early years, sure start, childrens fund\n");
        assertThat(wide("compare", "--with", included, "--format", "json", ambelstow)
                        .out())
                .contains(
                        "\"about\" : \"R6.F1\",\n      \"what\" : \"set-aside\",\n      \"before\" : \"D10, fact 1: ");
    }

    @Test
    void what_counts_for_a_part_of_another_name_is_not_said_to_count_for_nothing() {
        assertThat(wide("compare", "--with", "rules/march-2004-pilot", "fixtures/worked-example.yaml")
                        .out())
                .contains(
                        "      after:  D10, guidance, pp. 2-7, fact 1 (consent-guidance) counts for obtaining consent, "
                                + "documenting consent\n",
                        "      before: D12, first e-mail, fact 1 (practitioner-dissemination) counts for nothing that is "
                                + "asked for; that is obtaining consent, ")
                .doesNotContain("(sharing-protocol) counts for nothing", "(consent-guidance) counts for nothing");
    }

    @Test
    void another_reason_another_reading_and_another_next_grade_are_told_beside_the_same_grade() {
        assertThat(wide("compare", "--with", "rules/variants/i3-one-minimum", "fixtures/study/A001-aldrenshire.yaml")
                        .out())
                .contains("\n  R8 reason: Every minimum is met (2 of 2), and no further improvement is shown. -> "
                        + "Every minimum is met (1 of 1), and no further improvement is shown.; ");
        assertThat(wide(
                                "compare",
                                "--with",
                                "rules/variants/i5-drafts-do-not-count",
                                "fixtures/study/A016-corvendale.yaml")
                        .out())
                .contains(
                        "\n  R5 next: On Course with R5.M2 -> On Course with R5.M1\n",
                        "\n  R5 rests on: I5, I6, I7, I9, I27 -> I5, I6, I7\n");
    }

    @Test
    void what_is_only_called_otherwise_is_the_same() throws Exception {
        five();
        Path pack = folder.resolve("march-2004/pack.yaml");
        String text = Files.readString(pack);
        Files.writeString(pack, text.replace("name: over-optimistic", "name: too hopeful"));
        assertThat(pack).content().isNotEqualTo(text);
        String with = folder.resolve("march-2004").toString();
        String worked = "fixtures/worked-example.yaml";
        Run run = wide("compare", "--with", with, "--fail-on-change", worked);
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("\n\"over-optimistic\" is called \"too hopeful\" after, and so here throughout\n")
                .endsWith("\n0 of 1 have other grades\n");
        assertThat(wide("compare", "--with", with, "--format", "json", worked).out())
                .contains("\"before\" : \"over-optimistic\",\n      \"after\" : \"too hopeful\"");
        assertThat(wide("compare", "--with", with, "--format", "markdown", worked)
                        .out())
                .contains("- \"over-optimistic\" is called \"too hopeful\" after, ");
        assertThat(wide("compare", "--with", with, "--format", "html", worked).out())
                .contains("<li>\"over-optimistic\" is called \"too hopeful\" after, ");
    }
}
