package assay.workbench;

import assay.page.Templates;
import io.javalin.http.Context;
import java.util.List;

/** The rule set: requirements, criteria, numbers, readings, kinds of evidence, and where they are changed. */
public final class RulesScreen implements Screen {

    private final Desk desk;

    RulesScreen(Desk desk) {
        this.desk = desk;
    }

    /** What the page shows. */
    public record Page(Shell shell) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page(
                "/rules",
                "The rule set: requirements, criteria, numbers, readings, kinds of evidence, and where they are changed.",
                this::page));
    }

    private void page(Context request) {
        request.html(Templates.page("workbench/rules.jte", new Page(Shell.of(request, desk, "rules", "The rules"))));
    }
}
