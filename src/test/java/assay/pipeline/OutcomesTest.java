package assay.pipeline;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.cli.Run;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.xml.sax.SAXException;

/** How files came out, for build servers: one that passes, one that differs in a case, one that cannot be read. */
class OutcomesTest {

    /**
     * What Surefire's own schema says of what stands in a report of ours: which attributes and elements there are, which have to
     * be there, in which order, and how a time is written. It has more that we do not write.
     */
    private static final String SUREFIRE = """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:simpleType name="time">
                <xs:restriction base="xs:string">
                  <xs:pattern value="(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\\.[0-9]{0,3})?"/>
                </xs:restriction>
              </xs:simpleType>
              <xs:complexType name="told">
                <xs:simpleContent>
                  <xs:extension base="xs:string">
                    <xs:attribute name="message" type="xs:string"/>
                    <xs:attribute name="type" type="xs:string" use="required"/>
                  </xs:extension>
                </xs:simpleContent>
              </xs:complexType>
              <xs:element name="testsuite">
                <xs:complexType>
                  <xs:sequence>
                    <xs:element name="properties" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="property" minOccurs="0" maxOccurs="unbounded">
                            <xs:complexType>
                              <xs:attribute name="name" type="xs:string" use="required"/>
                              <xs:attribute name="value" type="xs:string" use="required"/>
                            </xs:complexType>
                          </xs:element>
                        </xs:sequence>
                      </xs:complexType>
                    </xs:element>
                    <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded">
                      <xs:complexType>
                        <xs:sequence>
                          <xs:element name="failure" type="told" minOccurs="0" maxOccurs="unbounded"/>
                          <xs:element name="error" type="told" minOccurs="0"/>
                          <xs:element name="system-out" type="xs:string" minOccurs="0"/>
                        </xs:sequence>
                        <xs:attribute name="name" type="xs:string" use="required"/>
                        <xs:attribute name="classname" type="xs:string"/>
                        <xs:attribute name="time" type="time" use="required"/>
                      </xs:complexType>
                    </xs:element>
                  </xs:sequence>
                  <xs:attribute name="name" type="xs:string" use="required"/>
                  <xs:attribute name="time" type="time"/>
                  <xs:attribute name="tests" type="xs:string" use="required"/>
                  <xs:attribute name="errors" type="xs:string" use="required"/>
                  <xs:attribute name="skipped" type="xs:string" use="required"/>
                  <xs:attribute name="failures" type="xs:string" use="required"/>
                </xs:complexType>
              </xs:element>
            </xs:schema>
            """;

    private static final String EVIDENCE = """
            authority: Eastmere
            type: county
            documents:
              - id: D1
                title: e-mails
                shows:
                  - technical-paper-dissemination: {to: all it colleagues, means: email}
            expect: {met: [R9.M1]}
            """;

    @TempDir
    Path folder;

    private Path evidence;

    @BeforeEach
    void write() throws IOException {
        evidence = Files.createDirectories(folder.resolve("v1.2/evidence"));
        Files.writeString(evidence.resolve("a.yaml"), EVIDENCE);
        Files.writeString(evidence.resolve("b #1.yaml"), EVIDENCE + """
                cases:
                  - case: 'some of "them" # & <all>'
                    changes: {D1#1: {to: some it colleagues}}
                    expect: {met: [R9.M1], unmet: [R9.M2]}
                """);
        Files.writeString(evidence.resolve("c.yaml"), "authority: Eastmere\n");
    }

