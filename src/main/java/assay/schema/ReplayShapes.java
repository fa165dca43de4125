package assay.schema;

import static assay.schema.EvaluationShapes.document;
import static assay.schema.Shape.count;
import static assay.schema.Shape.key;
import static assay.schema.Shape.list;
import static assay.schema.Shape.object;
import static assay.schema.Shape.text;
import static assay.schema.Shape.texts;
import static assay.schema.Shape.truth;
import static assay.schema.Shape.word;

import java.util.List;

/** What commands about recorded results write. */
final class ReplayShapes {

    private static final Shape INPUTS = list(
            "What it was made from that is another now: the program, the evidence, the rule set, files of rules, readings, parameters,"
                    + " values that were set, in this order.",
            object(
                    "An input.",
                    key("what", text("What it is, with its name where there are several.")),
                    key("then", text("Its version, digest or value then; \"none\" where there was none.")),
                    key("now", text("The same now."))));

    private static final List<Shape.Key> OF = List.of(
            key("authority", text("The authority.")),
            key("file", text("The file of evidence, as the result names it.")));

    static final Shape REPLAY = document(
            "Whether recorded results come out the same.",
            key("files", count("How many files of results were named.")),
            key("same", count("How many of them came out the same, byte for byte.")),
            key(
                    "results",
                    list(
                            "The files, in the order in which they were named.",
                            object(
                                    "A file of results.",
                                    key("result", text("The file, as it was named.")),
                                    key("same", truth("Whether it came out the same, byte for byte.")),
                                    key(
                                            "laidOutOtherwiseFrom",
                                            count(
                                                            "The first line, from 1, that is laid out otherwise where all that is said"
                                                                    + " is the same; of a page, the first that its results do not make.")
                                                    .orNull()),
                                    key(
                                            "misplaced",
                                            count(
                                                            "The first result, from 1, that does not stand in the order of the files'"
                                                                    + " names, or stands there once more.")
                                                    .orNull()),
                                    key(
                                            "errors",
                                            texts(
                                                    "Why the file is not to be read, or some of its results could not be made again, a line each. Whether it is laid"
                                                            + " out otherwise is not told then.")),
                                    key(
                                            "evaluations",
                                            list(
                                                    "The results in it that could be made again, in their order.",
                                                    object("A result.", Shape.keys(OF, evaluation()))))))));

    /** What compare writes of a result. */
    static Shape since() {
        return document(
                "What has changed since results were recorded.",
                key("result", text("The file of those results, as it was named.")),
                key("authorities", count("How many authorities were graded.")),
                EvaluationShapes.SYNTHETIC,
                key(
                        "changed",
                        count("Of how many of them anything comes out otherwise, or was altered in the result.")),
                key(
                        "notGiven",
                        texts(
                                "Of whom there is a result, and no file was read, be it that none was given or that it is wrong.")),
                key(
                        "since",
                        list(
                                "All of them, in the order of the files.",
                                object(
                                        "An authority.",
                                        Shape.keys(
                                                OF,
                                                key("inputs", INPUTS),
                                                key(
                                                        "altered",
                                                        difference(
                                                                "The first place at which the result is not what comes out, where all"
                                                                        + " inputs are as they were: it was altered, or made otherwise.")),
                                                key("facts", facts()),
                                                key("moved", moved()),
                                                key("support", support()))))));
    }

    private ReplayShapes() {}

    private static Shape.Key[] evaluation() {
        return new Shape.Key[] {
            key("same", truth("Whether the same comes out, of inputs that are the same.")),
            key(
                    "first",
                    difference(
                            "The first place that is otherwise: in what was found, or where that is the same, in what it was made from.")),
            key("inputs", INPUTS)
        };
    }

    private static Shape difference(String says) {
        return object(
                        says,
                        key("pointer", text("Where it is, as a JSON pointer (RFC 6901).")),
                        key("then", text("What stood there, as JSON, cut to 100 characters; or \"nothing\".")),
                        key("now", text("What stands there now.")))
                .orNull();
    }

    private static Shape facts() {
        return list(
                "What is said of the authority, and documents and facts that are new, gone or say something else, in the order of the documents now; those that"
                        + " are gone come last.",
                object(
                        "A change.",
                        key(
                                "where",
                                text(
                                        "\"authority\", or the document, with the number of the fact, from 1, and its kind.")),
                        key("what", text("What became of it, in words."))));
    }

    private static Shape moved() {
        return list(
                "What comes out otherwise: grades, criteria, what is said of either, the readings that decided, the overall score.",
                object(
                        "An outcome.",
                        key(
                                "what",
                                text(
                                        "The requirement, the criterion, \"overall\" or \"notes\"; or what is said of one of them or of a"
                                                + " document: \"readings of R6\", \"basis of R6.M1\", and so asked, contradictions,"
                                                + " minimums, held, reasons, next grade, value, interviewee, agreement, lateness.")),
                        key("then", text("What it was.")),
                        key("now", text("What it is.")),
                        key(
                                "because",
                                list(
                                        "What moved it, found by grading again with each change taken back; \"neither\""
                                                + " alone where one takes back what the other does, \"altered\" alone where"
                                                + " nothing is another that the result was made from: it does not say"
                                                + " what that gives.",
                                        word(
                                                "What has a part in it.",
                                                "evidence",
                                                "parameters",
                                                "rules",
                                                "program",
                                                "neither",
                                                "unknown",
                                                "altered"))),
                        key("documents", texts("The documents that have a part in it.")),
                        key("parameters", texts("The parameters that have."))));
    }

    private static Shape support() {
        return list(
                "Criteria that other facts count for, be they met as before or not.",
                object(
                        "A criterion.",
                        key("criterion", text("The criterion.")),
                        key("what", text("What counts, is set aside or is missing otherwise, in words."))));
    }
}
