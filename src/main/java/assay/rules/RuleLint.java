package assay.rules;

import assay.policy.Criterion;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Looks at rules that compile for what is probably not meant. */
public final class RuleLint {

    private static final Pattern ABOUT = Pattern.compile(
            "(new\\s+(?:Counted|SetAside|AtLeast|Caution)|Counted\\s*\\.\\s*whole)\\s*\\(\\s*\"([^\"]*)\"(?:\\s*,\\s*\"([^\"]*)\"(?=\\s*[,)]))?");

    private static final Pattern TOTAL = Pattern.compile("(?m)^total-weight:\\s*([0-9.]+)");

    private final RuleFiles files;
    private final RuleSet ruleSet;
    private final List<DrlFile> parsed;
    private final Map<String, Criterion> criteria = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> counted = new HashSet<>();
    private final Set<String> lookedAt = new HashSet<>();

    private RuleLint(RuleFiles files, RuleSetReader.Read read, Collection<Criterion> criteria) {
        this.files = files;
        this.ruleSet = read.ruleSet();
        this.parsed = read.files();
        criteria.forEach(criterion -> this.criteria.put(criterion.id(), criterion));
    }

    /**
     * Everything that is odd about the rules in a folder, in the order of the files.
     *
     * @param folder the rule set's folder
     * @param criteria what the rules ask for
     * @throws ProblemsException if the rules cannot be read
     */
    public static List<Problem> check(Path folder, Collection<Criterion> criteria) throws ProblemsException {
        RuleFiles files = RuleFiles.read(folder);
        RuleLint lint = new RuleLint(files, RuleSetReader.read(files), criteria);
        lint.check();
        return lint.problems.stream().sorted().toList();
    }

    private void check() {
        for (DrlFile file : parsed) {
            for (RuleDescr rule : file.rules()) {
                rule(file, rule);
            }
            unfinished(file);
        }
        criteria();
        weights();
        interpretations();
        kinds();
    }

    private void unfinished(DrlFile file) {
        String left = CriterionSkeleton.TO_BE_FILLED_IN;
        for (int at = file.text().indexOf(left); at >= 0; at = file.text().indexOf(left, at + 1)) {
            problems.add(file.at(at, Check.UNFINISHED, "something is still to be filled in here"));
        }
    }

    private void rule(DrlFile file, RuleDescr rule) {
        int start = file.offsetOf(rule.getLine());
        if (RuleSetReader.annotation(rule, "source").isBlank()) {
            problems.add(file.at(start, Check.NO_SOURCE, "the rule \"" + rule.getName() + "\" has no @source"));
        }
        String code = DrlFile.withoutComments(file.text());
        Matcher about = ABOUT.matcher(code).region(start, Math.max(start, rule.getEndCharacter()));
        boolean setsAside = false;
        while (about.find()) {
            String id = about.group(2);
            String conclusion = about.group(1);
            named(file, rule, id);
            setsAside |= conclusion.endsWith("SetAside");
            if (conclusion.startsWith("Counted") || conclusion.endsWith("Counted")) {
                counted.add(id);
            }
            Criterion criterion = criteria.get(id);
            String part = about.group(3);
            if (conclusion.endsWith("Counted")
                    && criterion != null
                    && part != null
                    && !criterion.parts().contains(part)) {
                problems.add(file.at(
                        about.start(3),
                        Check.UNKNOWN_PART,
                        id + " has no part \"" + part + "\"" + Nearest.hint(part, criterion.parts())));
            }
        }
        List<PatternDescr> patterns = new ArrayList<>();
        element(file, rule, rule.getLhs(), patterns);
        if (setsAside && isUnconditional(rule)) {
            problems.add(file.at(
                    start,
                    Check.UNCONDITIONAL,
                    "the rule \"" + rule.getName() + "\" sets aside every "
                            + patterns.get(0).getObjectType()
                            + "; say in a condition what is so of those that it means"));
        }
        for (PatternDescr pattern : patterns) {
            lookedAt.add(pattern.getObjectType());
            new Contradictions(file, rule, pattern, problems).check();
        }
    }

    private void named(DrlFile file, RuleDescr rule, String criterion) {
        if (!rule.getName().matches("(?:\\S+, )*\\Q" + criterion + "\\E(?:, \\S+)* .*")) {
            problems.add(file.at(
                    file.offsetOf(rule.getLine()),
                    Check.RULE_NAME,
                    "the rule \"" + rule.getName() + "\" concludes something about " + criterion
                            + ", with which its name should begin"));
        }
    }

    /** One fact of a kind, and nothing asked of it. */
    private static boolean isUnconditional(RuleDescr rule) {
        return rule.getLhs().getDescrs().size() == 1
                && rule.getLhs().getDescrs().get(0) instanceof PatternDescr pattern
                && pattern.getSource() == null
                && pattern.getConstraint().getDescrs().stream()
                        .allMatch(one -> one instanceof ExprConstraintDescr constraint
                                && constraint.getExpression().matches("\\s*\\$\\w+\\s*:\\s*\\w+\\s*"));
    }

