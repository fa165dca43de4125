package assay.reading;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.policy.Fact;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import assay.ruleset.Subject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when each rule may fire, from what it mentions and what it concludes, and tells of rules that can have no time:
 * those that wait for themselves, and those that conclude what nobody will look at any more.
 */
final class StepOrder {

    private static final Pattern MADE = Pattern.compile("\\bnew\\s+(?:[a-z]\\w*\\s*\\.\\s*)*([A-Z]\\w*)");
    private static final Pattern STATIC = Pattern.compile("\\b([A-Z]\\w*)\\s*\\.\\s*([a-z]\\w*)\\s*\\(");
    private static final Pattern WORD = Pattern.compile("\\binsert\\s*\\(\\s*([A-Z]\\w*)\\s*\\.\\s*[A-Z]");
    private static final Pattern FROM_ANOTHER = Pattern.compile("\\binsert\\s*\\(\\s*[$a-z][\\w$]*\\s*(\\.[^;]*)");
    private static final Pattern METHOD = Pattern.compile("\\.\\s*([a-z]\\w*)\\s*\\(");

    private final List<DrlFile> files;
    private final VocabularyReader.Declarations declarations;
    private final EngineTypes engine;
    private final List<Step> steps;
    private final Subject.@Nullable GradingSteps grading;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Step> given = new HashMap<>();
    /** What follows from each type by a single rule, with the first such rule. */
    private final Map<String, Map<String, Entry>> following = new HashMap<>();

    private final Map<String, Map<String, String>> reached = new HashMap<>();
    /** The types of all that rules conclude. */
    private final Set<String> concluded = new HashSet<>();

    /** How a rule asks about a type. */
    private enum Ask {
        THERE,
        EXISTS,
        NOT,
        SUM
    }

    /** A type that a rule mentions; the same name stands for each type that it covers. */
    private record Mention(String type, Ask ask, String written, int offset) {

        /** Whether nothing may be added to it once the rule fires. */
        boolean isSettledBefore() {
            return ask == Ask.NOT || ask == Ask.SUM;
        }
    }

    /** A rule with what it mentions and concludes. */
    private static final class Entry {
        private final DrlFile file;
        private final RuleDescr rule;
        private final List<Mention> mentions = new ArrayList<>();
        private final List<RuleScopes.Asked> asked = new ArrayList<>();
        private final Set<String> concludes = new TreeSet<>();
        /** What it can never wait for, because that waits for it. */
        private final Set<Mention> impossible = new HashSet<>();

        private final Step first;

        Entry(DrlFile file, RuleDescr rule, Step first) {
            this.file = file;
            this.rule = rule;
            this.first = first;
        }

        String named() {
            return "\"" + rule.getName() + "\" (" + file.shown() + ":" + rule.getLine() + ")";
        }
    }

    private StepOrder(Subject subject, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        this.files = files;
        this.declarations = declarations;
        this.engine = new EngineTypes(subject);
        this.steps = subject.steps();
        this.grading = subject.gradingSteps().orElse(null);
    }

    /** When each rule may fire; what is wrong with rules that cannot have a time goes to the problems. */
    static Steps of(
            Subject subject, List<DrlFile> files, VocabularyReader.Declarations declarations, List<Problem> problems) {
        return new StepOrder(subject, files, declarations).order(problems);
    }

    private Steps order(List<Problem> problems) {
        read();
        entries.forEach(entry -> waitingForThemselves(entry, problems));
        Times times = new Times(entries);
        List<Entry> late =
                entries.stream().filter(entry -> isTooLate(entry, times)).toList();
        late.forEach(entry -> tooLate(entry, timesWithout(late, entry), problems));
        Map<String, Steps.Stage> rules = new HashMap<>();
        entries.forEach(entry -> rules.put(entry.rule.getName(), times.stage(entry)));
        RuleScopes scopes = new RuleScopes(given, steps, grading == null ? null : grading.shown());
        entries.forEach(entry -> scopes.add(entry.rule.getName(), entry.asked, entry.concludes));
        Map<String, Steps.Scope> each = scopes.scopes();
        return new Steps(rules, times.last, hangsOn(times), each, scopes.asked(each));
    }

