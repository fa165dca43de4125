package assay.comparison;

import java.util.List;

/**
 * A grade that comes out otherwise by other rules.
 *
 * @param requirement the requirement, or {@link #OVERALL}
 * @param before the grade by the rules that there are
 * @param after the grade by the others
 * @param because what made the difference; never empty
 */
public record Change(String requirement, String before, String after, List<Difference> because) {

    /** What stands for the overall grade where requirements are named. */
    public static final String OVERALL = "overall";
}
