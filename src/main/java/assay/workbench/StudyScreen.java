package assay.workbench;

import assay.page.Templates;
import io.javalin.http.Context;
import java.util.List;

/** The study at a glance. */
public final class StudyScreen implements Screen {

    private final Desk desk;

    StudyScreen(Desk desk) {
        this.desk = desk;
    }

    /** What the page shows. */
    public record Page(Shell shell) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page("/study", "The study at a glance.", this::page));
    }

    private void page(Context request) {
        request.html(Templates.page("workbench/study.jte", new Page(Shell.of(request, desk, "study", "The study"))));
    }
}
