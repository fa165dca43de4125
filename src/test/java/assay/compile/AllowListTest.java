package assay.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that reach beyond policy are refused, each by its name, file and line, before anything of them runs. */
class AllowListTest {

    private static final Map<String, String> REFUSED = new LinkedHashMap<>();

    static {
        REFUSED.put("reads a file", "new java.io.File( \"/etc/passwd\" ).length();");
        REFUSED.put("reads a file by its path", "java.nio.file.Files.exists( java.nio.file.Path.of( \"/\" ) );");
        REFUSED.put(
                "writes a file", "try { new java.io.FileWriter( \"/tmp/assay\" ).close(); } catch ( Exception e ) { }");
        REFUSED.put("opens a socket", "try { new java.net.Socket( \"localhost\", 1 ); } catch ( Exception e ) { }");
        REFUSED.put("starts a process", "try { new ProcessBuilder( \"true\" ).start(); } catch ( Exception e ) { }");
        REFUSED.put("starts a process by the runtime", "Runtime.getRuntime().gc();");
        REFUSED.put("starts a thread", "new Thread().start();");
        REFUSED.put("sleeps", "try { Thread.sleep( 1 ); } catch ( Exception e ) { }");
        REFUSED.put("looks a class up", "try { Class.forName( \"x\" ); } catch ( Exception e ) { }");
        REFUSED.put("looks into an object", "\"\".getClass().getMethods();");
        REFUSED.put("ends the program", "System.exit( 3 );");
        REFUSED.put("reads a property", "System.getProperty( \"user.home\" );");
        REFUSED.put("reads the environment", "System.getenv( \"HOME\" );");
        REFUSED.put("looks a class up by a literal", "Runtime.class.getMethods();");
        REFUSED.put("loads a class", "Thread.currentThread().getContextClassLoader();");
        REFUSED.put("prints", "System.out.println( \"a conclusion\" );");
        REFUSED.put("reads the clock", "System.nanoTime();");
        REFUSED.put("waits", "try { \"\".wait(); } catch ( Exception e ) { }");
        REFUSED.put("hides code in a lambda", "Runnable leave = () -> System.exit( 3 ); leave.run();");
        REFUSED.put(
                "names code by a reference", "java.util.function.IntConsumer leave = System::exit; leave.accept( 3 );");
        REFUSED.put(
                "hides code in a class", "new Object() { void leave() { Runtime.getRuntime().halt( 3 ); } }.leave();");
        REFUSED.put("reads a property as a number", "Integer.getInteger( \"x\" );");
        REFUSED.put("looks into the session", "drools.getKieRuntime().getGlobals();");
        REFUSED.put("halts the session", "drools.halt();");
    }

    @TempDir
    Path folder;

