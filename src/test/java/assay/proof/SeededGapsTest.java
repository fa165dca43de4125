package assay.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import assay.TestRules;
import assay.drl.RuleFiles;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evaluation.Trials;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.evidence.Observation;
import assay.evidence.SubmittedDocument;
import assay.policy.Document;
import assay.problem.Problem;
import assay.rules.RuleBase;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes of single conditions of the rules of March 2004 that count or set aside, and of those that grade. Facts made at random say
 * which changes leave one; those are told, and what is told of ends the evaluation of a file that has it.
 */
class SeededGapsTest {

    private static final Path RULES = Path.of("rules", "march-2004");
    private static final Pattern RULE = Pattern.compile("(?ms)^rule \"(.*?)\"$.*?^end$");
    private static final int FACTS = 80;

    /** What is put instead of what stands in a condition. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry(" == ", " != "),
            Map.entry(" != ", " == "),
            Map.entry(" >= ", " > "),
            Map.entry(" < ", " <= 1 - 2 + "),
            Map.entry("!online", "online"),
            Map.entry("!found", "found"),
            Map.entry(" not contains ", " contains "),
            Map.entry(" contains ", " not contains "),
            Map.entry("    not ", "    exists "),
            Map.entry("    exists ", "    not "));

    /** A change of one rule: what stands in its file, and what instead. */
    private record Seed(String kind, String file, String from, String to) {}

    private static List<Seed> seeds(Map<String, String> files, Set<String> kinds) {
        List<Seed> seeds = new ArrayList<>();
        files.forEach((file, text) -> {
            Matcher rule = RULE.matcher(text);
            while (rule.find()) {
                String whole = rule.group();
                Matcher looked = Pattern.compile("\\$\\w+ : (\\w+)\\(").matcher(whole);
                if (looked.find() && kinds.contains(looked.group(1)) && whole.matches("(?s).*(Counted|SetAside).*")) {
                    String kind = looked.group(1);
                    seeds.add(new Seed(kind, file, whole, ""));
                    int then = whole.indexOf("\nthen\n");
                    int when = whole.indexOf("\nwhen\n");
                    CHANGES.forEach((from, to) -> {
                        int at = whole.indexOf(from, when);
                        if (at >= 0 && at < then && !whole.startsWith(" not", at - 4)) {
                            seeds.add(new Seed(
                                    kind,
                                    file,
                                    whole,
                                    whole.substring(0, at) + to + whole.substring(at + from.length())));
                        }
                    });
                }
            }
        });
        return seeds;
    }

    @Test
    @Tag("sample")
    void a_change_that_leaves_a_fact_is_told_with_a_fact_that_is_left() throws Exception {
        assertThat(tried(2)).isGreaterThan(20);
    }

    @Test
    @Tag("whole")
    void every_change_that_leaves_a_fact_is_told_with_a_fact_that_is_left() throws Exception {
        assertThat(tried(Integer.MAX_VALUE)).isGreaterThan(100);
    }

    /** One change of each kind of evidence at a time, for none of them hides another; how many of them were told. */
    private static int tried(int most) throws Exception {
        RuleFiles files = RuleFiles.read(RULES);
        List<Kind> kinds = TestRules.march2004().ruleSet().vocabulary().kinds();
        Map<String, List<Seed>> byKind = new TreeMap<>();
        List<Seed> all = new ArrayList<>(
                seeds(files.written(), kinds.stream().map(Kind::type).collect(Collectors.toSet())));
        Collections.shuffle(all, new Random(7));
        all.forEach(seed ->
                byKind.computeIfAbsent(seed.kind, any -> new ArrayList<>()).add(seed));
        int rounds = byKind.values().stream().mapToInt(List::size).max().orElse(0);
        int told = 0;
        for (int round = 0; round < Math.min(rounds, most); round++) {
            RuleFiles changed = files;
            for (List<Seed> seeds : byKind.values()) {
                if (round < seeds.size()) {
                    Seed seed = seeds.get(round);
                    changed = changed.with(seed.file, changed.text(seed.file).replace(seed.from, seed.to));
                }
            }
            told += told(changed, kinds, new Random(round));
        }
        return told;
    }

