package assay.interview;

import assay.problem.Digits;
import assay.problem.Nearest;
import assay.ruleset.Field;
import assay.text.Legible;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a cell as what may stand in its place. Nothing is guessed: what can be read in two ways is read in
 * one that is said, or is refused. What is refused is quoted, unless it looks like a way to reach somebody.
 */
final class CellReader {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern REACHES_SOMEBODY = Pattern.compile(".*@.*|[+0(][\\d ()/-]*", Pattern.DOTALL);
    private static final Pattern FAILED =
            Pattern.compile("#(N/A|REF!|NAME\\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern GROUPED =
            Pattern.compile("\\d{1,3}([,'’\\s\\u00A0\\u202F]\\d{3})++(\\.\\d+)?|\\d{1,3}(\\.\\d{3}){2,}");

    /** What has decimals, or a dot between its thousands. */
    private static final Pattern DOTTED = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");

    private static final Map<String, Boolean> TRUTH = new LinkedHashMap<>();

    static {
        TRUTH.put("true", true);
        TRUTH.put("false", false);
        TRUTH.put("yes", true);
        TRUTH.put("no", false);
    }

    private final Meaning.Fills meaning;
    private final Days days;
    private final Several several;
    private final @Nullable Set<String> themes;
    private final Consumer<String> readings;

    /**
     * A reader of one column.
     *
     * @param meaning what it fills
     * @param days the order of day and month
     * @param several what stands between several answers
     * @param themes the answers that there are, or null where they are not known
     * @param readings where to say how something was read that can be read in more than one way
     */
    CellReader(
            Meaning.Fills meaning,
            Days days,
            Several several,
            @Nullable Set<String> themes,
            Consumer<String> readings) {
        this.meaning = meaning;
        this.days = days;
        this.several = several;
        this.themes = themes;
        this.readings = readings;
    }

    /** Where to say what is wrong with a cell. */
    interface Complaints {

        /** Something is wrong with it. */
        void wrong(String message);

        /** It may have one answer or several. */
        void question();
    }

    /**
     * What a cell says that is not empty.
     *
     * @param cell what stands in it
     * @param label what the column is called in a second row of headings, or nothing
     * @param complaints where to say what is wrong with it
     * @return a text, a list of texts or words, a number, a truth or a day, or null where something is wrong
     */
    @Nullable
    Object value(String cell, String label, Complaints complaints) {
        String text = Several.stripped(
                Arrays.stream(LINE_END.split(cell)).map(String::stripTrailing).collect(Collectors.joining("\n")));
        Field field = meaning.slot().field();
        if (FAILED.matcher(text).matches()) {
            complaints.wrong(quoted(text) + " is what a spreadsheet shows in place of a value");
            return null;
        }
        if (meaning.slot().several()) {
            return answers(text, label, complaints);
        }
        Consumer<String> problems = complaints::wrong;
        return switch (field.form()) {
            case TEXT -> text;
            case WORD -> word(field, text, problems);
            case WORDS -> words(field, text, complaints);
            case DATE -> day(text, problems);
            case TRUTH -> truth(text, problems);
            case NUMBER -> number(NUMBER, text, field, problems) ? Double.valueOf(text) : null;
            case WHOLE_NUMBER -> number(WHOLE_NUMBER, text, field, problems) ? Integer.valueOf(text) : null;
        };
    }

    private @Nullable List<String> answers(String text, String label, Complaints complaints) {
        if (themes != null) {
            String joined = text.lines().map(Legible::joined).collect(Collectors.joining("\n"));
            return themes(themes, joined, complaints);
        }
        if (!label.isEmpty() && Spelling.word(label).equals(Spelling.word(text))) {
            // The column is one answer's, and this is it.
            return List.of(Several.answer(text));
        }
        List<String> pieces = several.pieces(text);
        List<String> faults = pieces.stream()
                .flatMap(piece -> several.fault(piece).map(fault -> shown(piece) + " " + fault).stream())
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            faults.forEach(complaints::wrong);
            return null;
        }
        if (several.isQuestion(text)) {
            complaints.question();
            return null;
        }
        return distinct(pieces, text, complaints);
    }

    /** Answers that are all in the codebook: whatever stands between them, and inside one. */
    private @Nullable List<String> themes(Set<String> known, String text, Complaints complaints) {
        Map<String, String> names = new LinkedHashMap<>();
        known.forEach(theme -> names.putIfAbsent(Several.answer(theme), theme));
        List<List<String>> ways = several.readings(text, names::get);
        if (ways.size() > 1) {
            complaints.question();
            return null;
        }
        if (ways.size() == 1) {
            return distinct(ways.get(0), text, complaints);
        }
        several.pieces(text).stream()
                .filter(piece -> !names.containsKey(piece))
                .distinct()
                .forEach(piece -> complaints.wrong("unknown theme " + shown(piece) + " for " + name()
                        + (known.isEmpty() ? "; the codebook has none there" : Nearest.hint(piece, known))));
        return null;
    }

