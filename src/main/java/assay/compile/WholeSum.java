package assay.compile;

import java.math.BigDecimal;

/**
 * The sum of whole numbers. It is one itself, so that rules can hand it on as they do any other; what is too large for that is
 * refused and never another number.
 */
public final class WholeSum extends Added {

    @Override
    Object of(BigDecimal total, long count) {
        if (total.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                || total.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) < 0) {
            throw new ArithmeticException("the sum of whole numbers is " + total.toPlainString() + ", and can be "
                    + Integer.MAX_VALUE + " at most; add up a field that is declared as double, and"
                    + " where what is added up is worked out, have what it comes to recorded in one");
        }
        return total.intValueExact();
    }

    @Override
    public Class<?> getResultType() {
        return Integer.class;
    }
}