    private void read() {
        steps.forEach(step -> step.given().forEach(type -> given.put(type, step)));
        if (grading != null) {
            declarations.vocabulary().kinds().forEach(kind -> given.put(kind.type(), grading.shown()));
        }
        for (DrlFile file : files) {
            for (RuleDescr rule : file.rules()) {
                Set<String> concludes = new TreeSet<>();
                conclusions(DrlFile.code(String.valueOf(rule.getConsequence())), concludes);
                Step first = steps.stream()
                        .filter(step ->
                                !step.given().isEmpty() || step.lookedAt().equals(concludes))
                        .findFirst()
                        .orElse(steps.get(0));
                Entry entry = new Entry(file, rule, first);
                entry.concludes.addAll(concludes);
                entries.add(entry);
                concluded.addAll(concludes);
            }
        }
        for (Entry entry : entries) {
            mentions(entry, entry.rule.getLhs(), Ask.THERE, true);
            for (Mention mention : entry.mentions) {
                entry.concludes.forEach(type -> following
                        .computeIfAbsent(mention.type, any -> new LinkedHashMap<>())
                        .putIfAbsent(type, entry));
            }
        }
    }

    /** @param plain whether no more is asked than that there is one, with all else that is asked */
    private void mentions(Entry entry, @Nullable Object descr, Ask ask, boolean plain) {
        if (descr instanceof PatternDescr pattern) {
            if (pattern.getSource() instanceof AccumulateDescr || pattern.getSource() instanceof CollectDescr) {
                mentions(entry, pattern.getSource(), ask, false);
            } else if (!(pattern.getSource() instanceof FromDescr) && pattern.getObjectType() != null) {
                int start = Math.max(entry.file.offsetOf(entry.rule.getLine()), pattern.getStartCharacter());
                Set<String> covered = covered(entry.file, pattern.getObjectType());
                covered.forEach(type -> entry.mentions.add(new Mention(type, ask, pattern.getObjectType(), start)));
                entry.asked.add(new RuleScopes.Asked(covered, plain));
            }
        } else if (descr instanceof AccumulateDescr accumulate) {
            mentions(entry, accumulate.getInput(), Ask.SUM, false);
        } else if (descr instanceof CollectDescr collect) {
            mentions(entry, collect.getInputPattern(), Ask.SUM, false);
        } else if (descr instanceof ConditionalElementDescr group) {
            Ask inside = descr instanceof NotDescr
                    ? Ask.NOT
                    : descr instanceof ExistsDescr && ask == Ask.THERE ? Ask.EXISTS : ask;
            boolean all = plain && descr instanceof AndDescr;
            group.getDescrs().forEach(child -> mentions(entry, child, inside, all));
        }
    }

    /** The types whose facts a condition on a type is about: itself, or those that are one as well. */
    private Set<String> covered(DrlFile file, String type) {
        boolean own = declarations.types().containsKey(type)
                || declarations.constants().containsKey(type)
                || declarations.unread().contains(type);
        Class<?> found = own ? null : loaded(file, type);
        if (found == null) {
            return Set.of(type);
        }
        Set<String> all = new TreeSet<>(given.keySet());
        all.addAll(concluded);
        all.removeIf(other -> !isA(other, found));
        all.add(type);
        return all;
    }

    private @Nullable Class<?> loaded(DrlFile file, String type) {
        return Stream.concat(
                        file.parsed().getImports().stream()
                                .map(ImportDescr::getTarget)
                                .map(target -> target.endsWith(".*")
                                        ? target.replace("*", type)
                                        : target.endsWith("." + type) ? target : ""),
                        Stream.of("java.lang." + type))
                .flatMap(name -> EngineTypes.load(name).stream())
                .findFirst()
                .orElse(null);
    }

    /** Whether something of a type is one of a class that rules share with the engine or with Java. */
    private boolean isA(String type, Class<?> other) {
        Class<?> shared = declarations.types().containsKey(type)
                ? null
                : engine.type(type).orElse(null);
        if (shared != null) {
            return other.isAssignableFrom(shared);
        }
        return other == Fact.class
                ? grading != null && grading.shown().equals(given.get(type))
                : other == Object.class || other.isInterface();
    }

