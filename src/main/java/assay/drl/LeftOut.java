package assay.drl;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.yaml.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * Takes rules of a rule set that is extended, and criteria, out of its files, so that all others stay in their places. Blanks
 * stand where they stood.
 */
final class LeftOut {

    /** What tells the identifier of a criterion from the name of a rule. */
    private static final String CRITERION = "criterion ";

    /** A criterion that a rule asks for, with its identifier. */
    static final Pattern ASKED = Pattern.compile("\\bCriterion\\s*\\.\\s*[a-z]\\w*\\s*\\(\\s*\"([^\"\\n]+)\"");

    private static final Pattern FIRST_TEXT = Pattern.compile("^[^\"]*\"([^\"\\n]+)\"");

    private final RuleFiles files;
    private final RuleFiles base;
    private final SortedMap<String, byte[]> merged;
    private final String pack;
    private final List<Problem> problems;
    private final Map<String, Optional<DrlFile>> parsed = new HashMap<>();
    /** Whether all files could be read that rules were looked for in; others complain of those that cannot. */
    private boolean readable = true;

    /**
     * Nothing is taken out yet.
     *
     * @param files the rule set that leaves them out
     * @param base the rule set that is extended
     * @param merged its files, with those in their place that replace them; rules are taken out here
     * @param pack how the pack that leaves rules out is named in messages
     * @param problems where to put what is wrong
     */
    LeftOut(RuleFiles files, RuleFiles base, SortedMap<String, byte[]> merged, String pack, List<Problem> problems) {
        this.files = files;
        this.base = base;
        this.merged = merged;
        this.pack = pack;
        this.problems = problems;
    }

    /** A piece of a file that is left out. */
    private record Piece(String file, int from, int to) {}

    /** A rule in its file. */
    private record Place(DrlFile file, RuleDescr rule) {

        Piece piece() {
            return new Piece(file.file(), rule.getStartCharacter(), rule.getEndCharacter() + 1);
        }

        @Override
        public String toString() {
            return file.file() + ":" + rule.getLine();
        }
    }

    /** Takes out the rules of these names, and the criteria of these identifiers with all that is concluded about them. */
    void takeOut(List<Node.Scalar> names) {
        Set<String> seen = new HashSet<>();
        List<Piece> found = new ArrayList<>();
        for (Node.Scalar name : names) {
            List<Place> places = seen.add(name.text()) ? places(name.text()) : List.of();
            List<Piece> ofCriterion =
                    places.isEmpty() && !seen.contains(CRITERION + name.text()) ? criterion(name.text()) : List.of();
            if (places.size() == 1) {
                found.add(places.get(0).piece());
            } else if (!ofCriterion.isEmpty()) {
                seen.add(CRITERION + name.text());
                found.addAll(ofCriterion);
            } else if (readable) {
                problems.add(
                        Check.RULE_SET.problem(pack, name.line(), name.column(), wrong(name.text(), places, names)));
            }
        }
        blank(found);
    }

    /**
     * Takes out how the other rule set asks for criteria that this one asks for itself.
     *
     * @return where each of them stood, by its identifier
     */
    Map<String, RuleFiles.Place> takeOutReplaced() {
        Set<String> own = new TreeSet<>();
        // What rule sets have in common asks for nothing, and then there is nothing to look for in all other files.
        if (base.written().keySet().stream()
                .anyMatch(file -> isOfBase(file) && !asked(text(file)).isEmpty())) {
            merged.keySet().stream()
                    .filter(file -> RuleFiles.isRules(file) && !isOfBase(file))
                    .forEach(file -> own.addAll(asked(text(file))));
        }
        Map<String, RuleFiles.Place> replaced = new HashMap<>();
        List<Piece> found = new ArrayList<>();
        for (String id : own) {
            for (DrlFile file : ofBase(id)) {
                pieces(file, id, statement -> asked(statement).contains(id)).forEach(piece -> {
                    found.add(piece);
                    replaced.put(id, RuleFiles.Place.of(file.file(), file.text(), piece.from));
                });
            }
        }
        blank(found);
        return replaced;
    }

