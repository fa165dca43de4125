package assay.mutation;

import assay.drl.DrlFile;
import assay.drl.Term;
import assay.policy.Words;
import assay.reading.RuleSetReader;
import assay.ruleset.Pack;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;

/** Changes every element of one rule, one at a time. */
final class Mutations {

    private static final Pattern WHEN = Pattern.compile("(?m)^[ \\t]*when\\b");
    private static final Pattern THEN = Pattern.compile("(?m)^[ \\t]*then\\b");
    private static final Pattern END = Pattern.compile("(?m)^[ \\t]*end\\b");
    private static final Pattern PATTERN = Pattern.compile("(?<![\\w.$])[A-Z]\\w*\\s*\\(");
    private static final Pattern BEFORE_PATTERN = Pattern.compile("(?:\\b(?:not|exists)\\s+)?(?:\\$\\w+\\s*:\\s*)?\\z");
    private static final Pattern QUANTIFIER = Pattern.compile("(not|exists)\\b.*", Pattern.DOTALL);
    private static final Pattern FROM = Pattern.compile("\\s+from\\s+\\$?\\w+");
    private static final Pattern BOUND = Pattern.compile("(\\$\\w+)\\s*:\\s*\\z");
    private static final Pattern NAMES = Pattern.compile("[A-Za-z][\\w<>]*\\s+(\\w+)\\s*=(?!=)");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:");
    private static final Pattern OPERATOR = Pattern.compile(
            "==|!=|<=|>=|<|>|\\bnot\\s+(?:memberOf|contains|in)\\b|\\b(?:memberOf|contains)\\b|\\bin\\b(?=\\s*\\()");
    private static final Pattern TRUTH = Pattern.compile("!?[a-z]\\w*");
    private static final Pattern WORD = Pattern.compile("\\b([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$])\\d+(?![\\w.])");
    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern CRITERION = Pattern.compile("\\bCriterion\\.(minimum|further|condition)\\s*\\(");
    private static final Pattern ROUTE = Pattern.compile("\\.onRoute\\(\\s*\"([^\"]*)\"\\s*\\)");
    /** What a text says more where it reads otherwise. */
    static final String OTHERWISE = "(otherwise)";

    /** Who speaks for what: "$voice : SpeaksFor( agency memberOf $agencies, $sector : sector )", with a condition more. */
    private static final Pattern VOICE = Pattern.compile("\\b([A-Z]\\w*)\\(\\s*(?:\\w+ == \"[^\"\\n]*\",\\s*)?"
            + "(\\w+) memberOf (\\$\\w+)\\s*(?:,\\s*(\\$\\w+)\\s*:\\s*(\\w+)\\s*)?\\)");

    /** One of a list that a fact has: "$topic : Topic() from $topics". */
    private static final Pattern LISTED =
            Pattern.compile("(\\$\\w+)\\s*:\\s*([A-Z]\\w*)\\([^)\\n]*\\)\\s+from\\s+(\\$\\w+)");

    private final DrlFile file;
    private final Known known;
    private final int start;
    private final int when;
    private final int then;
    private final int end;
    private final String code;
    private final String plain;
    private final List<Mutation> found = new ArrayList<>();
    /** How often each thing was said, for no two mutations of a rule may say the same. */
    private final Map<String, Integer> said = new HashMap<>();

    /**
     * One change of a rule.
     *
     * @param line the line of what is changed, from 1
     * @param says what is changed
     * @param form what becomes of the rule
     * @param text the rule as it reads then, under its own name; an empty text where it is dropped
     */
    record Mutation(int line, String says, Mutant.Form form, String text) {}

    /**
     * What a rule set knows of which one may stand where another does.
     *
     * @param words the words of each enumeration
     * @param texts lists of texts: requirements, grades, agreements, routes, parts
     * @param partsOf the parts of each criterion
     */
    record Known(Map<String, List<String>> words, List<List<String>> texts, Map<String, List<String>> partsOf) {