    /** What a rule can conclude, as far as that can be seen from how it is written; rather too much than too little. */
    private void conclusions(String code, Set<String> into) {
        MADE.matcher(code).results().forEach(found -> into.add(found.group(1)));
        WORD.matcher(code).results().forEach(found -> into.add(found.group(1)));
        STATIC.matcher(code)
                .results()
                .forEach(found -> engine.type(found.group(1)).stream()
                        .flatMap(type -> Arrays.stream(type.getMethods()))
                        .filter(method -> Modifier.isStatic(method.getModifiers())
                                && method.getName().equals(found.group(2)))
                        .forEach(method -> made(method, into)));
        Matcher other = FROM_ANOTHER.matcher(code);
        while (other.find()) {
            Set<String> methods = METHOD.matcher(other.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            engine.names().stream()
                    .flatMap(name -> engine.type(name).stream())
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .filter(method -> methods.contains(method.getName()))
                    .forEach(method -> made(method, into));
        }
    }

    private void made(Method method, Set<String> into) {
        String type = method.getReturnType().getSimpleName();
        if (engine.type(type).filter(method.getReturnType()::equals).isPresent()) {
            into.add(type);
        }
    }

    // ------------------------------------------------------------------ rules that wait for themselves

    private void waitingForThemselves(Entry entry, List<Problem> problems) {
        Set<Integer> told = new HashSet<>();
        for (Mention mention : entry.mentions) {
            if (!mention.isSettledBefore()) {
                continue;
            }
            for (String conclusion : entry.concludes) {
                List<Entry> between = between(conclusion, mention.type);
                if (between != null) {
                    entry.impossible.add(mention);
                    if (told.add(mention.offset)) {
                        problems.add(entry.file.problem(
                                mention.offset,
                                mention.written,
                                Check.STEP,
                                waiting(mention) + ", and "
                                        + (between.isEmpty()
                                                ? "this rule concludes one itself"
                                                : "one follows from the " + conclusion
                                                        + " that this rule concludes, by "
                                                        + between.stream()
                                                                .map(Entry::named)
                                                                .collect(Collectors.joining(" and ")))
                                        + "; ask for the evidence that would lead to one"));
                    }
                }
            }
        }
    }

    private static String waiting(Mention mention) {
        return (mention.ask == Ask.NOT
                        ? "whether there is no " + mention.written
                        : "what the " + mention.written + " add up to")
                + " is not settled before the last rule that concludes "
                + (mention.written.equals(mention.type) ? "one" : mention.type)
                + " has fired";
    }

    /** The rules by which a type follows from another, in their order; none where they are the same, null where it does not. */
    private @Nullable List<Entry> between(String from, String to) {
        Map<String, String> before = reached.computeIfAbsent(from, this::reached);
        if (!from.equals(to) && !before.containsKey(to)) {
            return null;
        }
        List<Entry> rules = new ArrayList<>();
        for (String at = to; !at.equals(from); at = before.getOrDefault(at, from)) {
            rules.add(following
                    .getOrDefault(before.getOrDefault(at, from), Map.of())
                    .getOrDefault(at, entries.get(0)));
        }
        Collections.reverse(rules);
        return rules;
    }

    /** The types that follow from a type by any number of rules, each with the one that it follows from directly. */
    private Map<String, String> reached(String from) {
        Map<String, String> before = new HashMap<>();
        Deque<String> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            String next = left.remove();
            following.getOrDefault(next, Map.of()).keySet().forEach(type -> {
                if (before.putIfAbsent(type, next) == null) {
                    left.add(type);
                }
            });
        }
        return before;
    }

    // ------------------------------------------------------------------ when each rule fires

    /** When rules fire of which some are there. */
    private final class Times {

        private final Map<Entry, Steps.Stage> stages = new HashMap<>();
        /** The last stage in which a rule concludes something of each type. */
        private final Map<String, Steps.Stage> last = new HashMap<>();

