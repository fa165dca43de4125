package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.ruleset.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said of rule sets that compile and are probably not meant so. What is expected stands beside each file;
 * {@code -Dgolden.update=true} renews it for review as a diff.
 */
class RulesCheckCommandTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Path SLIPS = Path.of("src", "test", "resources", "bad", "rules");

    private static final List<String> SHARED =
            List.of("pack.yaml", "interpretations.yaml", "parameters.yaml", "evidence.drl", "agencies.drl");

    @TempDir
    Path folder;

    static List<Path> slips() throws IOException {
        try (Stream<Path> files = Files.list(SLIPS.resolve("lint"))) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        }
    }

    private Run check(Path slip, String... options) throws IOException {
        for (String file : SHARED) {
            Files.copy(RULES.resolve(file), folder.resolve(file));
        }
        Files.copy(slip, folder.resolve("slip.drl"));
        List<String> arguments = new ArrayList<>(List.of("rules", "check", folder.toString()));
        arguments.addAll(List.of(options));
        return assay(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void what_is_not_meant_is_told_at_its_place(Path slip) throws Exception {
        Run run = check(slip);
        // These small rule sets leave most kinds, requirements and interpretations alone, which is told as well.
        List<String> told = run.err()
                .replace(folder + "/", "")
                .lines()
                .filter(line -> line.startsWith("slip.drl"))
                .toList();
        Path expected = Path.of(slip.toString().replaceFirst("\\.drl$", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, told);
        }
        assertThat(told).isNotEmpty().isEqualTo(Files.readAllLines(expected));
        assertThat(run.exit())
                .isEqualTo(run.err().lines().allMatch(RulesCheckCommandTest::isWarning) ? Exit.DONE : Exit.RULES);
    }

    @Test
    void the_folder_that_somebody_is_in_has_a_name_as_well() {
        Run run = assay("rules", "check", "--strict", "rules/playgrounds/fixtures/..");
        assertThat(run.err()).doesNotContain("[folder-name]");
        assertThat(run.exit()).isZero();
    }

    @Test
    void a_rule_set_without_a_name_is_not_told_that_its_folder_has_another() throws IOException {
        Path set = Files.createDirectories(folder.resolve("rules/some"));
        Files.writeString(set.resolve("pack.yaml"), "name: \"\"\n");
        Files.writeString(set.resolve("some.drl"), "package some\n");
        assertThat(assay("rules", "check", set.toString()).err())
                .contains("\"name\" is empty")
                .doesNotContain("is called");
    }

    static List<Path> slipsOfTheForm() throws IOException {
        try (Stream<Path> files = Files.list(SLIPS.resolve("interview-form"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("slipsOfTheForm")
    void a_slip_in_the_form_of_interviews_is_told_at_its_place(Path slip) throws Exception {
        Files.copy(slip, folder.resolve("interview-form.yaml"));
        Run run = check(RULES.resolve("requirement-9.drl"));
        List<String> told = run.err()
                .replace(folder + "/", "")
                .lines()
                .filter(line -> line.contains("[interview-form]"))
                .toList();
        Path expected = Path.of(slip.toString().replaceFirst("\\.yaml$", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, told);
        }
        assertThat(told)
                .isNotEmpty()
                .allMatch(line -> line.startsWith("interview-form.yaml:"))
                .isEqualTo(Files.readAllLines(expected));
        assertThat(run.exit()).isEqualTo(Exit.RULES);
    }

    private static boolean isWarning(String line) {
        Matcher code = Pattern.compile("\\[([a-z-]+)]").matcher(line);
        return code.find() && !Check.of(code.group(1)).orElseThrow().isError();
    }

    @Test
    void the_rules_of_march_2004_are_in_order() {
        Run run = assay("rules", "check", "--strict");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("; nothing to complain of\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void what_is_both_only_for_a_condition_that_always_holds_is_not_told_besides() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("playgrounds"));
        try (Stream<Path> files = Files.list(Path.of("rules", "playgrounds"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Path gates = rules.resolve("requirement-1.drl");
        Files.writeString(gates, Files.readString(gates).replace("Gate( width >= {gate-width},", "Gate( width >= 1,"));
        assertThat(assay("rules", "check", rules.toString()).err())
                .isEqualTo(gates
                        + ":29:19: [always-holds] this always holds for a Gate; leave it out, or ask what is meant\n");
    }

    @Test
    void a_number_of_an_interpretation_is_told_however_its_text_is_written() throws Exception {
        playgrounds();
        String decided = "  decided: \"{answers-to-a-survey|1 one|#} or more\"\n";
        String says = ": [other-number] this says \"25\", and rules ask for 12; say {answers-to-a-survey}, so that both"
                + " change together";
        for (String block : List.of(
                "  decided: >\n    of those who play there\n    25\n    answers or more\n",
                "  decided: |-\n    of those who play there\n    25\n\n    answers\n",
                "  decided: of those who play there\n    25\n    answers\n",
                "  decided: \"of those\n    who play there:\n    25 answers\"\n")) {
            edit("interpretations.yaml", decided, block);
            int line = block.startsWith("  decided: o") ? 22 : 23;
            assertThat(told()).as(block).containsExactly("interpretations.yaml:" + line + ":5" + says);
            edit("interpretations.yaml", block, decided);
        }
        String question = "- id: I5\n  question: how many answers make a survey\n";
        String why = "  why: it is about half a class\n";
        edit(
                "interpretations.yaml",
                question + decided + why,
                "- {id: I5, question: how many answers make a survey, decided: 25 answers, why: half of 50 answers}\n");
        assertThat(told()).containsExactly("interpretations.yaml:19:63" + says);
        // What is said by name, and what stands beside that, says no other number.
        edit(
                "interpretations.yaml",
                "decided: 25 answers",
                "decided: \"{answers-to-a-survey} answers, or 25 answers\"");
        assertThat(told()).isEmpty();
    }

    /** Whoever follows what is told comes to a rule that passes and that has words. */
    @Test
    void what_is_added_up_and_compared_in_brackets_is_led_to_what_can_be_compared() throws Exception {
        playgrounds();
        String survey = "    $survey : Survey( answers >= {answers-to-a-survey} )\n";
        String sum = "    $survey : Survey()\n    Number( intValue >= {answers-to-a-survey} )"
                + " from accumulate( Survey( $answers : answers ), sum( $answers ) )\n";
        edit("requirement-2.drl", survey, sum);
        String any =
                "requirement-2.drl:27:5: [comparison] a Number may be any, and is neither less nor more than another;"
                        + " write Integer( )";
        String itself = ", and in its brackets this for the number";
        String asked = "intValue";
        for (String other : List.of("intValue", "intValue()", "this.intValue()", "longValue")) {
            edit("requirement-2.drl", "Number( " + asked, "Number( " + other);
            assertThat(told())
                    .as(other)
                    .filteredOn(line -> !line.contains("[undecided]"))
                    .containsExactly(any + itself);
            asked = other;
        }
        edit("requirement-2.drl", "Number( " + asked, "Number( this");
        assertThat(told()).filteredOn(line -> !line.contains("[undecided]")).containsExactly(any);
        edit("requirement-2.drl", "Number( this", "Long( this");
        assertThat(told())
                .filteredOn(line -> !line.contains("[undecided]"))
                .containsExactly(
                        "requirement-2.drl:27:5: [comparison] what is made of the facts is no Long; write Integer( )");
        edit("requirement-2.drl", "Long( this", "Integer( this");
        assertThat(told()).allMatch(line -> line.contains("[undecided]"));
        assertThat(assay("rules", "read", "--rules", folder.toString(), "--width", "200")
                        .out())
                .contains("if the sum of the numbers of answers is at least twelve");
    }

    @Test
    void a_title_that_says_another_number_than_the_rules_that_count_is_told() throws Exception {
        playgrounds();
        edit("requirement-1.drl", "\"a gate that any child", "\"a gate of 95 cm that any child");
        edit("requirement-1.drl", "\"a recent inspection without", "\"an inspection since 2 May 2024 without");
        String title = "\"P2.M1\", \"a survey with {answers-to-a-survey|1 an answer|# answers} or more\"";
        edit("requirement-2.drl", title, "\"P2.M1\", \"a survey with 25 answers or more\"");
        assertThat(told())
                .containsExactly(
                        "requirement-1.drl:15:52: [other-number] this says \"95\", and the rule \"P1.M1 a gate that is wide"
                                + " and has no step\" asks for 100 (requirement-1.drl:29); say {gate-width}, so that both"
                                + " change together",
                        "requirement-1.drl:18:62: [other-number] this says \"2 May 2024\", and the rule \"P1.M3 a recent"
                                + " inspection without open faults\" asks for 1 January 2025 (requirement-1.drl:81); say"
                                + " {first-day-of-inspections}, so that both change together",
                        "requirement-2.drl:14:56: [other-number] this says \"25\", and the rule \"P2.M1 a survey with"
                                + " twelve answers or more\" asks for 12 (requirement-2.drl:26); say"
                                + " {answers-to-a-survey}, so that both change together");
        // The same number, otherwise said or in another unit, is no other one.
        edit("requirement-1.drl", "a gate of 95 cm", "a gate of 95 kg and 100 cm");
        edit("requirement-1.drl", "since 2 May 2024", "after 31 December 2024");
        edit("requirement-2.drl", "with 25 answers or more", "with more than 11 answers to 25 questions");
        assertThat(told()).isEmpty();
    }

    /** All files of the playgrounds. */
    private void playgrounds() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("rules", "playgrounds"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void what_two_rules_count_and_one_sets_aside_is_told_of_each_and_passes_for_each() throws Exception {
        playgrounds();
        String narrow = "rule \"P1.M1 a narrow gate\"\n";
        String named = "// accept overlap: \"P1.M1 a gate without a step\" counts it at most widths\n";
        edit("requirement-1.drl", narrow, """
                rule "P1.M1 a gate without a step"
                    @source( "Playing Together (invented), page 4" )
                when
                    $gate : Gate( stepFree, width != {gate-width} + 1 )
                then
                    insert( Counted.whole( "P1.M1", $gate ) );
                end

                """ + named + narrow);
        assertThat(told()).isEmpty();
        edit("requirement-1.drl", "width < {gate-width}", "width <= {gate-width}");
        String wide = "requirement-1.drl:43:1: [overlap] P1.M1 counts this fact by the rule"
                + " \"P1.M1 a gate that is wide and has no step\" (requirement-1.drl:25), and sets it aside by the rule"
                + " \"P1.M1 a narrow gate\" (requirement-1.drl:43): - gate: {width: 100, step-free: true}";
        assertThat(told()).containsExactly(wide);
        // A line that names no rule passes for one of them, whichever; with it both pass.
        edit("requirement-1.drl", named, "// accept overlap: wide enough\n" + named);
        assertThat(told()).isEmpty();
        // A line that names a rule passes for that one alone.
        edit("requirement-1.drl", "// accept overlap: wide enough\n", "");
        edit("requirement-1.drl", "width != {gate-width} + 1", "width > {gate-width}");
        assertThat(told())
                .containsExactly(
                        "requirement-1.drl:34:1: [in-vain] whatever the rule \"P1.M1 a gate without a step\" counts for"
                                + " P1.M1, the rule \"P1.M1 a gate that is wide and has no step\" counts anyway; for less to"
                                + " count, ask for more in that rule (requirement-1.drl:25)",
                        "requirement-1.drl:42:1: [accept] there is no overlap left here that this would let pass; take the"
                                + " line out",
                        wide);
    }

    @Test
    void a_strict_check_fails_on_warnings() throws Exception {
        copy();
        edit("requirement-9.drl", INTEGRATED + SOURCE, INTEGRATED);
        Run run = assay("rules", "check", folder.toString(), "--strict");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(folder + "/requirement-9.drl:50:1: [no-source] the rule \"R9.F1 integrated into a plan\""
                        + " has no @source\n");
        assertThat(run.out()).endsWith("0 errors, 1 warning\n");
    }

    private static final String INTEGRATED = "rule \"R9.F1 integrated into a plan\"\n";
    private static final String SOURCE = "    @source( \"Chapter 2, requirement 9; Appendix II, question 7\" )\n";

    /** All files of the rules of March 2004. */
    private void copy() throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private Path edit(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        return Files.writeString(file, text.replace(from, to));
    }

    @Test
    void a_warning_passes_for_a_reason_is_listed_and_told_of_when_it_is_gone() throws Exception {
        copy();
        Path rules = edit(
                "requirement-9.drl",
                INTEGRATED + SOURCE,
                "// accept no-source: the letter is not numbered\n// accept rule-name: nobody\n" + INTEGRATED);
        String published = "rule \"R5.M2 a sector with a published statement\"\n";
        String agreed =
                "$statement : PrivacyStatement( status == StatementStatus.AGREED )\nthen\n    insert( new SetAside( \"R5.M2\"";
        edit("requirement-5.drl", agreed, agreed.replace("AGREED", "DRAFT"));
        edit("requirement-5.drl", published, "// accept criterion-gap: R5.F1 says it\n" + published);
        Run run = assay("rules", "check", folder.toString());
        assertThat(run.out())
                .contains(
                        "; 0 errors, 1 warning\naccepted: ",
                        "[criterion-gap] R5.M2 neither counts nor sets aside this fact",
                        "    because R5.F1 says it\naccepted: " + rules
                                + ":52:1: [no-source] the rule \"R9.F1 integrated into a plan\" has no @source\n"
                                + "    because the letter is not numbered\n");
        assertThat(run.err())
                .isEqualTo(
                        rules
                                + ":51:1: [accept] there is no rule-name left here that this would let pass; take the line out\n");
        assertThat(assay("rules", "check", folder.toString(), "--format", "json")
                        .out())
                .contains("\"accepted\" : [", "\"reason\" : \"the letter is not numbered\"");
    }

    private List<String> told() {
        return assay("rules", "check", folder.toString())
                .err()
                .replace(folder + "/", "")
                .lines()
                .toList();
    }

    @Test
    void what_a_pack_takes_over_and_is_not_there_hides_no_slip_elsewhere() throws Exception {
        copy();
        edit("pack.yaml", "uses: [grading, scoring, agreement]", "uses: [gradin, scoring, agrement]");
        edit("pack.yaml", "total-weight:", "totl-weight:");
        edit("interpretations.yaml", "- id: I1\n", "- di: I1\n");
        // The kind may be declared in what is not there; that a rule ends is not said there.
        edit("requirement-9.drl", "EGovernmentPlan(", "Unheard(");
        edit("requirement-7.drl", "$training : Training( ", "$training : Training( ( ");
        assertThat(told())
                .extracting(line -> line.replaceFirst("^(\\S+?):\\d+:\\d+: (\\[\\S+]).*", "$1 $2"))
                .startsWith("interpretations.yaml [interpretations]")
                .contains("pack.yaml [pack]", "requirement-7.drl [unclosed]")
                .doesNotContain("requirement-9.drl [unknown-kind]");
        assertThat(told())
                .contains(
                        "pack.yaml:8:8: [rule-set] there is no common/gradin.drl to use, neither beside this one nor above it"
                                + " nor in Assay itself; did you mean grading?",
                        "pack.yaml:8:25: [rule-set] there is no common/agrement.drl to use, neither beside this one nor above"
                                + " it nor in Assay itself; did you mean agreement?");
    }

    @Test
    void what_is_to_be_left_out_and_is_not_there_hides_no_slip_elsewhere() throws Exception {
        Files.writeString(
                folder.resolve("pack.yaml"),
                "name: variant\ntitle: A variant\nextends: march-2004\nwithout: [R9.F1 intgrated]\nparametrs: {}\n");
        assertThat(told())
                .containsExactly(
                        "pack.yaml:4:11: [rule-set] march-2004 has no rule and no criterion \"R9.F1 intgrated\" to leave out",
                        "pack.yaml:5:1: [pack] unknown key \"parametrs\" in pack.yaml; did you mean \"parameters\"?");
    }

    @Test
    void what_is_wrong_with_meanings_keeps_nothing_back() throws Exception {
        playgrounds();
        edit("meanings.yaml", "  gate:\n", "  gat:\n");
        edit("requirement-2.drl", """
                    $wish : Wish( status == WishStatus.PLANNED )
                then
                    insert( new SetAside( "P2.F1", $wish, "it is only planned" ) );
                """, """
                    $survey : Survey( answers < 1 )
                then
                    insert( new SetAside( "P2.F1", $survey, "nobody wished" ) );
                """);
        assertThat(told())
                .anyMatch(line -> line.startsWith("meanings.yaml:")
                        && line.endsWith("[meanings] unknown key \"gat\" in kinds; did you mean \"gate\"?"))
                .anyMatch(line -> line.startsWith("evidence.drl:") && line.contains("[gap]"));
    }

    @Test
    void meanings_are_read_whatever_is_wrong_with_rules_unless_that_is_what_they_declare() throws Exception {
        copy();
        edit("meanings.yaml", "  training:\n", "  trainin:\n");
        edit("requirement-9.drl", "EGovernmentPlan(", "EGovernmentPla(");
        assertThat(told())
                .anyMatch(line -> line.contains("[unknown-kind] unknown kind of fact \"EGovernmentPla\""))
                .anyMatch(line -> line.startsWith("meanings.yaml:")
                        && line.endsWith("[meanings] unknown key \"trainin\" in kinds; did you mean \"training\"?"));
        edit("evidence.drl", "declare Training", "delcare Training");
        assertThat(told())
                .anyMatch(line -> line.startsWith("evidence.drl:"))
                .noneMatch(line -> line.startsWith("meanings.yaml:"));
    }

    @Test
    void a_file_that_is_not_read_is_an_error_of_every_command() throws Exception {
        check(RULES.resolve("requirement-9.drl"));
        Path notes = Files.copy(RULES.resolve("notes.drl"), folder.resolve("notes.drl.txt"));
        String told = notes
                + ":1:1: [not-read] this file is not read, because of its name; rule files end in .drl: call it notes.drl, or"
                + " take notes.drl.txt out of the folder\n";
        Run check = assay("rules", "check", folder.toString());
        assertThat(check.err()).isEqualTo(told);
        assertThat(check.exit()).isEqualTo(Exit.RULES);
        for (String command : List.of("evaluate", "verify")) {
            Run run = assay(command, "--rules", folder.toString(), "fixtures/worked-example.yaml");
            assertThat(run.err()).isEqualTo(told);
            assertThat(run.exit()).isEqualTo(Exit.RULES);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    voluntary-organisation=3   | no parameter "voluntary-organisation"; did you mean "voluntary-organisations"?
                    voluntary-organisations=0  | voluntary-organisations is 1 or more (organisations), and not 0
                    directory-fields=4         | directory-fields is from 1 to 3 (fields), and not 4
                    directory-fields=two       | directory-fields is a whole number, such as 2, and not two
                    day-of-assessment=7        | day-of-assessment is a day, such as 2004-04-01, and not 7
                    implications=2004-04-01    | implications is a whole number, such as 2, and not 2004-04-01
                    """)
    void another_value_that_a_parameter_cannot_have_is_a_slip_of_the_command_line(String set, String told) {
        for (List<String> command :
                List.of(List.of("rules", "check"), List.of("evaluate", "fixtures/worked-example.yaml"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--set", set));
            Run run = assay(arguments.toArray(String[]::new));
            assertThat(run.err()).contains(told);
            assertThat(run.exit()).isEqualTo(Exit.INPUT);
        }
    }

    @Test
    void programs_get_json_annotations_or_sarif() throws Exception {
        Path slip = SLIPS.resolve("lint/unknown-part.drl");
        assertThat(check(slip, "--format", "json").out())
                .contains(
                        "\"errors\" : 1,",
                        "\"code\" : \"unknown-part\"",
                        "\"severity\" : \"error\"",
                        "\"severity\" : \"warning\"");
        String[] arguments = {"rules", "check", folder.toString(), "--format", "github"};
        assertThat(assay(arguments).out())
                .contains("::error file=" + folder
                        + "/slip.drl,line=34,col=36,endColumn=41,title=unknown-part::R9.M1 has no part")
                .contains("::warning file=" + folder + "/interpretations.yaml,line=");
        arguments[4] = "sarif";
        assertThat(assay(arguments).out())
                .contains(
                        "\"version\" : \"2.1.0\"",
                        "\"ruleId\" : \"unknown-part\"",
                        "\"startLine\" : 34",
                        "\"level\" : \"warning\"");
    }

    @Test
    void weights_add_up_to_what_the_pack_says() throws Exception {
        check(SLIPS.resolve("lint/no-source.drl"));
        Path pack = folder.resolve("pack.yaml");
        Files.writeString(pack, Files.readString(pack).replace("total-weight: 8", "total-weight: 9"));
        Run run = assay("rules", "check", folder.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains(pack + ":36:15: [weights] the weights add up to 8, not to 9\n");
    }

    @Test
    void what_is_no_rule_set_is_told_in_every_format() {
        Run run = assay("rules", "check", "pom.xml");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("pom.xml:1:1: [rule-set] a rule set is a folder with a pack.yaml; this is a file\n");
        run = assay("rules", "check", "nowhere", "--format", "json");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("\"code\" : \"rule-set\"", "\"message\" : \"there is no such folder of rules\"");
        assertThat(assay("rules", "check", "nowhere", "--format", "github").out())
                .startsWith("::error file=nowhere,line=1,col=1,title=rule-set::there is no such folder of rules");
    }

    @Test
    void a_path_is_a_reference_in_sarif_whatever_its_letters_are() throws Exception {
        check(SLIPS.resolve("lint/no-source.drl"));
        Path odd = Files.move(folder.resolve("slip.drl"), folder.resolve("sp #ä.drl"));
        assertThat(odd).exists();
        assertThat(assay("rules", "check", folder.toString(), "--format", "sarif")
                        .out())
                .contains("/sp%20%23%C3%A4.drl\"");
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void every_code_is_explained(Check check) {
        assertThat(assay("rules", "check", "--explain", check.code()).out())
                .startsWith(check.code() + ", a")
                .contains("\nwrong:  ", "\nright:  ");
    }

    @Test
    void a_code_that_there_is_none_of_is_told() {
        Run run = assay("rules", "check", "--explain", "unknown-kinds");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("assay: --explain: there is no code \"unknown-kinds\"; did you mean \"unknown-kind\"?\n");
        assertThat(assay("rules", "check", "--explain", "what is there").err())
                .startsWith("assay: --explain: there is no code \"what is there\"; there are accept, agreements, ")
                .contains(Check.codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules/playgrounds", "--rules=rules/playgrounds", "--strict", "--format=json", "--watch"})
    void what_is_explained_is_not_taken_for_a_check(String more) {
        Run run = assay("rules", "check", "--explain", "unknown-kind", more);
        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --explain says what a code means and checks no rules; leave out it or "
                                + StringUtils.substringBefore(more, "=") + "\n"));
    }

    @Test
    void of_two_rule_sets_that_are_named_none_is_passed_over() {
        assertThat(assay("rules", "check", "--rules", "rules/rurality", "rules/playgrounds"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: --rules rules/rurality and rules/playgrounds: one rule set is checked at a time; leave out"
                                + " one of them\n"));
    }
}
