package assay.interview;

import assay.csv.CsvFile;
import assay.csv.CsvTable;
import assay.csv.CsvTable.Row;
import assay.evidence.Answer;
import assay.evidence.Evidence;
import assay.interview.Interviews.Column;
import assay.interview.Interviews.Fate;
import assay.interview.Interviews.Interview;
import assay.interview.Slot.Section;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an export of interviews, one for each authority, as evidence to which documents are to be added. */
public final class InterviewReader {

    private final CsvTable table;
    private final InterviewForm form;
    private final List<Column> columns = new ArrayList<>();
    /** The columns that fill something, by what they fill, in their order. */
    private final Map<Slot, Filled> filled = new LinkedHashMap<>();

    /** How cells were read, each with the columns in which they were. */
    private final Map<String, Set<Integer>> readings = new TreeMap<>();

    private InterviewReader(CsvTable table, InterviewForm form) {
        this.table = table;
        this.form = form;
    }

    /**
     * A column that fills something.
     *
     * @param index its index in a row
     * @param cells what reads its cells
     */
    private record Filled(int index, CellReader cells) {}

    /**
     * A row as far as it can be read.
     *
     * @param row the row
     * @param authority the name of its authority, or nothing
     * @param values what its cells say
     * @param problems what is wrong with it
     */
    private record Reading(Row row, String authority, Map<Slot, Object> values, List<Problem> problems) {

        /** What a file of it is called. */
        String file() {
            return FileName.of(authority);
        }
    }

    /**
     * Reads a table.
     *
     * @param table the export
     * @param form what becomes of its columns
     * @throws ProblemsException if the table lacks a column that every authority needs, or has two for one field
     */
    public static Interviews read(CsvTable table, InterviewForm form) throws ProblemsException {
        InterviewReader reader = new InterviewReader(table, form);
        reader.columns();
        return reader.rows();
    }

