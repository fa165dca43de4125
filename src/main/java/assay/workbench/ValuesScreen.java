package assay.workbench;

import assay.amendment.Amendment;
import assay.amendment.Refused;
import assay.amendment.Value;
import assay.amendment.Values;
import assay.problem.ProblemsException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Makes one value of the rule set another: each is one step of the draft. */
final class ValuesScreen implements Screen {

    private static final Body TAKES =
            Body.object("A value.", new TreeMap<>(Map.of("value", Body.text("what it is to be"))));
    private static final Body GIVES = Body.object(
            "What was done. Where it cannot be done, 422 with the reason as \"problem\".",
            new TreeMap<>(Map.of(
                    "says", Body.text("what it does, in a few words"),
                    "number", Body.whole("the number of the state of the draft"))));

    private final Desk desk;
    private final Books books;

    ValuesScreen(Desk desk, Books books) {
        this.desk = desk;
        this.books = books;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                route("/api/numbers/{id}", "Gives a number or a day another value.", Values::number),
                route("/api/criteria/{id}/title", "Says otherwise what must be shown.", Values::title),
                route("/api/criteria/{id}/enough", "Asks for more or fewer parts.", Values::enough),
                route("/api/requirements/{id}/name", "Says otherwise what it is about.", Values::requirement),
                route("/api/requirements/{id}/weight", "Gives a requirement another weight.", Values::weight),
                route("/api/grades/{id}/name", "Calls a grade otherwise.", Values::grade));
    }

    private Route route(String path, String says, BiFunction<Values, String, Optional<Value>> which) {
        return Route.post(path, says, TAKES, GIVES, request -> amend(request, which));
    }

    private void amend(Context request, BiFunction<Values, String, Optional<Value>> which) throws Exception {
        String id = request.pathParam("id");
        String wanted = Sent.of(request).text("value");
        String[] says = {""};
        Desk.State now = desk.change(draft -> {
            try {
                Value value = which.apply(books.of(draft).values(), id)
                        .orElseThrow(() -> new NotFoundResponse("there is no such value of \"" + id + "\""));
                Amendment made = value.to(wanted);
                says[0] = made.instead().says();
                return draft.with(made.instead(), made.file(), made.text());
            } catch (Refused e) {
                throw refused(e.why());
            } catch (ProblemsException e) {
                throw refused(e.problems().get(0).toString());
            }
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("says", says[0]);
        answer.put("number", now.number());
        Api.send(request, answer);
    }

    private static HttpResponseException refused(String why) {
        return new HttpResponseException(HttpStatus.UNPROCESSABLE_CONTENT, why, Map.of());
    }
}
