package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import assay.ruleset.Subject;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What every {@link Finder} looks at: a rule set as far as it could be read, each view of it made once. */
final class Rules {

    private static final Set<String> ABOUT_CRITERIA =
            Set.of("Counted", "SetAside", "AtLeast", "Caution", "Contradicted");

    private final RuleSetReader.Draft draft;
    private final List<Rule> all;
    private final EngineTypes engine;
    private final Map<String, List<String>> words;
    private final Properties properties;
    private @Nullable List<FactPattern> patterns;
    private @Nullable Types types;

    /** The rules of a rule set. */
    Rules(RuleSetReader.Draft draft) {
        this(draft, null);
    }

    /**
     * The rules of a rule set.
     *
     * @param before what was looked at before, where files may have been the same
     */
    Rules(RuleSetReader.Draft draft, @Nullable Rules before) {
        this.draft = draft;
        IdentityHashMap<DrlFile, List<Rule>> known = new IdentityHashMap<>();
        if (before != null) {
            before.all.forEach(rule ->
                    known.computeIfAbsent(rule.file, file -> new ArrayList<>()).add(rule));
        }
        this.all = draft.rules().stream()
                .flatMap(file -> known
                        .computeIfAbsent(
                                file,
                                any -> file.rules().stream()
                                        .map(rule -> new Rule(file, rule))
                                        .toList())
                        .stream())
                .toList();
        this.engine = new EngineTypes(draft.subject());
        this.words = engine.constants();
        this.words.putAll(draft.declarations().constants());
        this.properties = new Properties(draft);
    }

    RuleSetReader.Draft draft() {
        return draft;
    }

    RuleFiles files() {
        return draft.files();
    }

    /** The rule files. */
    List<DrlFile> parsed() {
        return draft.rules();
    }

    Subject subject() {
        return draft.subject();
    }

    VocabularyReader.Declarations declarations() {
        return draft.declarations();
    }

    /** All rules, in the order of the files. */
    List<Rule> all() {
        return all;
    }

    /**
     * All rules, those of a rule set that is extended before those of one that extends it: what is there twice is there twice
     * because of the latter, and who wrote that may not be able to change the former.
     */
    List<Rule> thoseTakenOverFirst() {
        return all.stream().sorted(Comparator.comparingInt(this::buildsOn)).toList();
    }

    /** Whether the one rule is of a rule set that takes the other over. */
    boolean takesOver(Rule rule, Rule other) {
        return buildsOn(rule) > buildsOn(other);
    }

    private int buildsOn(Rule rule) {
        return files().buildsOn(rule.file().file());
    }

    /** A type with its fields, whether the rule set declares it or the engine has it. */
    Optional<Kind> kind(String type) {
        return Optional.ofNullable(declarations().types().get(type)).or(() -> engine.kind(type));
    }

    /** The words of every enumeration that rules can name. */
    Map<String, List<String>> words() {
        return words;
    }

    /** What conditions can ask of each type. */
    Properties properties() {
        return properties;
    }

    /** All patterns that name a type, in the order of the rules. */
    synchronized List<FactPattern> patterns() {
        List<FactPattern> made = patterns;
        if (made == null) {
            made = all.stream().flatMap(rule -> FactPattern.of(rule).stream()).toList();
            patterns = made;
        }
        return made;
    }

    /** Everything that a rule can name. */
    synchronized Types types() {
        Types made = types;
        if (made == null) {
            made = new Types(draft);
            types = made;
        }
        return made;
    }

    /** What a rule concludes about criteria, as far as that is said in the rule, in its order. */
    List<About> about(Rule rule) {
        List<About> about = new ArrayList<>();
        rule.consequence()
                .statements()
                .forEach(statement -> statement.term().each(term -> {
                    if (term instanceof Term.Call call) {
                        type(call)
                                .flatMap(type -> call.arguments().get(0).text().map(id -> new About(call, type, id)))
                                .ifPresent(about::add);
                    }
                }));
        return about;
    }

