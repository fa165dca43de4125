package assay.workbench;

import assay.comparison.Change;
import assay.comparison.Compared;
import assay.comparison.ComparisonPage;
import assay.draft.Draft;
import assay.effect.Caseload;
import assay.effect.Effect;
import assay.effect.Effects;
import assay.effect.Tests;
import assay.files.InputFile;
import assay.page.Templates;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.report.ChangesReport;
import assay.study.EvidenceFiles;
import assay.verify.Coverage;
import assay.verify.Difference;
import assay.verify.DifferenceGroups;
import assay.words.PolicyChange;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the changes do, before they are saved. */
public final class EffectScreen implements Screen {

    private static final Map<String, Object> LIST =
            new TreeMap<>(Map.of("type", "array", "items", Map.of("type", "object")));

    private final Desk desk;

    EffectScreen(Desk desk) {
        this.desk = desk;
    }

    /**
     * What the page shows.
     *
     * @param shell what stands around it
     */
    public record Page(Shell shell) {

        /** How things stand. */
        public Desk.State desk() {
            return shell.desk();
        }

        /** What is shown of the changes' effect, or null where nothing is known yet. */
        public @Nullable Effect effect() {
            return desk().shown();
        }

        /** What is known of the changes as they are now, if anything is. */
        public @Nullable Effect now() {
            Effect effect = desk().effect();
            return effect != null && effect.number() == desk().number() ? effect : null;
        }

        /** Whether the rules cannot be used as they are now. */
        public boolean isBroken() {
            Effect now = now();
            return now != null && now.stage() == Effect.Stage.BROKEN;
        }

        /** What is known of how well fixtures put the rules to the test as they are now, if anything is. */
        public @Nullable Tests tests() {
            Tests tests = desk().tests();
            return tests != null && tests.number() == desk().number() ? tests : null;
        }

        /** Where what a mutant changes is read. */
        public String addressOf(Tests.Survivor survivor) {
            return survivor.rule()
                    ? RulesPage.file(survivor.file(), survivor.line())
                    : RulesPage.number(survivor.about());
        }

        /** What those hear who open the page when all is known; nothing before, and of no change. */
        public String says() {
            Effect now = now();
            return now == null || !now.isFinal() || desk().draft().steps().isEmpty() ? "" : now.says();
        }

        /** How far it is, in words; nothing where all is known. */
        public String progress() {
            Effect now = now();
            return desk().opening()
                    ? "The rules and the evidence are being read for the first time; that takes some seconds."
                    : now == null || now.stage() == Effect.Stage.READING
                            ? "The rules are being read."
                            : now.isFinal() ? "" : "Fixtures and authorities are being graded.";
        }

        /** How the authorities come out, or null before any is known. */
        public @Nullable ComparisonPage comparison() {
            Effect effect = effect();
            return effect == null || effect.comparison() == null ? null : new ComparisonPage(effect.comparison());
        }

        /** The fixtures that differ, by kinds of differences. */
        public List<DifferenceGroups.Group> groups() {
            Effect effect = effect();
            return effect == null ? List.of() : DifferenceGroups.groups(effect.differing());
        }

        /** The fixtures that cannot be graded any more, and those that come out as expected now and did not. */
        public List<Effect.Otherwise> others() {
            Effect effect = effect();
            return effect == null
                    ? List.of()
                    : effect.otherwise().stream()
                            .filter(one -> one.differences().isEmpty())
                            .toList();
        }

        /** The fixtures that came out otherwise than expected before anything was changed, and still do in the same way. */
        public long failingAsBefore() {
            Effects effects = desk().effects();
            Effect effect = effect();
            return effects == null || effect == null
                    ? 0
                    : effects.caseload().fixtures().stream()
                            .filter(one -> !one.differing().isEmpty()
                                    && effect.otherwise().stream()
                                            .noneMatch(other -> other.of().equals(one)))
                            .count();
        }

        /** Why fixtures cannot be graded, of the first of them. */
        public List<Problem> ungradable() {
            Effect effect = effect();
            return effect == null
                    ? List.of()
                    : effect.ungradable().stream().limit(Notice.MOST).toList();
        }

        /** How many more there are than are told one by one. */
        public int moreUngradable() {
            Effect effect = effect();
            return effect == null
                    ? 0
                    : effect.ungradable().size() - ungradable().size();
        }

