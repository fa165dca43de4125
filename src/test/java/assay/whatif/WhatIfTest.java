package assay.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluation.RequirementResult;
import assay.evaluation.Evaluator;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.EvidenceWriter;
import assay.evidence.Observation;
import assay.proof.Edges;
import assay.reading.RuleSetReader;
import assay.rules.RuleBase;
import assay.rules.UncheckedRules;
import assay.ruleset.Field;
import assay.ruleset.Range;
import assay.study.Plan;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals of all fixtures, held against the rules themselves. */
class WhatIfTest {

    /** What it lists is not asked for here. */
    private static final String DIRECTORY =
            "- directory: status: working online: true fields: [referral procedures] sectors: []"
                    + " voluntary-organisations: 0 listing: partial; ";

    private static RuleBase rules;
    private static RuleSetReader.Read read;
    private static WhatIf whatIf;

    @BeforeAll
    static void loadRules() throws Exception {
        rules = TestRules.march2004();
        read = RuleSetReader.read(RuleSetReader.draft(RuleFiles.read(Path.of(rules.folder()))));
        whatIf = new WhatIf(new Evaluator(rules), read);
    }

    private static WhatIf whatIf(RuleBase base, Path folder) throws Exception {
        return new WhatIf(new Evaluator(base), RuleSetReader.read(RuleSetReader.draft(RuleFiles.read(folder))));
    }

