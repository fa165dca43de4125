package assay.rurality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A second reading of Appendix VI in plain Java, from the source and the interpretations W1 to W9, with nothing of the
 * engine or the rules: each ward is laid out ten times in the order of densities, and cut into ten equal piles.
 */
final class PlainReadingOfWards {

    private static final int OUTER = 2;

    /** A ward; the reason to keep it is empty where there is none. */
    record Plain(String authority, String ward, int people, BigDecimal hectares, boolean rural, String keep) {}

    private PlainReadingOfWards() {}

    /** Lines as {@code authority/ward: rural -> urban}, {@code authority/ward: kept, REASON} and {@code authority: SCORE}. */
    static List<String> read(List<Plain> wards) {
        List<String> read = new ArrayList<>();
        Map<String, List<Boolean>> rural = new TreeMap<>();
        List<Plain> laidOut = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            laidOut.addAll(wards);
        }
        laidOut.sort(PlainReadingOfWards::compare);
        for (Plain ward : wards) {
            boolean now = ward.rural;
            String named = ward.authority + "/" + ward.ward + ": ";
            if (wards.size() < 10) {
                read.add(named + "kept, too few wards for deciles: " + wards.size() + " where ten are needed");
            } else if (isOuter(laidOut, wards.size(), ward)) {
                if (ward.keep.isEmpty()) {
                    now = !now;
                    read.add(named + (now ? "urban -> rural" : "rural -> urban"));
                } else {
                    read.add(named + "kept, " + ward.keep);
                }
            }
            rural.computeIfAbsent(ward.authority, name -> new ArrayList<>()).add(now);
        }
        rural.forEach((authority, all) -> read.add(authority + ": " + percent(all)));
        return read.stream().sorted().toList();
    }

    /** Whether all that is as dense as the ward lies in the two piles at the end that its classification does not go with. */
    private static boolean isOuter(List<Plain> laidOut, int pile, Plain ward) {
        for (int i = 0; i < laidOut.size(); i++) {
            boolean isOuter = ward.rural ? i >= (10 - OUTER) * pile : i < OUTER * pile;
            if (compare(laidOut.get(i), ward) == 0 && !isOuter) {
                return false;
            }
        }
        return true;
    }

    private static int compare(Plain one, Plain other) {
        return BigDecimal.valueOf(one.people)
                .multiply(other.hectares)
                .compareTo(BigDecimal.valueOf(other.people).multiply(one.hectares));
    }

    private static String percent(List<Boolean> rural) {
        int count = 0;
        for (boolean one : rural) {
            count += one ? 1 : 0;
        }
        BigDecimal exact = new BigDecimal(count * 100L).divide(new BigDecimal(rural.size()), new MathContext(60));
        BigDecimal shown = exact.precision() < 60 ? exact : exact.setScale(5, RoundingMode.HALF_UP);
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }
}
