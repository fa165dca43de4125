package assay.workbench;

import assay.draft.Draft;
import assay.draft.TextChanges;
import assay.drl.RuleFiles;
import assay.effect.Effect;
import assay.files.InputFile;
import assay.files.Sha256;
import assay.language.Completion;
import assay.language.Diagnostic;
import assay.language.Hover;
import assay.page.Templates;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.text.FileText;
import assay.words.RuleIndex;
import assay.words.Sayings;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
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

/** The files of the rule set as texts: read, changed while somebody types, and what an editor asks of them. */
public final class EditorScreen implements Screen {

    private static final Set<String> TEXTS = Set.of(RuleFiles.PACK, RuleFiles.INTERPRETATIONS, "parameters.yaml");

    private static final Map<String, Object> PROBLEMS =
            new TreeMap<>(Map.of("type", "array", "description", "what is wrong, with places in UTF-16 from 0"));

    private static final Map<String, Object> LINES = Body.texts("its changed lines");

    private static final Body AT = Body.object(
            "A place in a text.",
            new TreeMap<>(Map.of(
                    "text", Body.text("all that the file says, lines parted by \\n"),
                    "at", Body.whole("the place, in UTF-16 units from 0"))));

    private final Desk desk;
    private final Books books;

    EditorScreen(Desk desk, Books books) {
        this.desk = desk;
        this.books = books;
    }

    /**
     * What the page shows.
     *
     * @param file the file
     * @param text what it says
     * @param line the line that is to be seen first, from 1
     * @param fixed why it cannot be changed here; nothing where it can
     * @param files all files that can be opened
     */
    public record Page(Shell shell, String file, String text, int line, String fixed, List<RulesPage.Link> files) {

        /** The lines, for those who read without script. */
        public List<String> lines() {
            return text.lines().toList();
        }
    }

    @Override
    public List<Route> routes() {
        Map<String, Object> text = new TreeMap<>(Map.of(
                "text", Body.text("all that it says, lines parted by \\n"),
                "version", Body.text("which text that is"),
                "number", Body.whole("the number of the state of the draft"),
                "fixed", Body.text("why it cannot be changed here; nothing where it can")));
        Map<String, Object> checked = new TreeMap<>(text);
        checked.put("problems", PROBLEMS);
        Body file = Body.object("A file as it is with what is changed of it.", checked);
        return List.of(
                Route.page("/rules/file/<file>", "A file in the editor; ?line= opens it there.", this::page),
                Route.get("/api/files/<file>", "A file with what is wrong with it.", file, this::read),
                Route.get(
                        "/api/texts/<file>",
                        "The same without what is wrong with it, at once.",
                        Body.object("A file.", text),
                        this::plain),
                Route.put(
                        "/api/files/<file>",
                        "Changes a file in the draft. If it is not what it was when it was read, 409 with what it is.",
                        Body.object(
                                "A text.",
                                new TreeMap<>(Map.of(
                                        "text", Body.text("all that it is to say"),
                                        "version", Body.text("which text it was made from")))),
                        file,
                        this::write),
                Route.get(
                        "/api/words/<file>",
                        "The rule in a line (?line=), in plain words.",
                        Body.object(
                                "A rule.",
                                new TreeMap<>(Map.of(
                                        "rule", Body.text("its name; nothing where there is none"),
                                        "address", Body.text("where it is read"),
                                        "sentences",
                                                new TreeMap<>(Map.of("type", "array", "description", "what it says")),
                                        "origin", Body.text("its source and its readings")))),
                        this::words),
                Route.post(
                        "/api/differences",
                        "Which lines each of two texts has otherwise than the one that both were made from.",
                        Body.object(
                                "Three texts.",
                                new TreeMap<>(Map.of(
                                        "before", Body.text("what both were made from"),
                                        "yours", Body.text("the one"),
                                        "theirs", Body.text("the other")))),
                        Body.object(
                                "Changed lines with some around them, as diff -u has them.",
                                new TreeMap<>(Map.of("yours", LINES, "theirs", LINES))),
                        EditorScreen::differences),
                Route.post(
                        "/api/completions/<file>",
                        "What could stand at a place.",
                        AT,
                        Body.object(
                                "What could stand there.",
                                new TreeMap<>(Map.of(
                                        "from",
                                        Body.whole("where what is written of it begins"),
                                        "to",
                                        Body.whole("where that ends, which may be behind the place"),
                                        "options",
                                        new TreeMap<>(Map.of(
                                                "type", "array", "description", "each with text, sort, says"))))),
                        this::completions),
                Route.post(
                        "/api/hovers/<file>",
                        "What stands at a place; an empty object where that is nothing that is known.",
                        AT,
                        new Body("application/json", new TreeMap<>(Map.of("type", "object"))),
                        this::hover));
    }

