package assay.reading;

import assay.drl.DrlFile;
import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.Steps;
import assay.ruleset.Subject;
import assay.ruleset.Subjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** Reads the files of a rule set, of which more may be wrong than can be seen while they are read. */
public final class RuleSetReader {

    /** A text in quotes; one inside of it has a backslash before it. */
    private static final Pattern ONE_TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");

    private RuleSetReader() {}

    /**
     * A rule set that was read.
     *
     * @param ruleSet what it says
     * @param files its rule files, parsed
     * @param declarations what they declare
     * @param steps when each of its rules may fire
     */
    public record Read(RuleSet ruleSet, List<DrlFile> files, VocabularyReader.Declarations declarations, Steps steps) {}

    /**
     * As much of a rule set as can be read, whatever is wrong with the rest.
     *
     * @param files its files
     * @param pack its pack, or null where it cannot be read
     * @param subject what its rules are about
     * @param interpretations its interpretations, or null where they cannot be read
     * @param leftBehind the identifiers of those in whose file's place another file stands which does not have them
     * @param rules its rule files, parsed
     * @param declarations what they declare
     * @param criteria what its rules ask for
     * @param steps when each of its rules may fire
     * @param problems everything because of which it cannot be used
     */
    public record Draft(
            RuleFiles files,
            @Nullable Pack pack,
            Subject subject,
            @Nullable List<Interpretation> interpretations,
            List<String> leftBehind,
            List<DrlFile> rules,
            VocabularyReader.Declarations declarations,
            Criteria criteria,
            Steps steps,
            List<Problem> problems) {}

    /**
     * What was read.
     *
     * @throws ProblemsException with everything that is wrong with it, if anything is
     */
    public static Read read(Draft draft) throws ProblemsException {
        Pack pack = draft.pack();
        if (pack == null || draft.interpretations() == null || !draft.problems().isEmpty()) {
            throw new ProblemsException(draft.problems());
        }
        RuleSet ruleSet = new RuleSet(
                pack,
                draft.files().sha256(),
                draft.files().digests(),
                draft.declarations().vocabulary(),
                draft.interpretations(),
                origins(draft.rules()),
                draft.files().extension(),
                draft.criteria().declared(),
                ParameterUses.of(draft.files(), draft.rules()),
                draft.files().settings(),
                draft.rules().get(0).parsed().getName());
        return new Read(ruleSet, draft.rules(), draft.declarations(), draft.steps());
    }

    /** Reads as much as there is to read, so that no slip hides another. */
    public static Draft draft(RuleFiles files) {
        List<Problem> problems = new ArrayList<>(files.unread());
        problems.addAll(files.parameters().problems());
        problems.addAll(files.wrongNames());
        List<Problem> ofInterpretations = new ArrayList<>();
        List<Interpretation> interpretations = interpretations(files, ofInterpretations);
        ofInterpretations.forEach(problem -> problems.add(problem.withCode(Check.INTERPRETATIONS.code())));
        List<String> known = interpretations.stream().map(Interpretation::id).toList();
        List<String> leftBehind = ofInterpretations.isEmpty() ? leftBehind(files, known) : List.of();
        List<Problem> ofPack = new ArrayList<>();
        // Who rests on what was left behind is told of once, where that was done.
        Pack pack = pack(files, files.having(RuleFiles.INTERPRETATIONS), known, leftBehind, ofPack);
        if (!ofInterpretations.isEmpty()) {
            // Which there are is not known.
            ofPack.removeIf(problem -> problem.code().equals(Check.UNKNOWN_INTERPRETATION.code()));
        }
        ofPack.forEach(problem -> problems.add(problem.withCode(Check.PACK.code())));
        SortedMap<String, String> texts = files.rules();
        if (texts.keySet().stream().allMatch(files::isUsed) && files.isAllSeen()) {
            problems.add(Check.RULE_SET.problem(
                    files.folder(), 1, 1, "a rule set needs rule files (*.drl), and there are none here"));
        }
        List<DrlFile> all = new ArrayList<>();
        texts.forEach((file, text) -> {
            DrlFile one = DrlFile.parse(file, files.shown(file), text, problems);
            if (one != null) {
                all.add(one);
            }
        });
        List<DrlFile> parsed = Copies.without(files, all, problems);
        Subject subject = pack != null && ofPack.isEmpty()
                ? pack.subject()
                : subject(texts.values(), pack == null ? Subjects.assumed() : pack.subject());
        VocabularyReader.Declarations declarations = VocabularyReader.read(subject, parsed, files, problems);
        return new Draft(
                files,
                ofPack.isEmpty() ? pack : null,
                subject,
                ofInterpretations.isEmpty() ? interpretations : null,
                leftBehind,
                parsed,
                declarations,
                new Criteria(files, ofPack.isEmpty() ? pack : null, parsed),
                StepOrder.of(subject, parsed, declarations, problems),
                problems);
    }

