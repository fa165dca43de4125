package assay.comparison;

import assay.evaluation.Synthetic;
import assay.report.Wording;
import assay.ruleset.Extension;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What other rules make of many authorities. It is added to one by one. */
public final class Comparison {

    private final RuleSet before;
    private final RuleSet after;
    private final Transitions transitions;
    private final List<Compared> changed = new ArrayList<>();
    private final List<Compared> aside = new ArrayList<>();
    private int synthetic;
    private final SortedSet<String> notLookedAtBefore = new TreeSet<>();
    private final SortedSet<String> notLookedAtAfter = new TreeSet<>();

    /** No authority yet. */
    public Comparison(RuleSet before, RuleSet after) {
        this.before = before;
        this.after = after;
        this.transitions = new Transitions(new Comparer(before, after));
    }

    /**
     * Adds an authority.
     *
     * @param passedOverBefore what only the other rules know of all that is in its file
     * @param passedOverAfter what only the rules know that there are
     */
    public void add(Compared compared, Collection<String> passedOverBefore, Collection<String> passedOverAfter) {
        transitions.add(compared);
        synthetic += Synthetic.isName(compared.authority()) ? 1 : 0;
        notLookedAtBefore.addAll(passedOverBefore);
        notLookedAtAfter.addAll(passedOverAfter);
        if (!compared.changes().isEmpty()) {
            changed.add(compared);
        } else if (!compared.asides().isEmpty()) {
            aside.add(compared);
        }
    }

    /** Whether all of all authorities comes out alike. */
    public boolean isSame() {
        return changed.isEmpty() && aside.isEmpty();
    }

    /** The authorities that have the same grades and something else otherwise, in the order in which they were added. */
    public List<Compared> aside() {
        return List.copyOf(aside);
    }

    /** The authorities of whom any grade comes out otherwise, in the order in which they were added. */
    public List<Compared> changed() {
        return List.copyOf(changed);
    }

    /** The authorities of whom anything comes out otherwise, those with other grades first. */
    List<Compared> all() {
        return Stream.concat(changed.stream(), aside.stream()).toList();
    }

    Transitions transitions() {
        return transitions;
    }

    RuleSet before() {
        return before;
    }

    RuleSet after() {
        return after;
    }

    /** How many have other grades: {@code 3 of 20 have other grades; 2 more have the same grades and other criteria met}. */
    String summary() {
        return transitions.changed() + " of " + transitions.authorities() + " have other grades"
                + (aside.isEmpty() ? "" : "; " + more());
    }

    /** How many of the authorities do not exist. */
    public int synthetic() {
        return synthetic;
    }

    /** That authorities do not exist, where there are any that do not. */
    String notice() {
        return Synthetic.notice(transitions.authorities(), synthetic);
    }

    /** How many have the same grades and something else otherwise, and what; nothing where none has. */
    public String more() {
        return aside.isEmpty()
                ? ""
                : aside.size() + " more " + (aside.size() == 1 ? "has" : "have") + " the same grades and other "
                        + aside.stream()
                                .flatMap(one -> one.asides().stream())
                                .map(Aside::kind)
                                .distinct()
                                .sorted()
                                .map(Aside.Kind::many)
                                .collect(Collectors.joining(", "));
    }

    /**
     * Something in the files that one of the rule sets knows nothing of.
     *
     * @param what a kind of evidence, a requirement, a field or a word
     * @param by the rule set that knows nothing of it
     */
    record NotLookedAt(String what, String by) {}

    /** What one of the rule sets knows nothing of, each once. */
    List<NotLookedAt> notLookedAt() {
        boolean alike = before.pack().name().equals(after.pack().name());
        List<NotLookedAt> all = new ArrayList<>();
        notLookedAtBefore.forEach(what ->
                all.add(new NotLookedAt(what, before.called() + (alike ? " " + Wording.digits(before.sha256()) : ""))));
        notLookedAtAfter.forEach(what ->
                all.add(new NotLookedAt(what, after.called() + (alike ? " " + Wording.digits(after.sha256()) : ""))));
        return all;
    }

    /**
     * A grade or an agreement that both rule sets have, by its identifier, and do not call the same. It is called as the later of the
     * two calls it wherever the two are held against each other, and makes no difference.
     *
     * @param before what the rules call it that there are
     * @param after what the others call it
     */
    record CalledOtherwise(String before, String after) {

        String says() {
            return "\"" + before + "\" is called \"" + after + "\" after, and so here throughout";
        }
    }

    /** What both have under other names, grades first. */
    List<CalledOtherwise> calledOtherwise() {
        Map<String, String> then = names(before.pack());
        Map<String, String> now = names(after.pack());
        return then.entrySet().stream()
                .filter(one -> now.containsKey(one.getKey()) && !one.getValue().equals(now.get(one.getKey())))
                .map(one -> new CalledOtherwise(one.getValue(), Objects.requireNonNull(now.get(one.getKey()))))
                .toList();
    }

    private static Map<String, String> names(Pack pack) {
        Map<String, String> names = new LinkedHashMap<>();
        pack.grades().forEach(grade -> names.put("grade " + grade.id(), grade.name()));
        pack.agreements().forEach(agreement -> names.put("agreement " + agreement.id(), agreement.name()));
        return names;
    }

    /** A rule set as a reader tells it from others: {@code five 946d8abb (extends march-2004)}. */
    static String named(RuleSet rules) {
        return rules.called() + " " + Wording.digits(rules.sha256())
                + rules.extension()
                        .map(Extension::phrase)
                        .map(phrase -> " (" + phrase + ")")
                        .orElse("");
    }

    /** A fact, where it stands: {@code D2, p. 3, fact 1 (senior-sign-up)}. */
    static String evidence(Ground ground) {
        var place = ground.evidence();
        return place == null
                ? ""
                : Legible.folded(place.document().id())
                        + (place.at() == null ? "" : ", " + Legible.folded(place.at()))
                        + ", fact " + (place.index() + 1) + " (" + place.kind() + ") ";
    }
}
