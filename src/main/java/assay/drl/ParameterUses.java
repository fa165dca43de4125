package assay.drl;

import assay.ruleset.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;

/** What refers to the parameters of a rule set. */
public final class ParameterUses {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\\\n]+)\"");
    private static final Pattern INTERPRETATION =
            Pattern.compile("(?m)^[ \\t]*(?:-[ \\t]*)?(?:\\{[ \\t]*)?id:[ \\t]*\"?([^\\s\",}]+)");

    private final RuleFiles files;
    private final Map<String, DrlFile> rules = new HashMap<>();
    private final Set<String> criteria = new TreeSet<>();

    private ParameterUses(RuleFiles files, List<DrlFile> parsed) {
        this.files = files;
        for (DrlFile file : parsed) {
            rules.put(file.file(), file);
            LeftOut.ASKED.matcher(file.plain()).results().forEach(asked -> criteria.add(asked.group(1)));
        }
    }

    /** The parameters of a rule set, each with what refers to it in the order of the files. */
    public static List<Parameter> of(RuleFiles files, List<DrlFile> parsed) {
        ParameterUses finder = new ParameterUses(files, parsed);
        Map<String, List<Parameter.Use>> uses = new HashMap<>();
        for (String file : files.contents().keySet()) {
            Written written = finder.new Written(file);
            for (Placeholders.Piece piece : files.filled(file).pieces()) {
                uses.computeIfAbsent(piece.placeholder().name(), any -> new ArrayList<>())
                        .add(written.use(piece.placeholder().start()));
            }
        }
        return files.parameters().all().stream()
                .map(one -> one.usedBy(uses.getOrDefault(one.name(), List.of())))
                .toList();
    }

    /** A file as it is written, and where what its parameters stand in begins: a file can have very many of them. */
    private final class Written {
        private final String file;
        private final String text;
        private final String plain;
        private final boolean readings;
        private final NavigableMap<Integer, Integer> lines = new TreeMap<>();
        private final NavigableMap<Integer, MatchResult> names = new TreeMap<>();
        private final NavigableMap<Integer, RuleDescr> within = new TreeMap<>();
        private final Map<Integer, List<String>> named = new HashMap<>();

        Written(String file) {
            this.file = file;
            this.text = files.text(file);
            this.readings = file.equals(RuleFiles.INTERPRETATIONS);
            lines.put(0, 1);
            for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
                lines.put(at + 1, lines.size() + 1);
            }
            (readings ? INTERPRETATION : LeftOut.ASKED)
                    .matcher(text)
                    .results()
                    .forEach(found -> names.put(readings ? found.start(1) : found.end() - 1, found));
            DrlFile parsed = rules.get(file);
            this.plain = parsed == null ? "" : parsed.plain();
            if (parsed != null) {
                parsed.rules().forEach(rule -> within.put(rule.getLine(), rule));
            }
        }

        Parameter.Use use(int at) {
            Map.Entry<Integer, Integer> line = lines.floorEntry(at);
            int column = at - line.getKey() + 1;
            Map.Entry<Integer, MatchResult> name = names.lowerEntry(at);
            if (readings) {
                String id = name == null
                        ? ""
                        : text.substring(
                                name.getValue().start(1),
                                Math.min(name.getValue().end(1), at));
                return new Parameter.Use(file, line.getValue(), column, id, List.of());
            }
            Map.Entry<Integer, RuleDescr> last = within.floorEntry(line.getValue());
            if (last == null || last.getValue().getEndLine() < line.getValue()) {
                return new Parameter.Use(file, line.getValue(), column, "", List.of());
            }
            RuleDescr rule = last.getValue();
            boolean isAsked =
                    name != null && lines.floorEntry(name.getValue().start()).getValue() >= rule.getLine();
            return new Parameter.Use(
                    file,
                    line.getValue(),
                    column,
                    rule.getName(),
                    isAsked
                            ? List.of(name.getValue().group(1))
                            : named.computeIfAbsent(rule.getLine(), any -> named(plain, rule)));
        }
    }

    /** The criteria that a rule names. */
    private List<String> named(String plain, RuleDescr rule) {
        Set<String> found = new TreeSet<>();
        QUOTED.matcher(plain.substring(rule.getStartCharacter(), rule.getEndCharacter()))
                .results()
                .map(quoted -> quoted.group(1))
                .filter(criteria::contains)
                .forEach(found::add);
        return List.copyOf(found);
    }
}
