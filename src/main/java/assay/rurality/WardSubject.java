package assay.rurality;

import assay.ruleset.Step;
import assay.ruleset.Subject;
import assay.ruleset.SubjectWords;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Electoral wards and whether they are rural, with neither grades nor requirements. */
public record WardSubject() implements Subject {

    /** How each ward is classified. */
    public static final Step CLASSIFIED = new Step(
            0, "CLASSIFIED", "how wards are classified is settled", Set.of("Ward"), Set.of("Kept", "Reclassified"));
    /** What that makes of each authority. */
    public static final Step AVERAGED = new Step(1, "AVERAGED", "all is settled", Set.of("Authority"), Set.of());

    private static final SubjectWords WORDS = new SubjectWords(
            "Wards and authorities",
            Map.of(
                    "Authority", "an authority",
                    "Classification", "a classification",
                    "Kept", "a ward that is kept as it is classified",
                    "Reclassified", "a ward that changes its classification",
                    "Rurality", "the rurality of an authority",
                    "Ward", "a ward"),
            List.of(
                    "Authority.name; NAME; called {}; authority",
                    "Authority.wards; COUNT; with {} ward|wards; ward|wards",
                    "Authority.rural; COUNT; with {} rural ward|wards; rural ward|rural wards",
                    "Authority.population; COUNT; with {} inhabitant|inhabitants; inhabitant|inhabitants",
                    "Authority.ruralPopulation; COUNT; with {} inhabitant|inhabitants of rural wards; inhabitant of rural"
                            + " wards|inhabitants of rural wards",
                    "Kept.ward; THING; that is {}; ward",
                    "Kept.reason; TEXT; because of {}; reason",
                    "Reclassified.ward; THING; that is {}; ward",
                    "Reclassified.to; WORD; to {}; classification; Classification",
                    "Reclassified.reason; TEXT; because of {}; reason",
                    "Ward.name; NAME; called {}; ward",
                    "Ward.authority; NAME; of {}; authority",
                    "Ward.population; COUNT; with {} inhabitant|inhabitants; inhabitant|inhabitants",
                    "Ward.area; MEASURE; whose area in hectares is {}; area in hectares",
                    "Ward.classified; WORD; classified as {}; classification; Classification",
                    "Ward.reasonToKeep; TEXT; with the reason to keep its classification {}; reason to keep its"
                            + " classification",
                    "Ward.density; MEASURE; whose density is {}; density",
                    "Ward.decile; MEASURE; whose decile is {}; decile",
                    "Ward.among; COUNT; in a list of {} ward|wards; ward in its list|wards in its list"),
            Map.of(
                    "Reclassified", "{0} becomes {1} because of {2}",
                    "Kept", "{0} is kept as it is classified because of {1}",
                    "Rurality", "the rurality of {0} is {1}",
                    "Rurality.percent", "the rurality of {0} is {1}, as a percentage of {2}"),
            List.of());

    @Override
    public String word() {
        return "wards";
    }

    @Override
    public String types() {
        return "assay.policy.wards";
    }

    @Override
    public List<String> typeNames() {
        return List.of("Authority", "Classification", "Kept", "Reclassified", "Rurality", "Ward");
    }

    @Override
    public List<String> handed() {
        return List.of("Ward", "Authority");
    }

    @Override
    public List<Step> steps() {
        return List.of(CLASSIFIED, AVERAGED);
    }

    @Override
    public SubjectWords words() {
        return WORDS;
    }
}
