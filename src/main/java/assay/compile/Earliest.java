package assay.compile;

import java.time.LocalDate;
import org.drools.core.base.accumulators.MinAccumulateFunction;

/** What {@code min} of days does in rules: what it finds is a day, and can be asked what any day can. */
public final class Earliest extends MinAccumulateFunction {

    @Override
    public Class<?> getResultType() {
        return LocalDate.class;
    }
}
