package assay.compile;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * What {@code sum} and {@code average} do in rules: numbers are added up one by one as they are written, and taken away again
 * where a fact goes. The rule engine's own run over, or round.
 */
abstract class Added implements AccumulateFunction<Added.SoFar> {

    /** What has been added up so far. */
    static final class SoFar implements Serializable {

        private static final long serialVersionUID = 1;

        private BigDecimal total = BigDecimal.ZERO;
        private long count;
    }

    /** What the numbers come to; null where there is nothing that they could. */
    abstract @Nullable Object of(BigDecimal total, long count);

    @Override
    public SoFar createContext() {
        return new SoFar();
    }

    @Override
    public void init(SoFar soFar) {
        soFar.total = BigDecimal.ZERO;
        soFar.count = 0;
    }

    @Override
    public void accumulate(SoFar soFar, Object value) {
        soFar.total = soFar.total.add(exact(value));
        soFar.count++;
    }

    @Override
    public void reverse(SoFar soFar, Object value) {
        soFar.total = soFar.total.subtract(exact(value));
        soFar.count--;
    }

    @Override
    public boolean supportsReverse() {
        return true;
    }

    @Override
    public @Nullable Object getResult(SoFar soFar) {
        return of(soFar.total, soFar.count);
    }

    /** As it is written: 0.1 is a tenth, and not the binary number next to it. */
    private static BigDecimal exact(Object value) {
        return new BigDecimal(value.toString());
    }

    @Override
    public void writeExternal(ObjectOutput out) {
        // It keeps nothing.
    }

    @Override
    public void readExternal(ObjectInput in) {
        // It keeps nothing.
    }
}
