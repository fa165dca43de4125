package assay.drl;

import assay.ruleset.Parameter;
import assay.text.Legible;
import java.util.List;

/** The command line gives parameters values that they cannot have, or parameters that there are not. */
public final class UnknownSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<String> each;

    /**
     * Settings that are refused.
     *
     * @param wrong what is wrong with each, one or more
     */
    UnknownSetting(List<String> wrong) {
        super(String.join("\n", wrong));
        this.each = List.copyOf(wrong);
    }

    /** What is wrong with a setting. */
    static String wrong(String name, String why) {
        return "--set " + Legible.line(name) + ": " + why;
    }

    /** What is wrong with each, in the order of their names. */
    public List<String> each() {
        return each;
    }

    /** What to say of a parameter that a rule set does not have. */
    public static String unknown(String name, List<Parameter> known) {
        return Parameters.unknown(name, known.stream().map(Parameter::name).toList());
    }
}
