package assay.compile;

import java.math.BigDecimal;

/** The sum of decimals as they are written: 0.7 and 0.1 are 0.8. */
public final class DecimalSum extends Added {

    @Override
    Object of(BigDecimal total, long count) {
        return total.doubleValue();
    }

    @Override
    public Class<?> getResultType() {
        return Double.class;
    }
}
