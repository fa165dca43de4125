package assay.workbench;

import assay.effect.Caseload;
import assay.evaluation.Evaluation;
import assay.problem.Problem;
import assay.report.Doubts;
import assay.text.HowMany;
import assay.text.Legible;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of evidence in a table, some at a time. */
public final class EvidenceTable {

    /** So many rows stand on a page. */
    public static final int ROWS = 50;

    /**
     * A file.
     *
     * @param name what it is called in addresses
     * @param authority the authority's name
     * @param type what sort of authority it is
     * @param grade its overall grade; an empty text where it has none
     * @param met whether that means that it is met
     * @param doubts what needs an eye, and how often, by its title
     * @param wrong why it cannot be read or graded, or an empty text
     * @param unsaved that some of it is not saved, and whether it was changed on disk meanwhile; or an empty text
     */
    public record Row(
            String name,
            String authority,
            String type,
            String grade,
            boolean met,
            Map<String, Integer> doubts,
            String wrong,
            String unsaved) {

        /** Where it is shown. */
        public String address() {
            return "/evidence/" + Inquiry.path(name);
        }

        /** How many things need an eye. */
        public int doubted() {
            return doubts.values().stream().mapToInt(Integer::intValue).sum();
        }

        private Row unsaved(String other) {
            return new Row(name, authority, type, grade, met, doubts, wrong, other);
        }
    }

    /**
     * What is looked for.
     *
     * @param words what the name of the authority or of the file has in it
     * @param grade an overall grade, or an empty text
     * @param type a type, or an empty text
     * @param doubt the title of a doubt, or an empty text
     * @param page which page, from 1
     */
    public record Filter(String words, String grade, String type, String doubt, int page) {

        static Filter of(Context request) {
            String page = said(request, "page");
            return new Filter(
                    said(request, "q"),
                    said(request, "grade"),
                    said(request, "type"),
                    said(request, "doubt"),
                    page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
        }

        private static String said(Context request, String name) {
            String said = request.queryParam(name);
            return said == null ? "" : said.strip();
        }

        private boolean takes(Row row) {
            String lower = words.toLowerCase(Locale.ROOT);
            return (lower.isEmpty()
                            || row.authority.toLowerCase(Locale.ROOT).contains(lower)
                            || row.name.toLowerCase(Locale.ROOT).contains(lower))
                    && (grade.isEmpty() || row.grade.equals(grade))
                    && (type.isEmpty() || row.type.equals(type))
                    && (doubt.isEmpty() || row.doubts.containsKey(doubt));
        }

        /** Where another page is. */
        public String address(int other) {
            StringBuilder text = new StringBuilder("/evidence?page=" + other);
            Map<String, String> all = new LinkedHashMap<>();
            all.put("q", words);
            all.put("grade", grade);
            all.put("type", type);
            all.put("doubt", doubt);
            all.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    text.append('&').append(name).append('=').append(Inquiry.encoded(value));
                }
            });
            return text.toString();
        }
    }

    private final Shell shell;
    private final List<Row> all;
    private final List<Row> found;
    private final Filter filter;
    private final List<String> folders;
    private final List<String> grades;
    private final boolean interviews;

    EvidenceTable(
            Shell shell, List<Row> all, Filter filter, List<String> folders, List<String> grades, boolean interviews) {
        this.interviews = interviews;
        this.shell = shell;
        this.all = all;
        this.found = all.stream().filter(filter::takes).toList();
        this.filter = filter;
        this.folders = List.copyOf(folders);
        this.grades = List.copyOf(grades);
    }

    /** The rows of what the rules were tried on, in the order of their names. */
    static List<Row> rows(Caseload caseload, Set<String> met, Cabinet cabinet) {
        Map<String, Row> rows = new TreeMap<>();
        for (Problem problem : caseload.problems()) {
            cabinet.name(problem.file())
                    .ifPresent(name ->
                            rows.putIfAbsent(name, new Row(name, "", "", "", false, Map.of(), problem.message(), "")));
        }
        Stream.concat(caseload.authorities().stream(), caseload.fixtures().stream())
                .forEach(one -> cabinet.name(one.evidence().file())
                        .filter(name -> one.evidence().caseName() == null || !rows.containsKey(name))
                        .ifPresent(name -> rows.put(name, row(name, one, met))));
        return List.copyOf(rows.values());
    }

    private static Row row(String name, Caseload.Case one, Set<String> met) {
        Evaluation saved = one.evidence().caseName() == null ? one.saved() : null;
        Map<String, Integer> doubts = new LinkedHashMap<>();
        if (saved != null) {
            Doubts.of(saved)
                    .forEach(sort -> doubts.put(sort.title(), sort.doubts().size()));
        }
        return new Row(
                name,
                Legible.folded(one.evidence().authority()),
                saved == null ? "" : saved.type(),
                grade(saved),
                saved != null && met.contains(grade(saved)),
                doubts,
                one.wrong().isEmpty() ? "" : one.wrong().get(0).message(),
                "");
    }

    private static String grade(@Nullable Evaluation saved) {
        return saved == null ? "" : saved.overall().evidence().grade();
    }

    /** The rows with what is not saved. */
    static List<Row> with(List<Row> rows, Map<String, String> unsaved) {
        Map<String, String> left = new LinkedHashMap<>(unsaved);
        List<Row> all = new ArrayList<>();
        rows.forEach(row ->
                all.add(row.unsaved(Optional.ofNullable(left.remove(row.name)).orElse(""))));
        left.forEach((name, says) -> all.add(0, new Row(name, "", "", "", false, Map.of(), "", says)));
        return all;
    }

    public Shell shell() {
        return shell;
    }

    public Filter filter() {
        return filter;
    }

    /** How many files there are, whatever is looked for. */
    public int count() {
        return all.size();
    }

    /** How many are found. */
    public int found() {
        return found.size();
    }

    /** How many pages they fill. */
    public int pages() {
        return Math.max(1, (found.size() + ROWS - 1) / ROWS);
    }

    /** Which page is shown. */
    public int page() {
        return Math.min(filter.page, pages());
    }

    /** What stands on it. */
    public List<Row> rows() {
        int from = (page() - 1) * ROWS;
        return found.subList(Math.min(from, found.size()), Math.min(found.size(), from + ROWS));
    }

    /** The folders in which new files may be made. */
    public List<String> folders() {
        return folders;
    }

    /** Whether anybody is interviewed. */
    public boolean hasInterviews() {
        return interviews;
    }

    /** The grades to look for, from the lowest. */
    public List<String> grades() {
        return grades;
    }

    /** The types there are. */
    public List<String> types() {
        return all.stream()
                .map(Row::type)
                .filter(type -> !type.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The doubts there are. */
    public List<String> doubts() {
        return all.stream()
                .flatMap(row -> row.doubts.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** What is found, in a sentence. */
    public String says() {
        return found.size() == all.size()
                ? HowMany.of(all.size(), "file")
                : found.size() + " of " + all.size() + " files";
    }
}
