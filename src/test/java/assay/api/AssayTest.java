package assay.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.TestRules;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.apache.commons.lang3.SerializationUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a library: by an example of its own, and by what it promises. */
class AssayTest {

    private static final Path EXAMPLE = Path.of("examples/java/Grades.java");
    private static final Path RULES = Path.of("rules/playgrounds");

    @TempDir
    Path folder;

    /** The example sees the library and nothing that the library is made of. */
    @Test
    void the_example_compiles_against_the_library_alone_and_grades() throws Exception {
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(told, null, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-classpath",
                    "target/classes",
                    "-proc:none",
                    "-Xlint:all,-classfile",
                    "--release",
                    "17");
            assertThat(compiler.getTask(null, files, told, options, null, files.getJavaFileObjects(EXAMPLE))
                            .call())
                    .as(() -> told.getDiagnostics().toString())
                    .isTrue();
        }
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, "authority: Marlow Vale\nsetting: twon\ndocuments: []\n");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                "Grades",
                RULES.toString(),
                "rules/playgrounds/fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml",
                wrong.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(TestRules.ENVIRONMENT);
        builder.redirectOutput(folder.resolve("out").toFile());
        builder.redirectError(folder.resolve("err").toFile());
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(folder.resolve("err")))
                .isEqualTo(wrong + ":2:10: unknown word \"twon\" for setting; did you mean \"town\"?\n");
        assertThat(Files.readAllLines(folder.resolve("out")))
                .anyMatch(line -> line.startsWith("Marlow Vale"))
                .contains("    P1.M1 not by D1: it has a step");
        assertThat(process.exitValue()).isEqualTo(2);
    }

    @Test
    void its_page_shows_the_example_as_it_is() throws Exception {
        assertThat(Files.readString(Path.of("docs/java.md"))).contains(Files.readString(EXAMPLE));
    }

    @Test
    void the_same_evidence_gives_equal_results() throws Exception {
        Assay assay = Assay.open(RULES);
        Path file = Path.of("rules/playgrounds/fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        Result result = assay.evaluate(file);
        assertThat(assay.evaluate(file.toString(), Files.readString(file))).isEqualTo(result);
        assertThat(result.rulesSha256())
                .isEqualTo(assay.sha256())
                .isEqualTo(TestRules.playgrounds().ruleSet().sha256());
        assertThat(result.requirements()).extracting(Result.Requirement::id).isEqualTo(assay.requirements());
        assertThat(assay.grades()).contains(result.overall().grade());
        Result.Criterion criterion =
                result.requirement("P1").orElseThrow().criterion("P1.M1").orElseThrow();
        assertThat(criterion.met()).isFalse();
        assertThat(criterion.setAside())
                .extracting(
                        aside -> aside.fact().document() + "#" + aside.fact().number() + " " + aside.reason())
                .containsExactly("D1#1 it has a step", "D1#2 it is narrower than 100 cm");
        assertThat(criterion.setAside().get(0).rules())
                .allSatisfy(rule -> assertThat(rule.file()).isEqualTo("requirement-1.drl"));
        assertThatThrownBy(() -> result.requirements().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void what_is_wrong_is_one_exception_with_all_problems() throws Exception {
        Assay assay = Assay.open(RULES);
        assertThatThrownBy(() -> assay.evaluate("a.yaml", "authority: A\nsetting: twon\ndocument: []\n"))
                .isInstanceOfSatisfying(
                        AssayException.class,
                        wrong -> assertThat(wrong.problems())
                                .contains(new Problem(
                                        "a.yaml", 2, 10, "unknown word \"twon\" for setting; did you mean \"town\"?"))
                                .hasSize(3));
        assertThatThrownBy(() -> Assay.open(folder))
                .isInstanceOf(AssayException.class)
                .hasMessage(folder + "/pack.yaml:1:1: a rule set needs a pack.yaml");
        assertThatThrownBy(() -> Assay.open(Path.of("rules/rurality")))
                .isInstanceOf(AssayException.class)
                .hasMessage("rules/rurality:1:1: these rules are about something else than evidence of authorities");
        assertThatThrownBy(() -> Assay.open(RULES, Map.of("gate-widht", "90")))
                .isInstanceOf(AssayException.class)
                .hasMessageContaining("gate-width");
    }

    @Test
    void what_is_wrong_outlasts_being_written_and_read_again() throws Exception {
        AssayException wrong = catchThrowableOfType(
                AssayException.class, () -> Assay.open(RULES, Map.of("gate-width", "", "gate-widht", "90")));
        assertThat(wrong.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "no parameter \"gate-widht\"; did you mean \"gate-width\"?",
                        "gate-width is a whole number, such as 100, and not nothing");
        AssayException read = SerializationUtils.deserialize(SerializationUtils.serialize(wrong));
        assertThat(read.problems()).isEqualTo(wrong.problems());
    }

    @Test
    void half_of_a_character_is_refused_where_it_stands_and_nothing_else_graded_for_it() throws Exception {
        Assay assay = Assay.open(RULES);
        String yaml = "authority: A😀\ntype: b\ud800c\n";
        assertThatThrownBy(() -> assay.evaluate("a.yaml", yaml))
                .isInstanceOf(AssayException.class)
                .hasMessage("a.yaml:2:8: half of a character stands here alone (U+D800), which no file can have");
        assertThatThrownBy(() -> assay.evaluate(null, yaml))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("named");
    }

    @Test
    void a_thread_that_is_interrupted_gives_up_and_stays_interrupted() throws Exception {
        Assay assay = Assay.open(RULES);
        Path file = Path.of("rules/playgrounds/fixtures/p1-m1-wide-with-a-step-and-narrow-without.yaml");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> assay.evaluate(file))
                .isInstanceOf(CancellationException.class)
                .hasMessage("the thread was interrupted before it was done");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(assay.evaluate(file).authority()).isNotEmpty();
    }

    /** What the library is made of may become something else; what it shows may not. */
    @Test
    void it_shows_no_type_but_those_of_java_and_its_own() {
        List<Class<?>> shown = new ArrayList<>();
        for (Class<?> type : List.of(Assay.class, AssayException.class, Problem.class, Result.class)) {
            Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses())).forEach(one -> {
                for (Method method : one.getDeclaredMethods()) {
                    if (Modifier.isPublic(method.getModifiers())) {
                        shown.add(method.getReturnType());
                        addAll(method, shown);
                    }
                }
                for (Constructor<?> constructor : one.getConstructors()) {
                    addAll(constructor, shown);
                }
            });
        }
        assertThat(shown)
                .isNotEmpty()
                .allMatch(type -> type.isPrimitive()
                        || type.getName().startsWith("java.")
                        || type.getPackageName().equals("assay.api"));
    }

    private static void addAll(Executable executable, List<Class<?>> shown) {
        shown.addAll(List.of(executable.getParameterTypes()));
        shown.addAll(List.of(executable.getExceptionTypes()));
    }

    @Test
    void its_javadoc_has_nothing_to_complain_of() throws Exception {
        var tool = ToolProvider.getSystemDocumentationTool();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        StringWriter out = new StringWriter();
        try (var files = tool.getStandardFileManager(told, null, null)) {
            List<String> options = List.of(
                    "-d",
                    folder.toString(),
                    "-sourcepath",
                    "src/main/java",
                    "-classpath",
                    System.getProperty("java.class.path"),
                    "-Xdoclint:all",
                    "-quiet",
                    "-notimestamp",
                    "assay.api");
            tool.getTask(out, files, told, null, options, null).call();
        }
        assertThat(told.getDiagnostics()).isEmpty();
        assertThat(out.toString()).isEmpty();
    }
}
