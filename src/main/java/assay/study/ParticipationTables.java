package assay.study;

import static assay.study.Study.SHARE;

import assay.ruleset.Field;
import assay.study.Table.Shown;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who took part, when they were interviewed, and what they answered to what was asked of everybody (Appendices IV and V). */
final class ParticipationTables {

    private static final int FORTNIGHT = 14;
    private static final double DAYS_OF_A_WEEK = 7;
    private static final String NOTHING = "nothing recorded";

    private final Study study;

    ParticipationTables(Study study) {
        this.study = study;
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        study.invited().ifPresent(invited -> tables.addAll(participation(invited)));
        if (study.rules().hasInterviewHeading()) {
            tables.addAll(interviews());
            tables.add(answers());
        }
        return tables;
    }

    private List<Table> participation(Invited invited) {
        Map<String, String> absent = invited.absent(study.authorities());
        Map<String, Integer> reasons = new TreeMap<>();
        absent.values().stream()
                .filter(reason -> !reason.isEmpty())
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("asked to take part", invited.reasons().size()));
        reasons.forEach((reason, count) -> rows.add(List.of("took no part: " + reason, count)));
        // Their files may be missing, or refused.
        int unknown = (int) absent.values().stream().filter(String::isEmpty).count();
        if (unknown > 0) {
            rows.add(List.of("no evidence that could be read, and no reason given", unknown));
        }
        rows.add(List.of("took part", study.counted(one -> true)));
        return List.of(
                new Table(
                        "participation",
                        "Who took part",
                        Shown.IN_SUMMARY,
                        List.of(Column.text("who"), Column.count("authorities")),
                        rows,
                        ""),
                new Table(
                        "took-no-part",
                        "Who is not in the study, and why",
                        Shown.IN_REPORT,
                        List.of(Column.text("authority"), Column.text("reason")),
                        absent.entrySet().stream()
                                .map(one -> List.<Object>of(one.getKey(), one.getValue()))
                                .toList(),
                        ""));
    }

    /** When the interviews were held: by month, and by the first fortnight of each and the rest. */
    private List<Table> interviews() {
        List<LocalDate> days = study.authorities().stream()
                .map(this::held)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        SortedSet<String> periods = new TreeSet<>();
        days.forEach(day -> periods.addAll(periods(day)));
        List<List<Object>> span = new ArrayList<>();
        if (days.size() > 1) {
            span.add(List.of("weeks from the first to the last", weeks(days.get(0), days.get(days.size() - 1))));
            span.add(
                    List.of("weeks from the first to the last but one", weeks(days.get(0), days.get(days.size() - 2))));
        }
        return List.of(
                new Table(
                        "interviews",
                        "When the interviews were held",
                        Shown.IN_REPORT,
                        List.of(
                                Column.text("when"),
                                Column.count("authorities"),
                                Column.percent("authorities" + SHARE)),
                        periods.stream().map(this::interviewed).toList(),
                        days.size() + " of "
                                + Words.authorities(study.authorities().size())
                                + (days.size() == 1 || study.authorities().size() == 1 ? " has" : " have")
                                + " a day on record."),
                new Table(
                        "interviews-span",
                        "Over how long the interviews were held",
                        Shown.IN_REPORT,
                        List.of(Column.text("span"), Column.statistic("weeks")),
                        span,
                        ""));
    }

    private List<Object> interviewed(String period) {
        Counted those = study.counted(one -> {
            LocalDate day = held(one);
            return day != null && periods(day).contains(period);
        });
        return List.of(period, those, study.share(those.count()));
    }

    private static List<String> periods(LocalDate day) {
        String month = day.toString().substring(0, "yyyy-MM".length());
        return List.of(month, month + (day.getDayOfMonth() <= FORTNIGHT ? ", first two weeks" : ", after two weeks"));
    }

    private static double weeks(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_WEEK;
    }

    private @Nullable LocalDate held(Authority one) {
        return study.rules().vocabulary().interview().fields().stream()
                .filter(field -> field.form() == Field.Form.DATE)
                .map(field -> one.recorded().get(field.property()))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** What was answered where there are only so many answers, such as to whether September 2003's requirements were met. */
    private Table answers() {
        List<Field> truths = study.rules().vocabulary().profile().fields().stream()
                .filter(field -> field.form() == Field.Form.TRUTH)
                .toList();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("question"),
                Column.text("answer"),
                Column.count("authorities"),
                Column.percent("authorities" + SHARE)));
        truths.forEach(field -> columns.add(Column.count("of these, " + field.word())));
        List<List<Object>> rows = new ArrayList<>();
        for (Field question : study.rules().vocabulary().interview().fields()) {
            if (study.authorities().stream().noneMatch(one -> one.recorded().containsKey(question.property()))) {
                continue;
            }
            for (String answer : answers(question)) {
                Predicate<Authority> given =
                        one -> answer.equals(String.valueOf(one.recorded().getOrDefault(question.property(), NOTHING)));
                Counted those = study.counted(given);
                if (those.count() > 0) {
                    List<Object> row =
                            new ArrayList<>(List.of(question.word(), answer, those, study.share(those.count())));
                    truths.forEach(field -> row.add(study.counted(
                            given.and(one -> Boolean.TRUE.equals(one.recorded().get(field.property()))))));
                    rows.add(row);
                }
            }
        }
        return new Table("answers", "What interviewees answered", Shown.IN_SUMMARY, columns, rows, "");
    }

    /** Whether a question and an answer are one of the rule set that nobody gave. */
    static boolean isOfNobody(Study study, List<String> cells) {
        return cells.size() == 2
                && study.rules().vocabulary().interview().fields().stream()
                        .filter(question -> question.word().equals(cells.get(0)))
                        .filter(question -> answers(question).contains(cells.get(1)))
                        .anyMatch(question -> study.authorities().stream()
                                .noneMatch(one -> cells.get(1)
                                        .equals(String.valueOf(
                                                one.recorded().getOrDefault(question.property(), NOTHING)))));
    }

    private static List<String> answers(Field question) {
        List<String> answers = new ArrayList<>(question.form() == Field.Form.WORD ? question.words() : List.of());
        if (question.form() == Field.Form.TRUTH) {
            answers.addAll(List.of("true", "false"));
        }
        if (!answers.isEmpty()) {
            answers.add(NOTHING);
        }
        return answers;
    }
}
