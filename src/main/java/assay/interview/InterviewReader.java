package assay.interview;

import assay.csv.CsvFile;
import assay.csv.CsvRows;
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
import assay.ruleset.Field;
import assay.text.HowMany;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of an export of interviews, one for each interview, as evidence to which documents are to be added. A row
 * with something wrong makes nothing, and the others are read; where something is wrong with the whole export (its
 * characters, its header, the order of its days, what stands between answers), nothing of it is.
 */
public final class InterviewReader {

    private static final int LONG = 60;

    private final CsvRows file;
    private final Export export;
    private final InterviewForm form;
    private final Settings settings;
    private final Several several;
    private final List<Column> columns = new ArrayList<>();
    /** The columns that fill something, by what they fill, in their order. */
    private final Map<Slot, Filled> filled = new LinkedHashMap<>();

    /** How cells were read, each with the columns in which they were. */
    private final Map<String, Map<Integer, String>> readings = new TreeMap<>();

    /** Columns that are not known, with the known name that each looks like. */
    private final Map<Export.Column, String> lookalikes = new LinkedHashMap<>();

    /** What is wrong with the export as a whole. */
    private final List<Problem> refusals;

    /** Cells of which nobody can tell how many answers they have. */
    private final List<Asked> asked = new ArrayList<>();

    private InterviewReader(CsvRows file, InterviewForm form, Settings settings) {
        this.file = file;
        this.form = form;
        this.settings = settings;
        this.several = new Several(settings.multi());
        this.export = Export.of(file, form, settings.skipRows());
        this.refusals = new ArrayList<>(export.problems());
    }

    /**
     * What fills a place: one column, or several where it takes several answers and each has a column of its own.
     *
     * @param meaning what its columns are
     * @param columns the columns
     */
    private record Filled(Meaning.Fills meaning, List<Export.Column> columns) {}

    /** A cell that may have one answer or several. */
    private record Asked(int line, int cell, String text) {}

    /**
     * A row as far as it can be read.
     *
     * @param row the row
     * @param authority the name of its authority, or nothing
     * @param apart what tells it from other interviews of its authority, or nothing
     * @param isApartUnread whether it says something there that cannot be read
     * @param values what its cells say
     * @param problems what is wrong with it
     */
    private record Reading(
            Row row,
            String authority,
            String apart,
            boolean isApartUnread,
            Map<Slot, Object> values,
            List<Problem> problems) {

        /** What a file of it is called. */
        String file() {
            return apart.isEmpty() ? FileName.of(authority) : FileName.of(authority) + "-" + FileName.of(apart);
        }
    }

    /**
     * Reads an export.
     *
     * @param file its rows
     * @param form what becomes of its columns
     * @param settings what is said about it
     * @throws ProblemsException with all that is wrong with it and its rows, if something is wrong with the whole of it
     */
    public static Interviews read(CsvRows file, InterviewForm form, Settings settings) throws ProblemsException {
        InterviewReader reader = new InterviewReader(file, form, settings);
        Optional<Problem> header = reader.export.otherHeader(file, form);
        if (header.isPresent()) {
            throw new ProblemsException(header.get());
        }
        reader.columns();
        return reader.rows();
    }

    private void columns() {
        refusals.addAll(file.garbled());
        Set<String> unused = new LinkedHashSet<>(settings.ignored());
        for (Export.Column column : export.columns()) {
            List<String> ignoring = settings.ignored().stream()
                    .filter(name -> isNamed(name, column.shown()))
                    .toList();
            unused.removeAll(ignoring);
            columns.add(
                    ignoring.isEmpty()
                            ? column(column)
                            : new Column(column.number(), column.shown(), Fate.NOT_CARRIED, "--ignore"));
        }
        for (String name : unused) {
            refusals.add(export.problem(
                    1,
                    "no column is called " + quoted(name) + ", as --ignore has it"
                            + Nearest.to(
                                            name,
                                            export.columns().stream()
                                                    .map(Export.Column::shown)
                                                    .toList())
                                    .map(near -> "; did you mean " + quoted(near) + "?")
                                    .orElse("")));
        }
        boolean profile = has(Section.PROFILE, filled.keySet());
        for (Slot slot : form.slots()) {
            if (isNeeded(slot, profile) && !filled.containsKey(slot)) {
                refusals.add(export.problem(1, missing(slot)));
            }
        }
        lookalikes.forEach((column, known) -> refusals.add(export.problem(
                column.number(),
                "no column is called " + quoted(column.name())
                        + (form.hasAnotherNumber(column.name(), known)
                                ? ", though others are called like it but for a number; call it by its name, or "
                                : "; is it " + quoted(known) + "? Call it that, or ")
                        + leaveOut(column))));
    }

