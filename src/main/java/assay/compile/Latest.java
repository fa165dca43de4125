package assay.compile;

import java.time.LocalDate;
import org.drools.core.base.accumulators.MaxAccumulateFunction;

/** What {@code max} of days does in rules: what it finds is a day, and can be asked what any day can. */
public final class Latest extends MaxAccumulateFunction {

    @Override
    public Class<?> getResultType() {
        return LocalDate.class;
    }
}
