package assay.compile;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The average of exact decimals, which is one itself: of 2 and 3 it is 2.5, for which the rule engine's own has no place. */
public final class DecimalAverage extends Added {

    @Override
    @Nullable
    Object of(BigDecimal total, long count) {
        return count == 0 ? null : total.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    }

    @Override
    public Class<?> getResultType() {
        return BigDecimal.class;
    }
}
