package assay.ruleset;

import assay.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be wrong with a rule set. */
public enum Check {
    RULE_SET(
            Severity.ERROR,
            "A rule set is a folder with a pack.yaml and at least one rule file, all of which can be read.",
            "assay rules check rules/playgrounds/pack.yaml",
            "assay rules check rules/playgrounds"),
    PACK(
            Severity.ERROR,
            "pack.yaml gives the name, the scale of grades and the requirements with their weights, each once; where it says"
                    + " about: wards, it has neither grades nor requirements.",
            "- {id: R9, number: \"9\", name: plans, wight: 1}",
            "- {id: R9, number: \"9\", name: plans, weight: 1}",
            Trait.IS_OF_IDS),
    WEIGHTS(Severity.MEANINGLESS, "Where pack.yaml says what the weights add up to, they do.", """
            requirements:
            ...
              - {id: R9, number: "9", name: plans, weight: 1}
            total-weight: 4""", """
            requirements:
            ...
              - {id: R9, number: "9", name: plans, weight: 1}
            total-weight: 3"""),
    REQUIREMENT(
            Severity.MEANINGLESS,
            "A criterion belongs to the requirement that its identifier begins with, and pack.yaml lists that requirement.",
            """
            then
                insert( Criterion.minimum( "R99.M1", "somebody was trained" ) );
            ...
            rule "R99.M1 training"
            ...
                insert( Counted.whole( "R99.M1", $training ) );""",
            """
            then
                insert( Criterion.minimum( "R9.M1", "somebody was trained" ) );
            ...
            rule "R9.M1 training"
            ...
                insert( Counted.whole( "R9.M1", $training ) );""",
            Trait.LOOKS_ELSEWHERE,
            Trait.IS_OF_VALUES),
    CRITERION(
            Severity.MEANINGLESS,
            "What a requirement asks for is declared: a rule without conditions inserts its criteria one after the other, written"
                    + " out. So it can be listed, changed and checked without grading anybody.",
            """
            int many = {sectors};
            insert( Criterion.minimum( "R9.M2", "a glossary that both have agreed to", "health", "education" ).atLeast( many ) );""",
            "insert( Criterion.minimum( \"R9.M2\", \"a glossary that both have agreed to\", \"health\", \"education\" ).atLeast( {sectors} ) );"),
    UNFINISHED(
            Severity.WARNING,
            "What was left to be filled in is filled in before anybody is graded by it.",
            "@source( \"to be filled in\" )",
            "@source( \"Guide, page 6\" )"),
    NO_CRITERIA(
            Severity.MEANINGLESS,
            "Every requirement of pack.yaml asks for something. Of one without criteria every minimum is met and none is: by"
                    + " the ordinary grading it has two grades, and nobody is graded.",
            """
            requirements:
            ...
              - {id: R9, number: "9", name: plans, weight: 1}
              - {id: R10, number: "10", name: agreements, weight: 1}
            total-weight: 4""",
            """
            requirements:
            ...
              - {id: R9, number: "9", name: plans, weight: 1}
            total-weight: 3"""),
    INTERPRETATIONS(
            Severity.ERROR,
            "interpretations.yaml is a list; each has an id, the question, what was decided, and why.",
            "- {id: I5, qestion: whether drafts count, decided: they do not, why: ...}",
            "- {id: I5, question: whether drafts count, decided: they do not, why: ...}"),
    PARAMETERS(
            Severity.ERROR,
            "parameters.yaml gives each number and day that rules turn on a name, a value within its range, a unit, a source and"
                    + " what it is; pack.yaml may give those of a rule set that it extends another value.",
            "organisations: {valeu: 2, unit: organisations, ...}",
            "organisations: {value: 2, unit: organisations, ...}"),
    FOLDER_NAME(
            Severity.WARNING,
            "A rule set under rules/ has the name of its folder: --rules goes by the folder, and outputs say the name.",
            """
            name: plan
            title: Plans and papers (an invented example)""",
            """
            name: plans
            title: Plans and papers (an invented example)"""),
    UNKNOWN_PARAMETER(
            Severity.ERROR,
            "What stands in braces in a rule, in pack.yaml or in interpretations.yaml is a parameter; outside of a quoted text"
                    + " it stands for its value, and within one for its words.",
            "Catalogue( organisations >= {organisation} )",
            "Catalogue( organisations >= {organisations} )",
            Trait.LOOKS_ELSEWHERE,
            Trait.IS_OF_IDS),
    UNUSED_PARAMETER(
            Severity.WARNING,
            "Something refers to every parameter, and one that is set again has another value; a number that nothing turns on only"
                    + " looks as if it could be changed.",
            """
            last-day: {value: 2004-04-01, unit: the last day, ..., says: ...}
            first-day: {value: 2003-04-01, unit: the first day, source: "Guide, page 1", says: the day from which evidence is looked at}""",
            "last-day: {value: 2004-04-01, unit: the last day, ..., says: ...}",
            Trait.FOLLOWS_FROM_NAMES),
    INTERVIEW_FORM(
            Severity.ERROR,
            "interview-form.yaml says of each column of an export of interviews which field it fills, that it is a"
                    + " contact detail, or why it is not carried; fields, words and requirements are those of the rule set.",
            "- {column: Date, fills: hold}",
            "- {column: Date, fills: held}"),
    MEANINGS(
            Severity.ERROR,
            "meanings.yaml says what kinds, fields and words mean, for whoever records evidence; they are those of the rule set, and"
                    + " each may be left out.",
            "plann: {says: What somebody means to do.}",
            "plan: {says: What somebody means to do.}"),
    EQUIVALENT_MUTANTS(
            Severity.WARNING,
            "Each entry of equivalent-mutants.yaml names a rule, what is another in it, and why nothing that anybody can submit"
                    + " tells the two apart.",
            "- {rule: R9.F1 drafts, ...}",
            "- {rule: R9.F1 a draft, ...}"),
    EVIDENCE_SCHEMA(
            Severity.WARNING,
            "An evidence.schema.json beside the rules knows their kinds, fields and words and what these mean, as the rules say it now:"
                    + " editors show it to whoever records evidence. assay schema makes it.",
            "\"description\" : \"What somebody meant to do.\"",
            "\"description\" : \"What somebody means to do.\""),
    NOT_READ(
            Severity.ERROR,
            "In the folder of a rule set everything with rules in it is read: rule files end in .drl, and of YAML there are"
                    + " pack.yaml, interpretations.yaml, parameters.yaml, interview-form.yaml, meanings.yaml and equivalent-mutants.yaml. Locks and"
                    + " backups of editors do no harm.",
            "requirement-6.drl.txt",
            "requirement-6.drl"),
    COPY(
            Severity.ERROR,
            "No rule file is a copy of another: whatever the two have in common would be there twice.",
            "requirement-6 (1).drl beside requirement-6.drl",
            "requirement-6.drl alone"),
    EMPTY_FILE(
            Severity.ERROR,
            "A rule file is not empty: it begins with its package. Delete one that is not needed.",
            "(nothing)",
            "package plans, and below it rules or declarations"),
    NOT_TEXT(
            Severity.ERROR,
            "Rule files are plain text in UTF-8; a byte order mark does no harm.",
            "a file saved as Windows-1252 or by a word processor",
            "the same file saved as UTF-8"),
    ODD_CHARACTER(
            Severity.WARNING,
            "What a text says is what is seen: no spaces that are none, nothing that is not seen at all, no letters of other"
                    + " scripts among Latin ones; and where a condition compares with it, no space at its beginning or end, and"
                    + " no two of them between words.",
            "\"it is only a \u200bdraft\"",
            "\"it is only a draft\""),
    PACKAGE(Severity.ERROR, "A rule file begins with the package of its rule set, the same in all files.", """
            package planning

            // Requirement 6: papers.""", """
            package plans

            // Requirement 6: papers."""),
    IMPORT(
            Severity.ERROR,
            "Rules may import the engine's conclusions, numbers, days and collections.",
            """
            import java.time.LocalDate
            import java.nio.file.Files""",
            "import java.time.LocalDate"),
    CONSTRUCT(
            Severity.ERROR,
            "Rule files hold declarations and rules of conditions and conclusions. What decides when or in which order a rule"
                    + " fires, and code beside rules, has no place: the order in which rules fire means nothing.",
            """
            rule "R9.F1 an agreed plan"
                @source( "Guide, page 10" )
                salience 10""",
            """
            rule "R9.F1 an agreed plan"
                @source( "Guide, page 10" )""",
            Trait.TELLS_WORDS),
    SYNTAX(
            Severity.ERROR,
            "Something stands where the rule language has no place for it; often a word is misspelt.",
            """
            thne
                insert( Counted.whole( "R9.F1", $plan ) );""",
            """
            then
                insert( Counted.whole( "R9.F1", $plan ) );"""),
    SINGLE_EQUALS(
            Severity.ERROR,
            "Two equals signs compare. One alone means nothing in a condition.",
            "Plan( status = Status.AGREED )",
            "Plan( status == Status.AGREED )"),
    UNCLOSED(
            Severity.ERROR,
            "Every bracket, quote and comment that is opened is closed, and none is closed that was not opened.",
            "insert( Counted.whole( \"R9.F1\", $plan );",
            "insert( Counted.whole( \"R9.F1\", $plan ) );"),
    TYPOGRAPHIC_QUOTE(
            Severity.ERROR,
            "Texts stand in straight quotes. Word processors make curled ones of them.",
            "rule \u201cR9.F1 an agreed plan\u201d",
            "rule \"R9.F1 an agreed plan\""),
    MISSING_KEYWORD(
            Severity.ERROR,
            "A rule has rule, when, then and end, each at the beginning of a line; a declaration has declare and end.",
            """
            rule "R9.F1 an agreed plan"
            ...
                $plan : Plan( status == Status.AGREED )
                insert( Counted.whole( "R9.F1", $plan ) );""",
            """
            rule "R9.F1 an agreed plan"
            ...
                $plan : Plan( status == Status.AGREED )
            then
                insert( Counted.whole( "R9.F1", $plan ) );"""),
    MISSING_SEMICOLON(
            Severity.ERROR,
            "Every conclusion is closed by a semicolon.",
            "insert( Counted.whole( \"R9.F1\", $plan ) )",
            "insert( Counted.whole( \"R9.F1\", $plan ) );"),
    NO_NAME(
            Severity.ERROR,
            "A rule has a name: traces and explanations name the rule that decided something.",
            """
            rule
                @source( "Guide, page 10" )""",
            """
            rule "R9.F1 an agreed plan"
                @source( "Guide, page 10" )"""),
    RULE_NAME(
            Severity.WARNING,
            "The name of a rule begins with the criterion that it concludes something about, and says what it does:"
                    + " explanations list the rules of a criterion by their names.",
            "rule \"plans that are agreed\"",
            "rule \"R9.F1 an agreed plan\"",
            Trait.FOLLOWS_FROM_NAMES),
    OTHER_CRITERION(
            Severity.MEANINGLESS,
            "A rule whose name begins with a criterion, or a requirement, concludes nothing about another. One of the two is a"
                    + " slip, and if it is not the name, somebody is graded by it: so this is an error, and not a warning.",
            """
            rule "R9.F1 an agreed plan"
            ...
                insert( Counted.whole( "R9.M1", $plan ) );""",
            """
            rule "R9.F1 an agreed plan"
            ...
                insert( Counted.whole( "R9.F1", $plan ) );""",
            Trait.FOLLOWS_FROM_NAMES),
    CRITERION_OF_ANOTHER(
            Severity.MEANINGLESS,
            "What a rule asks of the progress or the standing of a requirement is about a criterion or a route of that"
                    + " requirement. None of another is ever met there, and whatever is said of it may be untrue.",
            "Progress( requirement == \"R6\", met( \"R6.B1\" ), !met( \"R9.F1\" ) )",
            "Progress( requirement == \"R6\", met( \"R6.B1\" ), !met( \"R6.B2\" ) )"),
    DUPLICATE_RULE(
            Severity.ERROR,
            "No two rules have the same name: traces and messages name rules.",
            "rule \"R9.F1 an agreed plan\"",
            "rule \"R9.F1 a plan that is carried out\""),
    SAME_RULE(
            Severity.WARNING,
            "No two rules say the same under two names, and none says the same twice; layout, comments and the names of variables"
                    + " aside.",
            """
            then
                insert( new SetAside( "R9.F1", $plan, "it is only a draft" ) );
            end

            rule "R9.F1 another draft"
                @source( "Guide, page 12" )
            when
                $draft : Plan( status == Status.DRAFT )
            then
                insert( new SetAside( "R9.F1", $draft, "it is only a draft" ) );
            end""",
            """
            then
                insert( new SetAside( "R9.F1", $plan, "it is only a draft" ) );
            end"""),
    SAME_CRITERION(
            Severity.WARNING,
            "No two criteria of a requirement are called the same, and none is met by just what meets another; but on two ways to"
                    + " meet it. Nor is one criterion written in two ways, as R9.F1 and R9.F01.",
            "insert( Criterion.minimum( \"R6.B2\", \"a catalogue with a comprehensive extent\" ).onRoute( \"B\" ) );",
            "insert( Criterion.minimum( \"R6.B2\", \"training in how to use it\" ).onRoute( \"B\" ) );"),
    DECLARATION(
            Severity.ERROR,
            "A kind of evidence is a declare that extends Fact, with fields that an assessor can fill in.",
            "organisations : integer @from( 0 )",
            "organisations : int @from( 0 )",
            Trait.LOOKS_ELSEWHERE),
    READ_OTHERWISE(
            Severity.ERROR,
            "What is written in files of evidence is a text to every program that reads YAML: kinds, fields and their words,"
                    + " requirements, criteria with their parts and routes, grades, agreements and interpretations.",
            "on : Theme",
            "about : Theme"),
    ANNOTATION(
            Severity.ERROR,
            "Rules carry @source and @interpretation, once each with one text; fields carry @optional and @mayBeEmpty,"
                    + " @formerly with the name that they had, and @reads with the words in which they are said, as kinds do;"
                    + " a list of words carries @words.",
            "@sorce( \"Guide, page 6\" )",
            "@source( \"Guide, page 6\" )"),
    UNKNOWN_KIND(
            Severity.ERROR,
            "A condition names a kind of fact that is declared, or one of the engine's conclusions.",
            "Plans( status == Status.AGREED )",
            "Plan( status == Status.AGREED )",
            Trait.LOOKS_ELSEWHERE),
    UNKNOWN_FIELD(
            Severity.ERROR,
            "A condition names fields that its kind has.",
            "Plan( satus == Status.AGREED )",
            "Plan( status == Status.AGREED )",
            Trait.TELLS_WORDS),
    UNKNOWN_WORD(
            Severity.ERROR,
            "A word is one of those of its enum.",
            "Plan( status == Status.AGRED )",
            "Plan( status == Status.AGREED )",
            Trait.LOOKS_ELSEWHERE),
    UNKNOWN_VARIABLE(
            Severity.ERROR,
            "A variable was bound before it is used, with a colon.",
            "insert( Counted.whole( \"R9.F1\", $paln ) );",
            "insert( Counted.whole( \"R9.F1\", $plan ) );"),
    BOUND_ELSEWHERE(
            Severity.ERROR,
            "What a rule uses is bound wherever it gets to: not in one branch of an or alone, nor inside a not, an exists or"
                    + " an accumulate.",
            """
            when
                ( $plan : Plan( status == Status.AGREED ) or Glossary( ) )
            then
                insert( Counted.whole( "R9.F1", $plan ) );""",
            """
            when
                $plan : Plan( status == Status.AGREED )
            then
                insert( Counted.whole( "R9.F1", $plan ) );"""),
    BOUND_TWICE(
            Severity.MEANINGLESS,
            "A variable is bound once in a rule. A second binding would silently take the place of the first.",
            """
            Interview( held != null, $deadline : held.plusDays( {days} ) )
            $late : Document( received != null, $deadline : received )""",
            """
            Interview( held != null, $deadline : held.plusDays( {days} ) )
            $late : Document( received == $deadline )"""),
    UNUSED_VARIABLE(
            Severity.WARNING,
            "What a rule binds to a variable it uses; a name that nothing comes back to is misspelt or left over.",
            "$plan : Plan( status == Status.AGREED, $status : status )",
            "$plan : Plan( status == Status.AGREED )"),
    UNKNOWN_INTERPRETATION(
            Severity.MEANINGLESS,
            "An interpretation that a rule names stands in interpretations.yaml.",
            "@interpretation( \"I99\" )",
            "@interpretation( \"I5\" )",
            Trait.LOOKS_ELSEWHERE),
    UNKNOWN_CRITERION(
            Severity.MEANINGLESS,
            "A conclusion is about a criterion that some requirement asks for.",
            "insert( new SetAside( \"R9.F11\", $plan, \"it is only a draft\" ) );",
            "insert( new SetAside( \"R9.F1\", $plan, \"it is only a draft\" ) );",
            Trait.LOOKS_ELSEWHERE),
    UNKNOWN_PART(
            Severity.MEANINGLESS,
            "What is counted is one of the parts that the criterion asks for.",
            "new Counted( \"R9.M2\", \"helth\", $glossary )",
            "new Counted( \"R9.M2\", \"health\", $glossary )",
            Trait.LOOKS_ELSEWHERE),
    UNKNOWN_TEXT(
            Severity.MEANINGLESS,
            "A text that a condition compares with is one that there is: a requirement, a criterion, a part, a route, or what a"
                    + " rule has concluded. So is a word that a fact of the rules' own is to have.",
            "Standing( requirement == \"R66\", metOnRoute( \"A\" ) >= ... )",
            "Standing( requirement == \"R6\", metOnRoute( \"A\" ) >= ... )",
            Trait.LOOKS_ELSEWHERE,
            Trait.IS_OF_IDS),
    NAME_FOR_ID(
            Severity.WARNING,
            "Rules call grades and agreements by the ids that pack.yaml gives them, so that another name is one line there.",
            "new Graded( $progress, \"Enough\", ... )",
            "new Graded( $progress, \"enough\", ... )"),
    ROUTE(
            Severity.MEANINGLESS,
            "Some rule counts each route that criteria are on.",
            "Criterion.minimum( \"R6.B1\", ... ).onRoute( \"C\" )",
            "Criterion.minimum( \"R6.B1\", ... ).onRoute( \"B\" )",
            Trait.LOOKS_ELSEWHERE,
            Trait.FOLLOWS_FROM_NAMES),
    ROUTE_MINIMUMS(
            Severity.WARNING,
            "A rule that counts a route asks for as many minimums as are on it, and no minimum is left that is on no route and that no"
                    + " such rule looks at.",
            "new Progress( $standing, $standing.metOnRoute( \"B\" ), 3, \"B\", ... )",
            "new Progress( $standing, $standing.metOnRoute( \"B\" ), 2, \"B\", ... )",
            Trait.LOOKS_ELSEWHERE,
            Trait.FOLLOWS_FROM_NAMES),
    COMPARISON(
            Severity.ERROR,
            "A field is compared with what it can hold: words with words of its enum, numbers with numbers.",
            "Plan( status == \"agreed\" )",
            "Plan( status == Status.AGREED )",
            Trait.TELLS_WORDS,
            Trait.IS_OF_VALUES),
    MAY_BE_LEFT_OUT(
            Severity.MEANINGLESS,
            "What an assessor may leave out, or the engine may not know, is used only where a rule has asked whether it is"
                    + " there, in the same brackets or where it was bound. To compare it with == or != needs no such question.",
            "Document( dated > {last-day} )",
            "Document( dated != null, dated > {last-day} )"),
    ALWAYS_HOLDS(
            Severity.WARNING,
            "A condition is about something that is not so of every fact of its kind, and not so anyway by what the rule asks beside it.",
            "Catalogue( extent == Extent.COMPREHENSIVE, organisations >= 0 )",
            "Catalogue( extent == Extent.COMPREHENSIVE )",
            Trait.FOLLOWS_FROM_VALUES,
            Trait.IS_OF_VALUES),
    BEFORE_ITS_DAY(
            Severity.WARNING,
            "A day that is worked out from another is later than that; one that is earlier is mostly a sign too many. The first day of"
                    + " a span is written as what another is not before: agreed >= held.minusMonths( 12 ). That something was so"
                    + " for a span is written from its beginning on: agreed.plusMonths( 12 ) <= held.",
            "held.plusDays( -{days} )",
            "held.plusDays( {days} )"),
    NEVER_MATCHES(
            Severity.MEANINGLESS,
            "The conditions of a rule can be true together.",
            "Catalogue( extent == Extent.NONE, extent == Extent.PARTIAL )",
            "Catalogue( extent in ( Extent.NONE, Extent.PARTIAL ) )",
            Trait.FOLLOWS_FROM_VALUES,
            Trait.IS_OF_VALUES),
    NESTED(
            Severity.MEANINGLESS,
            "In a not or an exists stands one fact with its conditions, an accumulate stands beside no or, and all that it"
                    + " makes is of one fact. The engine may misread any other rule. Where two are not to be there together, a"
                    + " rule of its own concludes a declared fact from the two, and that one stands behind not.",
            "not( Plan( ) or Catalogue( ) )",
            """
            not Plan( )
            not Catalogue( )"""),
    STEP(
            Severity.ERROR,
            "A rule fires in the step of the latest thing that it mentions, after every rule that concludes what it rules out"
                    + " or adds up. It concludes nothing from which that could follow, and nothing that was looked at before.",
            """
            rule "R9.M1 training"
                @source( "Guide, page 7" )
            when
                not Counted( criterion == "R9.F1" )""",
            """
            rule "R9.M1 training"
                @source( "Guide, page 7" )
            when""",
            Trait.LOOKS_ELSEWHERE),
    CONSEQUENCE(
            Severity.ERROR,
            "What a rule does is a row of conclusions as the guide lists them, made of what they are made of.",
            "insert( new SetAside( \"R9.F1\", $plan ) );",
            "insert( new SetAside( \"R9.F1\", $plan, \"it is only a draft\" ) );"),
    NO_CONCLUSION(Severity.MEANINGLESS, "Every rule concludes something, and hands it over with insert.", """
            rule "R9.F1 an agreed plan"
            ...
                // insert( Counted.whole( "R9.F1", $plan ) );""", """
            rule "R9.F1 an agreed plan"
            ...
                insert( Counted.whole( "R9.F1", $plan ) );"""),
    NOT_ALLOWED(
            Severity.ERROR,
            "Rules conclude; they read no files, open no connections, start nothing and change no evidence.",
            """
            insert( Counted.whole( "R9.F1", $plan ) );
            System.exit( 1 );""",
            "insert( Counted.whole( \"R9.F1\", $plan ) );"),
    UNCONDITIONAL(
            Severity.WARNING,
            "A rule sets a fact aside for something that is so of it. One that sets aside whatever comes hides what no rule"
                    + " has considered.",
            """
            rule "R9.F1 a draft"
            ...
                $plan : Plan( )""",
            """
            rule "R9.F1 a draft"
            ...
                $plan : Plan( status == Status.DRAFT )"""),
    IN_VAIN(
            Severity.WARNING,
            "A fact that is both counted and set aside for a criterion counts. A rule that sets aside what another counts, under"
                    + " the same conditions, does nothing; nor does one that counts what another counts anyway, as an exception beside the"
                    + " rule that it is one of, nor one that asks for no more parts than a criterion asks for by itself. A variant that"
                    + " takes a reading otherwise has a rule or a number of its own.",
            """
            then
                insert( new SetAside( "R6.B1", $catalogue, "its extent is not comprehensive" ) );
            end

            rule "R6.B1 a catalogue that is not up to date"
                @source( "Guide, page 15" )
            when
                $catalogue : Catalogue( extent == Extent.COMPREHENSIVE )
            then
                insert( new SetAside( "R6.B1", $catalogue, "it is not up to date" ) );
            end""",
            """
            then
                insert( new SetAside( "R6.B1", $catalogue, "its extent is not comprehensive" ) );
            end"""),
    NEVER_COUNTED(
            Severity.MEANINGLESS,
            "For every criterion some rule counts something; otherwise nobody can meet it.",
            """
            insert( Criterion.further( "R9.F1", "a plan is agreed" ) );
            insert( Criterion.further( "R9.F2", "a plan is printed" ) );""",
            "insert( Criterion.further( \"R9.F1\", \"a plan is agreed\" ) );",
            Trait.FOLLOWS_FROM_NAMES),
    PART_NEVER_COUNTED(
            Severity.WARNING,
            "Some rule counts each part that a criterion asks for, though it can be met without.",
            "insert( Criterion.minimum( \"R9.M2\", \"a glossary that both have agreed to\", \"health\", \"education\", \"police\" ).atLeast( {sectors} ) );",
            "insert( Criterion.minimum( \"R9.M2\", \"a glossary that both have agreed to\", \"health\", \"education\" ).atLeast( {sectors} ) );",
            Trait.FOLLOWS_FROM_NAMES),
    NO_GRADES(
            Severity.MEANINGLESS,
            "Rules say which criteria are met (Met), how minimums count (Progress), which grade that makes (Graded), the score"
                    + " (Score) and its grade (Overall). Without one of these nobody is graded.",
            """
            uses: [scoring]
            ...
            ...
            agreements:""",
            """
            uses: [scoring, agreement]
            ...
              agreement: {source: "Guide, page 3"}
              not-rated: {source: "Guide, page 3"}
            ...
            agreements:"""),
    NEVER_GIVEN(
            Severity.WARNING,
            "Some rule gives each grade and concludes each agreement that pack.yaml lists.",
            """
            - {id: ahead, name: Ahead, value: 3, met: true}
            - {id: far-ahead, name: Far Ahead, value: 4, met: true}""",
            "- {id: ahead, name: Ahead, value: 3, met: true}",
            Trait.FOLLOWS_FROM_NAMES,
            Trait.IS_OF_IDS),
    OTHER_NUMBER(
            Severity.WARNING,
            "What a rule says in words is the number, or the limit, that it asks for; a number that has a name is said by its name, so that both"
                    + " change together.",
            """
            rule "R9.M2 a glossary of one alone"
            ...
                $glossary : Glossary( agencies.size < {agencies} )
            then
                insert( new SetAside( "R9.M2", $glossary, "fewer than three agencies have agreed to it" ) );""",
            """
            rule "R9.M2 a glossary of one alone"
            ...
                $glossary : Glossary( agencies.size < {agencies} )
            then
                insert( new SetAside( "R9.M2", $glossary, "fewer than {agencies} agencies have agreed to it" ) );""",
            Trait.FOLLOWS_FROM_VALUES,
            Trait.IS_OF_VALUES),
    OTHER_WORD(
            Severity.WARNING,
            "@words says how each word of an enum is read, in the order of the enum. Words that name another one and not their own"
                    + " have mostly changed places, and rules say in plain English what they do not ask for.",
            """
            declare enum Extent
                @words( "partial, none, comprehensive" )
                NONE, PARTIAL""",
            """
            declare enum Extent
                NONE, PARTIAL"""),
    UNNAMED_NUMBER(
            Severity.WARNING,
            "Every number and every day that a grade turns on has a name in parameters.yaml, by which rules and texts say it, so that"
                    + " it is changed in one line. Nought and one need none: they ask whether there is any.",
            "Interview( held != null, $deadline : held.plusDays( 7 ) )",
            "Interview( held != null, $deadline : held.plusDays( {days} ) )"),
    NO_TITLE(
            Severity.WARNING,
            "A criterion says what it asks for: traces and explanations show it.",
            "insert( Criterion.further( \"R9.F1\", \"\" ) );",
            "insert( Criterion.further( \"R9.F1\", \"a plan is agreed\" ) );"),
    NO_WORDS(
            Severity.MEANINGLESS,
            "Every rule can be read as a sentence of plain English, made from its conditions and conclusions; a rule that cannot"
                    + " would be missing from what \"assay rules read\" prints. Grading does not hang on it.",
            "Document( id.trim() == \"a\", dated != null, dated > {last-day} )",
            "Document( dated != null, dated > {last-day} )"),
    NO_SOURCE(
            Severity.WARNING,
            "A rule says where in the source it comes from, and so does another value of a parameter, so that an auditor can look it"
                    + " up.",
            "rule \"R9.F1 an agreed plan\"",
            """
            rule "R9.F1 an agreed plan"
                @source( "Guide, page 10" )"""),
    UNUSED_INTERPRETATION(
            Severity.WARNING,
            "Every interpretation is named by some rule that rests on it.",
            """
            - {id: I6, ..., why: ...}
            - {id: I7, question: whether a plan is printed, decided: it need not be, why: the guide does not ask for it}""",
            "- {id: I6, ..., why: ...}",
            Trait.FOLLOWS_FROM_NAMES),
    GAP(
            Severity.MEANINGLESS,
            "Every fact that a file of evidence can have is counted or set aside by some rule; one that none takes ends the"
                    + " evaluation of its file. So do all facts of a kind that no rule looks at.",
            """
            declare enum Status
                DRAFT, AGREED, CARRIED_OUT, REVIEWED;
            end

            declare Plan extends Fact""",
            """
            declare enum Status
                DRAFT, AGREED, CARRIED_OUT;
            end

            declare Plan extends Fact"""),
    CRITERION_GAP(
            Severity.WARNING,
            "A criterion that looks at a kind of evidence counts or sets aside every fact of it, but for those that another"
                    + " criterion is about: what it leaves, a reader is told nothing of.",
            """
            rule "R6.B1 a comprehensive extent"
            ...
                $catalogue : Catalogue( extent == Extent.NONE )""",
            """
            rule "R6.B1 a comprehensive extent"
            ...
                $catalogue : Catalogue( extent in ( Extent.NONE, Extent.PARTIAL ) )"""),
    OVERLAP(
            Severity.WARNING,
            "A criterion does not both count a fact and set it aside: what is both counts, and why it was set aside nobody is"
                    + " shown. A rule that sets aside all that others count is about whatever else there is.",
            """
            rule "R9.M2 a glossary of one alone"
            ...
                $glossary : Glossary( agencies.size <= {agencies} )
            then
                insert( new SetAside( "R9.M2", $glossary, "{agencies} agencies or fewer have agreed to it" ) );""",
            """
            rule "R9.M2 a glossary of one alone"
            ...
                $glossary : Glossary( agencies.size < {agencies} )
            then
                insert( new SetAside( "R9.M2", $glossary, "fewer than {agencies} agencies have agreed to it" ) );"""),
    UNDECIDED(
            Severity.WARNING,
            "Whether every fact is counted or set aside, and whether every outcome has one grade, is decided of words, truths,"
                    + " numbers, days and lists that are compared with what stands in the rules. Of other conditions it is not"
                    + " known.",
            """
            rule "R9.F1 an agreed plan"
            ...
                $plan : Plan( status == Status.AGREED, title.length > 1 )""",
            """
            rule "R9.F1 an agreed plan"
            ...
                $plan : Plan( status == Status.AGREED )"""),
    NO_GRADE(
            Severity.MEANINGLESS,
            "Whatever criteria of a requirement are met, it gets a grade, and so does every score.",
            "Progress( minimumsMissing > 1 )",
            "Progress( minimumsMissing >= 1 )"),
    TWO_GRADES(
            Severity.MEANINGLESS,
            "Whatever criteria of a requirement are met, it gets no more than one grade, and so does every score.",
            """
            rule "{enough}: all minimums"
            ...
                $progress : Progress( minimumsMissing == 0 )""",
            """
            rule "{enough}: all minimums"
            ...
                $progress : Progress( minimumsMissing == 0, furtherMet == 0 )"""),
    OTHER_GRADE(
            Severity.MEANINGLESS,
            "Whoever has one grade for everything has it overall: a score that is the value of a grade gets that grade, by the rules"
                    + " that give overall grades.",
            "- {id: enough, name: Enough, value: 2.5, met: true}",
            "- {id: enough, name: Enough, value: 2, met: true}"),
    AGREEMENTS(
            Severity.MEANINGLESS,
            "Whatever the grades by the evidence and of the interviewee are, the rules say once of each requirement, and once"
                    + " overall, how they compare.",
            """
            rule "The interviewee has no grade"
                @source( "Guide, page 18" )
            when
                Rating( by == Assessor.INTERVIEWEE, !given, $id : id )
            then
                insert( new Agreement( $id, "agrees" ) );
            end

            rule "A document received {days} days after the interview is noted\"""",
            "rule \"A document received {days} days after the interview is noted\""),
    ACCEPT(
            Severity.WARNING,
            "A line above a rule, a declaration or an entry lets one warning pass there, and says why. It names a code, has a"
                    + " reason, and goes when it is no longer needed.",
            """
            // accept no-source: the letter of 1 May is not numbered
            // accept rule-name: it is named by the letter""",
            "// accept no-source: the letter of 1 May is not numbered");

