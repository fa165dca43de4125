package assay.secondreading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Facts that carry plans out. A fact is made at random from the vocabulary, then what its plan turns on is set; so every
 * field that does not matter varies freely.
 */
abstract class PlannedFacts {

    private static final int MOST_PIECES = 3;

    final Chance chance;
    private final Map<String, Plan> plans;
    private final List<Map<String, Object>> facts;

    PlannedFacts(Chance chance, Map<String, Plan> plans, List<Map<String, Object>> facts) {
        this.chance = chance;
        this.plans = plans;
        this.facts = facts;
    }

    final Plan plan(String criterion) {
        return plans.get(criterion);
    }

    /** Adds a fact, and returns its fields. */
    final Map<String, Object> add(String kind, Object... fieldsAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Vocabulary.KINDS.get(kind).forEach((name, field) -> fields.put(name, field.any(chance)));
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            fields.put((String) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put(kind, fields);
        facts.add(fact);
        return fields;
    }

    final void noise(String kind, Object... fieldsAndValues) {
        for (int i = chance.between(1, 2); i > 0; i--) {
            add(kind, fieldsAndValues);
        }
    }

    /** Carries out the plan of a criterion that needs all of some parts, where no qualifier can fail. */
    final void show(String criterion, List<String> parts, Consumer<Piece> sound, Runnable noise) {
        show(criterion, parts, sound, unsound -> {}, noise);
    }

    /** Carries out the plan of a criterion that needs all of some parts. */
    final void show(
            String criterion, List<String> parts, Consumer<Piece> sound, Consumer<Piece> unsound, Runnable noise) {
        switch (plan(criterion)) {
            case MET -> spread(parts).forEach(sound);
            case OVER_SUPPLIED -> {
                spread(parts).forEach(sound);
                sound.accept(new Piece(chance.some(1, parts.size(), parts), parts));
                if (chance.percent(50)) {
                    unsound.accept(new Piece(chance.some(1, parts.size(), parts), parts));
                }
            }
            case ONE_PART_SHORT -> spread(oneShort(parts)).forEach(sound);
            case ONE_QUALIFIER_FAILING -> {
                List<Piece> pieces = spread(parts);
                unsound.accept(pieces.get(0));
                pieces.subList(1, pieces.size()).forEach(sound);
            }
            case ABSENT -> {}
            case NOISE -> noise.run();
        }
    }

    /** Carries out the plan of a criterion that is simply shown. */
    final void show(String criterion, Runnable sound, Runnable unsound, Runnable noise) {
        switch (plan(criterion)) {
            case MET -> sound.run();
            case OVER_SUPPLIED -> {
                sound.run();
                (chance.percent(50) ? sound : unsound).run();
            }
            case ONE_PART_SHORT, ONE_QUALIFIER_FAILING -> unsound.run();
            case ABSENT -> {}
            case NOISE -> noise.run();
        }
    }

    final List<Piece> spread(List<String> parts) {
        return chance.pieces(MOST_PIECES, parts).stream()
                .map(piece -> new Piece(piece, parts))
                .toList();
    }

    final <T> List<T> oneShort(List<T> parts) {
        return chance.some(parts.size() - 1, parts.size() - 1, parts);
    }

    /** Agencies that speak for exactly these sectors: by themselves or by the council, other agencies beside them or not. */
    final List<String> speakingFor(List<String> sectors) {
        List<String> agencies = agenciesOf(sectors);
        if (agencies.isEmpty() || chance.percent(25)) {
            agencies.addAll(chance.some(1, 2, Vocabulary.OTHERS));
        }
        return chance.shuffled(agencies);
    }

    /** The same, naming two agencies or more. */
    final List<String> twoSpeakingFor(List<String> sectors) {
        List<String> agencies = agenciesOf(sectors);
        int lacking = Math.max(0, 2 - agencies.size());
        agencies.addAll(chance.some(lacking, lacking + (chance.percent(25) ? 1 : 0), Vocabulary.OTHERS));
        return chance.shuffled(agencies);
    }

    /** Without any other agency; empty where there is no sector. */
    final List<String> agenciesOf(List<String> sectors) {
        List<String> agencies = new ArrayList<>(sectors);
        if (sectors.contains("education") && sectors.contains("social care") && chance.percent(40)) {
            agencies.add("council");
            if (chance.percent(75)) {
                agencies.remove("education");
            }
            if (chance.percent(75)) {
                agencies.remove("social care");
            }
        }
        return chance.shuffled(agencies);
    }

    /** One agency alone, for one of these sectors or more where there is any. */
    final List<String> oneSpeakingFor(List<String> sectors) {
        List<String> candidates = new ArrayList<>(sectors);
        if (sectors.contains("education") && sectors.contains("social care")) {
            candidates.add("council");
        }
        return candidates.isEmpty() ? chance.some(1, 1, Vocabulary.OTHERS) : chance.some(1, 1, candidates);
    }

    final List<String> others() {
        return chance.some(1, 3, Vocabulary.OTHERS);
    }

    /**
     * The parts that one fact is to supply, out of those that all facts of its plan supply together.
     *
     * @param all what a fact may name besides, where the format asks for a word
     */
    record Piece(List<String> parts, List<String> all) {

        List<String> of(List<String> words) {
            return new ArrayList<>(parts.stream().filter(words::contains).toList());
        }

        /** The parts that are among these words; one that the plan supplies anyway where the format asks for one. */
        List<String> ofNeverNone(List<String> words, Chance chance) {
            List<String> own = of(words);
            return own.isEmpty()
                    ? chance.some(1, 1, all.stream().filter(words::contains).toList())
                    : own;
        }
    }
}