    private void element(DrlFile file, RuleDescr rule, @Nullable Object descr, List<PatternDescr> patterns) {
        if (descr instanceof PatternDescr pattern) {
            patterns.add(pattern);
            element(file, rule, pattern.getSource(), patterns);
        } else if (descr instanceof AccumulateDescr accumulate) {
            element(file, rule, accumulate.getInput(), patterns);
        } else if (descr instanceof ConditionalElementDescr group) {
            boolean negated = descr instanceof NotDescr || descr instanceof ExistsDescr;
            for (Object child : group.getDescrs()) {
                if (negated && !(child instanceof PatternDescr)) {
                    problems.add(file.at(
                            Math.max(((BaseDescr) descr).getStartCharacter(), file.offsetOf(rule.getLine())),
                            Check.NESTED,
                            "the rule \"" + rule.getName() + "\" has more than one fact inside "
                                    + (descr instanceof NotDescr ? "a not" : "an exists")
                                    + "; put each into one of its own, or conclude something from them first"));
                    break;
                }
            }
            group.getDescrs().forEach(child -> element(file, rule, child, patterns));
        }
    }

    private void criteria() {
        for (Criterion criterion : criteria.values()) {
            if (!counted.contains(criterion.id())) {
                problems.add(asked(criterion, Check.NEVER_COUNTED, "no rule counts anything for " + criterion.id()));
            }
            if (criterion.asks().isBlank()) {
                problems.add(asked(criterion, Check.NO_TITLE, criterion.id() + " does not say what it asks for"));
            }
        }
        Set<String> withCriteria =
                criteria.values().stream().map(Criterion::requirement).collect(Collectors.toSet());
        for (String requirement :
                criteria.isEmpty() ? List.<String>of() : ruleSet.pack().requirementIds()) {
            if (!withCriteria.contains(requirement)) {
                problems.add(inYaml(
                        RuleFiles.PACK,
                        "id:\\s*\"?" + Pattern.quote(requirement) + "\\b",
                        Check.NO_CRITERIA,
                        "no rule asks for anything under " + requirement));
            }
        }
    }

    /** A problem where a criterion is asked for. */
    private Problem asked(Criterion criterion, Check check, String message) {
        Pattern asked = Pattern.compile(
                "(?:Criterion\\s*\\.\\s*\\w+|new\\s+Criterion)\\s*\\(\\s*(\"\\Q" + criterion.id() + "\\E\")");
        for (DrlFile file : parsed) {
            Matcher place = asked.matcher(DrlFile.withoutComments(file.text()));
            if (place.find()) {
                return file.at(place.start(1), check, message);
            }
        }
        return check.problem(files.folder(), 1, 1, message);
    }

    private void weights() {
        String text = new String(files.contents().getOrDefault(RuleFiles.PACK, new byte[0]), StandardCharsets.UTF_8);
        Matcher declared = TOTAL.matcher(text);
        int sum = ruleSet.pack().requirements().stream()
                .mapToInt(Pack.RequirementEntry::weight)
                .sum();
        if (declared.find() && !declared.group(1).equals(String.valueOf(sum))) {
            problems.add(inYaml(
                    RuleFiles.PACK,
                    TOTAL.pattern(),
                    Check.WEIGHTS,
                    "the weights add up to " + sum + ", not to " + declared.group(1)));
        }
    }

    private void interpretations() {
        Set<String> used = ruleSet.origins().values().stream()
                .flatMap(origin -> origin.interpretations().stream())
                .collect(Collectors.toSet());
        for (Interpretation one : ruleSet.interpretations()) {
            if (!used.contains(one.id())) {
                problems.add(inYaml(
                        RuleFiles.INTERPRETATIONS,
                        "id:\\s*\"?" + Pattern.quote(one.id()) + "\\b",
                        Check.UNUSED_INTERPRETATION,
                        "no rule rests on " + one.id()));
            }
        }
    }

    private Problem inYaml(String file, String pattern, Check check, String message) {
        String text = new String(files.contents().getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
        Matcher place = Pattern.compile(pattern).matcher(text);
        int offset = place.find() ? place.start() : 0;
        return check.problem(
                files.shown(file),
                StringUtils.countMatches(text.substring(0, offset), "\n") + 1,
                offset - text.lastIndexOf('\n', offset - 1),
                message);
    }

    private void kinds() {
        for (Kind kind : ruleSet.vocabulary().kinds()) {
            if (!lookedAt.contains(kind.type())) {
                problems.add(Check.UNUSED_KIND.problem(
                        files.shown(kind.file()), kind.line(), 0, "no rule looks at a " + kind.type()));
            }
        }
    }
}