        static Known in(RuleSetReader.Read read) {
            Pack pack = read.ruleSet().pack();
            List<List<String>> texts = new ArrayList<>(
                    List.of(pack.requirementIds(), pack.gradeIds(), pack.agreementIds(), List.of("A", "B")));
            read.files().forEach(file -> texts.addAll(parts(file)));
            Map<String, List<String>> partsOf = new HashMap<>();
            read.ruleSet().criteria().forEach(criterion -> partsOf.put(criterion.id(), criterion.parts()));
            return new Known(read.declarations().constants(), texts, partsOf);
        }
    }

    private Mutations(DrlFile file, RuleDescr rule, Known known) {
        this.file = file;
        this.known = known;
        this.plain = file.plain();
        this.code = masked(plain);
        this.start = file.offsetOf(rule.getLine());
        this.when = after(WHEN, start);
        this.then = after(THEN, when);
        this.end = after(END, then);
    }

    /** All changes of a rule, in the order of its text. */
    static List<Mutation> of(DrlFile file, RuleDescr rule, Known known) {
        Mutations mutations = new Mutations(file, rule, known);
        mutations.add(mutations.start, "drops the rule", Mutant.Form.DROPPED, "");
        mutations.conditions();
        mutations.conclusions();
        return mutations.found;
    }

    /** The texts that a criterion asks for as its parts, for every criterion that a file states. */
    private static List<List<String>> parts(DrlFile file) {
        String code = masked(file.plain());
        List<List<String>> all = new ArrayList<>();
        Matcher criterion = CRITERION.matcher(code);
        while (criterion.find()) {
            List<String> parts = new ArrayList<>();
            List<Span> arguments = split(code, criterion.end(), closing(code, criterion.end() - 1), ',');
            for (Span argument : arguments.subList(Math.min(2, arguments.size()), arguments.size())) {
                Matcher text = TEXT.matcher(argument.in(file.text()));
                if (text.matches()) {
                    parts.add(text.group(1));
                }
            }
            all.add(parts);
        }
        return all;
    }

    /** A piece of text: from an offset up to another. */
    private record Span(int from, int to) {
        String in(String text) {
            return text.substring(from, to);
        }

        boolean holds(int offset) {
            return from <= offset && offset < to;
        }
    }

    /** The text with a line for every letter in quotes: nothing there is taken for code, and all stays in its place. */
    private static String masked(String plain) {
        return TEXT.matcher(plain)
                .replaceAll(text -> "\"" + "_".repeat(text.group(1).length()) + "\"");
    }

    private int after(Pattern keyword, int from) {
        Matcher matcher = keyword.matcher(code);
        return matcher.find(from) ? matcher.end() : code.length();
    }

    // ------------------------------------------------------------------ conditions

    private void conditions() {
        Span all = new Span(when, then - "then".length());
        List<Span> constraints = new ArrayList<>();
        for (MatchResult pattern : results(PATTERN, all)) {
            Span inside = new Span(pattern.end(), closing(code, pattern.end() - 1));
            List<Span> own = split(code, inside.from, inside.to, ',');
            constraints.addAll(own);
            quantifier(pattern, inside.to + 1);
            for (int i = 0; i < own.size(); i++) {
                constraint(own, i);
                another(pattern, inside, own, i);
            }
        }
        for (MatchResult operator : results(OPERATOR, all)) {
            String written = operator.group();
            String opposite = Term.Operation.opposite(written);
            replace(new Span(operator.start(), operator.end()), opposite, Mutant.Form.OTHER_CONDITIONS);
        }
        elements(all, constraints, Mutant.Form.OTHER_CONDITIONS);
        together(all);
        single(all);
    }

