package assay.lint;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinderTest {

    private static final Path RULES = Path.of("src", "test", "resources", "examples");
    private static final Path SLIPS = Path.of("src", "test", "resources", "bad", "rules", "lint");

    private static final List<Finder> ALL = Stream.of(
                    RuleChecker.FINDERS, RuleLint.FINDERS, RuleLint.OF_WHOLE_SETS, RuleLint.AS_WRITTEN)
            .flatMap(List::stream)
            .toList();

    @TempDir
    Path folder;

    @Test
    void none_is_forgotten() {
        List<String> classes = new ClassFileImporter()
                .importPackagesOf(Finder.class).stream()
                        .filter(one -> one.isAssignableTo(Finder.class) && !one.isInterface())
                        .map(JavaClass::getName)
                        .toList();
        assertThat(ALL.stream().map(finder -> finder.getClass().getName()))
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(classes);
    }

    @Test
    void each_finds_one_check() {
        assertThat(ALL).allSatisfy(finder -> assertThat(finder.checks()).hasSize(1));
    }

    @Test
    void each_tells_of_nothing_but_what_it_says_that_it_finds() throws Exception {
        try (Stream<Path> slips = Files.list(SLIPS)) {
            for (Path slip :
                    slips.filter(file -> file.toString().endsWith(".drl")).toList()) {
                Path rules = Files.createDirectory(folder.resolve(slip.getFileName()));
                for (String file : List.of("pack.yaml", "parameters.yaml", "interpretations.yaml", "evidence.drl")) {
                    Files.copy(RULES.resolve(file), rules.resolve(file));
                }
                Files.writeString(
                        rules.resolve("slip.drl"),
                        Files.readString(slip).replace("package march2004", "package plans"));
                look(new Rules(RuleSetReader.draft(RuleFiles.readable(rules))));
            }
        }
    }

    private static void look(Rules rules) {
        for (Finder finder : ALL) {
            List<Problem> problems = new ArrayList<>();
            finder.find(rules, problems);
            assertThat(problems)
                    .as(finder.getClass().getSimpleName())
                    .extracting(Problem::code)
                    .isSubsetOf(finder.checks().stream().map(Check::code).toList());
        }
    }
}