    /** How to leave a column out; of a whole question its first words do. */
    private static String leaveOut(Export.Column column) {
        String name = column.shown();
        return "leave it out with --ignore "
                + quoted(
                        name.length() <= LONG
                                ? name
                                : StringUtils.substringBeforeLast(name.substring(0, LONG), " ") + "*");
    }

    private static boolean isNamed(String name, String column) {
        return name.endsWith("*")
                ? Spelling.plain(column).startsWith(Spelling.plain(name))
                : Spelling.plain(column).equals(Spelling.plain(name));
    }

    /** What becomes of a column that is not left out because somebody says so. */
    private Column column(Export.Column column) {
        Meaning meaning = form.meaning(column.name()).orElse(null);
        if (meaning instanceof Meaning.Fills fills) {
            fill(fills, column);
            return new Column(column.number(), column.shown(), Fate.CARRIED, "");
        }
        if (meaning instanceof Meaning.ContactDetail) {
            return new Column(column.number(), column.shown(), Fate.CONTACT_DETAIL, "");
        }
        if (meaning instanceof Meaning.NotCarried not) {
            return new Column(column.number(), column.shown(), Fate.NOT_CARRIED, not.because());
        }
        if (column.continues() == null) {
            form.resembled(column.name())
                    .ifPresentOrElse(known -> lookalikes.put(column, known), () -> refuseOwnName(column));
        }
        return new Column(column.number(), column.shown(), Fate.UNKNOWN, "");
    }

    /** A column with nothing in it but its own name is one of the answers to a question. */
    private void refuseOwnName(Export.Column column) {
        String name = Spelling.plain(column.name());
        List<String> cells = export.rows().stream()
                .map(row -> Spelling.plain(export.cell(row, column)))
                .filter(cell -> !cell.isEmpty())
                .distinct()
                .toList();
        if (!name.isEmpty() && cells.equals(List.of(name))) {
            refusals.add(export.problem(
                    column.number(),
                    "this column has nothing in it but its name, " + quoted(column.name())
                            + ", and so it is one answer to a question; call it by that question, as in \"Question 1"
                            + " drivers\", or " + leaveOut(column)));
        }
    }

