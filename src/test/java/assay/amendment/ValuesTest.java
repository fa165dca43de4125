package assay.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.drl.RuleFiles;
import assay.reading.RuleSetReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValuesTest {

    /** A value of each kind, what becomes of it, and the only piece of its file that is another then. */
    enum One {
        NUMBER(
                values -> values.number("voluntary-organisations"),
                "3",
                "3 organisations instead of 2 (voluntary-organisations)",
                "parameters.yaml",
                "voluntary-organisations:\n  value: 2",
                "voluntary-organisations:\n  value: 3"),
        DAY(
                values -> values.number("day-of-assessment"),
                "2004-05-06",
                "6 May 2004 instead of 1 April 2004 (day-of-assessment)",
                "parameters.yaml",
                "value: 2004-04-01",
                "value: 2004-05-06"),
        TITLE(
                values -> values.title("R6.A2"),
                "sign-up \"in person\"",
                "R6.A2 asks for \"sign-up \"in person\"\" instead of \"high level sign-up to it by all three sectors\"",
                "requirement-6.drl",
                "\"high level sign-up to it by all three sectors\"",
                "\"sign-up \\\"in person\\\"\""),
        TITLE_WITH_A_NUMBER(
                values -> values.title("R6.F1"),
                "{other-agencies} agencies more agreed",
                "R6.F1 asks for \"{other-agencies} agencies more agreed\" instead of "
                        + "\"{other-agencies|1 one other agency or more has|# other agencies or more have} agreed\"",
                "requirement-6.drl",
                "{other-agencies|1 one other agency or more has|# other agencies or more have} agreed\",",
                "{other-agencies} agencies more agreed\","),
        ENOUGH(
                values -> values.enough("R6.A2"),
                "2",
                "2 of 3 parts are enough instead of 3 (R6.A2)",
                "requirement-6.drl",
                "sign-up to it by all three sectors\",\n        \"health\", \"education\", \"social care\" )",
                "sign-up to it by all three sectors\",\n        \"health\", \"education\", \"social care\" ).atLeast( 2 )"),
        NAME_OF_A_REQUIREMENT(
                values -> values.requirement("R7"),
                "consent: who gives it",
                "R7 is about \"consent: who gives it\" instead of \"consent\"",
                "pack.yaml",
                "name: consent,",
                "name: \"consent: who gives it\","),
        NAME_OF_A_GRADE(
                values -> values.grade("on-course"),
                "Fine",
                "\"Fine\" instead of \"On Course\" (the grade on-course)",
                "pack.yaml",
                "name: On Course",
                "name: Fine");

        @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
        private final Function<Values, Optional<Value>> which;

        private final String wanted;
        private final String says;
        private final String file;
        private final String before;
        private final String after;

        One(
                Function<Values, Optional<Value>> which,
                String wanted,
                String says,
                String file,
                String before,
                String after) {
            this.which = which;
            this.wanted = wanted;
            this.says = says;
            this.file = file;
            this.before = before;
            this.after = after;
        }
    }

    private static RuleFiles march2004() throws Exception {
        return RuleFiles.readable(Path.of("rules", "march-2004"));
    }

    private static Values values(RuleFiles files) {
        return new Values(RuleSetReader.draft(files));
    }

    private static String whole(RuleFiles files, String file) {
        return new String(files.contents().get(file), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void one_value_becomes_another_and_all_else_stays(One one) throws Exception {
        RuleFiles files = march2004();
        Amendment made = one.which.apply(values(files)).orElseThrow().to(one.wanted);
        assertThat(made.instead().says()).isEqualTo(one.says);
        assertThat(made.file()).isEqualTo(one.file);
        String whole = whole(files, made.file());
        assertThat(whole).containsOnlyOnce(one.before);
        assertThat(made.text()).isEqualTo(whole.replace(one.before, one.after));
    }

    @ParameterizedTest
    @EnumSource
    void so_it_does_in_a_file_as_windows_writes_it(One one) throws Exception {
        UnaryOperator<String> windows = text -> "\uFEFF" + text.replace("\n", "\r\n");
        SortedMap<String, byte[]> contents = new TreeMap<>(march2004().contents());
        contents.computeIfPresent(
                one.file,
                (file, content) -> windows.apply(new String(content, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        Amendment made = one.which
                .apply(values(march2004().with(contents)))
                .orElseThrow()
                .to(one.wanted);
        Amendment plain = one.which.apply(values(march2004())).orElseThrow().to(one.wanted);
        assertThat(made.text()).isEqualTo(windows.apply(plain.text()));
    }

    @Test
    void what_all_weigh_together_goes_with_a_weight() throws Exception {
        RuleFiles files = march2004();
        Amendment made = values(files).weight("R6").orElseThrow().to("2");
        assertThat(made.instead().says()).isEqualTo("a weight of 2 instead of 1 (R6)");
        assertThat(made.text())
                .isEqualTo(files.text("pack.yaml")
                        .replace(
                                "name: information sharing protocols, weight: 1",
                                "name: information sharing protocols, weight: 2")
                        .replace("total-weight: 8", "total-weight: 9"));
    }

    @Test
    void what_cannot_be_is_refused_in_the_words_of_the_check() throws Exception {
        Values values = values(march2004());
        assertThatThrownBy(() ->
                        values.number("voluntary-organisations").orElseThrow().to("0"))
                .isInstanceOf(Refused.class)
                .hasMessage("voluntary-organisations is 1 or more (organisations), and not 0");
        assertThatThrownBy(
                        () -> values.number("day-of-assessment").orElseThrow().to("soon"))
                .hasMessage("day-of-assessment is a day, such as 2004-04-01, and not soon");
        assertThatThrownBy(() -> values.enough("R6.A2").orElseThrow().to("4"))
                .hasMessage("R6.A2 has 3 parts: a whole number from 1 to 3, and not 4");
        assertThatThrownBy(() -> values.weight("R6").orElseThrow().to("none"))
                .hasMessage("a weight is a whole number from 1, and not none");
        assertThatThrownBy(() -> values.title("R6.A2").orElseThrow().to("sign-up of {other-agency}"))
                .hasMessageContaining("did you mean \"other-agencies\"?");
        assertThatThrownBy(() -> values.grade("on-course").orElseThrow().to("Bit Behind"))
                .hasMessageContaining("Bit Behind");
        assertThatThrownBy(() -> values.title("R6.A2").orElseThrow().to(" "))
                .hasMessage("there is nothing here; it was high level sign-up to it by all three sectors");
        assertThatThrownBy(() ->
                        values.number("voluntary-organisations").orElseThrow().to("2"))
                .hasMessage("it is 2 already");
    }

    @Test
    void how_many_are_enough_may_be_a_number_that_stands_elsewhere() throws Exception {
        Value enough = values(march2004()).enough("R6.F1").orElseThrow();
        assertThat(enough.written()).isEqualTo("2");
        assertThat(enough.elsewhere()).isEqualTo("this is the number other-agencies: change it there");
    }

    @Test
    void a_criterion_of_a_single_part_asks_for_no_number_of_them() throws Exception {
        assertThat(values(march2004()).enough("R6.B2")).isEmpty();
    }

    @Test
    void what_another_rule_set_says_is_changed_there() throws Exception {
        Values pilot = values(RuleFiles.readable(Path.of("rules", "march-2004-pilot")));
        assertThat(pilot.number("voluntary-organisations").orElseThrow().to("2").file())
                .isEqualTo("pack.yaml");
        Value other = pilot.number("contributors-of-a-protocol").orElseThrow();
        assertThat(other.written()).isEqualTo("2");
        assertThat(other.elsewhere())
                .isEqualTo(
                        "this stands in parameters.yaml of march-2004, which is no file of this rule set: change it there");
        assertThatThrownBy(() -> other.to("3")).hasMessage(other.elsewhere());
    }
}