    private void rules(String drl) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), """
                name: abusive
                title: rules that reach too far
                source: a test
                grades: [{name: Good, value: 1, met: true}]
                requirements: [{id: R1, number: "1", name: something, weight: 1}]
                agreements: [agrees]
                """);
        Files.writeString(folder.resolve("rules.drl"), "package abusive\nimport assay.policy.*\n" + drl);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(
                        ProblemsException.class, () -> RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none()))
                .problems();
    }

    @Test
    void a_consequence_that_reaches_too_far_is_refused_with_rule_file_and_line() throws Exception {
        StringBuilder drl = new StringBuilder();
        REFUSED.forEach((name, code) -> drl.append("rule \"%s\"\nwhen\nthen\n    %s\nend\n".formatted(name, code)));
        rules(drl.toString());
        List<Problem> problems = problems();
        List<String> told = new ArrayList<>();
        for (Problem problem : problems) {
            assertThat(problem.file()).isEqualTo(folder.resolve("rules.drl").toString());
            told.add(problem.line() + " " + problem.message().replaceAll("the rule \"(.*?)\" uses .*", "$1"));
        }
        List<String> expected = new ArrayList<>();
        REFUSED.keySet().forEach(name -> expected.add((6 + 5 * expected.size()) + " " + name));
        assertThat(told).containsExactlyElementsOf(expected);
        assertThat(problems)
                .filteredOn(problem -> problem.message().contains("ends the program"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("uses System.exit();"));
    }

    @Test
    void a_condition_that_reaches_too_far_is_refused() throws Exception {
        rules("rule \"asks the system\"\nwhen\n    Document( title == System.getProperty( \"x\" ) )\nthen\nend\n");
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.message()).contains("asks the system").contains("System.getProperty()");
        });
    }

    @Test
    void a_rule_may_not_change_the_evidence() throws Exception {
        rules("""
                declare Leaflet extends Fact
                    about : String
                end
                rule "changes what was recorded"
                when
                    $leaflet : Leaflet()
                then
                    $leaflet.setAbout( "consent" );
                end
                """);
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.message()).contains("changes what was recorded").contains("setAbout()");
        });
    }

    @Test
    void a_function_that_reaches_too_far_is_refused() throws Exception {
        rules("""
                function void leave() {
                    System.exit( 3 );
                }
                rule "calls a function"
                when
                then
                    leave();
                end
                """);
        assertThat(problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(tuple(
                        3, "a function has no place in a rule file; rules conclude by themselves, and call no code"));
    }

    @Test
    void evidence_that_was_recorded_stays_as_it_was_recorded() throws Exception {
        rules("""
                declare Leaflet extends Fact
                    about : String
                end
                rule "records it again"
                when
                    $leaflet : Leaflet()
                then
                    $leaflet.record( null, true );
                end
                """);
        assertThat(problems())
                .extracting(Problem::line, problem -> problem.message().contains("record()"))
                .containsExactly(tuple(10, true));
    }

    @Test
    void code_in_a_condition_is_looked_into_as_well() throws Exception {
        rules("""
                rule "lets a condition do something"
                when
                    $document : Document( title.getClass().getName() == "x" )
                then
                end
                rule "collects by code"
                when
                    accumulate( $document : Document(); $all : sum( System.nanoTime() ) )
                then
                end
                """);
        assertThat(problems())
                .extracting(
                        Problem::line,
                        problem -> problem.message().replaceAll("the rule \"(.*?)\" uses (\\S+?)[;,].*", "$1: $2"))
                .containsExactly(
                        tuple(5, "lets a condition do something: Class.getName()"),
                        tuple(10, "collects by code: System.nanoTime()"));
    }

    @Test
    void a_field_begins_with_no_value() throws Exception {
        rules("""
                declare Leaflet
                    about : String = System.getProperty( "user.home" )
                end
                rule "asks for a leaflet"
                when
                    Leaflet()
                then
                end
                """);
        assertThat(problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(tuple(
                        4, "a field has no value of its own: the rule that concludes the fact says what is in it"));
    }

    @Test
    void what_has_no_place_in_a_rule_file_is_refused_where_it_stands() throws Exception {
        rules("""
                global java.util.List found
                query q()
                    String()
                end
                declare entry-point "side" end
                rule "in its own time" salience 3
                    timer ( int: 5s 1s )
                when
                    eval( true )
                    $one : Document() from entry-point "side"
                then
                end
                """);
        assertThat(problems())
                .extracting(
                        Problem::line, problem -> problem.message().replaceAll(" has no place in a rule file; .*", ""))
                .containsExactly(
                        tuple(3, "a global"),
                        tuple(4, "a query"),
                        tuple(7, "an entry point"),
                        tuple(8, "\"salience\""),
                        tuple(9, "\"timer\""),
                        tuple(11, "\"eval\""),
                        tuple(12, "an entry point"));
        assertThat(problems()).allSatisfy(problem -> assertThat(problem.code()).isEqualTo("construct"));
    }

    @Test
    void a_rule_makes_no_code_and_asks_neither_chance_nor_the_clock() throws Exception {
        rules("""
                rule "compiles"
                when
                then
                    new org.drools.model.codegen.execmodel.PackageModel( null, "x", null, null, null );
                end
                rule "asks for the day"
                when
                then
                    insert( new Note( "" + java.time.LocalDate.now() ) );
                end
                rule "throws a die"
                when
                then
                    insert( new Note( "" + Math.random() ) );
                end
                rule "does many things at once"
                when
                    Standing( met.parallelStream().count() > 1 )
                then
                end
                """);
        assertThat(problems())
                .extracting(
                        Problem::line,
                        problem -> problem.message().replaceAll("the rule \"(.*?)\" uses (\\S+?)[;,].*", "$1: $2"))
                .contains(
                        tuple(11, "asks for the day: LocalDate.now()"),
                        tuple(16, "throws a die: Math.random()"),
                        tuple(20, "does many things at once: Set.parallelStream()"))
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains("the rule \"compiles\" uses the rule engine itself"));
    }

    @Test
    void an_import_beyond_what_rules_may_use_is_refused_before_anything_is_compiled() throws Exception {
        rules("import java.nio.file.Files\nimport java.util.concurrent.*\nimport assay.rules.RuleBase\n");
        assertThat(problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(
                                3,
                                "rules cannot import java.nio.file.Files; there are assay.policy, java.math, java.time, java.util"),
                        tuple(
                                4,
                                "rules cannot import java.util.concurrent.*; there are assay.policy, java.math, java.time, java.util"),
                        tuple(
                                5,
                                "rules cannot import assay.rules.RuleBase; there are assay.policy, java.math, java.time, java.util"));
    }

    @Test
    void what_rules_need_is_allowed() throws Exception {
        rules("""
                import java.util.List
                import java.util.ArrayList
                import java.math.BigDecimal
                import java.time.LocalDate
                declare Leaflet extends Fact
                    about : String
                    day : LocalDate
                end
                rule "Requirement 1 asks for"
                when
                then
                    insert( Criterion.minimum( "R1.M1", "a leaflet" ) );
                end
                rule "R1.M1 a leaflet of that day"
                when
                    $leaflet : Leaflet( about.startsWith( "consent" ), day != null, $day : day )
                then
                    List<String> words = new ArrayList<>();
                    for ( String word : $leaflet.getAbout().split( " " ) ) { words.add( word.trim() ); }
                    BigDecimal half = new BigDecimal( words.size() ).divide( BigDecimal.valueOf( 2 ) );
                    if ( half.signum() > 0 && $day.isBefore( LocalDate.of( 2004, 4, 28 ) ) ) {
                        insert( Counted.whole( "R1.M1", $leaflet ) );
                    }
                end
                """);
        assertThat(RuleBase.unchecked(RuleFiles.read(folder), RuleCache.none())
                        .ruleSet()
                        .origins())
                .hasSize(2);
    }
}
