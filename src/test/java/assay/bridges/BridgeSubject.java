package assay.bridges;

import assay.ruleset.Step;
import assay.ruleset.Subject;
import assay.ruleset.SubjectWords;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A subject that only these tests have: bridges, and when somebody has to look at them. */
public record BridgeSubject() implements Subject {

    /** When it is settled which bridges are due. */
    public static final Step LOOKED_AT = new Step(0, "LOOKED_AT", "all is settled", Set.of("Bridge"), Set.of("Due"));

    @Override
    public String word() {
        return "bridges";
    }

    @Override
    public String types() {
        return "assay.bridges";
    }

    @Override
    public List<String> typeNames() {
        return List.of("Bridge", "Due", "Material");
    }

    @Override
    public List<String> handed() {
        return List.of("Bridge");
    }

    @Override
    public List<Step> steps() {
        return List.of(LOOKED_AT);
    }

    @Override
    public SubjectWords words() {
        return new SubjectWords(
                "Bridges",
                Map.of("Bridge", "a bridge", "Due", "a bridge that is due", "Material", "a material"),
                List.of(
                        "Bridge.name; NAME; called {}; bridge",
                        "Bridge.madeOf; WORD; made of {}; material; Material",
                        "Bridge.age; COUNT; with {} year|years behind it; year behind it|years behind it",
                        "Due.bridge; THING; that is {}; bridge",
                        "Due.months; COUNT; within {} month|months; month|months",
                        "Due.reason; TEXT; because of {}; reason"),
                Map.of("Due", "{0} is looked at within {1} months because of {2}"),
                List.of());
    }
}
