package assay.workbench;

import assay.page.Templates;
import io.javalin.http.Context;
import java.util.List;

/** What the changes do, before they are saved. */
public final class EffectScreen implements Screen {

    private final Desk desk;

    EffectScreen(Desk desk) {
        this.desk = desk;
    }

    /** What the page shows. */
    public record Page(Shell shell) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.page("/effect", "What the changes do, before they are saved.", this::page));
    }

    private void page(Context request) {
        request.html(Templates.page(
                "workbench/effect.jte", new Page(Shell.of(request, desk, "effect", "What the changes do"))));
    }
}
