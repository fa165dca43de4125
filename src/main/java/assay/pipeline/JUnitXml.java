package assay.pipeline;

import assay.problem.Problem;
import assay.ruleset.RuleSet;
import assay.text.Legible;
import assay.verify.Outcome;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Outcomes in the form that build servers read, valid by the schema of Surefire. Every time in it is none at all: how long a
 * file took says nothing about it, and the report is to be the same on every run.
 */
public final class JUnitXml {

    private static final String NO_TIME = "0.000";

    private JUnitXml() {}

    /**
     * All outcomes as one suite with a test for each file and each case, in a class for each folder. What is odd about a file is
     * what the first test of it put out.
     *
     * @param warnings what is odd about files and keeps nothing from being verified
     * @param rules by which they came out so, or null where those cannot be used
     */
    public static String of(List<Outcome> outcomes, List<Problem> warnings, @Nullable RuleSet rules, SourceRoot root) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "assay verify");
            xml.writeAttribute("time", NO_TIME);
            xml.writeAttribute("tests", String.valueOf(outcomes.size()));
            xml.writeAttribute("errors", count(outcomes, Outcome::isBroken));
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute("failures", count(outcomes, Outcome::differs));
            if (rules != null) {
                properties(xml, rules);
            }
            for (int i = 0; i < outcomes.size(); i++) {
                test(xml, outcomes.get(i), Outcome.warnings(outcomes, i, warnings), root);
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

    /** By which rules it came out so. */
    private static void properties(XMLStreamWriter xml, RuleSet rules) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("properties");
        property(xml, "rules.name", rules.pack().name());
        property(xml, "rules.sha256", rules.sha256());
        for (Map.Entry<String, String> set : rules.settings().entrySet()) {
            property(xml, "rules.set." + set.getKey(), set.getValue());
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("property");
        xml.writeAttribute("name", Legible.line(name));
        xml.writeAttribute("value", Legible.line(value));
    }

    private static void test(XMLStreamWriter xml, Outcome outcome, List<Problem> warnings, SourceRoot root)
            throws XMLStreamException {
        String path = root.path(outcome.file());
        int slash = path.lastIndexOf('/');
        String ofCase = outcome.caseName() == null ? "" : ": " + outcome.caseName();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", Legible.exact(path.substring(slash + 1) + ofCase));
        if (slash > 0) {
            xml.writeAttribute("classname", Legible.exact(className(path.substring(0, slash))));
        }
        xml.writeAttribute("time", NO_TIME);
        if (!outcome.passed()) {
            xml.writeStartElement(outcome.isBroken() ? "error" : "failure");
            xml.writeAttribute("message", outcome.lines().get(0));
            xml.writeAttribute("type", outcome.found().get(0).code());
            xml.writeCharacters(String.join("\n", outcome.lines()));
            xml.writeEndElement();
        }
        if (!warnings.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(warnings.stream()
                    .map(one -> "warning: " + root.line(Outcome.odd(one)))
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** A folder as servers make a tree of classes: by points, of which a folder's own name has none. */
    private static String className(String folder) {
        String below = folder.startsWith("/") ? folder.substring(1) : folder;
        return below.replace('.', '_').replace('/', '.');
    }

    private static String count(List<Outcome> outcomes, Predicate<Outcome> which) {
        return String.valueOf(outcomes.stream().filter(which).count());
    }
}