    private Run verified(String... options) {
        return assay(Stream.concat(Stream.of("verify", evidence.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private String junit(String... options) throws IOException {
        Path report = folder.resolve("report.xml");
        verified(Stream.concat(Stream.of("--junit", report.toString()), Stream.of(options))
                .toArray(String[]::new));
        return Files.readString(report);
    }

    private static void validate(String xml) throws SAXException, IOException {
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(SUREFIRE)));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    void junit_xml_is_what_surefire_writes() throws Exception {
        String xml = junit();
        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
        assertThatThrownBy(() -> validate(xml.replaceFirst(" skipped=\"0\"", "")))
                .as("what the schema asks for")
                .hasMessageContaining("skipped");
    }

    @Test
    void its_classes_are_folders_and_its_tests_are_files_and_their_cases() throws Exception {
        String place = folder.toString().substring(1).replace('.', '_').replace('/', '.') + ".v1_2.evidence";
        assertThat(junit().lines().filter(line -> line.startsWith("  <testcase")))
                .hasSize(4)
                .allMatch(line -> line.contains(" classname=\"" + place + "\" time=\"0.000\""))
                .extracting(line -> line.replaceAll(".*? name=\"(.*?)\" .*", "$1"))
                .containsExactly(
                        "a.yaml", "b #1.yaml", "b #1.yaml: some of &quot;them&quot; # &amp; &lt;all&gt;", "c.yaml");
        Path inside = folder.resolve("inside.xml");
        assay("verify", "./fixtures/../fixtures/requirement-9", "--junit", inside.toString());
        assertThat(Files.readString(inside)).contains(" classname=\"fixtures.requirement-9\"");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no file is called so there")
    void files_whose_names_look_the_same_are_told_from_each_other() throws Exception {
        Files.writeString(evidence.resolve("p\\nq.yaml"), EVIDENCE);
        Files.writeString(evidence.resolve("p\nq.yaml"), EVIDENCE);
        assertThat(junit()).contains("name=\"p\\nq.yaml\"", "name=\"p\\\\nq.yaml\"");
        assertThat(verified("--format", "tap").out())
                .as("a backslash is two in a description")
                .contains("/p\\\\nq.yaml\n", "/p\\\\\\\\nq.yaml\n");
    }

    @Test
    void it_says_what_differs_what_cannot_be_read_and_by_which_rules() throws Exception {
        assertThat(junit("--set", "voluntary-organisations=9"))
                .contains("tests=\"4\" errors=\"1\" skipped=\"0\" failures=\"1\"")
                .containsPattern("<failure message=\"[^\"]*b #1.yaml:12:20: case [^\"]*\" type=\"expectation\">")
                .containsPattern("<error message=\"[^\"]*c.yaml:1:1: [^\"]* is missing [^\"]*\" type=\"input\">")
                .contains("<property name=\"rules.name\" value=\"march-2004\"/>")
                .containsPattern("<property name=\"rules.sha256\" value=\"[0-9a-f]{64}\"/>")
                .contains("<property name=\"rules.set.voluntary-organisations\" value=\"9\"/>");
    }

    @Test
    void it_is_the_same_on_every_run() throws Exception {
        assertThat(junit()).isEqualTo(junit());
    }

    @Test
    void tap_has_a_plan_a_line_for_each_and_yaml_below_what_did_not_pass() {
        Run run = verified("--format", "tap");
        assertThat(run.exit()).isEqualTo(2);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).startsWith("TAP version 13", "1..4");
        assertThat(lines.get(2)).matches("# by march-2004, sha256 [0-9a-f]{64}");
        assertThat(lines)
                .filteredOn(line -> line.matches("(not )?ok .*"))
                .containsExactly(
                        "ok 1 - " + evidence + "/a.yaml",
                        "ok 2 - " + evidence + "/b \\#1.yaml",
                        "not ok 3 - " + evidence + "/b \\#1.yaml: some of \"them\" \\# & <all>",
                        "not ok 4 - " + evidence + "/c.yaml");
        assertThat(lines)
                .as("nothing but versions, plans, tests, comments and YAML that is further in")
                .allMatch(line -> line.matches("(TAP|1\\.\\.|# |ok |not ok |  ).*"));
        Matcher blocks = Pattern.compile("(?ms)^  ---\n(.*?)^  \\.\\.\\.$").matcher(run.out());
        assertThat(blocks.results()
                        .map(block -> new Load(LoadSettings.builder().build())
                                .loadFromString(block.group(1))
                                .toString()))
                .hasSize(2)
                .satisfiesExactly(
                        fail -> assertThat(fail)
                                .startsWith(
                                        "{severity=fail, at=[{file=" + evidence
                                                + "/b #1.yaml, line=12, column=20, message=case \"some of \"them\" # & <all>\": R9.M1:"),
                        error -> assertThat(error)
                                .startsWith("{severity=error, at=[{file=" + evidence
                                        + "/c.yaml, line=1, column=1, message="));
    }

    @Test
    void what_is_odd_and_counts_is_a_warning_in_every_format() throws Exception {
        evidence = Files.createDirectories(folder.resolve("odd"));
        Files.writeString(
                evidence.resolve("a.yaml"),
                EVIDENCE.replace("e-mails\n", "e-mails\n    dated: 2004-05-17\n    received: 2004-05-10\n"));
        String says = "the document is dated after it was received";
        Run github = verified("--quiet", "--format", "github");
        assertThat(github.out())
                .contains("::warning file=" + evidence + "/a.yaml,line=6,col=12,")
                .contains("title=odd-input::" + says)
                .endsWith("1 passed, 0 failed\n");
        assertThat(github.err()).isEmpty();
        assertThat(github.exit()).isZero();
        for (String other : List.of("--quiet", "--color=never")) {
            Run strict = verified("--strict", other);
            assertThat(strict)
                    .as("why it ends with 1 is told, whatever else is left out")
                    .isEqualTo(new Run(
                            1, "1 passed, 0 failed, 1 warning\n", evidence + "/a.yaml:6:12: warning: " + says + "\n"));
        }
        assertThat(verified("--strict", "--edges").err())
                .isEqualTo(
                        "assay: --strict is about how files come out; leave it out, or ask verify without --edges\n");
        assertThat(verified("--format", "gitlab").out())
                .contains("\"description\" : \"" + says + "\"", "\"check_name\" : \"odd-input\"", "\"minor\"");
        assertThat(verified("--format", "sarif").out())
                .contains("\"ruleId\" : \"odd-input\"", "\"level\" : \"warning\"", says);
        assertThat(verified("--format", "json").out()).contains("\"warnings\" : [", "/a.yaml:6:12: warning: " + says);
        Files.writeString(
                evidence.resolve("a.yaml"),
                "cases:\n  - {case: another, changes: {D1#1: {to: some it colleagues}}, expect: {unmet: [R9.M1]}}\n",
                StandardOpenOption.APPEND);
        assertThat(verified("--format", "tap").out())
                .containsOnlyOnce("ok 1 - " + evidence + "/a.yaml\n# warning: " + evidence + "/a.yaml:6:12: " + says
                        + "\nok 2 - " + evidence + "/a.yaml: another\n");
        String xml = junit();
        assertThat(xml)
                .containsOnlyOnce("<system-out>warning: " + evidence + "/a.yaml:6:12: " + says
                        + "</system-out></testcase>\n  <testcase name=\"a.yaml: another\"");
        assertThatCode(() -> validate(xml)).doesNotThrowAnyException();
    }

    @Test
    void code_hosts_are_told_the_same_places() {
        for (String format : List.of("github", "gitlab", "sarif")) {
            assertThat(verified("--format", format).out())
                    .as(format)
                    .containsPattern("(?s)b( #|%20%23)1.yaml.*expectation|expectation.*b( #|%20%23)1.yaml")
                    .containsPattern("(?s)c.yaml.*input|input.*c.yaml");
        }
    }
}
