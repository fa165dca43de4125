package assay.drl;

import assay.files.InputFile;
import assay.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule set is lacking: files that are not read and should be, and what is looked for elsewhere and not found.
 *
 * @param problems what is wrong, of which each counts as much as an error of any other
 * @param said what those files say in any case that are not read because of their names, by what is told of them
 */
record UnreadFiles(List<Problem> problems, Map<Problem, String> said) {

    UnreadFiles {
        problems = List.copyOf(problems);
        said = Map.copyOf(said);
    }

    /** What is wrong, where nobody knows what would be said there. */
    static UnreadFiles of(List<Problem> problems) {
        return new UnreadFiles(problems, Map.of());
    }

    /** What a file says that is not read because of its name, in any case; nothing where that cannot be told. */
    static Optional<String> said(RuleTree tree, Path file) {
        try {
            byte[] content = tree.read(file);
            return FileSyntax.noText("", content).isPresent()
                    ? Optional.empty()
                    : Optional.of(anyCase(new String(content, StandardCharsets.UTF_8)));
        } catch (InputFile.Unreadable e) {
            return Optional.empty();
        }
    }

    /** A word of a list is written in several ways: YOUNG_PEOPLE, young people. */
    private static String anyCase(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]+", " ");
    }

    /** These first, and then others. */
    UnreadFiles and(UnreadFiles others) {
        Map<Problem, String> all = new HashMap<>(said);
        all.putAll(others.said);
        return new UnreadFiles(
                Stream.concat(problems.stream(), others.problems.stream()).toList(), all);
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Whether it is known what all files say that are not read. */
    boolean isAllSeen() {
        return said.keySet().containsAll(problems);
    }

    /** Whether a file that is not read names all of these, or may. */
    boolean mayName(Collection<String> names) {
        return problems.stream().anyMatch(one -> {
            String text = said.get(one);
            return text == null || names.stream().allMatch(name -> text.contains(anyCase(name)));
        });
    }
}
