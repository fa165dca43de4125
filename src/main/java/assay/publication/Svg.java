package assay.publication;

import assay.text.Legible;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A picture as SVG. Its title and description are read out to those who cannot see it; its marks can have titles of their own.
 * Lengths are in pixels, to a tenth, from the upper left corner.
 */
final class Svg {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String BLACK = "#1a1a1a";

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    Svg(int width, int height, String title, String description) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace(NAMESPACE);
            attributes(
                    "role",
                    "img",
                    "aria-labelledby",
                    "title description",
                    "viewBox",
                    "0 0 " + width + " " + height,
                    "width",
                    String.valueOf(width),
                    "height",
                    String.valueOf(height),
                    "font-family",
                    "Helvetica, Arial, sans-serif",
                    "font-size",
                    "13");
            named("title", title);
            named("desc", description);
            empty("rect", "width", String.valueOf(width), "height", String.valueOf(height), "fill", "#ffffff");
            text(20, 30, "start", BLACK, title, "font-size", "17", "font-weight", "bold");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void named(String element, String content) throws XMLStreamException {
        line();
        xml.writeStartElement(element);
        xml.writeAttribute("id", element.equals("desc") ? "description" : element);
        xml.writeCharacters(Legible.folded(content));
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private void attributes(String... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            xml.writeAttribute(pairs[i], pairs[i + 1]);
        }
    }

    private void empty(String element, String... pairs) throws XMLStreamException {
        line();
        xml.writeEmptyElement(element);
        attributes(pairs);
    }

    /** A filled rectangle, with a title of its own. */
    Svg box(double x, double y, double width, double height, String fill, String title) {
        return titled(
                "rect",
                title,
                "x",
                px(x),
                "y",
                px(y),
                "width",
                px(width),
                "height",
                px(height),
                "fill",
                fill,
                "stroke",
                "#ffffff");
    }

    /** A rectangle without filling. */
    Svg frame(double x, double y, double width, double height) {
        return titled(
                "rect",
                "",
                "x",
                px(x),
                "y",
                px(y),
                "width",
                px(width),
                "height",
                px(height),
                "fill",
                "none",
                "stroke",
                BLACK,
                "stroke-width",
                "2");
    }

    /** A dot, with a title of its own. */
    Svg dot(double x, double y, double radius, String fill, String title) {
        return titled(
                "circle",
                title,
                "cx",
                px(x),
                "cy",
                px(y),
                "r",
                px(radius),
                "fill",
                fill,
                "stroke",
                BLACK,
                "stroke-width",
                "0.6");
    }

    /** A thin line. */
    Svg rule(double x1, double y1, double x2, double y2) {
        return titled("line", "", "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2), "stroke", "#b0b0b0");
    }

    /** Words that begin, end or are centred at a place. */
    Svg text(double x, double y, String anchor, String fill, String words, String... more) {
        try {
            line();
            xml.writeStartElement("text");
            attributes("x", px(x), "y", px(y), "text-anchor", anchor, "fill", fill);
            attributes(more);
            xml.writeCharacters(Legible.folded(words));
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Words in black. */
    Svg text(double x, double y, String anchor, String words) {
        return text(x, y, anchor, BLACK, words);
    }

    private Svg titled(String element, String title, String... pairs) {
        try {
            line();
            xml.writeStartElement(element);
            attributes(pairs);
            if (!title.isEmpty()) {
                xml.writeStartElement("title");
                xml.writeCharacters(Legible.folded(title));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The picture. */
    String drawn() {
        try {
            line();
            xml.writeEndElement();
            xml.close();
            return text + "\n";
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String px(double length) {
        return BigDecimal.valueOf(length)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
