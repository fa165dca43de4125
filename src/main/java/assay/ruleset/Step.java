package assay.ruleset;

import assay.ruleset.Pack.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One step of a run. At its beginning the engine hands all of its facts to the rules; at its end, when nothing more follows
 * from them, it looks at what was concluded.
 */
@SuppressWarnings("ImmutableEnumChecker") // the sets are those of Set.of
public enum Step {
    /** What is asked for, which hangs on nothing: it is concluded once for all authorities. */
    DECLARED(Subject.EVIDENCE, "what is asked for is settled", Set.of(), Set.of("Criterion")),
    /** Who the authority is, and who speaks for whom. */
    ASKED(
            Subject.EVIDENCE,
            "who speaks for whom is settled",
            Set.of("Authority", "Interview", "Profile", "Criterion"),
            Set.of()),
    /** What the evidence shows: this step is handed every document and all kinds of evidence as well. */
    SHOWN(
            Subject.EVIDENCE,
            "what the evidence shows is settled",
            Set.of("Document"),
            Set.of("Counted", "SetAside", "AtLeast")),
    /** Which criteria are met. */
    MET(Subject.EVIDENCE, "which criteria are met is settled", Set.of("Finding"), Set.of("Met")),
    /** Which grades that makes. */
    GRADED(Subject.EVIDENCE, "the grades are settled", Set.of("Standing"), Set.of("Progress", "Graded")),
    /** What it comes to overall, and whatever else is only looked at when all is over. */
    OVERALL(Subject.EVIDENCE, "all is settled", Set.of("Assessor", "Grade", "Rating"), Set.of()),
    /** How each ward is classified. */
    CLASSIFIED(Subject.WARDS, "how wards are classified is settled", Set.of("Ward"), Set.of("Kept", "Reclassified")),
    /** What that makes of each authority. */
    AVERAGED(Subject.WARDS, "all is settled", Set.of("Authority"), Set.of());

    private final Subject subject;
    private final String end;
    private final Set<String> given;
    private final Set<String> lookedAt;

    Step(Subject subject, String end, Set<String> given, Set<String> lookedAt) {
        this.subject = subject;
        this.end = end;
        this.given = given;
        this.lookedAt = lookedAt;
    }

    /** The steps of a run, in their order. */
    public static List<Step> of(Subject subject) {
        return Arrays.stream(values()).filter(step -> step.subject == subject).toList();
    }

    /** When it ends, in words: "what is asked for is settled". */
    public String end() {
        return end;
    }

    /** The names of the types that the engine hands over at its beginning. */
    public Set<String> given() {
        return given;
    }

    /** The names of the types that the engine looks at at its end, and not again after that. */
    public Set<String> lookedAt() {
        return lookedAt;
    }
}
