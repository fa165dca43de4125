package assay.study;

import static assay.study.Study.SHARE;

import assay.policy.Criterion;
import assay.study.Authority.Refused;
import assay.study.Authority.Result;
import assay.study.Study.Subject;
import assay.study.Table.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What stands between authorities and better grades, which no table of the report shows. */
final class HindranceTables {

    /** What stands between names of authorities, which may have commas in them. */
    private static final String NAMES_APART = "; ";

    private final Study study;

    HindranceTables(Study study) {
        this.study = study;
    }

    List<Table> tables() {
        return List.of(criteria(), onePartShort(), decisions(), missed(), reasons());
    }

    /** Which criterion holds most back, and which would lift most by itself. */
    private Table criteria() {
        List<List<Object>> rows = new ArrayList<>();
        Foremost holds = new Foremost();
        Foremost lifts = new Foremost();
        for (Criterion criterion : study.criteria()) {
            String requirement = criterion.requirement();
            Counted unmet =
                    study.counted(one -> !one.shown(requirement, criterion.id()).met());
            Counted holding = study.counted(one -> !study.meets(one, requirement)
                    && !one.shown(requirement, criterion.id()).met());
            Counted lifted =
                    study.counted(one -> one.result(requirement).liftedBy().contains(criterion.id()));
            if (criterion.kind() == Criterion.Kind.MINIMUM) {
                holds.take(criterion.id(), holding.count());
            }
            lifts.take(criterion.id(), lifted.count());
            rows.add(List.of(
                    criterion.id(),
                    criterion.kind().word(),
                    criterion.asks(),
                    unmet,
                    study.share(unmet.count()),
                    criterion.kind() == Criterion.Kind.MINIMUM ? holding : "",
                    lifted,
                    study.share(lifted.count())));
        }
        return new Table(
                "criteria",
                "Which criteria hold authorities back",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("criterion"),
                        Column.text("kind"),
                        Column.text("asks for"),
                        Column.count("not met by"),
                        Column.percent("not met by" + SHARE),
                        Column.count("of these, requirement not met"),
                        Column.count("alone would lift"),
                        Column.percent("alone would lift" + SHARE)),
                rows,
                holds.said(
                                " holds most authorities back from a requirement",
                                " hold most authorities back from a requirement")
                        + lifts.said(" would lift most by itself", " would lift most, each by itself")
                        + "A criterion would lift an authority if meeting it alone led to the next grade of the"
                        + " requirement.");
    }

    /** What has the highest count, all of them where several have. */
    private static final class Foremost {

        private final List<String> names = new ArrayList<>();
        private int count;

        void take(String name, int ofThis) {
            if (ofThis > count) {
                names.clear();
                count = ofThis;
            }
            if (ofThis == count && ofThis > 0) {
                names.add(name);
            }
        }

        String said(String ofOne, String ofSeveral) {
            return switch (names.size()) {
                case 0 -> "";
                case 1 -> names.get(0) + ofOne + " (" + count + "). ";
                default ->
                    String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1)
                            + ofSeveral + " (" + count + " each). ";
            };
        }
    }

    /** A name among others: in quotes, as in CSV, where without them it could not be told where it ends. */
    private static String apart(String name) {
        return name.contains(NAMES_APART.strip()) || name.startsWith("\"")
                ? '"' + name.replace("\"", "\"\"") + '"'
                : name;
    }

    private Table onePartShort() {
        List<List<Object>> rows = new ArrayList<>();
        for (String requirement : study.pack().requirementIds()) {
            List<Authority> those = study.those(one -> one.result(requirement).isOnePartShort());
            rows.add(List.of(
                    requirement,
                    study.counted(one -> one.result(requirement).isOnePartShort()),
                    study.share(those.size()),
                    those.stream().map(one -> apart(one.name())).collect(Collectors.joining(NAMES_APART))));
        }
        return new Table(
                "one-part-short",
                "Who is one single part short of the next grade",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("requirement"),
                        Column.count("authorities"),
                        Column.percent("authorities" + SHARE),
                        Column.text("who").inFilesOnly()),
                rows,
                "Also where a criterion asks for one part alone and nothing of it is shown. What results and samples call one"
                        + " part short has some of the others.");
    }

    private Table decisions() {
        List<List<Object>> rows = new ArrayList<>();
        for (String requirement : study.pack().requirementIds()) {
            SortedSet<String> decisions = new TreeSet<>();
            study.authorities().forEach(one -> decisions.addAll(decided(one.result(requirement))));
            for (String decision : decisions) {
                Counted those =
                        study.counted(one -> decided(one.result(requirement)).contains(decision));
                rows.add(List.of(requirement, decision, those, study.share(those.count())));
            }
        }
        return new Table(
                "decisions",
                "How many grades a route or a cap decided",
                Shown.IN_SUMMARY,
                List.of(
                        Column.text("requirement"),
                        Column.text("decided"),
                        Column.count("authorities"),
                        Column.percent("authorities" + SHARE)),
                rows,
                "");
    }

    private List<String> decided(Result result) {
        List<String> decided = new ArrayList<>();
        if (result.route() != null) {
            decided.add("route " + result.route() + " was counted");
            if (study.isMet(result.grade())) {
                decided.add("met by route " + result.route());
            }
        }
        if (result.capped()) {
            decided.add("held although more was shown");
        }
        return decided;
    }

    /** Among those with a grade, how many meet each criterion and how many do not; for the overall grade all criteria. */
    private Table missed() {
        List<List<Object>> rows = new ArrayList<>();
        for (Subject subject : study.subjects()) {
            for (String grade : study.pack().gradeNames()) {
                Predicate<Authority> graded = one -> subject.shown().apply(one).equals(grade);
                Counted those = study.counted(graded);
                for (Criterion criterion : study.criteria()) {
                    String requirement = criterion.requirement();
                    if (subject.id().equals(requirement) || subject.id().equals(Study.OVERALL)) {
                        Predicate<Authority> meets =
                                one -> one.shown(requirement, criterion.id()).met();
                        Counted met = study.counted(graded.and(meets));
                        Counted missed = study.counted(graded.and(meets.negate()));
                        rows.add(List.of(
                                subject.id(),
                                grade,
                                criterion.id(),
                                those,
                                met,
                                Study.share(met.count(), those.count()),
                                missed,
                                Study.share(missed.count(), those.count())));
                    }
                }
            }
        }
        return new Table(
                "criteria-by-grades",
                "Which criteria those with each grade meet, and which they miss",
                Shown.IN_REPORT,
                List.of(
                        Column.text("requirement"),
                        Column.text("grade"),
                        Column.text("criterion"),
                        Column.count("authorities"),
                        Column.count("met by"),
                        Column.percent("met by" + SHARE),
                        Column.count("missed by"),
                        Column.percent("missed by" + SHARE)),
                rows,
                "Shares are of those with the grade.");
    }

    /** Among those with a grade of a requirement, for how many evidence was set aside, for which criterion and why. */
    private Table reasons() {
        List<List<Object>> rows = new ArrayList<>();
        for (String requirement : study.pack().requirementIds()) {
            for (String grade : study.pack().gradeNames()) {
                Predicate<Authority> graded =
                        one -> one.result(requirement).grade().equals(grade);
                List<Authority> those = study.those(graded);
                Map<String, Map<String, Integer>> counts = new TreeMap<>();
                for (Authority one : those) {
                    Result result = one.result(requirement);
                    result.criteria()
                            .forEach(shown -> refused(shown)
                                    .forEach(reason -> counts.computeIfAbsent(shown.id(), id -> new TreeMap<>())
                                            .merge(reason, 1, Integer::sum)));
                }
                for (Criterion criterion : study.criteria()) {
                    counts.getOrDefault(criterion.id(), Map.of())
                            .forEach((reason, count) -> rows.add(List.of(
                                    requirement,
                                    grade,
                                    criterion.id(),
                                    reason,
                                    new Counted(
                                            count,
                                            one -> graded.test(one)
                                                    && refused(one.shown(requirement, criterion.id()))
                                                            .contains(reason)),
                                    Study.share(count, those.size()))));
                }
            }
        }
        return new Table(
                "reasons",
                "Why evidence of those with each grade was set aside",
                Shown.IN_REPORT,
                List.of(
                        Column.text("requirement"),
                        Column.text("grade"),
                        Column.text("criterion"),
                        Column.text("reason"),
                        Column.count("authorities"),
                        Column.percent("authorities" + SHARE)),
                rows,
                "Shares are of those with the grade.");
    }

    private static Set<String> refused(Authority.Shown shown) {
        return shown.setAside().stream().map(Refused::reason).collect(Collectors.toSet());
    }
}
