package assay.amendment;

/**
 * A file in which one value is another.
 *
 * @param says what that does, in a few words: "3 organisations instead of 2 (voluntary-organisations)"
 * @param file the file, by its path from the folder of the rule set
 * @param text all that it says then
 */
public record Amendment(String says, String file, String text) {}
