package assay.sampling;

import assay.files.Sha256;
import assay.policy.Criterion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a sample is drawn. Each item has a number, the SHA-256 digest of {@code SEED:EVIDENCE:CRITERION}, where EVIDENCE is the digest
 * of its file; those with the lowest are drawn. With strata the lowest of each is drawn in turn, in the order of the strata, then the
 * second of each, until there are as many as are wanted. So what is drawn depends on the seed and on what the files say, and neither on
 * their names nor on their order.
 *
 * @param seed what makes it another draw
 * @param size how many items are wanted, at least one
 * @param strata by what items are put into strata
 * @param doubtful whether only those are drawn from that there is a doubt about
 */
public record Draw(long seed, int size, Strata strata, boolean doubtful) {

    private static final Pattern DRAWN = Pattern.compile("seed -?\\d+; (\\d{1,9}) of (\\d{1,9})");
    private static final String BY_GRADE = "; by grade";
    private static final String BY_REQUIREMENT = "; by requirement";
    private static final String DOUBTFUL = "; doubtful alone";

    /** By what items are told apart before they are drawn. */
    public enum Strata {
        /** By nothing. */
        NONE,
        /** By the grade of their requirement, from the lowest grade to the highest. */
        GRADE,
        /** By their requirement. */
        REQUIREMENT
    }

    /**
     * An item that was drawn.
     *
     * @param number as which it was drawn, from 1
     * @param item the item
     */
    public record Drawn(int number, Item item) {}

    /**
     * What was drawn.
     *
     * @param population from how many
     * @param drawn in the order of files and criteria, so that each file is taken up once
     */
    public record Sample(int population, List<Drawn> drawn) {}

    /**
     * Draws.
     *
     * @param items all there are, in the order in which a sample is to be
     * @param grades the names of the grades, from the lowest
     * @param requirements the requirements, in their order
     */
    public Sample of(List<Item> items, List<String> grades, List<String> requirements) {
        Map<String, Deque<Item>> strata = new LinkedHashMap<>();
        (switch (this.strata) {
                    case NONE -> List.of("");
                    case GRADE -> grades;
                    case REQUIREMENT -> requirements;
                })
                .forEach(stratum -> strata.put(stratum, new ArrayDeque<>()));
        List<Item> from = items.stream()
                .filter(item -> !doubtful || !item.doubts().isEmpty())
                .toList();
        Comparator<Item> byNumber = Comparator.comparing(this::number);
        from.stream()
                .sorted(byNumber.thenComparing(Item::file))
                .forEach(item -> strata.computeIfAbsent(stratum(item), none -> new ArrayDeque<>())
                        .add(item));
        Map<Item, Integer> numbers = new LinkedHashMap<>();
        while (numbers.size() < Math.min(size, from.size())) {
            for (Deque<Item> stratum : strata.values()) {
                if (!stratum.isEmpty() && numbers.size() < size) {
                    numbers.put(stratum.remove(), numbers.size() + 1);
                }
            }
        }
        List<Drawn> drawn = new ArrayList<>();
        for (Item item : from) {
            Integer number = numbers.get(item);
            if (number != null) {
                drawn.add(new Drawn(number, item));
            }
        }
        return new Sample(from.size(), drawn);
    }

    private String number(Item item) {
        return Sha256.of(
                seed + ":" + item.evidenceSha256() + ":" + item.criterion().id());
    }

    private String stratum(Item item) {
        return switch (strata) {
            case NONE -> "";
            case GRADE -> item.grade();
            case REQUIREMENT -> Criterion.requirementOf(item.criterion().id());
        };
    }

    /** How it was drawn, in words: {@code seed 7; 20 of 320; by grade; doubtful alone}. */
    String told(Sample sample) {
        return "seed " + seed + "; " + sample.drawn().size() + " of " + sample.population()
                + switch (strata) {
                    case NONE -> "";
                    case GRADE -> BY_GRADE;
                    case REQUIREMENT -> BY_REQUIREMENT;
                }
                + (doubtful ? DOUBTFUL : "");
    }

    /**
     * What a sheet says of how it was drawn.
     *
     * @param size how many were drawn
     * @param population of how many
     * @param isAlike whether all there are had the same chance, so that what was drawn stands for more than itself
     */
    record Told(int size, int population, boolean isAlike) {

        /** What {@link #told(Sample)} says; nothing where something else stands. */
        static Optional<Told> of(String told) {
            Matcher drawn = DRAWN.matcher(told);
            if (!drawn.lookingAt()) {
                return Optional.empty();
            }
            int size = Integer.parseInt(drawn.group(1));
            int population = Integer.parseInt(drawn.group(2));
            boolean isOfStrata =
                    size < population && Stream.of(BY_GRADE, BY_REQUIREMENT).anyMatch(told::contains);
            return Optional.of(new Told(size, population, !isOfStrata && !told.contains(DOUBTFUL)));
        }

        boolean isOfAll() {
            return size == population;
        }
    }
}
