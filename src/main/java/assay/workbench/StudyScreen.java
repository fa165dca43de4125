package assay.workbench;

import assay.evaluation.Evaluation;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.Templates;
import assay.page.View;
import assay.problem.Problem;
import assay.publication.Chart;
import assay.publication.StudyJson;
import assay.report.Doubts;
import assay.report.JsonDocument;
import assay.report.JsonReport;
import assay.ruleset.Pack;
import assay.study.Authority;
import assay.study.KeyPoints;
import assay.study.Study;
import assay.study.Table;
import assay.text.HowMany;
import assay.text.Legible;
import assay.workbench.Studies.Entry;
import assay.workbench.Studies.Made;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.ServiceUnavailableResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** The study at a glance: its charts and tables, and from each number to the authorities behind it. */
public final class StudyScreen implements Screen {

    private static final String PLACE = "study";
    private static final String STUDY = "/study";
    private static final String LIST = "/study/authorities";

    /** Whose rules graded, in addresses. */
    private static final String BY = "by";

    private static final String CHANGES = "changes";

    /** So many rows stand on one page, however many there are. */
    static final int ROWS = 100;

    private final Desk desk;
    private final Studies studies;

    StudyScreen(Desk desk, Studies studies) {
        this.desk = desk;
        this.studies = studies;
    }

    /**
     * What the overview shows.
     *
     * @param shell what stands around it
     * @param caption on whom the study is, and whether they exist; empty while it is not there
     * @param failure why it will not be there; empty where it will
     * @param otherwise what the changes make of it, in a sentence, or an empty text
     * @param rules what graded
     * @param charts the charts
     * @param keyPoints what to know, in a few words
     * @param tables the tables that readers are shown
     * @param filter what can be filtered by
     * @param problems what is not in it, and why
     */
    public record Page(
            Shell shell,
            String caption,
            String failure,
            String otherwise,
            String rules,
            List<Picture> charts,
            List<KeyPoints> keyPoints,
            List<Link> tables,
            Filter filter,
            List<String> problems) {}

    /**
     * A link.
     *
     * @param says what it is called
     * @param href where it leads
     */
    public record Link(String says, String href) {}

    /**
     * A chart.
     *
     * @param title what it shows
     * @param href where the picture is
     * @param tables the tables whose numbers it shows
     */
    public record Picture(String title, String href, List<Link> tables) {}

    /**
     * A choice of a form.
     *
     * @param value what is sent
     * @param says what it is called
     * @param selected whether it is chosen
     */
    public record Choice(String value, String says, boolean selected) {}

    /**
     * What can be filtered by.
     *
     * @param about requirements, and all together
     * @param grades the grades, from the highest
     * @param types the sorts of authorities; none where the rules know no sorts
     * @param doubts what may need an eye
     * @param find what names have in them
     * @param hidden what else the address asks for
     */
    public record Filter(
            List<Choice> about,
            List<Choice> grades,
            List<Choice> types,
            List<Choice> doubts,
            String find,
            Map<String, String> hidden) {}

    /**
     * A cell of a table.
     *
     * @param text what stands in it
     * @param href where the authorities behind it are; empty where there are none
     * @param was what it says by the rules as they are saved, where that is something else
     */
    public record Cell(String text, String href, String was) {}

    /**
     * A table.
     *
     * @param heading whose rules made it, where there are two
     * @param columns its columns, as people are shown them
     * @param numeric whether numbers stand in each
     * @param rows its rows
     * @param note what to mind
     */
    public record Sheet(
            String heading, List<String> columns, List<Boolean> numeric, List<List<Cell>> rows, String note) {}

    /**
     * What the page of a table shows.
     *
     * @param title its title
     * @param sheets the table, by the rules as they are saved and, where that differs, with the changes
     * @param pager to the other rows
     */
    public record TablePage(Shell shell, String caption, String title, List<Sheet> sheets, Pager pager) {}

    /**
     * Leads through a list that has more than one page.
     *
     * @param says which part of how many it is
     * @param before where the part before is; empty at the beginning
     * @param next where the next part is; empty at the end
     */
    public record Pager(String says, String before, String next) {}

