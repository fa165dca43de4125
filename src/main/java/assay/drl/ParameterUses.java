package assay.drl;

import assay.ruleset.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;

/** What refers to the parameters of a rule set. */
public final class ParameterUses {

    private static final Pattern ASKED = Pattern.compile("\\bCriterion\\s*\\.\\s*[a-z]\\w*\\s*\\(\\s*\"([^\"\\n]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\\n]+)\"");
    private static final Pattern INTERPRETATION = Pattern.compile("(?m)^\\s*-?\\s*\\{?\\s*id:\\s*\"?([^\\s\",}]+)");

    private final RuleFiles files;
    private final Map<String, DrlFile> rules = new HashMap<>();
    private final Set<String> criteria = new TreeSet<>();

    private ParameterUses(RuleFiles files, List<DrlFile> parsed) {
        this.files = files;
        for (DrlFile file : parsed) {
            rules.put(file.file(), file);
            ASKED.matcher(file.plain()).results().forEach(asked -> criteria.add(asked.group(1)));
        }
    }

    /** The parameters of a rule set, each with what refers to it in the order of the files. */
    public static List<Parameter> of(RuleFiles files, List<DrlFile> parsed) {
        ParameterUses finder = new ParameterUses(files, parsed);
        Map<String, List<Parameter.Use>> uses = new HashMap<>();
        for (String file : files.contents().keySet()) {
            for (Placeholders.Piece piece : files.filled(file).pieces()) {
                uses.computeIfAbsent(piece.placeholder().name(), any -> new ArrayList<>())
                        .add(finder.use(file, piece.placeholder().start()));
            }
        }
        return files.parameters().all().stream()
                .map(one -> one.usedBy(uses.getOrDefault(one.name(), List.of())))
                .toList();
    }

    private Parameter.Use use(String file, int at) {
        String written = files.text(file);
        int line = StringUtils.countMatches(written.substring(0, at), "\n") + 1;
        int column = at - written.lastIndexOf('\n', at - 1);
        if (file.equals(RuleFiles.INTERPRETATIONS)) {
            return new Parameter.Use(file, line, column, last(INTERPRETATION, written.substring(0, at)), List.of());
        }
        DrlFile parsed = rules.get(file);
        RuleDescr rule = parsed == null
                ? null
                : parsed.rules().stream()
                        .filter(one -> one.getLine() <= line && line <= one.getEndLine())
                        .findFirst()
                        .orElse(null);
        if (parsed == null || rule == null) {
            return new Parameter.Use(file, line, column, "", List.of());
        }
        String asked = last(ASKED, written.substring(offsetOf(written, rule.getLine()), at));
        return new Parameter.Use(
                file, line, column, rule.getName(), asked.isEmpty() ? named(parsed, rule) : List.of(asked));
    }

    /** The criteria that a rule names. */
    private List<String> named(DrlFile file, RuleDescr rule) {
        Set<String> found = new TreeSet<>();
        QUOTED.matcher(file.plain().substring(rule.getStartCharacter(), rule.getEndCharacter()))
                .results()
                .map(quoted -> quoted.group(1))
                .filter(criteria::contains)
                .forEach(found::add);
        return List.copyOf(found);
    }

    private static int offsetOf(String text, int line) {
        return line <= 1 ? 0 : StringUtils.ordinalIndexOf(text, "\n", line - 1) + 1;
    }

    private static String last(Pattern pattern, String text) {
        String last = "";
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
