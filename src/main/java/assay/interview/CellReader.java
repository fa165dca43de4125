package assay.interview;

import assay.problem.Nearest;
import assay.rules.Field;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a cell as what may stand in its place. Nothing is guessed: what can be read in two ways is read in
 * one that is said, or is refused. What is wrong is repeated only where it is nearly right: a cell in the wrong column may
 * hold a contact detail.
 */
final class CellReader {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})");
    private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([,'’\\s\\u00A0\\u202F]\\d{3})+(\\.\\d+)?");
    private static final Map<String, Boolean> TRUTH = new LinkedHashMap<>();

    static {
        TRUTH.put("true", true);
        TRUTH.put("false", false);
        TRUTH.put("yes", true);
        TRUTH.put("no", false);
    }

    private final Meaning.Fills meaning;
    private final Consumer<String> readings;

    /**
     * A reader of one column.
     *
     * @param meaning what it fills
     * @param readings where to say how something was read that can be read in more than one way
     */
    CellReader(Meaning.Fills meaning, Consumer<String> readings) {
        this.meaning = meaning;
        this.readings = readings;
    }

    /**
     * What a cell says that is not empty.
     *
     * @param cell what stands in it
     * @param problems where to say what is wrong with it
     * @return a text, a list of texts or words, a number, a truth or a day, or null where something is wrong
     */
    @Nullable
    Object value(String cell, Consumer<String> problems) {
        String text = Arrays.stream(LINE_END.split(cell))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
        Field field = meaning.slot().field();
        if (meaning.slot().several()) {
            return items(text);
        }
        return switch (field.form()) {
            case TEXT -> text;
            case WORD -> word(field, text, problems);
            case WORDS -> words(field, text, problems);
            case DATE -> day(text, problems);
            case TRUTH -> truth(text, problems);
            case NUMBER -> number(NUMBER, text, field, problems) ? Double.valueOf(text) : null;
            case WHOLE_NUMBER -> number(WHOLE_NUMBER, text, field, problems) ? Integer.valueOf(text) : null;
        };
    }

    /** Several texts in one cell stand on lines of their own or have a stroke between them. */
    private static List<String> items(String text) {
        return Arrays.stream(text.split("[\\n|]"))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private @Nullable String word(Field field, String text, Consumer<String> problems) {
        String plain = Spelling.plain(text);
        for (Map.Entry<String, String> said : meaning.words().entrySet()) {
            if (Spelling.plain(said.getKey()).equals(plain)) {
                readings.accept(quoted(said.getKey()) + " as " + quoted(said.getValue()));
                return said.getValue();
            }
        }
        for (String word : field.words()) {
            if (Spelling.plain(word).equals(plain)) {
                return word;
            }
        }
        List<String> known = new ArrayList<>(meaning.words().keySet());
        known.addAll(field.words());
        problems.accept(unknown(text, known));
        return null;
    }

    private @Nullable List<String> words(Field field, String text, Consumer<String> problems) {
        List<String> words = new ArrayList<>();
        boolean wrong = false;
        for (String item : items(text)) {
            String word = word(field, item, problems);
            if (word != null && words.contains(word)) {
                problems.accept(quoted(word) + " stands in " + field.word() + " twice");
                wrong = true;
            } else if (word != null) {
                words.add(word);
            }
            wrong |= word == null;
        }
        return wrong ? null : List.copyOf(words);
    }

    private @Nullable Boolean truth(String text, Consumer<String> problems) {
        String plain = Spelling.plain(text);
        Boolean truth = TRUTH.get(plain);
        if (truth == null) {
            problems.accept(unknown(text, TRUTH.keySet()));
        } else if (!plain.equals(truth.toString())) {
            readings.accept(quoted(plain) + " as " + truth);
        }
        return truth;
    }

    private @Nullable LocalDate day(String text, Consumer<String> problems) {
        Matcher iso = ISO.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        if (iso.matches()) {
            return day(text, iso.group(1), iso.group(2), iso.group(3), "year-month-day", problems);
        }
        if (dayFirst.matches()) {
            return day(text, dayFirst.group(4), dayFirst.group(3), dayFirst.group(1), "day/month/year", problems);
        }
        problems.accept(
                SHORT_YEAR.matcher(text).matches()
                        ? quoted(text)
                                + " can be read in several ways; write the year with four digits, as in 27/4/2004"
                        : quoted(name())
                                + " is a day such as 2004-04-27 or 27/4/2004, with the day first; this is none");
        return null;
    }

    private @Nullable LocalDate day(
            String text, String year, String month, String day, String form, Consumer<String> problems) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            readings.accept("days as " + form);
            return date;
        } catch (DateTimeException e) {
            problems.accept("there is no such day as " + text + ", which is read as " + form);
            return null;
        }
    }

    private boolean number(Pattern form, String text, Field field, Consumer<String> problems) {
        String range = field.range().described();
        if (form.matcher(text).matches()) {
            boolean within = field.range().contains(new BigDecimal(text));
            if (!within) {
                problems.accept(quoted(name()) + " is a number " + range + ", not " + text);
            }
            return within;
        }
        String asked = form.equals(NUMBER)
                ? " is a number " + range + " in digits, with a dot before decimals; "
                : " is a whole number " + range + ", in digits; ";
        boolean grouped = GROUPED.matcher(text).matches();
        problems.accept(quoted(name())
                + asked
                + (grouped ? quoted(text) + " has something between its thousands" : "this is none"));
        return false;
    }

    /** What is near no word is not repeated: it may be anything, and somebody's name or number among it. */
    private String unknown(String text, Collection<String> known) {
        return Nearest.to(text, known)
                .map(near -> "unknown word " + quoted(text) + " for " + name() + "; did you mean " + quoted(near) + "?")
                .orElseGet(() -> "unknown word for " + name() + "; known: " + Nearest.list(known));
    }

    private String name() {
        return meaning.slot().name();
    }

    private static String quoted(String text) {
        return "\"" + Nearest.shown(text) + "\"";
    }
}
