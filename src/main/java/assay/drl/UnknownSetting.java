package assay.drl;

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
}