    /** Whether a rule set can be used all the same. */
    private enum Severity {
        /** It cannot be read or compiled. */
        ERROR,
        /** It compiles, and is not what anybody can mean. */
        MEANINGLESS,
        /** It works, and is probably not meant. */
        WARNING
    }

    /** What is to be known of a check beside what it asks, because of what others tell. */
    public enum Trait {
        /** What it misses may stand in a file that could not be read. */
        LOOKS_ELSEWHERE,
        /** What it finds may be so only because a name is not the one that it looks like. */
        FOLLOWS_FROM_NAMES,
        /** What it finds may be so only because a parameter is not there. */
        FOLLOWS_FROM_VALUES,
        /** What it finds may be so only because a parameter has no value, or none that can be read. */
        IS_OF_VALUES,
        /** What it finds may be so only because the id of a grade or an agreement is not written as ids are. */
        IS_OF_IDS,
        /** What it tells of a condition says what is wrong with its words, so that none of them need be called unknown. */
        TELLS_WORDS
    }

    private final Severity severity;
    private final String says;
    private final String wrong;
    private final String right;

    @SuppressWarnings("ImmutableEnumChecker") // the set is that of Set.of
    private final Set<Trait> traits;

    /**
     * A check with an example. Three dots in what is right stand for whatever stands there, and in what is wrong for the same;
     * ExamplesTest puts the one in place of the other and sees that this is told, and nothing else.
     */
    Check(Severity severity, String says, String wrong, String right, Trait... traits) {
        this.severity = severity;
        this.says = says;
        this.wrong = wrong;
        this.right = right;
        this.traits = Set.of(traits);
    }