    /** What a fact that counts has to have, another fact of its kind may have instead. */
    private void another(MatchResult pattern, Span inside, List<Span> own, int index) {
        Matcher bound = BOUND.matcher(code.substring(when, pattern.start()));
        String condition = own.get(index).in(file.text()).strip();
        // Of what has one condition and nothing besides, nothing would hang on which fact has it.
        if (own.size() < 2
                || BINDING.matcher(condition).lookingAt()
                || !bound.find()
                || !Pattern.compile("\\bCounted\\b[^;]*" + Pattern.quote(bound.group(1)) + "(?!\\w)")
                        .matcher(code)
                        .region(then, end)
                        .find()) {
            return;
        }
        Span left = withComma(own, index);
        Span whole = new Span(pattern.start(), inside.to + 1);
        edit(
                whole,
                file.text().substring(whole.from, left.from)
                        + file.text().substring(left.to, whole.to)
                        + "\n    exists " + pattern.group() + " " + condition + " )",
                "lets another one have " + squeezed(own.get(index)),
                Mutant.Form.OTHER_CONDITIONS);
    }

    /** What one fact has to have for several voices, several facts may have together. */
    private void together(Span all) {
        List<MatchResult> voices = results(VOICE, all).stream()
                .filter(voice -> !isNegated(voice.start()))
                .toList();
        for (int i = 1; i < voices.size(); i++) {
            String list = voices.get(i).group(3);
            Matcher of = Pattern.compile("\\b[A-Z]\\w*\\s*\\((?=[^\\n]*" + Pattern.quote(list) + "\\s*:)")
                    .matcher(code)
                    .region(when, voices.get(0).start());
            if (!list.equals(voices.get(0).group(3)) || !of.find()) {
                continue;
            }
            String other = list + "Too";
            String pattern = new Span(of.start(), closing(code, of.end() - 1) + 1).in(file.text());
            int line = code.lastIndexOf('\n', voices.get(i).start()) + 1;
            String before = BINDING.matcher(pattern)
                    .replaceAll(binding -> Matcher.quoteReplacement(
                            binding.group(1).equals(list) ? other + " :" : binding.group(1) + "Too :"));
            Span voice = new Span(line, voices.get(i).end());
            edit(
                    voice,
                    "    " + before + "\n" + Strings.CS.replace(voice.in(file.text()), list, other),
                    "lets another one answer for "
                            + squeezed(new Span(
                                    voices.get(i).start(), voices.get(i).end())),
                    Mutant.Form.OTHER_CONDITIONS);
        }
    }

    /** What several facts may have together, one has to have alone: all that one of them may speak for, or list. */
    private void single(Span all) {
        List<MatchResult> voices = results(VOICE, all).stream()
                .filter(voice -> voice.group(4) != null && !isNegated(voice.start()))
                .toList();
        List<MatchResult> listed = results(LISTED, all);
        if (voices.size() == 1) {
            MatchResult voice = voices.get(0);
            Span whole = new Span(voice.start(), voice.end());
            String each = "\n    exists " + voice.group(1) + "( " + voice.group(2) + " memberOf " + voice.group(3)
                    + ", " + voice.group(5) + " == \"%s\" )";
            single(whole, counted(voice.group(4)), parts -> whole.in(file.text()) + each(each, parts));
        } else if (listed.size() == 1) {
            MatchResult one = listed.get(0);
            List<String> parts = counted(one.group(1));
            List<String> listable = words(one.group(2)).stream()
                    .filter(word -> parts.contains(Words.ofConstant(word)))
                    .toList();
            for (MatchResult list : results(Pattern.compile(Pattern.quote(one.group(3)) + "\\s*:\\s*(\\w+)"), all)) {
                Span whole = new Span(list.start(), list.end());
                String each = list.group(1) + " contains " + one.group(2) + ".%s, ";
                single(whole, listable, words -> each(each, words) + whole.in(file.text()));
            }
        }
    }

    private void single(Span where, List<String> parts, Function<List<String>, String> by) {
        if (parts.size() > 1) {
            edit(
                    where,
                    by.apply(parts),
                    "asks one for all of " + String.join(", ", parts),
                    Mutant.Form.OTHER_CONDITIONS);
        }
    }

    private static String each(String what, List<String> all) {
        return all.stream().map(what::formatted).collect(Collectors.joining());
    }

