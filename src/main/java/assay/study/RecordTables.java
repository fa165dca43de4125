package assay.study;

import assay.evaluation.Evaluation.OverallGrade;
import assay.ruleset.Field;
import assay.study.Table.Shown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One row an authority, with all that is recorded of it in so many words or numbers, and how it came out. */
final class RecordTables {

    private final Study study;

    RecordTables(Study study) {
        this.study = study;
    }

    List<Table> tables() {
        List<Field> fields =
                new ArrayList<>(study.rules().vocabulary().authority().fields());
        fields.addAll(study.rules().vocabulary().profile().fields());
        study.rules().vocabulary().interview().fields().stream()
                .filter(field -> field.form() != Field.Form.TEXT)
                .forEach(fields::add);
        List<Column> columns = new ArrayList<>(List.of(Column.text("file"), Column.text("authority")));
        fields.forEach(field -> columns.add(
                field.form() == Field.Form.NUMBER || field.form() == Field.Form.WHOLE_NUMBER
                        ? Column.exact(field.word())
                        : Column.text(field.word())));
        for (String requirement : study.pack().requirementIds()) {
            columns.add(Column.text(requirement + " evidence"));
            if (study.pack().hasInterview()) {
                columns.add(Column.text(requirement + " interviewee"));
                columns.add(Column.text(requirement + " agreement"));
            }
            columns.add(Column.text(requirement + " minimums"));
        }
        columns.addAll(List.of(Column.exact("evidence score"), Column.text("evidence overall")));
        if (study.pack().hasInterview()) {
            columns.addAll(List.of(
                    Column.exact("interviewee score"),
                    Column.text("interviewee overall"),
                    Column.text("overall agreement")));
        }
        columns.addAll(List.of(Column.count("rank"), Column.text("rank in words")));
        return List.of(new Table(
                "authorities",
                "One row an authority",
                Shown.IN_FILES,
                columns,
                study.authorities().stream().map(one -> row(one, fields)).toList(),
                ""));
    }

    private List<Object> row(Authority one, List<Field> fields) {
        List<Object> row = new ArrayList<>(List.of(one.file(), one.name()));
        for (Field field : fields) {
            Object value = one.recorded().getOrDefault(field.property(), "");
            boolean isTyped = value instanceof Number || value instanceof LocalDate || value instanceof Boolean;
            row.add(isTyped ? value : value.toString());
        }
        one.results().values().forEach(result -> {
            row.add(result.grade());
            if (result.agreement() != null) {
                row.add(result.said() == null ? "" : result.said());
                row.add(result.agreement());
            }
            row.add(result.minimumsMet() + " of " + result.minimums());
        });
        Ranking.Place place = study.ranking().of(one);
        OverallGrade said = one.saidOverall();
        row.add(one.score());
        row.add(one.overall().grade());
        if (one.overallAgreement() != null) {
            row.add(said == null ? "" : new BigDecimal(said.score()));
            row.add(said == null ? "" : said.grade());
            row.add(one.overallAgreement());
        }
        row.add(place.rank());
        row.add(place.inWords());
        return row;
    }
}
