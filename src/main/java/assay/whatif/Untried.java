package assay.whatif;

import assay.ruleset.Kind;

/**
 * That not every fact of a kind could be tried.
 *
 * @param kind the kind
 * @param why why not
 */
public record Untried(Kind kind, Why why) {

    /** Why facts are not tried. */
    public enum Why {
        /** The rules neither count nor set aside some of them where nothing else is shown, or fail on them. */
        UNDECIDED,
        /** There are too many. */
        TOO_MANY
    }

    /** The same in a sentence without its full stop. */
    public String says() {
        return "not every " + kind.word() + " could be tried as an addition: "
                + switch (why) {
                    case UNDECIDED ->
                        "of some, the rules do not say what becomes of them where nothing else is shown; assay rules check"
                                + " tells which";
                    case TOO_MANY ->
                        "its single words and the numbers and days that rules compare it with can be put together in"
                                + " more than " + Candidates.OF_A_KIND
                                + " ways, of which no more are tried; something smaller may be enough";
                };
    }
}
