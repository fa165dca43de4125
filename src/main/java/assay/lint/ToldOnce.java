package assay.lint;

import assay.drl.DrlFile;
import assay.drl.Placeholders;
import assay.drl.RuleFiles;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.text.LookAlike;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.drools.drl.ast.descr.RuleDescr;

/** Leaves out what only follows from something else that is told: of one slip one thing is said. */
final class ToldOnce {

    private static final Pattern ID =
            Pattern.compile("^the id of the (?:grade|agreement), \"(.*?)\", is in small letters.*");
    private static final Pattern NEARLY = Pattern.compile("did you mean|only looks like");
    private static final Pattern UNDER = Pattern.compile("^no rule asks for anything under (.*)");

    private final RuleFiles files;
    private final List<DrlFile> parsed;
    private final List<Problem> all;

    /**
     * What is told.
     *
     * @param all all of it, in the order of the files
     */
    ToldOnce(RuleFiles files, List<DrlFile> parsed, List<Problem> all) {
        this.files = files;
        this.parsed = parsed;
        this.all = all;
    }

    /** The same without what follows. */
    List<Problem> problems() {
        Set<String> foreign = foreign();
        Set<String> ids = said(Check.PACK, ID);
        Set<String> looks = new HashSet<>();
        List<Problem> told = new ArrayList<>();
        for (Problem one : all) {
            String what = is(one, Check.UNKNOWN_INTERPRETATION) && one.message().contains("only looks like it")
                    ? one.message()
                    : is(one, Check.REQUIREMENT) && one.message().startsWith("pack.yaml has no requirement")
                            ? one.file() + StringUtils.substringBefore(one.message(), ", which")
                            : "";
            boolean again = !what.isEmpty() && !looks.add(what);
            if (!again
                    && !(foreign.contains(one.file()) && !is(one, Check.PACKAGE))
                    && !isOfId(one, ids)
                    && !isOfUnknownValue(one)
                    && !isInARuleTurnedRound(one)
                    && !follows(one)) {
                told.add(one);
            }
        }
        return told;
    }

    /** The same without what is both counted and set aside by a rule with a condition that always holds. */
    List<Problem> withoutCausedOverlaps() {
        List<String> rules = all.stream()
                .filter(one -> is(one, Check.ALWAYS_HOLDS))
                .flatMap(one -> rule(one).stream())
                .map(rule -> " by the rule \"" + rule.getName() + "\" (")
                .toList();
        return all.stream()
                .filter(one -> !is(one, Check.OVERLAP)
                        || rules.stream().noneMatch(rule -> one.message().contains(rule)))
                .toList();
    }

    private boolean isInARuleTurnedRound(Problem one) {
        return !ThenBeforeWhen.isTold(one) && beside(one, this::isInTheSameRule, ThenBeforeWhen::isTold);
    }

    private boolean follows(Problem one) {
        Check check = Check.of(one.code()).orElse(Check.ACCEPT);
        return switch (check) {
            case CRITERION ->
                beside(
                        one,
                        one.message().startsWith("a rule that says what is asked for")
                                ? this::isInTheSameRule
                                : ToldOnce::isInTheSameLine,
                        other ->
                                Check.isError(other) && !is(other, Check.CRITERION) && !is(other, Check.NEVER_COUNTED));
            case CRITERION_OF_ANOTHER -> isOfAnotherRequirement(one);
            case NEVER_MATCHES -> one.message().contains(MoreThanIsAskedFor.SO) && isOfAnotherRequirement(one);
            case RULE_NAME -> beside(one, this::isInTheSameRule, other -> is(other, Check.UNKNOWN_CRITERION));
            case NEVER_COUNTED ->
                isAnyFileEmpty()
                        || beside(one, ToldOnce::isInTheSameLine, ToldOnce::isOfNoRequirement)
                        || (!NEARLY.matcher(one.message()).find()
                                && all.stream().anyMatch(other -> isOfAPart(one, other)));
            case UNKNOWN_CRITERION ->
                beside(
                        one,
                        (its, other) -> its.file().equals(other.file()),
                        other -> isOfNoRequirement(other)
                                || (is(other, Check.REQUIREMENT)
                                        && other.message().contains(" is asked for a second time")));
            case UNUSED_PARAMETER, PART_NEVER_COUNTED -> isAnyFileEmpty();
            case UNUSED_INTERPRETATION ->
                isAnyFileEmpty()
                        || one.message().contains("\\u")
                        || LookAlike.in(one.message()).isPresent();
            case NO_SOURCE ->
                beside(
                                one,
                                this::isInTheSameRule,
                                other -> is(other, Check.ANNOTATION) && Strings.CI.contains(other.message(), "source"))
                        || beside(one, ToldOnce::isInTheSameLine, other -> is(other, Check.UNUSED_PARAMETER));
            case SYNTAX, UNKNOWN_VARIABLE ->
                beside(
                        one,
                        ToldOnce::isInTheSameLine,
                        other -> (is(other, Check.UNKNOWN_PARAMETER)
                                        && other.message().contains("stands alone"))
                                || (is(other, Check.UNKNOWN_WORD)
                                        && other.message().contains(" is written as one: ")));
            case CONSEQUENCE ->
                one.message().contains("does not compile")
                        && beside(
                                one,
                                this::isInTheSameRule,
                                other ->
                                        Check.isError(other) && !other.message().contains("does not compile"));
            case NO_CRITERIA -> {
                String id = said(one, UNDER).orElse("");
                yield all.stream()
                        .anyMatch(other -> is(other, Check.REQUIREMENT)
                                && other.message().endsWith("did you mean \"" + id + "\"?"));
            }
            case UNKNOWN_TEXT ->
                one.file().replace('\\', '/').contains("common/")
                        && all.stream().anyMatch(other -> isOfUses(other));
            case INTERPRETATIONS, PARAMETERS, INTERVIEW_FORM -> isMisspelt(one);
            case PACK ->
                isMisspelt(one)
                        || (isOfUses(one)
                                && all.stream()
                                        .anyMatch(other -> is(other, Check.PACK)
                                                && other.message()
                                                        .matches(".*did you mean \"(?:grades|agreements)\"\\?")));
            default -> false;
        };
    }

