package assay.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.drl.FileSyntax;
import assay.drl.Placeholders;
import assay.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How files of a rule set are laid out. */
class LayoutTest {

    private static final int SEED = 566;
    private static final Path ODD = Path.of("src", "test", "resources", "layout");

    private static List<Path> files(String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(Path.of("rules"), Path.of("src", "test", "resources"))) {
            try (Stream<Path> below = Files.walk(folder)) {
                files.addAll(below.filter(file -> file.toString().endsWith(ending))
                        .sorted()
                        .toList());
            }
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Problem> wrong(String rules) {
        return FileSyntax.of("", "a.drl", rules.getBytes(StandardCharsets.UTF_8));
    }

    /** Rule files that can be read; those that cannot are laid out by nobody. */
    private static List<Path> sound() throws IOException {
        return files(".drl").stream()
                .filter(file -> wrong(text(file)).isEmpty())
                .toList();
    }

    @Test
    void a_rule_file_is_laid_out_the_same_however_it_was_before() throws Exception {
        Random random = new Random(SEED);
        List<Path> sound = sound();
        assertThat(sound).hasSizeGreaterThan(100);
        for (Path file : sound) {
            String text = text(file).replace("\r\n", "\n");
            String laidOut = Layout.of("a.drl", text).after();
            assertThat(Layout.of("a.drl", laidOut).after())
                    .as("%s, twice", file)
                    .isEqualTo(laidOut);
            for (int i = 0; i < 3; i++) {
                assertThat(Layout.of("a.drl", shuffled(text, random)).after())
                        .as("%s, with other white space", file)
                        .isEqualTo(laidOut);
            }
        }
    }

    /** The file with other white space everywhere but beside comments, where an empty line and a line's end belong to them. */
    private static String shuffled(String text, Random random) {
        StringBuilder shuffled = new StringBuilder();
        Token previous = null;
        for (Token token : Token.of(text)) {
            if (previous != null) {
                shuffled.append(space(previous, token, random));
            }
            shuffled.append(token.text());
            previous = token;
        }
        return shuffled.append(List.of("", "\n", " \n\n").get(random.nextInt(3)))
                .toString();
    }

    private static String space(Token previous, Token token, Random random) {
        String blanks = " ".repeat(random.nextInt(3)) + "\t".repeat(random.nextInt(2));
        if (token.isComment() || previous.isComment()) {
            return (token.beginsLine() ? token.belowEmptyLine() ? "\n \n" : "\n" : "") + blanks + " ";
        }
        boolean apart = Token.of(previous.text() + token.text()).size() != 2;
        return switch (random.nextInt(4)) {
            case 0 -> apart ? " " : "";
            case 1 -> "\n" + blanks;
            case 2 -> "\n\n\n" + blanks;
            default -> blanks + " ";
        };
    }

    @Test
    void the_engine_reads_the_same_in_a_file_that_is_laid_out() throws Exception {
        for (Path file : sound()) {
            String text = text(file);
            String laidOut =
                    Layout.of("a.drl", shuffled(text, new Random(SEED))).after();
            assertThat(wrong(laidOut)).as("%s", file).isEmpty();
            assertThat(read(laidOut)).as("%s", file).isEqualTo(read(text));
        }
    }

    /** What the parser of the rules makes of a file, without white space. */
    private static List<String> read(String text) throws DroolsParserException {
        PackageDescr parsed = new DrlParser().parse(false, Placeholders.parseable(text));
        List<String> read = new ArrayList<>();
        parsed.getImports().forEach(one -> read.add(one.getTarget()));
        for (RuleDescr rule : parsed.getRules()) {
            read.add(rule.getName() + rule.getAttributes().keySet() + condition(rule.getLhs()) + rule.getConsequence());
            rule.getAnnotations().stream()
                    .map(one -> one.getName() + one.getValueMap())
                    .sorted()
                    .forEach(read::add);
        }
        for (TypeDeclarationDescr type : parsed.getTypeDeclarations()) {
            read.add(type.getTypeName() + type.getFields());
        }
        parsed.getEnumDeclarations()
                .forEach(one -> read.add(one.getTypeName()
                        + one.getLiterals().stream()
                                .map(word -> word.getName() + word.getConstructorArgs())
                                .toList()));
        return read.stream()
                .map(one -> one.replaceAll("(?s)//[^\\n]*\\n|\\s", ""))
                .toList();
    }

    private static String condition(Object condition) {
        if (condition instanceof PatternDescr pattern) {
            return pattern.getIdentifier() + ":" + pattern.getObjectType() + condition(pattern.getConstraint())
                    + (pattern.getSource() == null ? "" : condition(pattern.getSource()));
        }
        if (condition instanceof ConditionalElementDescr several) {
            return condition.getClass().getSimpleName()
                    + several.getDescrs().stream().map(LayoutTest::condition).toList();
        }
        if (condition instanceof AccumulateDescr accumulate) {
            return condition(accumulate.getInput())
                    + accumulate.getFunctions().stream()
                            .map(function ->
                                    function.getBind() + function.getFunction() + Arrays.toString(function.getParams()))
                            .toList();
        }
        if (condition instanceof FromDescr from) {
            return "from" + from.getDataSource();
        }
        return condition instanceof ExprConstraintDescr constraint
                ? constraint.getText()
                : condition.getClass().getSimpleName();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drl", "yaml"})
    void comments_stay_where_they_are_in_odd_places_too(String kind) throws Exception {
        String name = kind.equals("yaml") ? "pack.yaml" : "odd.drl";
        String laidOut = Layout.of(name, text(ODD.resolve("odd." + kind))).after();
        assertThat(laidOut).isEqualTo(text(ODD.resolve("odd-laid-out." + kind)));
        assertThat(Layout.of(name, laidOut).difference()).isEmpty();
    }

    @Test
    void a_yaml_file_says_the_same_and_is_laid_out_the_same_twice() throws Exception {
        List<Path> files = new ArrayList<>(files(".yaml"));
        files.removeIf(file -> file.startsWith(Path.of("src", "test", "resources", "bad")));
        assertThat(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            // That it says the same is what it is refused for otherwise.
            String laidOut = Layout.of("pack.yaml", text(file)).after();
            assertThat(Layout.of("pack.yaml", laidOut).difference())
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void a_section_is_as_wide_as_any_and_sources_come_before_readings() throws Exception {
        assertThat(Layout.of("a.drl", """
                        package p
                        // ----- the end -----
                        rule "a" @interpretation( "I1" ) @other @source( "b" )
                        when
                        then
                        end
                        """).after()).isEqualTo("""
                        package p

                        // ------------------------------------------------------------------ the end

                        rule "a"
                            @source( "b" )
                            @interpretation( "I1" )
                            @other
                        when
                        then
                        end
                        """);
    }

    @Test
    void what_is_long_is_broken_between_what_is_listed_before_it_is_broken_within() throws Exception {
        assertThat(Layout.of("a.drl", """
                        package p
                        rule "a"
                        when
                            $a : Directory( status == DirectoryStatus.WORKING_AND_MORE, aspects contains Quality.ACCURACY_AND_STILL_MORE, listed >= {x} )
                        then
                            insert( Criterion.minimum( "R1.M1", "what is asked for is short", Agency.DISTRICT_COUNCIL, Agency.HEALTH, Agency.EDUCATION, Agency.POLICE, Agency.HOUSING, Agency.PROBATION, Agency.CONNEXIONS ).atLeast( {x} ) );
                            insert( new Note( "one text that takes some more room", "another text (" + $document.id() + "), which is kept together" ) );
                            insert( new Note( "one text", "another text (" + $document.id() + "), which is longer than a line, and goes on until it is " + $document.title() + ", as nothing does" ) );
                        end
                        """).after()).isEqualTo("""
                        package p

                        rule "a"
                        when
                            $a : Directory( status == DirectoryStatus.WORKING_AND_MORE, aspects contains Quality.ACCURACY_AND_STILL_MORE,
                                listed >= {x} )
                        then
                            insert( Criterion.minimum( "R1.M1", "what is asked for is short",
                                Agency.DISTRICT_COUNCIL, Agency.HEALTH, Agency.EDUCATION, Agency.POLICE,
                                Agency.HOUSING, Agency.PROBATION, Agency.CONNEXIONS ).atLeast( {x} ) );
                            insert( new Note( "one text that takes some more room",
                                "another text (" + $document.id() + "), which is kept together" ) );
                            insert( new Note( "one text", "another text (" + $document.id()
                                + "), which is longer than a line, and goes on until it is " + $document.title() + ", as nothing does" ) );
                        end
                        """);
    }

    @Test
    void lines_end_as_the_first_does_and_a_byte_order_mark_stays() throws Exception {
        assertThat(Layout.of("pack.yaml", "\uFEFFname:  a\r\n\r\n\r\ntitle: b\n")
                        .after())
                .isEqualTo("\uFEFFname: a\r\n\r\ntitle: b\r\n");
        assertThat(Layout.of("a.drl", "package  p\r\nimport a.B").after()).isEqualTo("package p\r\n\r\nimport a.B\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name: a^title:  b^     | 2:8 this line should be \"title: b\"",
                "name: a^^title: b^^^   | 4:1 nothing belongs here",
                "name: a^^^^title: b^   | 3:1 this line should be \"title: b\"",
                "name: a^# c^^^^title: b^ | 4:1 this line should be \"title: b\"",
                "name: a                | 1:8 the last line should have an end, as all others",
                "name: a~^title: b^     | 2:9 lines should end as the first one does",
                "name: 'ä𝄞'  # c^       | 1:12 this line should be \"name: 'ä𝄞' # c\""
            })
    void what_differs_is_told_where_it_begins(String content, String told) throws Exception {
        String text = content.replace('~', '\r').replace('^', '\n');
        Layout.Difference difference = Layout.of("pack.yaml", text).difference().orElseThrow();
        assertThat(difference.line() + ":" + difference.column() + " " + difference.says())
                .isEqualTo(told);
    }

    @Test
    void a_file_that_would_say_something_else_is_refused() {
        // These empty lines are part of the text, and a file ends with none.
        assertThatThrownBy(() -> Layout.of("pack.yaml", "name: |+\n  a\n\n\n")).isInstanceOf(Layout.Refused.class);
    }
}