    private static List<Evidence> every(int nth) throws Exception {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("fixtures"))) {
            files = walk.filter(file -> file.toString().endsWith(".yaml") && !Plan.isOne(file))
                    .sorted()
                    .toList();
        }
        EvidenceReader reader = new EvidenceReader(rules.ruleSet());
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < files.size(); i += nth) {
            evidence.add(reader.read(files.get(i), files.get(i).toString()));
        }
        return evidence;
    }

    private static int rank(String grade) {
        return rules.ruleSet().pack().gradeNames().indexOf(grade);
    }

    /** The facts with one fact left out, or one word of one list that may do without, or one less of what is counted. */
    private static List<List<Observation>> smaller(List<Observation> facts) {
        List<List<Observation>> smaller = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            Observation fact = facts.get(i);
            List<Observation> without = new ArrayList<>(facts);
            without.remove(i);
            smaller.add(without);
            for (Field field : fact.kind().fields()) {
                for (Object less : less(field, fact.values().get(field.property()))) {
                    Map<String, Object> values = new LinkedHashMap<>(fact.values());
                    values.put(field.property(), less);
                    List<Observation> shorter = new ArrayList<>(facts);
                    shorter.set(i, new Observation(fact.kind(), values, null, false, null));
                    smaller.add(shorter);
                }
            }
        }
        return smaller;
    }

    private static List<?> less(Field field, Object value) {
        if (value instanceof List<?> words && (words.size() > 1 || field.mayBeEmpty())) {
            return words.stream()
                    .map(word -> words.stream().filter(other -> other != word).toList())
                    .toList();
        }
        return value instanceof Integer number && number > 0 ? List.of(number - 1) : List.of();
    }

    private static void assertLeads(
            Evidence evidence, Proposal proposal, Function<Evaluation, String> grade, String what) {
        assertThat(grade.apply(whatIf.evaluated(evidence, proposal.added())))
                .as(what)
                .isEqualTo(proposal.to());
        assertThat(rank(proposal.to())).as(what).isGreaterThan(rank(proposal.from()));
        for (List<Observation> less : smaller(proposal.added())) {
            assertThat(rank(grade.apply(whatIf.evaluated(evidence, less))))
                    .as(what + " with " + less)
                    .isLessThan(rank(proposal.to()));
        }
    }

    @Test
    @Tag("sample")
    void every_proposal_leads_where_it_says_and_nothing_can_be_left_out_of_it() throws Exception {
        assertThat(proposalsThatLead(every(45))).isGreaterThan(40);
    }

    @Test
    @Tag("whole")
    void so_does_every_proposal_for_five_times_as_many_fixtures() throws Exception {
        assertThat(proposalsThatLead(every(9))).isGreaterThan(200);
    }

    private static int proposalsThatLead(List<Evidence> all) {
        int proposals = 0;
        for (Evidence evidence : all) {
            Improvements improvements = whatIf.improvements(evidence);
            for (RequirementResult result : improvements.before().requirements()) {
                List<Proposal> found = improvements.of(result.id());
                assertThat(found.isEmpty())
                        .as(evidence.file() + " " + result.id())
                        .isEqualTo(result.toNextGrade() == null);
                for (Proposal proposal : found) {
                    assertLeads(
                            evidence,
                            proposal,
                            after ->
                                    after.requirement(result.id()).orElseThrow().grade(),
                            evidence.file() + " " + result.id());
                    proposals++;
                }
            }
        }
        return proposals;
    }

    @Test
    void the_overall_grade_is_lifted_by_what_lifts_requirements() throws Exception {
        int lifted = 0;
        for (Evidence evidence : every(60)) {
            Improvements improvements = whatIf.improvements(evidence);
            Optional<Proposal> proposal = improvements.overall();
            assertThat(proposal.isEmpty())
                    .as(evidence.file())
                    .isEqualTo(
                            improvements.before().overall().evidence().grade().equals("Well Ahead"));
            if (proposal.isPresent()) {
                assertLeads(
                        evidence,
                        proposal.get(),
                        after -> after.overall().evidence().grade(),
                        evidence.file());
                lifted++;
            }
        }
        assertThat(lifted).isGreaterThan(3);
    }

    private static Improvements improvements(String file) throws Exception {
        return whatIf.improvements(new EvidenceReader(rules.ruleSet()).read(Path.of(file), file));
    }

    private static List<String> told(List<Proposal> proposals) {
        return proposals.stream().map(WhatIfTest::told).toList();
    }

    private static String told(Proposal proposal) {
        return proposal.to() + ": "
                + EvidenceWriter.facts(proposal.added(), 0, rules.ruleSet())
                        .replaceAll("\\n {4}", " ")
                        .replace("\n", "; ");
    }

    @Test
    void one_fact_that_lifts_a_requirement_by_two_grades_lifts_the_overall_grade() throws Exception {
        assertThat(told(improvements("fixtures/requirement-6/r6-a1-protocols-add-up.yaml")
                        .overall()
                        .orElseThrow()))
                .isEqualTo("Bit Behind: - privacy-statement: agencies: [health, council] status: published; ");
    }

    @Test
    void the_overall_grade_of_the_worked_example_is_four_facts_away() throws Exception {
        assertThat(told(improvements("fixtures/worked-example.yaml").overall().orElseThrow()))
                .isEqualTo("Well Ahead: - glossary: agencies: [health, education]; "
                        + DIRECTORY
                        + "- privacy-statement: agencies: [health, council] status: published; "
                        + "- senior-sign-up: to: information sharing protocol agencies: [education, district council]"
                        + " shown-by: signature; ");
    }

    @Test
    void the_weakest_words_are_proposed_and_no_test_that_an_assessor_would_make() throws Exception {
        assertThat(told(improvements("fixtures/worked-example.yaml").of("R3-4")))
                .containsExactly("Well Ahead: " + DIRECTORY);
    }

    /** A directory that is short of one field, and was tried for others that nobody found. */
    private static Improvements tried(String... lookedFor) throws Exception {
        StringBuilder text = new StringBuilder("""
                authority: A
                type: county
                documents:
                  - id: D1
                    title: Directory
                    shows:
                      - directory:
                          status: working
                          online: true
                          fields: [eligibility criteria]
                          sectors: [health, education, social care]
                          voluntary-organisations: 3
                          listing: comprehensive
                      - directory-maintenance: {responsible: x, status: in place}
                      - directory-quality-check: {aspects: [accuracy]}
                """);
        for (String field : lookedFor) {
            text.append("      - directory-test: {service: clubs, looked-for: ")
                    .append(field)
                    .append(", found: false}\n");
        }
        return whatIf.improvements(new EvidenceReader(rules.ruleSet())
                .read("tried.yaml", text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_a_test_has_not_found_is_not_proposed_where_there_is_something_else() throws Exception {
        assertThat(tried("geographical location").of("R3-4")).isNotEmpty().allSatisfy(proposal -> {
            assertThat(proposal.contradicted()).isEmpty();
            assertThat(told(proposal)).contains("fields: [referral procedures]");
        });
        assertThat(tried("referral procedures").of("R3-4")).isNotEmpty().allSatisfy(proposal -> {
            assertThat(proposal.contradicted()).isEmpty();
            assertThat(told(proposal)).contains("fields: [geographical location]");
        });
    }

    @Test
    void where_there_is_nothing_else_it_is_known_what_speaks_against_it() throws Exception {
        Proposal proposal =
                tried("geographical location", "referral procedures").of("R3-4").get(0);
        assertThat(proposal.contradicted())
                .containsExactly(
                        "R3-4.M1 and R3-4.W1, referral procedures: no test of the directory found it (D1, fact 5).");
        assertThat(improvements("fixtures/worked-example.yaml")
                        .overall()
                        .orElseThrow()
                        .contradicted())
                .containsExactly(
                        "R3-4.M1 and R3-4.W1, referral procedures: no test of the directory found it (D4, fact 2).");
    }

    @Test
    void a_list_that_may_be_empty_is_proposed_empty_where_nothing_asks_for_what_is_in_it() throws Exception {
        Map<String, List<String>> lists = Map.of(
                "R6", List.of("agreed-by: []"),
                "R3-4", List.of("fields: []", "sectors: []"));
        for (Map.Entry<String, List<String>> one : lists.entrySet()) {
            assertThat(String.join(
                            "",
                            told(improvements("fixtures/grading/no-documents.yaml")
                                    .of(one.getKey()))))
                    .contains(one.getValue());
        }
    }

    @Test
    void there_is_one_way_for_each_set_of_criteria_and_one_for_each_grade_that_needs_no_more() throws Exception {
        assertThat(told(improvements("fixtures/grading/no-documents.yaml").of("R8")))
                .containsExactly(
                        "Bit Behind: - business-needs-discussion: implications: [culture change, professional practice]"
                                + " agencies: [health]; ",
                        "Bit Behind: - business-needs-discussion: implications: [culture change]"
                                + " agencies: [health, council]; ",
                        "On Course: - business-needs-discussion: implications: [culture change, professional practice]"
                                + " agencies: [health, council]; ");
    }

    @Test
    void no_two_ways_meet_the_same_criteria() throws Exception {
        assertThat(told(improvements("fixtures/worked-example.yaml").of("R7")))
                .containsExactly(
                        "On Course: - consent-form: agencies: [health] purpose: information sharing status: draft; "
                                + "- practitioner-dissemination: of: [consent guidance, consent forms] agencies: [health]"
                                + " status: issued; ",
                        "Well Ahead: - consent-form: agencies: [health, council] purpose: information sharing"
                                + " status: issued; "
                                + "- practitioner-dissemination: of: [consent guidance, consent forms] agencies: [health]"
                                + " status: issued; ");
    }

    /** As much as one fact can say, of every kind and with every word, each on its own. */
    @Test
    void no_single_fact_does_what_several_are_proposed_for() throws Exception {
        int several = 0;
        for (Evidence evidence : every(100)) {
            Improvements improvements = whatIf.improvements(evidence);
            for (Observation fact : new Candidates(rules.ruleSet().vocabulary(), Edges.of(read)).all()) {
                Evaluation after = whatIf.evaluated(evidence, List.of(fact));
                for (RequirementResult result : improvements.before().requirements()) {
                    List<Proposal> found = improvements.of(result.id());
                    if (!found.isEmpty() && found.get(0).added().size() > 1) {
                        assertThat(after.requirement(result.id()).orElseThrow().grade())
                                .as(evidence.file() + " with " + fact)
                                .isEqualTo(result.grade());
                        several++;
                    }
                }
                if (improvements.overall().map(way -> way.added().size()).orElse(0) > 1) {
                    assertThat(after.overall().evidence().grade())
                            .as(evidence.file() + " with " + fact)
                            .isEqualTo(
                                    improvements.before().overall().evidence().grade());
                    several++;
                }
            }
        }
        assertThat(several).isGreaterThan(100);
    }

    @Test
    void what_may_be_left_out_is_filled_in_where_nothing_else_counts(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: visits\nextends: march-2004\n");
        Files.writeString(folder.resolve("visits.drl"), """
                package march2004

                import assay.policy.*
                import java.time.LocalDate

                declare Visit extends Fact
                    @reads( "a visit" )
                    guests : int
                    held : LocalDate @optional @reads( "held {}" )
                    notes : String @optional
                end

                rule "Requirement 9 asks for a visit"
                    @source( "A letter" )
                when
                then
                    insert( Criterion.further( "R9.F2", "a visit in the new year" ) );
                end

                rule "R9.F2 a visit in the new year"
                    @source( "A letter" )
                when
                    $visit : Visit( held != null, held >= LocalDate.of( 2004, 1, 1 ) )
                then
                    insert( Counted.whole( "R9.F2", $visit ) );
                end

                rule "R9.F2 a visit of which nobody knows when it was"
                    @source( "A letter" )
                when
                    $visit : Visit( held == null || held < LocalDate.of( 2004, 1, 1 ) )
                then
                    insert( new SetAside( "R9.F2", $visit, "it was not in the new year" ) );
                end
                """);
        RuleBase base = TestRules.in(folder);
        Evidence evidence = new EvidenceReader(base.ruleSet())
                .read(Path.of("fixtures/worked-example.yaml"), "fixtures/worked-example.yaml");
        assertThat(whatIf(base, folder).improvements(evidence).of("R9"))
                .extracting(Proposal::added)
                .anySatisfy(added -> assertThat(added)
                        .singleElement()
                        .extracting(one -> one.values().keySet())
                        .isEqualTo(Set.of("guests", "held")));
    }

    private static final String WAITING = """
            package march2004

            import assay.policy.*

            declare Wait extends Fact
                @reads( "a wait" )
                days : int @reads( "of {} day|days" )
            end

            declare Uptake extends Fact
                @reads( "an uptake" )
                share : double @reads( "of {} per cent" )
            end

            rule "Requirement 9 asks for short waits and a wide uptake"
                @source( "A letter" )
            when
            then
                insert( Criterion.further( "R9.F2", "nobody waits long" ) );
                insert( Criterion.further( "R9.F3", "most take it up" ) );
            end

            rule "R9.F2 a short wait"
                @source( "A letter" )
            when
                $wait : Wait( days <= {longest-wait} )
            then
                insert( Counted.whole( "R9.F2", $wait ) );
            end

            rule "R9.F2 a long wait"
                @source( "A letter" )
            when
                $wait : Wait( days > {longest-wait} )
            then
                insert( new SetAside( "R9.F2", $wait, "it is long" ) );
            end

            rule "R9.F3 a wide uptake"
                @source( "A letter" )
            when
                $uptake : Uptake( share > {uptake} )
            then
                insert( Counted.whole( "R9.F3", $uptake ) );
            end

            rule "R9.F3 a narrow uptake"
                @source( "A letter" )
            when
                $uptake : Uptake( share <= {uptake} )
            then
                insert( new SetAside( "R9.F3", $uptake, "it is narrow" ) );
            end
            """;

    /** The facts by which requirement 9 comes to the next grade, each alone, where two numbers are as they are given. */
    private static Set<Map<String, Object>> shownAlone(Path folder, int longestWait, int uptake) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: waiting\nextends: march-2004\n");
        Files.writeString(
                folder.resolve("parameters.yaml"),
                "longest-wait: {value: " + longestWait
                        + ", unit: days, source: A letter, says: how long nobody waits}\n" + "uptake: {value: " + uptake
                        + ", unit: per cent, source: A letter, says: how many take it up}\n");
        Files.writeString(folder.resolve("waiting.drl"), WAITING);
        RuleBase base = TestRules.in(folder);
        Evidence evidence = new EvidenceReader(base.ruleSet())
                .read(Path.of("fixtures/worked-example.yaml"), "fixtures/worked-example.yaml");
        return whatIf(base, folder).improvements(evidence).of("R9").stream()
                .map(Proposal::added)
                .filter(added -> added.size() == 1)
                .map(added -> added.get(0).values())
                .collect(Collectors.toSet());
    }

    @Test
    void where_few_are_asked_for_few_are_proposed(@TempDir Path folder) throws Exception {
        assertThat(shownAlone(folder, 5, 4)).contains(Map.of("days", 0));
    }

    /** One by one it would be as many evaluations as there are numbers below. */
    @Test
    void the_lowest_whole_number_that_does_is_proposed_however_large(@TempDir Path folder) throws Exception {
        assertThat(shownAlone(folder, 5, 4)).contains(Map.of("share", 5.0));
        assertThat(shownAlone(folder, 5, 60)).contains(Map.of("share", 61.0));
        assertThat(shownAlone(folder, 5, 900_000)).contains(Map.of("share", 900_001.0));
    }

    /** What is proposed by rules that ask for one kind of evidence, and set aside what is not as they ask. */
    private static Improvements asked(Path folder, String fields, String conditions) throws Exception {
        Files.writeString(folder.resolve("pack.yaml"), "name: clubs\nextends: march-2004\n");
        Files.writeString(folder.resolve("clubs.drl"), """
                package march2004

                import assay.policy.*
                import java.time.LocalDate

                declare Club extends Fact
                    @reads( "a club" )
                    %s
                end

                rule "Requirement 9 asks for a club"
                    @source( "A letter" )
                when
                then
                    insert( Criterion.further( "R9.F2", "a club as it should be" ) );
                end

                rule "R9.F2 a club"
                    @source( "A letter" )
                when
                    %s
                then
                    insert( Counted.whole( "R9.F2", $club ) );
                end

                rule "R9.F2 any club"
                    @source( "A letter" )
                when
                    $club : Club()
                then
                    insert( new SetAside( "R9.F2", $club, "it may not be as it should be" ) );
                end
                """.formatted(fields, conditions));
        RuleBase base = TestRules.in(folder);
        Evidence evidence = new EvidenceReader(base.ruleSet())
                .read(Path.of("fixtures/worked-example.yaml"), "fixtures/worked-example.yaml");
        return whatIf(base, folder).improvements(evidence);
    }

    private static Set<Map<String, Object>> clubs(Improvements improvements) {
        return improvements.of("R9").stream()
                .map(Proposal::added)
                .filter(added -> added.size() == 1 && added.get(0).kind().word().equals("club"))
                .map(added -> added.get(0).values())
                .collect(Collectors.toSet());
    }

    @Test
    void a_number_with_decimals_is_proposed_by_the_last_digit_of_what_it_is_compared_with(@TempDir Path folder)
            throws Exception {
        assertThat(clubs(asked(folder, "hours : double", "$club : Club( hours > 20.5 )")))
                .containsExactly(Map.of("hours", 20.6));
        assertThat(clubs(asked(folder, "hours : double", "$club : Club( hours >= 20.5 )")))
                .containsExactly(Map.of("hours", 20.5));
    }

    @Test
    void what_lies_between_two_numbers_that_follow_each_other_is_tried(@TempDir Path folder) throws Exception {
        assertThat(clubs(asked(folder, "hours : double", "$club : Club( hours > 20, hours < 21 )")))
                .containsExactly(Map.of("hours", 20.5));
        assertThat(clubs(asked(folder, "share : double @above( 0 ) @below( 1 )", "$club : Club( share > 0.25 )")))
                .containsExactly(Map.of("share", 0.26));
    }

    /** Of which rules that add them up would make more than they can hold. */
    @Test
    void the_largest_number_that_can_be_read_is_not_tried_where_no_rule_set_says_the_most() {
        assertThat(new Amounts(Range.OF_WHOLE_NUMBERS, true, List.of(BigDecimal.TEN)).many())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(20));
        Range percent = new Range(Map.of(Range.Edge.FROM, BigDecimal.ZERO, Range.Edge.TO, BigDecimal.valueOf(60)));
        assertThat(new Amounts(percent, true, List.of(BigDecimal.valueOf(900))).many())
                .as("what is added up may be more than one can be")
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(BigDecimal.valueOf(20), BigDecimal.valueOf(60));
    }

    @Test
    void numbers_and_days_without_a_name_are_tried(@TempDir Path folder) throws Exception {
        assertThat(clubs(asked(folder, "children : int", "$club : Club( children > 137, children < 150 )")))
                .containsExactly(Map.of("children", 138));
        assertThat(clubs(asked(folder, "opened : LocalDate", "$club : Club( opened > LocalDate.of( 2004, 5, 1 ) )")))
                .containsExactly(Map.of("opened", LocalDate.of(2004, 5, 2)));
        assertThat(clubs(asked(
                        folder, "opened : LocalDate", "$club : Club( opened.isAfter( LocalDate.of( 2004, 5, 1 ) ) )")))
                .containsExactly(Map.of("opened", LocalDate.of(2004, 5, 2)));
        assertThat(clubs(asked(
                        folder,
                        "opened : LocalDate",
                        "$club : Club( opened.plusDays( 10 ) == LocalDate.of( 2004, 5, 11 ) )")))
                .containsExactly(Map.of("opened", LocalDate.of(2004, 5, 1)));
    }

    @Test
    void a_number_is_tried_in_what_adds_up_to_what_it_is_compared_with(@TempDir Path folder) throws Exception {
        assertThat(clubs(asked(folder, "children : int", """
                $club : Club()
                accumulate( Club( $children : children ); $all : sum( $children ); $all > 700, $all < 710 )"""))).containsExactly(Map.of("children", 701));
    }

    /** Halving between a hundred and a thousand finds the upper range alone. */
    @Test
    void the_lowest_is_found_where_more_is_not_always_better(@TempDir Path folder) throws Exception {
        assertThat(clubs(asked(
                        folder,
                        "children : int",
                        "$club : Club( ( children >= 150 && children < 160 ) || children >= 900 )")))
                .containsExactly(Map.of("children", 150));
    }

    /** Six numbers, each in each of three fields, would make more facts than are tried. */
    @Test
    void each_number_is_tried_only_in_fields_that_rules_compare_with_it(@TempDir Path folder) throws Exception {
        Improvements found = asked(folder, "children : int  staff : int  rooms : int", """
                $club : Club( children > 130, children < 140, staff > 230, staff < 240, rooms > 330, rooms < 340 )""");
        assertThat(clubs(found)).containsExactly(Map.of("children", 131, "staff", 231, "rooms", 331));
        assertThat(found.untried()).isEmpty();
        assertThat(found.isCutShort()).isFalse();
    }

    @Test
    void that_there_are_more_facts_than_are_tried_is_said(@TempDir Path folder) throws Exception {
        String fields = IntStream.rangeClosed(1, 9)
                .mapToObj(each -> "open" + each + " : boolean")
                .collect(Collectors.joining("\n"));
        Improvements found = asked(folder, fields, "$club : Club( !open1 )");
        assertThat(found.untried()).extracting(Untried::says).containsExactly("""
                not every club could be tried as an addition: its single words and the numbers and days that rules compare \
                it with can be put together in more than 256 ways, of which no more are tried; something smaller may be \
                enough""");
        assertThat(found.isCutShort("R9")).isTrue();
    }

    /** What nobody submitted breaks nothing off where the rules do not say what becomes of it: it is passed over, and told. */
    @Test
    void an_addition_that_the_rules_lose_is_passed_over(@TempDir Path folder) throws Exception {
        UncheckedRules.losingRepairs(folder);
        RuleBase base = UncheckedRules.in(folder);
        WhatIf tried = whatIf(base, folder);
        Evidence nothing = new EvidenceReader(base.ruleSet())
                .read("a.yaml", "authority: A\nsetting: town\ndocuments: []\n".getBytes(StandardCharsets.UTF_8));
        Improvements found = tried.improvements(nothing);
        assertThat(found.of("P1")).isNotEmpty();
        assertThat(found.untried())
                .singleElement()
                .extracting(one -> one.kind().word())
                .isEqualTo("repair");
    }
}
