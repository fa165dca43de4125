package assay.schema;

import static assay.schema.Shape.always;
import static assay.schema.Shape.count;
import static assay.schema.Shape.day;
import static assay.schema.Shape.decimal;
import static assay.schema.Shape.defined;
import static assay.schema.Shape.digest;
import static assay.schema.Shape.either;
import static assay.schema.Shape.key;
import static assay.schema.Shape.keys;
import static assay.schema.Shape.list;
import static assay.schema.Shape.maybe;
import static assay.schema.Shape.named;
import static assay.schema.Shape.object;
import static assay.schema.Shape.text;
import static assay.schema.Shape.texts;
import static assay.schema.Shape.truth;
import static assay.schema.Shape.word;

import assay.evidence.FileCheck;
import assay.evidence.Redaction;
import assay.policy.Criterion;
import assay.report.JsonDocument;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an evaluation says as JSON, and what documents of several commands have in common. */
final class EvaluationShapes {

    private static final Shape SET =
            named("The values that the command line gives to parameters, by their names.", text("The value."));

    /** Behind the number of authorities, wherever there is one. */
    static final Shape.Key SYNTHETIC = key("synthetic", count("How many of them are made up: their names say so."));

    private static final List<Shape.Key> RULE_SET = List.of(
            key("name", text("The rule set's name.")),
            key("sha256", digest("The digest of its files, and of values that the command line sets.")));

    private static final List<Shape.Key> EXTENSION = List.of(
            key("extends", text("The rule set that it extends.")),
            key("replaced", texts("The files that stand in the place of files of that rule set.")),
            key("added", texts("The files that it has besides.")),
            key("overridden", texts("What else of that rule set it says otherwise.")),
            maybe("parameters", named("The parameters of which it has another value.", text("The value."))),
            key("without", texts("The rules of that rule set that it leaves out.")),
            maybe("base", defined("extension")));

    /** Where a rule stands, within the object that says what it concluded. */
    static final List<Shape.Key> RULE = List.of(
            key("rule", text("The rule's name.")),
            key("ruleFile", text("The file that it stands in.")),
            key("ruleLine", count("The line in which it begins.")));

    /** What is recorded of a fact. */
    static final List<Shape.Key> RECORDED = List.of(
            key("kind", text("Its kind.")),
            key(
                    "values",
                    named(
                            "Its fields as they stand in a file of evidence, in the order of the rule set; what is left out is left out.",
                            Shape.types("string", "number", "boolean", "array"))));

    private static final Shape.Key AFTER_THE_DAY =
            maybe("afterTheDay", always("The document is dated after the day whose position was asked for.", true));

    /** Where a fact stands. */
    static final List<Shape.Key> PLACE = List.of(
            key("document", text("The document that shows it.")),
            key("index", count("Its position among what that document shows, from 0.")),
            key("fact", text("Its kind.")),
            key(
                    "at",
                    text("The place in the document, in the assessor's words.").orNull()),
            key("basis", basis()),
            maybe(
                    "late",
                    count("How many days after it was due the document was received.")
                            .with("minimum", 1)),
            AFTER_THE_DAY);

    private static final Shape.Key SCORE =
            key("score", decimal("The score: exact, or to five decimals where the division does not end."));

    private static final Shape.Key OVERALL_GRADE = key("grade", text("The grade."));

    /** What is described once and referred to. */
    static final Map<String, Shape> DEFINED = new LinkedHashMap<>();

    static {
        DEFINED.put("extension", object("What a rule set makes of another.", EXTENSION));
        DEFINED.put("evaluation", evaluation());
        DEFINED.put("place", object("Where a fact stands.", PLACE));
    }

    /** One file, or several. */
    static final Shape EVALUATE = either(
            "An object where one file was named, else an array; with --format jsonl an object a line, and with --format summary"
                    + " one with grades and scores alone.",
            defined("evaluation"),
            list("An evaluation a file, in the order of the paths.", defined("evaluation")),
            summary());

    private EvaluationShapes() {}

    /** A document of this program. */
    static Shape document(String says, Shape.Key... keys) {
        return object(says, Stream.concat(frame().stream(), Arrays.stream(keys)).toList());
    }

    private static List<Shape.Key> frame() {
        return List.of(
                key("assay", text("The version of the program that wrote it.")),
                key("format", always("The form of the document.", JsonDocument.FORMAT)));
    }

    /** The rule set's name and digest, as keys of their own. */
    static List<Shape.Key> ruleSet() {
        return RULE_SET;
    }

    /** What parameters are set to, where any are. */
    static Shape.Key set() {
        return maybe("set", SET);
    }

    /** A rule set, with what it makes of another where it extends one. */
    static Shape rules(String says, Shape.Key... besides) {
        return object(
                says,
                Stream.of(
                                keys(RULE_SET, besides).stream(),
                                Stream.of(set()),
                                EXTENSION.stream().map(key -> maybe(key.name(), key.shape())))
                        .flatMap(keys -> keys)
                        .toList());
    }