        Times(List<Entry> some) {
            some.forEach(entry -> put(entry, new Steps.Stage(entry.first, 0)));
            boolean changed = true;
            while (changed) {
                changed = false;
                for (Entry entry : some) {
                    Steps.Stage latest = stage(entry);
                    for (Mention mention : entry.mentions) {
                        latest = later(latest, earliest(entry, mention));
                    }
                    if (!latest.equals(stage(entry))) {
                        changed = true;
                        put(entry, latest);
                    }
                }
            }
        }

        private void put(Entry entry, Steps.Stage stage) {
            stages.put(entry, stage);
            entry.concludes.forEach(type -> last.merge(type, stage, StepOrder::later));
        }

        Steps.Stage stage(Entry entry) {
            return Objects.requireNonNull(stages.get(entry));
        }

        /** The first stage in which all that a rule asks about by a mention is there. */
        Steps.Stage earliest(Entry entry, Mention mention) {
            Steps.Stage handedOver = new Steps.Stage(given.getOrDefault(mention.type, steps.get(0)), 0);
            Steps.Stage latest = last.get(mention.type);
            if (latest == null) {
                return handedOver;
            }
            boolean after = mention.isSettledBefore() && !entry.impossible.contains(mention);
            return later(handedOver, after ? new Steps.Stage(latest.step(), latest.level() + 1) : latest);
        }
    }

    private static Steps.Stage later(Steps.Stage one, Steps.Stage other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What a grade hangs on, by what the rules ask about that grade requirements, and those that they rest on. */
    private Steps.Grading hangsOn(Times times) {
        if (grading == null) {
            return Steps.Grading.ITS_CRITERIA;
        }
        List<Entry> of = entries.stream()
                .filter(entry -> times.stage(entry).step().equals(grading.graded()))
                .toList();
        Set<String> ofStandings = new TreeSet<>(grading.graded().given());
        of.forEach(entry -> ofStandings.addAll(entry.concludes));
        Steps.Grading most = Steps.Grading.ITS_CRITERIA;
        for (Entry entry : of) {
            if (entry.concludes.stream().anyMatch(type -> between(type, "Graded") != null)) {
                List<Mention> standings = entry.mentions.stream()
                        .filter(mention -> ofStandings.contains(mention.type))
                        .toList();
                if (standings.size() != 1 || standings.get(0).ask != Ask.THERE) {
                    return Steps.Grading.OTHER_REQUIREMENTS;
                }
                if (entry.mentions.size() > 1) {
                    most = Steps.Grading.THE_EVIDENCE;
                }
            }
        }
        return most;
    }

    // ------------------------------------------------------------------ rules that come too late

    private boolean isTooLate(Entry entry, Times times) {
        return steps.stream()
                .anyMatch(step -> times.stage(entry).step().compareTo(step) > 0
                        && step.lookedAt().stream().anyMatch(entry.concludes::contains));
    }

    /** When all would fire without others that come too late: what comes too late because of those is in order. */
    private Times timesWithout(List<Entry> late, Entry entry) {
        return new Times(entries.stream()
                .filter(one -> one == entry || !late.contains(one))
                .toList());
    }

    private void tooLate(Entry entry, Times times, List<Problem> problems) {
        for (Step step : steps) {
            for (String type : step.lookedAt()) {
                // What asks for criteria under a condition is told of as that, which is why it comes too late as well.
                if (!Criteria.CRITERION.equals(type)
                        && entry.concludes.contains(type)
                        && times.stage(entry).step().compareTo(step) > 0) {
                    // One that concludes something else as well is told of by those who read what is asked for.
                    entry.mentions.stream()
                            .filter(mention ->
                                    times.earliest(entry, mention).step().compareTo(step) > 0)
                            .findFirst()
                            .ifPresent(latest -> problems.add(entry.file.problem(
                                    latest.offset,
                                    latest.written,
                                    Check.STEP,
                                    "the rule \"" + entry.rule.getName() + "\" asks about " + latest.written
                                            + ", of which there is none before " + step.end() + ", and so its " + type
                                            + " comes too late; conclude that from what is there earlier")));
                }
            }
        }
    }
}
