package assay.lint;

import assay.drl.DrlFile;
import assay.drl.FactCondition;
import assay.drl.Term;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.RuleDescr;

/** Rules that say the same under two names, be it in two files. */
final class SameRules implements Finder {

    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern END = Pattern.compile("\\bend\\s*$");
    private static final Pattern TOKEN = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"|[\\p{L}_$][\\w$]*|\\d[\\w.]*|\\S");
    private static final Pattern BOUND = Pattern.compile("(?<![\\w$.])([a-z$][\\w$]*)\\s*:(?!:)");

    /** The first rule that says something. */
    private record First(DrlFile file, RuleDescr rule) {

        String place() {
            return file.shown() + ":" + rule.getLine();
        }
    }

    @Override
    public Set<Check> checks() {
        return Set.of(Check.SAME_RULE);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        Map<List<String>, First> seen = new HashMap<>();
        rules.thoseTakenOverFirst().forEach(rule -> {
            look(rule.file(), rule.parsed(), seen, problems);
            twice(rule, problems);
        });
    }

    /** What a rule asks of a fact, or concludes, a second time. */
    private static void twice(Rules.Rule rule, List<Problem> problems) {
        for (FactCondition condition : rule.conditions()) {
            Set<String> asked = new HashSet<>();
            condition.constraints().stream()
                    .filter(one -> one.asks() && !asked.add(one.written()))
                    .forEach(one -> problems.add(rule.file()
                            .at(one.start(), Check.SAME_RULE, "this is asked a second time here; once is enough")));
        }
        Set<List<Object>> concluded = new HashSet<>();
        rule.consequence().statements().stream()
                .filter(one -> one.term() instanceof Term.Call && !concluded.add(said(one.term())))
                .forEach(one -> problems.add(rule.file()
                        .at(
                                one.term().first(),
                                Check.SAME_RULE,
                                "this is concluded a second time here; once is enough")));
    }

    /** A term without its place. */
    static List<Object> said(Term term) {
        List<Object> said = new ArrayList<>();
        term.each(one -> {
            if (one instanceof Term.Literal literal) {
                said.add(List.of("text", String.valueOf(literal.value())));
            } else if (one instanceof Term.Name name) {
                said.add(name.name());
            } else if (one instanceof Term.Member member) {
                said.add("." + member.name());
            } else if (one instanceof Term.Call call) {
                said.add(call.name() + call.arguments().size());
            } else {
                // Of anything else it is not known what it says, and so it is like nothing.
                said.add(one instanceof Term.Operation operation ? operation.operator() : one);
            }
        });
        return said;
    }

    private static void look(DrlFile file, RuleDescr rule, Map<List<String>, First> seen, List<Problem> problems) {
        First first = seen.putIfAbsent(said(file, rule), new First(file, rule));
        if (first != null && !first.rule.getName().equals(rule.getName())) {
            problems.add(file.at(
                    file.offsetOf(rule.getLine()),
                    Check.SAME_RULE,
                    "the rule \"" + rule.getName() + "\" says what the rule \"" + first.rule.getName() + "\" says, "
                            + first.place() + "; one of them is enough"));
        }
    }

    /** Whether two rules say the same word for word. */
    static boolean are(Rules.Rule one, Rules.Rule other) {
        return said(one).equals(said(other));
    }

    /** What a rule says from {@code when} to {@code end}, piece by piece, with its variables numbered. */
    static List<String> said(Rules.Rule rule) {
        return said(rule.file(), rule.parsed());
    }

    /** What stands from {@code when} to {@code end}, with its variables numbered. */
    private static List<String> said(DrlFile file, RuleDescr rule) {
        String code = file.code();
        String text = file.plain();
        int from = file.offsetOf(rule.getLine());
        int to = Math.min(text.length(), Math.max(from, rule.getEndCharacter() + 1));
        Matcher when = WHEN.matcher(code).region(from, to);
        int start = when.find() ? when.end() : from;
        Matcher end = END.matcher(code).region(start, to);
        int last = end.find() ? end.start() : to;
        Set<String> variables = BOUND.matcher(code)
                .region(start, last)
                .results()
                .map(bound -> bound.group(1))
                .collect(Collectors.toSet());
        List<String> tokens = TOKEN.matcher(text)
                .region(start, last)
                .results()
                .map(MatchResult::group)
                .toList();
        Map<String, String> numbers = new HashMap<>();
        return inOrder(tokens, variables).stream()
                .map(token ->
                        variables.contains(token) ? numbers.computeIfAbsent(token, any -> "$" + numbers.size()) : token)
                .toList();
    }

    /** The same with what is asked of each fact in one order, for that means nothing. */
    private static List<String> inOrder(List<String> tokens, Set<String> variables) {
        List<String> all = new ArrayList<>();
        boolean conditions = true;
        for (int at = 0; at < tokens.size(); at++) {
            String token = tokens.get(at);
            conditions &= !token.equals("then");
            all.add(token);
            if (conditions && token.equals("(") && at > 0 && tokens.get(at - 1).matches("[A-Z]\\w*")) {
                int end = closing(tokens, at);
                parts(tokens.subList(at + 1, end)).stream()
                        .sorted(Comparator.comparing(part -> part.stream()
                                .map(one -> variables.contains(one) ? "$" : one)
                                .collect(Collectors.joining(" "))))
                        .forEach(part -> {
                            all.addAll(part);
                            all.add(",");
                        });
                at = end - 1;
            }
        }
        return all;
    }

    private static int closing(List<String> tokens, int opening) {
        int depth = 0;
        for (int at = opening; at < tokens.size(); at++) {
            depth += tokens.get(at).equals("(") ? 1 : tokens.get(at).equals(")") ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return tokens.size();
    }

    private static List<List<String>> parts(List<String> tokens) {
        List<List<String>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        int depth = 0;
        for (String token : tokens) {
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && token.equals(",")) {
                parts.add(new ArrayList<>());
            } else {
                parts.get(parts.size() - 1).add(token);
            }
        }
        return parts;
    }
}