    /**
     * Whether a part is never counted because another is that there is not. Where one is nearly written like the other, either
     * may be the slip, and both places are told.
     */
    private static boolean isOfAPart(Problem one, Problem other) {
        String criterion = StringUtils.substringBefore(other.message(), " ");
        return is(other, Check.UNKNOWN_PART) && (one.message() + ";").contains("\" of " + criterion + ";");
    }

    /** Whether a criterion is asked for under a requirement that pack.yaml does not have. */
    private static boolean isOfNoRequirement(Problem problem) {
        return is(problem, Check.REQUIREMENT) && problem.message().startsWith("pack.yaml has no requirement");
    }

    /** Whether a rule is not about the requirement with which its name begins: what it asks may be right for that. */
    private boolean isOfAnotherRequirement(Problem one) {
        return beside(one, this::isInTheSameRule, other -> is(other, Check.OTHER_CRITERION));
    }

    /** Whether there may have been rules where nothing is left. */
    private boolean isAnyFileEmpty() {
        return all.stream().anyMatch(one -> is(one, Check.EMPTY_FILE));
    }

    /** Whether a key is missing because it is misspelt. */
    private boolean isMisspelt(Problem problem) {
        String key = StringUtils.substringBetween(problem.message(), "\"", "\" is missing from ");
        return key != null
                && problem.message().startsWith('"' + key)
                && all.stream()
                        .anyMatch(other -> other.code().equals(problem.code())
                                && other.file().equals(problem.file())
                                && other.message().startsWith("unknown key ")
                                && other.message().endsWith("did you mean \"" + key + "\"?"));
    }

    /** Whether rules that several rule sets use ask for grades or agreements that there are not. */
    private static boolean isOfUses(Problem problem) {
        return is(problem, Check.PACK) && problem.message().contains(" is about grades or agreements with the id ");
    }

    /** Files of another rule set: what they are about is not known here. */
    private Set<String> foreign() {
        return all.stream()
                .filter(one -> is(one, Check.PACKAGE))
                .filter(one -> parsed.stream()
                        .filter(file -> file.shown().equals(one.file()))
                        .anyMatch(file -> Optional.ofNullable(
                                        StringUtils.substringBetween(one.message(), "one package: ", " here"))
                                .filter(shared -> Nearest.to(
                                                StringUtils.defaultString(
                                                        file.parsed().getName()),
                                                List.of(shared))
                                        .isEmpty())
                                .isPresent()))
                .map(Problem::file)
                .collect(Collectors.toSet());
    }

    /** Whether something is only not known because its id is not written as ids are. */
    private static boolean isOfId(Problem problem, Set<String> ids) {
        return Check.has(problem, Check.Trait.IS_OF_IDS)
                && !ID.matcher(problem.message()).matches()
                && ids.stream()
                        .map(id -> id.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-"))
                        .anyMatch(id -> problem.message()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[ _]", "-")
                                .contains('"' + id + '"'));
    }

    /** Whether something is said of the value of a parameter that has none, or none that can be read. */
    private boolean isOfUnknownValue(Problem problem) {
        return Check.has(problem, Check.Trait.IS_OF_VALUES)
                && (!is(problem, Check.REQUIREMENT) || problem.message().contains(" asks for 0 of "))
                && rule(problem)
                        .filter(rule -> parsed.stream()
                                .filter(file -> file.shown().equals(problem.file()))
                                .anyMatch(file -> files.filled(file.file()).pieces().stream()
                                        .filter(piece -> !isKnown(piece.placeholder()))
                                        .mapToInt(piece -> file.lineOf(piece.start()))
                                        .anyMatch(line -> rule.getLine() <= line && line <= rule.getEndLine())))
                        .isPresent();
    }

    private boolean isKnown(Placeholders.Placeholder placeholder) {
        return placeholder.inText()
                || files.parameters().all().stream().anyMatch(one -> one.name().equals(placeholder.name()));
    }

    private boolean beside(Problem one, BiPredicate<Problem, Problem> where, Predicate<Problem> what) {
        return all.stream().anyMatch(other -> !other.equals(one) && where.test(one, other) && what.test(other));
    }

    private static boolean isInTheSameLine(Problem one, Problem other) {
        return one.file().equals(other.file()) && one.line() == other.line();
    }

    private boolean isInTheSameRule(Problem one, Problem other) {
        return one.file().equals(other.file())
                && rule(one)
                        .filter(rule -> rule.getLine() <= other.line() && other.line() <= rule.getEndLine())
                        .isPresent();
    }

    private Optional<RuleDescr> rule(Problem problem) {
        return parsed.stream()
                .filter(file -> file.shown().equals(problem.file()))
                .flatMap(file -> file.rules().stream())
                .filter(rule -> rule.getLine() <= problem.line() && problem.line() <= rule.getEndLine())
                .findFirst();
    }

    private Set<String> said(Check check, Pattern pattern) {
        return all.stream()
                .filter(one -> is(one, check))
                .flatMap(one -> said(one, pattern).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> said(Problem problem, Pattern pattern) {
        return pattern.matcher(problem.message())
                .results()
                .map((MatchResult result) -> result.group(1))
                .findFirst();
    }

    private static boolean is(Problem problem, Check check) {
        return problem.code().equals(check.code());
    }
}
