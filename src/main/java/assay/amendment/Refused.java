package assay.amendment;

/** Why a value cannot be what somebody wants it to be: its message is a sentence for them. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    Refused(String why) {
        super(why);
    }

    /** The sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
