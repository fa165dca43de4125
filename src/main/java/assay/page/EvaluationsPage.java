package assay.page;

import assay.evaluation.Evaluation;
import assay.ledger.ResultInPage;
import assay.report.JsonReport;
import assay.report.Wording;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleOrigin;
import assay.words.RuleBook;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One authority or several on a page, with the rules and the readings that decided, each of which says where it did. The same
 * evaluations always give the same page.
 */
public final class EvaluationsPage {

    private final List<Sheet> sheets = new ArrayList<>();
    private final Evaluation.Rules rules;
    private final RuleBook book;
    private final Anchors anchors = new Anchors();
    /** The rules that decided something, in the order of their files, and what they decided. */
    private final Map<RuleOrigin, Set<Ref>> uses = new TreeMap<>(RuleOrigin.BY_PLACE);
    /** The readings that something rests on, and what does. */
    private final Map<String, Set<Ref>> rests = new LinkedHashMap<>();

    private final View view;
    private final Optional<String> home;

    private final Optional<Elsewhere> elsewhere;
    private final List<String> tried;

    private EvaluationsPage(
            List<Graded> all,
            RuleBook book,
            View view,
            Optional<String> home,
            Optional<Elsewhere> elsewhere,
            List<String> tried) {
        this.elsewhere = elsewhere;
        this.tried = List.copyOf(tried);
        this.view = view;
        this.home = home;
        this.rules = all.get(0).evaluation().rules();
        this.book = book;
        boolean single = all.size() == 1;
        for (int i = 0; i < all.size(); i++) {
            Sheet sheet = new Sheet(
                    all.get(i), rules.pack().metGrades(), single ? "" : "a" + (i + 1) + "-", anchors, elsewhere);
            sheets.add(sheet);
            note(sheet, single ? "" : sheet.name() + ", ");
        }
    }

    /**
     * The page.
     *
     * @param all what came out, by one rule set; at least one
     * @param book what the rules of that rule set say
     * @param view for whom it is
     */
    public static String of(List<Graded> all, RuleBook book, View view) {
        return Templates.page(
                "evaluations.jte", new EvaluationsPage(all, book, view, Optional.empty(), Optional.empty(), List.of()));
    }

    /**
     * The page of one authority of a study.
     *
     * @param graded what came out
     * @param book what the rules say
     * @param view for whom it is
     * @param home where the page of the study is, as seen from this one
     */
    public static String inStudy(Graded graded, RuleBook book, View view, String home) {
        return Templates.page(
                "evaluations.jte",
                new EvaluationsPage(List.of(graded), book, view, Optional.of(home), Optional.empty(), List.of()));
    }

    /**
     * The page of something that was only tried: no result of any file.
     *
     * @param graded what came out
     * @param book what the rules say
     * @param view for whom it is
     * @param tried what was tried, a sentence each; at least one
     */
    public static String ofTried(Graded graded, RuleBook book, View view, List<String> tried) {
        return Templates.page(
                "evaluations.jte",
                new EvaluationsPage(List.of(graded), book, view, Optional.empty(), Optional.empty(), tried));
    }

    /** One authority, of which parts are to stand on a page of others. */
    public static EvaluationsPage parts(Graded graded, RuleBook book, View view, Elsewhere elsewhere) {
        return new EvaluationsPage(List.of(graded), book, view, Optional.empty(), Optional.of(elsewhere), List.of());
    }

    /** What was tried, a sentence each; none where this is the result of a file. */
    public List<String> tried() {
        return tried;
    }

    /** The same to be shown within another page. */
    public static EvaluationsPage within(Graded graded, RuleBook book, View view) {
        return new EvaluationsPage(List.of(graded), book, view, Optional.empty(), Optional.empty(), List.of());
    }

    /** For whom the page is. */
    public View view() {
        return view;
    }

    /** The results that the page shows, as data in an element that is not to be escaped; nothing of what was only tried. */
    public String results() {
        if (!tried.isEmpty()) {
            return "";
        }
        JsonReport report = new JsonReport(JsonReport.Layout.LINES);
        return ResultInPage.element(
                sheets.stream().map(sheet -> report.of(sheet.evaluation())).collect(Collectors.joining()));
    }

    /** Where the page of the study is, if this is part of one. */
    public Optional<String> home() {
        return home;
    }

    private void note(Sheet sheet, String whose) {
        Evaluation.OverallResult overall = sheet.evaluation().overall();
        Ref whole = Ref.to(whose + Pack.OVERALL, sheet.section(Pack.OVERALL));
        used(overall.evidence().rules(), whole);
        if (overall.interviewee() != null) {
            used(overall.interviewee().rules(), whole);
        }
        rests(overall.interpretations(), whole);
        for (Evaluation.RequirementResult requirement : sheet.evaluation().requirements()) {
            Ref about = Ref.to(whose + requirement.id(), sheet.anchor(requirement.id()));
            used(List.of(requirement.minimums().countedBy()), about);
            used(
                    requirement.reasons().stream()
                            .map(Evaluation.GradeReason::rule)
                            .toList(),
                    about);
            rests(requirement.interpretations(), about);
            for (Evaluation.CriterionResult criterion : requirement.criteria()) {
                Ref at = Ref.to(whose + criterion.id(), sheet.anchor(criterion.id()));
                used(criterion.askedBy(), at);
                used(criterion.raisedBy(), at);
                used(criterion.rules(), at);
                criterion.counted().forEach(counted -> used(counted.restsOn(), at));
                if (criterion.metBy() != null) {
                    used(List.of(criterion.metBy()), at);
                }
            }
        }
    }

