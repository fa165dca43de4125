package assay.comparison;

import assay.page.Templates;
import assay.text.Legible;
import java.util.List;
import java.util.stream.Stream;

/** A comparison as a page: the two rule sets, how many go from which grade to which, and each authority that changes. */
public final class ComparisonPage {

    private final Comparison comparison;

    /** What a page shows of a comparison. */
    public ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    /** The whole of it. */
    public static String of(Comparison comparison) {
        return Templates.page("comparison.jte", new ComparisonPage(comparison));
    }

    /** The rules that there are, with their digest. */
    public String before() {
        return Comparison.named(comparison.before());
    }

    /** The other rules. */
    public String after() {
        return Comparison.named(comparison.after());
    }

    /** The digests of both. */
    public List<String> digests() {
        return List.of(comparison.before().sha256(), comparison.after().sha256());
    }

    /** How many come out otherwise. */
    public String summary() {
        return comparison.summary();
    }

    /** That authorities do not exist, where there are any that do not. */
    public String notice() {
        return comparison.notice();
    }

    /** How many have the same grades and something else otherwise; nothing where none has. */
    public String more() {
        return comparison.more();
    }

    /** What both call otherwise, and what one of the rule sets knows nothing of, a sentence each. */
    public List<String> remarks() {
        return Stream.concat(
                        comparison.calledOtherwise().stream().map(one -> line(one.says())),
                        comparison.notLookedAt().stream()
                                .map(one -> line(one.what()) + ": not looked at by " + one.by()))
                .toList();
    }

    /** How many go from which grade to which. */
    public Transitions transitions() {
        return comparison.transitions();
    }

    /** The requirements with grades that change, and overall if that does. */
    public List<String> moving() {
        return transitions().requirements().stream()
                .filter(one -> transitions().changed(one) > 0)
                .toList();
    }

    /** The authorities that come out otherwise, those with other grades first. */
    public List<Compared> all() {
        return comparison.all();
    }

    /** The authorities of whom a requirement comes out otherwise. */
    public List<Compared> changed(String requirement) {
        return comparison.changed().stream()
                .filter(one -> one.changes().stream()
                        .anyMatch(change -> change.requirement().equals(requirement)))
                .toList();
    }

    /** What comes out otherwise of it beside grades, a line each. */
    public List<String> asides(Compared one) {
        return one.asides().stream().map(aside -> line(aside.says(" \u2192 "))).toList();
    }

    /** The anchor of an authority. */
    public String anchor(Compared one) {
        return "authority-" + (all().indexOf(one) + 1);
    }

    /** A fact, where it stands, or nothing where it is about none in particular. */
    public String evidence(Ground ground) {
        return Comparison.evidence(ground).strip();
    }

    /** Any text of the evidence or the rules, on one line. */
    public String line(String text) {
        return Legible.folded(text);
    }
}
