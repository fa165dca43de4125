package assay.rurality;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.policy.wards.Classification;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Legible;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * A list of wards, as somebody classified them.
 *
 * @param file the file, as the user named it
 * @param wards its wards, in the order of the file; at least one, and no two of the same name and authority
 */
public record WardList(String file, List<Listed> wards) {

    private static final String WARD = "ward";
    private static final String AUTHORITY = "authority";
    private static final String POPULATION = "population";
    private static final String AREA = "area";
    private static final String CLASSIFIED = "classified";
    private static final String KEEP = "keep";
    private static final List<String> NEEDED = List.of(WARD, AUTHORITY, POPULATION, AREA, CLASSIFIED);
    private static final List<String> KNOWN = List.of(WARD, AUTHORITY, POPULATION, AREA, CLASSIFIED, KEEP);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");
    private static final Pattern NEGATIVE = Pattern.compile("-[0-9.]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern WITH_SEPARATORS = Pattern.compile("[0-9]{1,3}(?:[,'\u2019 \u00a0\u202f][0-9]{3})++");

    /** Keeps its own copy. */
    public WardList {
        wards = List.copyOf(wards);
    }

    /**
     * A ward of the list.
     *
     * @param name its name
     * @param authority the authority that it belongs to
     * @param population how many people live in it
     * @param area its area in hectares, above 0
     * @param classified as what it is classified
     * @param reasonToKeep what speaks for leaving it so, or null
     * @param keepPlace where that stands, or would stand, without a message
     */
    public record Listed(
            String name,
            String authority,
            long population,
            BigDecimal area,
            Classification classified,
            @Nullable String reasonToKeep,
            Place keepPlace) {

        Density density() {
            return new Density(population, area);
        }
    }

    /**
     * A cell of the file.
     *
     * @param line its line, from 1
     * @param column its number in the line, from 1
     */
    public record Place(int line, int column) {}

    /**
     * Reads a list of wards: comma-separated values with the columns {@code ward}, {@code authority}, {@code population},
     * {@code area} in hectares, {@code classified}, which is {@code rural} or {@code urban}, and {@code keep}, which may be
     * left out, in any order.
     *
     * @param path the file
     * @param named how it is called in messages
     * @throws ProblemsException with all that is wrong, by line, and by cell from 1
     */
    public static WardList read(Path path, String named) throws ProblemsException {
        return new Reading(CsvFile.read(path, named)).list();
    }

    /** The reading of one table, which goes on after something wrong. */
    private static final class Reading {

        private final CsvTable table;
        private final List<Problem> problems = new ArrayList<>();

        Reading(CsvTable table) {
            this.table = table;
        }

        WardList list() throws ProblemsException {
            try {
                table.requireColumns(NEEDED, KNOWN);
            } catch (ProblemsException e) {
                problems.addAll(e.problems());
            }
            if (table.rows().isEmpty()) {
                problems.add(Problem.ofFile(table.named(), "there are no wards in it, only the names of the columns"));
            }
            List<Listed> wards = new ArrayList<>();
            Map<List<String>, Integer> lines = new HashMap<>();
            for (CsvTable.Row row : table.rows()) {
                Listed ward = ward(row);
                wards.add(ward);
                Integer before = ward.name.isEmpty() || ward.authority.isEmpty()
                        ? null
                        : lines.putIfAbsent(List.of(ward.authority, ward.name), row.line());
                if (before != null) {
                    problems.add(table.problem(
                            row,
                            WARD,
                            "the ward \"" + Nearest.shown(ward.name) + "\" of " + Nearest.shown(ward.authority)
                                    + " stands in line " + before + " already"));
                }
            }
            if (!problems.isEmpty()) {
                throw new ProblemsException(problems);
            }
            return new WardList(table.named(), wards);
        }

        private Listed ward(CsvTable.Row row) {
            return new Listed(
                    text(row, WARD),
                    text(row, AUTHORITY),
                    population(row),
                    area(row),
                    classified(row),
                    StringUtils.trimToNull(table.cell(row, KEEP)),
                    new Place(row.line(), table.column(KEEP) + 1));
        }

        /** What stands in a column that must not be empty; that a column is missing was said already. */
        private String text(CsvTable.Row row, String column) {
            String text = table.cell(row, column);
            if (Legible.isBlank(text) && table.column(column) >= 0) {
                problems.add(table.problem(
                        row,
                        column,
                        "\"" + column + "\" is empty"
                                + (text.isEmpty()
                                        ? ""
                                        : ", for nothing is to be seen in \"" + Nearest.shown(text) + "\"")));
            }
            return text;
        }

        private long population(CsvTable.Row row) {
            BigDecimal number = number(row, POPULATION);
            if (number != null && number.scale() > 0) {
                problems.add(table.problem(
                        row, POPULATION, "\"population\" is a whole number of people, not " + number.toPlainString()));
            }
            return number == null ? 0 : number.longValue();
        }

        private BigDecimal area(CsvTable.Row row) {
            BigDecimal number = number(row, AREA);
            if (number != null && number.signum() == 0) {
                problems.add(table.problem(row, AREA, "\"area\" is above 0, not " + number.toPlainString()));
            }
            return number == null ? BigDecimal.ONE : number;
        }

        private @Nullable BigDecimal number(CsvTable.Row row, String column) {
            String text = text(row, column);
            if (NUMBER.matcher(text).matches()) {
                return new BigDecimal(text);
            }
            if (!text.isEmpty()) {
                problems.add(table.problem(row, column, "\"" + column + "\" is " + noNumber(column, text)));
            }
            return null;
        }

        private static String noNumber(String column, String text) {
            Matcher separated = WITH_SEPARATORS.matcher(StringUtils.substringBefore(text, "."));
            if (separated.matches()) {
                return "written without separators between thousands: " + text.replaceAll("[^0-9.]", "");
            }
            if (NEGATIVE.matcher(text).matches()) {
                return (column.equals(AREA) ? "above 0" : "0 or more") + ", not " + Nearest.shown(text);
            }
            if (DIGITS.matcher(text).matches()) {
                return "out of range: at most 999999999, with at most nine decimals";
            }
            return "a number in digits, with a point before decimals, not \"" + Nearest.shown(text) + "\"";
        }

        private Classification classified(CsvTable.Row row) {
            String text = text(row, CLASSIFIED);
            Optional<Classification> found = Arrays.stream(Classification.values())
                    .filter(one -> one.word().equals(text))
                    .findFirst();
            if (found.isEmpty() && !text.isEmpty()) {
                List<String> known = Arrays.stream(Classification.values())
                        .map(Classification::word)
                        .toList();
                problems.add(table.problem(
                        row, CLASSIFIED, "unknown word \"" + Nearest.shown(text) + "\"" + Nearest.hint(text, known)));
            }
            return found.orElse(Classification.URBAN);
        }
    }
}
