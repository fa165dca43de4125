package assay.drl;

import assay.ruleset.Parameter;
import java.util.List;

/** The command line gives a parameter a value that it cannot have, or one that there is not. */
public final class UnknownSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /**
     * A setting that is refused.
     *
     * @param name the parameter
     * @param why what is wrong
     */
    UnknownSetting(String name, String why) {
        super("--set " + name + ": " + why);
    }

    /** What to say of a parameter that a rule set does not have. */
    public static String unknown(String name, List<Parameter> known) {
        return Parameters.unknown(name, known.stream().map(Parameter::name).toList());
    }
}
