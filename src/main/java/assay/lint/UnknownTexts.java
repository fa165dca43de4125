package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Words;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.reading.RuleSetReader;
import assay.ruleset.Check;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Texts that a condition compares with and that there are not. */
final class UnknownTexts implements Finder {

    private static final Pattern ON_ROUTE = Pattern.compile("\\.\\s*onRoute\\s*\\(\\s*\"([^\"]+)\"");
    private static final Set<String> CALLS_ABOUT_CRITERIA = Set.of("met", "has");
    /** The fields of the engine's conclusions that hold identifiers. */
    private static final Set<String> OF_CRITERIA = Set.of(
            "Counted.criterion",
            "SetAside.criterion",
            "Contradicted.criterion",
            "AtLeast.criterion",
            "Caution.criterion",
            "Criterion.id");

    private static final Set<String> OF_PARTS = Set.of("Counted.part", "Contradicted.part");

    private static final Set<String> OF_REQUIREMENTS =
            Set.of("Standing.requirement", "Progress.requirement", "Criterion.requirement", "Rating.id");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_TEXT);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Look look = new Look(rules.draft(), rules.types(), rules.draft().criteria(), problems);
        rules.all().forEach(look::rule);
    }

    private record Look(RuleSetReader.Draft draft, Types types, Criteria criteria, List<Problem> problems) {

        void rule(Rules.Rule rule) {
            rule.terms()
                    .forEach(term -> term.each(one -> {
                        if (one instanceof Term.Call call && call.arguments().size() == 1) {
                            call.arguments().get(0).text().ifPresent(text -> called(rule.file(), call, text));
                        }
                    }));
            rule.conditions().forEach(condition -> texts(rule.file(), condition));
        }

        private void called(DrlFile file, Term.Call call, String text) {
            Term argument = call.arguments().get(0);
            if (CALLS_ABOUT_CRITERIA.contains(call.name()) && !call.made()) {
                known(file, argument, text, "criterion", criteria.ids());
            } else if ("metOnRoute".equals(call.name())) {
                known(file, argument, text, "route", criteria.isComplete() ? routesThatThereAre() : Set.of());
            }
        }

        /** Those of criteria, also of criteria that a rule set which this one builds on has and that are asked for otherwise since. */
        private Set<String> routesThatThereAre() {
            Set<String> all = new TreeSet<>(criteria.routes());
            for (RuleFiles base = draft.files().base(); base != null; base = base.base()) {
                base.rules()
                        .values()
                        .forEach(text -> ON_ROUTE.matcher(DrlFile.withoutComments(text))
                                .results()
                                .forEach(found -> all.add(found.group(1))));
            }
            return all;
        }

        /** Checks what fields are compared with. */
        private void texts(DrlFile file, FactCondition condition) {
            for (Term term : condition.terms()) {
                term.each(one -> {
                    if (one instanceof Term.Operation operation && operation.left() instanceof Term.Name name) {
                        List<Term> others = operation.right() instanceof Term.Several several
                                ? several.terms()
                                : List.of(operation.right());
                        others.stream()
                                .filter(other -> other instanceof Term.Member member && member.isWord())
                                .forEach(other -> word(file, condition, name.name(), (Term.Member) other));
                        others.stream()
                                .filter(other -> other instanceof Term.Literal)
                                .forEach(other -> other.text()
                                        .ifPresent(text -> field(file, condition, name.name(), other, text)));
                    }
                });
            }
        }

        /** A word of the right list that no rule puts into the facts that are asked for. */
        private void word(DrlFile file, FactCondition condition, String property, Term.Member word) {
            List<String> words = types.constants(word.enumeration());
            boolean isOfTheList = words.contains(word.name())
                    && types.field(condition.type(), property)
                            .filter(field -> field.enumeration().equals(word.enumeration()))
                            .isPresent();
            types.ownValues()
                    .of(condition.type(), property)
                    .map(values -> words.stream()
                            .filter(one -> values.containsKey(Words.ofConstant(one)))
                            .toList())
                    .filter(concluded -> isOfTheList && !concluded.contains(word.name()))
                    .ifPresent(concluded -> problems.add(file.at(
                            word.start(),
                            Check.UNKNOWN_TEXT,
                            word.name() + " is no " + property + " of any " + condition.type()
                                    + " that a rule concludes; known: " + String.join(", ", concluded))));
        }

        private void field(DrlFile file, FactCondition condition, String property, Term place, String text) {
            String field = condition.type() + "." + property;
            if (OF_CRITERIA.contains(field)) {
                known(file, place, text, "criterion", criteria.ids());
            } else if (OF_REQUIREMENTS.contains(field) && draft.pack() != null) {
                known(file, place, text, "requirement", draft.pack().requirementIds());
            } else if (OF_PARTS.contains(field) && criteria.isComplete()) {
                part(file, condition, place, text);
            } else {
                types.ownValues()
                        .of(condition.type(), property)
                        .map(Map::keySet)
                        .ifPresent(
                                values -> known(file, place, text, property + " of any " + condition.type(), values));
            }
        }

        /** A part is one of the criteria that are asked for beside it, where the condition says which. */
        private void part(DrlFile file, FactCondition condition, Term place, String text) {
            Set<String> said = new TreeSet<>();
            condition.terms().forEach(term -> {
                if (term instanceof Term.Operation operation
                        && List.of("==", "in").contains(operation.operator())
                        && operation.left() instanceof Term.Name name
                        && "criterion".equals(name.name())) {
                    List<Term> others = operation.right() instanceof Term.Several several
                            ? several.terms()
                            : List.of(operation.right());
                    others.forEach(other -> other.text().ifPresent(said::add));
                }
            });
            Set<String> parts = new TreeSet<>();
            Set<String> ofThem = new TreeSet<>();
            criteria.all().forEach(criterion -> {
                parts.addAll(criterion.parts());
                if (said.contains(criterion.id())) {
                    ofThem.addAll(criterion.parts());
                }
            });
            if (ofThem.isEmpty() || !parts.contains(text)) {
                known(file, place, text, "part of a criterion", parts);
            } else {
                known(file, place, text, "part of " + String.join(" or ", said), ofThem);
            }
        }

        private void known(DrlFile file, Term place, String text, String what, Collection<String> known) {
            if (!known.isEmpty() && !known.contains(text)) {
                problems.add(file.at(
                        place.start() + 1,
                        Check.UNKNOWN_TEXT,
                        "\"" + text + "\" is no " + what + Nearest.hint(text, known)));
            }
        }
    }
}
