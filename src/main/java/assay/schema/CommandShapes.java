package assay.schema;

import static assay.schema.EvaluationShapes.SYNTHETIC;
import static assay.schema.EvaluationShapes.document;
import static assay.schema.EvaluationShapes.rules;
import static assay.schema.EvaluationShapes.set;
import static assay.schema.Shape.count;
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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What commands about evidence, other rules and studies write. */
final class CommandShapes {

    private static final List<Shape.Key> CHANGE = List.of(
            key("requirement", text("The requirement, or \"overall\".")),
            key("before", text("Its grade before.")),
            key("after", text("Its grade after.")));

    private static final List<Shape.Key> OF = List.of(
            key("authority", text("The authority.")), key("file", text("The file of evidence, as it was named.")));

    static final Shape COMPARE = either(
            "Grades by two rule sets; with --words what these say otherwise; with --with-result what has changed since.",
            graded(),
            said(),
            ReplayShapes.since());

    static final Shape SENSITIVITY = document(
            "What each other reading makes of the same evidence.",
            key("authorities", count("How many authorities were graded.")),
            SYNTHETIC,
            set(),
            key(
                    "interpretations",
                    list(
                            "An entry a reading that was tried, in the register's order.",
                            object(
                                    "A reading.",
                                    key("interpretation", text("The interpretation's identifier.")),
                                    key("question", text("What the source leaves open.")),
                                    key("decided", text("How the rule set decides it.")),
                                    key("otherwise", text("How it was read here.")),
                                    key("rules", text("The rule set that reads it so.")),
                                    key("changed", count("How many authorities have another grade by it.")),
                                    key(
                                            "counts",
                                            named(
                                                    "How many have another one overall, and for each requirement.",
                                                    count("How many."))),
                                    maybe(
                                            "changes",
                                            list(
                                                    "The grades that are others, with --list.",
                                                    object("A grade.", both(OF, CHANGE))))))),
            key("notTried", list("The interpretations that nothing was tried for.", text("An interpretation."))));

    static final Shape SWEEP = document(
            "What each value of a parameter makes of the same evidence.",
            key("rules", text("The rule set's name.")),
            key("sha256", digest("Its digest.")),
            set(),
            key("parameter", text("The parameter.")),
            key("value", text("Its value in the rule set.")),
            key("authorities", count("How many authorities were graded.")),
            SYNTHETIC,
            key(
                    "values",
                    list(
                            "The values, in their order.",
                            object(
                                    "A value.",
                                    key("value", text("The value.")),
                                    key("sha256", digest("The digest of the rule set with it.")),
                                    key(
                                            "grades",
                                            named(
                                                    "What changes anywhere: requirements and \"overall\".",
                                                    named(
                                                            "How many authorities have each grade.",
                                                            count("How many.")))),
                                    key(
                                            "changed",
                                            list(
                                                    "The authorities that have another grade than by the value before.",
                                                    object(
                                                            "An authority.",
                                                            keys(
                                                                    OF,
                                                                    key(
                                                                            "changes",
                                                                            list(
                                                                                    "Its other grades.",
                                                                                    object(
                                                                                            "A grade.",
                                                                                            CHANGE)))))))))));

    static final Shape WHAT_IF = either(
            "What would lead to better grades or, with --add, the evaluation with what was added.",
            improvements(),
            defined("evaluation"));

