package assay.proof;

import assay.ruleset.Field;
import assay.ruleset.Kind;
import java.util.List;

/** What rules may ask of a fact of any kind: what is recorded beside its own fields, and of the document that shows it. */
final class EveryFact {

    /** What rules call the place in the document. */
    static final String AT = "at";

    /** What rules call whether the document only shows that something else exists. */
    static final String SECONDARY = "secondary";

    /** What rules call the assessor's remark. */
    static final String NOTE = "note";

    /** What rules call the document that shows it. */
    static final String ITS_DOCUMENT_IS = "document";

    /** What is recorded of every fact. */
    static final List<Field> FIELDS = List.of(
            field(AT, Field.Form.TEXT, true),
            field(SECONDARY, Field.Form.TRUTH, false),
            field(NOTE, Field.Form.TEXT, true));

    /** What is recorded of a document. */
    static final Kind DOCUMENT = new Kind(
            ITS_DOCUMENT_IS,
            "Document",
            "",
            0,
            List.of(
                    field("id", Field.Form.TEXT, false),
                    field("title", Field.Form.TEXT, false),
                    field("dated", Field.Form.DATE, true),
                    field("received", Field.Form.DATE, true)));

    /** The document that shows the fact in question. */
    static final Conditions.Given ITS_DOCUMENT = document("its own");

    /** One that shows other facts, or none. */
    static final Conditions.Given OTHER_DOCUMENT = document("another");

    private EveryFact() {}

    private record Shown(String by) {}

    private static Conditions.Given document(String which) {
        return new Conditions.Given(new Shown(which), Conditions.Told.FIXED);
    }

    private static Field field(String name, Field.Form form, boolean optional) {
        return new Field(name, name, form, "", List.of(), optional, false);
    }
}
