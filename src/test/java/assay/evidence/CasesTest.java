package assay.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a case is: the evidence of its file with something else in it, and evidence like any other. */
class CasesTest {

    private static final String FILE = """
            authority: Eastmere
            type: county
            interview:
              held: 2004-04-20
              requirements:
                R6: {grade: On Course, described: a protocol}
            documents:
              - id: D1
                title: minutes
                received: 2004-04-21
                shows:
                  - glossary: {agencies: [health, education], at: p. 1}
                  - training: {about: consent, staff: managers, status: underway}
              - id: D2
                title: a form
                shows:
                  - consent-form: {agencies: [health], purpose: treatment, status: draft}
            expect: {met: [R2.F1]}
            cases:
              - case: it
                changes: %s
                expect: {unmet: [R2.F1]}
            """;

    private static Evidence read(String text) throws Exception {
        return new EvidenceReader(TestRules.march2004().ruleSet())
                .read("a.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Evidence changed(String changes) throws Exception {
        Evidence file = read(FILE.formatted(changes));
        assertThat(file.cases()).hasSize(1);
        assertThat(file.fixtures()).containsExactly(file, file.cases().get(0));
        return file.cases().get(0);
    }

    private static Evidence base() throws Exception {
        return read(FILE.substring(0, FILE.indexOf("expect")));
    }

    /** What a file with the text in the place of another says of the authority. */
    private static Evidence instead(String text, String other) throws Exception {
        assertThat(FILE).contains(text);
        return read(FILE.substring(0, FILE.indexOf("expect")).replace(text, other));
    }

    private static void same(Evidence one, Evidence other) {
        assertThat(one)
                .usingRecursiveComparison()
                .ignoringFields("sha256", "spoken", "expect", "caseName", "cases", "warnings")
                .isEqualTo(other);
    }

    @Test
    void fields_of_a_fact_are_others_and_the_rest_of_it_stays() throws Exception {
        same(changed("{D1#1: {agencies: [police]}}"), instead("[health, education]", "[police]"));
        same(changed("{D1#1: {basis: secondary}}"), instead("at: p. 1", "at: p. 1, basis: secondary"));
    }

    @Test
    void a_document_has_another_day_or_shows_something_else() throws Exception {
        same(changed("{D1: {received: 2004-05-01}}"), instead("2004-04-21", "2004-05-01"));
        same(
                changed("{D2: {shows: [glossary: {agencies: [police]}]}}"),
                instead(
                        "consent-form: {agencies: [health], purpose: treatment, status: draft}",
                        "glossary: {agencies: [police]}"));
    }

    @Test
    void documents_facts_and_the_interview_are_left_out_and_documents_added() throws Exception {
        assertThat(changed("{without: [D1, interview]}").documents())
                .extracting(one -> one.document().id())
                .containsExactly("D2");
        assertThat(changed("{without: [interview]}").interview()).isNull();
        assertThat(changed("{without: [D1#1]}").documents().get(0).observations())
                .extracting(one -> one.kind().word())
                .containsExactly("training");
        Evidence more = changed("{documents: [{id: D3, title: more, shows: []}]}");
        assertThat(more.documents()).hasSize(3);
        assertThat(more.documents().subList(0, 2)).isEqualTo(base().documents());
    }

    @Test
    void what_the_interviewee_said_of_a_requirement_changes_and_nothing_else_that_was_said() throws Exception {
        same(
                changed("{interview: {requirements: {R6: {grade: Well Ahead}}}}"),
                instead("grade: On Course", "grade: Well Ahead"));
        same(
                changed("{type: unitary, authority: Other}"),
                instead("authority: Eastmere\ntype: county", "authority: Other\ntype: unitary"));
    }

    @Test
    void a_document_that_is_called_like_a_fact_is_the_one_that_is_meant() throws Exception {
        String text = FILE.formatted("{\"D1#1\": {title: other}}").replace("id: D2", "id: \"D1#1\"");
        Evidence evidence = read(text).cases().get(0);
        assertThat(evidence.documents().get(1).document().title()).isEqualTo("other");
        assertThat(evidence.documents().get(0)).isEqualTo(base().documents().get(0));
    }

    @Test
    void the_evidence_itself_is_what_it_is_without_cases_and_only_cases_are_fixtures_where_it_expects_nothing()
            throws Exception {
        Evidence file = read(FILE.formatted("{D1#1: {agencies: [police]}}").replace("expect: {met: [R2.F1]}\n", ""));
        same(file, base());
        assertThat(file.fixtures()).isEqualTo(file.cases());
        assertThat(base().fixtures()).containsExactly(base());
    }

    @Test
    void what_is_odd_about_a_case_is_told_of_the_case_and_what_is_odd_about_all_is_told_once() throws Exception {
        String text = FILE.formatted("{D2: {dated: 2004-05-02, received: 2004-05-01}}")
                .replace("title: minutes", "title: minutes\n    dated: 2004-05-01");
        assertThat(read(text).warnings())
                .extracting(Problem::toString)
                .isEqualTo(List.of(
                        "a.yaml:10:12: warning: the document is dated after it was received",
                        "a.yaml:22:27: warning: case \"it\": the document is dated after it was received"));
    }
}
