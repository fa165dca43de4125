package assay.study;

import assay.policy.Criterion;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A study of many authorities, from nothing but their evaluations and what is recorded of them (DfES Research Report 566,
 * Chapters 2 and 3). Its authorities are in the order of their files, its tables in the order in which a report has them.
 */
public final class Study {

    /** What stands for all requirements together. */
    public static final String OVERALL = Pack.OVERALL;

    /** How the name of a column of shares ends, in percent of what the column before it counts. */
    public static final String SHARE = " %";

    private static final int DECIMALS = 12;

    private final RuleSet rules;
    private final Pack pack;
    private final List<Criterion> criteria;
    private final List<Authority> authorities;
    private final Optional<Codebook> codebook;
    private final Optional<Invited> invited;
    private final Plan plan;
    private final List<Subject> subjects;
    private final Ranking ranking;
    private final List<Table> tables;

    /**
     * A study.
     *
     * @param rules the rule set that graded the authorities
     * @param criteria what it asks for
     * @param authorities the authorities, in the order of their files
     * @param codebook the themes that interviewees' answers were sorted into, if there is a list of them
     * @param invited who was asked to take part, if that is known
     * @param plan which questions were named beforehand
     */
    public Study(
            RuleSet rules,
            Collection<Criterion> criteria,
            List<Authority> authorities,
            Optional<Codebook> codebook,
            Optional<Invited> invited,
            Plan plan) {
        this.rules = rules;
        this.pack = rules.pack();
        this.criteria = List.copyOf(criteria);
        this.authorities = List.copyOf(authorities);
        this.codebook = codebook;
        this.invited = invited;
        this.plan = plan;
        this.subjects = subjects(pack);
        this.ranking = Ranking.of(this.authorities);
        this.tables = Stream.of(
                        new ParticipationTables(this).tables(),
                        new GradeTables(this).tables(),
                        new ScoreTables(this).tables(),
                        tests(),
                        pack.hasInterview() ? new ThemeTables(this).tables() : List.<Table>of(),
                        new HindranceTables(this).tables(),
                        new RecordTables(this).tables())
                .flatMap(List::stream)
                .toList();
    }

    private List<Table> tests() {
        PairTables pairs = new PairTables(this);
        List<TestSet> sets = new ArrayList<>(new CircumstanceTables(this).tests());
        sets.addAll(pairs.tests());
        List<Table> tests = new ArrayList<>(List.of(pairs.counts()));
        tests.addAll(new Judgement(plan, sets).tables());
        return tests;
    }

    /**
     * What is graded: all requirements together, or one of them.
     *
     * @param id its identifier
     * @param title what it is called
     * @param shown the grade of an authority from the evidence
     * @param said the interviewee's own, or null
     * @param agreement how the two stand to each other, or null where nobody is interviewed
     */
    record Subject(
            String id,
            String title,
            Function<Authority, String> shown,
            Function<Authority, @Nullable String> said,
            Function<Authority, @Nullable String> agreement) {}

    private static List<Subject> subjects(Pack pack) {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(new Subject(
                OVERALL,
                OVERALL,
                one -> one.overall().grade(),
                one -> one.saidOverall() == null ? null : one.saidOverall().grade(),
                Authority::overallAgreement));
        for (Pack.RequirementEntry entry : pack.requirements()) {
            subjects.add(new Subject(
                    entry.id(),
                    "requirement " + entry.number() + ", " + entry.name(),
                    one -> one.result(entry.id()).grade(),
                    one -> one.result(entry.id()).said(),
                    one -> one.result(entry.id()).agreement()));
        }
        return subjects;
    }

    /** The authorities, in the order of their files. */
    public List<Authority> authorities() {
        return authorities;
    }

    /** Every table, in the order in which a report has them. */
    public List<Table> tables() {
        return tables;
    }

    /** A table by its identifier. */
    public Optional<Table> table(String id) {
        return tables.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /** Whether a table has no row of these cells only because nobody named that theme of the codebook or gave that answer. */
    public boolean isOfNobody(Table table, List<String> cells) {
        return switch (table.id()) {
            case "themes", "themes-by-grades" -> ThemeTables.isOfNobody(this, cells);
            case "answers" -> ParticipationTables.isOfNobody(this, cells);
            default -> false;
        };
    }

    /** The tables of grades, by what is graded: all requirements together, then each of them. */
    public Map<String, Table> grades() {
        Map<String, Table> grades = new LinkedHashMap<>();
        subjects.forEach(subject ->
                grades.put(subject.title(), table(GradeTables.id(subject)).orElseThrow()));
        return grades;
    }

    /** What a table of grades is about: a requirement, or {@value #OVERALL}; nothing of a table of anything else. */
    public Optional<String> graded(Table table) {
        return subjects.stream()
                .filter(subject -> GradeTables.id(subject).equals(table.id()))
                .map(Subject::id)
                .findFirst();
    }

    /** Whether an authority has a grade in a requirement or overall. */
    public Predicate<Authority> with(String about, String grade) {
        return subjects.stream()
                .filter(subject -> subject.id().equals(about))
                .findFirst()
                .<Predicate<Authority>>map(
                        subject -> one -> grade.equals(subject.shown().apply(one)))
                .orElse(one -> false);
    }

    /** The rule set that graded the authorities. */
    public RuleSet rules() {
        return rules;
    }

    /** What the rule set asks for, in its order. */
    public List<Criterion> criteria() {
        return criteria;
    }

    /** Where each authority stands among all. */
    public Ranking ranking() {
        return ranking;
    }

    /** In a few words for each requirement: how many met it, what helped most, what stood in the way most. */
    public List<KeyPoints> keyPoints() {
        return KeyPoints.of(this);
    }

    Pack pack() {
        return pack;
    }

    Optional<Codebook> codebook() {
        return codebook;
    }

    Optional<Invited> invited() {
        return invited;
    }

    Plan plan() {
        return plan;
    }

    /** Overall, then the requirements. */
    List<Subject> subjects() {
        return subjects;
    }

    /** The place of a grade on the scale, from 0 for the lowest. */
    int rank(String grade) {
        return pack.gradeNames().indexOf(grade);
    }

    boolean isMet(String grade) {
        return pack.metGrades().contains(grade);
    }

    boolean meets(Authority one, String requirement) {
        return isMet(one.result(requirement).grade());
    }

    /** How many of the authorities say of themselves that they do not exist. */
    public int synthetic() {
        return count(Authority::isSynthetic);
    }

    Counted counted(Predicate<Authority> which) {
        return new Counted(count(which), which);
    }

    int count(Predicate<Authority> which) {
        return (int) authorities.stream().filter(which).count();
    }

    List<Authority> those(Predicate<Authority> which) {
        return authorities.stream().filter(which).toList();
    }

    /** A share of all authorities in percent, to {@value #DECIMALS} decimals, or nothing where there are none. */
    Object share(long count) {
        return share(count, authorities.size());
    }

    /** A share in percent, to {@value #DECIMALS} decimals, or nothing of nothing. */
    static Object share(long count, long of) {
        return of == 0
                ? ""
                : BigDecimal.valueOf(100 * count).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.HALF_UP);
    }
}