        /** What is wrong with the rules, for a list: what is so of their folder is at no line. */
        public List<Problem> placed(List<Problem> problems) {
            String folder = desk().draft().folder().toString();
            return problems.stream()
                    .map(problem -> problem.file().equals(folder)
                            ? new Problem(folder, 0, 0, problem.code(), problem.message())
                            : problem)
                    .toList();
        }

        /** How many files of fixtures were made to expect what comes out. */
        public long accepted() {
            Draft draft = desk().draft();
            return draft.changedEvidence().keySet().stream()
                    .filter(file -> draft.before().containsKey(file))
                    .count();
        }

        /** Files of evidence that cannot be read, and why. */
        public List<Problem> unread() {
            Effects effects = desk().effects();
            return effects == null
                    ? List.of()
                    : effects.caseload().problems().stream()
                            .filter(problem -> !EvidenceFiles.isEmptyFolder(problem))
                            .toList();
        }

        /** Whether something can be accepted: all that differs is known, of the rules as they are now. */
        public boolean canAccept() {
            Effect now = now();
            return now != null && now.stage() == Effect.Stage.SETTLED;
        }

        /** Where the rules are that a difference is about; nothing where it is about no requirement or criterion. */
        public String rulesOf(Difference difference) {
            Effect effect = effect();
            String about = StringUtils.substringBefore(difference.about(), " ");
            return effect != null
                            && effect.ready() != null
                            && Stream.concat(
                                            effect.ready().rules().ruleSet().pack().requirementIds().stream(),
                                            effect.ready().rules().ruleSet().criteria().stream()
                                                    .map(Criterion::id))
                                    .anyMatch(about::equals)
                    ? RulesPage.rules(about)
                    : "";
        }

        /** Where a fixture is shown. */
        public String addressOf(String file) {
            // A part of an address that is empty would be left out on the way.
            return "/effect/fixture/" + Shell.inAddress(Strings.CS.removeStart(file, "/"));
        }

        /** Where an authority is shown. */
        public String addressOf(Compared one) {
            return "/effect/authority/" + Shell.inAddress(one.authority());
        }
    }

    /**
     * The page of one fixture.
     *
     * @param shell what stands around it
     * @param file the file
     * @param cases what comes out otherwise in it
     * @param now what is known of it: whether it expects by now what comes out
     * @param asBefore what it expects otherwise by the saved rules already, and still
     */
    public record FixturePage(
            Shell shell, String file, List<Effect.Otherwise> cases, Page now, List<Difference> asBefore) {}

    /**
     * The page of one authority.
     *
     * @param shell what stands around it
     * @param authority its name
     * @param files its files
     * @param page how all authorities come out, or null before that is known
     * @param changed how this one does, once for each of its files in which anything comes out otherwise
     * @param now what is known
     */
    public record AuthorityPage(
            Shell shell,
            String authority,
            List<String> files,
            @Nullable ComparisonPage page,
            List<Compared> changed,
            Page now) {

        /** Whether no grade is another. */
        public boolean isGradedAsBefore() {
            return changed.stream().allMatch(one -> one.changes().isEmpty());
        }
    }

    @Override
    public List<Route> routes() {
        Body done = Body.object(
                "What the draft is now.",
                new TreeMap<>(
                        Map.of("number", Body.whole("The number of the state."), "unsaved", Body.whole("Changes."))));
        return List.of(
                Route.page("/effect", "What the changes do, before they are saved.", this::page),
                Route.page("/effect/fixture/<file>", "What they do to one fixture.", this::fixture),
                Route.page("/effect/authority/<name>", "What they do to one authority.", this::authority),
                Route.get(
                        "/api/effect",
                        "What the changes do, as far as it is known.",
                        Body.object(
                                "The stage is READING, BROKEN, FIXTURES, AUTHORITIES or SETTLED.",
                                new TreeMap<>(Map.of(
                                        "number", Body.whole("The state that it is of."),
                                        "stage", Body.text("How far it is."),
                                        "says", Body.text("What comes out otherwise, in a sentence."),
                                        "synthetic", Body.whole("How many of the authorities do not exist.")))),
                        this::data),
                Route.get(
                        "/api/effect/tests",
                        "What the changes do to how well fixtures put the rules to the test, once what comes out is accepted.",
                        Body.object(
                                "It is found out after the effect, and is done when all of it is.",
                                new TreeMap<>(Map.of(
                                        "number",
                                        Body.whole("The state that it is of."),
                                        "done",
                                        new TreeMap<>(Map.of("type", "boolean")),
                                        "says",
                                        Body.text("What is lost, in a sentence."),
                                        "lost",
                                        LIST,
                                        "gained",
                                        LIST,
                                        "survivors",
                                        LIST))),
                        this::tests),
                Route.post(
                        "/api/effect/undo",
                        "Takes back the last change, or all; nothing is lost, for they can be made again.",
                        Body.object("With all: true, all.", Map.of("all", Body.text("true"))),
                        done,
                        request -> change(request, isAll(Sent.of(request)) ? Draft::allUndone : Draft::undone)),
                Route.post(
                        "/api/effect/redo",
                        "Makes again what was taken back last, or all of it.",
                        Body.object("With all: true, all.", Map.of("all", Body.text("true"))),
                        done,
                        request -> change(request, isAll(Sent.of(request)) ? Draft::allRedone : Draft::redone)),
                Route.post(
                        "/api/effect/accept",
                        "Makes fixtures expect what comes out, as a change that is saved with the others.",
                        Body.object(
                                "The files, as they are named; with all: true, all that differ.",
                                new TreeMap<>(Map.of("files", Body.text("A file."), "all", Body.text("true")))),
                        done,
                        this::accept),
                Route.post(
                        "/api/effect/again",
                        "Reads the rules and the evidence again as they are on disk.",
                        Body.object("Nothing.", Map.of()),
                        Body.NONE,
                        request -> {
                            desk.again();
                            Api.send(request, Map.of());
                        }));
    }

