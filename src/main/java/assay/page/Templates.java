package assay.page;

import assay.text.Legible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** The templates under {@code src/main/jte}, which the build compiles. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    /**
     * A page, of which every character can be seen.
     *
     * @param template the template, such as {@code evaluations.jte}
     * @param shown what it shows
     */
    public static String page(String template, Object shown) {
        TemplateOutput output = new StringOutput();
        ENGINE.render(template, shown, output);
        return Legible.lines(output.toString());
    }
}
