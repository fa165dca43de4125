package assay.reading;

import assay.yaml.PlainText;
import java.util.Optional;

/** Names that a file of evidence cannot have, because other programs would read something else there than a text. */
public final class ReadOtherwise {

    private ReadOtherwise() {}

    /**
     * What is wrong with a name, and what would be right, if anything is.
     *
     * @param what what it is the name of: "the field"
     * @param name the name as it stands in a file of evidence
     */
    public static Optional<String> message(String what, String name) {
        return PlainText.otherwise(name)
                .map(as -> "in a file of evidence other programs read " + what + " \"" + name + "\" as " + as + "; "
                        + (Character.isLetter(name.charAt(0)) ? "one of two words" : "one that begins with a letter")
                        + " is a text to all of them");
    }
}