    // ------------------------------------------------------------------ texts

    /**
     * A file as it is.
     *
     * @param file all of it
     * @param text what it says, lines parted by {@code \n}
     * @param fixed why it cannot be changed here; nothing where it can
     * @param shown how it is named in messages
     */
    private record Text(FileText file, String text, String fixed, String shown) {

        static Text of(String whole, String fixed, String shown) {
            FileText file = FileText.of(whole);
            return new Text(file, file.text().replace("\r\n", "\n"), fixed, shown);
        }

        /** Another text as a file that is written like this one. */
        String whole(String other) {
            return file.saying(file.alike(other)).whole();
        }

        String version() {
            return Sha256.of(file.mark() + file.lineEnd() + text).substring(0, 32);
        }
    }

    /** The file as a draft has it. */
    private Text text(Draft draft, String file) throws InputFile.Unreadable {
        Book book = book(draft);
        if (book != null && !book.names().contains(file)) {
            throw new NotFoundResponse("the rule set has no file \"" + file + "\"");
        }
        if (book != null && !book.isOwn(file)) {
            return Text.of(
                    book.files().text(file),
                    "This stands in " + book.shown(file)
                            + ", which is no file of this rule set: it is shown here, and changed there.",
                    book.shown(file));
        }
        if (book == null && !file.endsWith(".drl") && !TEXTS.contains(file)) {
            throw new NotFoundResponse("the rule set has no file \"" + file + "\"");
        }
        String folder = draft.folder().toString();
        return Text.of(draft.text(file), "", book == null ? folder + "/" + file : book.shown(file));
    }

    private @Nullable Book book(Draft draft) {
        try {
            return books.of(draft);
        } catch (ProblemsException e) {
            return null;
        }
    }

    private List<Problem> problems(Desk.State state) {
        List<Problem> found;
        try {
            found = books.of(state.draft()).problems();
        } catch (ProblemsException e) {
            found = e.problems();
        }
        Effect effect = state.effect();
        List<Problem> compiled =
                effect != null && effect.number() == state.number() ? effect.problems() : List.<Problem>of();
        return Stream.concat(found.stream(), compiled.stream())
                .distinct()
                .sorted()
                .toList();
    }

    // ------------------------------------------------------------------ page

    private void page(Context request) throws InputFile.Unreadable {
        String file = request.pathParam("file");
        Shell shell = Shell.of(request, desk, "rules", file);
        Desk.State state = shell.desk();
        Text text = text(state.draft(), file);
        String asked = request.queryParam("line");
        int line = asked != null && asked.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(asked) : 1;
        Book book = book(state.draft());
        List<RulesPage.Link> files = book == null
                ? List.of()
                : book.names().stream()
                        .map(name -> new RulesPage.Link(name, RulesPage.file(name)))
                        .toList();
        request.html(Templates.page(
                "workbench/rules/file.jte", new Page(shell, file, text.text(), line, text.fixed(), files)));
    }

    // ------------------------------------------------------------------ data

    private void read(Context request) throws InputFile.Unreadable {
        Desk.State state = desk.state();
        String file = request.pathParam("file");
        Api.send(request, answer(state, text(state.draft(), file)));
    }

    private void plain(Context request) throws InputFile.Unreadable {
        Desk.State state = desk.state();
        Api.send(request, plain(state, text(state.draft(), request.pathParam("file"))));
    }