    private void page(Context request) {
        request.html(Templates.page(
                "workbench/effect.jte", new Page(Shell.of(request, desk, "effect", "What the changes do"))));
    }

    private void fixture(Context request) {
        String named = request.pathParam("file");
        Page now = new Page(Shell.of(request, desk, "effect", named));
        Effect effect = now.effect();
        List<Effect.Otherwise> touched = effect == null ? List.of() : effect.touched();
        List<Caseload.Case> cases = Stream.concat(
                        cases(now).stream(), touched.stream().map(Effect.Otherwise::of))
                .distinct()
                .filter(one -> one.file().equals(named) || one.file().equals("/" + named))
                .toList();
        String file = cases.isEmpty() ? named : cases.get(0).file();
        if (cases.isEmpty() && !now.desk().opening()) {
            throw new NotFoundResponse("there is no fixture " + file);
        }
        List<Effect.Otherwise> otherwise =
                touched.stream().filter(one -> one.of().file().equals(file)).toList();
        request.html(Templates.page(
                "workbench/fixture.jte",
                new FixturePage(
                        now.shell(),
                        file,
                        otherwise,
                        now,
                        cases.stream()
                                .filter(one -> otherwise.stream()
                                        .noneMatch(other -> other.of().equals(one)))
                                .flatMap(one -> one.differing().stream())
                                .toList())));
    }

    private static List<Caseload.Case> cases(Page now) {
        Effects effects = now.desk().effects();
        return effects == null ? List.of() : effects.caseload().fixtures();
    }

    private void authority(Context request) {
        String name = request.pathParam("name");
        Page now = new Page(Shell.of(request, desk, "effect", name));
        Effects effects = now.desk().effects();
        List<String> files = effects == null
                ? List.of()
                : effects.caseload().authorities().stream()
                        .filter(one -> one.evidence().authority().equals(name))
                        .map(Caseload.Case::file)
                        .toList();
        if (files.isEmpty() && !now.desk().opening()) {
            throw new NotFoundResponse("there is no authority " + name);
        }
        ComparisonPage page = now.comparison();
        request.html(Templates.page(
                "workbench/authority.jte",
                new AuthorityPage(
                        now.shell(),
                        name,
                        files,
                        page,
                        page == null
                                ? List.of()
                                : page.all().stream()
                                        .filter(one -> one.authority().equals(name))
                                        .toList(),
                        now)));
    }

    private void change(Context request, Desk.Change change) throws InputFile.Unreadable {
        send(request, desk.change(change));
    }

    private static void send(Context request, Desk.State state) {
        Api.send(
                request,
                new TreeMap<>(Map.of(
                        "number",
                        state.number(),
                        "unsaved",
                        state.draft().says().size())));
    }

    private void accept(Context request) throws Desk.Refused, InputFile.Unreadable {
        Sent sent = Sent.of(request);
        Effect effect = desk.state().effect();
        List<String> files = isAll(sent)
                ? Optional.ofNullable(effect).map(Effect::differing).orElse(List.of()).stream()
                        .map(one -> one.file())
                        .toList()
                : files(sent);
        desk.refuseUnseen(sent, "look again what comes out otherwise.");
        send(request, desk.accept(files));
    }

