package assay.scaffold;

import assay.layout.Layout;
import assay.reading.ReadOtherwise;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/**
 * What a new rule set begins as: a small one about plans that is complete, to be replaced piece by piece. It has one
 * requirement with two minimums and a further improvement, so that each of its four grades is given to somebody.
 */
public final class NewRuleSet {

    private static final String TEMPLATES = "set/";
    private static final List<String> FILES = List.of(
            "README.md",
            "equivalent-mutants.yaml",
            "evidence.drl",
            "evidence.schema.json",
            "fixtures/r1-f1-missed-one-partner.yaml",
            "fixtures/r1-m2-missed-a-draft-by-one.yaml",
            "fixtures/r1-m2-missed-a-draft.yaml",
            "fixtures/r1-met-agreed-by-two.yaml",
            "fixtures/r1-missed-nothing-shown.yaml",
            "fixtures/what-the-rules-say.yaml",
            "interpretations.yaml",
            "meanings.yaml",
            "pack.yaml",
            "parameters.yaml",
            "requirement-1.drl");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*+");
    private static final int LONGEST = 60;

    /** Where rule sets find the ordinary rules. */
    private static final String COMMON = "common";

    /** Folders that cannot be made on Windows. */
    private static final Pattern DEVICE = Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

    /** What a package cannot be called, besides the words of Java: words of rules, and packages that are others'. */
    private static final Set<String> NO_PACKAGES = Set.of(
            "accumulate",
            "and",
            "assay",
            "collect",
            "contains",
            "declare",
            "end",
            "entry",
            "eval",
            "exists",
            "extend",
            "forall",
            "from",
            "function",
            "global",
            "in",
            "init",
            "java",
            "javax",
            "matches",
            "memberof",
            "not",
            "or",
            "query",
            "rule",
            "then",
            "unit",
            "when");

    private NewRuleSet() {}

    /**
     * What is wrong with a name for a rule set, and what would be right; nothing where it is right.
     *
     * @param name small letters and digits, with hyphens between words
     */
    public static Optional<String> refusal(String name) {
        if (!NAME.matcher(name).matches()) {
            String near = StringUtils.strip(
                    StringUtils.stripAccents(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                    "-0123456789");
            return Optional.of(
                    "is no name for a rule set; one is in small letters and digits, with hyphens between words, and begins"
                            + " with a letter: "
                            + (NAME.matcher(near).matches() && near.length() <= LONGEST ? near : "playgrounds"));
        }
        if (name.length() > LONGEST) {
            return Optional.of("has " + name.length() + " letters; a name for a rule set has " + LONGEST + " or fewer");
        }
        if (COMMON.equals(name)) {
            return Optional.of(
                    "is where rule sets find the ordinary rules; a rule set has another name: " + name + "-rules");
        }
        if (DEVICE.matcher(name).matches()) {
            return Optional.of("is no folder on Windows; a rule set has another name: " + name + "-rules");
        }
        return ReadOtherwise.message("the rule set", name)
                .map(read -> "is no text to many programs that read pack.yaml; a rule set has another name: " + name
                        + "-rules");
    }

    /**
     * Its files, laid out as all are, by their paths below its folder, with {@code /}.
     *
     * @param name a name that is not refused
     */
    public static Map<String, String> files(String name) {
        Map<String, String> files = new TreeMap<>();
        for (String file : FILES) {
            String content = template(file).replace("@NAME@", name).replace("@PACKAGE@", rulePackage(name));
            files.put(file, Layout.isFor(file) ? laidOut(file, content) : content);
        }
        return files;
    }

    private static String rulePackage(String name) {
        String letters = Strings.CS.remove(name, "-");
        return SourceVersion.isKeyword(letters) || NO_PACKAGES.contains(letters) ? letters + "rules" : letters;
    }

    private static String laidOut(String file, String content) {
        try {
            return Layout.of(file, content).after();
        } catch (Layout.Refused e) {
            throw new IllegalStateException(file, e);
        }
    }

    private static String template(String file) {
        try (InputStream in = NewRuleSet.class.getResourceAsStream(TEMPLATES + file)) {
            if (in == null) {
                throw new IllegalStateException("Assay is not complete: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
