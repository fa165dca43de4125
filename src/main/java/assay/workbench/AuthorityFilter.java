package assay.workbench;

import assay.report.Doubts;
import assay.study.Authority;
import assay.study.Study;
import assay.study.Table;
import assay.text.Legible;
import assay.workbench.Studies.Entry;
import assay.workbench.Studies.Made;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which authorities of a study are wanted, as an address says it; each part is empty where it is not asked for.
 *
 * @param about a requirement, or {@code overall}, that the grade is of
 * @param grade the grade from the evidence
 * @param type the sort of authority
 * @param doubt what needs an eye, by the word of {@link Doubts.Sort}
 * @param find what the name has in it, in small letters or capitals
 * @param table a table, of which one number is meant
 * @param row its row, from 0
 * @param column its column, from 0
 */
record AuthorityFilter(
        String about, String grade, String type, String doubt, String find, String table, int row, int column) {

    static final String ABOUT = "about";
    static final String GRADE = "grade";
    static final String TYPE = "type";
    static final String DOUBT = "doubt";
    static final String FIND = "find";
    static final String TABLE = "table";
    static final String ROW = "row";
    static final String COLUMN = "column";

    private static final int LONGEST = 200;

    /** What an address asks for. */
    static AuthorityFilter of(Context request) {
        return new AuthorityFilter(
                text(request, ABOUT),
                text(request, GRADE),
                text(request, TYPE),
                text(request, DOUBT),
                text(request, FIND),
                text(request, TABLE),
                number(request, ROW),
                number(request, COLUMN));
    }

    private static String text(Context request, String name) {
        String text = Optional.ofNullable(request.queryParam(name)).orElse("").strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** A number of an address; what is none, or too large for one, is nothing that there is. */
    static int number(Context request, String name) {
        String text = text(request, name);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** Those that are wanted, in the order of the study. */
    List<Entry> of(Made made) {
        Predicate<Entry> wanted = counted(made);
        if (!grade.isEmpty()) {
            String of = about.isEmpty() ? Study.OVERALL : about;
            Predicate<Authority> with = made.study().with(of, grade);
            wanted = wanted.and(one -> with.test(one.authority()));
        }
        if (!type.isEmpty()) {
            wanted = wanted.and(one -> type.equals(one.type()));
        }
        if (!doubt.isEmpty()) {
            wanted = wanted.and(one -> one.doubts().stream().anyMatch(sort -> doubt.equals(sort.word())));
        }
        if (!find.isEmpty()) {
            String small = find.toLowerCase(Locale.ROOT);
            wanted = wanted.and(
                    one -> one.authority().name().toLowerCase(Locale.ROOT).contains(small));
        }
        return made.entries().values().stream().filter(wanted).toList();
    }

    private Predicate<Entry> counted(Made made) {
        if (table.isEmpty()) {
            return any -> true;
        }
        return made.study()
                .table(table)
                .flatMap(one -> one.counted(row, column))
                .<Predicate<Entry>>map(which -> one -> which.test(one.authority()))
                .orElseThrow(NotFoundResponse::new);
    }

    /** What a number counts, in words: the table's title, what its row is about, and the column. */
    String counts(Made made) {
        Table one = made.study().table(table).orElseThrow(NotFoundResponse::new);
        List<String> about = new ArrayList<>(List.of(one.title()));
        for (int i = 0; i < column && i < one.columns().size(); i++) {
            String text = one.columns().get(i).isNumeric()
                    ? ""
                    : one.rows().get(row).get(i).toString();
            if (!text.isEmpty()) {
                about.add(Legible.folded(text));
            }
        }
        about.add(one.columns().get(column).name());
        return String.join("; ", about);
    }

    /** The part of an address that asks for the same. */
    String query() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(ABOUT, about);
        parts.put(GRADE, grade);
        parts.put(TYPE, type);
        parts.put(DOUBT, doubt);
        parts.put(FIND, find);
        if (!table.isEmpty()) {
            parts.put(TABLE, table);
            parts.put(ROW, String.valueOf(row));
            parts.put(COLUMN, String.valueOf(column));
        }
        return parts.entrySet().stream()
                .filter(part -> !part.getValue().isEmpty())
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
