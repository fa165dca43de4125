package assay.schema;

import static assay.schema.EvaluationShapes.document;
import static assay.schema.EvaluationShapes.set;
import static assay.schema.Shape.count;
import static assay.schema.Shape.decimal;
import static assay.schema.Shape.digest;
import static assay.schema.Shape.key;
import static assay.schema.Shape.keys;
import static assay.schema.Shape.list;
import static assay.schema.Shape.maybe;
import static assay.schema.Shape.object;
import static assay.schema.Shape.text;
import static assay.schema.Shape.texts;
import static assay.schema.Shape.word;

import assay.policy.Criterion;
import java.util.Arrays;
import java.util.List;

/** What commands about rules write. */
final class RulesShapes {

    private static final Shape.Key NAME = key("name", text("The rule set's name."));
    private static final Shape.Key SHA256 = key("sha256", digest("Its digest."));

    private static final List<Shape.Key> PROBLEM = List.of(
            key("file", text("The file.")),
            key("line", count("The line, from 1; 0 for the whole file.")),
            key("column", count("The column, from 1; 0 for the whole line.")),
            key("code", text("What kind of finding it is.")));

    static final Shape LIST = document(
            "What a rule set asks for, and by which rules.",
            NAME,
            key("title", text("Its title.")),
            SHA256,
            set(),
            key(
                    "criteria",
                    list(
                            "The criteria, in their order.",
                            object(
                                    "A criterion.",
                                    key("id", text("Its identifier.")),
                                    key("requirement", text("The requirement that it belongs to.")),
                                    key(
                                            "kind",
                                            word(
                                                    "What it is for.",
                                                    Arrays.stream(Criterion.Kind.values())
                                                            .map(Criterion.Kind::word)
                                                            .toArray(String[]::new))),
                                    key("asks", text("What it asks for.")),
                                    key("parts", texts("Its parts.")),
                                    key("atLeast", count("How many of them it asks for.")),
                                    key(
                                            "route",
                                            text("The route that it is on, if any.")
                                                    .orNull()),
                                    key(
                                            "rules",
                                            list(
                                                    "The rules that decide it.",
                                                    object(
                                                            "A rule.",
                                                            key("name", text("Its name.")),
                                                            key("file", text("The file that it stands in.")),
                                                            key("line", count("The line in which it begins.")),
                                                            key("source", text("Where the source says so.")),
                                                            key("interpretations", texts("What it rests on.")))))))),
            key(
                    "interpretations",
                    list(
                            "The interpretations, in the register's order.",
                            object(
                                    "An interpretation.",
                                    key("id", text("Its identifier.")),
                                    key("question", text("What the source leaves open.")),
                                    key("decided", text("How it was decided.")),
                                    key("why", text("Why.")),
                                    key("by", text("Who decided it; empty where the register does not say.")),
                                    key(
                                            "source",
                                            text("Where the source speaks of it; empty where the register does not"
                                                    + " say."))))));

    static final Shape CHECK = document(
            "What is wrong with a rule set.",
            key("errors", count("How many errors there are.")),
            key("warnings", count("How many warnings.")),
            key(
                    "problems",
                    list(
                            "The findings.",
                            object(
                                    "A finding.",
                                    keys(
                                            PROBLEM,
                                            key("severity", word("How bad it is.", "error", "warning")),
                                            key("message", text("What is wrong.")))))),
            key(
                    "accepted",
                    list(
                            "The warnings that the rules say are meant.",
                            object(
                                    "A finding.",
                                    keys(
                                            PROBLEM,
                                            key("message", text("What it is.")),
                                            key("reason", text("Why it is meant.")))))));

    static final Shape COVERAGE = document(
            "What of a rule set some evidence uses.",
            set(),
            key("percent", decimal("How much of it, over all aspects.")),
            key(
                    "aspects",
                    list(
                            "The aspects.",
                            object(
                                    "An aspect.",
                                    key("aspect", text("Which.")),
                                    key("covered", count("How much of it is used.")),
                                    key("of", count("How much there is."))))),
            key(
                    "gaps",
                    list(
                            "What is not used.",
                            object(
                                    "A gap.",
                                    key("aspect", text("The aspect.")),
                                    key("name", text("What it is.")),
                                    key("where", text("Where it stands."))))));

    static final Shape MUTATE = document(
            "Whether fixtures notice changes of rules.",
            key("mutants", count("How many changes were tried.")),
            key("killed", count("How many were noticed.")),
            key("survived", count("How many were not.")),
            key("equivalent", count("How many cannot be, as was found before.")),
            key(
                    "verdicts",
                    list(
                            "The changes.",
                            object(
                                    "A change.",
                                    key("file", text("The file.")),
                                    key("line", count("The line.")),
                                    key("rule", text("The rule.")),
                                    key("mutation", text("What was changed.")),
                                    key("outcome", word("What came of it.", "killed", "survived", "equivalent")),
                                    key("because", text("Why.")),
                                    key(
                                            "shownBy",
                                            texts("Keys of \"expect\", of which one shows it; none where any may.")),
                                    maybe("toldApartBy", text("Evidence that would notice, in YAML."))))));

    static final Shape PARAMETERS = document(
            "The numbers and days that a rule set turns on.",
            NAME,
            SHA256,
            set(),
            key(
                    "parameters",
                    list(
                            "The parameters, in the order in which they are introduced.",
                            object(
                                    "A parameter.",
                                    key("name", text("Its name.")),
                                    key("value", text("Its value.")),
                                    key("introducedAs", text("The value that it was introduced with.")),
                                    key("unit", text("What it counts.")),
                                    key("from", text("The lowest value that it may have; empty where there is none.")),
                                    key("to", text("The highest; empty where there is none.")),
                                    key("says", text("What it is.")),
                                    key("source", text("Where the source speaks of it.")),
                                    key("interpretation", text("The interpretation that it rests on; may be empty.")),
                                    key("setBy", text("Who gave it its value.")),
                                    key(
                                            "uses",
                                            list(
                                                    "Where it is used.",
                                                    object(
                                                            "A place.",
                                                            key("file", text("The file.")),
                                                            key("line", count("The line.")),
                                                            key("column", count("The column.")),
                                                            key("what", text("What stands there.")),
                                                            key(
                                                                    "criteria",
                                                                    texts("The criteria that it bears on.")))))))));

    private RulesShapes() {}
}
