package assay.workbench;

import assay.page.Templates;
import io.javalin.http.Context;
import java.util.List;

/** What is about to be saved, and saving it. */
public final class ReviewScreen implements Screen {

    private final Desk desk;

    ReviewScreen(Desk desk) {
        this.desk = desk;
    }

    /** What the page shows. */
    public record Page(Shell shell) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page("/review", "What is about to be saved, and saving it.", this::page));
    }

    private void page(Context request) {
        request.html(
                Templates.page("workbench/review.jte", new Page(Shell.of(request, desk, "review", "Review and save"))));
    }
}
