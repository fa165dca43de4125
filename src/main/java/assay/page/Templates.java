package assay.page;

import assay.text.Legible;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates under {@code src/main/jte}, which the build compiles. */
public final class Templates {

    private static final TemplateEngine ENGINE = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}

    /**
     * A page, of which every character can be seen that is there to be read. What a browser sends back is as it is, for what was
     * only made to be seen would be written into files.
     *
     * @param template the template, such as {@code evaluations.jte}
     * @param shown what it shows
     */
    public static String page(String template, Object shown) {
        StringOutput output = new StringOutput();
        ENGINE.render(template, shown, new Seen(output));
        return output.toString();
    }

    private static final class Seen extends OwaspHtmlTemplateOutput {

        /** Data that a style sheet or a script only says. */
        private static final Set<String> SAID = Set.of("data-label", "data-says");

        private boolean sentBack;

        Seen(StringOutput output) {
            super(output);
        }

        @Override
        public void setContext(String tag, @Nullable String attribute) {
            super.setContext(tag, attribute);
            sentBack = attribute == null
                    ? tag.equals("textarea")
                    : attribute.equals("value") || (attribute.startsWith("data-") && !SAID.contains(attribute));
        }

        @Override
        public void writeUserContent(@Nullable String text) {
            super.writeUserContent(text == null || sentBack ? text : Legible.lines(text));
        }

        @Override
        public void writeContent(String markup) {
            super.writeContent(Legible.lines(markup));
        }
    }
}
