package assay.study;

import static assay.study.Study.SHARE;

import assay.study.Study.Subject;
import assay.study.Table.Shown;
import assay.text.HowMany;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many were given each grade, by the evidence and by interviewees, and how the two stand to each other (Chapter 2). */
final class GradeTables {

    private static final String NOT_RATED = "not rated";
    private static final String SHARES_OF = "% of";

    private final Study study;
    private final List<String> grades;

    GradeTables(Study study) {
        this.study = study;
        this.grades = study.pack().gradeNames();
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (Subject subject : study.subjects()) {
            tables.add(grades(subject));
        }
        if (study.pack().hasInterview()) {
            tables.add(agreement());
            tables.add(moves());
            tables.add(matrix());
        }
        return tables;
    }

    /** How the table of one subject is found. */
    static String id(Subject subject) {
        return "grades-" + subject.id().toLowerCase(Locale.ROOT);
    }

    /**
     * Shares are of all authorities, as the report has them, whether they rated or not; the total is of those with a grade. So
     * the files have a column that says what to divide by.
     */
    private Table grades(Subject subject) {
        boolean interview = study.pack().hasInterview();
        List<Column> columns = new ArrayList<>(List.of(Column.text("by")));
        for (String grade : grades) {
            columns.add(Column.count(grade));
            columns.add(Column.percent(grade + SHARE));
        }
        if (interview) {
            columns.add(Column.count(NOT_RATED));
        }
        columns.addAll(List.of(
                Column.count("met"),
                Column.percent("met" + SHARE),
                Column.count("total"),
                Column.count(SHARES_OF).inFilesOnly()));
        List<List<Object>> rows = new ArrayList<>(List.of(counts("evidence", subject.shown())));
        if (interview) {
            rows.add(counts("interviewee", subject.said()));
        }
        boolean unrated = interview && study.count(one -> subject.said().apply(one) == null) > 0;
        return new Table(
                id(subject),
                title(subject),
                Shown.IN_SUMMARY,
                columns,
                rows,
                "Of " + Words.authorities(study.authorities().size())
                        + (unrated ? ", those who did not rate it among them." : ".")
                        + (subject.id().equals(Study.OVERALL) ? ofPart() : ""));
    }

    /** How many overall grades of interviewees are made of less than all. */
    private String ofPart() {
        int part = study.count(one ->
                one.saidOverall() != null && one.results().values().stream().anyMatch(result -> result.said() == null));
        return part == 0
                ? ""
                : " By their own grades " + HowMany.of(part, "is", "are")
                        + " graded overall by some of the requirements alone: the others they did not rate.";
    }

    /** What it is about, after what the source of the rules calls it. */
    private String title(Subject subject) {
        String called = study.pack().tables().get(subject.id());
        return called == null ? "Grades, " + subject.title() : called + ": " + subject.title();
    }

    private List<Object> counts(String by, Function<Authority, @Nullable String> grade) {
        List<Object> row = new ArrayList<>(List.of(by));
        for (String name : grades) {
            Counted those = study.counted(one -> name.equals(grade.apply(one)));
            row.add(those);
            row.add(study.share(those.count()));
        }
        if (study.pack().hasInterview()) {
            row.add(study.counted(one -> grade.apply(one) == null));
        }
        Counted meeting = study.counted(one -> {
            String given = grade.apply(one);
            return given != null && study.isMet(given);
        });
        row.addAll(List.of(
                meeting,
                study.share(meeting.count()),
                study.counted(one -> grade.apply(one) != null),
                study.counted(one -> true)));
        return row;
    }

    private Table agreement() {
        List<String> words = study.pack().agreementNames();
        List<Column> columns = new ArrayList<>(List.of(Column.text("requirement")));
        words.forEach(one -> columns.addAll(List.of(Column.count(one), Column.percent(one + SHARE))));
        List<List<Object>> rows = new ArrayList<>();
        for (Subject subject : study.subjects()) {
            List<Object> row = new ArrayList<>(List.of(subject.id()));
            for (String one : words) {
                Counted those = study.counted(
                        authority -> one.equals(subject.agreement().apply(authority)));
                row.add(those);
                row.add(study.share(those.count()));
            }
            rows.add(row);
        }
        return new Table(
                "agreement",
                "How interviewees' grades stand to those of the evidence",
                Shown.IN_SUMMARY,
                columns,
                rows,
                "");
    }

    private Table moves() {
        int most = grades.size() - 1;
        List<Column> columns = new ArrayList<>(List.of(Column.text("requirement")));
        for (int steps = -most; steps <= most; steps++) {
            columns.add(Column.count(steps > 0 ? "+" + steps : String.valueOf(steps)));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (Subject subject : study.subjects()) {
            List<Object> row = new ArrayList<>(List.of(subject.id()));
            for (int steps = -most; steps <= most; steps++) {
                int by = steps;
                row.add(study.counted(one -> {
                    String said = subject.said().apply(one);
                    return said != null && study.rank(subject.shown().apply(one)) - study.rank(said) == by;
                }));
            }
            rows.add(row);
        }
        return new Table(
                "moves",
                "By how many grades the evidence moved what interviewees said",
                Shown.IN_SUMMARY,
                columns,
                rows,
                "Below nought the evidence shows less than the interviewee said.");
    }

    private Table matrix() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("requirement"), Column.text("interviewee said")));
        grades.forEach(grade -> columns.add(Column.count("evidence shows " + grade)));
        List<List<Object>> rows = new ArrayList<>();
        for (Subject subject : study.subjects()) {
            for (String said : grades) {
                List<Object> row = new ArrayList<>(List.of(subject.id(), said));
                for (String shown : grades) {
                    row.add(study.counted(one -> said.equals(subject.said().apply(one))
                            && shown.equals(subject.shown().apply(one))));
                }
                rows.add(row);
            }
        }
        return new Table(
                "said-and-shown",
                "What interviewees said against what the evidence shows",
                Shown.IN_REPORT,
                columns,
                rows,
                "");
    }
}