    /** Whether a criterion is asked for in files, by its identifier. */
    static boolean isAsked(String id, SortedMap<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> RuleFiles.isRules(file.getKey()))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .anyMatch(text -> text.contains('"' + id + '"') && asked(text).contains(id));
    }

    private static List<String> asked(String text) {
        return ASKED.matcher(DrlFile.withoutComments(text))
                .results()
                .map(one -> one.group(1))
                .toList();
    }

    private boolean isOfBase(String file) {
        return base.contents().containsKey(file) && files.shown(file).equals(base.shown(file));
    }

    /** The other rule set's files in which something stands in quotes. */
    private List<DrlFile> ofBase(String quoted) {
        return base.written().keySet().stream()
                .filter(this::isOfBase)
                .filter(file -> text(file).contains('"' + quoted + '"'))
                .flatMap(file -> parsed(file).stream())
                .toList();
    }

    /** All that asks for a criterion or is concluded about it; nothing where nobody asks for it. */
    private List<Piece> criterion(String id) {
        List<DrlFile> all = ofBase(id);
        return all.stream().noneMatch(file -> asked(file.text()).contains(id))
                ? List.of()
                : all.stream()
                        .flatMap(file -> pieces(file, id, statement -> true).stream())
                        .toList();
    }

    /** The statements that begin with what stands in quotes. */
    private static List<Piece> pieces(DrlFile file, String quoted, Predicate<String> wanted) {
        return file.rules().stream()
                .flatMap(rule -> statements(file, rule).stream())
                .filter(one -> {
                    String statement = file.plain().substring(one.from, one.to);
                    Matcher first = FIRST_TEXT.matcher(statement);
                    return first.find() && first.group(1).equals(quoted) && wanted.test(statement);
                })
                .toList();
    }

    private static List<Piece> statements(DrlFile file, RuleDescr rule) {
        Consequence consequence = Consequence.of(file, rule);
        List<Piece> statements = new ArrayList<>();
        int from = consequence.start();
        for (Consequence.Statement statement : consequence.statements()) {
            if (statement.end() > from) {
                statements.add(new Piece(file.file(), from, statement.end()));
                from = statement.end();
            }
        }
        return statements;
    }

    private String wrong(String name, List<Place> places, List<Node.Scalar> names) {
        if (!places.isEmpty()) {
            return base.name() + " has two rules \"" + name + "\", in " + places.get(0) + " and " + places.get(1)
                    + "; which of them is left out cannot be told";
        }
        if (names.stream().filter(one -> one.text().equals(name)).count() > 1) {
            return "\"" + name + "\" stands here a second time";
        }
        List<String> known = base.written().keySet().stream()
                .flatMap(file -> parsed(file).stream())
                .flatMap(file ->
                        Stream.concat(file.rules().stream().map(rule -> said(base, rule)), asked(file.text()).stream()))
                .toList();
        return base.name() + " has no rule and no criterion \"" + name + "\" to leave out"
                + Nearest.to(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    /** All rules of a name. Most files need not be parsed for that: the name does not even occur in them. */
    private List<Place> places(String name) {
        List<Place> places = new ArrayList<>();
        for (String path : base.written().keySet()) {
            if (text(path).contains(name) || Placeholders.mayBeIn(text(path))) {
                parsed(path)
                        .ifPresent(file -> file.rules().stream()
                                .filter(rule -> isCalled(rule, name))
                                .forEach(rule -> places.add(new Place(file, rule))));
            }
        }
        return places;
    }

    /** Whether a rule has a name, with the value that a parameter has in this rule set or in the other. */
    private boolean isCalled(RuleDescr rule, String name) {
        return rule.getName().equals(name)
                || (Placeholders.mayBeIn(rule.getName())
                        && (said(base, rule).equals(name) || said(files, rule).equals(name)));
    }

    private static String said(RuleFiles by, RuleDescr rule) {
        return Placeholders.mayBeIn(rule.getName())
                ? by.parameters().inWords(rule.getName()).text()
                : rule.getName();
    }

    private Optional<DrlFile> parsed(String file) {
        return parsed.computeIfAbsent(file, path -> {
            DrlFile read = DrlFile.parse(path, base.shown(path), Placeholders.parseable(text(path)), new ArrayList<>());
            readable &= read != null;
            return Optional.ofNullable(read);
        });
    }

    /** Puts blanks in the place of what is left out; a rule of which nothing is left that it does falls away with it. */
    private void blank(List<Piece> found) {
        List<Piece> rules = found.stream()
                .map(Piece::file)
                .distinct()
                .flatMap(file -> parsed(file).stream())
                .flatMap(file -> file.rules().stream()
                        .filter(rule -> isAllOf(found, statements(file, rule)))
                        .map(rule -> new Place(file, rule).piece()))
                .toList();
        Stream.concat(found.stream(), rules.stream()).forEach(this::blank);
    }

    private static boolean isAllOf(List<Piece> found, List<Piece> statements) {
        return !statements.isEmpty() && found.containsAll(statements);
    }

    private void blank(Piece piece) {
        String text = text(piece.file);
        merged.put(
                piece.file,
                (text.substring(0, piece.from)
                                + DrlFile.blank(text.substring(piece.from, piece.to))
                                + text.substring(piece.to))
                        .getBytes(StandardCharsets.UTF_8));
        parsed.remove(piece.file);
    }

    private String text(String file) {
        return new String(merged.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    }
}
