package assay.language;

import static org.assertj.core.api.Assertions.assertThat;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.reading.RuleSetReader;
import assay.words.RuleIndex;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static Language language;

    @BeforeAll
    static void read() throws Exception {
        RuleSetReader.Draft draft = RuleSetReader.draft(RuleFiles.readable(Path.of("rules", "march-2004")));
        language = new Language(draft, RuleIndex.of(draft), RuleTree.disk());
    }

    /** What is offered where a bar stands in a text. */
    private static List<String> offered(String text) {
        int at = text.indexOf('|');
        Completion found = language.complete("requirement-6.drl", text.replace("|", ""), at);
        return found.options().stream().map(Completion.Option::text).toList();
    }

    private static String rule(String conditions, String conclusions) {
        return "rule \"R6.A2 one\"\n    @source( \"x\" )\nwhen\n    " + conclusions(conditions, conclusions);
    }

    private static String conclusions(String conditions, String conclusions) {
        return conditions + "\nthen\n    " + conclusions + "\nend\n";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a kind;                     Sen|;                                          SeniorSignUp",
                "a kind behind a variable;   $signUp : Sen|;                                SeniorSignUp",
                "a kind behind not;          not Shar|;                                     SharingProtocol",
                "a fact of the engine;       $voice : Spe|;                                 SpeaksFor",
                "a field;                    SeniorSignUp( sho|;                            shownBy",
                "a field behind a comma;     SeniorSignUp( to == Subject.CONSENT, a| );     agencies",
                "a field to be bound;        SeniorSignUp( $a : |;                          agencies",
                "a word;                     SeniorSignUp( shownBy == |;                    ShownBy.SIGNATURE",
                "a word behind its list;     SeniorSignUp( shownBy == ShownBy.|;            MINUTED_AGREEMENT",
                "a word among several;       SeniorSignUp( shownBy in ( ShownBy.SIGNATURE, |; ShownBy.SENIOR_ATTENDANCE",
                "a number;                   SharingProtocol( contributors.size >= |;       {contributors-of-a-protocol}",
                "a number in braces;         SharingProtocol( contributors.size >= {con|;   contributors-of-a-protocol",
                "a variable;                 SeniorSignUp( $who : agencies ) SpeaksFor( agency memberOf |; $who",
            })
    void conditions_are_completed(String what, String conditions, String wanted) {
        assertThat(offered(rule(conditions, ""))).as(what).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a conclusion;   insert( new |;                           Counted",
                "a criterion;    insert( new Counted( \"|;                R6.A2",
                "a part;         insert( new Counted( \"R6.A2\", \"|;     social care",
                "a variable;     insert( new Counted( \"R6.A2\", $|;      $signUp",
                "its beginning;  ins|;                                    'insert( new '",
                "what is made;   insert( |;                               'new '",
                "a whole one;    insert( Cou|;                            Counted",
                "how it is made; insert( Counted.|;                       whole",
                "no comment;     insert( /* as R6 says */ |;              'new '",
            })
    void conclusions_are_completed(String what, String conclusions, String wanted) {
        assertThat(offered(rule("$signUp : SeniorSignUp( )", conclusions)))
                .as(what)
                .contains(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "what it is;             declare Sign ext|;                                     'extends '",
                "a kind of evidence;     declare Sign extends |;                                Fact",
                "a form;                 declare Sign extends Fact\\n    held : Loc|;            LocalDate",
                "what may be left out;   declare Sign extends Fact\\n    pages : |;              Integer",
                "a word;                 declare Sign extends Fact\\n    form : |;               ShownBy",
                "words;                  declare Sign extends Fact\\n    form : List|;           List<ShownBy>",
                "an item;                declare Sign extends Fact\\n    form : List<Sh|;        ShownBy>",
                "an item in brackets;    declare Sign extends Fact\\n    form : List<|>;         ShownBy",
                "behind declare;         declare |;                                              'enum '",
                "what it says of itself; declare Sign extends Fact\\n    pages : Integer @op|;   @optional",
                "behind another;         declare Sign extends Fact\\n    n : int @from( 1 ) |;   '@to( '",
                "of the kind;            declare Sign extends Fact\\n    @as|;                   @assessed",
                "its end;                declare Sign extends Fact\\n|;                         end",
                "of an enum;             declare enum Form\\n    @wo|;                           '@words( '",
                "of a heading;           declare Authority\\n    area : |;                       double",
                "of the rules' own;      declare Money\\n    pence : |;                          BigDecimal",
                "a fact in it;           declare Money\\n    of : Senior|;                       SeniorSignUp",
                "in no declaration;      declare enum Form\\n    A\\nend\\nde|;                 declare",
            })
    void declarations_are_completed(String what, String text, String wanted) {
        assertThat(offered(text.replace("\\n", "\n"))).as(what).contains(wanted);
    }

    @Test
    void what_cannot_stand_in_a_declaration_is_not_offered() {
        assertThat(offered("declare Sign extends Fact\n    cost : |"))
                .contains("double")
                .doesNotContain("BigDecimal", "long", "SeniorSignUp");
        assertThat(offered("declare Money\n    pence : |")).doesNotContain("double");
        assertThat(offered("declare Money\n    pence : int |")).containsExactly("@reads( ");
        assertThat(offered("declare Sign extends Fact\n    |")).doesNotContain("rule", "declare");
        assertThat(offered("declare Sign extends Fact\n    there : boolean |"))
                .containsExactly("@formerly( ", "@reads( ");
        assertThat(offered("declare Sign extends Fact\n    n : int @from( 1 ) |"))
                .containsExactly("@to( ", "@above( ", "@below( ", "@formerly( ", "@reads( ");
        assertThat(offered("declare Sign extends Fact\n    n : int @from( |")).isEmpty();
        assertThat(offered("declare Sign extends Fact\n    forms : List<ShownBy> |"))
                .contains("@optional", "@mayBeEmpty")
                .doesNotContain("@from( ");
    }

    private static List<String> offered(String file, String text) {
        int at = text.indexOf('|');
        return language.complete(file, text.replace("|", ""), at).options().stream()
                .map(Completion.Option::text)
                .toList();
    }

    @Test
    void keys_are_completed_where_they_may_stand_and_are_not_yet() {
        assertThat(offered("pack.yaml", "name: x\n|\nsource: y\n"))
                .contains("title: ", "uses:", "grades:")
                .doesNotContain("name: ", "source: ", "weight: ");
        assertThat(offered("pack.yaml", "grades:\n  - {id: a, |")).containsExactly("name: ", "value: ", "met: ");
        assertThat(offered("pack.yaml", "grades:\n  - {|")).startsWith("id: ");
        assertThat(offered("pack.yaml", "grades:\n  |")).startsWith("- id: ");
        assertThat(offered("pack.yaml", "rests-on:\n  grading:\n    |"))
                .containsExactly("source: ", "interpretation: ");
        assertThat(offered("pack.yaml", "grades:\n  - {id: a, met: |")).containsExactly("true", "false");
        assertThat(offered("parameters.yaml", "some-pages:\n  value: 2\n  |"))
                .containsExactly("unit: ", "from: ", "to: ", "source: ", "interpretation: ", "says: ");
        assertThat(offered("interpretations.yaml", "- id: I1\n  |")).startsWith("question: ", "decided: ");
        assertThat(offered("meanings.yaml", "kinds:\n  senior-sign-up:\n    |"))
                .containsExactly("says: ", "source: ", "fields:");
    }

    @Test
    void where_a_key_stands_already_it_has_its_colon_and_its_end() {
        assertThat(offered("pack.yaml", "na|: x\n")).contains("name").doesNotContain("name: ");
        assertThat(offered("pack.yaml", "to|tal-weight: 3\n"))
                .contains("total-weight")
                .doesNotContain("total-weight: ");
        assertThat(offered("pack.yaml", "\"ab|\"\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pack.yaml;         'name: x\\ntot|al weigth: 3\\n';                  total-weight; 'name: x\\ntotal-weight: 3\\n'",
                "pack.yaml;         'grades:\\n  - {na|me : x, value: 3}\\n';           name;         'grades:\\n  - {name : x, value: 3}\\n'",
                "parameters.yaml;   'a-b:\\r\\n  va|l: 3\\r\\n';                      value;        'a-b:\\r\\n  value: 3\\r\\n'",
                "meanings.yaml;     'kinds:\\n  glo|sary:\\n    says: x\\n';       glossary;     'kinds:\\n  glossary:\\n    says: x\\n'",
            })
    void in_the_middle_of_a_key_what_is_chosen_stands_in_place_of_all_of_it(
            String file, String text, String chosen, String then) {
        String written = text.replace("\\n", "\n").replace("\\r", "\r");
        int at = written.indexOf('|');
        String without = written.replace("|", "");
        Completion completion = language.complete(file, without, at);
        assertThat(completion.options()).extracting(Completion.Option::text).contains(chosen);
        assertThat(without.substring(0, completion.from()) + chosen + without.substring(completion.to()))
                .isEqualTo(then.replace("\\n", "\n").replace("\\r", "\r"));
    }

    @Test
    void what_stands_further_on_in_the_same_brackets_is_not_offered_again() {
        assertThat(offered("pack.yaml", "grades:\n  - {|, value: 3, x: {id: 1}, \"met\": true}\n"))
                .contains("id: ", "name: ")
                .doesNotContain("value: ", "met: ");
    }

    @Test
    void in_a_text_a_brace_is_for_a_number_and_not_for_a_key() {
        assertThat(offered("interpretations.yaml", "- id: I1\n  decided: at least {con|"))
                .contains("contributors-of-a-protocol")
                .doesNotContain("why: ");
        assertThat(offered("interpretations.yaml", "- id: I1\n  decided: several lines\n    with {con|"))
                .contains("contributors-of-a-protocol");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "requirement-6.drl;    declare Sign extends Fact\\n    width : i|nt;             Integer;      width : Integer",
                "requirement-6.drl;    declare Sign extends Fact\\n    to : Li|st<Form>;         List<ShownBy>; to : List<ShownBy>",
                "requirement-6.drl;    declare Sign extends Fact\\n    to : List<F|orm>;         ShownBy;      to : List<ShownBy>",
                "requirement-6.drl;    declare Sign ext|ends Fact;                             extends;      declare Sign extends Fact",
                "requirement-6.drl;    declare Sign extends Fact\\n    n : int @to|( 1 );        @to;          n : int @to( 1 )",
                "requirement-6.drl;    rule \"x\"\\nwhen\\n    Glos|sary( );                     SharingProtocol; SharingProtocol( )",
                "requirement-6.drl;    rule \"x\"\\nwhen\\n    |Glossary( );                     SharingProtocol; SharingProtocolGlossary( )",
                "requirement-6.drl;    rule \"x\"\\nthen\\n    insert( new Counted( \"R6.|M1\" );  R6.A2;     insert( new Counted( \"R6.A2\" )",
                "interpretations.yaml; - id: I1\\n  decided: some {contri|butors};           voluntary-organisations; some {voluntary-organisations}",
                "interview-form.yaml;  columns:\\n  - {column: A, fills: ro|und};                    held; - {column: A, fills: held}",
                "interview-form.yaml;  columns:\\n  - {fills: type, words: {x: county c|ouncil}};    county; - {fills: type, words: {x: county}}",
                "equivalent-mutants.yaml; - rule: \"R|2 x\";        '\"Well Behind: no minimum shown\"'; '- rule: \"Well Behind: no minimum shown\"'",
                "pack.yaml;            rests-on: {grading: {interpretation: I1|2}};            I21; rests-on: {grading: {interpretation: I21}}",
            })
    void the_whole_of_a_word_is_replaced_and_what_stands_behind_it_already_is_not_repeated(
            String file, String barred, String wanted, String line) {
        String text = barred.replace("\\n", "\n");
        int at = text.indexOf('|');
        String without = text.replace("|", "");
        Completion found = language.complete(file, without, at);
        assertThat(found.options()).extracting(Completion.Option::text).contains(wanted);
        assertThat(without.substring(0, found.from()) + wanted + without.substring(found.to()))
                .endsWith(line);
    }

    @Test
    void nothing_is_declared_within_the_line_of_another_word() {
        assertThat(offered("declare |")).containsExactly("enum ");
        assertThat(offered("declare enum |")).isEmpty();
        assertThat(offered("import |")).isEmpty();
    }

    @Test
    void names_are_completed_where_rules_or_the_extended_rule_set_say_which_there_are() throws Exception {
        assertThat(offered("pack.yaml", "rests-on:\n  grading: {source: x}\n  |"))
                .contains("no-minimum:", "overall-grade:")
                .doesNotContain("grading:");
        assertThat(offered("pack.yaml", "rests-on: {|")).contains("no-minimum: ");
        assertThat(offered("pack.yaml", "tables:\n  |")).contains("overall: ", "R3-4: ");
        assertThat(offered("meanings.yaml", "kinds:\n  |")).contains("interview:", "senior-sign-up:");
        assertThat(offered("meanings.yaml", "kinds:\n  senior-sign-up:\n    fields:\n      to: x\n      |"))
                .containsExactly("agencies: ", "shown-by: ");
        assertThat(offered("meanings.yaml", "lists:\n  |")).contains("AuthorityType:", "ShownBy:");
        assertThat(offered("meanings.yaml", "lists:\n  AuthorityType:\n    county: x\n    |"))
                .containsExactly("unitary: ", "metropolitan borough: ", "london borough: ");
        assertThat(offered("pack.yaml", "parameters:\n  |")).isEmpty();
        RuleSetReader.Draft pilot = RuleSetReader.draft(RuleFiles.readable(Path.of("rules", "march-2004-pilot")));
        Language extending = new Language(pilot, RuleIndex.of(pilot), RuleTree.disk());
        String pack = "parameters:\n  ";
        assertThat(extending.complete("pack.yaml", pack, pack.length()).options())
                .anySatisfy(one -> {
                    assertThat(one.text()).isEqualTo("voluntary-organisations:");
                    assertThat(one.says()).startsWith("1 organisation: ");
                });
        String kinds = "kinds:\n  ";
        assertThat(extending.complete("meanings.yaml", kinds, kinds.length()).options())
                .extracting(Completion.Option::text)
                .contains("senior-sign-up:", "legal-check:");
    }

    @Test
    void the_form_of_interviews_is_completed_with_the_fields_that_a_column_fills_and_with_their_words() {
        String form = "interview-form.yaml";
        assertThat(offered(form, "columns:\n  - {column: Authority, fills: |"))
                .contains("authority", "type", "held", "project-manager")
                .doesNotContain("R2 grade", "grade");
        assertThat(offered(form, "answers:\n  - column: drivers\n    fills: |"))
                .containsExactly("grade", "described", "drivers", "barriers", "solutions");
        assertThat(offered(form, "apart: |")).contains("round").doesNotContain("held");
        assertThat(offered(form, "questions:\n  - {question: Question 1, requirement: |"))
                .startsWith("R2", "R3-4");
        String types =
                "columns:\n  - {column: A, fills: round}\n  - column: B\n    fills: type\n    words:\n      shire: |\n";
        assertThat(offered(form, types)).contains("county", "london borough").doesNotContain("full time");
        assertThat(offered(
                        form, "columns:\n  - {column: \"Full time?\", fills: project-manager, words: {\"yes\": |}}\n"))
                .as("the words of the field of that column, and of none above it")
                .contains("full time")
                .doesNotContain("county");
        assertThat(offered(form, "answers:\n  - {column: grade, words: {x: |}, fills: grade}\n"))
                .as("what stands behind in the same column counts as well")
                .contains("On Course", "not rated");
    }

    @Test
    void what_is_a_requirement_or_a_rule_is_completed_by_those_that_there_are() {
        assertThat(offered("pack.yaml", "elsewhere:\n  - {id: R1, see: |")).contains("R2", "R3-4");
        assertThat(offered("equivalent-mutants.yaml", "- rule: \"R2|\"\n  mutation: x\n"))
                .contains("\"Well Behind: no minimum shown\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "pack.yaml;     rests-on:\\n  no-min|imum: {source: x};                        no-minimum;"
                        + " What these rules rest on: \"Well Behind: no minimum shown\".",
                "pack.yaml;     tables:\\n  R|2: Table 2.2;                                   R2; the grades of R2",
                "meanings.yaml; kinds:\\n  senior-|sign-up:;                                   senior-sign-up;"
                        + " People who can speak for their agencies stand behind",
                "meanings.yaml; kinds:\\n  senior-sign-up:\\n    fields:\\n      shown|-by: x;    shown-by;"
                        + " How the document shows it.",
                "meanings.yaml; lists:\\n  Auth|orityType:;                                    AuthorityType; county, unitary",
                "meanings.yaml; lists:\\n  AuthorityType:\\n    london bor|ough: x;               london borough;"
                        + " a borough of London",
            })
    void a_name_says_what_it_is_the_name_of(String file, String barred, String title, String says) {
        String text = barred.replace("\\n", "\n");
        Hover found =
                language.hover(file, text.replace("|", ""), text.indexOf('|')).orElseThrow();
        assertThat(found.title()).isEqualTo(title);
        assertThat(String.join(" ", found.lines())).contains(says);
        assertThat(text.replace("|", "").substring(found.from(), found.to())).isEqualTo(title);
    }

    @Test
    void a_key_says_what_stands_there() {
        String pack = "requirements:\n  - {id: R2, number: \"2\", name: x, weight: 1}\n";
        assertThat(language.hover("pack.yaml", pack, pack.indexOf("weight") + 2))
                .hasValueSatisfying(found -> {
                    assertThat(found.title()).isEqualTo("weight");
                    assertThat(found.lines())
                            .containsExactly("how much its grade weighs in the overall score, a whole number from 1");
                });
        assertThat(language.hover("pack.yaml", "name: weight\n", 8)).isEmpty();
    }

    @Test
    void a_conclusion_is_not_begun_within_another() {
        String signUp = "$signUp : SeniorSignUp( )";
        assertThat(offered(rule(signUp, "insert( |"))).doesNotContain("insert( new ");
        assertThat(offered(rule(signUp, "insert( new Counted( \"R6.A2\", |"))).doesNotContain("insert( new ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"// |", "// it says \"|", "insert( /* a |"})
    void nothing_is_offered_in_a_comment(String comment) {
        assertThat(offered(rule("$s : SeniorSignUp( )", comment))).isEmpty();
    }

    @Test
    void what_has_an_id_of_its_own_rests_on_no_reading_for_that() {
        String grade = "grades:\n  - {id: ";
        assertThat(language.complete("pack.yaml", grade, grade.length()).options())
                .isEmpty();
        String decided = "interpretation: ";
        assertThat(language.complete("pack.yaml", decided, decided.length()).options())
                .extracting(Completion.Option::text)
                .contains("I17");
    }

    @Test
    void what_is_bound_in_another_rule_is_not_offered() {
        String other = rule("$other : SeniorSignUp( )", "");
        assertThat(offered(other + rule("$mine : SeniorSignUp( )", "insert( $|")))
                .contains("$mine")
                .doesNotContain("$other");
    }

    @Test
    void words_of_other_lists_are_not_offered() {
        assertThat(offered(rule("SeniorSignUp( shownBy == |", "")))
                .filteredOn(one -> one.contains("."))
                .allMatch(one -> one.startsWith("ShownBy."));
    }

    @Test
    void readings_are_completed_behind_those_that_are_there() {
        String text = "rule \"x\"\n    @interpretation( \"I17, I|\" )\n";
        int at = text.indexOf('|');
        Completion found = language.complete("requirement-6.drl", text.replace("|", ""), at);
        assertThat(found.from()).isEqualTo(at - 1);
        assertThat(found.options()).anySatisfy(one -> {
            assertThat(one.text()).isEqualTo("I22");
            assertThat(one.sort()).isEqualTo(Completion.Sort.READING);
        });
    }

    @Test
    void nothing_is_offered_in_a_sentence() {
        assertThat(offered(rule("$s : SeniorSignUp( )", "insert( new SetAside( \"R6.A2\", $s, \"no |")))
                .isEmpty();
    }

    /** What is known of the word that a bar stands in. */
    private static Hover hover(String text) {
        int at = text.indexOf('|');
        return language.hover("requirement-6.drl", text.replace("|", ""), at).orElseThrow();
    }

    @Test
    void a_kind_says_what_it_is_and_who_uses_it() {
        Hover found = hover(rule("$s : Senior|SignUp( )", ""));
        assertThat(found.title()).isEqualTo("SeniorSignUp");
        assertThat(found.name()).isEqualTo("senior-sign-up");
        assertThat(String.join(" ", found.lines()))
                .contains("In a file of evidence: senior-sign-up. Declared in evidence.drl:")
                .contains("Fields: to, ")
                .contains("rules use it: ")
                .contains("R6.A2");
    }

    @Test
    void a_field_says_what_it_holds() {
        Hover found = hover(rule("SeniorSignUp( shown|By == ShownBy.SIGNATURE )", ""));
        assertThat(found.title()).isEqualTo("shownBy of SeniorSignUp");
        assertThat(found.lines())
                .contains(
                        "The words: signature, minuted agreement, senior attendance.",
                        "In a file of evidence: shown-by.");
    }

    @Test
    void a_word_says_which_others_there_are() {
        assertThat(hover(rule("SeniorSignUp( shownBy == ShownBy.SIGN|ATURE )", ""))
                        .title())
                .isEqualTo("\"signature\", a word of ShownBy");
    }

    @Test
    void a_criterion_says_what_it_asks_and_where_the_source_says_it() {
        Hover found = hover(rule("$s : SeniorSignUp( )", "insert( new Counted( \"R6.|A2\", $s ) );"));
        assertThat(found.lines())
                .containsSubsequence(
                        "minimum: high level sign-up to it by all three sectors.",
                        "It needs 3 of health, education, social care.",
                        "Source: Chapter 2, requirement 6; Appendix II, question 4.");
    }

    @Test
    void a_reading_a_number_and_a_variable_say_what_they_stand_for() {
        assertThat(hover("rule \"x\"\n    @interpretation( \"I17, I|22\" )\n").title())
                .isEqualTo("I22");
        assertThat(hover(rule("SharingProtocol( contributors.size >= {contri|butors-of-a-protocol} )", ""))
                        .lines())
                .anySatisfy(line -> assertThat(line).contains("two agencies"))
                .anySatisfy(line -> assertThat(line).contains("On it hangs").contains("R6.A1"));
        assertThat(hover(rule("$s : SeniorSignUp( $a : agencies )", "insert( $|a );"))
                        .title())
                .isEqualTo("$a stands for SeniorSignUp.agencies");
    }

    @Test
    void a_rule_says_in_words_what_it_does_where_it_comes_from_and_where_it_stands() {
        String name = "R9.M1 the paper went to some IT colleagues";
        Hover found = hover("rule \"R9.M1 the pa|per went to some IT colleagues\"\n");
        assertThat(found.title()).isEqualTo("rule \"" + name + "\"");
        assertThat(found.lines())
                .anySatisfy(line -> assertThat(line).contains("it went to some IT colleagues, not to all"))
                .contains("Source: Chapter 2, requirement 9; Appendix II, question 7.")
                .anySatisfy(line -> assertThat(line).startsWith("requirement-9.drl:"));
        String entry = "- rule: \"" + name + "\"\n";
        assertThat(language.hover("equivalent-mutants.yaml", entry, entry.indexOf("paper")))
                .hasValueSatisfying(there -> assertThat(there.title()).isEqualTo(found.title()));
        assertThat(language.hover("equivalent-mutants.yaml", entry, entry.indexOf("R9.M1") + 1))
                .hasValueSatisfying(there -> assertThat(there.title()).isEqualTo("R9.M1"));
    }

    @Test
    void of_a_comment_nothing_is_said() {
        String text = "// SeniorSignUp\n";
        assertThat(language.hover("requirement-6.drl", text, 6)).isEmpty();
    }
}
