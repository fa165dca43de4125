package assay.schema;

import static assay.schema.EvaluationShapes.document;
import static assay.schema.Shape.count;
import static assay.schema.Shape.digest;
import static assay.schema.Shape.either;
import static assay.schema.Shape.key;
import static assay.schema.Shape.list;
import static assay.schema.Shape.maybe;
import static assay.schema.Shape.number;
import static assay.schema.Shape.object;
import static assay.schema.Shape.text;
import static assay.schema.Shape.texts;
import static assay.schema.Shape.truth;
import static assay.schema.Shape.whole;

/** What sample writes. */
final class SampleShapes {

    static final Shape SAMPLE = either(
            "Criteria to be checked by hand or, with --check, how far a second assessor agreed.", drawn(), checked());

    private SampleShapes() {}

    private static Shape drawn() {
        return document(
                "Criteria to be checked by hand.",
                key("rules", text("The rule set, and its digest behind a blank.")),
                key("seed", whole("What was given with --seed: the same draws the same again.")),
                key("size", count("How many criteria were drawn.")),
                key("population", count("From how many.")),
                key("drawn", text("How they were drawn, in words.")),
                key(
                        "sample",
                        list(
                                "The criteria, in the order in which they were drawn.",
                                object(
                                        "A criterion of an authority.",
                                        key("draw", count("Its number, from 1.")),
                                        key("file", text("The file of evidence, as it was named.")),
                                        key("evidenceSha256", digest("The digest of that file.")),
                                        key("authority", text("The authority.")),
                                        key("requirement", text("The requirement.")),
                                        key("grade", text("Its grade.")),
                                        key("criterion", text("The criterion.")),
                                        key("asks", text("What it asks for.")),
                                        key("met", truth("Whether it is met.")),
                                        key("doubts", texts("Why a second look is worth while, in words."))))));
    }

    private static Shape checked() {
        return document(
                "How far a second assessor agreed.",
                key("sheet", text("The sheet, as it was named.")),
                key("drawn", text("How it was drawn, in words.")),
                key("rows", count("How many criteria are in it.")),
                key("authorities", count("Of how many authorities they are.")),
                EvaluationShapes.SYNTHETIC,
                key("cautions", texts("What to bear in mind of the sheet as a whole, in words.")),
                key("verdicts", agreement("Whether criteria are met.")),
                key("grades", agreement("The grades of requirements, with kappa weighted by how far they are apart.")));
    }

    private static Shape agreement(String of) {
        return object(
                of,
                key("compared", count("How many both judged.")),
                key("agreed", count("On how many they agreed.")),
                key("agreedInterval", interval("Between which shares, from 0 to 1, the true one lies (95 %).")),
                key("kappa", number("Agreement beyond chance, from -1 to 1.").orNull()),
                maybe("noKappa", text("Why there is no kappa; only there where it is null.")),
                key("kappaInterval", interval("Between which values kappa lies (95 %).")),
                key("cautions", texts("What to bear in mind, in words.")),
                key(
                        "disagreements",
                        list(
                                "On what they did not agree, in the order of the sheet.",
                                object(
                                        "A judgement.",
                                        key("line", count("Its line in the sheet, from 1.")),
                                        key("about", text("What it is about.")),
                                        key("first", text("What the program found.")),
                                        key("second", text("What the second assessor found.")),
                                        key("remark", text("The second assessor's remark; may be empty."))))));
    }

    private static Shape interval(String says) {
        return list(says + " Two numbers, the lower one first.", number("One of both."))
                .orNull();
    }
}
