package assay.study;

import assay.policy.Criterion;
import assay.rules.Field;
import assay.rules.Pack;
import assay.rules.RuleSet;
import assay.study.Statistics.Fourfold;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A study of many authorities, from nothing but their evaluations and what is recorded of them. Percentages are of all
 * authorities, with one decimal, as the report prints them (DfES Research Report 566, Chapters 2 and 3).
 */
public final class Study {

    /** What stands for all requirements together. */
    public static final String OVERALL = "overall";

    /** What a grade is that was not given. */
    private static final String NOT_RATED = "not rated";

    private static final List<String> KINDS = List.of("driver", "barrier", "solution");

    private final RuleSet rules;
    private final Pack pack;
    private final List<Criterion> criteria;
    private final List<Authority> authorities;
    private final List<String> met;
    private final SortedMap<BigDecimal, String> positions;

    /**
     * A study.
     *
     * @param rules the rule set that graded the authorities
     * @param criteria what it asks for
     * @param authorities the authorities, in the order of their files
     */
    public Study(RuleSet rules, Collection<Criterion> criteria, List<Authority> authorities) {
        this.rules = rules;
        this.pack = rules.pack();
        this.criteria = List.copyOf(criteria);
        this.authorities = List.copyOf(authorities);
        this.met = pack.gradeNames().stream().filter(pack.metGrades()::contains).toList();
        this.positions = positions();
    }

    /** The authorities, in the order of their files. */
    public List<Authority> authorities() {
        return authorities;
    }

    /** The names of the grades, from the lowest to the highest. */
    public List<String> gradeNames() {
        return pack.gradeNames();
    }

