package assay.scaffold;

import java.util.List;
import java.util.stream.Collectors;

/** Something cannot be begun as it was asked for. */
public final class Refused extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong, in the order in which it was asked for; one thing at least. */
    private final transient List<Wrong> wrong;

    /**
     * What is wrong with one thing that was asked for.
     *
     * @param about what it is called that was asked for: {@link NewCriterion#TITLE}, say
     * @param given what was given for it
     * @param why what is wrong with it, and what would be right
     */
    public record Wrong(String about, String given, String why) {}

    Refused(List<Wrong> wrong) {
        super(wrong.stream().map(Wrong::why).collect(Collectors.joining("; ")));
        this.wrong = List.copyOf(wrong);
    }

    /** What is wrong, in the order in which it was asked for; one thing at least. */
    public List<Wrong> wrong() {
        return wrong;
    }
}