    private static Shape basis() {
        return word("Whether the document shows the thing itself, or only that there is one.", "primary", "secondary");
    }

    private static Shape evaluation() {
        return object(
                "How one authority came out, and why.",
                Stream.concat(
                                frame().stream(),
                                Stream.of(
                                        key("authority", text("The authority's name.")),
                                        key(
                                                "type",
                                                text(
                                                        "What sort of authority it is, in words; empty where none is recorded.")),
                                        key("file", text("The file of evidence, as it was named.")),
                                        key(
                                                "evidenceSha256",
                                                digest("The digest of that file; null where facts were added.")
                                                        .orNull()),
                                        maybe("added", added()),
                                        key(
                                                "rules",
                                                rules(
                                                        "The rules.",
                                                        key(
                                                                "files",
                                                                list(
                                                                        "The files of the rule set, in the order of their paths.",
                                                                        object(
                                                                                "A file.",
                                                                                key(
                                                                                        "file",
                                                                                        text(
                                                                                                "Its path in the rule set.")),
                                                                                key("sha256", digest("Its digest."))))),
                                                        maybe(
                                                                "values",
                                                                named(
                                                                        "The numbers and days that the rules turn on, by"
                                                                                + " the names of the parameters.",
                                                                        text("A parameter's value."))),
                                                        maybe(
                                                                "interpretations",
                                                                named(
                                                                        "What the rule set decides where its source leaves"
                                                                                + " something open, by identifier.",
                                                                        digest("The digest of what the register says of"
                                                                                + " it."))))),
                                        key(
                                                "requirements",
                                                list("The requirements, as the rule set lists them.", requirement())),
                                        key("overall", overall()),
                                        key(
                                                "documents",
                                                list("What was submitted, in the order of the file.", submitted())),
                                        key("notes", texts("What else a reader should know.")),
                                        redacted()))
                        .toList());
    }

    static Shape.Key redacted() {
        return maybe(
                "redacted",
                object(
                        "How many values of the evidence are hidden, of each sort that was to be.",
                        Arrays.stream(Redaction.Key.values())
                                .map(one -> maybe(one.word(), count("How many.")))
                                .toArray(Shape.Key[]::new)));
    }

    private static Shape added() {
        return object(
                "What was added to the file.",
                key("toFileSha256", digest("The digest of the file without it.")),
                key("facts", texts("Each fact, in YAML.")));
    }

    private static Shape requirement() {
        return object(
                "A requirement.",
                key("id", text("Its identifier.")),
                key("grade", text("Its grade from the evidence.")),
                key(
                        "minimums",
                        object(
                                "How many minimums count.",
                                key("met", count("How many.")),
                                key("of", count("Out of how many.")),
                                maybe(
                                        "route",
                                        text("The route that was counted, where there are several.")
                                                .orNull()))),
                key(
                        "furtherImprovements",
                        object(
                                "How many further improvements are shown, whether they could count or not.",
                                key("met", count("How many.")),
                                key("of", count("Out of how many.")))),
                maybe(
                        "cappedAt",
                        object(
                                "What held the grade although more was shown.",
                                key("grade", text("The grade.")),
                                key("reason", text("Why.")))),
                maybe("interviewee", text("The grade that the interviewee gave, or \"not rated\".")),
                maybe("agreement", text("How that stands to the grade from the evidence.")),
                key("interpretations", texts("The interpretations that the result rests on.")),
                key("criteria", list("The criteria, in the order of the rule set.", criterion())),
                key("reasons", texts("Why this grade: a sentence for each rule that decided something of it.")),
                key(
                        "toNextGrade",
                        object(
                                        "The lowest better grade that can be reached by meeting more criteria; null at the highest.",
                                        key("grade", text("The grade.")),
                                        key(
                                                "anyOf",
                                                sets(
                                                        "Each set of criteria that reaches it and from which none can be left out.")))
                                .orNull()),
                key(
                        "secondaryOnly",
                        truth("Whether something is met and all that is rests on secondary evidence alone.")),
                maybe(
                        "withoutDocument",
                        list(
                                "The documents without which the grade is another, each found by grading again. Left out with"
                                        + " --no-dependence, and where more than 100 documents show something.",
                                object(
                                        "A document.",
                                        key("document", text("Its identifier.")),
                                        key("grade", text("The grade without it."))))));
    }

    private static Shape sets(String says) {
        return list(says, texts("A set."));
    }

