package assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.problem.Problem;
import assay.problem.ProblemsException;
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
        REFUSED.put("halts the session", "drools.halt();");
    }

    @TempDir
    Path folder;

    private void rules(String drl) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), """
                name: abusive
                title: rules that reach too far
                source: a test
                grades: [{name: Yes, value: 1, met: true}]
                requirements: [{id: R1, number: "1", name: something, weight: 1}]
                agreements: [agrees]
                """);
        Files.writeString(folder.resolve("rules.drl"), "package abusive\nimport assay.policy.*\n" + drl);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(ProblemsException.class, () -> RuleBase.load(folder, RuleCache.none()))
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
        REFUSED.keySet().forEach(name -> expected.add((3 + 5 * expected.size()) + " " + name));
        assertThat(told).containsExactlyElementsOf(expected);
        assertThat(problems.get(9).message()).contains("java.lang.System.exit()");
    }

    @Test
    void a_condition_that_reaches_too_far_is_refused() throws Exception {
        rules("rule \"asks the system\"\nwhen\n    Document( title == System.getProperty( \"x\" ) )\nthen\nend\n");
        assertThat(problems()).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).contains("asks the system").contains("java.lang.System.getProperty()");
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
            assertThat(problem.line()).isEqualTo(6);
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
                .anySatisfy(problem -> assertThat(problem.message()).contains("java.lang.System.exit()"));
    }
}
