package assay.yaml;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A value that is to stand somewhere in a YAML file. */
public sealed interface Wanted {

    /** A single value. */
    sealed interface Single extends Wanted {
        /** What it says, without quotes. */
        String text();
    }

    /** A text that stands in quotes only where it has to, or others beside it do. */
    record Word(String text) implements Single {}

    /** A text that stands in quotes unless others beside it do not. */
    record Sentence(String text) implements Single {}

    /** A number. */
    record Figure(BigDecimal value) implements Single {
        @Override
        public String text() {
            return value.toPlainString();
        }
    }

    /** A day or a truth, which stands without quotes. */
    record Plain(String text) implements Single {}

    /** A list of anything, in its order. */
    record Several(List<Wanted> items) implements Wanted {}

    /**
     * A list.
     *
     * @param items its items
     * @param ordered whether their order says something; else it stays as far as it is there
     */
    record Items(List<Single> items, boolean ordered) implements Wanted {

        /** Words in any order. */
        public static Items words(Collection<String> words) {
            return new Items(words.stream().<Single>map(Word::new).toList(), false);
        }

        /** What the items say. */
        List<String> texts() {
            return items.stream().map(Single::text).toList();
        }
    }

    /** Keys with their values, in an order that says nothing and only holds for what is not there yet. */
    record Keys(Map<String, Wanted> values) implements Wanted {}
}