    private static Map<String, Object> plain(Desk.State state, Text text) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("text", text.text());
        answer.put("version", text.version());
        answer.put("number", state.number());
        answer.put("fixed", text.fixed());
        return answer;
    }

    private Map<String, Object> answer(Desk.State state, Text text) {
        List<Problem> all = problems(state);
        List<Map<String, Object>> here = Diagnostic.of(all, text.shown(), text.text()).stream()
                .map(EditorScreen::diagnostic)
                .toList();
        Map<String, Object> answer = plain(state, text);
        answer.put("problems", here);
        answer.put("elsewhere", elsewhere(state, all, text.shown()));
        return answer;
    }

    private static Map<String, Object> diagnostic(Diagnostic one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("from", one.from());
        data.put("to", one.to());
        data.put("error", one.error());
        data.put("code", one.code());
        data.put("message", one.message());
        data.put("fix", one.fix());
        return data;
    }

    /** The errors of other files, with where each is mended. */
    private List<Map<String, Object>> elsewhere(Desk.State state, List<Problem> all, String shown) {
        Book book = book(state.draft());
        List<Map<String, Object>> others = new ArrayList<>();
        for (Problem problem : all) {
            if (!problem.file().equals(shown) && Check.isError(problem)) {
                String file = book == null
                        ? ""
                        : book.names().stream()
                                .filter(name -> book.shown(name).equals(problem.file()))
                                .findFirst()
                                .orElse("");
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("message", problem.toString());
                data.put("address", file.isEmpty() ? "" : RulesPage.file(file, problem.line()));
                others.add(data);
            }
        }
        return others;
    }

    /** What refuses a text that was made from another than there is now. */
    private static final class Elsewhere extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Text now;

        Elsewhere(Text now) {
            super("this was changed elsewhere meanwhile");
            this.now = now;
        }
    }

    private void write(Context request) throws InputFile.Unreadable {
        String file = request.pathParam("file");
        Sent sent = Sent.of(request);
        String wanted = sent.text("text");
        String version = sent.text("version");
        Desk.State before = desk.state();
        try {
            Desk.State now = same(text(before.draft(), file), version, wanted)
                    ? before
                    : desk.change(draft -> {
                        Text was = text(draft, file);
                        if (!was.fixed().isEmpty()) {
                            throw refused(was.fixed());
                        }
                        if (!was.version().equals(version)) {
                            throw new Elsewhere(was);
                        }
                        return draft.typed(file + " is edited", file, was.whole(wanted));
                    });
            Map<String, Object> answer = answer(now, text(now.draft(), file));
            answer.remove("text");
            Api.send(request, answer);
        } catch (Elsewhere e) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("problem", String.valueOf(e.getMessage()));
            answer.put("version", e.now.version());
            answer.put("text", e.now.text());
            request.status(HttpStatus.CONFLICT);
            Api.send(request, answer);
        }
    }

    private static boolean same(Text text, String version, String wanted) {
        return text.version().equals(version) && text.text().equals(wanted);
    }

    private void words(Context request) throws InputFile.Unreadable {
        Desk.State state = desk.state();
        String file = request.pathParam("file");
        String asked = request.queryParam("line");
        int line = asked != null && asked.matches("[1-9][0-9]{0,6}") ? Integer.parseInt(asked) : 1;
        Book book = book(state.draft());
        RuleIndex.Rule rule = book == null ? null : book.rules().at(file, line).orElse(null);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("rule", rule == null ? "" : rule.name());
        answer.put(
                "address",
                rule == null || book == null
                        ? ""
                        : new RulesPage(
                                        Shell.of(request, desk, "rules", file),
                                        book,
                                        null,
                                        null,
                                        any -> Optional.empty(),
                                        List.of())
                                .rule(rule));
        answer.put("sentences", rule == null ? List.of() : rule.sentences());
        answer.put("origin", rule == null ? "" : Sayings.origin(rule.source(), rule.interpretations()));
        Api.send(request, answer);
    }

    private static void differences(Context request) {
        Sent sent = Sent.of(request);
        String before = sent.text("before");
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("yours", TextChanges.of(before, sent.text("yours")));
        answer.put("theirs", TextChanges.of(before, sent.text("theirs")));
        Api.send(request, answer);
    }

    private void completions(Context request) {
        Sent sent = Sent.of(request);
        Book book = book(desk.state().draft());
        Completion found = book == null
                ? Completion.none(sent.whole("at"))
                : book.language().complete(request.pathParam("file"), sent.text("text"), sent.whole("at"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("from", found.from());
        answer.put("to", found.to());
        answer.put(
                "options",
                found.options().stream()
                        .map(one -> {
                            Map<String, Object> option = new LinkedHashMap<>();
                            option.put("text", one.text());
                            option.put("sort", one.sort().name().toLowerCase(Locale.ROOT));
                            option.put("says", one.says());
                            return option;
                        })
                        .toList());
        Api.send(request, answer);
    }

    private void hover(Context request) {
        Sent sent = Sent.of(request);
        Book book = book(desk.state().draft());
        Hover found = book == null
                ? null
                : book.language()
                        .hover(request.pathParam("file"), sent.text("text"), sent.whole("at"))
                        .orElse(null);
        Map<String, Object> answer = new LinkedHashMap<>();
        if (found != null) {
            answer.put("from", found.from());
            answer.put("to", found.to());
            answer.put("title", found.title());
            answer.put("lines", found.lines());
            answer.put("address", address(found));
        }
        Api.send(request, answer);
    }

    private static String address(Hover found) {
        return found.name().isEmpty()
                ? ""
                : switch (found.sort()) {
                    case CRITERION, PART -> RulesPage.rules(found.name());
                    case READING -> RulesPage.reading(found.name());
                    case PARAMETER -> RulesPage.number(found.name());
                    case KIND, FIELD -> RulesPage.kind(found.name());
                    case RULE, WORD, VARIABLE, CONCLUSION, KEYWORD -> "";
                };
    }

    // ------------------------------------------------------------------ requests

    private static HttpResponseException refused(String why) {
        return new HttpResponseException(HttpStatus.UNPROCESSABLE_CONTENT, why, Map.of());
    }
}