    private static List<Interpretation> interpretations(RuleFiles files, List<Problem> problems) {
        return files.contents().containsKey(RuleFiles.INTERPRETATIONS)
                ? PackReader.interpretations(
                        files.shown(RuleFiles.INTERPRETATIONS), files.said(RuleFiles.INTERPRETATIONS), problems)
                : List.of();
    }

    private static List<String> leftBehind(RuleFiles files, List<String> known) {
        RuleFiles having = files.having(RuleFiles.INTERPRETATIONS);
        RuleFiles base = having.base();
        return base == null || !having.isOwn(RuleFiles.INTERPRETATIONS)
                ? List.of()
                : interpretations(base, new ArrayList<>()).stream()
                        .map(Interpretation::id)
                        .filter(id -> !known.contains(id))
                        .toList();
    }

    /** Whether there is nothing wrong with how the rule files are written, whatever they say. */
    public static boolean canBeParsed(RuleFiles files) {
        List<Problem> problems = new ArrayList<>();
        files.rules().forEach((file, text) -> DrlFile.parse(file, files.shown(file), text, problems));
        return problems.isEmpty();
    }

    /** What rules are about by what most of their files import, where the pack cannot be relied upon; else by what else is known. */
    private static Subject subject(Collection<String> texts, Subject otherwise) {
        return Subjects.all().stream()
                .filter(subject -> importing(subject, texts) > 0)
                .max(Comparator.<Subject>comparingLong(subject -> importing(subject, texts))
                        .thenComparing(otherwise::equals))
                .orElse(otherwise);
    }

    /** How many files import something that rules on a subject see. */
    private static long importing(Subject subject, Collection<String> texts) {
        Pattern imported = Pattern.compile(
                "^\\s*import\\s+" + Pattern.quote(subject.types()) + "\\.(?:\\*|[A-Z])", Pattern.MULTILINE);
        return texts.stream().filter(text -> imported.matcher(text).find()).count();
    }

    /** The interpretations that a rule carries, as written. */
    public static List<String> interpretationsOf(RuleDescr rule) {
        return List.of(StringUtils.split(annotation(rule, "interpretation"), ", "));
    }

    private static Map<String, RuleOrigin> origins(List<DrlFile> files) {
        Map<String, RuleOrigin> origins = new LinkedHashMap<>();
        for (DrlFile file : files) {
            for (RuleDescr rule : file.rules()) {
                origins.put(
                        rule.getName(),
                        new RuleOrigin(
                                rule.getName(),
                                file.file(),
                                rule.getLine(),
                                annotation(rule, "source"),
                                List.copyOf(interpretationsOf(rule)),
                                file.digest(rule),
                                file.said(rule)));
            }
        }
        return Collections.unmodifiableMap(origins);
    }

    /** The one text of an annotation, or nothing where it has none or several. */
    public static String annotation(RuleDescr rule, String name) {
        @Nullable AnnotationDescr annotation = rule.getAnnotation(name);
        return annotation != null
                        && annotation.getValue() instanceof String value
                        && ONE_TEXT.matcher(value).matches()
                ? ESCAPED.matcher(value.substring(1, value.length() - 1)).replaceAll("$1")
                : "";
    }

    /**
     * A pack.
     *
     * @param having the rule set whose file of interpretations it is
     * @param known the identifiers of these
     * @param leftBehind those that this file does not have, and another had in whose place it stands: where a pack of that rule set
     *     or of one that it extends names them, it is told once, and not there
     */
    private static @Nullable Pack pack(
            RuleFiles files,
            @Nullable RuleFiles having,
            List<String> known,
            List<String> leftBehind,
            List<Problem> problems) {
        RuleFiles base = files.base();
        boolean below = having == null || having == files;
        Pack inherited = base == null ? null : pack(base, below ? null : having, known, leftBehind, problems);
        List<String> interpretations =
                below ? Stream.concat(known.stream(), leftBehind.stream()).toList() : known;
        return PackReader.pack(
                files.shown(RuleFiles.PACK), files.said(RuleFiles.PACK), inherited, interpretations, problems);
    }
}
