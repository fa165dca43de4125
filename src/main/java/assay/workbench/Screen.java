package assay.workbench;

import java.util.List;

/** Some of what the workbench shows, and what can be done there. */
interface Screen {

    /** Its addresses. */
    List<Route> routes();
}