    /** The check of a code, if there is one. */
    public static Optional<Check> of(String code) {
        return Arrays.stream(values())
                .filter(check -> check.code().equals(code))
                .findFirst();
    }

    /** All codes, in the order in which things are checked. */
    public static List<String> codes() {
        return Arrays.stream(values()).map(Check::code).toList();
    }

    /** Whether a rule set with this problem cannot be used; what has no code is an error as well. */
    public static boolean isError(Problem problem) {
        return of(problem.code()).map(Check::isError).orElse(true);
    }

    /** What it is called in messages: small letters and hyphens. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a rule set that this is found in cannot be used. */
    public boolean isError() {
        return severity != Severity.WARNING;
    }

    /** Whether what this is found in still compiles, so that the compiler can be asked what else is wrong with it. */
    public boolean compiles() {
        return severity != Severity.ERROR;
    }

    /** Whether a problem was found by a check that has a trait; what has no code has none. */
    public static boolean has(Problem problem, Trait trait) {
        return of(problem.code()).filter(check -> check.traits.contains(trait)).isPresent();
    }

    /** What is asked, in a sentence or two. */
    public String says() {
        return says;
    }

    /** An example of what is wrong, of a line or several. */
    public String wrong() {
        return wrong;
    }

    /** The same as it would be right. */
    public String right() {
        return right;
    }

    /** Something that this check found. */
    public Problem problem(String file, int line, int column, String message) {
        return new Problem(file, line, column, code(), message);
    }
}
