package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.lang3.StringUtils;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways to make a rule reach further than policy does: to change what was found, to hang on chance, on the machine or on the
 * order in which something is kept, to go on for ever. Each stands in a file with what is said of it.
 */
class GuardTest {

    private static final Path WAYS = Path.of("src", "test", "resources", "bad", "rules", "guard");

    private static final String KINDS = """
            package abusive
            import assay.policy.*
            import java.util.*
            import java.time.LocalDate
            import java.math.BigDecimal
            declare enum Topic
                HEALTH, MONEY;
            end
            declare Leaflet extends Fact
                about : String
                year : int
                day : LocalDate
                topics : List<Topic>
            end
            declare Held
                words : List<String>
            end
            """;

    @TempDir
    Path folder;

    /** One way: what it is called, what a rule says, and what is said of it. */
    private record Way(String name, String code, String said) {}

    private static List<Way> ways(String file) throws IOException {
        List<Way> ways = new ArrayList<>();
        for (String block : StringUtils.splitByWholeSeparator(Files.readString(WAYS.resolve(file)), "\n\n")) {
            String[] lines = StringUtils.stripAll(StringUtils.split(block.strip(), '\n'));
            ways.add(new Way(lines[0], lines[1], lines[2]));
        }
        return ways;
    }

    private Path rules(String drl) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), """
                name: abusive
                title: rules that reach too far
                source: a test
                grades: [{name: Fine, value: 1, met: true}]
                requirements: [{id: R1, number: "1", name: something, weight: 1}]
                agreements: [agrees]
                """);
        return Files.writeString(folder.resolve("rules.drl"), KINDS + drl);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(
                        ProblemsException.class, () -> RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none()))
                .problems();
    }

    /** What is said of the rules that a text is put into, by the line of each. */
    private void checkEach(List<Way> ways, String rule) throws IOException {
        StringBuilder drl = new StringBuilder();
        ways.forEach(way -> drl.append(rule.formatted(way.name, way.code)));
        rules(drl.toString());
        List<Problem> problems = problems();
        int first = StringUtils.countMatches(KINDS, '\n') + 1;
        int lines = StringUtils.countMatches(rule, '\n');
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            int from = first + i * lines;
            List<String> said = problems.stream()
                    .filter(problem -> problem.line() >= from && problem.line() < from + lines)
                    .map(Problem::message)
                    .toList();
            all.assertThat(said)
                    .as("%s: %s", way.name, way.code)
                    .anySatisfy(message -> assertThat(message).contains("the rule \"" + way.name + "\"", way.said));
        }
        all.assertAll();
        assertThat(problems).allSatisfy(problem -> assertThat(problem.line()).isGreaterThanOrEqualTo(first));
    }

    @Test
    void a_conclusion_does_nothing_but_conclude() throws Exception {
        checkEach(ways("conclusions.txt"), """
                rule "%s"
                when
                    $l : Leaflet()
                then
                    %s
                end
                """);
    }

    @Test
    void a_condition_does_nothing_but_ask() throws Exception {
        checkEach(ways("conditions.txt"), """
                rule "%s"
                when
                    %s
                then
                    insert( new Note( "x" ) );
                end
                """);
    }

    @Test
    void what_conclusions_may_be_put_together_from_is_allowed() throws Exception {
        rules("""
                rule "Requirement 1 asks for"
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a leaflet" ) );
                end
                rule "R1.M1 words in their order"
                when
                    $l : Leaflet( about.toLowerCase( Locale.ROOT ) != "none", topics.size > 1, day.isAfter( LocalDate.of( 2004, 4, 1 ) ) )
                then
                    List<String> words = new ArrayList<>();
                    TreeSet<String> sorted = new TreeSet<>();
                    Map<String, Integer> counted = new LinkedHashMap<>();
                    EnumSet<Topic> topics = EnumSet.of( Topic.MONEY );
                    int seen = 0;
                    for ( Topic topic : $l.getTopics() ) {
                        if ( topic == Topic.HEALTH || seen == 3 ) {
                            continue;
                        }
                        seen++;
                        words.add( Words.of( topic ) );
                        sorted.addAll( words );
                        counted.put( topic.name(), counted.getOrDefault( topic.name(), 0 ) + 1 );
                        topics.add( topic );
                    }
                    String all = seen > 0 ? String.join( ", ", sorted ) : "none";
                    insert( new Held( List.copyOf( words ) ) );
                    insert( new Note( all + " " + counted + " " + topics + " " + (int) 2.5 ) );
                    for ( Map.Entry<String, Integer> one : counted.entrySet() ) {
                        insert( new Held( List.copyOf( words.subList( 0, one.getValue() ) ) ) );
                    }
                    insert( new Note( String.join( ", ", counted.keySet() ) + new TreeSet<>( words ).first() ) );
                    insert( Counted.whole( "R1.M1", $l ) );
                end
                rule "R1.M1 sums"
                when
                    $r : Rating( $value : weightedValue )
                then
                    BigDecimal sum = BigDecimal.ZERO;
                    sum = sum.add( $value ).add( new BigDecimal( "1" ).add( BigDecimal.valueOf( 2 ) ) );
                    List<String> words = new ArrayList<>();
                    words.add( "" + sum );
                    insert( new Note( "" + words ) );
                end
                rule "R1.M1 sums of what was found"
                when
                    $r : Rating( $value : weightedValue )
                then
                    insert( new Note( "" + $value.add( $r.getWeightedValue().add( $value ) ) ) );
                end
                """);
        assertThat(RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none())
                        .ruleSet()
                        .origins())
                .hasSize(4);
    }

    /** What is said of a rule file before anything of it is compiled. */
    private void checkRead(String drl, String... said) throws IOException {
        rules(drl);
        assertThat(problems()).extracting(Problem::message).containsExactly(said);
    }

    private static String rule(String conditions, String conclusion) {
        return "rule \"R1.M1\"\nwhen\n    " + conditions + "\nthen\n    " + conclusion + "\nend\n";
    }

    private static final String NOTE = "insert( new Note( \"x\" ) );";

    @Test
    void what_is_piled_up_is_told_where_it_goes_too_far() throws Exception {
        String deep = "(".repeat(5_000) + "1" + ")".repeat(5_000);
        checkRead(
                rule("", "int x = " + deep + ";\n    " + NOTE),
                "this goes too far: brackets stand in one another at most 25 deep");
        assertThat(problems()).extracting(Problem::line, Problem::column).containsExactly(tuple(22, 38));
        checkRead(
                rule("Leaflet( " + "(".repeat(30) + "year == 1" + ")".repeat(30) + " )", NOTE),
                "this goes too far: brackets stand in one another at most 25 deep");
        String many = IntStream.range(0, 5_000).mapToObj(i -> "\"a\"").collect(Collectors.joining(" + "));
        checkRead(
                rule("", "insert( new Note( " + many + " ) );"),
                "this goes too far: one conclusion is joined, compared or listed from at most 500 pieces");
        checkRead(
                rule("", "insert( new Note( \"x\"" + ".trim()".repeat(5_000) + " ) );"),
                "this goes too far: one conclusion is joined, compared or listed from at most 500 pieces");
        checkRead(
                rule("", "if ( true ) { } " + "else if ( true ) { } ".repeat(5_000) + NOTE),
                "this goes too far: a rule has at most 50 else; write several rules");
        checkRead(
                rule("Leaflet( year == 1" + " || == 1".repeat(5_000) + " )", NOTE),
                "this goes too far: the conditions of a rule are made of at most 1000 pieces; write several rules");
        checkRead(
                rule("", "insert( new Note( \"" + "a".repeat(20_000) + "\" ) );"),
                "this goes too far: a text has at most 10000 characters");
        checkRead(
                rule("Leaflet( " + "a".repeat(5_000) + " == 1 )", NOTE),
                "this goes too far: a name has at most 200 letters");
    }

    @Test
    void alternatives_that_multiply_are_counted_before_they_are_compiled() throws Exception {
        checkRead(
                rule("( Leaflet( year == 1 ) or Leaflet( year == 2 ) )\n    ".repeat(18), NOTE),
                "the alternatives (or) in this rule combine in 262144 ways, and at most 64 can be followed; write several"
                        + " rules, or compare with in ( ... )");
    }

    @Test
    void a_long_text_is_looked_through_without_a_deep_stack() {
        String drl = "insert( new Note( \"" + "a\\\"".repeat(100_000) + "\" ) ); // end";
        assertThat(DrlFile.code(drl)).isEqualToIgnoringWhitespace("insert( new Note(  ) );");
        assertThat(Term.read(drl, 0, drl.indexOf(';'))).isInstanceOf(Term.Call.class);
    }

    @Test
    void declarations_hold_words_and_fields_and_nothing_else() throws Exception {
        rules("""
                declare enum State
                    ON( 0 ), OFF( 1 );
                    n : int
                end
                declare P45
                    n : int
                end
                declare enum P1A
                    ON, OFF;
                end
                declare Watch
                    n : int
                end
                declare enum Label
                    ON, OFF;
                end
                declare Kept
                    @role( event )
                    @expires( 1s )
                    name : String @key
                end
                """ + rule("", NOTE));
        assertThat(problems())
                .extracting(problem -> StringUtils.substringBefore(problem.message(), ";"))
                .containsExactly(
                        "the words of an enum are words and nothing else",
                        "the compiler of rules has the name P45 for itself",
                        "the compiler of rules has the name P1A for itself",
                        "the compiler of rules has the name Watch for itself",
                        "the compiler of rules has the name Label for itself",
                        "@role has no place here",
                        "@expires has no place here",
                        "unknown annotation \"key\"");
    }

    @Test
    void facts_that_rules_conclude_hold_what_is_the_same_in_every_run() throws Exception {
        List<String> odd = List.of(
                "int[]",
                "Topic[]",
                "Object",
                "Comparable",
                "List",
                "List<Object>",
                "List<int>",
                "List<List<String>>",
                "ArrayList<String>",
                "Set<String>",
                "Map<String, String>",
                "Iterator<String>",
                "Class",
                "StringBuilder",
                "Date");
        for (String type : odd) {
            rules("declare Odd\n    held : " + type + "\nend\n" + rule("", NOTE));
            assertThat(problems())
                    .as(type)
                    .extracting(Problem::line, problem -> StringUtils.substringBefore(problem.message(), ";"))
                    .containsExactly(tuple(
                            19,
                            "a fact of a rule set's own does not hold " + (type.matches("[AIOi].*") ? "an " : "a ")
                                    + type.replace(" ", "")));
        }
    }

    @Test
    void facts_that_rules_conclude_hold_values_words_facts_and_lists_of_them() throws Exception {
        rules("""
                declare Plain
                    a : String
                    b : int
                    c : Long
                    d : BigDecimal
                    e : LocalDate
                    f : Topic
                    g : Leaflet
                    h : Document
                    i : List<Topic>
                    j : List<Leaflet>
                    k : List<LocalDate>
                    l : Fact
                end
                """ + rule("", NOTE));
        assertThat(RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none())
                        .ruleSet()
                        .origins())
                .hasSize(1);
    }

    @Test
    void a_condition_is_about_a_kind_of_fact_and_not_about_anything() throws Exception {
        checkRead(
                rule("$o : Object()", NOTE),
                "\"Object\" is neither evidence nor what a rule concludes; a condition names a kind of fact");
    }

    @Test
    void what_is_in_a_list_is_taken_out_of_it_by_the_condition_or_from_the_fact() throws Exception {
        String said =
                "in the rule \"R1.M1\": what is in a list that a condition has taken from a fact is not known here; the condition takes it out"
                        + " of the list, $one : Topic( ) from $list, or the rule goes through that of the fact,"
                        + " for ( Topic one : $fact.getList() )";
        checkRead(
                rule(
                        "Leaflet( $topics : topics )",
                        "for ( Topic topic : $topics ) { insert( new Note( Words.of( topic ) ) ); }"),
                said);
        rules(rule(
                        "Leaflet( $topics : topics ) $topic : Topic( ) from $topics",
                        "insert( new Note( Words.of( $topic ) ) );")
                + rule(
                                "$l : Leaflet()",
                                "for ( Topic topic : $l.getTopics() ) { insert( new Note( Words.of( topic ) ) ); }")
                        .replace("R1.M1", "R1.M1 again")
                + rule(
                                "Leaflet( $topics : topics )",
                                "for ( Object topic : $topics ) { insert( new Note( Words.of( topic ) ) ); }")
                        .replace("R1.M1", "R1.M1 a third time"));
        assertThat(RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none())
                        .ruleSet()
                        .origins())
                .hasSize(3);
    }

    @Test
    void a_rule_is_not_taken_for_one_that_is_called_what_stands_in_it() throws Exception {
        rules("""
                rule "topics"
                when
                then
                    insert( new Note( "x" ) );
                end
                rule "R1.M1"
                when
                    $l : Leaflet( topics contains Topic.HEALTH )
                then
                    $l.getTopics().add( Topic.MONEY );
                end
                """);
        assertThat(problems())
                .extracting(Problem::line, problem -> StringUtils.substringBefore(problem.message(), ";"))
                .containsExactly(tuple(27, "the rule \"R1.M1\" changes a list that is none of its own"));
    }

    @Test
    void a_value_is_not_taken_for_the_class_that_it_is_called_after() throws Exception {
        rules(rule("Leaflet( $EnumSet : topics )", "List<Topic> t = $EnumSet.subList( 0, 1 ); t.add( Topic.MONEY );")
                + rule("Leaflet( BigDecimal : topics )", "BigDecimal.add( Topic.MONEY );")
                        .replace("R1.M1", "R1.M1 again"));
        assertThat(problems())
                .extracting(problem -> StringUtils.substringBefore(problem.message(), ";"))
                .containsExactly(
                        "the rule \"R1.M1\" changes a list that is none of its own",
                        "the rule \"R1.M1 again\" changes a list that is none of its own");
    }

    @Test
    void what_has_no_order_is_put_in_no_list_and_added_up_exactly() throws Exception {
        rules("""
                declare Bit
                    n : double
                end
                """ + rule("$all : List() from collect( Held() )", NOTE)
                + rule("accumulate( $h : Held(); $all : collectList( $h ) )", NOTE)
                        .replace("R1.M1", "R1.M1 b")
                + rule("accumulate( $l : Leaflet(); $all : collectList( $l ) )", NOTE)
                        .replace("R1.M1", "R1.M1 c"));
        assertThat(problems())
                .extracting(problem -> StringUtils.substringBefore(problem.message(), ";"))
                .containsExactly(
                        "a fact of a rule set's own does not hold a double",
                        "a list of what rules conclude (Held) has no place in a rule file",
                        "a list of what rules conclude (Held) has no place in a rule file");
    }

    @Test
    void what_hides_what_it_says_is_refused_where_it_stands() throws Exception {
        checkRead(
                rule("", "Sys\\u0074em.exit( 3 ); insert( new Note( \"\\u0022 + \\\\u0022\" ) );"),
                "\"\\u0074\" stands for a character; write the character itself",
                "\"\\u0022\" stands for a character; write the character itself",
                "\"\\u0022\" stands for a character; write the character itself");
        checkRead(
                rule("", "// \\u000a while ( true ) { }\n    " + NOTE),
                "\"\\u000a\" stands for a character; write the character itself");
        checkRead(
                "rule \"a */ static int q = 1 / 0; /*\"\nwhen\nthen\n    " + NOTE + "\nend\n",
                "the name of a rule has no \"*/\" in it; write words",
                "the name of a rule has no \"/*\" in it; write words");
        checkRead(
                "rule \"a b\\\\c\"\nwhen\nthen\n    " + NOTE + "\nend\n",
                "the name of a rule has no \"\\\" in it; write words");
        checkRead(
                rule(
                        "$n : Integer() from accumulate( Leaflet( $y : year ), init( int n = 0; ), action( n++; ),"
                                + " reverse( n--; ), result( n ) )",
                        NOTE),
                "code in an accumulate has no place in a rule file; there are sum, count, min, max and average");
        checkRead(
                rule("accumulate( Leaflet( $a : about ); $all : collectSet( $a ) )", NOTE),
                "\"collectSet\" is nothing that facts can be added up by; did you mean \"collectList\"?");
        checkRead(
                "import java.util.HashMap\n" + rule("", NOTE),
                "rules cannot import java.util.HashMap; there are assay.policy, java.math, java.time, java.util");
    }
}
