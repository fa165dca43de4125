package assay.proof;

import assay.drl.Asked;
import assay.ruleset.Kind;
import assay.ruleset.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through all cases of one kind of evidence that some rules tell apart. A case is taken further only where what is known of
 * it does not settle yet whether a rule takes the fact.
 */
final class Search {

    /** How many cases are looked into at most. */
    static final int MOST = 20_000;

    private final Vocabulary vocabulary;
    private final Own own;
    private final Kind kind;
    private final Values values;
    private final Map<Case.OfOthers, Conditions.Others> others = new LinkedHashMap<>();
    private int left;
    private boolean cutShort;
    private boolean gaveUp;

    /**
     * A search.
     *
     * @param kind the kind
     * @param conditions the conditions that tell its facts apart
     */
    Search(Vocabulary vocabulary, Own own, Kind kind, List<Asked> conditions) {
        this.vocabulary = vocabulary;
        this.own = own;
        this.kind = kind;
        this.values = new Values(vocabulary, conditions, List.of(), own);
    }

    /** What becomes of a fact. */
    enum End {
        /** A rule takes it. */
        TAKEN,
        /** No rule takes it. */
        LEFT,
        /** It cannot be decided whether a rule takes it. */
        UNDECIDED
    }

    /**
     * A case, known as far as it makes a difference.
     *
     * @param at what is known
     * @param end what becomes of the fact
     * @param beyond where each rule that cannot be decided has the first condition that cannot
     */
    record Found(Case at, End end, Map<Look, Conditions.Beyond> beyond) {}

    /**
     * Goes through the cases.
     *
     * @param looks the rules that may take the fact
     * @param from what is known of all of them
     * @param goesOn told of each case; whether to go on
     */
    void run(List<Look> looks, Case from, Predicate<Found> goesOn) {
        run(looks, from, Map.of(), goesOn);
    }

    private void run(List<Look> looks, Case from, Map<Case.Of, Set<Object>> within, Predicate<Found> goesOn) {
        left = MOST;
        further(looks, from, within, goesOn);
        cutShort |= left < 0;
    }

    /**
     * Whether no rule takes the fact in any of some cases.
     *
     * @param within what is known of them: the values that each thing has in one of them or another
     */
    boolean isLeft(List<Look> looks, Map<Case.Of, Set<Object>> within) {
        boolean[] is = {true};
        run(looks, Case.OPEN, within, found -> {
            is[0] = found.end == End.LEFT;
            return is[0];
        });
        return is[0] && left >= 0;
    }