    /** The parts of the criterion that a fact counts for with what has a name in the rule. */
    private List<String> counted(String name) {
        Matcher counted = Pattern.compile("\\bnew Counted\\( *\"([^\"]*)\", " + Pattern.quote(name) + "\\b")
                .matcher(file.text())
                .region(then, end);
        return counted.find() ? known.partsOf.getOrDefault(counted.group(1), List.of()) : List.of();
    }

    private boolean isNegated(int offset) {
        return code.substring(Math.max(0, offset - 30), offset).matches("(?s).*\\bnot\\s+");
    }

    /** Drops a pattern that nothing else in the rule needs, and turns {@code not} into {@code exists}. */
    private void quantifier(MatchResult pattern, int to) {
        Matcher before = BEFORE_PATTERN.matcher(code.substring(when, pattern.start()));
        int from = before.find() ? when + before.start() : pattern.start();
        Matcher source = FROM.matcher(code).region(to, code.length());
        Span whole = new Span(from, source.lookingAt() ? source.end() : to);
        boolean ofItsOwn = StringUtils.isBlank(code.substring(code.lastIndexOf('\n', from - 1) + 1, from));
        boolean needed = results(BINDING, whole).stream()
                .anyMatch(binding -> StringUtils.countMatches(code.substring(when, end), binding.group(1))
                        > countIn(whole, binding));
        if (ofItsOwn && !needed) {
            edit(whole, "", "drops " + squeezed(whole), Mutant.Form.OTHER_CONDITIONS);
        }
        Matcher quantifier = QUANTIFIER.matcher(whole.in(code));
        if (quantifier.matches()) {
            Span keyword = new Span(from, from + quantifier.group(1).length());
            replace(keyword, "not".equals(quantifier.group(1)) ? "exists" : "not", Mutant.Form.OTHER_CONDITIONS);
        }
    }

    private int countIn(Span whole, MatchResult binding) {
        return StringUtils.countMatches(whole.in(code), binding.group(1));
    }

    /** Drops one constraint of a pattern; what is true is asked to be false. */
    private void constraint(List<Span> all, int index) {
        Span one = all.get(index);
        String text = one.in(code).strip();
        if (text.isEmpty() || BINDING.matcher(text).lookingAt()) {
            return;
        }
        edit(withComma(all, index), "", "drops the condition " + squeezed(one), Mutant.Form.OTHER_CONDITIONS);
        if (TRUTH.matcher(text).matches()) {
            replace(one, text.startsWith("!") ? text.substring(1) : "!" + text, Mutant.Form.OTHER_CONDITIONS);
        }
    }

    private static Span withComma(List<Span> all, int index) {
        Span one = all.get(index);
        return index + 1 < all.size()
                ? new Span(one.from, all.get(index + 1).from)
                : new Span(index == 0 ? one.from : all.get(index - 1).to, one.to);
    }

    // ------------------------------------------------------------------ conclusions

    private void conclusions() {
        List<Span> statements = split(code, then, end - "end".length(), ';').stream()
                .filter(statement -> !statement.in(code).isBlank())
                .toList();
        for (Span statement : statements) {
            if (statements.size() > 1 && !isNeeded(statement)) {
                Span withSemicolon = new Span(statement.from, statement.to + 1);
                edit(withSemicolon, "", "drops " + squeezed(statement), Mutant.Form.OTHER_CONCLUSIONS);
            }
            List<MatchResult> criterion = results(CRITERION, statement);
            if (criterion.isEmpty()) {
                elements(statement, List.of(statement), Mutant.Form.OTHER_CONCLUSIONS);
                reads(statement);
            } else {
                criterion(statement, criterion.get(0));
            }
        }
    }

    /** Whether a statement gives a name to what others behind it use: without it there is no rule. */
    private boolean isNeeded(Span statement) {
        Matcher named = NAMES.matcher(statement.in(code));
        return named.lookingAt()
                && Pattern.compile("\\b" + named.group(1) + "\\b")
                        .matcher(code)
                        .region(statement.to, end)
                        .find();
    }

