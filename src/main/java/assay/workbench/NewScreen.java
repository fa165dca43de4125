package assay.workbench;

import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.drl.Variants;
import assay.evidence.Modeline;
import assay.files.InputFile;
import assay.lint.RuleChecker;
import assay.page.Templates;
import assay.problem.ProblemsException;
import assay.rules.RuleCache;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.scaffold.Begun;
import assay.scaffold.NewCriterion;
import assay.scaffold.NewKind;
import assay.scaffold.NewVariant;
import assay.scaffold.Refused;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** Begins a criterion, a kind of evidence or a variant, as the commands do; what that makes is one step of the draft. */
public final class NewScreen implements Screen {

    private static final String COUNTS_FOR = "for";
    private static final int EXAMPLES = 4;
    private static final Body GIVES = Body.object(
            "What was begun. Where it cannot be, 422 with the reason as \"problem\", and under \"wrong\" what is wrong with"
                    + " each value that was sent.",
            new TreeMap<>(Map.of(
                    "says", Body.text("what it does, in a few words"),
                    "number", Body.whole("the number of the state of the draft"),
                    "files", Map.of("type", "array", "items", Body.text("a file that is new or another")),
                    "notes", Map.of("type", "array", "items", Body.text("what the files do not say by themselves")),
                    "see", Body.text("where it is read; empty where it cannot be opened here"))));

    private final Desk desk;
    private final Books books;

    NewScreen(Desk desk, Books books) {
        this.desk = desk;
        this.books = books;
    }

    /** One of several things that can be chosen. */
    public record Choice(String value, String text) {}

    /**
     * What the page shows.
     *
     * @param shell what stands around it
     * @param book the rule set; null where it cannot be read
     * @param of the requirement or criterion that was come from; empty where none was
     * @param fixtures where new fixtures go; empty where no folder for them was named
     * @param variants where variants go; empty where no folder for them was named
     */
    public record Page(Shell shell, @Nullable Book book, String of, String fixtures, String variants) {

        /** Identifiers that nothing has yet: of the requirement that was come from, or of all. */
        public List<Choice> free() {
            if (book == null) {
                return List.of();
            }
            List<Choice> free = new ArrayList<>();
            String wanted = StringUtils.substringBefore(of, ".");
            var criteria = book.criteria().stream().map(one -> one.criterion()).toList();
            book.requirements().stream()
                    .filter(one -> wanted.isEmpty() || one.id().equals(wanted))
                    .forEach(one -> NewCriterion.free(one.id(), criteria)
                            .forEach(id -> free.add(new Choice(
                                    id.id(), id.kind().word() + (id.route() == null ? "" : ", route " + id.route())))));
            return free;
        }

        /** Some of these in a sentence. */
        public String examples() {
            List<Choice> free = free();
            return free.subList(0, Math.min(EXAMPLES, free.size())).stream()
                    .map(one -> one.value() + ", a " + one.text())
                    .collect(Collectors.joining("; "));
        }

        /** What a new kind of evidence can count for: criteria, or one of the parts of one. */
        public List<Choice> counted() {
            return book == null
                    ? List.of()
                    : book.criteria().stream()
                            .map(one -> one.criterion())
                            .flatMap(one -> one.parts().size() == 1
                                    ? List.of(new Choice(one.id(), one.id() + " " + one.asks())).stream()
                                    : one.parts().stream()
                                            .map(part -> new Choice(
                                                    one.id() + "/" + part, one.id() + " " + one.asks() + ": " + part)))
                            .toList();
        }

