package assay.rurality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How lists of wards are read, and what is said of those that cannot be. The messages expected stand beside each file;
 * {@code -Dgolden.update=true} renews them for review as a diff.
 */
class WardListTest {

    private static final Path BAD = Path.of("src", "test", "resources", "bad", "wards");

    @TempDir
    Path folder;

    static List<Path> badLists() throws IOException {
        try (Stream<Path> files = Files.list(BAD)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void everything_wrong_with_a_list_is_told_at_once_by_line_and_cell(Path list) throws Exception {
        String named = list.getFileName().toString();
        StringBuilder said = new StringBuilder();
        catchThrowableOfType(ProblemsException.class, () -> WardList.read(list, named))
                .problems()
                .forEach(problem -> said.append(problem).append('\n'));
        Path expected = BAD.resolve(named.replace(".csv", ".txt"));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, said);
        }
        assertThat(said.toString()).isNotEmpty().isEqualTo(Files.readString(expected));
    }

    @Test
    void a_list_that_is_missing_is_told() {
        assertThat(catchThrowableOfType(
                                ProblemsException.class, () -> WardList.read(folder.resolve("wards.csv"), "wards.csv"))
                        .problems())
                .containsExactly(new Problem("wards.csv", 1, 1, "there is no such file"));
    }

    @Test
    void columns_may_stand_in_any_order_separated_as_spreadsheets_do() throws Exception {
        Path list = Files.writeString(
                folder.resolve("wards.csv"),
                "area;classified;keep;ward;authority;population\r\n12.50;rural;;\"Mill; and Lock\";B\u00fcrg;0\r\n",
                Charset.forName("windows-1252"));
        assertThat(WardList.read(list, "wards.csv").wards())
                .extracting(
                        WardList.Listed::name,
                        WardList.Listed::authority,
                        WardList.Listed::population,
                        one -> one.area().toPlainString(),
                        one -> one.classified().word(),
                        WardList.Listed::reasonToKeep)
                .containsExactly(tuple("Mill; and Lock", "B\u00fcrg", 0L, "12.50", "rural", null));
    }

    @Test
    void two_authorities_may_have_wards_of_the_same_name() throws Exception {
        Path list = Files.writeString(
                folder.resolve("wards.csv"),
                "ward,authority,population,area,classified\nHeath,Aldermere,1,1,rural\nHeath,Brackwater,1,1,urban\n");
        assertThat(WardList.read(list, "wards.csv").wards()).hasSize(2);
    }
}