    /** The criteria that a rule concludes something about. */
    Set<String> criteriaOf(Rule rule) {
        return about(rule).stream().map(About::criterion).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a call makes that is about a criterion, where it is made of as many as it takes. */
    private Optional<String> type(Term.Call call) {
        String name = call.made() ? call.name() : call.of() instanceof Term.Name type ? type.name() : "";
        return ABOUT_CRITERIA.contains(name)
                        && types().conclusion(name)
                                .filter(type -> ways(type, call)
                                        .anyMatch(way ->
                                                takes(way, call.arguments().size())))
                                .isPresent()
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Stream<? extends Executable> ways(Class<?> type, Term.Call call) {
        return call.made()
                ? Arrays.stream(type.getConstructors())
                : Arrays.stream(type.getMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && method.getName().equals(call.name()));
    }

    /** Whether something is made of so many. */
    static boolean takes(Executable way, int arguments) {
        return way.isVarArgs() ? arguments >= way.getParameterCount() - 1 : arguments == way.getParameterCount();
    }

    /**
     * What a rule concludes about a criterion.
     *
     * @param made what makes the conclusion
     * @param type the conclusion: {@code Counted}
     * @param criterion the criterion: {@code R9.F1}
     */
    record About(Term.Call made, String type, String criterion) {

        /** Where the criterion stands. */
        int place() {
            Term named = made.arguments().get(0);
            return named.start() + (named instanceof Term.Literal ? 1 : 0);
        }
    }

    /** Whether nothing is missing that may only stand where nothing can be read. */
    boolean isWhole() {
        return isAllSeen() && files().unread().isEmpty();
    }

    /** Whether it is known of all files what they say, also of those that are not read because of their names. */
    boolean isAllSeen() {
        return parsed().stream().allMatch(DrlFile::isWhole) && files().isAllSeen();
    }

    /** A kind of fact for examples: the first that the rule set declares, else one that the engine hands to rules. */
    String someKind() {
        return declarations().vocabulary().kinds().stream()
                .map(Kind::type)
                .findFirst()
                .orElseGet(() -> subject().handed().get(0));
    }

    /** A problem where a pattern first matches in a file of YAML; at its beginning where it matches nowhere. */
    Problem inYaml(String file, String pattern, Check check, String message) {
        return inYaml(files(), file, pattern, check, message);
    }

    /** The same in a file of one of the rule sets that these rules are from. */
    static Problem inYaml(RuleFiles files, String file, String pattern, Check check, String message) {
        String text = files.text(file);
        Matcher place = Pattern.compile(pattern).matcher(text);
        int offset = place.find() ? place.start() : 0;
        return check.problem(
                files.shown(file),
                StringUtils.countMatches(text.substring(0, offset), "\n") + 1,
                offset - text.lastIndexOf('\n', offset - 1),
                message);
    }

    /** One rule in its file: what is found out of it hangs on the file alone, and is found out once. */
    static final class Rule {

        private static final Pattern BINDING = Pattern.compile("(?<![\\w$])([$a-z]\\w*)\\s*(?::(?!:)|->|=(?!=))");

        private final DrlFile file;
        private final RuleDescr parsed;
        private final int start;
        private volatile @Nullable Set<String> bound;
        private volatile @Nullable Asked asked;
        private volatile @Nullable List<FactCondition> conditions;
        private volatile @Nullable Consequence consequence;

        Rule(DrlFile file, RuleDescr parsed) {
            this.file = file;
            this.parsed = parsed;
            this.start = file.offsetOf(parsed.getLine());
        }

        DrlFile file() {
            return file;
        }

        RuleDescr parsed() {
            return parsed;
        }

        String name() {
            return parsed.getName();
        }

        /** Where it begins in its file. */
        int start() {
            return start;
        }

        /** Where it ends. */
        int end() {
            return Math.min(file.code().length(), Math.max(start, parsed.getEndCharacter()));
        }

        /** What matches in its code. */
        Matcher matcher(Pattern pattern) {
            return pattern.matcher(file.code()).region(start, end());
        }

        /** Its code, without comments and what stands in quotes. */
        String code() {
            return file.code().substring(start, end());
        }

        /** What it binds something to, whatever that is; the set may be added to. */
        Set<String> bound() {
            Set<String> made = bound;
            if (made == null) {
                made = new TreeSet<>();
                Matcher binding = matcher(BINDING);
                while (binding.find()) {
                    made.add(binding.group(1));
                }
                bound = made;
            }
            return new TreeSet<>(made);
        }

        /** What it asks for, as it is put together. */
        Asked asked() {
            Asked made = asked;
            if (made == null) {
                made = Asked.of(file, parsed);
                asked = made;
            }
            return made;
        }

        /** Which of the facts that it asks for it asks for together. */
        Together together() {
            return new Together(asked());
        }

        /** The facts that it asks for, one after the other. */
        List<FactCondition> conditions() {
            List<FactCondition> made = conditions;
            if (made == null) {
                List<FactCondition> facts = new ArrayList<>();
                asked().facts(facts::add);
                made = List.copyOf(facts);
                conditions = made;
            }
            return made;
        }

        /** What it does. */
        Consequence consequence() {
            Consequence made = consequence;
            if (made == null) {
                made = Consequence.of(file, parsed);
                consequence = made;
            }
            return made;
        }

        /** All terms of its conditions, bound ones and what is asked of sums as well, and then of what it does. */
        List<Term> terms() {
            List<Term> terms = new ArrayList<>();
            asked().constraints(constraint -> terms.add(constraint.term()));
            consequence().statements().forEach(statement -> terms.add(statement.term()));
            return List.copyOf(terms);
        }

        /** A problem with it as a whole, at its first word. */
        Problem problem(Check check, String message) {
            return file.at(start, check, message);
        }
    }
}