    private static int told(RuleFiles changed, List<Kind> kinds, Random random) throws Exception {
        RuleBase rules = RuleBase.unchecked(changed, TestRules.CACHE);
        List<Problem> problems = Proof.problems(changed, rules);
        assertThat(problems).extracting(Problem::code).isSubsetOf("gap", "criterion-gap", "overlap");
        Map<String, String> gaps = new TreeMap<>();
        problems.stream().filter(problem -> problem.code().equals("gap")).forEach(problem -> {
            Matcher example =
                    Pattern.compile("is not graded: (- ([\\w-]+): .*)").matcher(problem.message());
            assertThat(example.find()).as(problem.message()).isTrue();
            gaps.put(example.group(1), example.group(2));
        });
        Evaluator evaluator = new Evaluator(rules);
        for (Map.Entry<String, String> gap : gaps.entrySet()) {
            Evidence evidence = read(rules, gap.getKey());
            assertThat(catchThrowable(() -> evaluator.evaluate(evidence)))
                    .as(gap.getKey())
                    .isInstanceOf(RuleFault.class)
                    .hasMessageContaining("no rule counts the " + gap.getValue() + " in left.yaml");
        }
        assertThat(gaps.values()).containsAll(left(new Trials(rules), kinds, random));
        for (Problem problem : problems) {
            Matcher both = Pattern.compile("^(\\S+) counts this fact by .*, and sets it aside by .*\\): (- .*)")
                    .matcher(problem.message());
            if (both.find()) {
                Trials.Use use =
                        new Trials(rules).uses(read(rules, both.group(2))).get(0);
                assertThat(use.counted()).as(problem.message()).contains(both.group(1));
                assertThat(use.setAside()).as(problem.message()).contains(both.group(1));
            }
        }
        return gaps.size();
    }

    private static Evidence read(RuleBase rules, String facts) throws Exception {
        String file = "authority: A\ntype: county\ndocuments:\n  - id: D1\n    title: A\n    shows:\n      "
                + facts.replace(", beside ", "\n      ") + "\n";
        return new EvidenceReader(rules.ruleSet()).read("left.yaml", file.getBytes(StandardCharsets.UTF_8));
    }

    /** The kinds of which some fact is left. */
    private static Set<String> left(Trials trials, List<Kind> kinds, Random random) {
        Set<String> left = new TreeSet<>();
        for (boolean others : List.of(true, false)) {
            List<Observation> facts = new ArrayList<>();
            for (Kind kind : kinds) {
                // Directories decide what becomes of tests of them.
                for (int i = 0; i < FACTS && (others || !kind.word().equals("directory")); i++) {
                    facts.add(new Observation(kind, values(kind, random), null, false, null));
                }
            }
            List<Trials.Use> uses = trials.uses(Evidence.of(
                    "",
                    "",
                    Map.of("type", "county"),
                    null,
                    Map.of(),
                    Map.of(),
                    List.of(new SubmittedDocument(new Document("D1", "D1", null, null, 0), facts))));
            for (int i = 0; i < facts.size(); i++) {
                if (uses.get(i).isNone()) {
                    left.add(facts.get(i).kind().word());
                }
            }
        }
        return left;
    }