    static final Shape EXPLAIN = document(
            "Why something came out as it did.",
            key("authority", text("The authority.")),
            key("file", text("The file of evidence, as it was named.")),
            key("evidenceSha256", digest("The digest of that file.")),
            key("rules", object("The rules.", keys(EvaluationShapes.ruleSet(), set()))),
            key(
                    "target",
                    object(
                            "What is explained.",
                            key(
                                    "kind",
                                    word(
                                            "What sort of thing it is.",
                                            "overall",
                                            "requirement",
                                            "criterion",
                                            "document",
                                            "fact",
                                            "reading",
                                            "rule")),
                            key(
                                    "id",
                                    text(
                                            "Its identifier; facts are numbered from 1 (D2#1), rules go by their names.")))),
            key("title", text("What is explained, and how it came out, in a sentence.")),
            key(
                    "sections",
                    list(
                            "The explanation, in the order in which it is read.",
                            object(
                                    "Lines that belong together.",
                                    key(
                                            "about",
                                            text("The criterion, fact or other that they are about; may be empty.")),
                                    key("title", text("A sentence that says so; may be empty.")),
                                    key(
                                            "lines",
                                            list(
                                                    "The lines.",
                                                    object(
                                                            "A sentence.",
                                                            key("text", text("The sentence.")),
                                                            key("about", texts("What it names, by identifiers.")),
                                                            key(
                                                                    "rules",
                                                                    list(
                                                                            "The rules that say so.",
                                                                            object(
                                                                                    "A rule.",
                                                                                    keys(
                                                                                            EvaluationShapes.RULE,
                                                                                            key(
                                                                                                    "source",
                                                                                                    text(
                                                                                                            "Where the source says so; may be empty.")))))))))))),
            key(
                    "nearlyCounted",
                    list(
                            "Facts that a rule would have counted, were it not for one of its conditions.",
                            object(
                                    "A fact and a rule.",
                                    both(
                                            EvaluationShapes.PLACE,
                                            keys(
                                                    List.of(
                                                            key(
                                                                    "criterion",
                                                                    text(
                                                                            "The criterion that it would have counted for.")),
                                                            key(
                                                                    "because",
                                                                    text(
                                                                            "The condition that was not so, with what is recorded."))),
                                                    EvaluationShapes.RULE.toArray(Shape.Key[]::new)))))),
            EvaluationShapes.redacted());

    static final Shape VERIFY = document(
            "Which files come out as they say.",
            set(),
            key("passed", count("How many do.")),
            key("failed", count("How many do not.")),
            key(
                    "files",
                    list(
                            "The files and their cases, in their order.",
                            object(
                                    "A file, or a case of one.",
                                    key("file", text("The file, as it was named.")),
                                    maybe("case", text("The case, where it is one.")),
                                    key("passed", truth("Whether it comes out as it says.")),
                                    key("differences", texts("What comes out otherwise, a line each.")),
                                    key("errors", texts("What is wrong with it, a line each."))))),
            key("warnings", texts("What is odd about files and keeps nothing from being verified, a line each.")));

    static final Shape STUDY = document(
            "A study of many authorities.",
            key("study", text("What it is a study of.")),
            key("authorities", count("How many authorities it is of.")),
            SYNTHETIC,
            key("rules", rules("The rules.")),
            key(
                    "keyPoints",
                    list(
                            "What is to be said first.",
                            object(
                                    "Of one requirement.",
                                    key("requirement", text("The requirement.")),
                                    key("points", texts("The points, a sentence each."))))),
            key(
                    "tables",
                    list(
                            "The tables.",
                            object(
                                    "A table.",
                                    key("id", text("Its identifier.")),
                                    key("title", text("Its title.")),
                                    key("note", text("What is to be said below it; may be empty.")),
                                    key("columns", texts("The names of its columns.")),
                                    key(
                                            "rows",
                                            list(
                                                    "Its rows.",
                                                    named(
                                                            "A row: a cell a column.",
                                                            Shape.types("string", "number", "null"))))))));

    static final Shape AUDIT = document(
            "Published figures held against a study.",
            key("authorities", count("How many authorities the study is of.")),
            SYNTHETIC,
            set(),
            key("reproduced", count("How many the study has.")),
            key("not reproduced", count("How many it has otherwise.")),
            key("cannot be recomputed", count("How many no study can have.")),
            key(
                    "figures",
                    list(
                            "The figures, in the order of their list.",
                            object(
                                    "A figure.",
                                    key("figure", text("Its identifier.")),
                                    key("where", text("Where it is printed.")),
                                    key("about", text("What it is about.")),
                                    key("printed", text("What is printed.")),
                                    key("measure", text("How it is looked up.")),
                                    key(
                                            "outcome",
                                            word(
                                                    "What came of it.",
                                                    "reproduced",
                                                    "not reproduced",
                                                    "cannot be recomputed")),
                                    key("recomputed", text("What the study has; may be empty.")),
                                    key("reason", text("Why the two differ, as far as it is known; may be empty.")),
                                    key("expected", truth("Whether this was to be expected."))))));

