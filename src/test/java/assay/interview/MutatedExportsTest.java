package assay.interview;

import static org.assertj.core.api.Assertions.assertThat;

import assay.csv.CsvFile;
import assay.evidence.Evidence;
import assay.interview.Interviews.Interview;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports of every style, with slips made by a seeded chance: whatever is read of one says what a plain reading of its row
 * says, which shares no code with the program.
 */
class MutatedExportsTest {

    private static final List<String> HEADER = List.of(
            "Authority", "Type of authority", "Date", "round", "Q1 interviewee assessment", "Q1 drivers", "Weather");
    private static final List<String> TYPES = List.of("county", "unitary", "metropolitan borough", "london borough");
    private static final List<String> GRADES = List.of("Well Behind", "Bit Behind", "On Course", "Well Ahead");
    private static final List<String> THEMES =
            List.of("Existing work", "Strong leadership", "Trust", "Money", "Café talk");
    private static final String HOSTILE = ",;|\t\"\n\r/'-019 .\u00E9\u2019=\u00A0x\u2022#<+[(\u001D";

    private static InterviewForm form;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadRules() throws Exception {
        Path rules = Path.of("rules", "march-2004");
        form = InterviewForm.of(
                rules,
                RuleBase.load(rules, RuleCache.in(Path.of("target", "rules-cache")))
                        .ruleSet());
    }

    /**
     * An export.
     *
     * @param text what it is
     * @param separator what separates its cells
     * @param charset its encoding
     * @param settings what is said about it
     */
    private record Made(String text, char separator, Charset charset, Settings settings) {}

