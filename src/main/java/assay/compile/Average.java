package assay.compile;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** The average of numbers as they are written; of none there is none. */
public final class Average extends Added {

    @Override
    @Nullable
    Object of(BigDecimal total, long count) {
        return count == 0
                ? null
                : total.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128)
                        .doubleValue();
    }

    @Override
    public Class<?> getResultType() {
        return Double.class;
    }
}
