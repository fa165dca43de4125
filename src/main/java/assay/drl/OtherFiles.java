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
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;

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

    /** A backup, with the name of what it is a copy of. */
    private static final Pattern BACKUP =
            Pattern.compile("([^.~#].*?)(?:~|\\.(?:bak|orig|old|tmp|save))", Pattern.CASE_INSENSITIVE);

    /** What is written about rules, and may quote them. */
    private static final Pattern WRITTEN_ABOUT =
            Pattern.compile(".*\\.(?:md|markdown|adoc|rst|html?)", Pattern.CASE_INSENSITIVE);

    /** What may quote rules as well, but begins with something else, unless rules were saved under the name of one. */
    private static final Pattern DOCUMENT = Pattern.compile(
            ".*\\.(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|json|png|jpe?g|gif|svg|zip|gz)", Pattern.CASE_INSENSITIVE);

    private static final Pattern IMPORT = Pattern.compile("import[ \\t]+\\w+\\.[\\w.]*\\*?[ \\t]*;?");

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \\t]*package[ \\t]+\\w+[ \\t]*;?[ \\t]*\\r?$");

    private static final String HAS_RULES =
            "this file has rules in it and is not read; the names of rule files end in .drl";

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
        String name = below.getFileName().toString();
        for (Path part : below) {
            if (isOfEditors(part.toString())) {
                return part.equals(below.getFileName()) && isBackupOfNothing(tree, file) && hasRules(tree, file)
                        ? Optional.of(HAS_RULES)
                        : Optional.empty();
            }
        }
        Matcher almost = ALMOST.matcher(name);
        if (almost.matches()) {
            boolean rules = almost.group(2).equalsIgnoreCase("drl");
            String right = almost.group(1) + (rules ? ".drl" : ".yaml");
            // Further down may lie files of evidence, whatever they are called.
            return !rules && (name.equals(right) || below.getNameCount() > 1)
                    ? ofYaml(below, known)
                    : Optional.of(notRead(rules, name, right, known));
        }
        boolean found = DOCUMENT.matcher(name).matches()
                ? beginsAsRules(text(tree, file))
                : !WRITTEN_ABOUT.matcher(name).matches() && hasRules(tree, file);
        return found ? Optional.of(HAS_RULES) : Optional.empty();
    }

    /** Whether this is called as a backup is, and what it would be a copy of is not there. */
    private static boolean isBackupOfNothing(RuleTree tree, Path file) {
        Matcher backup = BACKUP.matcher(file.getFileName().toString());
        return backup.matches()
                && Stream.of("", ".drl", ".yaml")
                        .noneMatch(end -> tree.exists(file.resolveSibling(backup.group(1) + end)));
    }

    /** Whether the first line that is no comment is one of rules, in plain text or in what a word processor makes of it. */
    private static boolean beginsAsRules(String text) {
        String plain = text.startsWith("{\\rtf") ? withoutRtf(text) : Strings.CS.removeStart(text, "\uFEFF");
        boolean comment = false;
        for (String line : (Iterable<String>) plain.lines().map(String::strip)::iterator) {
            comment |= line.startsWith("/*");
            if (!comment && !line.isEmpty() && !line.startsWith("//")) {
                return IMPORT.matcher(line).matches() || RULES.matcher(line).matches();
            }
            comment &= !line.contains("*/");
        }
        return false;
    }

    /** The lines of a file of RTF from the first on that could be one of rules: what stands before it are fonts and colours. */
    private static String withoutRtf(String text) {
        String plain =
                text.replaceAll("\\\\(?:par|line)\\b ?|\\\\\\r?\\n", "\n").replaceAll("\\\\[a-z]+-?[0-9]* ?|[{}]", "");
        Matcher rules = PACKAGE.matcher(plain);
        return rules.find() ? plain.substring(rules.start()) : "";
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
        return RULES.matcher(text(tree, file)).find();
    }

    private static String text(RuleTree tree, Path file) {
        try {
            return new String(tree.read(file), StandardCharsets.UTF_8);
        } catch (InputFile.Unreadable e) {
            return "";
        }
    }
}
