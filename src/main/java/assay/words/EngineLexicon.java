package assay.words;

import assay.words.FieldWords.Form;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** How the facts and conclusions of the engine are spoken of. A call is spoken of as a field is, with what it is called with. */
final class EngineLexicon {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Accepted", "something that is accepted"),
            Map.entry("AfterTheDay", "a document from after the day that was asked for"),
            Map.entry("Agreement", "an agreement"),
            Map.entry("Assessor", "an assessor"),
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
            Map.entry("Standing", "a requirement"),
            Map.entry("wards.Authority", "an authority"),
            Map.entry("wards.Classification", "a classification"),
            Map.entry("wards.Kept", "a ward that is kept as it is classified"),
            Map.entry("wards.Reclassified", "a ward that changes its classification"),
            Map.entry("wards.Rurality", "the rurality of an authority"),
            Map.entry("wards.Ward", "a ward"));

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
            "Criterion.kind; WORD; that is a {}; kind",
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
            "Finding.criterion.kind; WORD; that is a {}; kind",
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
            "Overall.by; WORD; from the grades given by {}; assessor",
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
            "Rating.by; WORD; by {}; assessor",
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
            "Score.by; WORD; by {}; assessor",
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
                    + " highest grade that is missing|conditions of the highest grade that are missing",
            "wards.Authority.name; NAME; called {}; authority",
            "wards.Authority.wards; COUNT; with {} ward|wards; ward|wards",
            "wards.Authority.rural; COUNT; with {} rural ward|wards; rural ward|rural wards",
            "wards.Authority.population; COUNT; with {} inhabitant|inhabitants; inhabitant|inhabitants",
            "wards.Authority.ruralPopulation; COUNT; with {} inhabitant|inhabitants of rural wards; inhabitant of rural"
                    + " wards|inhabitants of rural wards",
            "wards.Kept.ward; THING; that is {}; ward",
            "wards.Kept.reason; TEXT; because of {}; reason",
            "wards.Reclassified.ward; THING; that is {}; ward",
            "wards.Reclassified.to; WORD; to {}; classification",
            "wards.Reclassified.reason; TEXT; because of {}; reason",
            "wards.Ward.name; NAME; called {}; ward",
            "wards.Ward.authority; NAME; of {}; authority",
            "wards.Ward.population; COUNT; with {} inhabitant|inhabitants; inhabitant|inhabitants",
            "wards.Ward.area; MEASURE; whose area in hectares is {}; area in hectares",
            "wards.Ward.classified; WORD; classified as {}; classification",
            "wards.Ward.reasonToKeep; TEXT; with the reason to keep its classification {}; reason to keep its"
                    + " classification",
            "wards.Ward.density; MEASURE; whose density is {}; density",
            "wards.Ward.decile; MEASURE; whose decile is {}; decile",
            "wards.Ward.among; COUNT; in a list of {} ward|wards; ward in its list|wards in its list");

    private static final Map<String, List<String>> WORDS = Map.of(
            "Assessor.EVIDENCE", List.of("the evidence"),
            "Assessor.INTERVIEWEE", List.of("the interviewee"));

    /** What has a meaning that its words alone do not tell, where the sentences of a rule set have it: pattern, name, meaning. */
    private static final List<List<String>> TERMS = List.of(
            List.of("\\bminimums?\\b", "Minimum", "A criterion that a requirement asks for at the least."),
            List.of(
                    "\\bconditions? of the highest grade\\b",
                    "Condition of the highest grade",
                    "A criterion that nothing but the highest grade asks for."),
            List.of("\\bfurther improvements?\\b", "Further improvement", "A criterion that goes beyond the minimums."),
            List.of(
                    "\\bparts?\\b",
                    "Part",
                    "One of several things that a criterion asks for. It is shown if there is something that counts for it."),
            List.of(
                    "\\broutes?\\b",
                    "Route",
                    "One of several ways to meet a requirement, each with minimums of its own."),
            List.of(
                    "\\bassessors?\\b",
                    "Assessor",
                    "Whoever grades: the evidence, or the interviewee.",
                    "Whoever grades, which here is the evidence alone."),
            List.of(
                    "\\bby the evidence\\b",
                    "Grade given by the evidence",
                    "The grade that these rules give a requirement by what documents show."),
            List.of(
                    "\\bby the interviewee\\b",
                    "Grade given by the interviewee",
                    "The grade that the person interviewed would give the requirement; it is withheld where there is none."),
            List.of(
                    "\\bplace on the scale\\b",
                    "Place on the scale",
                    "One for the lowest grade, two for the next, and so on."),
            List.of(
                    "\\bweighted worths?\\b",
                    "Weighted worth",
                    "The worth of a grade times the weight of its requirement."),
            List.of(
                    "\\bwhole number nearest\\b",
                    "Whole number nearest to a score",
                    "The higher one, where two are as near."),
            List.of(
                    "\\bsecondary evidence\\b",
                    "Secondary evidence",
                    "A document that only shows that something else exists."));

    private static final Map<String, String> ENUMERATIONS = Map.of(
            "Rating.by", "Assessor",
            "Overall.by", "Assessor",
            "Score.by", "Assessor",
            "Criterion.kind", "Kind",
            "Finding.criterion.kind", "Kind",
            "wards.Ward.classified", "Classification",
            "wards.Reclassified.to", "Classification");

    private static final Map<String, FieldWords> WORDS_OF_FIELDS = new HashMap<>();

    static {
        for (String line : FIELDS) {
            List<String> columns =
                    Arrays.stream(line.split(";")).map(String::strip).toList();
            WORDS_OF_FIELDS.put(
                    columns.get(0),
                    new FieldWords(
                            Form.valueOf(columns.get(1)),
                            columns.get(2),
                            Noun.of(columns.get(3)),
                            ENUMERATIONS.getOrDefault(columns.get(0), "")));
        }
    }

    private static final Map<String, List<String>> PROPERTIES = FIELDS.stream()
            .map(line -> StringUtils.substringBefore(line, ";"))
            .collect(Collectors.groupingBy(
                    path -> path.replaceFirst("^((?:wards\\.)?[^.]+)\\..*", "$1"),
                    Collectors.mapping(
                            path -> path.replaceFirst("^(?:wards\\.)?[^.]+\\.", ""), Collectors.toUnmodifiableList())));

    private EngineLexicon() {}

    /** The fields of a type, in the order in which they are spoken of. */
    static List<String> properties(String type) {
        return PROPERTIES.getOrDefault(type, List.of());
    }

    /** The terms that stand in some of the sentences, each with its meaning, which may be another where nobody is interviewed. */
    static Map<String, String> terms(Collection<String> sentences, boolean interview) {
        Map<String, String> all = new LinkedHashMap<>();
        for (List<String> term : TERMS) {
            Pattern pattern = Pattern.compile(term.get(0));
            if (sentences.stream()
                    .anyMatch(sentence -> pattern.matcher(sentence).find())) {
                all.put(term.get(1), interview ? term.get(2) : term.get(term.size() - 1));
            }
        }
        return all;
    }

    /** What one of a type is called; types about wards have their package's last word in front. */
    static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    /** A field, or a call with brackets behind its name; of a field of a field as well. */
    static Optional<FieldWords> field(String type, String path) {
        return Optional.ofNullable(WORDS_OF_FIELDS.get(type + "." + path));
    }

    /** A word of the engine's own. */
    static Optional<String> word(String enumeration, String constant) {
        return Optional.ofNullable(WORDS.get(enumeration + "." + constant)).map(one -> one.get(0));
    }
}
