package assay.study;

import assay.evaluation.Evaluation.OverallGrade;
import assay.ruleset.Pack;
import assay.study.Ranking.Place;
import assay.study.Table.Shown;
import assay.text.HowMany;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How overall scores are spread, and who has which (Appendix IV, Figures Appendix 4.1 and 4.2). */
final class ScoreTables {

    private final Study study;

    ScoreTables(Study study) {
        this.study = study;
    }

    List<Table> tables() {
        List<Table> tables = new ArrayList<>(List.of(scores()));
        if (study.pack().hasInterview()) {
            tables.add(saidScores());
        }
        tables.addAll(List.of(ranks(), metOverall(), scale(), figures()));
        return tables;
    }

    private Table scores() {
        List<List<Object>> rows = new ArrayList<>();
        for (Place place : study.ranking().places()) {
            rows.add(List.of(
                    digits(place.score()),
                    place.authorities().get(0).overall().grade(),
                    study.counted(one -> one.score().compareTo(place.score()) == 0),
                    place.rank(),
                    place.inWords()));
        }
        return new Table(
                "scores",
                "Overall scores from the evidence, from the highest",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("score"),
                        Column.text("grade"),
                        Column.count("authorities"),
                        Column.count("rank"),
                        Column.text("in words")),
                rows,
                study.ranking()
                        .mean()
                        .map(mean -> "The mean is "
                                + mean.setScale(2, RoundingMode.HALF_UP).toPlainString() + ".")
                        .orElse(""));
    }

    private Table saidScores() {
        SortedMap<BigDecimal, List<OverallGrade>> byScore = new TreeMap<>(Comparator.reverseOrder());
        for (Authority one : study.authorities()) {
            OverallGrade said = one.saidOverall();
            if (said != null) {
                byScore.computeIfAbsent(new BigDecimal(said.score()), score -> new ArrayList<>())
                        .add(said);
            }
        }
        List<List<Object>> rows = new ArrayList<>();
        byScore.forEach((score, those) ->
                rows.add(List.of(digits(score), those.get(0).grade(), study.counted(one -> {
                    OverallGrade said = one.saidOverall();
                    return said != null && new BigDecimal(said.score()).compareTo(score) == 0;
                }))));
        return new Table(
                "scores-of-interviewees",
                "Overall scores from interviewees' own grades, from the highest",
                Shown.IN_REPORT,
                List.of(Column.text("score"), Column.text("grade"), Column.count("authorities")),
                rows,
                "");
    }

    private Table ranks() {
        List<List<Object>> rows = new ArrayList<>();
        for (Place place : study.ranking().places()) {
            for (Authority one : place.authorities()) {
                rows.add(
                        List.of(one.name(), one.overall().score(), one.overall().grade(), place.inWords()));
            }
        }
        return new Table(
                "ranks",
                "Authorities by their score",
                Shown.IN_REPORT,
                List.of(Column.text("authority"), Column.text("score"), Column.text("grade"), Column.text("rank")),
                rows,
                "");
    }

    private Table metOverall() {
        List<Authority> meeting = study.those(one -> study.isMet(one.overall().grade()));
        List<List<Object>> rows = new ArrayList<>();
        for (Authority one : meeting) {
            if (!one.notMet().isEmpty()) {
                rows.add(List.of(
                        one.name(), one.overall().grade(), one.notMet().size(), String.join(", ", one.notMet())));
            }
        }
        return new Table(
                "met-overall-with-requirements-below",
                "Authorities that meet the requirements overall and not each of them",
                Shown.IN_REPORT,
                List.of(
                        Column.text("authority"),
                        Column.text("overall"),
                        Column.count("how many not met"),
                        Column.text("not met")),
                rows,
                rows.size() + " of " + HowMany.of(meeting.size(), "that meets", "that meet") + " them overall.");
    }

    private Table scale() {
        return new Table(
                "scale",
                "What each grade counts for in an overall score",
                Shown.IN_REPORT,
                List.of(Column.text("grade"), Column.exact("value"), Column.text("met")),
                study.pack().grades().stream()
                        .map(grade -> List.<Object>of(grade.name(), grade.value(), grade.met() ? "yes" : "no"))
                        .toList(),
                "");
    }

    /** Single figures, in full. */
    private Table figures() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(List.of("authorities", study.authorities().size()));
        study.ranking().mean().ifPresent(mean -> {
            rows.add(List.of("mean overall score", digits(mean)));
            if (study.pack().hasInterview()) {
                markedDown()
                        .ifPresent(down -> rows.add(List.of(
                                "grades marked down on balance, each requirement as often as it weighs", down)));
                mostMoved()
                        .ifPresent(most -> rows.add(List.of("most grades by which an overall grade was moved", most)));
            }
        });
        return new Table(
                "figures",
                "Single figures",
                Shown.IN_REPORT,
                List.of(Column.text("figure"), Column.exact("value")),
                rows,
                study.pack().hasInterview()
                        ? "Grades marked down are those that an interviewee gave above the evidence less those below, for an"
                                + " authority on average of those whose interviewee gave any."
                        : "");
    }

    /** Nothing where no interviewee gave a grade. */
    private Optional<BigDecimal> markedDown() {
        long steps = 0;
        Set<String> rated = new HashSet<>();
        for (Authority one : study.authorities()) {
            for (Pack.RequirementEntry entry : study.pack().requirements()) {
                String said = one.result(entry.id()).said();
                if (said != null) {
                    rated.add(one.file());
                    steps += (long) entry.weight()
                            * (study.rank(said)
                                    - study.rank(one.result(entry.id()).grade()));
                }
            }
        }
        return rated.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(steps).divide(BigDecimal.valueOf(rated.size()), 5, RoundingMode.HALF_UP));
    }

    /** Nothing where no interviewee has an overall grade, for then none can have been moved. */
    private OptionalInt mostMoved() {
        return study.authorities().stream()
                .filter(one -> one.saidOverall() != null)
                .mapToInt(one -> Math.abs(
                        study.rank(Objects.requireNonNull(one.saidOverall()).grade())
                                - study.rank(one.overall().grade())))
                .max();
    }

    private static String digits(BigDecimal score) {
        return score.stripTrailingZeros().toPlainString();
    }
}