    private @Nullable List<String> distinct(List<String> answers, String text, Complaints complaints) {
        Set<String> seen = new HashSet<>();
        List<String> twice =
                answers.stream().filter(one -> !seen.add(one)).distinct().toList();
        twice.forEach(one -> complaints.wrong(quoted(one) + " stands in " + name() + " twice"));
        several.say(text, answers.size(), readings);
        return twice.isEmpty() ? answers : null;
    }

    private @Nullable String word(Field field, String text, Consumer<String> problems) {
        String plain = Spelling.word(text);
        for (Map.Entry<String, String> said : meaning.words().entrySet()) {
            if (Spelling.word(said.getKey()).equals(plain)) {
                readings.accept(quoted(said.getKey()) + " as " + quoted(said.getValue()));
                return said.getValue();
            }
        }
        for (String word : field.words()) {
            if (Spelling.word(word).equals(plain)) {
                return word;
            }
        }
        List<String> known = Stream.concat(meaning.words().keySet().stream(), field.words().stream())
                .toList();
        problems.accept(unknown(text, known));
        return null;
    }

    /** Words are known, and so it is known what stands between them. */
    private @Nullable List<String> words(Field field, String text, Complaints complaints) {
        List<List<String>> ways = several.readings(text, piece -> word(field, piece, message -> {}));
        if (ways.size() == 1) {
            return distinct(ways.get(0), text, complaints);
        }
        if (ways.size() > 1) {
            complaints.question();
        } else {
            several.pieces(text).forEach(piece -> word(field, piece, complaints::wrong));
        }
        return null;
    }

    private @Nullable Boolean truth(String text, Consumer<String> problems) {
        String plain = Spelling.word(text);
        Boolean truth = TRUTH.get(plain);
        if (truth == null) {
            problems.accept(unknown(text, TRUTH.keySet()));
        } else if (!plain.equals(truth.toString())) {
            readings.accept(quoted(plain) + " as " + truth);
        }
        return truth;
    }

    private @Nullable LocalDate day(String text, Consumer<String> problems) {
        Day day = Day.of(text);
        if (!day.fault().isEmpty()) {
            problems.accept(shown(text) + " " + day.fault());
            return null;
        }
        LocalDate date = days.day(day).orElse(null);
        if (date != null) {
            readings.accept(days.reading(day));
        } else if (days.isIso()) {
            problems.accept(shown(text) + " does not begin with the year, as --dates iso says that days do");
        }
        return date;
    }

    private boolean number(Pattern form, String text, Field field, Consumer<String> problems) {
        String range = field.range().described();
        if (form.matcher(text).matches()) {
            boolean within = field.range().contains(new BigDecimal(text));
            String whole = text.replace(".", "");
            boolean twofold = DOTTED.matcher(text).matches() && field.range().contains(new BigDecimal(whole));
            if (!within && !twofold) {
                problems.accept(quoted(name()) + " is a number " + range + ", not " + shown(text));
            } else if (twofold) {
                problems.accept(
                        shown(text) + " for " + name() + " may be " + whole + ", with a dot between its thousands,"
                                + " or " + text + "0, with a dot before decimals; write it in one of these ways");
            }
            return within && !twofold;
        }
        if (Digits.areAll(text) && (form.equals(NUMBER) || text.matches("\\d+"))) {
            problems.accept(quoted(name())
                    + (form.equals(NUMBER) ? Digits.outOfRange(15) : " is out of range: at most 999999999")
                    + ", not " + shown(text));
            return false;
        }
        String asked = form.equals(NUMBER)
                ? " is a number " + range + " in digits, with a dot before decimals; "
                : " is a whole number " + range + ", in digits; ";
        boolean grouped = GROUPED.matcher(text).matches();
        problems.accept(quoted(name())
                + asked
                + shown(text)
                + (grouped ? " has something between its thousands" : " is none")
                + (text.matches("[0-9.]+\\s*%") ? "; " + Digits.hint(text, !form.equals(NUMBER)) : ""));
        return false;
    }

    private String unknown(String text, Collection<String> known) {
        return "unknown word " + shown(text) + " for " + name() + Nearest.hint(text, known);
    }

    private String name() {
        return meaning.slot().name();
    }

    /** What was met, or what it looks like if that is a way to reach somebody who came into the wrong column. */
    static String shown(String text) {
        return reachesSomebody(text) ? "what looks like an address or a telephone number" : quoted(text);
    }

    /** Whether a text looks like an address or a telephone number. */
    static boolean reachesSomebody(String text) {
        boolean number = text.chars().filter(Character::isDigit).count() > 9;
        return REACHES_SOMEBODY.matcher(text).matches() && (number || text.contains("@"));
    }

    private static String quoted(String text) {
        return "\"" + Nearest.shown(text) + "\"";
    }
}