    private void fill(Meaning.Fills fills, Export.Column column) {
        Filled before = filled.putIfAbsent(fills.slot(), new Filled(fills, new ArrayList<>(List.of(column))));
        if (before == null) {
            return;
        }
        Export.Column first = before.columns().get(0);
        boolean sameName = Spelling.plain(first.name()).equals(Spelling.plain(column.name()));
        if (fills.slot().several() && sameName) {
            before.columns().add(column);
        } else if (column.continues() == null) {
            refusals.add(export.problem(
                    column.number(),
                    sameName
                            ? "this is a second column " + quoted(column.name()) + ", after column " + first.number()
                                    + "; take one of the two out of the file"
                            : quoted(column.name()) + " fills " + fills.slot().name() + ", and so does "
                                    + quoted(first.name()) + "; only one of them may"));
        } else {
            export.rows().stream()
                    .filter(row -> !export.cell(row, column).isEmpty())
                    .findFirst()
                    .ifPresent(row -> refusals.add(export.problem(
                            column.number(),
                            "this column goes with " + quoted(first.name()) + ", which has one answer, and line "
                                    + row.line() + " has something in it; " + leaveOut(column))));
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
        Optional<Export.Column> meant = lookalikes.entrySet().stream()
                .filter(one -> isMeant(one.getValue(), slot))
                .map(Map.Entry::getKey)
                .findFirst();
        // It is told of here, and once is enough.
        meant.ifPresent(lookalikes::remove);
        return "no column fills " + slot.name() + ", which is needed; one that does is called " + Nearest.list(names)
                + meant.map(column -> "; is it " + quoted(column.name()) + "?").orElse("");
    }

    private boolean isMeant(String known, Slot slot) {
        return form.meaning(known).orElse(null) instanceof Meaning.Fills fills
                && fills.slot().equals(slot);
    }

    private Interviews rows() throws ProblemsException {
        List<Export.Column> dates = filled.values().stream()
                .filter(one -> one.meaning().slot().field().form() == Field.Form.DATE)
                .flatMap(one -> one.columns().stream())
                .toList();
        Days days = Days.of(export, dates, settings.dates());
        days.problem().ifPresent(refusals::add);
        Map<Slot, List<CellReader>> cells = new LinkedHashMap<>();
        filled.forEach((slot, one) -> cells.put(
                slot,
                one.columns().stream().map(column -> cells(one, column, days)).toList()));
        List<Reading> read = export.rows().stream().map(row -> row(row, cells)).toList();
        refuseRepeats(read);
        if (!asked.isEmpty()) {
            refusals.add(question());
        }
        List<Problem> problems = Stream.concat(
                        export.ragged().stream()
                                .map(row -> CsvFile.ragged(
                                        export.named(),
                                        row,
                                        export.width(),
                                        isQuoted(1, row.cells().get(0)))),
                        read.stream().flatMap(one -> one.problems().stream()))
                .sorted()
                .toList();
        if (!refusals.isEmpty()) {
            throw new ProblemsException(
                    Stream.concat(refusals.stream(), problems.stream()).toList());
        }
        List<Interview> interviews = read.stream()
                .filter(one -> one.problems().isEmpty())
                .map(one -> new Interview(
                        one.row().line(),
                        first(Slot.AUTHORITY).number(),
                        one.file(),
                        evidence(one.authority(), one.values())))
                .toList();
        return new Interviews(
                interviews,
                read.size() + export.ragged().size(),
                problems,
                columns,
                readings(),
                export.headings(),
                export.headerLine());
    }

    /** Whether what stands in a column may be repeated: what is not carried may be what nobody is to see. */
    private boolean isQuoted(int number, String text) {
        return !CellReader.reachesSomebody(text)
                && filled.values().stream()
                        .flatMap(one -> one.columns().stream())
                        .anyMatch(column -> column.number() == number);
    }

    private CellReader cells(Filled one, Export.Column column, Days days) {
        Slot slot = one.meaning().slot();
        Settings.Themes themes = settings.themes();
        return new CellReader(
                one.meaning(),
                days,
                several,
                themes == null || !slot.several()
                        ? null
                        : themes.of(slot.requirement(), slot.field().word()),
                reading -> readings.computeIfAbsent(reading, how -> new TreeMap<>())
                        .put(column.number(), column.shown()));
    }

    /** What only whoever knows the export can answer, asked at the first cell that it is about. */
    private Problem question() {
        Asked first = asked.get(0);
        int others = asked.size() - 1;
        String between = Several.possible(first.text()).stream()
                .map(one -> "--multi " + (one.contains("\"") ? "'" + one + "'" : '"' + Settings.named(one) + '"'))
                .collect(Collectors.joining(" or "));
        return new Problem(
                export.named(),
                first.line(),
                first.cell(),
                quoted(first.text()) + " may be one answer or several"
                        + (others == 0 ? "" : ", and so may " + HowMany.of(others, "other cell"))
                        + "; say " + between
                        + " if that stands between answers, or else what does, as in --multi \"|\","
                        + " or --multi lines if only line ends do, or --multi none if a cell has one answer");
    }

    private List<String> readings() {
        List<String> all = new ArrayList<>(readings.entrySet().stream()
                .map(reading -> reading.getKey() + " in "
                        + reading.getValue().values().stream()
                                .distinct()
                                .map(InterviewReader::quoted)
                                .collect(Collectors.joining(", ")))
                .toList());
        filled.values().stream()
                .filter(one -> one.columns().size() > 1)
                .map(one -> "each column " + quoted(one.columns().get(0).name()) + " as answers to one question")
                .forEach(all::add);
        return all;
    }

    private Reading row(Row row, Map<Slot, List<CellReader>> cells) {
        Map<Slot, Object> values = new LinkedHashMap<>();
        List<Slot> empty = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        CsvFile.swallowing(export.named(), row, file.separator(), this::isQuoted)
                .ifPresent(problems::add);
        List<Integer> likeRows = CsvFile.withLinesLikeRows(row, file.separator());
        export.columns().stream()
                .filter(column -> likeRows.contains(column.number()))
                .forEach(column -> readings.computeIfAbsent(
                                "lines with as many separators as a row has as text of one cell",
                                how -> new TreeMap<>())
                        .put(column.number(), column.shown()));
        filled.forEach((slot, one) -> {
            int before = problems.size();
            int questions = asked.size();
            List<Object> found = new ArrayList<>();
            for (int i = 0; i < one.columns().size(); i++) {
                Export.Column column = one.columns().get(i);
                String cell = export.cell(row, column);
                Object value = cell.isBlank()
                        ? null
                        : cells.getOrDefault(slot, List.of())
                                .get(i)
                                .value(cell, column.label(), complaints(row, column, cell, problems));
                if (value instanceof List<?> list
                        && !list.isEmpty()
                        && found.stream().anyMatch(list::contains)) {
                    problems.add(problem(row, column, quoted(cell) + " stands in " + slot.name() + " twice"));
                } else if (value instanceof List<?> list) {
                    found.addAll(list);
                } else if (value != null) {
                    values.put(slot, value);
                }
            }
            if (!found.isEmpty()) {
                values.put(slot, List.copyOf(found));
            }
            if (!values.containsKey(slot) && problems.size() == before && asked.size() == questions) {
                empty.add(slot);
            }
        });
        boolean profile = has(Section.PROFILE, values.keySet());
        for (Slot slot : empty) {
            if (isNeeded(slot, profile)) {
                List<String> words = slot.field().words();
                String known = words.isEmpty() ? "" : "; it is one of " + Nearest.list(words);
                problems.add(problem(row, first(slot), "the " + slot.name() + " is missing" + known));
            }
        }
        String authority = StringUtils.normalizeSpace((String) values.getOrDefault(Slot.AUTHORITY, ""));
        if (!authority.isEmpty()) {
            Optional<String> fault = authority.chars().allMatch(Character::isDigit)
                    ? Optional.of(quoted(authority) + " is a code, no name; export names in place of codes")
                    : FileName.fault(authority);
            fault.ifPresent(message -> problems.add(problem(row, first(Slot.AUTHORITY), message)));
        }
        String apart = form.apart().map(values::get).map(Object::toString).orElse("");
        boolean isApartUnread = form.apart()
                .filter(slot -> filled.containsKey(slot) && !values.containsKey(slot) && !empty.contains(slot))
                .isPresent();
        return new Reading(row, authority, apart, isApartUnread, values, problems);
    }

    private CellReader.Complaints complaints(Row row, Export.Column column, String cell, List<Problem> problems) {
        return new CellReader.Complaints() {
            @Override
            public void wrong(String message) {
                problems.add(problem(row, column, message));
            }

            @Override
            public void question() {
                asked.add(new Asked(row.line(), column.number(), cell));
            }
        };
    }

    /** Of two rows that would make the same file, or that nothing tells apart, neither is used: nobody can tell which is meant. */
    private void refuseRepeats(List<Reading> read) {
        List<Reading> named =
                read.stream().filter(one -> !one.authority().isEmpty()).toList();
        Map<String, List<Reading>> alike = new LinkedHashMap<>();
        for (Reading one : named) {
            alike.computeIfAbsent(FileName.of(one.authority()), name -> new ArrayList<>())
                    .add(one);
            if (!one.apart().isEmpty()) {
                alike.computeIfAbsent(one.file(), name -> new ArrayList<>()).add(one);
            }
        }
        for (Reading one : named) {
            Stream.of(FileName.of(one.authority()), one.file())
                    .flatMap(name -> alike.getOrDefault(name, List.of()).stream())
                    .filter(other -> other.row().line() != one.row().line() && isSame(one, other))
                    .findFirst()
                    .ifPresent(
                            other -> one.problems().add(problem(one.row(), first(Slot.AUTHORITY), repeat(one, other))));
        }
    }

    private static boolean isSame(Reading one, Reading other) {
        return one.file().equals(other.file())
                || (FileName.of(one.authority()).equals(FileName.of(other.authority()))
                        && (one.apart().isEmpty() || other.apart().isEmpty()));
    }

    private String repeat(Reading one, Reading other) {
        String line = "line " + other.row().line();
        String apart = form.apart().map(Slot::name).orElse("");
        boolean sameFile = one.file().equals(other.file());
        String lacking = one.isApartUnread() || other.isApartUnread()
                ? ", and the " + apart + " of one of the two cannot be read, so that nothing tells them apart"
                : ", and one of the two has no " + apart + " to tell them apart";
        if (!one.authority().equalsIgnoreCase(other.authority())) {
            return quoted(one.authority()) + " and " + quoted(other.authority()) + " in " + line
                    + (sameFile
                            ? " would both be written to " + one.file() + ".yaml"
                            : " may be the same authority" + lacking);
        }
        String another = quoted(one.authority()) + " has another row in " + line;
        if (!sameFile) {
            return another + lacking;
        }
        if (one.apart().isEmpty()) {
            return another + "; an authority has one" + (apart.isEmpty() ? "" : ", or one for each " + apart);
        }
        return another + " with the same " + apart + ", " + quoted(one.apart()) + "; an authority has one for each";
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
                ? list.stream().map(Object::toString).distinct().toList()
                : List.of();
    }

    private Export.Column first(Slot slot) {
        Filled one = filled.get(slot);
        if (one == null) {
            throw new IllegalArgumentException("no column fills " + slot.name());
        }
        return one.columns().get(0);
    }

    private Problem problem(Row row, Export.Column column, String message) {
        return new Problem(export.named(), row.line(), column.number(), message);
    }

    private static String quoted(String text) {
        return Export.quoted(text);
    }
}
