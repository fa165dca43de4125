package assay.workbench;

import assay.page.Templates;
import io.javalin.http.Context;
import java.util.List;

/** Evidence: recorded, and questioned. */
public final class EvidenceScreen implements Screen {

    private final Desk desk;

    EvidenceScreen(Desk desk) {
        this.desk = desk;
    }

    /** What the page shows. */
    public record Page(Shell shell) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page("/evidence", "Evidence: recorded, and questioned.", this::page));
    }

    private void page(Context request) {
        request.html(
                Templates.page("workbench/evidence.jte", new Page(Shell.of(request, desk, "evidence", "Evidence"))));
    }
}