        /** Whether something is what was come from. */
        public boolean isFrom(Choice choice) {
            return StringUtils.substringBefore(choice.value(), "/").equals(of);
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page("/rules/new", "Begins a criterion, a kind of evidence or a variant.", this::page),
                Route.post(
                        "/api/criteria",
                        "Begins a criterion: its rules and the fixtures that it needs, to be filled in.",
                        Body.object(
                                "The criterion.",
                                new TreeMap<>(Map.of(
                                        NewCriterion.ID, Body.text("its identifier"),
                                        NewCriterion.TITLE, Body.text("what it asks for; may be empty"),
                                        NewCriterion.EVIDENCE,
                                                Body.text("the kind of evidence that it looks at; may be empty")))),
                        GIVES,
                        request -> inRules(
                                request,
                                (sent, files, rules) -> new NewCriterion(
                                                sent.value(NewCriterion.ID).strip(),
                                                sent.value(NewCriterion.TITLE).strip(),
                                                sent.value(NewCriterion.EVIDENCE)
                                                        .strip())
                                        .begun(files, rules, RuleCache.none()))),
                Route.post(
                        "/api/kinds",
                        "Begins a kind of evidence that counts for a criterion that there is.",
                        Body.object(
                                "The kind.",
                                new TreeMap<>(Map.of(
                                        NewKind.WORD,
                                        Body.text("what files of evidence call it"),
                                        COUNTS_FOR,
                                        Body.text("the criterion, and behind a slash its part")))),
                        GIVES,
                        request -> inRules(
                                request,
                                (sent, files, rules) -> new NewKind(
                                                sent.value(NewKind.WORD).strip(),
                                                StringUtils.substringBefore(sent.value(COUNTS_FOR), "/"),
                                                StringUtils.substringAfter(sent.value(COUNTS_FOR), "/"))
                                        .begun(files, rules, RuleCache.none()))),
                Route.post(
                        "/api/variants",
                        "Begins a variant of the rule set, in the folder for variants that was named at the start.",
                        Body.object(
                                "The variant; under value-NAME another value of the number of that name.",
                                new TreeMap<>(Map.of(
                                        NewVariant.NAME, Body.text("what it is called, and its folder"),
                                        NewVariant.READING,
                                                Body.text("the reading that it takes otherwise; may be empty"),
                                        NewVariant.READS, Body.text("how it takes that; may be empty")))),
                        GIVES,
                        this::variant));
    }

    private void page(Context request) {
        Shell shell = Shell.of(request, desk, "rules", "Something new");
        Draft draft = shell.desk().draft();
        Book book;
        try {
            book = books.of(draft);
        } catch (ProblemsException e) {
            book = null;
        }
        String of = Optional.ofNullable(request.queryParam("of")).orElse("");
        request.html(Templates.page(
                "workbench/rules/new.jte",
                new Page(
                        shell,
                        book,
                        of,
                        fixtures(draft).map(Path::toString).orElse(""),
                        draft.variants().stream()
                                .findFirst()
                                .map(Path::toString)
                                .orElse(""))));
    }

    /** Something that is begun in the files of the rule set. */
    @FunctionalInterface
    private interface Beginning {
        Begun of(Sent sent, RuleFiles files, RuleSet rules) throws Refused, ProblemsException;
    }

    private void inRules(Context request, Beginning beginning) throws InputFile.Unreadable, Desk.Refused {
        Draft draft = desk.state().draft();
        Path project = fixtures(draft)
                .orElseThrow(() ->
                        new Desk.Refused("The workbench was opened without a folder for new fixtures, and something"
                                + " new needs some. Start it with one: assay workbench FOLDER"));
        Begun begun = begun(request, draft, beginning);
        if (begun == null) {
            return;
        }
        SortedMap<String, String> texts = new TreeMap<>(begun.rules(file -> before(draft, file)));
        List<String> rules = List.copyOf(texts.keySet());
        Path beside = plain(begun.beside(draft.folder(), project));
        begun.fixtures(Modeline.of(draft.folder(), beside))
                .forEach((file, text) -> texts.put(called(draft, beside.resolve(file)), text));
        change(
                request,
                draft,
                begun,
                texts,
                texts.keySet().stream().filter(file -> !rules.contains(file)).toList(),
                begun.about().isEmpty() ? "" : RulesPage.rules(begun.about()));
    }

    /** What a file says by now; nothing where there is none. */
    private static String before(Draft draft, String file) {
        try {
            return draft.changed().containsKey(file) || Files.exists(draft.path(file)) ? draft.text(file) : "";
        } catch (InputFile.Unreadable e) {
            throw new HttpResponseException(
                    HttpStatus.UNPROCESSABLE_CONTENT, file + ": " + e.why() + "; nothing was begun", Map.of());
        }
    }