    /** Every table, in the order in which a report has them. */
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>(gradeTables());
        tables.add(agreements());
        tables.add(moves());
        tables.add(scores());
        tables.add(ranks());
        tables.add(metOverallOnly());
        tables.add(associations("scores-against-circumstances", "Scores against circumstances", ofScores()));
        tables.add(associations(
                "grades-against-circumstances", "Grades of requirements against circumstances", ofGrades()));
        tables.add(associations("requirements-against-each-other", "Requirements met together", ofRequirements()));
        tables.add(fourfolds());
        tables.add(themes());
        tables.add(themesAcross());
        tables.add(september());
        tables.add(heldBack());
        tables.add(decisions());
        tables.add(oneShort());
        tables.add(rows());
        return tables;
    }

    // ------------------------------------------------------------------ grades

    /** How many were given each grade: overall, then each requirement (Tables 2.1 to 2.8). */
    public List<Table> gradeTables() {
        List<Table> tables = new ArrayList<>();
        tables.add(grades(1, OVERALL, "overall", one -> one.overall().grade(), one -> {
            return one.saidOverall() == null ? null : one.saidOverall().grade();
        }));
        for (Pack.RequirementEntry entry : pack.requirements()) {
            tables.add(grades(
                    tables.size() + 1,
                    entry.id(),
                    "requirement " + entry.number() + ", " + entry.name(),
                    one -> one.grades().get(entry.id()),
                    one -> one.said().get(entry.id())));
        }
        return tables;
    }

    private Table grades(
            int number,
            String id,
            String what,
            Function<Authority, @Nullable String> shown,
            Function<Authority, @Nullable String> said) {
        List<String> header = new ArrayList<>(List.of("by"));
        for (String grade : pack.gradeNames()) {
            header.add(grade);
            header.add("%");
        }
        header.addAll(List.of(NOT_RATED, "met", "%"));
        return new Table(
                "grades-" + id.toLowerCase(Locale.ROOT),
                "Table 2." + number + ": " + what,
                header,
                List.of(counts("evidence", shown), counts("interviewee", said)),
                "Of " + authorities.size() + " authorities.");
    }

    private List<String> counts(String by, Function<Authority, @Nullable String> grade) {
        List<String> row = new ArrayList<>(List.of(by));
        long given = 0;
        long meeting = 0;
        for (String name : pack.gradeNames()) {
            long count = authorities.stream()
                    .filter(one -> name.equals(grade.apply(one)))
                    .count();
            row.add(String.valueOf(count));
            row.add(percent(count));
            given += count;
            meeting += met.contains(name) ? count : 0;
        }
        row.add(String.valueOf(authorities.size() - given));
        row.add(String.valueOf(meeting));
        row.add(percent(meeting));
        return row;
    }

    /** A share of all authorities in percent, with one decimal. */
    private String percent(long count) {
        return authorities.isEmpty()
                ? ""
                : BigDecimal.valueOf(100 * count)
                        .divide(BigDecimal.valueOf(authorities.size()), 1, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private Table agreements() {
        List<String> header = new ArrayList<>(List.of("requirement"));
        pack.agreements().forEach(words -> header.addAll(List.of(words, "%")));
        List<List<String>> rows = new ArrayList<>();
        rows.add(agreement(OVERALL, Authority::overallAgreement));
        for (String requirement : pack.requirementIds()) {
            rows.add(agreement(requirement, one -> one.agreement().getOrDefault(requirement, "")));
        }
        return new Table("agreement", "How interviewees' grades stand to those of the evidence", header, rows, "");
    }

    private List<String> agreement(String requirement, Function<Authority, String> agreement) {
        List<String> row = new ArrayList<>(List.of(requirement));
        for (String words : pack.agreements()) {
            long count = authorities.stream()
                    .filter(one -> words.equals(agreement.apply(one)))
                    .count();
            row.add(String.valueOf(count));
            row.add(percent(count));
        }
        return row;
    }

    private Table moves() {
        int most = pack.gradeNames().size() - 1;
        List<String> header = new ArrayList<>(List.of("requirement"));
        for (int steps = -most; steps <= most; steps++) {
            header.add(steps > 0 ? "+" + steps : String.valueOf(steps));
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(moved(OVERALL, one -> one.overall().grade(), one -> {
            return one.saidOverall() == null ? null : one.saidOverall().grade();
        }));
        for (String requirement : pack.requirementIds()) {
            rows.add(moved(
                    requirement,
                    one -> one.grades().get(requirement),
                    one -> one.said().get(requirement)));
        }
        return new Table(
                "moves",
                "By how many grades the evidence moved what interviewees said",
                header,
                rows,
                "Below nought the evidence shows less than the interviewee said.");
    }

    private List<String> moved(
            String requirement,
            Function<Authority, @Nullable String> shown,
            Function<Authority, @Nullable String> said) {
        int most = pack.gradeNames().size() - 1;
        long[] counts = new long[2 * most + 1];
        for (Authority one : authorities) {
            String from = said.apply(one);
            String to = shown.apply(one);
            if (from != null && to != null) {
                counts[rank(to) - rank(from) + most]++;
            }
        }
        List<String> row = new ArrayList<>(List.of(requirement));
        for (long count : counts) {
            row.add(String.valueOf(count));
        }
        return row;
    }

    private int rank(String grade) {
        return pack.gradeNames().indexOf(grade);
    }

    // ------------------------------------------------------------------ scores

    /** The mean overall score from the evidence, or null where there are no authorities. */
    public @Nullable BigDecimal mean() {
        return authorities.isEmpty()
                ? null
                : authorities.stream()
                        .map(Authority::score)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(authorities.size()), 5, RoundingMode.HALF_UP);
    }

    /** How many authorities have each score, from the highest. */
    private SortedMap<BigDecimal, List<Authority>> byScore() {
        return authorities.stream()
                .collect(Collectors.groupingBy(
                        Authority::score, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
    }

    private Table scores() {
        List<List<String>> rows = new ArrayList<>();
        int above = 0;
        for (Map.Entry<BigDecimal, List<Authority>> score : byScore().entrySet()) {
            int count = score.getValue().size();
            rows.add(List.of(
                    score.getKey().toPlainString(),
                    score.getValue().get(0).overall().grade(),
                    String.valueOf(count),
                    String.valueOf(above + 1),
                    position(above + 1, count)));
            above += count;
        }
        BigDecimal mean = mean();
        return new Table(
                "scores",
                "Overall scores from the evidence, from the highest",
                List.of("score", "grade", "authorities", "rank", "in words"),
                rows,
                mean == null
                        ? ""
                        : "The mean is "
                                + mean.setScale(2, RoundingMode.HALF_UP).toPlainString() + ".");
    }

    /** A rank in words: "joint 77th with 15 others". */
    static String position(int rank, int sharing) {
        int tens = rank % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch (rank % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return (sharing == 1 ? "" : "joint ")
                + rank
                + ending
                + (sharing == 1 ? "" : " with " + (sharing - 1) + (sharing == 2 ? " other" : " others"));
    }

    /** Where an authority stands among all, in words. */
    public String position(Authority authority) {
        return positions.getOrDefault(authority.score(), "");
    }

    private SortedMap<BigDecimal, String> positions() {
        SortedMap<BigDecimal, String> positions = new TreeMap<>();
        int above = 0;
        for (Map.Entry<BigDecimal, List<Authority>> score : byScore().entrySet()) {
            positions.put(score.getKey(), position(above + 1, score.getValue().size()));
            above += score.getValue().size();
        }
        return positions;
    }

    private Table ranks() {
        List<List<String>> rows = byScore().values().stream()
                .flatMap(List::stream)
                .map(one ->
                        List.of(one.name(), one.overall().score(), one.overall().grade(), position(one)))
                .toList();
        return new Table(
                "ranks", "Authorities by their score", List.of("authority", "score", "grade", "rank"), rows, "");
    }

    private Table metOverallOnly() {
        List<List<String>> rows = authorities.stream()
                .filter(one ->
                        met.contains(one.overall().grade()) && !one.notMet().isEmpty())
                .map(one -> List.of(one.name(), one.overall().grade(), String.join(", ", one.notMet())))
                .toList();
        return new Table(
                "met-overall-with-requirements-below",
                "Authorities that meet the requirements overall and not each of them",
                List.of("authority", "overall", "not met"),
                rows,
                rows.size() + " of "
                        + authorities.stream()
                                .filter(one -> met.contains(one.overall().grade()))
                                .count()
                        + " that meet them overall.");
    }

    // ------------------------------------------------------------------ associations

    /** Circumstances that are numbers or days, and those that are words, as the rule set declares them. */
    private List<Field> circumstances() {
        List<Field> fields = new ArrayList<>(rules.vocabulary().interview().fields());
        fields.addAll(rules.vocabulary().profile().fields());
        fields.addAll(rules.vocabulary().authority().fields());
        Set<String> several = fields.stream()
                .map(Field::property)
                .filter(property -> authorities.stream()
                                .map(one -> one.recorded().get(property))
                                .filter(value -> value != null)
                                .distinct()
                                .limit(2)
                                .count()
                        > 1)
                .collect(Collectors.toSet());
        return fields.stream()
                .filter(field -> several.contains(field.property()))
                .filter(field -> field.form() != Field.Form.TEXT || groups(field) <= authorities.size() / 3)
                .toList();
    }

    private long groups(Field field) {
        return authorities.stream()
                .map(one -> one.recorded().get(field.property()))
                .filter(value -> value != null)
                .distinct()
                .count();
    }

    private List<Association> ofScores() {
        return circumstances().stream()
                .map(field -> against("score", field, one -> one.score().doubleValue()))
                .toList();
    }

    private List<Association> ofGrades() {
        List<Association> all = new ArrayList<>();
        for (String requirement : pack.requirementIds()) {
            circumstances()
                    .forEach(field -> all.add(against(
                            requirement, field, one -> rank(one.grades().getOrDefault(requirement, "")) + 1)));
        }
        return all;
    }

    private Association against(String of, Field field, ToDoubleFunction<Authority> outcome) {
        List<Authority> known = authorities.stream()
                .filter(one -> one.recorded().containsKey(field.property()))
                .toList();
        int leftOut = authorities.size() - known.size();
        boolean number =
                switch (field.form()) {
                    case NUMBER, WHOLE_NUMBER, DATE -> true;
                    case TEXT, TRUTH, WORD, WORDS -> false;
                };
        if (number) {
            return Statistics.regression(
                    of,
                    field.word(),
                    known.stream()
                            .map(one -> new double[] {
                                number(one.recorded().get(field.property())), outcome.applyAsDouble(one)
                            })
                            .toList(),
                    leftOut);
        }
        Map<String, List<Double>> groups = new TreeMap<>();
        known.forEach(one -> groups.computeIfAbsent(
                        String.valueOf(one.recorded().get(field.property())), word -> new ArrayList<>())
                .add(outcome.applyAsDouble(one)));
        return Statistics.variance(of, field.word(), groups, leftOut);
    }

    private static double number(@Nullable Object value) {
        if (value instanceof LocalDate day) {
            return day.toEpochDay();
        }
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    private boolean isMet(Authority one, String requirement) {
        return met.contains(one.grades().getOrDefault(requirement, ""));
    }

    private Fourfold fourfold(List<Authority> some, String first, String second) {
        int[] counts = new int[4];
        some.forEach(one -> counts[(isMet(one, first) ? 0 : 2) + (isMet(one, second) ? 0 : 1)]++);
        return new Fourfold(counts[0], counts[1], counts[2], counts[3]);
    }

    private int othersMet(Authority one, String first, String second) {
        return (int) pack.requirementIds().stream()
                .filter(id -> !id.equals(first) && !id.equals(second))
                .filter(id -> isMet(one, id))
                .count();
    }

    private List<Association> ofRequirements() {
        List<Association> all = new ArrayList<>();
        pairs((first, second) -> {
            all.add(Statistics.fourfold(first, second, fourfold(authorities, first, second), 0));
            Map<Integer, List<Authority>> strata = new TreeMap<>(
                    authorities.stream().collect(Collectors.groupingBy(one -> othersMet(one, first, second))));
            all.add(Statistics.stratified(
                    first,
                    second,
                    strata.values().stream()
                            .map(stratum -> fourfold(stratum, first, second))
                            .toList(),
                    0));
            all.add(Statistics.logistic(
                    first,
                    second,
                    authorities.stream()
                            .map(one -> new double[] {
                                isMet(one, first) ? 1 : 0, isMet(one, second) ? 1 : 0, othersMet(one, first, second)
                            })
                            .toList(),
                    0));
        });
        return all;
    }

    private interface Pair {
        void take(String first, String second);
    }

    private void pairs(Pair pair) {
        List<String> ids = pack.requirementIds();
        for (int i = 0; i < ids.size(); i++) {
            for (int j = i + 1; j < ids.size(); j++) {
                pair.take(ids.get(i), ids.get(j));
            }
        }
    }

    private Table fourfolds() {
        List<List<String>> rows = new ArrayList<>();
        pairs((first, second) -> {
            Fourfold table = fourfold(authorities, first, second);
            rows.add(List.of(
                    first,
                    second,
                    String.valueOf(table.both()),
                    String.valueOf(table.first()),
                    String.valueOf(table.second()),
                    String.valueOf(table.neither())));
        });
        return new Table(
                "requirements-met-together",
                "How many authorities meet two requirements, one of them, or neither",
                List.of("requirement", "and", "both", "the first only", "the second only", "neither"),
                rows,
                "");
    }

    /** Tests as a table, with their probabilities adjusted for being several of one kind. */
    private static Table associations(String id, String title, List<Association> all) {
        Map<String, List<Association>> families = all.stream()
                .collect(Collectors.groupingBy(
                        one -> one.test().startsWith("linear") || one.test().startsWith("one-way") ? "" : one.test(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<Association, @Nullable Double> adjusted = new LinkedHashMap<>();
        families.values().forEach(family -> {
            List<@Nullable Double> own = Statistics.holm(family);
            for (int i = 0; i < family.size(); i++) {
                adjusted.put(family.get(i), own.get(i));
            }
        });
        return new Table(
                id,
                title,
                List.of("of", "against", "test", "n", "left out", "statistic", "p", "p adjusted", "effect", "mind"),
                all.stream()
                        .map(one -> List.of(
                                one.of(),
                                one.against(),
                                one.test(),
                                String.valueOf(one.n()),
                                String.valueOf(one.leftOut()),
                                one.statistic(),
                                Statistics.probability(one.p()),
                                Statistics.probability(adjusted.get(one)),
                                one.effect(),
                                one.warning()))
                        .toList(),
                "p adjusted is Holm's, over all tests of a kind in this table.");
    }

    // ------------------------------------------------------------------ what interviewees said

    private Table themes() {
        List<List<String>> rows = new ArrayList<>();
        for (String requirement : pack.requirementIds()) {
            for (String kind : KINDS) {
                themes(one -> one.themes(requirement, kind))
                        .forEach((theme, count) ->
                                rows.add(List.of(requirement, kind, theme, String.valueOf(count), percent(count))));
            }
        }
        return new Table(
                "themes",
                "What interviewees named, requirement by requirement, the most common first",
                List.of("requirement", "kind", "theme", "authorities", "%"),
                rows,
                "");
    }

    private Table themesAcross() {
        List<List<String>> rows = new ArrayList<>();
        for (String kind : KINDS) {
            themes(one -> pack.requirementIds().stream()
                            .flatMap(requirement -> one.themes(requirement, kind).stream())
                            .toList())
                    .forEach((theme, count) -> rows.add(List.of(kind, theme, String.valueOf(count), percent(count))));
        }
        return new Table(
                "themes-across",
                "What interviewees named for any requirement, the most common first",
                List.of("kind", "theme", "authorities", "%"),
                rows,
                "");
    }

    /** How many authorities name each theme, the most common first, then by name. */
    private Map<String, Long> themes(Function<Authority, List<String>> named) {
        Map<String, Long> counts = authorities.stream()
                .flatMap(one -> new TreeSet<>(named.apply(one)).stream())
                .collect(Collectors.groupingBy(theme -> theme, TreeMap::new, Collectors.counting()));
        Map<String, Long> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEachOrdered(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private Table september() {
        Map<String, Long> counts = authorities.stream()
                .collect(Collectors.groupingBy(
                        one -> String.valueOf(one.recorded().getOrDefault("september2003", "nothing recorded")),
                        TreeMap::new,
                        Collectors.counting()));
        return new Table(
                "september-2003",
                "What interviewees said of the requirements of September 2003",
                List.of("answer", "authorities", "%"),
                counts.entrySet().stream()
                        .map(one -> List.of(one.getKey(), String.valueOf(one.getValue()), percent(one.getValue())))
                        .toList(),
                "");
    }

    // ------------------------------------------------------------------ what no table of the report shows

    private Table heldBack() {
        return new Table(
                "criteria",
                "Which criteria hold authorities back",
                List.of("criterion", "asks for", "not met by", "%", "alone would lift", "%"),
                criteria.stream()
                        .map(criterion -> {
                            long unmet = authorities.stream()
                                    .filter(one -> one.unmet().contains(criterion.id()))
                                    .count();
                            long lifted = authorities.stream()
                                    .filter(one -> one.liftedBy()
                                            .getOrDefault(criterion.requirement(), List.of())
                                            .contains(criterion.id()))
                                    .count();
                            return List.of(
                                    criterion.id(),
                                    criterion.asks(),
                                    String.valueOf(unmet),
                                    percent(unmet),
                                    String.valueOf(lifted),
                                    percent(lifted));
                        })
                        .toList(),
                "");
    }

    private Table decisions() {
        Map<String, Long> counts = new TreeMap<>();
        for (Authority one : authorities) {
            one.routes()
                    .forEach((requirement, route) -> counts.merge(requirement + " by route " + route, 1L, Long::sum));
            one.capped()
                    .forEach(requirement -> counts.merge(requirement + " held although more was shown", 1L, Long::sum));
        }
        return new Table(
                "decisions",
                "How many grades a route or a cap decided",
                List.of("decided", "authorities", "%"),
                counts.entrySet().stream()
                        .map(one -> List.of(one.getKey(), String.valueOf(one.getValue()), percent(one.getValue())))
                        .toList(),
                "");
    }

    private Table oneShort() {
        return new Table(
                "one-part-short",
                "Who is one single part short of the next grade",
                List.of("requirement", "authorities", "%", "who"),
                pack.requirementIds().stream()
                        .map(requirement -> {
                            List<String> short1 = authorities.stream()
                                    .filter(one -> one.oneShort().contains(requirement))
                                    .map(Authority::name)
                                    .toList();
                            return List.of(
                                    requirement,
                                    String.valueOf(short1.size()),
                                    percent(short1.size()),
                                    String.join(", ", short1));
                        })
                        .toList(),
                "");
    }

    /** One row an authority. */
    private Table rows() {
        List<String> header = new ArrayList<>(List.of("file", "authority", "type"));
        List<Field> fields = new ArrayList<>(rules.vocabulary().profile().fields());
        fields.addAll(rules.vocabulary().interview().fields().stream()
                .filter(field -> field.form() != Field.Form.TEXT)
                .toList());
        fields.forEach(field -> header.add(field.word()));
        for (String requirement : pack.requirementIds()) {
            header.addAll(List.of(requirement + " evidence", requirement + " interviewee", requirement + " agreement"));
        }
        header.addAll(List.of(
                "evidence score", "evidence overall", "interviewee score", "interviewee overall", "agreement", "rank"));
        return new Table(
                "authorities",
                "One row an authority",
                header,
                authorities.stream()
                        .map(one -> {
                            List<String> row = new ArrayList<>(List.of(one.file(), one.name(), one.type()));
                            fields.forEach(field ->
                                    row.add(String.valueOf(one.recorded().getOrDefault(field.property(), ""))));
                            for (String requirement : pack.requirementIds()) {
                                row.add(one.grades().getOrDefault(requirement, ""));
                                row.add(one.said().getOrDefault(requirement, ""));
                                row.add(one.agreement().getOrDefault(requirement, ""));
                            }
                            row.add(one.overall().score());
                            row.add(one.overall().grade());
                            row.add(
                                    one.saidOverall() == null
                                            ? ""
                                            : one.saidOverall().score());
                            row.add(
                                    one.saidOverall() == null
                                            ? ""
                                            : one.saidOverall().grade());
                            row.add(one.overallAgreement());
                            row.add(position(one));
                            return row;
                        })
                        .toList(),
                "");
    }
}
