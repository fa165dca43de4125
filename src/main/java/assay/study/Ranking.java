package assay.study;

import assay.text.HowMany;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where authorities stand by their overall score from the evidence; those with the same score share a place (Appendix IV).
 *
 * @param places the places, from the highest score
 */
public record Ranking(List<Place> places) {

    private static final int DECIMALS = 12;

    /** Keeps its own copy. */
    public Ranking {
        places = List.copyOf(places);
    }

    /**
     * A place.
     *
     * @param score the score
     * @param rank the place, from 1 for the highest score
     * @param authorities who has it, in the order of their files
     */
    public record Place(BigDecimal score, int rank, List<Authority> authorities) {

        /** Keeps its own copy. */
        public Place {
            authorities = List.copyOf(authorities);
        }

        /** In words: {@code "joint 77th with 15 others"}. */
        public String inWords() {
            int others = authorities.size() - 1;
            return others == 0 ? ordinal(rank) : "joint " + ordinal(rank) + " with " + HowMany.of(others, "other");
        }
    }

    static Ranking of(List<Authority> authorities) {
        SortedMap<BigDecimal, List<Authority>> byScore = authorities.stream()
                .collect(Collectors.groupingBy(
                        Authority::score, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        Map<BigDecimal, Place> places = new LinkedHashMap<>();
        int above = 0;
        for (Map.Entry<BigDecimal, List<Authority>> score : byScore.entrySet()) {
            places.put(score.getKey(), new Place(score.getKey(), above + 1, score.getValue()));
            above += score.getValue().size();
        }
        return new Ranking(List.copyOf(places.values()));
    }

    /** The place of an authority of the study. */
    public Place of(Authority authority) {
        return places.stream()
                .filter(place -> place.score().compareTo(authority.score()) == 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(authority.name() + " is not in the study"));
    }

    /** The mean score, to {@value #DECIMALS} decimals, or nothing where there are no authorities. */
    Optional<BigDecimal> mean() {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (Place place : places) {
            int sharing = place.authorities().size();
            sum = sum.add(place.score().multiply(BigDecimal.valueOf(sharing)));
            count += sharing;
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP));
    }

    private static String ordinal(int number) {
        int tens = number % 100;
        String ending = tens >= 11 && tens <= 13
                ? "th"
                : switch (number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return number + ending;
    }
}