    private static Map<String, Object> values(Kind kind, Random random) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (!field.optional() || random.nextBoolean()) {
                values.put(field.property(), value(field, random));
            }
        }
        return values;
    }

    private static Object value(Field field, Random random) {
        List<String> words = new ArrayList<>(field.words());
        Collections.shuffle(words, random);
        return switch (field.form()) {
            case WORD -> words.get(0);
            case WORDS ->
                List.copyOf(words.subList(0, Math.min(words.size(), (field.mayBeEmpty() ? 0 : 1) + random.nextInt(4))));
            case TRUTH -> random.nextBoolean();
            case WHOLE_NUMBER -> random.nextInt(5);
            default -> "a text";
        };
    }

    // ------------------------------------------------------------------ grades

    private static final Map<String, String> SHOWN = Map.of(
            "R2.M1",
            "- practice-discussion: {topics: [assessment, risk factors, thresholds and eligibility], agencies: [health, education, social care]}",
            "R2.M2",
            "- senior-sign-up: {to: common understanding, agencies: [health, education, social care], shown-by: signature}",
            "R2.F1",
            "- glossary: {agencies: [health, education]}",
            "R2.F2",
            "- understanding-aid: {form: role leaflet, status: in place}");

    /** In which file, which text stands instead of which, and what comes of it. */
    private static final List<List<String>> GRADING = List.of(
            List.of(
                    "common/grading.drl",
                    "furtherMet >= 1, conditionsMissing == 0",
                    "furtherMet >= 0, conditionsMissing == 0",
                    "two-grades"),
            List.of(
                    "common/grading.drl",
                    "minimumsMissing == 0, furtherMet == 0",
                    "minimumsMissing == 0, furtherMet < 0",
                    "no-grade"),
            List.of(
                    "common/grading.drl",
                    "minimumsMissing >= 1, minimumsMet * 2 >= minimums",
                    "minimumsMet * 2 >= minimums",
                    "two-grades"),
            List.of(
                    "common/grading.drl",
                    "Progress( minimumsMet == 0 )",
                    "Progress( minimumsMet == 0, furtherMet > 0 )",
                    "no-grade"),
            List.of("common/grading.drl", "Progress( minimumsMet == 0 )", "Progress( minimumsMet <= 1 )", "two-grades"),
            List.of("common/grading.drl", "Standing( !routed )", "Standing( !routed, minimumsMet > 0 )", "no-grade"));

    @Test
    @Tag("sample")
    void a_change_of_a_grading_rule_is_told_with_criteria_that_are_graded_so() throws Exception {
        graded(GRADING.subList(0, 3));
    }

    @Test
    @Tag("whole")
    void every_change_of_a_grading_rule_is_told_with_criteria_that_are_graded_so() throws Exception {
        graded(GRADING);
    }

    private static void graded(List<List<String>> changes) throws Exception {
        RuleFiles files = RuleFiles.read(RULES);
        for (List<String> change : changes) {
            String text = files.text(change.get(0));
            assertThat(text).contains(change.get(1));
            RuleFiles changed = files.with(change.get(0), text.replace(change.get(1), change.get(2)));
            RuleBase rules = RuleBase.unchecked(changed, TestRules.CACHE);
            List<Problem> problems = Proof.problems(changed, rules);
            assertThat(problems).as(change.get(2)).extracting(Problem::code).contains(change.get(3));
            for (Problem problem : problems) {
                Matcher example = Pattern.compile("^R2 with (.*?) (?:met )?gets (no|two) grades?")
                        .matcher(problem.message());
                if (example.find()) {
                    String file = "authority: A\ntype: county\ndocuments:\n  - id: D1\n    title: A\n    shows:\n"
                            + SHOWN.entrySet().stream()
                                    .filter(one -> example.group(1).contains(one.getKey()))
                                    .map(one -> "      " + one.getValue() + "\n")
                                    .collect(Collectors.joining());
                    Evidence evidence = new EvidenceReader(rules.ruleSet())
                            .read(
                                    "graded.yaml",
                                    file.replaceFirst("shows:\n$", "shows: []\n")
                                            .getBytes(StandardCharsets.UTF_8));
                    assertThat(catchThrowable(() -> new Evaluator(rules).evaluate(evidence)))
                            .as(problem.message())
                            .isInstanceOf(RuleFault.class)
                            .hasMessageContaining(example.group(2).equals("no") ? "no rule grades" : "is graded twice");
                }
            }
        }
    }
}