    static final Shape VERSION = document(
            "Which program this is, what it runs on, and by which rules it would grade.",
            key("commit", text("The commit that it was built from, or \"unknown\".")),
            key(
                    "java",
                    object(
                            "The Java that it runs on.",
                            key("version", text("Its version.")),
                            key("vendor", text("Who made it.")))),
            key("drools", text("The version of Drools.")),
            key(
                    "rules",
                    object(
                            "The rule set by which it would grade.",
                            key("folder", text("Its folder.")),
                            key(
                                    "name",
                                    text("Its name; null where the rule set is not in order.")
                                            .orNull()),
                            key(
                                    "sha256",
                                    digest("Its digest; null where the rule set is not in order.")
                                            .orNull()))));

    static final Shape RURALITY = document(
            "Wards and authorities, classified anew.",
            key("file", text("The file of wards, as it was named.")),
            key("rules", rules("The rules.")),
            key("wards", count("How many wards there are.")),
            key(
                    "changed",
                    list(
                            "The wards that change their classification.",
                            ward(
                                    key("from", text("What it was classified as.")),
                                    key("to", text("What it is classified as now."))))),
            key(
                    "kept",
                    list("The wards that could have and do not.", ward(key("as", text("What it is classified as."))))),
            key(
                    "authorities",
                    list(
                            "The authorities.",
                            object(
                                    "An authority.",
                                    Stream.concat(
                                                    Stream.of(
                                                            key("authority", text("The authority.")),
                                                            key("wards", count("How many wards it has.")),
                                                            key("ruralBefore", count("How many of them were rural.")),
                                                            key("ruralAfter", count("How many are.")),
                                                            key("score", decimal("That in percent."))),
                                                    EvaluationShapes.RULE.stream())
                                            .toList()))),
            key("interpretations", texts("The interpretations that it rests on.")));

    private CommandShapes() {}

