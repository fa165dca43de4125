package assay.lint;

import assay.compile.AllowList;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.RuleFiles;
import assay.policy.Fact;
import assay.policy.Words;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.text.LookAlike;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalBranchDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EntryPointDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.jspecify.annotations.Nullable;

/**
 * Checks rules against what the rule set declares before the compiler sees them: the compiler would accept some of these
 * slips silently, and its messages about the rest name files that nobody wrote.
 */
public final class RuleChecker {

    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*)\\b");
    private static final Pattern PROPERTY = Pattern.compile(
            "(?<![\\w.$\"])([a-z]\\w*)(?=\\s*(?:==|!=|<|>|\\bin\\b|\\bnot\\b|\\bcontains\\b|\\bmemberOf\\b|\\.\\w))");
    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern ADDING = Pattern.compile("\\b(?:accumulate|acc|init|action|reverse|result)\\s*$");
    private static final Pattern SQUARE = Pattern.compile("(?:\\b(?:contains|memberOf|in)|[=<>])\\s*\\[");
    private static final Pattern HYPHENATED = Pattern.compile("(?<![\\w.$-])[a-z]+(?:-[a-z]+)+(?![\\w.-])");
    private static final Pattern EVAL = Pattern.compile("(?<![\\w.$])eval\\s*\\(");
    /** A word by itself: behind no full stop, with neither that nor a bracket behind it, and no binding. */
    private static final Pattern BARE = Pattern.compile("(?<![\\w$.\\[#])[A-Za-z_]\\w*+(?!\\s*[.(\\[#]|\\s*:(?!:))");

    private static final Pattern BOUND = Pattern.compile("^\\s*\\$\\w+\\s*:\\s*([a-z]\\w*)\\s*$");
    private static final Pattern MINIMUM =
            Pattern.compile("(?:Criterion\\s*\\.\\s*\\w+|new\\s+Criterion)\\s*\\(\\s*\"([^\"\\n]*)\"");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:new\\s+(?:Counted|SetAside|AtLeast|Caution)|Counted\\s*\\.\\s*whole)\\s*\\(\\s*\"([^\"\\n]*)\"");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\w+");
    private static final Pattern BINDING = Pattern.compile("(?<![\\w$])([$a-z]\\w*)\\s*(?::(?!:)|->|=(?!=))");
    private static final Pattern STATEMENT =
            Pattern.compile("(?<![\\w$.])(?:insert|insertLogical|update|delete|retract)\\s*\\(");
    private static final List<String> FUNCTIONS = List.of("average", "collectList", "count", "max", "min", "sum");
    private static final List<String> NOT_IN_NAMES = List.of("\\", "/*", "*/");
    private static final List<String> ANNOTATIONS = List.of("source", "interpretation");
    private static final int MOST_COMBINATIONS = 64;

    private final RuleFiles ruleFiles;
    private final Pack.Subject subject;
    private final List<DrlFile> files;
    private final @Nullable List<String> interpretations;
    private final VocabularyReader.Declarations declarations;
    private final List<Problem> problems;
    private final EngineTypes engine;
    /** The words of every enumeration that rules can name. */
    private final Map<String, List<String>> words;

    private final Set<String> criteria = new TreeSet<>();

    private RuleChecker(RuleSetReader.Draft draft) {
        this.ruleFiles = draft.files();
        this.subject = draft.subject();
        this.files = draft.rules();
        this.interpretations = draft.interpretations() == null
                ? null
                : draft.interpretations().stream().map(Interpretation::id).toList();
        this.declarations = draft.declarations();
        this.problems = draft.problems();
        this.engine = new EngineTypes(subject);
        this.words = engine.constants();
        this.words.putAll(declarations.constants());
    }

    /** Reads as much as there is to read, and adds to its problems what is wrong with its rules. */
    static RuleSetReader.Draft draft(RuleFiles files) {
        RuleSetReader.Draft draft = RuleSetReader.draft(files);
        new RuleChecker(draft).check();
        return draft;
    }

    /**
     * Reads a rule set, of which no more is asked than that its rules can be compiled.
     *
     * @throws ProblemsException with everything that is wrong in all files
     */
    public static RuleSetReader.Read read(RuleFiles files) throws ProblemsException {
        return RuleSetReader.read(draft(files));
    }

    private void check() {
        Map<String, String> names = new HashMap<>();
        String shared = sharedPackage();
        for (DrlFile file : files) {
            Matcher asked = MINIMUM.matcher(file.plain());
            asked.results().map(result -> result.group(1)).forEach(criteria::add);
        }
        for (DrlFile file : files) {
            evidence(file);
            belongs(file, shared);
            imports(file);
            constructs(file);
            constants(file);
            conclusions(file);
            for (RuleDescr rule : file.rules()) {
                String before = names.putIfAbsent(rule.getName(), file.shown() + ":" + rule.getLine());
                if (before != null) {
                    problems.add(problemOf(
                            file,
                            rule,
                            Check.DUPLICATE_RULE,
                            "a second rule of the name \"" + rule.getName() + "\", after " + before));
                }
                annotations(file, rule);
                variables(file, rule);
                semicolons(file, rule);
                between(file, rule);
                alternatives(file, rule);
                element(file, rule, rule.getLhs());
            }
        }
    }

    /** The package that most files name. */
    private String sharedPackage() {
        Map<String, Long> names = files.stream()
                .map(file -> file.parsed().getName())
                .filter(StringUtils::isNotEmpty)
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return names.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private void belongs(DrlFile file, String shared) {
        String name = file.parsed().getName();
        if (StringUtils.isEmpty(name)) {
            return;
        }
        boolean taken = name.matches("(?:org\\.drools|org\\.kie|assay|javax?)(?:\\..*)?");
        if (taken || !name.equals(shared)) {
            problems.add(file.problem(
                    file.text().indexOf("package"),
                    name,
                    Check.PACKAGE,
                    taken
                            ? "this package belongs to the engine; take a name of your own"
                            : "all files of a rule set share one package: " + shared + " here too"));
        }
    }

    /** Kinds of evidence in rules that nobody hands any evidence. */
    private void evidence(DrlFile file) {
        for (Kind kind : subject == Pack.Subject.EVIDENCE
                ? List.<Kind>of()
                : declarations.vocabulary().kinds()) {
            if (kind.file().equals(file.file())) {
                problems.add(file.problem(
                        file.offsetOf(kind.line()),
                        kind.type(),
                        Check.DECLARATION,
                        "rules about " + subject.word() + " have no kinds of evidence; " + kind.type()
                                + " cannot extend Fact"));
            }
        }
    }

    private void imports(DrlFile file) {
        for (ImportDescr one : file.parsed().getImports()) {
            String target = one.getTarget();
            String named = StringUtils.substringBeforeLast(target, ".");
            boolean own = target.startsWith(file.parsed().getName() + ".");
            if (!own && !AllowList.mayImport(subject, target)) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "rules cannot import " + target
                                + Nearest.to(named, AllowList.imports(subject))
                                        .filter(near -> !near.equals(named))
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; there are " + String.join(", ", AllowList.imports(subject)))));
            } else if (own && !target.endsWith(".*") && !declared(target)) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "no rule file declares a " + StringUtils.substringAfterLast(target, ".")
                                + "; what is declared in one is known in all without an import"));
            } else if (!own
                    && !target.endsWith(".*")
                    && EngineTypes.load(target).isEmpty()) {
                problems.add(file.problem(
                        Math.max(0, one.getStartCharacter()),
                        target,
                        Check.IMPORT,
                        "there is no " + target + " to import"));
            }
        }
    }

    private boolean declared(String target) {
        String name = StringUtils.substringAfterLast(target, ".");
        return declarations.types().containsKey(name)
                || declarations.constants().containsKey(name)
                || declarations.unread().contains(name);
    }

    /** What the rule language has and policy has no use for. */
    private void constructs(DrlFile file) {
        PackageDescr parsed = file.parsed();
        parsed.getFunctions()
                .forEach(one -> construct(file, one, "a function", "rules conclude by themselves, and call no code"));
        parsed.getFunctionImports().forEach(one -> construct(file, one, "an imported function", "rules call no code"));
        parsed.getAccumulateImports()
                .forEach(one ->
                        construct(file, one, "an imported function", "there are sum, count, min, max and average"));
        parsed.getGlobals()
                .forEach(one -> construct(file, one, "a global", "what a rule rests on is a fact in its conditions"));
        parsed.getEntryPointDeclarations()
                .forEach(one -> construct(file, one, "an entry point", "all evidence comes in one way"));
        parsed.getWindowDeclarations()
                .forEach(one -> construct(file, one, "a window of time", "evidence has no order of arrival"));
        parsed.getAttributes().forEach(one -> attribute(file, one));
        parsed.getRules().stream()
                .filter(RuleDescr::isQuery)
                .forEach(one -> construct(file, one, "a query", "nobody asks it; write a rule"));
        for (RuleDescr rule : file.rules()) {
            if (rule.getParentName() != null) {
                construct(file, rule, "a rule that extends another", "write all of its conditions here");
            }
            rule.getAttributes().values().stream()
                    .filter(one -> !parsed.getAttributes().contains(one))
                    .forEach(one -> attribute(file, one));
        }
    }

    private void attribute(DrlFile file, AttributeDescr attribute) {
        construct(
                file,
                attribute,
                "\"" + attribute.getName() + "\"",
                "within a step the order in which rules fire means nothing, and every rule may fire; leave it out");
    }

    private void construct(DrlFile file, BaseDescr descr, String what, String instead) {
        problems.add(file.inLine(
                Math.max(1, descr.getLine()), Check.CONSTRUCT, what + " has no place in a rule file; " + instead));
    }

    /** The compiler of rules writes their names into comments of the code that it makes. */
    private void name(DrlFile file, RuleDescr rule) {
        int from = file.offsetOf(rule.getLine());
        String line = StringUtils.substringBefore(file.plain().substring(from), "\n");
        for (String sign : NOT_IN_NAMES) {
            if (rule.getName().contains(sign)
                    || StringUtils.substringBefore(line, "@").contains(sign)) {
                problems.add(file.problem(
                        from, sign, Check.SYNTAX, "the name of a rule has no \"" + sign + "\" in it; write words"));
            }
        }
    }

    private void annotations(DrlFile file, RuleDescr rule) {
        if (rule.getName().isBlank()) {
            problems.add(problemOf(file, rule, Check.NO_NAME, "a rule needs a name that says what it does"));
        }
        name(file, rule);
        int from = file.offsetOf(rule.getLine());
        for (String name : rule.getAnnotationNames()) {
            if (!ANNOTATIONS.contains(name)) {
                problems.add(file.problem(
                        from,
                        "@" + name,
                        Check.ANNOTATION,
                        "unknown annotation \"" + name + "\"" + Nearest.hint(name, ANNOTATIONS)));
                continue;
            }
            Matcher unquoted = Pattern.compile("@" + name + "\\s*\\(\\s*(?=[^\"\\s])")
                    .matcher(file.plain())
                    .region(from, Math.max(from, Math.min(file.plain().length(), rule.getEndCharacter())));
            if (unquoted.find()) {
                problems.add(file.at(
                        unquoted.end(),
                        Check.ANNOTATION,
                        "a text stands in double quotes: @" + name + "( \"Appendix II\" )"));
                continue;
            }
            String text = RuleSetReader.annotation(rule, name);
            if ((text.isBlank() && !(name.equals("interpretation") && RuleFiles.isCommon(file.file())))
                    || text.contains("\"")
                    || StringUtils.countMatches(source(file, rule).toString(), "@" + name) > 1) {
                problems.add(file.problem(
                        from,
                        "@" + name,
                        Check.ANNOTATION,
                        "@" + name + " stands once in a rule, with one text in quotes behind it"));
            }
        }
        List<String> known = interpretations;
        for (String id : RuleSetReader.interpretationsOf(rule)) {
            // What is left to pack.yaml is told there.
            if (known != null && !known.contains(id) && !ruleFiles.leavesInterpretations(file.file())) {
                problems.add(file.problem(
                        file.text().indexOf("@interpretation", from),
                        id,
                        Check.UNKNOWN_INTERPRETATION,
                        "unknown interpretation \"" + id + "\""
                                + (known.isEmpty()
                                        ? "; there is no interpretations.yaml here"
                                        // Numbers are near to all other numbers.
                                        : LookAlike.in(id).isPresent()
                                                ? Nearest.hint(id, known)
                                                : "; interpretations.yaml has " + String.join(", ", known))));
            }
        }
    }

    /** A variable that nothing was bound to is found by the compiler too, but in terms of the code that it makes. */
    private void variables(DrlFile file, RuleDescr rule) {
        Set<String> bound = bound(file, rule);
        Matcher used = source(file, rule).matcher(VARIABLE);
        Set<String> told = new TreeSet<>();
        while (used.find()) {
            if (!bound.contains(used.group()) && told.add(used.group())) {
                problems.add(file.at(
                        used.start(),
                        Check.UNKNOWN_VARIABLE,
                        "unknown variable " + used.group()
                                + Nearest.hintOr(
                                        used.group(),
                                        bound,
                                        "; a variable is bound with a colon: $fact : " + someKind() + "()")));
            }
        }
    }

    /** A kind of fact for examples: the first that the rule set declares, else one that the engine hands to rules. */
    private String someKind() {
        return declarations.vocabulary().kinds().stream()
                .map(Kind::type)
                .findFirst()
                .orElseGet(() -> subject == Pack.Subject.WARDS ? "Ward" : "Document");
    }

    private Set<String> bound(DrlFile file, RuleDescr rule) {
        Set<String> bound = new TreeSet<>();
        Matcher binding = source(file, rule).matcher(BINDING);
        while (binding.find()) {
            bound.add(binding.group(1));
        }
        return bound;
    }

    /** The code of a rule, in its place in the code of its file. */
    private record Source(String code, int start, int end) {

        Matcher matcher(Pattern pattern) {
            return pattern.matcher(code).region(start, end);
        }

        @Override
        public String toString() {
            return code.substring(start, end);
        }
    }

    private Source source(DrlFile file, RuleDescr rule) {
        String code = file.code();
        int start = file.offsetOf(rule.getLine());
        return new Source(code, start, Math.min(code.length(), Math.max(start, rule.getEndCharacter())));
    }

    private void semicolons(DrlFile file, RuleDescr rule) {
        Source source = source(file, rule);
        String code = source.code();
        Matcher statement = source.matcher(STATEMENT);
        while (statement.find()) {
            int depth = 1;
            int at = statement.end();
            while (at < source.end() && depth > 0) {
                depth += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
                at++;
            }
            String rest = code.substring(at, source.end()).stripLeading();
            if (rest.isEmpty() || Character.isJavaIdentifierStart(rest.charAt(0))) {
                problems.add(
                        file.at(at - 1, Check.MISSING_SEMICOLON, "a semicolon (;) is missing behind this bracket"));
            }
        }
    }

    /** A semicolon among conditions, other than between what an accumulate adds up and how. */
    private void between(DrlFile file, RuleDescr rule) {
        String code = file.code();
        Source source = source(file, rule);
        Matcher when = WHEN.matcher(code).region(source.start(), source.end());
        Matcher then = THEN.matcher(code).region(source.start(), source.end());
        if (!when.find() || !then.find()) {
            return;
        }
        Deque<Boolean> adding = new ArrayDeque<>();
        for (int at = when.end(); at < then.start(); at++) {
            switch (code.charAt(at)) {
                case '(' ->
                    adding.push(ADDING.matcher(code.substring(when.end(), at)).find());
                case ')' -> adding.poll();
                case ';' -> {
                    if (!Boolean.TRUE.equals(adding.peek())) {
                        problems.add(file.at(
                                at,
                                Check.SYNTAX,
                                adding.isEmpty()
                                        ? "no semicolon (;) stands behind a condition; each has a line of its own"
                                        : "a comma (,) stands between what is asked of a fact, not a semicolon (;)"));
                    }
                }
                default -> {
                    // Nothing else opens, closes or parts conditions.
                }
            }
        }
    }

    /** Every combination of alternatives becomes a rule of its own, which the compiler would go on writing for hours. */
    private void alternatives(DrlFile file, RuleDescr rule) {
        double combinations = combinations(rule.getLhs());
        if (combinations > MOST_COMBINATIONS) {
            problems.add(problemOf(
                    file,
                    rule,
                    Check.CONSTRUCT,
                    "the alternatives (or) in this rule combine in " + String.format(Locale.ROOT, "%.0f", combinations)
                            + " ways, and at most " + MOST_COMBINATIONS
                            + " can be followed; write several rules, or compare with in ( ... )"));
        }
    }

    private static double combinations(@Nullable Object descr) {
        if (descr instanceof OrDescr or) {
            return or.getDescrs().stream()
                    .mapToDouble(RuleChecker::combinations)
                    .sum();
        }
        if (descr instanceof ConditionalElementDescr group && !(descr instanceof NotDescr)) {
            return group.getDescrs().stream()
                    .mapToDouble(RuleChecker::combinations)
                    .reduce(1, (one, other) -> one * other);
        }
        return descr instanceof PatternDescr pattern && pattern.getSource() instanceof AccumulateDescr accumulate
                ? combinations(accumulate.getInput())
                : descr instanceof AccumulateDescr accumulate ? combinations(accumulate.getInput()) : 1;
    }

    private void constants(DrlFile file) {
        Matcher matcher = CONSTANT.matcher(file.code());
        while (matcher.find()) {
            List<String> known = words.get(matcher.group(1));
            String constant = matcher.group(2);
            if (known != null && !known.contains(constant)) {
                problems.add(file.problem(
                        matcher.start(2),
                        constant,
                        Check.UNKNOWN_WORD,
                        "unknown word " + constant + " of " + matcher.group(1)
                                + Nearest.hintOr(constant, known, "; known: " + String.join(", ", known))));
            }
        }
    }

    private void conclusions(DrlFile file) {
        Matcher matcher = ABOUT.matcher(file.plain());
        while (matcher.find()) {
            String criterion = matcher.group(1);
            if (!criteria.contains(criterion)) {
                problems.add(file.problem(
                        matcher.start(1),
                        criterion,
                        Check.UNKNOWN_CRITERION,
                        "no requirement asks for the criterion \"" + criterion + "\""
                                + Nearest.hint(criterion, criteria)));
            }
        }
    }

    private void element(DrlFile file, RuleDescr rule, @Nullable BaseDescr descr) {
        if (descr instanceof PatternDescr pattern) {
            if (pattern.getObjectType() == null || pattern.getObjectType().contains("/")) {
                construct(file, pattern, "a path (/)", "a condition names a kind of fact: " + someKind() + "( )");
                return;
            }
            if (pattern.getSource() instanceof EntryPointDescr) {
                construct(file, pattern, "an entry point", "all evidence comes in one way");
            }
            if (!pattern.getBehaviors().isEmpty()) {
                construct(file, pattern, "a window of time", "evidence has no order of arrival");
            }
            pattern(file, rule, pattern);
            element(file, rule, pattern.getSource());
        } else if (descr instanceof EvalDescr) {
            construct(file, descr, "\"eval\"", "a condition stands in the brackets of the fact that it is about");
        } else if (descr instanceof ForallDescr) {
            construct(file, descr, "\"forall\"", "say what must not be there: not ItAwareness( of.size < 2 )");
        } else if (descr instanceof NamedConsequenceDescr || descr instanceof ConditionalBranchDescr) {
            construct(file, descr, "a second conclusion (do, if)", "write a rule of its own for it");
        } else if (descr instanceof AccumulateDescr accumulate) {
            accumulate.getFunctions().stream()
                    .map(AccumulateDescr.AccumulateFunctionCallDescr::getFunction)
                    .filter(function -> !FUNCTIONS.contains(function))
                    .forEach(function -> problems.add(file.problem(
                            Math.max(accumulate.getStartCharacter(), file.offsetOf(rule.getLine())),
                            function,
                            Check.CONSTRUCT,
                            "\"" + function + "\" is nothing that facts can be added up by"
                                    + Nearest.hint(function, FUNCTIONS))));
            if (StringUtils.isNotBlank(accumulate.getActionCode())
                    || StringUtils.isNotBlank(accumulate.getInitCode())) {
                construct(file, accumulate, "code in an accumulate", "there are sum, count, min, max and average");
            }
            if (accumulate.getFunctions().stream().anyMatch(one -> "collectList".equals(one.getFunction()))) {
                ordered(file, rule, accumulate.getInput());
            }
            element(file, rule, accumulate.getInput());
        } else if (descr instanceof CollectDescr collect) {
            ordered(file, rule, collect.getInputPattern());
            element(file, rule, collect.getInputPattern());
        } else if (descr instanceof ConditionalElementDescr group) {
            group.getDescrs().stream()
                    .filter(BaseDescr.class::isInstance)
                    .forEach(child -> element(file, rule, (BaseDescr) child));
        }
    }

    /** Evidence is in the order in which it was recorded; what rules conclude is in none. */
    private void ordered(DrlFile file, RuleDescr rule, @Nullable BaseDescr input) {
        if (input instanceof PatternDescr pattern) {
            Kind kind = declarations.types().get(pattern.getObjectType());
            if (kind != null && !declarations.vocabulary().kinds().contains(kind)) {
                problems.add(
                        file.problem(
                                file.offsetOf(rule.getLine()),
                                "collect",
                                Check.CONSTRUCT,
                                "a list of what rules conclude (" + pattern.getObjectType()
                                        + ") has no place in a rule file; that has no order: count, sum, min and max do without"));
            }
        } else if (input instanceof ConditionalElementDescr group) {
            group.getDescrs().stream()
                    .filter(BaseDescr.class::isInstance)
                    .forEach(child -> ordered(file, rule, (BaseDescr) child));
        }
    }

    private void pattern(DrlFile file, RuleDescr rule, PatternDescr pattern) {
        String type = pattern.getObjectType();
        if (pattern.getSource() instanceof AccumulateDescr && "Object".equals(type)) {
            return;
        }
        int from = Math.max(pattern.getStartCharacter(), file.offsetOf(rule.getLine()));
        if (declarations.unread().contains(type)) {
            return;
        }
        Optional<Set<String>> properties = propertiesOf(file, type);
        if (properties.isEmpty()) {
            problems.add(
                    file.problem(from, type, Check.UNKNOWN_KIND, "unknown kind of fact \"" + type + "\"" + hint(type)));
            return;
        }
        if (pattern.getSource() == null && !isFact(type)) {
            problems.add(file.problem(
                    from,
                    type,
                    Check.UNKNOWN_KIND,
                    "\"" + type
                            + "\" is neither evidence nor what a rule concludes; a condition names a kind of fact"));
            return;
        }
        for (Object child : pattern.getConstraint().getDescrs()) {
            if (child instanceof ExprConstraintDescr constraint) {
                constraint(
                        file,
                        rule,
                        Math.max(from, constraint.getStartCharacter()),
                        type,
                        properties.get(),
                        constraint.getExpression());
            }
        }
    }

    private void constraint(
            DrlFile file, RuleDescr rule, int from, String type, Set<String> properties, String expression) {
        String code = DrlFile.code(expression);
        int told = problems.size();
        Matcher eval = EVAL.matcher(code);
        if (eval.find()) {
            problems.add(file.at(
                    from + eval.start(),
                    Check.CONSTRUCT,
                    "\"eval\" has no place in a rule file; a condition compares a field with what it can hold"));
        }
        Matcher square = SQUARE.matcher(code);
        if (square.find()) {
            problems.add(file.at(
                    from + square.end() - 1,
                    Check.COMPARISON,
                    "square brackets have no place here; contains asks for one word, with a comma between it and the next, and"
                            + " the words behind in stand in round brackets"));
        }
        SortedMap<String, Integer> used = new TreeMap<>();
        Stream.concat(PROPERTY.matcher(code).results(), BOUND.matcher(code).results())
                .forEach(result -> used.putIfAbsent(result.group(1), result.start(1)));
        Set<Integer> hyphenated = new HashSet<>();
        HYPHENATED.matcher(code).results().forEach(result -> {
            properties.stream()
                    .filter(property -> Words.ofName(property).equals(result.group()))
                    .findFirst()
                    .ifPresent(property -> {
                        IntStream.range(result.start(), result.end()).forEach(hyphenated::add);
                        problems.add(file.at(
                                from + result.start(),
                                Check.UNKNOWN_FIELD,
                                result.group() + " is written " + property + " in rules"));
                    });
        });
        used.forEach((property, place) -> {
            if (hyphenated.contains(place)) {
                return;
            }
            if (!properties.contains(property) && !isKeyword(property)) {
                problems.add(file.at(
                        from + place,
                        Check.UNKNOWN_FIELD,
                        type + " has no field \"" + property + "\""
                                + Optional.ofNullable(declarations.types().get(type))
                                        .flatMap(kind -> kind.formerly(Words.ofName(property)))
                                        .map(field -> "; it is now " + field.property())
                                        .orElseGet(() -> Nearest.hintOr(
                                                property,
                                                properties,
                                                "; it has " + String.join(", ", new TreeSet<>(properties))))));
            }
        });
        Set<String> names = bound(file, rule);
        names.addAll(properties);
        Optional.ofNullable(declarations.types().get(type))
                .or(() -> engine.kind(type))
                .ifPresent(kind -> new Comparisons(file, from, kind, words, problems).check(expression, names));
        if (told == problems.size()) {
            // To the compiler a word that it does not know is a text in some places.
            BARE.matcher(code)
                    .results()
                    .filter(bare -> !names.contains(bare.group())
                            && !isKeyword(bare.group())
                            && propertiesOf(file, bare.group()).isEmpty())
                    .findFirst()
                    .ifPresent(bare -> problems.add(file.at(
                            from + bare.start(),
                            Check.UNKNOWN_VARIABLE,
                            "\"" + bare.group() + "\" is no field of " + type + " and nothing that was bound"
                                    + Nearest.hintOr(bare.group(), names, "; a text stands in quotes"))));
        }
    }

    private String hint(String type) {
        if (subject.typeNames().contains(type)) {
            return "; it is known where " + subject.types() + ".* is imported";
        }
        return Nearest.hintOr(
                type,
                knownTypes(),
                subject == Pack.Subject.EVIDENCE
                        ? "; kinds of evidence are declared in evidence.drl"
                        : "; there are " + String.join(", ", knownTypes()));
    }

    /** Whether there can be facts of a type; that of another subject is told where it is imported. */
    private boolean isFact(String type) {
        return declarations.types().containsKey(type)
                || declarations.constants().containsKey(type)
                || Arrays.stream(Pack.Subject.values())
                        .anyMatch(any -> new EngineTypes(any).type(type).isPresent());
    }

    private Set<String> knownTypes() {
        Set<String> known = new TreeSet<>(declarations.types().keySet());
        known.addAll(subject.typeNames());
        return known;
    }

    /** The names that a pattern on a type may use, or nothing where no such type is known. */
    private Optional<Set<String>> propertiesOf(DrlFile file, String type) {
        Kind kind = declarations.types().get(type);
        if (kind != null) {
            Set<String> names = new TreeSet<>();
            declaredFields(type, names);
            if (declarations.vocabulary().kinds().contains(kind)) {
                propertiesOf(Fact.class, names);
            }
            return Optional.of(names);
        }
        if (declarations.constants().containsKey(type)) {
            return Optional.of(Set.of("name", "ordinal"));
        }
        for (String imported :
                file.parsed().getImports().stream().map(ImportDescr::getTarget).toList()) {
            String name = imported.endsWith(".*")
                    ? Strings.CS.removeEnd(imported, "*") + type
                    : imported.endsWith("." + type) ? imported : null;
            Optional<Class<?>> found = name == null ? Optional.empty() : EngineTypes.load(name);
            if (found.isPresent()) {
                Set<String> names = new TreeSet<>();
                propertiesOf(found.get(), names);
                return Optional.of(names);
            }
        }
        return EngineTypes.load("java.lang." + type).map(found -> Set.of());
    }

    private void declaredFields(String type, Set<String> names) {
        for (DrlFile file : files) {
            for (TypeDeclarationDescr declaration : file.parsed().getTypeDeclarations()) {
                if (declaration.getTypeName().equals(type)) {
                    names.addAll(declaration.getFields().keySet());
                }
            }
        }
    }

    private static void propertiesOf(Class<?> type, Set<String> names) {
        for (Method method : type.getMethods()) {
            if (method.getParameterCount() == 0 && method.getDeclaringClass() != Object.class) {
                String name = method.getName();
                names.add(
                        name.matches("get[A-Z].*")
                                ? StringUtils.uncapitalize(name.substring(3))
                                : name.matches("is[A-Z].*") ? StringUtils.uncapitalize(name.substring(2)) : name);
            }
        }
    }

    /** Words that can stand where a field can, and are none. */
    private static boolean isKeyword(String word) {
        return Set.of(
                        "this",
                        "not",
                        "in",
                        "contains",
                        "memberOf",
                        "matches",
                        "str",
                        "java",
                        "assay",
                        "true",
                        "false",
                        "null",
                        "instanceof",
                        "new")
                .contains(word);
    }

    private static Problem problemOf(DrlFile file, RuleDescr rule, Check check, String message) {
        return file.problem(file.offsetOf(rule.getLine()), "rule", check, message);
    }
}
