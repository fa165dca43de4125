package assay.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.kie.api.builder.Message;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;

/** What is compiled together, and what is not compiled again. */
class DroolsBuildTest {

    private final Map<String, String> files = new LinkedHashMap<>();

    DroolsBuildTest() {
        files.put("kinds.drl", """
                package small
                import java.time.LocalDate
                declare enum Size
                    SMALL, LARGE;
                end
                declare Leaflet
                    size : Size
                    day : LocalDate
                end
                """);
        files.put("one.drl", """
                package small
                declare Held extends Leaflet
                    pages : int
                end
                rule "one"
                when
                    $l : Leaflet( size == Size.LARGE )
                then
                    insert( new Held() );
                end
                """);
        files.put("two.drl", """
                package small
                rule "two"
                when
                    Held( pages > 2, day == LocalDate.of( 2004, 4, 1 ) )
                then
                    insert( new Leaflet() );
                end
                """);
    }

    private NavigableMap<String, byte[]> classes() {
        DroolsBuild build = DroolsBuild.of(files);
        assertThat(build.messages()).extracting(Message::getText).isEmpty();
        return Objects.requireNonNull(build.classes());
    }

    private void edit(String file, String from, String to) {
        String text = Objects.requireNonNull(files.get(file));
        assertThat(text).contains(from);
        files.put(file, text.replace(from, to));
    }

    @Test
    void what_one_file_declares_and_imports_is_known_in_the_others() {
        assertThat(classes()).containsKeys("small.Leaflet", "small.Held", "small.Size");
        assertThat(DroolsBuild.models(classes().keySet()))
                .as("the rules of each file that has some")
                .hasSize(2);
    }

    @Test
    void what_nobody_wants_any_more_is_not_compiled_and_leaves_nothing_behind() {
        edit("two.drl", "pages > 2", "pages > 4");
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> DroolsBuild.of(files)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(DroolsBuild.models(classes().keySet())).hasSize(2);
    }

    @Test
    void of_files_one_of_which_has_changed_that_one_is_compiled() {
        NavigableMap<String, byte[]> before = classes();
        edit("two.drl", "pages > 2", "pages > 3");
        NavigableMap<String, byte[]> after = classes();
        assertThat(after.get("small.Leaflet")).isSameAs(before.get("small.Leaflet"));
        assertThat(DroolsBuild.models(after.keySet()))
                .filteredOn(before::containsKey)
                .singleElement()
                .satisfies(kept -> assertThat(after.get(kept)).isSameAs(before.get(kept)));
    }

    @Test
    void where_a_declaration_has_changed_everything_is_compiled_that_may_use_it() {
        NavigableMap<String, byte[]> before = classes();
        edit("kinds.drl", "day : LocalDate", "day : LocalDate\n    pages : int");
        edit("one.drl", "    pages : int\n", "");
        assertThat(DroolsBuild.models(classes().keySet())).noneMatch(before::containsKey);
    }

    @Test
    void all_files_are_told_of_that_have_something_wrong() {
        edit("one.drl", "Size.LARGE", "Size.LARGEST");
        edit("two.drl", "Held( pages", "Hold( pages");
        DroolsBuild build = DroolsBuild.of(files);
        assertThat(build.classes()).isNull();
        assertThat(build.messages())
                .extracting(Message::getPath, Message::getText)
                .containsExactly(
                        tuple("rules/one.drl", "Unknown field LARGEST on class small.Size"),
                        tuple("rules/two.drl", "Unable to find class: Hold"));
    }

    @Test
    void one_rule_is_compiled_after_another_so_that_each_run_complains_of_the_same_in_the_same_order() {
        // With several at once it is a matter of luck, on a machine with many processors, which rule is complained of
        // first.
        assertThat(KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration()
                        .getOption(ParallelRulesBuildThresholdOption.KEY)
                        .getParallelRulesBuildThreshold())
                .isEqualTo(-1);
    }
}