    private void used(Collection<RuleOrigin> some, Ref by) {
        some.forEach(
                rule -> uses.computeIfAbsent(rule, any -> new LinkedHashSet<>()).add(by));
    }

    private void rests(List<String> readings, Ref what) {
        readings.forEach(
                id -> rests.computeIfAbsent(id, any -> new LinkedHashSet<>()).add(what));
    }

    /** What the page is called. */
    public String title() {
        return sheets.size() == 1 ? sheets.get(0).name() : sheets.size() + " authorities";
    }

    /** The authorities. */
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    /** How many of them say of themselves that they do not exist. */
    public long synthetic() {
        return sheets.stream().filter(one -> one.evaluation().isSynthetic()).count();
    }

    /** The rule set. */
    public Evaluation.Rules rules() {
        return rules;
    }

    /** A rule, by where it stands. */
    public Ref rule(RuleOrigin rule) {
        return uses.containsKey(rule) && elsewhere.isEmpty()
                ? Ref.to(Wording.where(rule), ruleAnchor(rule))
                : Ref.named(Wording.where(rule));
    }

    /** Several rules, each once. */
    public List<Ref> rules(Collection<RuleOrigin> some) {
        return some.stream().distinct().map(this::rule).toList();
    }

    /** The anchor of a rule. */
    public String ruleAnchor(RuleOrigin rule) {
        return anchors.of("rule-", Wording.where(rule));
    }

    /** Readings, by their identifiers. */
    public List<Ref> readings(Collection<String> ids) {
        return ids.stream().distinct().map(this::reading).toList();
    }

    private Ref reading(String id) {
        return rules.interpretations().stream().anyMatch(one -> one.id().equals(id))
                ? elsewhere.map(place -> Ref.at(id, place.reading(id))).orElseGet(() -> Ref.to(id, readingAnchor(id)))
                : Ref.named(id);
    }

    /** Where the source asks for a criterion, or says what counts for it, each place once. */
    public List<String> sources(Evaluation.CriterionResult criterion) {
        return deciding(criterion)
                .flatMap(rule -> Stream.of(rule.source().split("; ")))
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
    }

    /** The rules that ask for a criterion and those that counted something for it or did not, which have words. */
    public List<UsedRule> inWords(Evaluation.CriterionResult criterion) {
        return deciding(criterion)
                .map(rule -> new UsedRule(rule, book.of(rule).about(criterion.id()), List.of()))
                .filter(one -> !one.said().statements().isEmpty())
                .toList();
    }

    private static Stream<RuleOrigin> deciding(Evaluation.CriterionResult criterion) {
        return Stream.concat(criterion.askedBy().stream(), criterion.rules().stream())
                .distinct()
                .sorted(RuleOrigin.BY_PLACE);
    }

    /** The anchor of a reading. */
    public String readingAnchor(String id) {
        return anchors.of("reading-", id);
    }

    /**
     * A rule that decided something.
     *
     * @param rule the rule
     * @param said what it says
     * @param uses what it decided
     */
    public record UsedRule(RuleOrigin rule, RuleBook.Said said, List<Ref> uses) {}

    /** The rules that decided something, in the order of their files. */
    public List<UsedRule> usedRules() {
        return uses.entrySet().stream()
                .map(one -> new UsedRule(one.getKey(), book.of(one.getKey()), List.copyOf(one.getValue())))
                .toList();
    }

    /**
     * A reading of the source.
     *
     * @param reading the reading
     * @param rests what rests on it
     * @param rules the rules of the page that carry it
     */
    public record UsedReading(Interpretation reading, List<Ref> rests, List<Ref> rules) {}

    /** All readings of the rule set, in the register's order, with what rests on each here. */
    public List<UsedReading> readings() {
        return rules.interpretations().stream()
                .map(one -> new UsedReading(
                        one,
                        List.copyOf(rests.getOrDefault(one.id(), Set.of())),
                        uses.keySet().stream()
                                .filter(rule -> rule.interpretations().contains(one.id()))
                                .map(this::rule)
                                .toList()))
                .toList();
    }

    /** The rules of the page that refer to a parameter. */
    public List<Ref> uses(Parameter parameter) {
        Set<String> named = new LinkedHashSet<>();
        parameter.uses().forEach(use -> named.add(use.what()));
        return uses.keySet().stream()
                .filter(rule -> named.contains(rule.name()))
                .map(this::rule)
                .toList();
    }
}