    /** A minimum becomes a further improvement and the other way round; each part is dropped once. */
    private void criterion(Span statement, MatchResult made) {
        String what = made.group(1);
        List<Span> arguments = split(code, made.end(), closing(code, made.end() - 1), ',');
        String id = StringUtils.strip(arguments.get(0).in(file.text()).strip(), "\"");
        edit(
                new Span(made.start(1), made.end(1)),
                "further".equals(what) ? "minimum" : "further",
                id + " as a " + ("further".equals(what) ? "minimum" : "further improvement"),
                Mutant.Form.OTHER_CONCLUSIONS);
        if (arguments.size() > 1) {
            reads(arguments.get(1));
        }
        for (int i = 2; i + 1 < arguments.size(); i++) {
            Span part = arguments.get(i);
            Span next = arguments.get(i + 1);
            edit(
                    new Span(part.from, next.to),
                    next.in(file.text()) + ", " + part.in(file.text()),
                    id + " with the part " + squeezed(part) + " behind " + squeezed(next),
                    Mutant.Form.OTHER_CONCLUSIONS);
        }
        for (int i = 2; i < arguments.size(); i++) {
            Span part = arguments.get(i);
            edit(
                    new Span(arguments.get(i - 1).to, part.to),
                    "",
                    id + " without the part " + squeezed(part),
                    Mutant.Form.OTHER_CONCLUSIONS);
        }
        Span behind = new Span(closing(code, made.end() - 1), statement.to);
        numbers(behind, id + ": ", Mutant.Form.OTHER_CONCLUSIONS);
        Matcher route = ROUTE.matcher(plain).region(behind.from, behind.to);
        if (route.find()) {
            String other = "A".equals(route.group(1)) ? "B" : "A";
            edit(
                    new Span(route.start(1), route.end(1)),
                    other,
                    id + " on route " + other,
                    Mutant.Form.OTHER_CONCLUSIONS);
            edit(
                    new Span(route.start(), route.end()),
                    "",
                    id + " on no route of its own",
                    Mutant.Form.OTHER_CONCLUSIONS);
        }
    }

    /** Each sentence, or piece of one, reads otherwise; what is one of several words is no sentence. */
    private void reads(Span where) {
        Matcher text = TEXT.matcher(plain).region(where.from, where.to);
        while (text.find()) {
            Span content = new Span(text.start(1), text.end(1));
            String written = content.in(plain);
            if (StringUtils.containsWhitespace(written)
                    && known.texts.stream().noneMatch(list -> list.contains(written))) {
                edit(
                        content,
                        written + " " + OTHERWISE,
                        "another text than \"" + written + "\"",
                        Mutant.Form.OTHER_CONCLUSIONS);
            }
        }
    }

    // ------------------------------------------------------------------ words, texts and numbers

    private void elements(Span all, List<Span> units, Mutant.Form form) {
        for (MatchResult word : results(WORD, all)) {
            String type = word.group(1);
            Span unit = units.stream()
                    .filter(one -> one.holds(word.start()))
                    .findFirst()
                    .orElse(all);
            neighbour(words(type), word.group(2), other -> !unit.in(code).contains(type + "." + other))
                    .ifPresent(other -> replace(new Span(word.start(2), word.end(2)), other, form));
        }
        Matcher text = TEXT.matcher(plain).region(all.from, all.to);
        while (text.find()) {
            Span content = new Span(text.start(1), text.end(1));
            known.texts.stream()
                    .filter(list -> list.contains(content.in(plain)))
                    .findFirst()
                    .flatMap(list -> neighbour(list, content.in(plain), other -> true))
                    .ifPresent(other -> replace(content, other, form));
        }
        numbers(all, "", form);
    }

