package assay.amendment;

import assay.text.Instead;

/**
 * A file in which one value is another.
 *
 * @param instead what that does: "3 organisations instead of 2 (voluntary-organisations)"
 * @param file the file, by its path from the folder of the rule set
 * @param text all that it says then
 */
public record Amendment(Instead instead, String file, String text) {}
