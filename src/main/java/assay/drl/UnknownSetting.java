package assay.drl;

import assay.ruleset.Parameter;
import java.util.List;
import java.util.stream.Collectors;

/** The command line gives parameters values that they cannot have, or parameters that there are not. */
public final class UnknownSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    private final transient List<Setting> each;

    /**
     * A setting that is refused.
     *
     * @param name the parameter that it names
     * @param why what is wrong with it, which names the parameter too
     */
    public record Setting(String name, String why) {}

    /**
     * Settings that are refused.
     *
     * @param wrong those, one or more
     */
    UnknownSetting(List<Setting> wrong) {
        super(wrong.stream().map(Setting::why).collect(Collectors.joining("\n")));
        this.each = List.copyOf(wrong);
    }

    /** Those that are refused, in the order of their names. */
    public List<Setting> each() {
        return each;
    }

    /** What to say of a parameter that a rule set does not have. */
    public static String unknown(String name, List<Parameter> known) {
        return Parameters.unknown(name, known.stream().map(Parameter::name).toList());
    }
}
