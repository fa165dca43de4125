package assay.cli;

import static assay.cli.RuleSets.git;
import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compare --words} says of a change of policy. */
class CompareWordsTest {

    private static final Path PLAYGROUNDS = Path.of("rules", "playgrounds");

    @TempDir
    Path folder;

    /** The playgrounds with more in their pack. */
    private Path changed(String... more) throws Exception {
        return new RuleSets(folder)
                .extending("changed", PLAYGROUNDS.toAbsolutePath().toString(), more);
    }

    private static String words(Path with) {
        Run run = assay("compare", "--rules", PLAYGROUNDS.toString(), "--with", with.toString(), "--words");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    @Test
    void a_number_is_said_in_every_sentence_that_has_it() {
        Run run = assay("compare", "--rules", PLAYGROUNDS.toString(), "--set", "gate-width=120", "--words");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                        What playgrounds with gate-width = 120 says otherwise than playgrounds
                        Marked are [-words that are taken out-] and {+words that are put in+}.

                        Parameter gate-width
                          How wide a gate must be for a wheelchair to get through: [-100-] {+120+} cm. Source: [-Playing
                          Together (invented), page 4-] {+the command line+}. Reading: I1.

                        Rule "P1.M1 a gate that is wide and has no step"
                          For P1.M1: A gate that is at least [-100-] {+120+} cm wide and step free counts. Source: Playing
                          Together (invented), page 4. Reading: I1.

                        Rule "P1.M1 a narrow gate"
                          For P1.M1: A gate that is less than [-100-] {+120+} cm wide does not count: it is narrower than
                          [-100-] {+120+} cm. Source: Playing Together (invented), page 4. Reading: I1.

                        Reading I1
                          The question is how wide a gate is that "any child can get through". Decided: [-100-] {+120+} cm
                          or more, without a step. Why: it is the width of a large wheelchair, with room for two hands.

                        4 differences: 0 new, 0 gone, 4 another
                        """);
    }

    @Test
    void a_criterion_that_is_left_out_is_gone_with_its_rules() throws Exception {
        assertThat(words(changed("without: [P2.F1]"))).isEqualTo("""
                        What changed says otherwise than playgrounds
                        Marked are [-words that are taken out-] and {+words that are put in+}.

                        Criterion P2.F1, which is gone
                          P2.F1, a further improvement: something that was wished for is built. It has no parts: one thing
                          that counts is enough. Source: Playing Together (invented), pages 8 and 9.

                        Rule "P2.F1 a wish that was built", which is gone
                          For P2.F1: A wish that is built counts. Source: Playing Together (invented), page 9.

                        Rule "P2.F1 a wish that is only planned", which is gone
                          For P2.F1: A wish that is planned does not count: it is only planned. Source: Playing Together
                          (invented), page 9.

                        3 differences: 0 new, 3 gone, 0 another
                        """);
    }

    @Test
    void a_rule_that_is_added_is_new() throws Exception {
        Path set = changed();
        Files.writeString(set.resolve("more.drl"), """
                package playgrounds

                import assay.policy.*

                rule "P1.F1 a sign with pictures"
                    @source( "Playing Together (invented), page 7" )
                when
                    $fact : Sign( form == SignForm.PICTURES )
                then
                    insert( Counted.whole( "P1.F1", $fact ) );
                end
                """);
        assertThat(words(set)).isEqualTo("""
                        What changed says otherwise than playgrounds
                        Marked are [-words that are taken out-] and {+words that are put in+}.

                        Rule "P1.F1 a sign with pictures", which is new
                          For P1.F1: A sign in the form of pictures counts. Source: Playing Together (invented), page 7.

                        1 difference: 1 new, 0 gone, 0 another
                        """);
    }

    @Test
    void a_reading_that_is_decided_otherwise_is_said_word_by_word() throws Exception {
        Path set = changed();
        Files.writeString(
                set.resolve("interpretations.yaml"),
                Files.readString(PLAYGROUNDS.resolve("interpretations.yaml"))
                        .replace("about half a class", "what the guide was asked for"));
        assertThat(words(set)).isEqualTo("""
                        What changed says otherwise than playgrounds
                        Marked are [-words that are taken out-] and {+words that are put in+}.

                        Reading I5
                          The question is how many answers make a survey. Decided: twelve or more. Why: it is [-about half a
                          class-] {+what the guide was asked for+}.

                        1 difference: 0 new, 0 gone, 1 another
                        """);
    }

    @Test
    void what_a_revision_says_otherwise_is_said_of_it() throws Exception {
        Path rules = Files.createDirectories(folder.resolve("rules"));
        git(folder, "init", "-q");
        Path march = new RuleSets(rules).copy("march-2004");
        Path common = Files.createDirectories(rules.resolve("common"));
        try (var files = Files.list(Path.of("rules", "common"))) {
            for (Path file : files.toList()) {
                Files.copy(file, common.resolve(file.getFileName()));
            }
        }
        git(folder, "add", ".");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "as it is");
        RuleSets.change(march, "parameters.yaml", "value: 2004-04-01", "value: 2004-05-01");
        Run run = assay("compare", "--rules", march.toString(), "--with-git", "HEAD", "--words");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("What march-2004 says otherwise than march-2004 of HEAD\n", """
                        Parameter day-of-assessment
                          The day on which the position of authorities was to be assessed: 1 [-April-] {+May+} 2004. Source:
                          Appendix V. Reading: I11.

                        Rule "A document dated after 1 May 2004 is noted"
                          A document dated after 1 [-April-] {+May+} 2004 is noted: "[the document] is dated [its date],
                          after 1 [-April-] {+May+} 2004." A document dated after 1 [-April-] {+May+} 2004 is marked as
                          dated after the day, wherever it counts. Source: Appendix V. Reading: I11.
                        """);
    }
}