    private static boolean isAll(Sent sent) {
        return sent.textIfThere("all").filter("true"::equals).isPresent();
    }

    /** One file, or several. */
    private static List<String> files(Sent sent) {
        JsonNode files = sent.object().path("files");
        return files.isArray()
                ? files.valueStream()
                        .filter(JsonNode::isString)
                        .map(JsonNode::stringValue)
                        .toList()
                : List.of(sent.text("files"));
    }

    private void data(Context request) {
        Desk.State state = desk.state();
        Map<String, Object> all = new LinkedHashMap<>();
        Effect effect = state.effect();
        boolean known = effect != null && effect.number() == state.number();
        all.put("number", state.number());
        all.put("unsaved", state.draft().says().size());
        all.put("stage", effect == null || !known ? Effect.Stage.READING : effect.stage());
        if (effect != null && known) {
            all.put("says", effect.says());
            all.put("milliseconds", effect.milliseconds());
            all.put(
                    "problems",
                    effect.problems().stream().map(Problem::toString).toList());
            all.put("changes", effect.changes().stream().map(EffectScreen::data).toList());
            all.put("fixtures", data(effect.fixtures()));
            all.put(
                    "otherwise",
                    effect.otherwise().stream().map(EffectScreen::data).toList());
            all.put("added", effect.added().stream().map(EffectScreen::data).toList());
            all.put("authorities", data(effect.authorities()));
            all.put("synthetic", effect.synthetic());
            all.put("changed", changed(effect));
            all.put(
                    "ungraded",
                    effect.ungraded().stream().map(Problem::toString).toList());
        } else {
            all.put("says", "The rules are being read.");
        }
        Api.send(request, all);
    }

    private void tests(Context request) {
        Desk.State state = desk.state();
        Tests tests = state.tests();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", state.number());
        if (tests == null || tests.number() != state.number()) {
            all.put("done", false);
            all.put("says", "It is not known yet what the changes do to the tests.");
        } else {
            all.put("done", tests.done());
            all.put("says", tests.says());
            all.put("milliseconds", tests.milliseconds());
            all.put("problems", tests.problems().stream().map(Problem::toString).toList());
            all.put("lost", tests.lost().stream().map(EffectScreen::data).toList());
            all.put("gained", tests.gained().stream().map(EffectScreen::data).toList());
            all.put("mutants", data(tests.mutants()));
            all.put("untried", tests.untried());
            all.put(
                    "survivors",
                    tests.survivors().stream().map(EffectScreen::data).toList());
        }
        Api.send(request, all);
    }

    private static Map<String, Object> data(Coverage.Gap gap) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("aspect", gap.aspect().name());
        data.put("name", gap.name());
        data.put("where", gap.where());
        return data;
    }

    private static Map<String, Object> data(Tests.Survivor survivor) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(survivor.rule() ? "rule" : "number", survivor.about());
        data.put("mutation", survivor.says());
        data.put("file", survivor.file());
        data.put("line", survivor.line());
        data.put("toldApartBy", survivor.telling());
        return data;
    }

    private static Map<String, Object> data(Effect.Part part) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("done", part.done());
        data.put("all", part.all());
        data.put("untouched", part.untouched());
        return data;
    }

    private static Map<String, Object> data(PolicyChange change) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("about", ChangesReport.title(change));
        data.put("before", change.before());
        data.put("after", change.after());
        return data;
    }

    private static Map<String, Object> data(Effect.Otherwise one) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("file", one.of().file());
        data.put("case", one.of().evidence().caseName());
        data.put("failedBefore", one.failedBefore());
        data.put(
                "differences",
                one.differences().stream().map(Difference::message).toList());
        data.put("problems", one.wrong().stream().map(Problem::toString).toList());
        return data;
    }

    private static List<Map<String, Object>> changed(Effect effect) {
        List<Map<String, Object>> all = new ArrayList<>();
        if (effect.comparison() != null) {
            for (Compared one : effect.comparison().changed()) {
                for (Change change : one.changes()) {
                    Map<String, Object> data = new LinkedHashMap<>();
                    data.put("authority", one.authority());
                    data.put("file", one.file());
                    data.put("requirement", change.requirement());
                    data.put("before", change.before());
                    data.put("after", change.after());
                    all.add(data);
                }
            }
        }
        return all;
    }
}
