package assay.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.lang3.StringUtils;
import org.junit.jupiter.api.Test;

class ConsequenceTest {

    private static final String BEFORE = "package plans\n\nrule \"one\"\n  when\n  then\n";

    private static DrlFile file(String does) {
        return Objects.requireNonNull(DrlFile.parse("a.drl", "a.drl", BEFORE + does + "\nend\n", new ArrayList<>()));
    }

    private static Consequence of(DrlFile file) {
        return Consequence.of(file, file.rules().get(0));
    }

    private static List<String> said(Consequence consequence) {
        return consequence.statements().stream()
                .map(one -> one.word() + one.assigned() + " "
                        + (one.term() instanceof Term.Call call
                                ? call.name()
                                : one.term() instanceof Term.Other ? "?" : "")
                        + " " + one.under().size())
                .toList();
    }

    @Test
    void what_hangs_on_conditions_has_them_with_it() {
        Consequence read =
                of(file("int met = 0; if ( $a.isOn() ) { if ( $b.isOn() ) insert( new Met() ); met = met + 1; }"
                        + " else for ( Theme one : $plan.getThemes() ) insert( new Met() );"));
        assertThat(said(read))
                .containsExactly(
                        "met  0",
                        "if isOn 0",
                        "if isOn 1",
                        " insert 2",
                        "met  1",
                        "else ? 0",
                        "for getThemes 0",
                        " insert 0");
        assertThat(read.isUnclear()).isFalse();
    }

    @Test
    void what_is_read_stands_where_it_stands_in_the_file() {
        DrlFile file =
                file("  /* new */ insert( new Note(\r\n\t\"it's { \\\" }\" // \"\n + \"ends\" ) ); insert( -2 );");
        List<String> literals = new ArrayList<>();
        of(file).statements()
                .forEach(statement -> statement.term().each(term -> {
                    if (term instanceof Term.Literal literal) {
                        literals.add(StringUtils.split(file.text().substring(literal.start()), "/)")[0].strip() + " = "
                                + literal.value());
                    }
                }));
        assertThat(literals).containsExactly("\"it's { \\\" }\" = it's { \\\" }", "\"ends\" = ends", "-2 = -2");
    }

    @Test
    void every_missing_semicolon_is_found_and_what_stands_behind_it_is_read() {
        DrlFile file = file(
                "if ( $a.isOn() ) { insert( new A() ) }\ninsert( new B() )\nint met = count( 3 )\ninsert( new C() )");
        Consequence read = of(file);
        assertThat(read.withoutSemicolon())
                .extracting(bracket -> file.text()
                        .substring(0, bracket + 1)
                        .lines()
                        .reduce((one, other) -> other)
                        .orElse(""))
                .containsExactly(
                        "if ( $a.isOn() ) { insert( new A() )",
                        "insert( new B() )",
                        "int met = count( 3 )",
                        "insert( new C() )");
        assertThat(said(read)).containsExactly("if isOn 0", " insert 1", " insert 0", "met count 0", " insert 0");
    }

    @Test
    void of_what_is_broken_the_rest_is_read() {
        Consequence statement =
                of(file("insert( new A( \"a\" \"b\" ) ); if ( $a.isOn() ) { insert( = ); insert( new B() ); }"));
        assertThat(said(statement)).containsExactly(" ? 0", " insert 0", "if isOn 0", " ? 1", " insert 1", " insert 1");
        assertThat(statement.isUnclear()).isTrue();
        Consequence all = of(file("if ( $a == ) { insert( new A() ); } insert( new B() );"));
        assertThat(said(all)).contains(" ? 0", " insert 0");
        assertThat(all.isUnclear()).isTrue();
    }
}
