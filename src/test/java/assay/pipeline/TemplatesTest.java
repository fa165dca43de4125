package assay.pipeline;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import assay.cli.Run;
import assay.study.EvidenceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.Strings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pipelines of others take from here: what it runs is run, with something else in the launcher's place that notes how. */
class TemplatesTest {

    private static final String RULES = "rules/playgrounds";
    private static final String EVIDENCE = RULES + "/fixtures/p1-m1-gate-of-99-cm.yaml";

    @TempDir
    Path folder;

    private static List<JsonNode> yaml(String file) throws IOException {
        Load load = new Load(LoadSettings.builder().build());
        return StreamSupport.stream(
                        load.loadAllFromString(Files.readString(Path.of(file))).spliterator(), false)
                .map(document -> JsonMapper.shared().<JsonNode>valueToTree(document))
                .toList();
    }

    /** Runs a script as a server does and returns what it calls the launcher with. */
    private List<List<String>> calls(String script, Map<String, String> environment) throws Exception {
        Path calls = folder.resolve("calls");
        Files.deleteIfExists(calls);
        Path launcher = Files.writeString(folder.resolve("assay"), """
                #!/bin/sh
                for argument; do printf '%s\\t' "$argument"; done >>'CALLS'
                echo >>'CALLS'
                """.replace("CALLS", calls.toString()));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script);
        builder.environment().putAll(environment);
        builder.environment().put("GITHUB_ACTION_PATH", folder.toString());
        builder.environment().put("RUNNER_TEMP", folder.toString());
        builder.environment().put("GITHUB_OUTPUT", folder.resolve("output").toString());
        Process process = builder.redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
        return Files.readAllLines(calls).stream()
                .map(line -> List.of(Strings.CS.removeEnd(line, "\t").split("\t")))
                .toList();
    }

    private static void isWell(List<String> call) {
        Run run = assay(call.toArray(String[]::new));
        assertThat(run.err()).as(call.toString()).isEmpty();
        assertThat(run.exit()).as(call.toString()).isZero();
    }

    @Test
    void each_step_of_the_action_is_a_command_that_there_is() throws Exception {
        JsonNode action = yaml("action.yml").get(0);
        assertThat(action.at("/runs/using").asString()).isEqualTo("composite");
        List<List<String>> calls = new ArrayList<>();
        for (JsonNode step : action.at("/runs/steps")) {
            if (step.has("run")) {
                assertThat(step.path("shell").asString()).isEqualTo("bash");
                assertThat(step.get("run").asString())
                        .as("no input is text of a script")
                        .doesNotContain("${{");
                calls.addAll(calls(
                        step.get("run").asString(), Map.of("RULE_SET", RULES, "STRICT", "true", "EVIDENCE", EVIDENCE)));
            }
        }
        assertThat(calls)
                .extracting(call -> String.join(" ", call))
                .containsExactly(
                        "rules check --rules " + RULES + " --strict --format github",
                        "verify --rules " + RULES + " --quiet --format github --junit " + folder + "/assay-junit.xml "
                                + EVIDENCE,
                        "rules check --rules " + RULES + " --format sarif --output " + folder
                                + "/assay-sarif/rules.sarif",
                        "verify --rules " + RULES + " --quiet --format sarif --output " + folder
                                + "/assay-sarif/evidence.sarif " + EVIDENCE);
        calls.forEach(TemplatesTest::isWell);
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("junit=" + folder + "/assay-junit.xml\n");
        List<String> uploaded = new ArrayList<>();
        List<String> categories = new ArrayList<>();
        for (JsonNode step : action.at("/runs/steps")) {
            if (step.path("uses").asString("").contains("/upload-sarif@")) {
                uploaded.add(step.at("/with/sarif_file").asString().replace("${{ runner.temp }}", folder.toString()));
                categories.add(step.at("/with/category").asString());
            }
        }
        assertThat(uploaded)
                .as("each file is uploaded by itself, for code scanning takes one run of a program for each category")
                .containsExactly(folder + "/assay-sarif/rules.sarif", folder + "/assay-sarif/evidence.sarif")
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
        assertThat(categories).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void an_input_is_an_argument_whatever_stands_in_it() throws Exception {
        String odd = "it's; echo \"$(id)\" own";
        String run = yaml("action.yml").get(0).at("/runs/steps/1/run").asString();
        assertThat(calls(run, Map.of("RULE_SET", odd, "STRICT", "false")))
                .containsExactly(List.of("rules", "check", "--rules", odd, "--format", "github"));
        assertThat(calls(run, Map.of("RULE_SET", "", "STRICT", "false")))
                .containsExactly(List.of("rules", "check", "--format", "github"));
    }

    @Test
    void evidence_is_named_in_one_line_or_in_several() throws Exception {
        for (JsonNode step : yaml("action.yml").get(0).at("/runs/steps")) {
            String run = step.path("run").asString("");
            if (run.contains(" verify ")) {
                List<List<String>> calls = calls(run, Map.of("RULE_SET", RULES, "EVIDENCE", "a.yaml  b\n c.yml\n"));
                assertThat(calls.get(calls.size() - 1)).endsWith("a.yaml", "b", "c.yml");
            }
        }
    }

    @Test
    void each_input_of_the_action_and_of_the_template_is_used() throws Exception {
        String action = Files.readString(Path.of("action.yml"));
        yaml("action.yml")
                .get(0)
                .get("inputs")
                .propertyNames()
                .forEach(input -> assertThat(action).contains("inputs." + input));
        String template = Files.readString(Path.of("templates/assay.yml"));
        yaml("templates/assay.yml")
                .get(0)
                .at("/spec/inputs")
                .propertyNames()
                .forEach(input -> assertThat(template).contains("$[[ inputs." + input + " ]]"));
    }

    @Test
    void each_job_of_the_template_writes_the_reports_that_it_names() throws Exception {
        JsonNode jobs = yaml("templates/assay.yml").get(1);
        for (String name : List.of("assay-rules", "assay-evidence")) {
            JsonNode job = jobs.get(name);
            String script = job.at("/script/0").asString().replace("/tmp/assay/assay", folder + "/assay");
            Map<String, String> environment = Map.of("RULE_SET", RULES, "EVIDENCE", EVIDENCE);
            List<String> call = new ArrayList<>(calls(script, environment).get(0));
            for (JsonNode report : job.at("/artifacts/reports")) {
                assertThat(call).contains(report.asString());
                call.replaceAll(argument -> argument.equals(report.asString()) ? folder + "/" + argument : argument);
            }
            isWell(call);
            for (JsonNode report : job.at("/artifacts/reports")) {
                assertThat(folder.resolve(report.asString())).isNotEmptyFile();
            }
        }
    }

    @Test
    void each_hook_is_a_command_that_there_is_for_files_that_it_is_for() throws Exception {
        JsonNode hooks = yaml(".pre-commit-hooks.yaml").get(0);
        assertThat(hooks.findValuesAsString("id"))
                .containsExactly("assay-verify", "assay-rules-check", "assay-rules-format");
        for (JsonNode hook : hooks) {
            assertThat(hook.get("language").asString()).isEqualTo("script");
            boolean isOfEvidence = hook.path("pass_filenames").asBoolean(true);
            Pattern files = Pattern.compile(hook.get("files").asString());
            assertThat(Stream.of(EVIDENCE, "fixtures/a.yml").filter(files.asPredicate()))
                    .as(hook.get("id").asString())
                    .hasSize(isOfEvidence ? 2 : 1);
            assertThat(files.asPredicate().test("fixtures/A.YAML")).isEqualTo(isOfEvidence);
            assertThat(EvidenceFiles.BESIDE)
                    .map(name -> "fixtures/study/" + name)
                    .noneMatch(name -> isOfEvidence
                            && files.asPredicate().test(name)
                            && !Pattern.compile(hook.get("exclude").asString())
                                    .asPredicate()
                                    .test(name));
            assertThat(files.asPredicate().test(RULES + "/requirement-1.drl")).isNotEqualTo(isOfEvidence);
            List<String> call =
                    new ArrayList<>(List.of(hook.get("entry").asString().split(" ")));
            assertThat(call.remove(0)).isEqualTo("assay");
            call.addAll(List.of("--rules", RULES));
            if (isOfEvidence) {
                call.add(EVIDENCE);
            } else if (Set.copyOf(call).contains("format")) {
                call.add("--check");
            }
            isWell(call);
        }
    }
}
