package assay.drl;

import assay.files.InputFile;
import assay.problem.Nearest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies in the folder of a rule set and is not read. Most of it is nobody's business; but a file that somebody means to be
 * rules, and that an editor or a mail program has given another name, would vanish without a word.
 */
final class OtherFiles {

    /** Locks and backups of editors and office programs, and what a merge leaves behind: copies of what is there. */
    private static final Pattern OF_EDITORS =
            Pattern.compile("\\..*|~\\$.*|.*~|#.*#|.*\\.(?:swp|swo|bak|orig|old|tmp|save)", Pattern.CASE_INSENSITIVE);

    /** A name of rules or of YAML with something more to it, or in other letters. */
    private static final Pattern ALMOST =
            Pattern.compile("(.*)\\.(drl|yaml|yml)(?![\\p{L}\\d]).*", Pattern.CASE_INSENSITIVE);

    /** What is written about rules, and may quote them. */
    private static final Pattern DOCUMENT = Pattern.compile(
            ".*\\.(?:md|markdown|adoc|rst|html?|pdf|docx?|odt|rtf|xlsx?|ods|csv|json|png|jpe?g|gif|svg|zip|gz)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern RULES = Pattern.compile(
            "(?m)^[ \\t]*(?:package[ \\t]+[\\w.]+[ \\t]*;?|rule[ \\t]+\".*|declare[ \\t]+(?:enum[ \\t]+)?\\w+"
                    + "(?:[ \\t]+extends[ \\t]+\\w+)?)[ \\t]*\\r?$");

    private OtherFiles() {}

    /** Whether a file is none of its folder's content, by its name: a lock, a backup, something hidden. */
    static boolean isOfEditors(String name) {
        return OF_EDITORS.matcher(name).matches();
    }

    /**
     * Why a file that is not read should be, or should not be there.
     *
     * @param below its path in the folder of the rule set
     * @param known the YAML files that a rule set has
     * @return what to say of it; nothing where it is nobody's business
     */
    static Optional<String> wrong(RuleTree tree, Path file, Path below, List<String> known) {
        for (Path part : below) {
            if (isOfEditors(part.toString())) {
                return Optional.empty();
            }
        }
        String name = below.getFileName().toString();
        Matcher almost = ALMOST.matcher(name);
        if (almost.matches()) {
            boolean rules = almost.group(2).equalsIgnoreCase("drl");
            String right = almost.group(1) + (rules ? ".drl" : ".yaml");
            // Further down may lie files of evidence, whatever they are called.
            return !rules && (name.equals(right) || below.getNameCount() > 1)
                    ? ofYaml(below, known)
                    : Optional.of(notRead(rules, name, right, known));
        }
        return DOCUMENT.matcher(name).matches() || !hasRules(tree, file)
                ? Optional.empty()
                : Optional.of("this file has rules in it and is not read; the names of rule files end in .drl");
    }

    private static String notRead(boolean rules, String name, String right, List<String> known) {
        String called = rules ? right : Nearest.to(right, known).orElse(right);
        return "this file is not read, because of its name; "
                + (rules ? "rule files end in .drl" : "YAML files end in .yaml") + ": call it " + called + ", or take "
                + name + " out of the folder";
    }

    /** A file of YAML that a rule set has no use for, though it counts among its files. */
    private static Optional<String> ofYaml(Path below, List<String> known) {
        String name = below.getFileName().toString();
        if (below.getNameCount() > 1) {
            return known.contains(name)
                    ? Optional.of(
                            "nothing reads this file here; " + name + " stands in the folder of the rule set itself")
                    : Optional.empty();
        }
        return known.contains(name)
                ? Optional.empty()
                : Optional.of("nothing reads this file" + Nearest.hint(name.toLowerCase(Locale.ROOT), known));
    }

    private static boolean hasRules(RuleTree tree, Path file) {
        try {
            return RULES.matcher(new String(tree.read(file), StandardCharsets.UTF_8))
                    .find();
        } catch (InputFile.Unreadable e) {
            return false;
        }
    }
}