    private static List<Shape.Key> both(List<Shape.Key> some, List<Shape.Key> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static Shape ward(Shape.Key... keys) {
        return object(
                "A ward.",
                Stream.of(
                                Stream.of(
                                        key("authority", text("The authority that it belongs to.")),
                                        key("ward", text("Its name.")),
                                        key("density", decimal("People a hectare.")),
                                        key("decile", count("The decile of its density."))),
                                Stream.of(keys),
                                Stream.of(key("reason", text("Why."))),
                                EvaluationShapes.RULE.stream())
                        .flatMap(one -> one)
                        .toList());
    }

    private static Shape graded() {
        Shape grounds = list(
                "What it rests on.",
                object(
                        "A ground.",
                        key(
                                "evidence",
                                either(
                                        "The fact, if it is about one.",
                                        defined("place"),
                                        new Shape(Map.of("type", "null")))),
                        key("says", text("What becomes of it.")),
                        key(
                                "rules",
                                list(
                                        "The rules that say so.",
                                        object(
                                                "A rule, or what stands in a file besides rules.",
                                                key("rule", text("Its name.").orNull()),
                                                key("ruleSet", text("The rule set that it stands in.")),
                                                key("ruleFile", text("The file.")),
                                                key("ruleLine", count("The line; 0 for the whole file.")))))));
        return document(
                "What two rule sets make of the same evidence.",
                key("before", rules("The one rule set.")),
                key("after", rules("The other.")),
                key(
                        "calledOtherwise",
                        list(
                                "Grades and agreements that both have under other names.",
                                object(
                                        "One, which is called here throughout as it is after.",
                                        key("before", text("What it was called.")),
                                        key("after", text("What it is called."))))),
                key(
                        "notLookedAt",
                        list(
                                "What only one of them knows of in the evidence.",
                                object(
                                        "Something.",
                                        key("what", text("What it is.")),
                                        key("by", text("By which rule set it is not looked at."))))),
                key("authorities", count("How many authorities were graded.")),
                SYNTHETIC,
                key("changed", count("How many of them have another grade.")),
                key("otherwise", count("How many have the same grades, and something else otherwise.")),
                key(
                        "transitions",
                        list(
                                "How many go from which grade to which.",
                                object(
                                        "A transition.",
                                        key("requirement", text("The requirement, or \"overall\".")),
                                        key("from", text("The grade before.")),
                                        key("to", text("The grade after.")),
                                        key("authorities", count("How many."))))),
                key(
                        "changes",
                        list(
                                "The grades that are others.",
                                object(
                                        "A grade.",
                                        Stream.of(
                                                        OF.stream(),
                                                        CHANGE.stream(),
                                                        Stream.of(key(
                                                                "because",
                                                                list(
                                                                        "What led to it.",
                                                                        object(
                                                                                "A difference.",
                                                                                key("about", text("What it is about.")),
                                                                                key("what", text("What is otherwise.")),
                                                                                key("before", grounds),
                                                                                key("after", grounds))))))
                                                .flatMap(one -> one)
                                                .toList()))),
                key(
                        "asides",
                        list(
                                "What is otherwise beside the grades, and not said by what led to another one.",
                                object(
                                        "Something.",
                                        both(
                                                OF,
                                                List.of(
                                                        key(
                                                                "about",
                                                                text(
                                                                        "A criterion, requirement or document, or \"overall\".")),
                                                        key(
                                                                "what",
                                                                word(
                                                                        "What is otherwise of it.",
                                                                        "criterion",
                                                                        "basis",
                                                                        "counts",
                                                                        "set-aside",
                                                                        "contradiction",
                                                                        "missing",
                                                                        "caution",
                                                                        "minimums",
                                                                        "held",
                                                                        "reason",
                                                                        "reading",
                                                                        "next",
                                                                        "worth",
                                                                        "not-met",
                                                                        "score",
                                                                        "interviewee",
                                                                        "agreement",
                                                                        "lateness",
                                                                        "note")),
                                                        key("before", text("What it was.")),
                                                        key("after", text("What it is."))))))));
    }

    private static Shape said() {
        return document(
                "What two rule sets say otherwise.",
                key("before", text("The one rule set.")),
                key("after", text("The other.")),
                key(
                        "changes",
                        list(
                                "The changes.",
                                object(
                                        "A change.",
                                        key("of", text("What kind of thing it is about.")),
                                        key(
                                                "name",
                                                text("Its name, where it has one.")
                                                        .orNull()),
                                        key("is", text("What became of it.")),
                                        key(
                                                "before",
                                                text("What was said of it.").orNull()),
                                        key("after", text("What is said of it.").orNull()),
                                        key(
                                                "marked",
                                                text("Both, with what is otherwise marked.")
                                                        .orNull())))));
    }

    private static Shape improvements() {
        Shape.Key cutShort = key(
                "cutShort",
                truth(
                        "Whether not all was tried that could lead there, since there is too much or the rules fail on it."));
        Shape.Key proposals = key(
                "proposals",
                list(
                        "Additions that lead to a better grade, none of which can be made smaller or of weaker words.",
                        object(
                                "An addition.",
                                key("to", text("The grade that it leads to.")),
                                key("sentence", text("What it leads to, and what it is, in a sentence.")),
                                key("meets", texts("The criteria that it meets.")),
                                key("contradicted", texts("What the evidence says against it, a sentence each.")),
                                key(
                                        "facts",
                                        list(
                                                "The facts that it consists of.",
                                                object(
                                                        "A fact.",
                                                        keys(
                                                                EvaluationShapes.RECORDED,
                                                                key("says", text("The same in words.")),
                                                                key(
                                                                        "yaml",
                                                                        text(
                                                                                "The same as a file of evidence has it.")))))))));
        return document(
                "What would lead to better grades.",
                key("authority", text("The authority.")),
                key("file", text("The file of evidence, as it was named.")),
                key("evidenceSha256", digest("The digest of that file.")),
                key("rules", object("The rules.", keys(EvaluationShapes.ruleSet(), set()))),
                key(
                        "requirements",
                        list(
                                "The requirements.",
                                object(
                                        "A requirement.",
                                        key("id", text("Its identifier.")),
                                        key("grade", text("Its grade.")),
                                        cutShort,
                                        proposals))),
                key(
                        "overall",
                        object(
                                "What they come to.",
                                key("grade", text("The grade.")),
                                key("score", decimal("The score.")),
                                cutShort,
                                proposals)));
    }
}