    private static Shape criterion() {
        return object(
                "A criterion.",
                key("id", text("Its identifier.")),
                key(
                        "kind",
                        word(
                                "What it is for.",
                                Arrays.stream(Criterion.Kind.values())
                                        .map(Criterion.Kind::word)
                                        .toArray(String[]::new))),
                key("met", truth("Whether it is met.")),
                key("secondaryOnly", truth("Whether it is met by secondary evidence alone.")),
                key("needs", texts("Its parts.")),
                key("atLeast", count("How many of them were asked for, given everything found.")),
                maybe(
                        "raisedBy",
                        list(
                                "The rules because of which that is more than the criterion says by itself.",
                                object("A rule.", RULE))),
                key("missing", texts("The parts that are not shown, where it is not met.")),
                key("contradicted", texts("What speaks against parts that count, a sentence each.")),
                key(
                        "counted",
                        list(
                                "What was counted: an entry a fact and part.",
                                object(
                                        "A fact that supplies a part.",
                                        Stream.of(
                                                        Stream.of(key("part", text("The part."))),
                                                        PLACE.stream(),
                                                        RULE.stream())
                                                .flatMap(keys -> keys)
                                                .toList()))),
                key(
                        "setAside",
                        list(
                                "What of the kind that it asks for was not: an entry a fact.",
                                object(
                                        "A fact that supplies nothing.",
                                        Stream.of(
                                                        PLACE.stream(),
                                                        Stream.of(
                                                                key("reason", text("Every qualifier that it fails."))),
                                                        RULE.stream())
                                                .flatMap(keys -> keys)
                                                .toList()))),
                maybe(
                        "dependsOn",
                        sets(
                                "The smallest sets of documents without which it is not met, each found by grading again. Only"
                                        + " of a criterion that is met; left out where withoutDocument is, and where there are too"
                                        + " many to look through.")));
    }

    private static Shape summary() {
        return document(
                "How one authority came out, and nothing of why.",
                key("authority", text("The authority's name.")),
                key("file", text("The file of evidence, as it was named.")),
                key("rules", object("The rules.", keys(RULE_SET, set()))),
                key(
                        "requirements",
                        list(
                                "The requirements, as the rule set lists them.",
                                object(
                                        "A requirement.",
                                        key("id", text("Its identifier.")),
                                        key("grade", text("Its grade from the evidence."))))),
                key(
                        "overall",
                        object(
                                "What the requirements come to.",
                                key(
                                        "evidence",
                                        object("The score and grade from the evidence.", SCORE, OVERALL_GRADE)))),
                redacted());
    }

    private static Shape overall() {
        return object(
                "What the requirements come to.",
                key("evidence", scored("The score and grade from the evidence.")),
                maybe(
                        "interviewee",
                        scored("Those from the interviewee's own grades; null where none was given.")
                                .orNull()),
                maybe("agreement", text("How the two grades stand to each other.")),
                key("requirementsNotMet", texts("The requirements whose grade means that they are not met.")),
                key(
                        "secondaryOnly",
                        truth(
                                "Whether something is met and all that is, of any requirement, rests on secondary evidence alone.")),
                key("interpretations", texts("The interpretations that scores, their grades and agreement rest on.")));
    }

    private static Shape scored(String says) {
        return object(
                says,
                SCORE,
                OVERALL_GRADE,
                key(
                        "terms",
                        list(
                                "The sum that is divided: each value times its weight. None where the rules add up otherwise.",
                                object(
                                        "What a requirement brings to it.",
                                        key("requirement", text("The requirement.")),
                                        key("grade", text("Its grade.")),
                                        key("weight", count("Its weight.")),
                                        key("value", decimal("What the grade is worth."))))),
                key("divisor", decimal("What the sum is divided by.")));
    }

    private static Shape submitted() {
        return object(
                "A document.",
                key("id", text("Its identifier.")),
                key("title", text("Its title.")),
                key("dated", day("The date that it bears.").orNull()),
                key("received", day("When it was received.").orNull()),
                maybe(
                        "daysLate",
                        count("How many days after it was due that was.").with("minimum", 1)),
                AFTER_THE_DAY,
                key(
                        "file",
                        text("The file that it is kept in, from the folder of the file of evidence.")
                                .orNull()),
                key(
                        "sha256",
                        digest("The digest that this had when it was recorded.").orNull()),
                key(
                        "fileCheck",
                        word(
                                        "What became of holding the file against the digest, which --files asks for; null where no"
                                                + " file is named.",
                                        Arrays.stream(FileCheck.values())
                                                .map(FileCheck::word)
                                                .toArray(String[]::new))
                                .orNull()),
                key("recordedBy", text("Who recorded what it shows.").orNull()),
                key("recordedOn", day("When that was.").orNull()),
                key("facts", list("What it shows, in the order of the file.", fact())),
                key("countedFor", texts("The criteria that something in it counted for.")),
                key("setAsideFor", texts("The criteria that something in it was set aside for.")));
    }

    private static Shape fact() {
        return object(
                "A fact, as it was recorded.",
                key("index", count("Its position, from 0.")),
                RECORDED.get(0),
                RECORDED.get(1),
                key(
                        "at",
                        text("The place in the document, in the assessor's words.")
                                .orNull()),
                key("basis", basis()),
                key("note", text("The assessor's remark.").orNull()),
                key("countedFor", texts("The criteria that it counted for.")),
                key("setAsideFor", texts("The criteria that it was set aside for.")));
    }
}
