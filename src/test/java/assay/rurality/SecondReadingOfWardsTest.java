package assay.rurality;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import assay.evaluation.RuleFault;
import assay.rules.RuleBase;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules and a plain reading of the source make the same of generated lists of wards, and would notice a difference. */
class SecondReadingOfWardsTest {

    private static final Path RULES = Path.of("rules", "rurality");
    private static final int LISTS = 300;

    @TempDir
    Path folder;

    /** Few densities, so that many are equal; many wards in the outer deciles that are not classified as these are. */
    private static List<PlainReadingOfWards.Plain> generated(Random chance) {
        List<PlainReadingOfWards.Plain> wards = new ArrayList<>();
        int size = chance.nextInt(5) == 0 ? 1 + chance.nextInt(10) : 10 + chance.nextInt(90);
        boolean many = chance.nextBoolean();
        for (int i = 0; i < size; i++) {
            int people = many ? chance.nextInt(30) * 7 : chance.nextInt(9000);
            BigDecimal hectares = BigDecimal.valueOf(1 + chance.nextInt(many ? 5 : 900), chance.nextInt(3));
            wards.add(new PlainReadingOfWards.Plain(
                    "A" + chance.nextInt(5),
                    "W" + i,
                    people,
                    hectares,
                    chance.nextBoolean(),
                    chance.nextInt(4) == 0 ? "reason " + i : ""));
        }
        return wards;
    }

    private WardList list(List<PlainReadingOfWards.Plain> wards) throws Exception {
        List<String> lines = new ArrayList<>(List.of("authority,ward,keep,classified,area,population"));
        wards.forEach(ward -> lines.add(String.join(
                ",",
                ward.authority(),
                ward.ward(),
                ward.keep(),
                ward.rural() ? "rural" : "urban",
                ward.hectares().toPlainString(),
                String.valueOf(ward.people()))));
        return WardList.read(Files.write(folder.resolve("wards.csv"), lines), "wards.csv");
    }

    private static List<String> lines(Adjustment adjustment) {
        List<String> lines = new ArrayList<>();
        adjustment
                .changed()
                .forEach(one -> lines.add(one.ward().authority() + "/"
                        + one.ward().name() + ": " + one.ward().classified().word() + " -> "
                        + one.to().word()));
        adjustment
                .kept()
                .forEach(one ->
                        lines.add(one.ward().authority() + "/" + one.ward().name() + ": kept, " + one.reason()));
        adjustment.authorities().forEach(one -> lines.add(one.authority() + ": " + one.score()));
        return lines.stream().sorted().toList();
    }

    @Test
    void both_readings_agree_on_generated_lists_in_which_every_rule_fires() throws Exception {
        RuleBase rules = TestRules.rurality();
        Random chance = new Random(566);
        Set<String> fired = new HashSet<>();
        for (int i = 0; i < LISTS; i++) {
            List<PlainReadingOfWards.Plain> wards = generated(chance);
            Adjustment adjustment = Adjustment.of(rules, list(wards));
            assertThat(lines(adjustment)).as("list " + i).isEqualTo(PlainReadingOfWards.read(wards));
            adjustment.changed().forEach(one -> fired.add(one.rule().name()));
            adjustment.kept().forEach(one -> fired.add(one.rule().name()));
            adjustment.authorities().forEach(one -> fired.add(one.rule().name()));
        }
        assertThat(fired).isEqualTo(rules.ruleSet().origins().keySet());
    }

    @Test
    void they_disagree_once_any_number_or_condition_of_the_rules_is_another() throws Exception {
        Map<WardList, List<String>> expected = new LinkedHashMap<>();
        Random chance = new Random(2004);
        for (int i = 0; i < LISTS; i++) {
            List<PlainReadingOfWards.Plain> wards = generated(chance);
            expected.put(list(wards), PlainReadingOfWards.read(wards));
        }
        String wards = Files.readString(RULES.resolve("wards.drl"));
        for (List<String> change : List.of(
                List.of("decile > 10 - {dense-deciles}", "decile >= 8"),
                List.of("decile > 10 - {dense-deciles}", "decile == 10"),
                List.of("decile <= {sparse-deciles}", "decile <= 3"),
                List.of("decile <= {sparse-deciles}", "decile == 1"),
                List.of("among >= {wards-of-deciles}", "among >= 12"),
                List.of("among < {wards-of-deciles}", "among < 9"),
                List.of("reasonToKeep == null", "among >= 0"),
                List.of("Classification.RURAL, decile >", "Classification.URBAN, decile >"))) {
            assertThat(wards).contains(change.get(0));
            String from = change.get(0);
            for (int at = wards.indexOf(from); at >= 0; at = wards.indexOf(from, at + 1)) {
                RuleBase rules = TestRules.in(
                        copy(wards.substring(0, at) + change.get(1) + wards.substring(at + from.length())));
                assertThat(expected.entrySet().stream().anyMatch(one -> differs(rules, one.getKey(), one.getValue())))
                        .as(change + " at " + at)
                        .isTrue();
            }
        }
    }

    private static boolean differs(RuleBase rules, WardList wards, List<String> expected) {
        try {
            return !lines(Adjustment.of(rules, wards)).equals(expected);
        } catch (RuleFault e) {
            // A ward that is to change to what it is, or twice, is a fault of the rules.
            return true;
        }
    }

    private Path copy(String wards) throws Exception {
        Path copy = folder.resolve("rules");
        Files.createDirectories(copy);
        for (String file : Arrays.asList("pack.yaml", "parameters.yaml", "interpretations.yaml", "authorities.drl")) {
            Files.writeString(copy.resolve(file), Files.readString(RULES.resolve(file)));
        }
        Files.writeString(copy.resolve("wards.drl"), wards);
        return copy;
    }
}
