package assay.evidence;

import assay.ruleset.Step;
import assay.ruleset.Subject;
import assay.ruleset.SubjectWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What authorities submitted, graded by requirements. */
public record EvidenceSubject() implements Subject {

    /** What is asked for, which hangs on nothing: it is concluded once for all authorities. */
    public static final Step DECLARED =
            new Step(0, "DECLARED", "what is asked for is settled", Set.of(), Set.of("Criterion"));
    /** Who the authority is, and who speaks for whom. */
    public static final Step ASKED = new Step(
            1,
            "ASKED",
            "who speaks for whom is settled",
            Set.of("Authority", "Interview", "Profile", "Criterion"),
            Set.of());
    /** What the evidence shows: this step is handed every document and all kinds of evidence as well. */
    public static final Step SHOWN = new Step(
            2,
            "SHOWN",
            "what the evidence shows is settled",
            Set.of("Document"),
            Set.of("Counted", "SetAside", "AtLeast"));
    /** Which criteria are met. */
    public static final Step MET =
            new Step(3, "MET", "which criteria are met is settled", Set.of("Finding"), Set.of("Met"));
    /** Which grades that makes. */
    public static final Step GRADED =
            new Step(4, "GRADED", "the grades are settled", Set.of("Standing"), Set.of("Progress", "Graded"));
    /** What it comes to overall, and whatever else is only looked at when all is over. */
    public static final Step OVERALL =
            new Step(5, "OVERALL", "all is settled", Set.of("Assessor", "Grade", "Rating"), Set.of());

    @Override
    public String word() {
        return "evidence";
    }

    @Override
    public String types() {
        return "assay.policy";
    }

    @Override
    public List<String> typeNames() {
        return List.of(
                "Accepted",
                "AfterTheDay",
                "Agreement",
                "Assessor",
                "AtLeast",
                "Capped",
                "Caution",
                "Contradicted",
                "Counted",
                "Criterion",
                "Document",
                "Finding",
                "Graded",
                "Late",
                "LeftOut",
                "Met",
                "Note",
                "Overall",
                "Progress",
                "Rating",
                "Reason",
                "Score",
                "SetAside",
                "Standing");
    }

    @Override
    public List<String> handed() {
        return List.of("Document", "Fact", "Finding", "Grade", "Rating", "Requirement", "Standing");
    }

    @Override
    public List<Step> steps() {
        return List.of(DECLARED, ASKED, SHOWN, MET, GRADED, OVERALL);
    }

    @Override
    public SubjectWords words() {
        return EvidenceWords.ALL;
    }

    @Override
    public Optional<GradingSteps> gradingSteps() {
        return Optional.of(new GradingSteps(SHOWN, GRADED));
    }

    @Override
    public boolean isAssumed() {
        return true;
    }
}
