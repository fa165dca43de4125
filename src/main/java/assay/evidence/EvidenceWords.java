package assay.evidence;

import assay.ruleset.SubjectWords;
import java.util.List;
import java.util.Map;

/** How the facts and conclusions of grading are spoken of. A call is spoken of as a field is, with what it is called with. */
final class EvidenceWords {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Accepted", "something that is accepted"),
            Map.entry("AfterTheDay", "a document from after the day that was asked for"),
            Map.entry("Agreement", "an agreement"),
            Map.entry("Assessor", "an assessor"),
            Map.entry("Assessor.EVIDENCE", "the evidence"),
            Map.entry("Assessor.INTERVIEWEE", "the interviewee"),
            Map.entry("AtLeast", "a number of parts that is asked for"),
            Map.entry("Capped", "a requirement that is held at a grade"),
            Map.entry("Caution", "a caution"),
            Map.entry("Contradicted", "something that is contradicted"),
            Map.entry("Counted", "something that counts"),
            Map.entry("Criterion", "a criterion"),
            Map.entry("Document", "a document"),
            Map.entry("Fact", "anything that a document shows"),
            Map.entry("Finding", "a criterion"),
            Map.entry("Grade", "a grade of the scale"),
            Map.entry("Graded", "a requirement that is graded"),
            Map.entry("Late", "a document that is late"),
            Map.entry("LeftOut", "something that is left out"),
            Map.entry("Met", "a criterion that is met"),
            Map.entry("Note", "a note"),
            Map.entry("Overall", "an overall grade"),
            Map.entry("Progress", "a requirement"),
            Map.entry("Rating", "a grade"),
            Map.entry("Reason", "a remark"),
            Map.entry("Requirement", "a requirement"),
            Map.entry("Score", "a score"),
            Map.entry("SetAside", "something that is set aside"),
            Map.entry("Standing", "a requirement"));

    /** Type and field, form, phrase, noun; what a rule set declares has such phrases of its own. */
    private static final List<String> FIELDS = List.of(
            "Accepted.fact; THING; that is {}; evidence",
            "AfterTheDay.document; THING; that is {}; document",
            "Agreement.subject; NAME; on {}; requirement",
            "Agreement.words; TEXT; that is {}; agreement",
            "AtLeast.criterion; NAME; of {}; criterion",
            "AtLeast.parts; COUNT; with {} part|parts asked for; part that is asked for|parts that are asked for",
            "Capped.progress; THING; for {}; requirement",
            "Capped.grade; NAME; that is {}; grade",
            "Capped.reason; TEXT; whose reason is {}; reason",
            "Contradicted.criterion; NAME; for {}; criterion",
            "Contradicted.part; NAME; for {}; part",
            "Contradicted.fact; THING; by {}; evidence",
            "Contradicted.reason; TEXT; because of {}; reason",
            "Counted.criterion; NAME; towards {}; criterion",
            "Counted.part; NAME; for {}; part",
            "Counted.fact; THING; that is {}; evidence",
            "Criterion.id; NAME; called {}; criterion",
            "Criterion.kind; WORD; that is a {}; kind; Kind",
            "Criterion.asks; TEXT; whose title is {}; title",
            "Criterion.atLeast; COUNT; with {} part|parts asked for; part that is asked for|parts that are asked for",
            "Criterion.route; TEXT; on route {}; route",
            "Criterion.requirement; NAME; of {}; requirement",
            "Document.id; NAME; called {}; document",
            "Document.title; TEXT; with the title {}; title",
            "Document.dated; DAY; dated {}; date",
            "Document.received; DAY; received {}; day of receipt",
            "Document.position; MEASURE; whose position in the package is {}; position in the package",
            "Fact.document; THING; in {}; document",
            "Fact.index; MEASURE; whose position in its document is {}; position in its document",
            "Fact.at; TEXT; that is found at {}; place in the document",
            "Fact.secondary; TRUTH; that is secondary evidence; secondary evidence",
            "Fact.recorded; TRUTH; that is recorded; record",
            "Fact.note; TEXT; with the remark {}; remark",
            "Finding.shown; COUNT; with {} part|parts shown; part that is shown|parts that are shown",
            "Finding.atLeast; COUNT; with {} part|parts asked for; part that is asked for|parts that are asked for",
            "Finding.criterion; THING; that is {}; criterion",
            "Finding.criterion.id; NAME; called {}; criterion",
            "Finding.criterion.kind; WORD; that is a {}; kind; Kind",
            "Finding.criterion.route; TEXT; on route {}; route",
            "Finding.criterion.requirement; NAME; of {}; requirement",
            "Grade.name; NAME; that is {}; grade",
            "Grade.rank; MEASURE; whose place on the scale is {}; place on the scale",
            "Grade.value; MEASURE; whose worth is {}; worth",
            "Grade.met; TRUTH; that is enough to meet a requirement; whether it meets a requirement",
            "Graded.progress; THING; that is {}; requirement",
            "Graded.progress.requirement; NAME; that is {}; requirement",
            "Graded.grade; NAME; that is graded {}; grade",
            "Graded.reason; TEXT; whose reason is {}; reason",
            "Late.document; THING; that is {}; document",
            "Late.due; DAY; that was due by {}; day on which it was due",
            "LeftOut.fact; THING; that is {}; evidence",
            "LeftOut.reason; TEXT; because of {}; reason",
            "Met.finding; THING; that is {}; criterion",
            "Met.finding.criterion.id; NAME; called {}; criterion",
            "Overall.by; WORD; from the grades given by {}; assessor; Assessor",
            "Overall.rank; MEASURE; whose place on the scale is {}; place on the scale",
            "Overall.score; THING; from {}; score",
            "Overall.grade; THING; that is {}; grade",
            "Progress.standing; THING; that is {}; requirement",
            "Progress.requirement; NAME; that is {}; requirement",
            "Progress.route; TEXT; counted by route {}; route",
            "Progress.reason; TEXT; counted because of {}; reason",
            "Progress.met(); TRUTH; of which {} is met; whether {} is met",
            "Progress.minimumsMissing; COUNT; with {} minimum|minimums missing; minimum that is missing|minimums that are missing",
            "Progress.minimumsMet; COUNT; with {} minimum|minimums met; minimum that is met|minimums that are met",
            "Progress.minimums; COUNT; with {} minimum|minimums; minimum|minimums",
            "Progress.furtherMet; COUNT; with {} further improvement|improvements shown; further improvement that is shown|further"
                    + " improvements that are shown",
            "Progress.conditionsMissing; COUNT; with {} condition|conditions of the highest grade missing; condition of the"
                    + " highest grade that is missing|conditions of the highest grade that are missing",
            "Rating.given; TRUTH; given; whether it was given",
            "Rating.by; WORD; by {}; assessor; Assessor",
            "Rating.id; NAME; for {}; requirement",
            "Rating.requirement; THING; for {}; requirement",
            "Rating.grade; THING; that is {}; grade",
            "Rating.rank; MEASURE; whose place on the scale is {}; place on the scale",
            "Rating.weight; MEASURE; whose weight is {}; weight",
            "Rating.weightedValue; MEASURE; whose weighted worth is {}; weighted worth",
            "Reason.progress; THING; for {}; requirement",
            "Reason.text; TEXT; that says {}; remark",
            "Requirement.id; NAME; that is {}; requirement",
            "Requirement.weight; MEASURE; whose weight is {}; weight",
            "Score.by; WORD; by {}; assessor; Assessor",
            "Score.total; MEASURE; whose total is {}; total",
            "Score.weight; MEASURE; whose weight is {}; weight",
            "Score.nearest; MEASURE; whose nearest whole number is {}; whole number nearest to it",
            "SetAside.criterion; NAME; for {}; criterion",
            "SetAside.fact; THING; that is {}; evidence",
            "SetAside.reason; TEXT; because of {}; reason",
            "Standing.requirement; NAME; that is {}; requirement",
            "Standing.routed; TRUTH; that is divided into routes; division into routes",
            "Standing.has(); TRUTH; of which {} is met; whether {} is met",
            "Standing.metOnRoute(); COUNT; with {} minimum|minimums met on route @; minimum that is met on route @|minimums that are"
                    + " met on route @",
            "Standing.minimumsMet; COUNT; with {} minimum|minimums met; minimum that is met|minimums that are met",
            "Standing.minimums; COUNT; with {} minimum|minimums; minimum|minimums",
            "Standing.furtherMet; COUNT; with {} further improvement|improvements shown; further improvement that is shown|further"
                    + " improvements that are shown",
            "Standing.further; COUNT; with {} further improvement|improvements; further improvement|further improvements",
            "Standing.conditionsMissing; COUNT; with {} condition|conditions of the highest grade missing; condition of the"
                    + " highest grade that is missing|conditions of the highest grade that are missing");

    /** What has a meaning that its words alone do not tell. */
    private static final List<SubjectWords.Term> TERMS = List.of(
            new SubjectWords.Term("minimums?", "Minimum", "A criterion that a requirement asks for at the least."),
            new SubjectWords.Term(
                    "conditions? of the highest grade",
                    "Condition of the highest grade",
                    "A criterion that nothing but the highest grade asks for."),
            new SubjectWords.Term(
                    "further improvements?", "Further improvement", "A criterion that goes beyond the minimums."),
            new SubjectWords.Term(
                    "parts?",
                    "Part",
                    "One of several things that a criterion asks for. It is shown if there is something that counts for it."),
            new SubjectWords.Term(
                    "routes?", "Route", "One of several ways to meet a requirement, each with minimums of its own."),
            new SubjectWords.Term(
                    "assessors?",
                    "Assessor",
                    "Whoever grades: the evidence, or the interviewee.",
                    "Whoever grades, which here is the evidence alone."),
            new SubjectWords.Term(
                    "by the evidence",
                    "Grade given by the evidence",
                    "The grade that these rules give a requirement by what documents show."),
            new SubjectWords.Term(
                    "by the interviewee",
                    "Grade given by the interviewee",
                    "The grade that the person interviewed would give the requirement; it is withheld where there is none."),
            new SubjectWords.Term(
                    "place on the scale",
                    "Place on the scale",
                    "One for the lowest grade, two for the next, and so on."),
            new SubjectWords.Term(
                    "weighted worths?", "Weighted worth", "The worth of a grade times the weight of its requirement."),
            new SubjectWords.Term(
                    "whole number nearest",
                    "Whole number nearest to a score",
                    "The higher one, where two are as near."),
            new SubjectWords.Term(
                    "secondary evidence",
                    "Secondary evidence",
                    "A document that only shows that something else exists."));

    /** All of them. What becomes of evidence, criteria and grades has sentences of its own, which no single one of these could be. */
    static final SubjectWords ALL = new SubjectWords("", TYPES, FIELDS, Map.of(), TERMS);

    private EvidenceWords() {}
}