    private boolean further(List<Look> looks, Case at, Map<Case.Of, Set<Object>> within, Predicate<Found> goesOn) {
        if (--left < 0) {
            return false;
        }
        List<Look> undecided = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        Case.Open open = null;
        for (Look look : looks) {
            Conditions conditions = new Conditions(vocabulary, own, kind, values, at);
            Boolean holds = hold(conditions, look);
            if (Boolean.TRUE.equals(holds)) {
                return goesOn.test(new Found(at, End.TAKEN, Map.of()));
            }
            if (holds == null) {
                undecided.add(look);
                if (open == null) {
                    open = conditions.open().orElse(null);
                }
                conditions.beyond().ifPresent(first -> beyond.put(look, first));
            }
        }
        if (open == null) {
            return goesOn.test(new Found(at, undecided.isEmpty() ? End.LEFT : End.UNDECIDED, beyond));
        }
        for (Object value : open.values()) {
            boolean isWithin = within.getOrDefault(open.of(), Set.of(value)).contains(value);
            if (isWithin && !further(undecided, at.with(open.of(), value), within, goesOn)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Boolean hold(Conditions conditions, Look look) {
        Boolean holds = conditions.hold(look);
        others.putAll(conditions.others());
        return holds;
    }

    /**
     * What is both counted and set aside.
     *
     * @param cases cases that are
     * @param apart whether something may be counted that is not set aside
     * @param beyond where it cannot be decided, where each rule has the first condition that cannot
     */
    record Both(List<Case> cases, boolean apart, Map<Look, Conditions.Beyond> beyond) {}

    /** What a rule sets aside of what others count. */
    Both both(List<Look> counting, Look aside) {
        List<Case> cases = new ArrayList<>();
        Map<Look, Conditions.Beyond> beyond = new LinkedHashMap<>();
        boolean apart = false;
        List<Case> open = new ArrayList<>(List.of(Case.OPEN));
        for (left = MOST; !open.isEmpty() && left > 0; left--) {
            Case at = open.remove(open.size() - 1);
            Conditions conditions = new Conditions(vocabulary, own, kind, values, at);
            Boolean isAside = hold(conditions, aside);
            Case.Open first = conditions.open().orElse(null);
            Map<Look, Conditions.Beyond> here = new LinkedHashMap<>();
            conditions.beyond().ifPresent(one -> here.put(aside, one));
            boolean counts = false;
            boolean may = false;
            for (Look look : counting) {
                Conditions its = new Conditions(vocabulary, own, kind, values, at);
                Boolean holds = hold(its, look);
                if (Boolean.TRUE.equals(holds)) {
                    counts = true;
                } else if (holds == null) {
                    may = true;
                    first = first == null ? its.open().orElse(null) : first;
                    its.beyond().ifPresent(one -> here.put(look, one));
                }
            }
            if (Boolean.TRUE.equals(isAside) && counts) {
                cases.add(at);
            } else if (counts ? isAside == null : may && !(apart && Boolean.FALSE.equals(isAside))) {
                if (first != null) {
                    for (int i = first.values().size() - 1; i >= 0; i--) {
                        open.add(at.with(first.of(), first.values().get(i)));
                    }
                } else {
                    apart |= !Boolean.TRUE.equals(isAside);
                    if (!Boolean.FALSE.equals(isAside)) {
                        here.forEach(beyond::putIfAbsent);
                    }
                }
            } else {
                apart |= counts;
            }
        }
        return new Both(cases, apart, beyond);
    }

    /** Whether there were more cases than are looked into, or more lists than are told apart. */
    boolean wasCutShort() {
        return cutShort || values.areCutShort();
    }

    /** Whether something that is known of a case is the value of a field that is compared with another field. */
    boolean isCompared(Case.Of of) {
        return (of instanceof Case.OfField field && values.isCompared(field.property()))
                || (of instanceof Case.OfHeading heading && values.isCompared(heading.property()));
    }

    /** Whether it was given up at some case to find what must be there besides. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * Facts that must be there besides, so that the case is one.
     *
     * @return by kind, what is known of each; nothing where there can be none, or it was given up to find them
     */
    Optional<List<Map.Entry<Kind, Case>>> besides(Case at) {
        List<Map.Entry<Kind, Case>> found = new ArrayList<>();
        Map<String, List<Conditions.Others>> absent = new TreeMap<>();
        List<Conditions.Others> present = new ArrayList<>();
        at.known().forEach((of, there) -> {
            if (of instanceof Case.OfOthers ofOthers) {
                Conditions.Others asked = Objects.requireNonNull(others.get(ofOthers));
                if (Boolean.TRUE.equals(there)) {
                    present.add(asked);
                } else {
                    absent.computeIfAbsent(ofOthers.type(), any -> new ArrayList<>())
                            .add(asked);
                }
            }
        });
        for (Conditions.Others asked : present) {
            Kind other = Stream.concat(vocabulary.kinds().stream(), Stream.of(EveryFact.DOCUMENT))
                    .filter(one -> one.type().equals(asked.condition().type()))
                    .findFirst()
                    .orElseThrow();
            List<Conditions.Others> none = absent.getOrDefault(other.type(), List.of());
            boolean isThere = found.stream()
                    .filter(one -> one.getKey().equals(other))
                    .anyMatch(one -> Boolean.TRUE.equals(conditions(other, valuesOf(asked, none), one.getValue())
                            .hold(asked)));
            if (!isThere) {
                Optional<Case> one = fact(other, asked, none);
                if (one.isEmpty()) {
                    return Optional.empty();
                }
                found.add(Map.entry(other, one.get()));
            }
        }
        return Optional.of(found);
    }

    private Values valuesOf(Conditions.Others asked, List<Conditions.Others> none) {
        List<Asked> all = new ArrayList<>(List.of(new Asked.Fact(asked.condition())));
        List<Object> given = new ArrayList<>(asked.values());
        none.forEach(one -> {
            all.add(new Asked.Fact(one.condition()));
            given.addAll(one.values());
        });
        return new Values(vocabulary, all, given, own);
    }

    private Conditions conditions(Kind other, Values told, Case at) {
        return new Conditions(vocabulary, own, other, told, at);
    }

    /** The smallest fact that is asked for, and that none of the others is about. */
    private Optional<Case> fact(Kind other, Conditions.Others asked, List<Conditions.Others> none) {
        Values told = valuesOf(asked, none);
        List<Case> open = new ArrayList<>(List.of(Case.OPEN));
        for (int tried = 0; !open.isEmpty() && tried < MOST; tried++) {
            Case at = open.remove(open.size() - 1);
            Case.Open first = null;
            boolean is = true;
            boolean no = false;
            List<Conditions.Others> all = new ArrayList<>(List.of(asked));
            all.addAll(none);
            for (int i = 0; i < all.size(); i++) {
                Conditions conditions = conditions(other, told, at);
                Boolean holds = conditions.hold(all.get(i));
                boolean wanted = i == 0;
                no |= holds != null && holds != wanted;
                is &= holds != null;
                if (holds == null && first == null) {
                    first = conditions.open().orElse(null);
                }
            }
            if (is && !no) {
                return Optional.of(at);
            }
            gaveUp |= first == null && !no;
            if (first != null && !no) {
                for (int i = first.values().size() - 1; i >= 0; i--) {
                    open.add(at.with(first.of(), first.values().get(i)));
                }
            }
        }
        gaveUp |= !open.isEmpty();
        return Optional.empty();
    }

    /** The conditions of rules, for what they tell apart. */
    static List<Asked> conditionsOf(List<Look> looks) {
        return looks.stream().map(Look::asked).distinct().toList();
    }
}
