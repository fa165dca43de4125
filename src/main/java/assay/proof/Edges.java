package assay.proof;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.reading.RuleSetReader;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * The numbers and days at which rules begin to say something else of a field of evidence: those that they compare it with, or
 * what is made of it, by whatever name. What rules compare with something of which it is not known what it is made of, as with
 * what they conclude for each other, may be an edge of any field.
 */
public final class Edges {

    /** The methods that say what signs say of numbers and days. */
    private static final Set<String> COMPARING = Set.of("isAfter", "isBefore", "isEqual", "equals", "compareTo");

    private final Map<Place, Set<Object>> known = new HashMap<>();
    private final Set<Object> anywhere = new LinkedHashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> own = new HashSet<>();

    /** A field of a type, by its name in the rules. */
    private record Place(String type, String property) {}

    private Edges() {}

    /** The edges that a rule set has. */
    public static Edges of(RuleSetReader.Read read) {
        Edges edges = new Edges();
        Vocabulary vocabulary = read.declarations().vocabulary();
        vocabulary.kinds().forEach(kind -> edges.kinds.add(kind.type()));
        edges.own.addAll(read.declarations().types().keySet());
        edges.own.removeAll(edges.kinds);
        Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                .forEach(heading -> edges.own.remove(heading.type()));
        read.files().forEach(file -> file.rules().forEach(rule -> edges.new OfRule().read(file, rule)));
        return edges;
    }

    /** The numbers that are edges of a field, from the lowest. */
    public List<BigDecimal> numbers(Kind kind, Field field) {
        return of(kind, field, BigDecimal.class).stream()
                .map(BigDecimal::stripTrailingZeros)
                .sorted()
                .distinct()
                .toList();
    }

    /** The days that are, from the first. */
    public List<LocalDate> days(Kind kind, Field field) {
        return of(kind, field, LocalDate.class).stream().sorted().toList();
    }

    private <T> Set<T> of(Kind kind, Field field, Class<T> type) {
        Set<T> edges = new LinkedHashSet<>();
        Stream.concat(
                        known.getOrDefault(new Place(kind.type(), field.property()), Set.of()).stream(),
                        anywhere.stream())
                .filter(type::isInstance)
                .map(type::cast)
                .forEach(edges::add);
        return edges;
    }

    /** What one rule compares with what. */
    private final class OfRule {

        private final Map<String, String> facts = new HashMap<>();
        private final Map<String, Set<Place>> made = new HashMap<>();

        void read(DrlFile file, RuleDescr rule) {
            read(Asked.of(file, rule));
            Consequence.of(file, rule)
                    .statements()
                    .forEach(statement -> statement.under().forEach(condition -> compared("", condition)));
        }

        private void read(Asked asked) {
            if (asked instanceof Asked.Fact fact) {
                FactCondition condition = fact.condition();
                if (!condition.variable().isEmpty()) {
                    facts.put(condition.variable(), condition.type());
                }
                condition.bound().forEach((variable, term) -> made.put(variable, places(condition.type(), term)));
                condition.constraints().forEach(one -> compared(condition.type(), one.term()));
            } else if (asked instanceof Asked.Group group) {
                group.parts().forEach(this::read);
            } else if (asked instanceof Asked.Sum sum) {
                read(sum.of());
                Set<Place> all = new HashSet<>();
                sum.functions().forEach(function -> {
                    function.arguments().forEach(argument -> all.addAll(places("", argument)));
                    made.put(function.variable(), Set.copyOf(all));
                });
                sum.results().forEach(result -> {
                    made.put("", all);
                    compared("", result.term());
                });
            }
        }

        private void compared(String type, Term whole) {
            whole.each(term -> {
                if (isComparison(term)) {
                    Set<Place> places = places(type, term);
                    Collection<Object> edges = edges(term);
                    places.stream()
                            .filter(place -> kinds.contains(place.type))
                            .forEach(place -> known.computeIfAbsent(place, any -> new LinkedHashSet<>())
                                    .addAll(edges));
                    if (places.stream().anyMatch(place -> own.contains(place.type))) {
                        anywhere.addAll(edges);
                    }
                }
            });
        }

        private static boolean isComparison(Term term) {
            return term instanceof Term.Operation operation
                    ? Fields.SIGNS.contains(operation.operator())
                    : term instanceof Term.Call call && call.arguments().size() == 1 && COMPARING.contains(call.name());
        }

        /** What stands on either side as it is, and days as far before and after as days are moved there. */
        private static Collection<Object> edges(Term comparison) {
            Set<Object> edges = new LinkedHashSet<>();
            List<Integer> moves = new ArrayList<>();
            comparison.each(term -> {
                Values.constant(term)
                        .filter(one -> one instanceof BigDecimal || one instanceof LocalDate)
                        .ifPresent(edges::add);
                if (term instanceof Term.Call call) {
                    Fields.move(call).ifPresent(moves::add);
                }
            });
            List<LocalDate> days = edges.stream()
                    .filter(LocalDate.class::isInstance)
                    .map(LocalDate.class::cast)
                    .toList();
            days.forEach(day -> moves.forEach(move -> edges.add(day.minusDays(move))));
            // Of what a day is made is no edge of a number.
            edges.removeIf(edge -> !days.isEmpty() && edge instanceof BigDecimal);
            return edges;
        }

        /** The fields of which something is made. */
        private Set<Place> places(String type, Term whole) {
            Set<Place> places = new HashSet<>();
            whole.each(term -> {
                if (term instanceof Term.Name name && name.name().startsWith("$")) {
                    places.addAll(made.getOrDefault(name.name(), Set.of()));
                } else if (term.isField() && term instanceof Term.Name name) {
                    if (type.isEmpty()) {
                        places.addAll(made.getOrDefault("", Set.of()));
                    } else {
                        places.add(new Place(type, name.name()));
                    }
                } else if (term instanceof Term.Member member) {
                    fact(member.of()).ifPresent(of -> places.add(new Place(of, member.name())));
                } else if (term instanceof Term.Call call && call.of() != null) {
                    fact(call.of())
                            .ifPresent(of -> places.add(new Place(
                                    of, StringUtils.uncapitalize(call.name().replaceFirst("^(?:get|is)", "")))));
                }
            });
            return places;
        }

        /** The type of a fact that a variable is bound to. */
        private Optional<String> fact(Term term) {
            return term instanceof Term.Name name ? Optional.ofNullable(facts.get(name.name())) : Optional.empty();
        }
    }
}
