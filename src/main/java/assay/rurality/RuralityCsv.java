package assay.rurality;

import assay.csv.CsvFile;
import assay.policy.wards.Ward;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.List;

/**
 * An adjustment of wards as one table of comma-separated values. Its first column says what a row is about: a ward that
 * was {@code changed} or {@code kept}, or an {@code authority}; cells that do not apply to that are empty. Densities are
 * people to a hectare, scores are percentages.
 */
public final class RuralityCsv {

    private static final List<String> HEADER = List.of(
            "row",
            "authority",
            "ward",
            "density",
            "decile",
            "from",
            "to",
            "reason",
            "wards",
            "rural-before",
            "rural-after",
            "score",
            "rule",
            "rule-file",
            "rule-line");

    private RuralityCsv() {}

    /** An adjustment as comma-separated values. */
    public static String of(Adjustment adjustment) {
        List<List<String>> rows = new ArrayList<>();
        adjustment
                .changed()
                .forEach(one -> rows.add(row("changed", one.ward(), one.to().word(), one.reason(), one.rule())));
        adjustment
                .kept()
                .forEach(one ->
                        rows.add(row("kept", one.ward(), one.ward().classified().word(), one.reason(), one.rule())));
        for (Adjustment.Result one : adjustment.authorities()) {
            rows.add(List.of(
                    "authority",
                    one.authority(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    String.valueOf(one.wards()),
                    String.valueOf(one.ruralBefore()),
                    String.valueOf(one.ruralAfter()),
                    one.score(),
                    one.rule().name(),
                    one.rule().file(),
                    String.valueOf(one.rule().line())));
        }
        return CsvFile.written(HEADER, rows);
    }

    private static List<String> row(String about, Ward ward, String to, String reason, RuleOrigin rule) {
        return List.of(
                about,
                ward.authority(),
                ward.name(),
                ward.density().stripTrailingZeros().toPlainString(),
                String.valueOf(ward.decile()),
                ward.classified().word(),
                to,
                reason,
                "",
                "",
                "",
                "",
                rule.name(),
                rule.file(),
                String.valueOf(rule.line()));
    }
}
