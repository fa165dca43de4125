package assay.replay;

import assay.evaluation.Evaluator;
import java.util.Map;
import java.util.Optional;

/** The rules of now with other values of parameters, such as those of then. */
public interface Graders {

    /**
     * Grades by them.
     *
     * @param values values by the names of parameters, in place of those of now; may be empty
     * @return nothing where the rules cannot have these values
     */
    Optional<Evaluator> with(Map<String, String> values);
}