    private void numbers(Span all, String what, Mutant.Form form) {
        for (MatchResult number : results(NUMBER, all)) {
            Span digits = new Span(number.start(), number.end());
            int value = Integer.parseInt(number.group());
            // No month or day of a date is before its first.
            boolean lowest = value == 0 || (value == 1 && inDate(number.start()));
            for (int other : lowest ? new int[] {value + 1} : new int[] {value - 1, value + 1}) {
                edit(digits, String.valueOf(other), what + instead(digits, String.valueOf(other)), form);
            }
        }
    }

    private boolean inDate(int offset) {
        int date = code.lastIndexOf("LocalDate.of(", offset);
        return date >= start && closing(code, date + "LocalDate.of".length()) > offset;
    }

    private List<String> words(String type) {
        List<String> declared = known.words.get(type);
        if (declared != null) {
            return declared;
        }
        try {
            Object[] constants = Class.forName("assay.policy." + type).getEnumConstants();
            return constants == null
                    ? List.of()
                    : Arrays.stream(constants).map(String::valueOf).toList();
        } catch (ClassNotFoundException e) {
            return List.of();
        }
    }

    private static Optional<String> neighbour(List<String> all, String one, Predicate<String> acceptable) {
        int at = all.indexOf(one);
        for (int i = 1; at >= 0 && i < all.size(); i++) {
            String other = all.get((at + i) % all.size());
            if (acceptable.test(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    // ------------------------------------------------------------------ text

    private void replace(Span what, String by, Mutant.Form form) {
        edit(what, by, instead(what, by), form);
    }

    /** What stands instead of what, with enough around it to know it by. */
    private String instead(Span what, String by) {
        int line = file.text().lastIndexOf('\n', what.from) + 1;
        int next = file.text().indexOf('\n', what.to);
        String before = file.text().substring(line, what.from);
        String behind = file.text().substring(what.to, next < 0 ? file.text().length() : next);
        return (before + "[" + what.in(file.text()) + " -> " + by + "]" + behind).strip();
    }

    private void edit(Span what, String by, String says, Mutant.Form form) {
        String text = file.text().substring(start, what.from) + by + file.text().substring(what.to, end);
        add(what.from, says, form, text);
    }

    private void add(int offset, String says, Mutant.Form form, String text) {
        int line = StringUtils.countMatches(file.text().substring(0, offset), '\n') + 1;
        int before = said.merge(says, 1, Integer::sum);
        found.add(new Mutation(line, before == 1 ? says : says + " (" + before + ")", form, text));
    }

    private String squeezed(Span span) {
        return StringUtils.normalizeSpace(span.in(file.text()));
    }

    private List<MatchResult> results(Pattern pattern, Span in) {
        Matcher matcher = pattern.matcher(code).region(in.from, in.to);
        matcher.useTransparentBounds(true);
        List<MatchResult> all = new ArrayList<>();
        while (matcher.find()) {
            all.add(matcher.toMatchResult());
        }
        return all;
    }

    /** The offset of the bracket that closes the one at an offset. */
    private static int closing(String code, int opening) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = opening; at < code.length(); at++) {
            if ("([{".indexOf(code.charAt(at)) >= 0) {
                open.push(at);
            } else if (")]}".indexOf(code.charAt(at)) >= 0) {
                open.pop();
                if (open.isEmpty()) {
                    return at;
                }
            }
        }
        return code.length();
    }

    /** The pieces between separators that stand in no bracket, without the space around them. */
    private static List<Span> split(String code, int from, int to, char separator) {
        List<Span> pieces = new ArrayList<>();
        int depth = 0;
        int begin = from;
        for (int at = from; at <= to; at++) {
            char here = at == to ? separator : code.charAt(at);
            depth += "([{".indexOf(here) >= 0 ? 1 : ")]}".indexOf(here) >= 0 ? -1 : 0;
            if (here == separator && (depth == 0 || at == to)) {
                int first = begin;
                while (first < at && Character.isWhitespace(code.charAt(first))) {
                    first++;
                }
                int last = at;
                while (last > first && Character.isWhitespace(code.charAt(last - 1))) {
                    last--;
                }
                pieces.add(new Span(first, last));
                begin = at + 1;
            }
        }
        return pieces;
    }
}