    private void columns() throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            String name = table.header().get(i);
            Meaning meaning = form.meaning(name).orElse(null);
            Fate fate = Fate.UNKNOWN;
            String because = "";
            if (meaning instanceof Meaning.Fills fills) {
                fate = Fate.CARRIED;
                int index = i;
                CellReader cells = new CellReader(
                        fills,
                        reading -> readings.computeIfAbsent(reading, one -> new TreeSet<>())
                                .add(index));
                Filled before = filled.putIfAbsent(fills.slot(), new Filled(i, cells));
                if (before != null) {
                    problems.add(header(
                            i,
                            quoted(name) + " fills " + fills.slot().name() + ", and so does "
                                    + quoted(table.header().get(before.index())) + "; only one of them may"));
                }
            } else if (meaning instanceof Meaning.ContactDetail) {
                fate = Fate.CONTACT_DETAIL;
            } else if (meaning instanceof Meaning.NotCarried not) {
                fate = Fate.NOT_CARRIED;
                because = not.because();
            }
            columns.add(new Column(i + 1, name, fate, because));
        }
        boolean profile = has(Section.PROFILE, filled.keySet());
        for (Slot slot : form.slots()) {
            if (isNeeded(slot, profile) && !filled.containsKey(slot)) {
                problems.add(header(0, missing(slot)));
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private static boolean has(Section section, Collection<Slot> slots) {
        return slots.stream().anyMatch(slot -> slot.section() == section);
    }

    /** Whether a file of evidence is wrong without it: one with no profile needs nothing of that. */
    private static boolean isNeeded(Slot slot, boolean profile) {
        return !slot.field().optional() && (profile || slot.section() != Section.PROFILE);
    }

    private String missing(Slot slot) {
        List<String> names = form.names(slot);
        return "no column fills " + slot.name() + ", which is needed; one that does is called " + Nearest.list(names)
                + columns.stream()
                        .filter(column -> column.fate() == Fate.UNKNOWN)
                        .map(Column::name)
                        .filter(name -> Nearest.to(name, names).isPresent())
                        .findFirst()
                        .map(name -> "; is it " + quoted(name) + "?")
                        .orElse("");
    }

    private Interviews rows() {
        List<Reading> read = table.rows().stream()
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isEmpty()))
                .map(this::row)
                .toList();
        refuseRepeats(read);
        List<Interview> interviews = read.stream()
                .filter(one -> one.problems().isEmpty())
                .map(one -> new Interview(
                        one.row().line(), cell(Slot.AUTHORITY), one.file(), evidence(one.authority(), one.values())))
                .toList();
        List<Problem> problems =
                read.stream().flatMap(one -> one.problems().stream()).sorted().toList();
        return new Interviews(interviews, read.size(), problems, columns, readings());
    }

    private List<String> readings() {
        return readings.entrySet().stream()
                .map(reading -> reading.getKey() + " in "
                        + reading.getValue().stream()
                                .map(index -> quoted(table.header().get(index)))
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private Reading row(Row row) {
        Map<Slot, Object> values = new LinkedHashMap<>();
        List<Slot> empty = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        filled.forEach((slot, column) -> {
            int before = problems.size();
            String cell = CsvFile.unguarded(row.cells().get(column.index()));
            Object value = cell.isBlank()
                    ? null
                    : column.cells().value(cell, message -> problems.add(problem(row, slot, message)));
            if (value != null && !List.of().equals(value)) {
                values.put(slot, value);
            } else if (problems.size() == before) {
                empty.add(slot);
            }
        });
        boolean profile = has(Section.PROFILE, values.keySet());
        for (Slot slot : empty) {
            if (isNeeded(slot, profile)) {
                List<String> words = slot.field().words();
                String known = words.isEmpty() ? "" : "; it is one of " + Nearest.list(words);
                problems.add(problem(row, slot, "the " + slot.name() + " is missing" + known));
            }
        }
        String authority = StringUtils.normalizeSpace((String) values.getOrDefault(Slot.AUTHORITY, ""));
        if (!authority.isEmpty()) {
            FileName.fault(authority).ifPresent(message -> problems.add(problem(row, Slot.AUTHORITY, message)));
        }
        return new Reading(row, authority, values, problems);
    }

    /** Of two rows that would make the same file neither is used: nobody can tell which is meant. */
    private void refuseRepeats(Collection<Reading> read) {
        Map<String, List<Reading>> byFile = read.stream()
                .filter(one -> !one.file().isEmpty())
                .collect(Collectors.groupingBy(Reading::file, LinkedHashMap::new, Collectors.toList()));
        for (List<Reading> same : byFile.values()) {
            for (int i = 0; i < same.size() && same.size() > 1; i++) {
                Reading one = same.get(i);
                Reading other = same.get(i == 0 ? 1 : 0);
                one.problems().add(problem(one.row(), Slot.AUTHORITY, repeat(one, other)));
            }
        }
    }

    private static String repeat(Reading one, Reading other) {
        String line = "line " + other.row().line();
        return one.authority().equalsIgnoreCase(other.authority())
                ? quoted(one.authority()) + " has another row in " + line + "; an authority has one"
                : quoted(one.authority()) + " and " + quoted(other.authority()) + " in " + line
                        + " would both be written to " + one.file() + ".yaml";
    }

    private static Evidence evidence(String authority, Map<Slot, Object> values) {
        return Evidence.of(
                "",
                authority,
                section(values, Section.AUTHORITY),
                section(values, Section.INTERVIEW),
                answers(values),
                section(values, Section.PROFILE),
                List.of());
    }

    private static Map<String, Object> section(Map<Slot, Object> values, Section section) {
        Map<String, Object> fields = new LinkedHashMap<>();
        values.forEach((slot, value) -> {
            if (slot.section() == section) {
                fields.put(slot.field().property(), value);
            }
        });
        return fields;
    }

    private static Map<String, Answer> answers(Map<Slot, Object> values) {
        Map<String, Map<String, Object>> given = new LinkedHashMap<>();
        values.forEach((slot, value) -> {
            if (slot.section() == Section.ANSWER) {
                given.computeIfAbsent(slot.requirement(), requirement -> new HashMap<>())
                        .put(slot.field().word(), value);
            }
        });
        Map<String, Answer> answers = new LinkedHashMap<>();
        given.forEach((requirement, answer) -> answers.put(requirement, answer(answer)));
        return answers;
    }

    private static Answer answer(Map<String, Object> given) {
        @Nullable String grade = (String) given.get("grade");
        boolean declined = Answer.NOT_RATED.equals(grade);
        return new Answer(
                declined ? null : grade,
                declined,
                (String) given.get("described"),
                texts(given.get("drivers")),
                texts(given.get("barriers")),
                texts(given.get("solutions")));
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    private int index(Slot slot) {
        Filled column = filled.get(slot);
        if (column == null) {
            throw new IllegalArgumentException("no column fills " + slot.name());
        }
        return column.index();
    }

    private int cell(Slot slot) {
        return index(slot) + 1;
    }

    private Problem problem(Row row, Slot slot, String message) {
        return new Problem(table.named(), row.line(), cell(slot), message);
    }

    private Problem header(int index, String message) {
        return new Problem(table.named(), 1, index + 1, message);
    }

    private static String quoted(String text) {
        return "\"" + Nearest.shown(text) + "\"";
    }
}
