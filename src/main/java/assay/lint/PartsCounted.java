package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.reading.Criteria;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parts of criteria that rules count. */
final class PartsCounted {

    private final Criteria criteria;
    private final List<Problem> unknown = new ArrayList<>();
    private final Map<String, Set<String>> counted = new HashMap<>();
    /** Criteria for which parts are counted of which it is not known which. */
    private final Set<String> countedSomehow = new HashSet<>();
    /** Whether some conclusion cannot be read, which may count anything. */
    private boolean unclear;

    /** What the rules of a rule set count. */
    static PartsCounted of(Rules rules) {
        PartsCounted parts = new PartsCounted(rules.draft().criteria());
        rules.all().forEach(rule -> parts.read(rules, rule));
        return parts;
    }

    private PartsCounted(Criteria criteria) {
        this.criteria = criteria;
    }

    /** What is wrong with parts that there are not. */
    List<Problem> unknown() {
        return unknown;
    }

    /** Criteria of which it is known what rules count for them. */
    List<Criterion> known() {
        return unclear
                ? List.of()
                : criteria.all().stream()
                        .filter(criterion -> !countedSomehow.contains(criterion.id()))
                        .toList();
    }

    /** Whether rules count something for a criterion. */
    boolean isCounted(Criterion criterion) {
        return !of(criterion).isEmpty();
    }

    /** Whether rules count as many of its parts as are enough. */
    boolean isEnough(Criterion criterion) {
        Set<String> parts = of(criterion);
        return criterion.parts().stream().filter(parts::contains).count() >= criterion.atLeast();
    }

    /** Each part of a criterion that no rule counts, as a problem for a check. */
    List<Problem> missing(Criterion criterion, Check check) {
        Set<String> parts = of(criterion);
        return criterion.parts().stream()
                .filter(part -> !parts.contains(part))
                .map(part -> criteria.problem(
                        criterion,
                        check,
                        "no rule counts the part \"" + part + "\" of " + criterion.id() + Nearest.hint(part, parts)))
                .toList();
    }

    private Set<String> of(Criterion criterion) {
        return counted.getOrDefault(criterion.id(), Set.of());
    }

    private void read(Rules rules, Rules.Rule rule) {
        unclear |= rule.consequence().isUnclear();
        Rule one = new Rule(rule.file(), new Variables(rule.conditions(), rules.types()));
        for (Rules.About about : rules.about(rule)) {
            Term.Call made = about.made();
            criteria.criterion(about.criterion()).ifPresent(criterion -> {
                if ("Contradicted".equals(about.type())) {
                    one.partOf(criterion, made.arguments().get(1));
                } else if ("Counted".equals(about.type()) && made.made()) {
                    one.part(criterion, made.arguments().get(1));
                } else if ("Counted".equals(about.type())) {
                    one.whole(criterion, made);
                }
            });
        }
    }

    /** What one rule counts. */
    private final class Rule {
        private final DrlFile file;
        private final Variables variables;

        Rule(DrlFile file, Variables variables) {
            this.file = file;
            this.variables = variables;
        }

        private void whole(Criterion criterion, Term.Call call) {
            counted.computeIfAbsent(criterion.id(), any -> new TreeSet<>()).add(Criterion.SHOWN);
            if (!criterion.parts().contains(Criterion.SHOWN)) {
                unknown.add(file.at(
                        call.start(),
                        Check.UNKNOWN_PART,
                        criterion.id() + " is shown part by part, not as a whole; its parts are "
                                + Nearest.list(criterion.parts()).replace("\" or \"", "\" and \"")));
            }
        }

        private void part(Criterion criterion, Term part) {
            Optional<Variables.Texts> texts = variables.texts(part);
            if (part instanceof Term.Name name && variables.listOf(name.name()).isPresent()) {
                unknown.add(file.at(
                        part.start(),
                        Check.UNKNOWN_PART,
                        "a whole list is no part of " + criterion.id()
                                + "; take from it what is counted: $one : Theme() from $themes"));
            }
            if (texts.isEmpty()) {
                countedSomehow.add(criterion.id());
                return;
            }
            counted.computeIfAbsent(criterion.id(), any -> new TreeSet<>())
                    .addAll(texts.get().texts().keySet());
            partOf(criterion, part);
        }

        /** Whether what is spoken of as a part of a criterion is one. */
        private void partOf(Criterion criterion, Term part) {
            Optional<Variables.Texts> texts = variables.texts(part);
            if (texts.isEmpty()) {
                return;
            }
            Set<String> possible = texts.get().texts().keySet();
            boolean none = possible.stream().noneMatch(criterion.parts()::contains);
            boolean elsewhere = texts.get().texts().values().stream().anyMatch(Optional::isPresent);
            List<String> odd = possible.stream()
                    .filter(text -> !criterion.parts().contains(text))
                    .toList();
            if (none && possible.size() > 1 && !(texts.get().exact() && elsewhere)) {
                several(criterion, part, "none of what this can be is a part of " + criterion.id());
            } else if (odd.size() > 1 && texts.get().exact() && !elsewhere) {
                several(criterion, part, criterion.id() + " has no part " + Nearest.list(odd));
            } else if (none || texts.get().exact()) {
                texts.get().texts().forEach((text, place) -> {
                    if (!criterion.parts().contains(text)) {
                        unknown(criterion, text, place.orElse(new OwnValues.Place(file, literal(part))));
                    }
                });
            }
        }

        private void several(Criterion criterion, Term part, String what) {
            unknown.add(file.at(
                    part.start(),
                    Check.UNKNOWN_PART,
                    what + "; its parts are " + Nearest.list(criterion.parts()).replace("\" or \"", "\" and \"")));
        }

        /** Where the text of a literal begins, behind its quote. */
        private int literal(Term part) {
            return part.start() + (part instanceof Term.Literal ? 1 : 0);
        }

        private void unknown(Criterion criterion, String part, OwnValues.Place place) {
            Problem problem = part.equals(criterion.asks())
                    ? criteria.problem(
                            criterion,
                            Check.UNKNOWN_PART,
                            "what " + criterion.id() + " asks for stands before its parts; here \"" + part
                                    + "\" stands there, which rules count as a part")
                    : place.file()
                            .at(
                                    place.offset(),
                                    Check.UNKNOWN_PART,
                                    criterion.id() + " has no part \"" + part + "\""
                                            + Nearest.hint(part, criterion.parts()));
            boolean known = unknown.stream()
                    .anyMatch(other -> other.file().equals(problem.file())
                            && other.line() == problem.line()
                            && other.column() == problem.column());
            if (!known) {
                unknown.add(problem);
            }
        }
    }
}