    /**
     * An authority of a list.
     *
     * @param name its name
     * @param href where its page is
     * @param type what sort it is
     * @param grade its overall grade
     * @param met whether that means that requirements are met
     * @param score its score
     * @param notMet the requirements that are not met
     * @param doubts what else needs an eye
     */
    public record Row(
            String name,
            String href,
            String type,
            String grade,
            boolean met,
            String score,
            List<Link> notMet,
            String doubts) {}

    /**
     * What the page of a list shows.
     *
     * @param of which of them are shown, in words
     * @param looked how far it is known what rests on one document; empty where it is known of all
     */
    public record ListPage(
            Shell shell,
            String caption,
            String of,
            String counts,
            String looked,
            Filter filter,
            List<Row> rows,
            Pager pager) {}

    /** What the page of an authority shows. */
    public record AuthorityPage(Shell shell, String otherwise, EvaluationsPage page) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page(STUDY, "The study at a glance: charts, key points, tables.", this::overview),
                Route.page("/study/table/{table}", "A table of the study.", this::table),
                Route.page(
                        LIST, "The authorities of the study, or those of them that an address asks for.", this::list),
                Route.page("/study/authority/{page}", "How one authority came out, and why.", this::authority),
                Route.get(
                        "/study/chart/{chart}",
                        "A chart of the study.",
                        new Body("image/svg+xml", Map.of()),
                        this::chart),
                Route.get(
                        "/api/study",
                        "The study as `assay study --format json` has it; 503 while it is being made.",
                        new Body("application/json", Map.of("type", "object")),
                        request -> request.contentType("application/json")
                                .result(StudyJson.of(wanted(request).study()))),
                Route.get(
                                "/api/study/authorities",
                                "The names, files and overall grades of all authorities, or of those that are asked for; 503 while"
                                        + " the study is being made.",
                                Body.object(
                                        "Those that are wanted, in the order of their files.",
                                        new TreeMap<>(Map.of(
                                                "known",
                                                        Map.of(
                                                                "type",
                                                                "boolean",
                                                                "description",
                                                                "whether all that are wanted are known to be"),
                                                "authorities",
                                                        Map.of("type", "array", "items", Map.of("type", "object"))))),
                                this::asData)
                        .asking(ASKS));
    }

    private static final Route.Ask[] ASKS = {
        new Route.Ask(AuthorityFilter.ABOUT, "A requirement that `grade` is of, or `overall`, which it is otherwise."),
        new Route.Ask(AuthorityFilter.GRADE, "A grade from the evidence."),
        new Route.Ask(AuthorityFilter.TYPE, "A sort of authority."),
        new Route.Ask(
                AuthorityFilter.DOUBT,
                "What needs an eye: "
                        + Stream.of(Doubts.Sort.values()).map(Doubts.Sort::word).collect(Collectors.joining(", "))
                        + "."),
        new Route.Ask(AuthorityFilter.FIND, "What the name has in it, in small letters or capitals."),
        new Route.Ask(AuthorityFilter.TABLE, "A table of the study, of which one number is meant."),
        new Route.Ask(AuthorityFilter.ROW, "The row of that number, from 0."),
        new Route.Ask(AuthorityFilter.COLUMN, "Its column, from 0."),
        new Route.Ask(BY, "`" + CHANGES + "` for the rules with the changes that are not saved.")
    };

    private static boolean isByChanges(Context request) {
        return CHANGES.equals(request.queryParam(BY));
    }

    private Optional<Made> made(Context request) {
        return isByChanges(request) ? studies.changed() : studies.saved();
    }

    /** The study that is asked for; programs are told to ask again where it is not there yet. */
    private Made wanted(Context request) {
        return made(request)
                .orElseThrow(() -> new ServiceUnavailableResponse(
                        studies.failure().isEmpty() ? "the study is being made; ask again" : studies.failure()));
    }

    private Shell shell(Context request, String title) {
        return Shell.of(request, desk, PLACE, title);
    }

    // The overview.

    private void overview(Context request) {
        Shell shell = shell(request, "The study");
        Page page = studies.saved()
                .map(made -> new Page(
                        shell,
                        made.caption(),
                        "",
                        otherwise(made),
                        made.study().rules().called(),
                        made.charts().stream()
                                .map(chart -> picture(made, chart))
                                .toList(),
                        made.study().keyPoints(),
                        tables(made).stream().map(StudyScreen::link).toList(),
                        filter(request, made),
                        made.problems().stream().map(Problem::toString).toList()))
                .orElseGet(() -> new Page(
                        shell,
                        "",
                        studies.failure(),
                        "",
                        "",
                        List.of(),
                        List.of(),
                        List.of(),
                        new Filter(List.of(), List.of(), List.of(), List.of(), "", Map.of()),
                        List.of()));
        request.html(Templates.page("workbench/study.jte", page));
    }

    /** What the changes that are not saved do to the study. */
    private String otherwise(Made made) {
        return studies.changed()
                .map(changed -> {
                    long tables = tables(made).stream()
                            .filter(table -> !changed.study()
                                    .table(table.id())
                                    .map(Table::rows)
                                    .equals(Optional.of(table.rows())))
                            .count();
                    return "With the changes that are not saved, " + tables + " of "
                            + tables(made).size() + " tables say something else; each of them shows both.";
                })
                .orElse("");
    }

    private static List<Table> tables(Made made) {
        return made.study().tables().stream()
                .filter(table -> table.shown() != Table.Shown.IN_FILES)
                .toList();
    }

    private static Link link(Table table) {
        return new Link(StringUtils.capitalize(table.title()), "/study/table/" + table.id());
    }

    private static Picture picture(Made made, Chart chart) {
        return new Picture(
                chart.title(),
                "/study/chart/" + chart.id() + ".svg",
                chart.draws().stream()
                        .flatMap(id -> made.study().table(id).stream())
                        .map(StudyScreen::link)
                        .toList());
    }

    private void chart(Context request) {
        String id = Strings.CS.removeEnd(request.pathParam("chart"), ".svg");
        Chart chart = wanted(request).charts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        request.contentType("image/svg+xml").result(chart.svg());
    }

    private static Filter filter(Context request, Made made) {
        AuthorityFilter asked = AuthorityFilter.of(request);
        Pack pack = made.study().rules().pack();
        List<Choice> about = new ArrayList<>(List.of(choice(Study.OVERALL, "Overall", asked.about())));
        pack.requirements()
                .forEach(one ->
                        about.add(choice(one.id(), "Requirement " + one.number() + ", " + one.name(), asked.about())));
        List<String> grades = new ArrayList<>(pack.gradeNames());
        Collections.reverse(grades);
        List<Choice> doubts = new ArrayList<>();
        for (Doubts.Sort sort : Doubts.Sort.values()) {
            if (sort != Doubts.Sort.NOT_MET && !(sort == Doubts.Sort.ONE_READING && isByChanges(request))) {
                doubts.add(choice(sort.word(), sort.title(), asked.doubt()));
            }
        }
        Map<String, String> hidden = new LinkedHashMap<>();
        if (!asked.table().isEmpty()) {
            hidden.put(AuthorityFilter.TABLE, asked.table());
            hidden.put(AuthorityFilter.ROW, String.valueOf(asked.row()));
            hidden.put(AuthorityFilter.COLUMN, String.valueOf(asked.column()));
        }
        if (isByChanges(request)) {
            hidden.put(BY, CHANGES);
        }
        return new Filter(
                about,
                grades.stream().map(one -> choice(one, one, asked.grade())).toList(),
                made.entries().values().stream()
                        .map(Entry::type)
                        .filter(type -> !type.isEmpty())
                        .distinct()
                        .sorted()
                        .map(one -> choice(one, StringUtils.capitalize(one), asked.type()))
                        .toList(),
                doubts,
                asked.find(),
                hidden);
    }

    private static Choice choice(String value, String says, String chosen) {
        return new Choice(value, says, value.equals(chosen));
    }

    // A table.

    private void table(Context request) {
        String id = request.pathParam("table");
        Optional<Made> made = studies.saved();
        if (made.isEmpty()) {
            overview(request);
            return;
        }
        Table saved = tables(made.get()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        Optional<Made> changed = studies.changed()
                .filter(other -> other.study()
                        .table(id)
                        .filter(table -> !table.rows().equals(saved.rows()))
                        .isPresent());
        int first = first(request, saved.rows().size());
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(sheet(
                changed.isPresent() ? "By the rules as they are saved" : "", made.get(), saved, saved, "", first));
        changed.ifPresent(other -> sheets.add(sheet(
                "With the changes that are not saved",
                other,
                other.study().table(id).orElseThrow(),
                saved,
                "&" + BY + "=" + CHANGES,
                first)));
        request.html(Templates.page(
                "workbench/studytable.jte",
                new TablePage(
                        shell(request, StringUtils.capitalize(saved.title())),
                        made.get().caption(),
                        StringUtils.capitalize(saved.title()),
                        sheets,
                        pager("/study/table/" + id + "?", first, saved.rows().size(), "rows"))));
    }

    private static Sheet sheet(String heading, Made made, Table table, Table saved, String by, int first) {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (table.columns().get(i).onPages()) {
                shown.add(i);
            }
        }
        Map<String, String> pages = pages(made);
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = first; row < Math.min(table.rows().size(), first + ROWS); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int column : shown) {
                String text = table.columns()
                        .get(column)
                        .printed(table.rows().get(row).get(column));
                cells.add(new Cell(
                        text,
                        href(table, row, column, pages, by),
                        was(table, saved, row, column)
                                .filter(was -> !was.equals(text))
                                .orElse("")));
            }
            rows.add(cells);
        }
        return new Sheet(
                heading,
                shown.stream().map(i -> table.columns().get(i).name()).toList(),
                shown.stream().map(i -> table.columns().get(i).isNumeric()).toList(),
                rows,
                table.note());
    }

    private static Map<String, String> pages(Made made) {
        Map<String, String> pages = new HashMap<>();
        made.entries().forEach((page, entry) -> pages.put(entry.authority().name(), page));
        return pages;
    }

    private static String href(Table table, int row, int column, Map<String, String> pages, String by) {
        Object value = table.rows().get(row).get(column);
        if (table.columns().get(column).name().equals("authority") && pages.containsKey(value.toString())) {
            return address(pages.get(value.toString())) + (by.isEmpty() ? "" : "?" + by.substring(1));
        }
        return table.counted(row, column).isEmpty() || value.equals(0)
                ? ""
                : LIST + "?" + AuthorityFilter.TABLE + "=" + table.id() + "&" + AuthorityFilter.ROW + "=" + row + "&"
                        + AuthorityFilter.COLUMN + "=" + column + by;
    }

    private static Optional<String> was(Table table, Table saved, int row, int column) {
        return row < saved.rows().size() && table.header().equals(saved.header())
                ? Optional.of(saved.columns()
                        .get(column)
                        .printed(saved.rows().get(row).get(column)))
                : Optional.empty();
    }

    private static String address(String page) {
        return "/study/authority/"
                + URLEncoder.encode(page, StandardCharsets.UTF_8).replace("+", "%20");
    }

    // The list.

    private static int first(Context request, int all) {
        int page = Math.max(1, AuthorityFilter.number(request, "page"));
        return Math.min((page - 1) * ROWS, Math.max(0, (all - 1) / ROWS * ROWS));
    }

    private static Pager pager(String address, int first, int all, String what) {
        int page = first / ROWS + 1;
        String there = address + (address.endsWith("?") ? "" : "&") + "page=";
        return new Pager(
                all <= ROWS ? "" : (first + 1) + " to " + Math.min(all, first + ROWS) + " of " + all + " " + what,
                page == 1 ? "" : there + (page - 1),
                first + ROWS >= all ? "" : there + (page + 1));
    }

    private void list(Context request) {
        Optional<Made> there = made(request);
        if (there.isEmpty()) {
            overview(request);
            return;
        }
        Made made = there.get();
        AuthorityFilter filter = AuthorityFilter.of(request);
        List<Entry> wanted = filter.of(made);
        boolean readings = asksReadings(filter, request);
        String by = isByChanges(request) ? BY + "=" + CHANGES : "";
        String query = List.of(filter.query(), by).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&"));
        int first = first(request, wanted.size());
        int all = made.entries().size();
        request.html(Templates.page(
                "workbench/studylist.jte",
                new ListPage(
                        shell(request, "Authorities"),
                        made.caption(),
                        wanted.size() + " of " + HowMany.of(all, "authority", "authorities")
                                + (by.isEmpty() ? "" : ", with the changes that are not saved"),
                        filter.table().isEmpty() ? "" : filter.counts(made),
                        stillLooked(made, readings),
                        filter(request, made),
                        wanted.subList(first, Math.min(wanted.size(), first + ROWS)).stream()
                                .map(one -> row(made, one, by))
                                .toList(),
                        pager(LIST + "?" + query, first, wanted.size(), "authorities"))));
    }

    /** Whether it is asked for what rests on one reading, which is looked for then. */
    private boolean asksReadings(AuthorityFilter filter, Context request) {
        boolean asks = filter.doubt().equals(Doubts.Sort.ONE_READING.word()) && !isByChanges(request);
        if (asks) {
            studies.askReadings();
        }
        return asks;
    }

    private static String stillLooked(Made made, boolean readings) {
        int all = made.entries().size();
        List<String> says = new ArrayList<>();
        if (made.looked() < all) {
            says.add("What rests on one document is known of " + made.looked() + " of " + all + " so far.");
        }
        if (readings && !made.readings().isKnown()) {
            says.add(
                    made.readings().asked()
                            ? "What rests on one reading is known by "
                                    + made.readings().tried() + " of "
                                    + made.readings().all() + " other readings so far."
                            : "What rests on one reading is looked for now: all are graded by each other reading.");
        } else if (readings && made.readings().all() == 0) {
            says.add("There are no other readings beside these rules.");
        }
        return String.join(" ", says);
    }

    private static Row row(Made made, Entry entry, String by) {
        Authority one = entry.authority();
        String href = address(entry.page()) + (by.isEmpty() ? "" : "?" + by);
        return new Row(
                Legible.folded(one.name()),
                href,
                StringUtils.capitalize(entry.type()),
                one.overall().grade(),
                made.study().rules().pack().metGrades().contains(one.overall().grade()),
                one.overall().score(),
                one.notMet().stream().map(id -> new Link(id, href + "#" + id)).toList(),
                entry.doubts().stream()
                        .filter(sort -> sort != Doubts.Sort.NOT_MET)
                        .map(sort -> StringUtils.uncapitalize(sort.title()))
                        .collect(Collectors.joining("; ")));
    }

    private void asData(Context request) {
        AuthorityFilter filter = AuthorityFilter.of(request);
        Made made = wanted(request);
        boolean readings = asksReadings(filter, request);
        List<Entry> wanted = filter.of(made);
        request.contentType("application/json").result(JsonDocument.of(json -> {
            json.writeBooleanProperty("known", !readings || made.readings().isKnown());
            json.writeArrayPropertyStart("authorities");
            for (Entry entry : wanted) {
                json.writeStartObject();
                json.writeStringProperty("authority", entry.authority().name());
                json.writeBooleanProperty("synthetic", entry.authority().isSynthetic());
                json.writeStringProperty("file", entry.authority().file());
                json.writeStringProperty("type", entry.type());
                json.writeStringProperty("overall", entry.authority().overall().grade());
                json.writeStringProperty("score", entry.authority().overall().score());
                JsonReport.texts(
                        json,
                        "doubts",
                        entry.doubts().stream().map(Doubts.Sort::word).toList());
                json.writeEndObject();
            }
            json.writeEndArray();
        }));
    }

    // An authority.

    private void authority(Context request) {
        Optional<Made> there = made(request);
        if (there.isEmpty()) {
            overview(request);
            return;
        }
        Made made = there.get();
        String page = request.pathParam("page");
        Entry entry = made.entries().get(page);
        if (entry == null) {
            throw new NotFoundResponse();
        }
        Evaluation evaluation = made.evaluator().evaluate(entry.evidence());
        request.html(Templates.page(
                "workbench/studyauthority.jte",
                new AuthorityPage(
                        shell(request, Legible.folded(entry.authority().name())),
                        isByChanges(request) ? "Graded with the changes that are not saved." : "",
                        EvaluationsPage.within(
                                Graded.of(evaluation.with(made.evaluator().dependence(entry.evidence(), evaluation))),
                                made.book(),
                                View.auditor))));
    }
}
