package assay.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules say, sentence by sentence. */
class RulesInWordsTest {

    private static final Path MARCH_2004 = Path.of("rules", "march-2004");
    /** What no sentence has: names of rules, variables, places for values, words that stand twice, the wrong article. */
    private static final Pattern UNREADABLE =
            Pattern.compile("\\$|\\{|}|\\||==|\\b[a-z]+(?<!e)[A-Z]\\w*|[A-Z]{2,}_|\\b(\\w+) \\1\\b|  "
                    + "|\\ba (?!uni|one|use)[aeio]|\\ban (?![aeiouEeh])");

    static List<Path> ruleSets() throws IOException {
        try (Stream<Path> variants = Files.list(Path.of("rules", "variants"))) {
            return Stream.concat(
                            Stream.of("march-2004", "march-2004-pilot", "playgrounds", "rurality")
                                    .map(name -> Path.of("rules", name)),
                            variants.filter(Files::isDirectory).sorted())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ruleSets")
    void every_rule_has_its_sentences(Path folder) throws Exception {
        check(RuleFiles.read(folder));
    }

    @Test
    void rules_are_readable_where_no_declaration_says_how() throws Exception {
        RuleFiles files = RuleFiles.read(MARCH_2004);
        for (String file : List.of("evidence.drl", "agencies.drl")) {
            files = files.with(file, files.text(file).replaceAll("@(?:reads|words)\\( \"[^\"]*\" \\)", ""));
        }
        List<String> all = check(files);
        assertThat(all)
                .contains(
                        "A senior sign up to information sharing protocol with any agency that speaks for a sector, shown by"
                                + " signature or minuted agreement, counts for that sector.",
                        "A practice discussion with fewer than two agencies does not count: a discussion within one agency is"
                                + " not multi-agency.");
    }

    private static List<String> check(RuleFiles files) {
        RuleSetReader.Draft read = RuleSetReader.draft(files);
        assertThat(read.problems()).isEmpty();
        RulesInWords words = RulesInWords.of(read.pack(), read.rules(), read.declarations());
        assertThat(words.problems()).isEmpty();
        assertThat(words.rules())
                .hasSameSizeAs(read.rules().stream()
                        .flatMap(file -> file.rules().stream())
                        .toList());
        List<String> sentences = words.rules().stream()
                .flatMap(rule -> rule.statements().stream())
                .map(Statement::sentence)
                .toList();
        assertThat(sentences).allSatisfy(sentence -> {
            assertThat(sentence).matches("(?s)[A-Z].*[.!?]\"?");
            assertThat(UNREADABLE
                            .matcher(sentence)
                            .results()
                            .map(one -> one.group())
                            .toList())
                    .as(sentence)
                    .isEmpty();
        });
        return sentences;
    }

    // ------------------------------------------------------------------ shapes of conditions

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Glossary( agencies.size > 2 )                             | A glossary of the terms of more than two agencies counts.
            Glossary( agencies.size == 1 )                            | A glossary of the terms of exactly one agency counts.
            Glossary( agencies.size != 3 )                            | A glossary of the terms of other than three agencies counts.
            Glossary( agencies.size != 1 )                            | A glossary of the terms of other than one agency counts.
            Glossary( agencies.size <= 3, agencies contains Agency.POLICE ) | A glossary of the terms of at most three agencies including the police counts.
            Directory( sectors contains Sector.HEALTH, sectors.size >= 2 ) | A service directory covering at least two sectors including health counts.
            Directory( sectors contains Sector.HEALTH, sectors.size == 1 ) | A service directory covering exactly one sector including health counts.
            Directory( sectors contains Sector.HEALTH, !sectors.empty ) | A service directory covering at least one sector including health counts.
            Glossary( agencies not contains Agency.POLICE )           | A glossary not of the terms of the police counts.
            Glossary( agencies not contains Agency.POLICE, agencies not contains Agency.HEALTH ) | A glossary of the terms of neither the police nor health counts.
            UnderstandingAid( form != AidForm.TRAINING_EVENT )        | An aid to mutual understanding not in the form of a training event counts.
            UnderstandingAid( form not in ( AidForm.TRAINING_EVENT, AidForm.FURTHER_MEETINGS ) ) | An aid to mutual understanding not in the form of a training event or further meetings counts.
            UnderstandingAid( !( status == AidStatus.PLANNED ) )      | An aid to mutual understanding that is not planned counts.
            Directory( online == false, !sectors.empty )              | A service directory covering at least one sector counts, if it is not online.
            Directory( voluntaryOrganisations > sectors.size )        | A service directory listing more voluntary organisations than the number of its sectors counts.
            Directory( voluntaryOrganisations == sectors.size )       | A service directory listing as many voluntary organisations as the number of its sectors counts.
            Directory( sectors.size * 2 > fields.size )               | A service directory with more than half as many sectors as the number of its fields counts.
            Directory( voluntaryOrganisations == 0 )                  | A service directory listing no voluntary organisation counts.
            Directory( voluntaryOrganisations == 1, listing != Listing.PARTIAL ) | A service directory listing exactly one voluntary organisation counts, if its listing is not partial.
            Directory( entries != null )                              | A service directory with a recorded entries counts.
            DirectoryTest( !found, service == "housing" )             | A test of the service directory on the service housing counts, if it did not find what it looked for.
            DirectoryEdition( edition.length > 3 )                    | An edition of the service directory in another language or format whose edition has more than three characters counts.
            Training( secondary, document.dated != null, document.dated <= LocalDate.of( 2004, 4, 1 ) ) | Training in a document dated on or before 1 April 2004 counts, if it is secondary evidence.
            Training( document.dated != null, LocalDate.of( 2004, 4, 1 ) >= document.dated ) | Training in a document dated on or before 1 April 2004 counts.
            Directory( 1 == voluntaryOrganisations )                  | A service directory listing exactly one voluntary organisation counts.
            Glossary( Agency.POLICE memberOf agencies )               | A glossary of the terms of the police counts.
            DirectoryTest( service == "" )                            | A test of the service directory whose service is empty counts.
            DirectoryTest( service != "" )                            | A test of the service directory whose service is not empty counts.
            Training( document.received != null )                    | Training with a recorded day of receipt of its document counts.
            """)
    void conditions_are_said(String pattern, String sentence) throws Exception {
        assertThat(said("    $fact : " + pattern, "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo(sentence);
    }

    @Test
    void one_of_two_conditions_is_said() throws Exception {
        assertThat(said(
                        "    $fact : UnderstandingAid( status == AidStatus.PLANNED || form == AidForm.TRAINING_EVENT )",
                        "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("An aid to mutual understanding that is planned or in the form of a training event counts.");
    }

    @Test
    void a_list_of_which_nothing_is_recorded_is_called_by_its_own_name() throws Exception {
        assertThat(said("    $fact : SharingProtocol( contributors == null )", "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("An information sharing protocol with no recorded contributors counts.");
        assertThat(said("    $fact : SharingProtocol( agreedBy != null )", "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("An information sharing protocol of which something is recorded as agreed by counts.");
    }

    @Test
    void not_one_or_the_other_is_told_from_neither() throws Exception {
        assertThat(said(
                        "    $fact : UnderstandingAid( status != AidStatus.PLANNED || status == AidStatus.IN_PLACE )",
                        "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("An aid to mutual understanding either that is not planned or that is in place counts.");
        assertThat(said(
                        "    $fact : UnderstandingAid( status not in ( AidStatus.PLANNED, AidStatus.IN_PLACE ) )",
                        "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("An aid to mutual understanding that is not planned or in place counts.");
    }

    @Test
    void what_belongs_together_is_heard_where_and_stands_beside_or() throws Exception {
        String planned = "status == AidStatus.PLANNED";
        String event = "form == AidForm.TRAINING_EVENT";
        String other = "form == AidForm.OTHER_CONCRETE_AID";
        Map<String, String> sentences = Map.of(
                planned + ", " + event + " || " + other,
                "An aid to mutual understanding either in the form of a training event or in the form of"
                        + " another concrete aid counts, if it is planned.",
                planned + " && " + event + " || " + other,
                "An aid to mutual understanding either that is planned and in the form of a training event, or in"
                        + " the form of another concrete aid counts.",
                "!( " + planned + " || " + event + " ), " + other,
                "An aid to mutual understanding in the form of another concrete aid counts, if it is not planned and not in the"
                        + " form of a training event.");
        assertThat(catchThrowableOfType(
                        ProblemsException.class,
                        () -> said(
                                "    $fact : UnderstandingAid( " + planned + " || " + event + " && ( " + planned
                                        + " || " + other + " ) )",
                                "Counted.whole( \"R9.F1\", $fact )")))
                .hasMessageContaining("what has \"and\" and \"or\" within each other twice is not understood here");
        for (Map.Entry<String, String> one : sentences.entrySet()) {
            assertThat(said(
                            "    $fact : UnderstandingAid( " + one.getKey() + " )",
                            "Counted.whole( \"R9.F1\", $fact )"))
                    .as(one.getKey())
                    .isEqualTo(one.getValue());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            not Glossary( agencies contains Agency.POLICE ) ConsentForm() | If there is no glossary of the terms of the police and there is a consent form, it is noted: "a note."
            Glossary() not Directory() not ProcessMap() ConsentForm() | If there is a glossary, no service directory and no process map, and there is a consent form, it is noted: "a note."
            not Glossary()                                            | If there is no glossary, it is noted: "a note."
            exists Glossary( agencies.size >= 2 )                     | If there is a glossary of the terms of at least two agencies, it is noted: "a note."
            ( Glossary() or Training( staff == Staff.MANAGERS ) )     | If there is a glossary or there is training for managers, it is noted: "a note."
            Authority( type in ( AuthorityType.COUNTY, AuthorityType.UNITARY ) ) | If the authority is a county or a unitary authority, it is noted: "a note."
            SpeaksFor( agency == Agency.COUNCIL, sector == "health" ) | If the council speaks for health, it is noted: "a note."
            Glossary() Training( staff == Staff.MANAGERS )            | If there is a glossary and training for managers, it is noted: "a note."
            Rating( by == Assessor.INTERVIEWEE, !given )              | If there is a grade withheld by the interviewee, it is noted: "a note."
            Rating( by == Assessor.EVIDENCE, $rank : rank ) Rating( by == Assessor.INTERVIEWEE, rank >= $rank ) | If there is a grade by the evidence and a grade by the interviewee, and the place on the scale of the second grade is as high as or higher than that of the first grade, it is noted: "a note."
            Profile( lateAppointment == false )                       | If the profile is expressly not late appointment, it is noted: "a note."
            Profile( lateAppointment != true )                        | If the profile is not late appointment, it is noted: "a note."
            Profile( lateAppointment != false )                       | If the profile is late appointment or may be, it is noted: "a note."
            Interview( held != null, $due : held.plusWeeks( 2 ) ) Document( received > $due ) | If the interview has a recorded day on which it was held and there is a document received more than two weeks after the day on which the interview was held, it is noted: "a note."
            not SpeaksFor( agency == Agency.COUNCIL, sector == "health" ) | If it is not so that the council speaks for health, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $least : min( $all ); $least < 3 ) | Taking every service directory into account, if there is a service directory and the least of the numbers of voluntary organisations is less than three, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $total : sum( $all ); $total < 3 ) | Taking every service directory into account, if the sum of the numbers of voluntary organisations is less than three, it is noted: "a note."
            Integer( this < 3 ) from accumulate( Directory( $all : voluntaryOrganisations ), sum( $all ) ) | Taking every service directory into account, if the sum of the numbers of voluntary organisations is less than three, it is noted: "a note."
            $n : Integer( this >= 3, this < 6 ) from accumulate( Directory( $all : voluntaryOrganisations ), sum( $all ) ) | Taking every service directory into account, if the sum of the numbers of voluntary organisations is at least three and the sum of the numbers of voluntary organisations is less than six, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $mean : average( $all ); $mean < 3 ) | Taking every service directory into account, if there is a service directory and the average of the numbers of voluntary organisations is less than three, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $sum : sum( $all ); !( $sum not in ( 2, 4 ) ) ) | Taking every service directory into account, if the sum of the numbers of voluntary organisations is two or four, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $sum : sum( $all ); !( $sum in ( 2, 4 ) ) ) | Taking every service directory into account, if the sum of the numbers of voluntary organisations is neither two nor four, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $twice : sum( $all * 2 ); $twice in ( 2, 4 ) ) | Taking every service directory into account, if the sum of the number of voluntary organisations times two over all of these is two or four, it is noted: "a note."
            Training( staff == Staff.MANAGERS ) accumulate( Directory( $all : voluntaryOrganisations ); $mean : max( $all ), $many : count( $all ); $many < 3 ) | Taking every service directory into account, if there is training for managers and a service directory, and the number of these is less than three, it is noted: "a note."
            Directory( $one : voluntaryOrganisations ) Directory( voluntaryOrganisations > $one ) accumulate( Directory( $all : voluntaryOrganisations ); $most : max( $all ); $one < $most ) | Taking every service directory into account, if there is a service directory, a service directory listing more voluntary organisations than the number of voluntary organisations of the first service directory and a service directory, and the number of voluntary organisations of the first service directory is lower than the greatest of the numbers of voluntary organisations, it is noted: "a note."
            Directory() accumulate( Directory( $all : voluntaryOrganisations, fields.size > $all ); $most : max( $all ); $most > 2 ) | Taking every service directory whose number of fields is higher than its own number of voluntary organisations into account, if there is a service directory and a service directory whose number of fields is higher than its own number of voluntary organisations, and the greatest of the numbers of voluntary organisations is more than two, it is noted: "a note."
            accumulate( $each : Glossary(); $many : count( $each ); $many > 2 ) | Taking every glossary into account, if the number of these is more than two, it is noted: "a note."
            accumulate( $one : Glossary(); $many : count( $one ) ) accumulate( $other : Directory(); $more : count( $other ); $many > $more ) | Taking every glossary into account and taking every service directory into account, if the number of times that there is a glossary is higher than the number of times that there is a service directory, it is noted: "a note."
            accumulate( Directory( $all : voluntaryOrganisations ); $most : max( $all ) ) accumulate( Glossary( $many : agencies.size ); $least : min( $many ); $most > $least ) | Taking every service directory into account and taking every glossary into account, if there is a service directory and a glossary, and the greatest of the numbers of voluntary organisations of every service directory is higher than the least of the numbers of agencies of every glossary, it is noted: "a note."
            accumulate( Interview( $day : held ); $last : max( $day ), $first : min( $day ); !$last.isAfter( $first ) ) | Taking every interview into account, if there is the interview and the last of the days on which it was held is not after the first of the days on which it was held, it is noted: "a note."
            accumulate( Directory( online, $all : voluntaryOrganisations ); $here : sum( $all ) ) accumulate( Directory( !online, $all2 : voluntaryOrganisations ); $there : sum( $all2 ); $there < $here ) | Taking every service directory that is online into account and taking every service directory that is not online into account, if the sum of the numbers of voluntary organisations of every service directory that is not online is lower than the sum of the numbers of voluntary organisations of every service directory that is online, it is noted: "a note."
            accumulate( Directory( online, $all : voluntaryOrganisations ); $here : sum( $all * 2 ) ) accumulate( $each : Glossary(); $many : count( $each ); $here > $many ) | Taking every service directory that is online into account and taking every glossary into account, if the sum of the number of voluntary organisations times two over every service directory that is online is higher than the number of times that there is a glossary, it is noted: "a note."
            """)
    void conditions_that_no_conclusion_is_about_are_said(String conditions, String sentence) throws Exception {
        assertThat(said("    " + conditions, "new Note( \"a note\" )")).isEqualTo(sentence);
    }

    @Test
    void the_opposite_of_a_choice_is_the_opposite_of_each() throws Exception {
        assertThat(said(
                        "    accumulate( Interview( $day : held ); $last : max( $day ), $first : min( $day );"
                                + " !( $last > LocalDate.of( 2004, 1, 1 ) || $last == $first ) )",
                        "new Note( \"a note\" )"))
                .contains(
                        "the last of the days on which it was held is not after 1 January 2004 and the last of the days on"
                                + " which it was held is not ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Directory( ) ( Glossary() or ConsentForm() )              | there is a service directory, and either there is a glossary or there is a consent form
            ( Glossary() or ConsentForm() ) ( PrivacyStatement() or ProcessMap() ) | either there is a glossary or there is a consent form, and either there is a privacy statement or there is a process map
            ( Glossary() or ConsentForm() ) not PrivacyStatement()    | there is no privacy statement, and either there is a glossary or there is a consent form
            ( Glossary() and ( ConsentForm() or ProcessMap() ) )      | there is a glossary, and either there is a consent form or there is a process map
            ( ( Glossary() and ConsentForm() ) or ProcessMap() )      | either there is a glossary and a consent form, or there is a process map
            ( Glossary() or ( ConsentForm() or ProcessMap() ) )       | there is a glossary, there is a consent form or there is a process map
            ( ( Glossary() and ConsentForm() ) or ProcessMap() ) ( PrivacyStatement() or Directory() ) | either there is a privacy statement or there is a service directory, and either there is a glossary and a consent form, or there is a process map
            not ( Glossary() or ConsentForm() )                       | there is no glossary and no consent form
            """)
    void brackets_around_facts_are_heard(String conditions, String said) throws Exception {
        assertThat(said("    " + conditions, "new Note( \"a note\" )"))
                .isEqualTo("If " + said + ", it is noted: \"a note.\"");
    }

    @Test
    void so_are_those_behind_what_is_asked_of_the_fact_that_a_conclusion_is_about() throws Exception {
        assertThat(said("""
                            $fact : Directory( online )
                            ( Glossary() or ConsentForm() )
                            ( PrivacyStatement() or ProcessMap() )
                        """, "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo(
                        "A service directory that is online counts, if either there is a glossary or there is a consent form,"
                                + " and either there is a privacy statement or there is a process map.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ( ( Glossary() and ( ConsentForm() or Directory() ) ) or ProcessMap() ) | what has "and" and "or" within each other twice is not understood here
            ( ( Glossary() and ConsentForm() ) or ProcessMap() ) ( ( Glossary() and Directory() ) or PrivacyStatement() ) | what has "and" and "or" within each other twice is not understood here
            accumulate( Directory( $all : voluntaryOrganisations ); $odd : sum( $all - ( $all - 1 ) ); $odd > 1 ) | "-" beside brackets or another sign is not understood here; a fact that a rule concludes can have in a field what it comes to
            accumulate( Directory( $all : voluntaryOrganisations ); $odd : sum( $all * ( $all + 1 ) ); $odd > 1 ) | "*" beside brackets or another sign is not understood here; a fact that a rule concludes can have in a field what it comes to
            not ( Glossary() and ConsentForm() ) | "not" in front of several facts together is not understood here; write each with a "not" of its own, if none of them is to be there
            Glossary( $all : agencies ) ( Agency() from $all or ConsentForm() ) | what is in a list, beside an or is not understood here; write a rule for each
            not ( accumulate( Glossary( $many : agencies.size ); $all : sum( $many ); $all >= 4 ) ) | "not" in front of what is made of many facts is not understood here; ask for the opposite of what is made, without "not"
            """)
    void brackets_that_cannot_be_heard_have_no_words(String conditions, String what) {
        haveNoWords(conditions, what);
    }

    private static void haveNoWords(String conditions, String what) {
        assertThat(catchThrowableOfType(
                        ProblemsException.class, () -> said("    " + conditions, "new Note( \"a note\" )")))
                .hasMessageContaining("the rule \"a rule\" cannot be put into words: " + what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            accumulate( ( Glossary( $all : agencies ) and $each : Agency() from $all ); $many : count( $each ); $many >= 2 ) | Taking every combination of a glossary and one of its agencies into account, if the number of these is at least two
            Glossary( $all : agencies ) accumulate( $each : Agency() from $all; $many : count( $each ); $many == 1 ) | Taking every agency of that glossary into account, if there is a glossary and the number of these is one
            """)
    void what_is_counted_of_a_list_is_of_that_list(String conditions, String said) throws Exception {
        assertThat(said("    " + conditions, "new Note( \"a note\" )")).isEqualTo(said + ", it is noted: \"a note.\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Glossary( $all : agencies ) accumulate( $each : Agency( this != Agency.POLICE ) from $all; $many : count( $each ); $many == 1 ) | what is asked of each agency is not understood here
            accumulate( ( Glossary( $all : agencies ) and Directory() and $each : Agency() from $all ); $many : count( $each ); $many == 1 ) | what is in a list, behind another fact than the one that has the list is not understood here
            accumulate( ( Glossary( $all : agencies.size ) and $each : Agency() from $all ); $many : count( $each ); $many == 1 ) | "from $all" is not understood here
            """)
    void what_is_counted_of_a_list_and_cannot_be_said_so_has_no_words(String conditions, String what) {
        haveNoWords(conditions, what);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            service == "housing"                       | on the service housing
            service == "social care"                   | on the service social care
            service == "not housing"                   | on the service "not housing"
            service != "housing"                       | not on the service housing
            service == "empty"                         | on the service "empty"
            service == "housing."                      | on the service "housing."
            service == ""                              | whose service is empty
            service == "housing "                      | on the service "housing "
            service == "housing  and"                  | on the service "housing\\x20 and"
            service == "housing, care or health"       | on the service "housing, care or health"
            service in ( "housing", "care", "health" ) | on the service housing, care or health
            service contains ""                        | whose service contains ""
            service contains "a and its day contains b" | whose service contains "a and its day contains b"
            """)
    void a_text_that_could_be_words_of_the_sentence_is_in_quotes(String asked, String said) throws Exception {
        assertThat(said("    $fact : DirectoryTest( " + asked + " )", "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo("A test of the service directory " + said + " counts.");
    }

    @Test
    void what_a_fact_has_itself_is_told_from_what_another_of_its_kind_has() throws Exception {
        String before = "    Document( $dated : dated ) exists Document( received > ";
        assertThat(said(before + "dated.plusDays( 30 ) )", "new Note( \"a note.\" )"))
                .isEqualTo(
                        "If there is a document and a document received more than 30 days after its own date, it is noted: \"a note.\"");
        assertThat(said(before + "$dated.plusDays( 30 ) )", "new Note( \"a note.\" )"))
                .isEqualTo(
                        "If there is a document and a document received more than 30 days after the date of that document, it is noted: \"a note.\"");
        String directory =
                "    $one : Directory( $many : voluntaryOrganisations ) exists Directory( voluntaryOrganisations > ";
        assertThat(said(directory + "voluntaryOrganisations - 1 )", "new Note( \"a note.\" )"))
                .isEqualTo(
                        "If there is a service directory and a service directory listing more voluntary organisations than its own number of voluntary organisations less one, it is noted: \"a note.\"");
        assertThat(said(directory + "$many - 1 )", "new Note( \"a note.\" )"))
                .isEqualTo(
                        "If there is a service directory and a service directory listing more voluntary organisations than the number of voluntary organisations of that service directory less one, it is noted: \"a note.\"");
    }

    @Test
    void what_is_asked_of_something_with_a_name_follows_as_a_condition() throws Exception {
        assertThat(said(
                        "    $progress : Progress( requirement == \"R6\", minimumsMissing == 0, met( \"R6.F1\" ), furtherMet > 1 )",
                        "new Capped( $progress, \"on-course\", \"a reason\" )"))
                .isEqualTo(
                        "Requirement R6 is held at the grade On Course, if it has no minimum missing and more than one further"
                                + " improvement shown, and R6.F1 is met: \"a reason.\"");
    }

    @Test
    void a_number_that_counts_is_said_as_what_it_counts() throws Exception {
        assertThat(said(
                        "    $s : Standing( requirement == \"R6\", metOnRoute( \"A\" ) > metOnRoute( \"B\" ), minimumsMet * 2 >= minimums )",
                        "new Progress( $s, $s.metOnRoute( \"A\" ), 2, \"A\", \"a reason\" )"))
                .isEqualTo(
                        "Requirement R6 is graded by the number of its minimums that are met on route A, out of two, if it has"
                                + " more minimums met on route A than are met on route B and at least half of its minimums met:"
                                + " \"a reason.\"");
    }

    /** Two thirds and 60 percent are a factor on either side, whatever is counted or measured. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            minimumsMet * 3 >= minimums * 2    | at least two thirds of its minimums met
            3 * minimumsMet < 2 * minimums     | fewer than two thirds of its minimums met
            minimumsMet * 100 >= minimums * 60 | at least 60 percent of its minimums met
            minimumsMet * 4 > minimums * 2     | more than half of its minimums met
            minimumsMet * 1.5 >= minimums      | at least two thirds of its minimums met
            minimumsMet * 20 >= minimums * 17  | at least 17 in 20 of its minimums met
            """)
    void a_factor_on_both_sides_is_a_share(String asked, String said) throws Exception {
        assertThat(said(
                        "    $s : Standing( requirement == \"R6\", " + asked + " )",
                        "new Progress( $s, 1, 2, \"A\", \"a reason\" )"))
                .contains(" " + said + ": ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            pages * 3 >= agreed.size * 2  | A reading with at least two thirds as many pages as the number of its groups counts.
            agreed.size in ( 2, 3 )       | A reading whose number of groups is two or three counts.
            agreed.size not in ( 2, 3 )   | A reading whose number of groups is other than two or three counts.
            marked * 100 >= pages * 60    | A reading whose marked is at least 60 percent of the number of its pages counts.
            pages * 1 < 2 * marked        | A reading whose number of pages is less than two times its marked counts.
            weight >= 5                   | A reading of at least five kilos counts.
            weight == 1                   | A reading of one kilo counts.
            weight != 5                   | A reading of other than five kilos counts.
            least != 5                    | A reading not of at least five kilos counts.
            """)
    void so_is_one_of_fields(String asked, String said) throws Exception {
        RuleFiles playgrounds = RuleFiles.read(Path.of("rules", "playgrounds"));
        String declared = """

                declare Reading extends Fact
                    pages : int @reads( "of {} page|pages" )
                    marked : int
                    weight : double @reads( "of {} kilo|kilos" )
                    least : Double @optional @reads( "of at least {} kilo|kilos" )
                    agreed : List<UserGroup>
                end
                """;
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $fact : Reading( ASKED )
                then
                    insert( Counted.whole( "P2.M1", $fact ) );
                end
                """.replace("ASKED", asked);
        assertThat(said(playgrounds.with("evidence.drl", playgrounds.text("evidence.drl") + declared), rule))
                .isEqualTo(said);
    }

    /** A rule of playgrounds, in words. */
    private static String ofPlaygrounds(String when) throws Exception {
        return said(Path.of("rules", "playgrounds"), """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                """ + when + """

                then
                    insert( Counted.whole( "P1.M3", $fact ) );
                end
                """);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            $fact : Gate( $width : width ) not Gate( width > $width )        | A gate counts, if there is no gate whose width is higher than that of that gate.
            Gate( $width : width ) $fact : Gate( width * 2 >= $width )       | A gate whose width is at least half of the width of the first gate counts, if there is a gate.
            $fact : Inspection( $by : by ) exists Inspection( by != $by )    | An inspection by any inspector counts, if there is an inspection not by that inspector.
            Document( $title : title ) $fact : Gate( ) Document( title != $title ) | A gate counts, if there is a document and a document, and the title of the second document is not that of the first document.
            """)
    void what_is_held_against_another_fact_can_be_heard(String when, String said) throws Exception {
        assertThat(ofPlaygrounds("    " + when)).isEqualTo(said);
    }

    @Test
    void what_has_no_day_is_not_of_that_day_either() throws Exception {
        assertThat(ofPlaygrounds("    $fact : Inspection( held != LocalDate.of( 2025, 1, 1 ) )"))
                .isEqualTo("An inspection not held on 1 January 2025 counts.");
    }

    @Test
    void what_has_no_number_is_not_of_that_number_either(@TempDir Path folder) throws Exception {
        for (String set : List.of("playgrounds", "common")) {
            Path copy = Files.createDirectory(folder.resolve(set));
            try (Stream<Path> files = Files.list(Path.of("rules", set)).filter(Files::isRegularFile)) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        Path kinds = folder.resolve("playgrounds/evidence.drl");
        Files.writeString(
                kinds,
                Files.readString(kinds)
                        .replace("answers : int", "answers : Integer @optional")
                        .replace("width : int", "width : Integer @optional"));
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $fact : %s
                then
                    insert( Counted.whole( "P1.M3", $fact ) );
                end
                """;
        assertThat(said(folder.resolve("playgrounds"), rule.formatted("Survey( answers != 2 )")))
                .isEqualTo("A survey not with exactly two answers counts.");
        assertThat(said(folder.resolve("playgrounds"), rule.formatted("Gate( width != 200 )")))
                .isEqualTo("A gate that is not 200 cm wide counts.");
        assertThat(said(folder.resolve("playgrounds"), rule.formatted("Survey( answers not in ( 2, 3 ) )")))
                .isEqualTo("A survey not with two or three answers counts.");
        assertThat(said(folder.resolve("playgrounds"), rule.formatted("Gate( width in ( 100, 200 ) )")))
                .isEqualTo("A gate that is 100 or 200 cm wide counts.");
    }

    @Test
    void a_fact_that_must_not_be_one_before_it_is_another() throws Exception {
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $survey : Survey( answers in ( 2, 3 ) )
                    %s Survey( this != $survey, answers not in ( 4, 5 ) )
                then
                    insert( Counted.whole( "P1.M3", $survey ) );
                end
                """;
        assertThat(said(Path.of("rules/playgrounds"), rule.formatted("not")))
                .isEqualTo(
                        "A survey with two or three answers counts, if there is no other survey with other than four or five"
                                + " answers.");
        assertThat(said(Path.of("rules/playgrounds"), rule.formatted("exists")))
                .isEqualTo(
                        "A survey with two or three answers counts, if there is another survey with other than four or five"
                                + " answers.");
    }

    @Test
    void a_part_that_is_named_by_a_word_is_a_part_and_no_blank() throws Exception {
        assertThat(said(
                        "    $directory : Directory( fields contains DirectoryField.REFERRAL_PROCEDURES || online )",
                        "new Counted( \"R3-4.W1\", DirectoryField.REFERRAL_PROCEDURES, $directory )"))
                .isEqualTo(
                        "A service directory giving referral procedures or that is online counts for referral procedures.");
    }

    @Test
    void what_is_asked_of_a_field_of_what_there_is_one_of_is_a_clause() throws Exception {
        assertThat(ofPlaygrounds("    Authority( setting == Setting.TOWN )\n    $fact : Inspection()"))
                .isEqualTo("An inspection counts, if the setting of the authority is town.");
        assertThat(ofPlaygrounds("    not Authority( setting == Setting.TOWN )\n    $fact : Inspection()"))
                .isEqualTo("An inspection counts, if the setting of the authority is not town.");
    }

    @Test
    void a_phrase_is_turned_round_and_never_what_stands_in_it() throws Exception {
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $fact : Inspection( found != Verdict.FAULTS_OPEN, held >= 2025-01-01 )
                then
                    insert( Counted.whole( "P1.M3", $fact ) );
                end
                """.replace("2025-01-01", "LocalDate.of( 2025, 1, 1 )");
        assertThat(said(Path.of("rules", "playgrounds"), rule))
                .isEqualTo(
                        "An inspection held on or after 1 January 2025 counts, if it did not find faults that are open.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            held.plusMonths( 6 ) <= DAY             | of which the day six months after the day on which it was held is on or before 1 January 2025
            $end : held.plusDays( 1 ), $end > DAY   | of which the day one day after the day on which it was held is after 1 January 2025
            $day : held, $day >= DAY                | held on or after 1 January 2025
            DAY <= held                             | held on or after 1 January 2025
            DAY > held.plusMonths( 6 )              | of which the day six months after the day on which it was held is before 1 January 2025
            $day : held, DAY < $day                 | held after 1 January 2025
            """)
    void a_day_that_is_worked_out_is_held_against_another_by_itself_or_by_a_name(String asked, String phrase)
            throws Exception {
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $fact : Inspection( ASKED )
                then
                    insert( Counted.whole( "P1.M3", $fact ) );
                end
                """.replace("ASKED", asked.replace("DAY", "LocalDate.of( 2025, 1, 1 )"));
        assertThat(said(Path.of("rules", "playgrounds"), rule)).isEqualTo("An inspection " + phrase + " counts.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            $held : held ) exists Check( held > $held, by == $fact.by | A check counts, if there is a check by the one that check is by, held after the day on which that check was held.
            by == null     | A check of which nothing is recorded as by counts.
            filled == null | A check with no recorded day since which it was filled counts.
            """)
    void a_field_is_a_noun_where_it_stands_for_its_value_though_its_name_is_none(String asked, String sentence)
            throws Exception {
        RuleFiles playgrounds = RuleFiles.read(Path.of("rules", "playgrounds"));
        String declared = """

                declare Check extends Fact
                    by : String @optional @reads( "by {}" )
                    held : LocalDate @reads( "held {}" )
                    filled : LocalDate @optional @reads( "filled since {}" )
                end
                """;
        String rule = """
                package playgrounds
                import assay.policy.*

                rule "a rule"
                when
                    $fact : Check( ASKED )
                then
                    insert( Counted.whole( "P1.M3", $fact ) );
                end
                """.replace("ASKED", asked);
        assertThat(said(playgrounds.with("evidence.drl", playgrounds.text("evidence.drl") + declared), rule))
                .isEqualTo(sentence);
    }

    @Test
    void how_many_there_are_in_each_of_several_lists_is_taken_together() throws Exception {
        assertThat(said("""
                    $fact : Glossary()
                    accumulate( Glossary( $many : agencies.size ); $all : sum( $many ); $all >= 4 )
                """, "Counted.whole( \"R9.F1\", $fact )"))
                .isEqualTo(
                        "Taking every glossary into account, a glossary counts, if the sum of the numbers of agencies"
                                + " is at least four.");
    }

    private static final String THRESHOLDS = """

            declare Threshold
                @reads( "for all of {} the threshold is {}" )
                setting : Setting
                answers : int
            end
            """;

    private static String ofThresholds(String rule) throws Exception {
        RuleFiles playgrounds = RuleFiles.read(Path.of("rules", "playgrounds"));
        return said(
                playgrounds.with("evidence.drl", playgrounds.text("evidence.drl") + THRESHOLDS),
                "package playgrounds\nimport assay.policy.*\n\n" + rule);
    }

    /** Only what stands before the last value is said but once: "for all of town ..., countryside ..." would lack words. */
    @Test
    void the_lines_of_a_table_are_sentences_of_their_own() throws Exception {
        assertThat(ofThresholds("""
                rule "The thresholds"
                when
                then
                    insert( new Threshold( Setting.TOWN, 4 ) );
                    insert( new Threshold( Setting.COUNTRYSIDE, 3 ) );
                end
                """))
                .isEqualTo("For all of town the threshold is four and for all of countryside the threshold is three.");
    }

    /** Whatever its field is called, what stands in a table as a number is a number. */
    @Test
    void a_number_of_a_table_that_is_taken_out_of_it_is_a_number() throws Exception {
        assertThat(ofThresholds("""
                rule "a rule"
                when
                    Authority( $setting : setting )
                    Threshold( setting == $setting, $answers : answers )
                    $survey : Survey( answers >= $answers )
                then
                    insert( Counted.whole( "P2.M1", $survey ) );
                end
                """))
                .contains("for all of that setting the threshold is a certain number")
                .doesNotContain("an answer");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Glossary( agencies != $agencies ) | "!=" with a whole list | write what is in it with contains, or how many with .size
            Directory( voluntaryOrganisations * 2 > 3 ) | what is worked out of a field | write the field by itself, and beside it what that comes to
            Directory( voluntaryOrganisations >= 80 % 100 ) | "%" | write 80, without a percent sign
            Document( dated != null, dated.year == 2004 ) | "dated.year" of a Document | a day is compared as a whole, with the first and the last that are meant
            """)
    void what_has_no_words_is_told_with_what_has(String pattern, String what, String instead) {
        ProblemsException thrown = catchThrowableOfType(
                ProblemsException.class, () -> said("    $fact : " + pattern, "Counted.whole( \"R9.F1\", $fact )"));
        assertThat(thrown.problems().get(0).message())
                .isEqualTo("the rule \"a rule\" cannot be put into words: " + what + " is not understood here; "
                        + instead);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DirectoryEdition( edition matches "B.*" )                 | 6:39 | "matches" with a text or a word
            DirectoryEdition( edition.trim() == "Braille" )           | 6:31 | "edition.trim" of a DirectoryEdition
            """)
    void what_has_no_words_is_told_where_it_stands(String pattern, String place, String what) {
        ProblemsException thrown = catchThrowableOfType(
                ProblemsException.class, () -> said("    $fact : " + pattern, "Counted.whole( \"R9.F1\", $fact )"));
        Problem problem = thrown.problems().get(0);
        assertThat(problem.code()).isEqualTo("no-words");
        assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
        assertThat(problem.message())
                .isEqualTo("the rule \"a rule\" cannot be put into words: " + what + " is not understood here");
    }

    private static String said(String conditions, String conclusion) throws Exception {
        return said(MARCH_2004, """
                package march2004
                import assay.policy.*

                rule "a rule"
                when
                %s
                then
                    insert( %s );
                end
                """.formatted(conditions, conclusion));
    }

    private static String said(Path folder, String rule) throws Exception {
        return said(RuleFiles.read(folder), rule);
    }

    private static String said(RuleFiles files, String rule) throws Exception {
        RuleSetReader.Draft read = RuleSetReader.draft(files);
        DrlFile file = DrlFile.parse("a.drl", "a.drl", rule, new ArrayList<>());
        assertThat(file).isNotNull();
        return new Speaker(read.pack(), read.rules(), read.declarations())
                .statements(file, file.rules().get(0))
                .get(0)
                .sentence();
    }
}
