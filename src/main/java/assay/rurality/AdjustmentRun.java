package assay.rurality;

import assay.evaluation.Inference;
import assay.evaluation.Inference.Conclusion;
import assay.evaluation.RuleFault;
import assay.policy.wards.Authority;
import assay.policy.wards.Classification;
import assay.policy.wards.Kept;
import assay.policy.wards.Reclassified;
import assay.policy.wards.Rurality;
import assay.policy.wards.Ward;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The adjustment of one list of wards, step by step. */
final class AdjustmentRun {

    private static final Comparator<Ward> ORDER =
            Comparator.comparing(Ward::authority).thenComparing(Ward::name);

    private final RuleBase rules;
    private final WardList list;
    private final Inference inference;
    private final List<Ward> wards = new ArrayList<>();
    /** The wards about which a rule has concluded something, each with that rule. */
    private final Map<Ward, RuleOrigin> concluded = new HashMap<>();

    private final Set<String> interpretations = new HashSet<>();

    AdjustmentRun(RuleBase rules, WardList list, Inference inference) {
        this.rules = rules;
        this.list = list;
        this.inference = inference;
    }

    /** Takes every step and puts down what came of it. */
    Adjustment adjustment() {
        Deciles deciles =
                new Deciles(list.wards().stream().map(WardList.Listed::density).toList());
        list.wards().forEach(listed -> wards.add(ward(listed, deciles)));
        inference.settle(WardSubject.CLASSIFIED, wards);
        List<Adjustment.Changed> changed = new ArrayList<>();
        for (Conclusion<Reclassified> one : about(Reclassified.class, Reclassified::ward)) {
            changed.add(new Adjustment.Changed(
                    one.what().ward(), one.what().to(), one.what().reason(), one.rule()));
        }
        List<Adjustment.Left> kept = new ArrayList<>();
        for (Conclusion<Kept> one : about(Kept.class, Kept::ward)) {
            kept.add(new Adjustment.Left(one.what().ward(), one.what().reason(), one.rule()));
        }
        List<Adjustment.Result> results = results(changed);
        return new Adjustment(
                list.file(),
                rules.ruleSet().pack().name(),
                rules.ruleSet().sha256(),
                wards.size(),
                changed,
                kept,
                results,
                rules.ruleSet().interpretations().stream()
                        .filter(one -> interpretations.contains(one.id()))
                        .toList(),
                remarks());
    }

    private Ward ward(WardList.Listed listed, Deciles deciles) {
        return new Ward(
                listed.name(),
                listed.authority(),
                listed.population(),
                listed.area(),
                listed.classified(),
                listed.reasonToKeep(),
                listed.density().rounded(),
                deciles.of(listed.density()),
                list.wards().size());
    }

    /** What the rules concluded about wards, in their order; more than one conclusion about a ward is a fault. */
    private <T> List<Conclusion<T>> about(Class<T> type, Function<T, Ward> about) {
        List<Conclusion<T>> found = inference.concluded(type);
        found.sort(Comparator.comparing((Conclusion<T> one) -> about.apply(one.what()), ORDER)
                .thenComparing(one -> one.rule().file())
                .thenComparing(one -> one.rule().line()));
        for (Conclusion<T> one : found) {
            Ward ward = about.apply(one.what());
            String named = ward.name() + " of " + ward.authority();
            RuleOrigin before = concluded.put(ward, one.rule());
            if (before != null) {
                throw RuleFault.of(
                        rules,
                        one.rule(),
                        named + " is changed or kept a second time, after the rule \"" + before.name() + "\"");
            }
            interpretations.addAll(one.rule().interpretations());
        }
        return found;
    }

    private List<Adjustment.Result> results(List<Adjustment.Changed> changed) {
        Map<Ward, Classification> changes = new HashMap<>();
        changed.forEach(one -> changes.put(one.ward(), one.to()));
        Map<String, List<Ward>> byAuthority = new TreeMap<>();
        wards.forEach(ward -> byAuthority
                .computeIfAbsent(ward.authority(), name -> new ArrayList<>())
                .add(ward));
        Map<String, Authority> authorities = new TreeMap<>();
        byAuthority.forEach((name, own) -> {
            List<Ward> rural = own.stream()
                    .filter(ward -> changes.getOrDefault(ward, ward.classified()) == Classification.RURAL)
                    .toList();
            authorities.put(name, new Authority(name, own.size(), rural.size(), people(own), people(rural)));
        });
        inference.settle(WardSubject.AVERAGED, authorities.values());
        Map<String, Conclusion<Rurality>> ruralities = ruralities();
        List<Adjustment.Result> results = new ArrayList<>();
        authorities.forEach((name, authority) -> {
            Conclusion<Rurality> one = ruralities.get(name);
            if (one == null) {
                throw RuleFault.of(rules, "no rule says how rural " + name + " is");
            }
            results.add(new Adjustment.Result(
                    name,
                    authority.wards(),
                    (int) byAuthority.getOrDefault(name, List.of()).stream()
                            .filter(ward -> ward.classified() == Classification.RURAL)
                            .count(),
                    authority.rural(),
                    one.what().inDigits(),
                    one.rule()));
        });
        return results;
    }

    private Map<String, Conclusion<Rurality>> ruralities() {
        Map<String, Conclusion<Rurality>> ruralities = new HashMap<>();
        List<Conclusion<Rurality>> found = inference.concluded(Rurality.class);
        found.sort(Comparator.comparing(
                        (Conclusion<Rurality> one) -> one.what().authority().name())
                .thenComparing(one -> one.rule().file())
                .thenComparing(one -> one.rule().line()));
        for (Conclusion<Rurality> one : found) {
            String name = one.what().authority().name();
            Conclusion<Rurality> before = ruralities.put(name, one);
            if (before != null) {
                throw RuleFault.of(
                        rules,
                        one.rule(),
                        "how rural " + name + " is was said already, by the rule \""
                                + before.rule().name() + "\"");
            }
            interpretations.addAll(one.rule().interpretations());
        }
        return ruralities;
    }

    private static long people(List<Ward> wards) {
        return wards.stream().mapToLong(Ward::population).sum();
    }

    /** Reasons to keep a ward that no rule asked for: nothing would have changed it. */
    private List<Problem> remarks() {
        List<Problem> remarks = new ArrayList<>();
        for (int i = 0; i < wards.size(); i++) {
            Ward ward = wards.get(i);
            WardList.Place place = list.wards().get(i).keepPlace();
            if (ward.reasonToKeep() != null && !concluded.containsKey(ward)) {
                remarks.add(new Problem(
                        list.file(),
                        place.line(),
                        place.column(),
                        "no reason to keep this ward is needed: it is "
                                + ward.classified().word() + " in decile " + ward.decile()
                                + ", and nothing would have changed it"));
            }
        }
        return remarks;
    }
}