    private static <T> T one(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String day(LocalDate day, int style) {
        return switch (style) {
            case 0 -> day.toString();
            case 1 -> day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
            case 2 ->
                String.format(Locale.ROOT, "%02d/%02d/%d", day.getMonthValue(), day.getDayOfMonth(), day.getYear());
            default ->
                String.format(
                        Locale.ROOT, "%02d.%02d.%d 10:30", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
        };
    }

    private static Made made(Random random) {
        char separator = one(random, List.of(',', ';', '\t'));
        String end = one(random, List.of("\n", "\r\n", "\r"));
        String between = one(random, List.of("\n", "|", ", ", ";"));
        int style = random.nextInt(4);
        String multi = one(random, Arrays.asList(null, null, ",", ";", "|", "lines", "none"));
        DateOrder dates = one(random, Arrays.asList(null, null, null, DateOrder.dmy, DateOrder.mdy));
        StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "sep=" + separator + end : "");
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            List<String> themes = new ArrayList<>();
            THEMES.stream().filter(theme -> random.nextInt(3) == 0).forEach(themes::add);
            rows.add(List.of(
                    one(random, List.of("Ashcombe Vale", "Pélerin Quay", "Harrowmere", "Kingsholt", "Old Town")),
                    one(random, TYPES),
                    day(LocalDate.of(2004, 3 + random.nextInt(3), 1 + random.nextInt(30)), style),
                    one(random, List.of("", "main", "Pilot")),
                    one(random, GRADES),
                    String.join(between, themes) + (random.nextInt(4) == 0 && !themes.isEmpty() ? between : ""),
                    "fine"));
        }
        for (List<String> row : rows) {
            text.append(row.stream()
                            .map(cell -> cell.matches("(?s).*[,;\t\n].*") ? '"' + cell + '"' : cell)
                            .collect(Collectors.joining(String.valueOf(separator))))
                    .append(end);
        }
        Charset charset = one(random, List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252")));
        return new Made(text.toString(), separator, charset, new Settings(dates, multi, null, List.of(), null));
    }

    private static String mutated(Random random, String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int slips = random.nextInt(4); slips > 0 && !changed.isEmpty(); slips--) {
            int at = random.nextInt(changed.length());
            char hostile = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            switch (random.nextInt(5)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, hostile);
                case 2 -> changed.setCharAt(at, hostile);
                case 3 -> changed.insert(at, changed.charAt(at));
                default -> {
                    char moved = changed.charAt(at);
                    changed.setCharAt(at, changed.charAt(changed.length() - 1 - at));
                    changed.setCharAt(changed.length() - 1 - at, moved);
                }
            }
        }
        return changed.toString();
    }

    /** The rows of a table by the line on which each begins, with quotation marks taken away. */
    private static Map<Integer, List<String>> plainRows(String text, char separator) {
        Map<Integer, List<String>> rows = new TreeMap<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        String even = text.replace("\r\n", "\n").replace('\r', '\n') + "\n";
        for (int i = 0; i < even.length(); i++) {
            char one = even.charAt(i);
            if (one == '"' && (quoted || cell.toString().isBlank())) {
                if (quoted && even.charAt(i + 1) == '"') {
                    cell.append(one);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (one == separator || one == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (one == '\n') {
                    rows.put(begun, row);
                    row = new ArrayList<>();
                    begun = line + 1;
                }
            } else {
                cell.append(one);
            }
            line += one == '\n' ? 1 : 0;
        }
        return rows;
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "")
                .toLowerCase(Locale.ROOT);
    }

    private static final Pattern SLASHES =
            Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})( +\\d{1,2}:\\d\\d)?");

    private static boolean isDay(int month, int day) {
        return month >= 1 && month <= 12 && day >= 1 && day <= (month == 2 ? 29 : 31);
    }

    /** The orders in which all days of a file are days. */
    private static Set<DateOrder> orders(List<String> cells) {
        Set<DateOrder> orders = new TreeSet<>(Set.of(DateOrder.dmy, DateOrder.mdy));
        for (String cell : cells) {
            Matcher day = SLASHES.matcher(cell);
            if (day.matches()) {
                int one = Integer.parseInt(day.group(1));
                int two = Integer.parseInt(day.group(2));
                boolean dayFirst = isDay(two, one);
                boolean monthFirst = isDay(one, two);
                if (dayFirst != monthFirst) {
                    orders.remove(dayFirst ? DateOrder.mdy : DateOrder.dmy);
                }
            }
        }
        return orders;
    }

    private static LocalDate day(String cell, Set<DateOrder> orders, @Nullable DateOrder said) {
        Matcher day = SLASHES.matcher(cell);
        if (!day.matches()) {
            return LocalDate.parse(cell.substring(0, 10));
        }
        int one = Integer.parseInt(day.group(1));
        int two = Integer.parseInt(day.group(2));
        int year = Integer.parseInt(day.group(3));
        if (one == two) {
            return LocalDate.of(year, one, two);
        }
        if (said == null) {
            assertThat(orders).as("the order of " + cell + " is known").hasSize(1);
        } else {
            assertThat(orders).as("no day contradicts " + said).contains(said);
        }
        boolean dayFirst = (said == null ? orders.iterator().next() : said) == DateOrder.dmy;
        return LocalDate.of(year, dayFirst ? two : one, dayFirst ? one : two);
    }

    private static void checkDrivers(String cell, List<String> drivers, @Nullable String multi) {
        assertThat(letters(String.join("", drivers))).isEqualTo(letters(cell));
        for (String driver : drivers) {
            assertThat(driver).isNotBlank().doesNotMatch("(?s)^\\s.*|.*\\s$");
            if (!"none".equals(multi) && !"lines".equals(multi)) {
                assertThat(driver).doesNotMatch("(?s)^[;,|].*|.*[;,|]$");
            }
        }
        if (multi == null) {
            assertThat(drivers)
                    .allSatisfy(driver -> assertThat(driver)
                            .doesNotContainPattern("[;,/|\n\t\u2022#<+\\[\u001D]|  | - |^[-(]|^\\d+[.)]"));
        } else if (multi.equals("none")) {
            assertThat(drivers).hasSizeLessThanOrEqualTo(1);
        } else {
            String between = multi.equals("lines") ? "\n" : multi;
            assertThat(drivers).allSatisfy(driver -> assertThat(driver).doesNotContain(between, "\n"));
        }
    }

    private static void checkPlainly(
            Interview interview, Map<Integer, List<String>> rows, List<String> header, Settings settings) {
        List<String> row = Objects.requireNonNull(rows.get(interview.line()), "line " + interview.line());
        assertThat(row).hasSameSizeAs(header);
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i).matches("'[=+@\\t\\r-].*") ? row.get(i).substring(1) : row.get(i);
            cells.put(letters(header.get(i)), cell.replaceAll("^[\\s\\u00A0]+|[\\s\\u00A0]+$", ""));
        }
        Evidence evidence = interview.evidence();
        Map<String, Object> held = Objects.requireNonNull(evidence.interview());
        assertThat(letters(evidence.authority())).isEqualTo(letters(cells.get("authority")));
        assertThat(letters(evidence.about().get("type").toString())).isEqualTo(letters(cells.get("typeofauthority")));
        List<String> names = header.stream().map(MutatedExportsTest::letters).toList();
        List<String> days = rows.values().stream()
                .filter(one -> one.size() == header.size())
                .map(one -> one.get(Math.max(0, names.indexOf("date"))))
                .toList();
        if (held.containsKey("held")) {
            String date = cells.getOrDefault("date", "");
            assertThat(held.get("held")).isEqualTo(day(date, orders(days), settings.dates()));
        }
        String grade = evidence.answer("R2").grade();
        if (grade != null) {
            assertThat(letters(grade)).isEqualTo(letters(cells.get("q1intervieweeassessment")));
        }
        assertThat(letters(held.getOrDefault("round", "").toString()))
                .isEqualTo(letters(cells.getOrDefault("round", "")));
        checkDrivers(cells.getOrDefault("q1drivers", ""), evidence.answer("R2").drivers(), settings.multi());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatever_is_read_of_an_export_with_slips_is_what_its_row_says(long seed) throws Exception {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 500; i++) {
            Made made = made(random);
            String text = mutated(random, made.text());
            byte[] bytes = text.getBytes(made.charset());
            if (random.nextInt(10) == 0) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                text = null;
            }
            Path file = Files.write(folder.resolve("export.csv"), bytes);
            Interviews interviews;
            try {
                interviews = InterviewReader.read(
                        CsvFile.rows(file, "export.csv", 1, (name, cell) -> true), form, made.settings());
            } catch (ProblemsException e) {
                assertThat(e.problems()).isNotEmpty().doesNotHaveDuplicates();
                continue;
            }
            if (text == null) {
                continue;
            }
            Map<Integer, List<String>> rows = plainRows(text, made.separator());
            rows.values().removeIf(row -> row.equals(List.of("")) || row.get(0).startsWith("sep="));
            List<String> header = rows.values().iterator().next();
            for (Interview interview : interviews.interviews()) {
                try {
                    checkPlainly(interview, rows, header, made.settings());
                    read++;
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            "seed " + seed + ", export " + i + ", " + made.settings() + "\n" + text, e);
                }
            }
        }
        assertThat(read).as("interviews read").isGreaterThan(100);
    }

    @Test
    void no_slip_of_a_letter_in_the_name_of_a_carried_column_leaves_it_out_silently() throws Exception {
        Random random = new Random(2004);
        List<String> names =
                form.slots().stream().flatMap(slot -> form.names(slot).stream()).toList();
        for (String name : names) {
            for (int i = 0; i < 6; i++) {
                StringBuilder slip = new StringBuilder(name);
                int at = random.nextInt(name.length());
                switch (i % 3) {
                    case 0 -> slip.deleteCharAt(at);
                    case 1 -> slip.setCharAt(at, (char) ('a' + random.nextInt(26)));
                    default -> slip.insert(at, (char) ('a' + random.nextInt(26)));
                }
                String column = slip.toString();
                boolean isTold = form.meaning(column).isPresent()
                        || form.resembled(column).isPresent();
                assertThat(isTold).as(name + " as " + column).isTrue();
            }
        }
    }
}