    private void variant(Context request) throws InputFile.Unreadable, Desk.Refused {
        Draft draft = desk.state().draft();
        Path folder = draft.variants().stream()
                .findFirst()
                .orElseThrow(() -> new Desk.Refused(
                        "The workbench was opened without a folder for variants. Start it with one: assay workbench"
                                + " --variants FOLDER"));
        String name = Sent.of(request).value(NewVariant.NAME).strip();
        Begun begun = begun(
                request,
                draft,
                (sent, files, rules) -> new NewVariant(
                                name,
                                sent.value(NewVariant.READING).strip(),
                                sent.value(NewVariant.READS).strip(),
                                values(sent, rules))
                        .begun(
                                rules,
                                Variants.name(draft.folder()),
                                Modeline.of(draft.folder(), folder.resolve("x").resolve("fixtures"))));
        if (begun == null) {
            return;
        }
        SortedMap<String, String> texts = new TreeMap<>();
        begun.rules()
                .forEach((file, text) ->
                        texts.put(plain(folder.resolve(name).resolve(file)).toString(), text));
        if (Files.exists(folder.resolve(name))) {
            refuse(request, Map.of(NewVariant.NAME, folder.resolve(name) + " is there already"));
            return;
        }
        change(request, draft, begun, texts, List.copyOf(texts.keySet()), "");
    }

    /** Those that are others than they are in the rule set. */
    private static SortedMap<String, String> values(Sent sent, RuleSet rules) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Parameter one : rules.parameters()) {
            String value = sent.value(NewVariant.VALUE + one.name()).strip();
            if (!value.isEmpty() && !value.equals(one.value())) {
                values.put(one.name(), value);
            }
        }
        return values;
    }

    /** What was begun; null where it was answered already that it cannot be. */
    private static @Nullable Begun begun(Context request, Draft draft, Beginning beginning) {
        try {
            RuleFiles files = RuleFiles.read(draft.folder(), new DraftTree(draft));
            return beginning.of(Sent.of(request), files, RuleChecker.read(files).ruleSet());
        } catch (Refused e) {
            Map<String, String> wrong = new LinkedHashMap<>();
            e.wrong()
                    .forEach(one -> wrong.merge(
                            one.about().equals(NewKind.CRITERION) || one.about().equals(NewKind.PART)
                                    ? COUNTS_FOR
                                    : one.about(),
                            one.why(),
                            (some, more) -> some + "; " + more));
            refuse(request, wrong);
            return null;
        } catch (ProblemsException e) {
            throw new HttpResponseException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "The rules cannot be used as they are, and nothing new begins in them: "
                            + e.problems().get(0),
                    Map.of());
        }
    }

    private static void refuse(Context request, Map<String, String> wrong) {
        request.status(HttpStatus.UNPROCESSABLE_CONTENT);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("problem", StringUtils.capitalize(String.join(". ", wrong.values())) + ".");
        answer.put("wrong", wrong);
        Api.send(request, answer);
    }

    private void change(
            Context request, Draft draft, Begun begun, SortedMap<String, String> texts, List<String> made, String see)
            throws InputFile.Unreadable {
        for (String file : made) {
            if (draft.changed().containsKey(file) || Files.exists(draft.path(file))) {
                throw new HttpResponseException(
                        HttpStatus.UNPROCESSABLE_CONTENT, file + " is there already; nothing was begun", Map.of());
            }
        }
        Desk.State now = desk.change(before -> {
            if (!before.equals(draft)) {
                throw new HttpResponseException(
                        HttpStatus.CONFLICT, "Something was changed meanwhile; begin it once more.", Map.of());
            }
            return before.with(begun.says(), texts);
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("says", begun.says());
        answer.put("number", now.number());
        answer.put("files", List.copyOf(texts.keySet()));
        answer.put("notes", begun.notes());
        answer.put("see", see);
        Api.send(request, answer);
    }

    /** The folder of fixtures that new ones go below. */
    private static Optional<Path> fixtures(Draft draft) {
        return draft.evidence().stream().filter(Files::isDirectory).findFirst();
    }

    /** A file as a draft calls it: what is evidence by its whole path, what lies below the rules alone from their folder. */
    private static String called(Draft draft, Path file) {
        Path rules = plain(draft.folder());
        boolean isEvidence = draft.evidence().stream().map(NewScreen::plain).anyMatch(file::startsWith);
        return isEvidence || !file.startsWith(rules)
                ? file.toString()
                : rules.relativize(file).toString().replace('\\', '/');
    }

    private static Path plain(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
