package assay.workbench;

import assay.draft.Draft;
import assay.drl.RuleFiles;
import assay.effect.Caseload;
import assay.effect.Effect;
import assay.effect.Effects;
import assay.evaluation.Evaluation;
import assay.page.Templates;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Parameter;
import assay.verify.Tally;
import assay.words.RuleIndex;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rule set: requirements, criteria, numbers, readings, kinds of evidence, as they are with what is changed of them. */
public final class RulesScreen implements Screen {

    private final Desk desk;
    private final Books books;
    private final NumberEdges edges;
    private @Nullable Caseload counted;
    private @Nullable Tally tally;

    RulesScreen(Desk desk, Books books, NumberEdges edges) {
        this.desk = desk;
        this.books = books;
        this.edges = edges;
    }

    /** A page about one thing of the rule set. */
    public record About<T>(RulesPage page, T of) {}

    /** What was asked for and what was found; nothing was asked where the query is empty. */
    public record Search(String query, List<RulesPage.Hit> hits) {}

    /**
     * A rule where it stands among others.
     *
     * @param rule the rule
     * @param back where they are read
     * @param nth which of them it is, from 1
     * @param of how many there are
     */
    public record OneRule(RuleIndex.Rule rule, RulesPage.Link back, int nth, int of) {}

    /** What is shown of a folder that is no rule set, or is gone. */
    public record Broken(Shell shell, List<Problem> problems, List<String> mend, boolean none, boolean gone) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.page("/rules", "The rule set; ?q= finds in it.", this::overview),
                Route.page("/rules/{about}", "A requirement, a criterion, or rules about neither.", this::about),
                Route.page("/rules/{about}/rule/{nth}", "One of the rules there, from 1.", this::rule),
                Route.page("/readings/{id}", "A reading of the source, and what rests on it.", this::reading),
                Route.page("/numbers/{name}", "A number or a day, and what hangs on it.", this::number),
                Route.page("/kinds/{word}", "A kind of evidence, and the rules that look at it.", this::kind));
    }

    // ------------------------------------------------------------------ pages

    /** What makes a page of a rule set that can be read. */
    private interface Shown {
        void page(RulesPage page);
    }

    private void show(Context request, String title, Shown shown) {
        Shell shell = Shell.of(request, desk, "rules", title);
        Desk.State state = shell.desk();
        Book book;
        try {
            book = books.of(state.draft());
        } catch (ProblemsException e) {
            request.html(Templates.page("workbench/rules/broken.jte", broken(shell, state, e.problems())));
            return;
        }
        shown.page(new RulesPage(
                shell,
                book,
                saved(state),
                tally(state),
                number -> edges.of(state.effects(), number),
                errors(state, book)));
    }

    private static Broken broken(Shell shell, Desk.State state, List<Problem> problems) {
        String folder = state.draft().folder().toString();
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        List<String> mend = problems.stream()
                .map(problem -> problem.file().startsWith(prefix) && Files.isRegularFile(Path.of(problem.file()))
                        ? RulesPage.file(problem.file().substring(prefix.length()), problem.line())
                        : "")
                .toList();
        return new Broken(
                shell,
                problems,
                mend,
                !Files.exists(state.draft().folder().resolve(RuleFiles.PACK)),
                !Files.isDirectory(state.draft().folder()));
    }

    private @Nullable Book saved(Desk.State state) {
        if (state.draft().changed().isEmpty()) {
            return null;
        }
        try {
            return books.of(Draft.of(state.draft().folder()));
        } catch (ProblemsException e) {
            return null;
        }
    }

    /**
     * What keeps the rules from being used. Of those that have been compiled nothing more is asked; and while rules are being read,
     * which holds them against every check, no page waits for what comes of it.
     */
    private static List<Problem> errors(Desk.State state, Book book) {
        Effect effect = state.effect();
        if (state.aboutOthers()) {
            return List.of();
        }
        List<Problem> compiled =
                effect != null && effect.number() == state.number() && effect.isFinal() ? effect.problems() : List.of();
        boolean sound = state.effects() != null && state.draft().changed().isEmpty();
        List<Problem> broken = sound || state.opening() ? List.of() : book.errors();
        return Stream.of(broken, state.draft().changed().isEmpty() ? state.broken() : List.<Problem>of(), compiled)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private synchronized @Nullable Tally tally(Desk.State state) {
        Effects effects = state.effects();
        if (effects == null) {
            return null;
        }
        if (!effects.caseload().equals(counted)) {
            List<Tally.Outcome> outcomes = new ArrayList<>();
            for (Caseload.Case one : effects.caseload().fixtures()) {
                Evaluation saved = one.saved();
                if (saved != null) {
                    outcomes.add(new Tally.Outcome(one.evidence(), saved));
                }
            }
            counted = effects.caseload();
            tally = Tally.of(outcomes);
        }
        return tally;
    }

    private void overview(Context request) {
        String query = request.queryParam("q");
        String asked = query == null ? "" : query.strip();
        show(request, asked.isEmpty() ? "The rules" : "Found in the rules", page -> {
            Search search = new Search(asked, asked.isEmpty() ? List.of() : page.found(asked));
            request.html(Templates.page("workbench/rules/overview.jte", new About<>(page, search)));
        });
    }

    private void about(Context request) {
        String id = request.pathParam("about");
        show(request, id, page -> {
            Book.Requirement requirement = page.book().requirement(id).orElse(null);
            if (requirement != null) {
                request.html(Templates.page("workbench/rules/requirement.jte", new About<>(page, requirement)));
                return;
            }
            DeclaredCriterion criterion = page.book().criterion(id).orElse(null);
            if (criterion != null) {
                request.html(Templates.page("workbench/rules/criterion.jte", new About<>(page, criterion)));
                return;
            }
            RuleIndex.Group group = group(page, id);
            if (group == null) {
                throw missing("requirement or criterion", id, criteria(page));
            }
            request.html(Templates.page("workbench/rules/group.jte", new About<>(page, group)));
        });
    }

    private static List<String> criteria(RulesPage page) {
        return Stream.concat(
                        page.book().requirements().stream().map(Book.Requirement::id),
                        page.book().criteria().stream()
                                .map(one -> one.criterion().id()))
                .toList();
    }

    private static RuleIndex.@Nullable Group group(RulesPage page, String id) {
        return page.book().rules().groups().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private void rule(Context request) {
        String id = request.pathParam("about");
        String nth = request.pathParam("nth");
        show(request, id + ", rule " + nth, page -> {
            DeclaredCriterion criterion = page.book().criterion(id).orElse(null);
            RuleIndex.Group group = group(page, id);
            List<RuleIndex.Rule> rules =
                    criterion != null ? page.book().rules().about(id) : group != null ? group.rules() : List.of();
            int at = nth.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(nth) : 0;
            if (at < 1 || at > rules.size()) {
                throw new NotFoundResponse(
                        rules.isEmpty()
                                ? "there are no rules about \"" + Nearest.shown(id) + "\""
                                : "there are " + rules.size() + " rules about " + id + ", and no rule "
                                        + Nearest.shown(nth));
            }
            RulesPage.Link back = new RulesPage.Link(group != null ? group.title() : id, RulesPage.rules(id));
            request.html(Templates.page(
                    "workbench/rules/rule.jte",
                    new About<>(page, new OneRule(rules.get(at - 1), back, at, rules.size()))));
        });
    }

    private void reading(Context request) {
        String id = request.pathParam("id");
        show(request, "Reading " + id, page -> {
            Interpretation one = page.book()
                    .reading(id)
                    .orElseThrow(() -> missing(
                            "reading",
                            id,
                            page.book().readings().stream()
                                    .map(Interpretation::id)
                                    .toList()));
            request.html(Templates.page("workbench/rules/reading.jte", new About<>(page, one)));
        });
    }

    private void number(Context request) {
        String name = request.pathParam("name");
        show(request, name, page -> {
            Parameter one = page.book()
                    .number(name)
                    .orElseThrow(() -> missing(
                            "number or day",
                            name,
                            page.book().numbers().stream().map(Parameter::name).toList()));
            request.html(Templates.page("workbench/rules/number.jte", new About<>(page, one)));
        });
    }

    private void kind(Context request) {
        String word = request.pathParam("word");
        show(request, word, page -> {
            Kind one = page.book()
                    .kind(word)
                    .orElseThrow(() -> missing(
                            "kind of evidence",
                            word,
                            page.book().kinds().stream().map(Kind::word).toList()));
            request.html(Templates.page("workbench/rules/kind.jte", new About<>(page, one)));
        });
    }

    private static NotFoundResponse missing(String what, String name, Collection<String> known) {
        return new NotFoundResponse(
                "there is no " + what + " \"" + Nearest.shown(name) + "\"" + Nearest.hint(name, known));
    }
}
