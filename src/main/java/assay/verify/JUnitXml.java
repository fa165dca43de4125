package assay.verify;

import assay.text.Legible;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Outcomes in the form that CI servers read, without times, so that it is the same on every run. */
public final class JUnitXml {

    private JUnitXml() {}

    /** All outcomes as one suite with a test for each file and each case, named after it. */
    public static String of(List<Outcome> outcomes) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "assay verify");
            xml.writeAttribute("tests", String.valueOf(outcomes.size()));
            xml.writeAttribute("failures", count(outcomes, Outcome::differs));
            xml.writeAttribute("errors", count(outcomes, Outcome::isBroken));
            for (Outcome outcome : outcomes) {
                xml.writeCharacters("\n  ");
                xml.writeStartElement("testcase");
                xml.writeAttribute("classname", "assay.verify");
                String ofCase = outcome.caseName() == null ? "" : ": " + outcome.caseName();
                xml.writeAttribute("name", Legible.line(outcome.file() + ofCase));
                if (!outcome.passed()) {
                    xml.writeStartElement(outcome.isBroken() ? "error" : "failure");
                    xml.writeAttribute("message", outcome.lines().get(0));
                    xml.writeCharacters(String.join("\n", outcome.lines()));
                    xml.writeEndElement();
                }
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML cannot be written into memory", e);
        }
    }

    private static String count(List<Outcome> outcomes, Predicate<Outcome> which) {
        return String.valueOf(outcomes.stream().filter(which).count());
    }
}
