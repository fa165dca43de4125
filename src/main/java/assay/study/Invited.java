package assay.study;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.evaluation.Synthetic;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Legible;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who was asked to take part in a study, and why some did not (Appendix IV): a file of comma-separated values with a column
 * for the authority and one for the reason, which only those have who took no part.
 *
 * @param named how the file is called in messages
 * @param reasons why each took no part, by the authority's name; an empty text where no reason is given
 */
public record Invited(String named, Map<String, String> reasons) {

    private static final List<String> COLUMNS = List.of("authority", "reason");

    /**
     * Reads the file.
     *
     * @param path the file
     * @param named how it is called in messages
     * @throws ProblemsException with everything that is wrong with it
     */
    static Invited read(Path path, String named) throws ProblemsException {
        CsvTable table = CsvFile.read(path, named);
        table.requireColumns(COLUMNS, COLUMNS);
        List<Problem> problems = new ArrayList<>();
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Row row : table.rows()) {
            String authority = Legible.joined(table.cell(row, "authority"));
            if (Legible.isBlank(authority)) {
                problems.add(table.problem(row, "authority", "an authority needs a name"));
            } else if (reasons.putIfAbsent(authority, Legible.joined(table.cell(row, "reason"))) != null) {
                problems.add(table.problem(row, "authority", authority + " was listed before"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return new Invited(named, reasons);
    }

    /**
     * What does not fit together with those of whom there is evidence: somebody who was not asked, or who is said to have
     * taken no part, or who has sent nothing without a reason.
     */
    List<Problem> problems(List<Authority> authorities) {
        List<Problem> problems = new ArrayList<>();
        for (Authority one : authorities) {
            String reason = reasons.get(one.name());
            if (reason == null) {
                problems.add(Problem.ofFile(
                        one.file(),
                        one.name() + " is not among those asked to take part, in " + named
                                + nearest(one.name())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("")));
            } else if (!reason.isEmpty()) {
                problems.add(Problem.ofFile(
                        one.file(), one.name() + " took no part, says " + named + ": " + Nearest.shown(reason)));
            }
        }
        return problems;
    }

    /** What most names of a study have in them makes none of them near to another. */
    private Optional<String> nearest(String name) {
        List<String> bare = reasons.keySet().stream().map(Synthetic::unmarked).toList();
        return Nearest.to(Synthetic.unmarked(name), bare)
                .flatMap(near -> reasons.keySet().stream()
                        .filter(one -> Synthetic.unmarked(one).equals(near))
                        .findFirst());
    }

    /** Those who took no part, with the reason. */
    Map<String, String> absent(List<Authority> authorities) {
        Set<String> present = authorities.stream().map(Authority::name).collect(Collectors.toSet());
        Map<String, String> absent = new LinkedHashMap<>(reasons);
        absent.keySet().removeAll(present);
        return absent;
    }
}
