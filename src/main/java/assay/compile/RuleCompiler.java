package assay.compile;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.ruleset.Subject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AbstractClassTypeDeclarationDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.builder.Message;

/**
 * Compiles rule files that were read and checked to the classes of Drools' executable model, and says what the compiler
 * cannot accept in terms of the rule files.
 */
public final class RuleCompiler {

    private static final Pattern SOURCE = Pattern.compile("^Java source of (\\S+) in error:\\R(.*)$", Pattern.DOTALL);

    private static final Pattern NAMED = Pattern.compile("^\"([\\w$]+)\"");
    private static final Pattern EXPRESSION = Pattern.compile(
            "^(?:Unable to Analyse Expression (?:_this\\.)?(.*?):?|Predicate '(.*)' must be a Boolean expression)$");
    /** What a rule has that it should not, where the compiler says no more than the file. */
    private static final Pattern WITHOUT = Pattern.compile("^(?:Method|Unknown field) (\\w+) on ");
    /** How the compiler names the rule that it makes code of. */
    private static final Pattern MADE_OF =
            Pattern.compile("\\* Rule name: (.*)|addRuleNames\\(\"((?:\\\\.|[^\"\\\\])*)\"");

    private static final Pattern PLACE = Pattern.compile("caused by: \\(line (\\d+),col (\\d+)\\)");

    /** So much of rules takes a few seconds to compile on a slow machine. */
    private static final int CHARACTERS = 10_000;

    private static final int MOST_TIMES = 20;

    private final RuleFiles files;
    private final List<DrlFile> parsed;
    private final CompilerWords words;

    private RuleCompiler(RuleFiles files, Subject subject, List<DrlFile> parsed) {
        this.files = files;
        this.parsed = parsed;
        this.words = new CompilerWords(subject, parsed);
    }

    /**
     * Compiles.
     *
     * @param parsed the rule files of these files
     * @param early what compiles them already
     * @return the generated classes by their names
     * @throws ProblemsException with what the compiler cannot accept, at the rules where it stands
     */
    public static SortedMap<String, byte[]> compile(
            RuleFiles files, Subject subject, List<DrlFile> parsed, Watchdog.Watched<DroolsBuild> early)
            throws ProblemsException {
        return new RuleCompiler(files, subject, parsed).compile(done(files, early));
    }

    /**
     * Begins to compile rules of which nothing is known yet but that they can be parsed.
     *
     * @param kept where parts may be that were compiled in another process
     */
    public static Watchdog.Watched<DroolsBuild> early(RuleFiles files, CompiledParts kept) {
        return begin(files, () -> DroolsBuild.of(files.rules(), kept));
    }

    /**
     * Compiles some rules of a rule set of which the rest has been compiled.
     *
     * @param texts the rule files with those rules alone, by their names
     * @param types the classes of all that is declared
     * @return the classes of those rules; empty where the compiler cannot accept them, for which it says why of all files
     *     together
     */
    public static Optional<SortedMap<String, byte[]>> compile(
            Map<String, String> texts, NavigableMap<String, byte[]> types) {
        return Optional.ofNullable(DroolsBuild.ofRules(texts, types).classes());
    }

    /** What may be thrown while rules are read and compiled. */
    public interface Compiling<T> {
        T compile() throws ProblemsException;
    }

    /**
     * Reads, checks or compiles rules, as long as that may take.
     *
     * @throws ProblemsException if it takes longer, and with what it has to say itself
     */
    public static <T> T watched(RuleFiles files, Compiling<T> compiling) throws ProblemsException {
        return done(files, begin(files, compiling));
    }

    /** Begins to do so, while something else is done. */
    public static <T> Watchdog.Watched<T> begin(RuleFiles files, Compiling<T> compiling) {
        long characters = files.rules().values().stream()
                .mapToLong(
                        text -> StringUtils.deleteWhitespace(DrlFile.code(text)).length())
                .sum();
        int times = (int) Math.min(MOST_TIMES, 2 + characters / CHARACTERS);
        return Watchdog.begin(Watchdog.STANDARD.times(times), compiling::compile);
    }

    /**
     * What was begun, once it is done.
     *
     * @throws ProblemsException if it takes longer than it may, and with what it has to say itself
     */
    public static <T> T done(RuleFiles files, Watchdog.Watched<T> begun) throws ProblemsException {
        try {
            return begun.get();
        } catch (Watchdog.Overdue e) {
            throw new ProblemsException(overdue(files, e));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /** That rules cannot be made ready for want of time. */
    public static Problem overdue(RuleFiles files, Watchdog.Overdue why) {
        return Check.CONSEQUENCE.problem(files.folder(), 1, 1, "the rules cannot be made ready: " + why.getMessage());
    }

    private SortedMap<String, byte[]> compile(DroolsBuild build) throws ProblemsException {
        Map<String, String> texts = files.rules();
        SortedMap<String, byte[]> classes = build.classes();
        if (classes != null) {
            return classes;
        }
        List<Problem> problems = new ArrayList<>();
        for (Message message : told(build)) {
            problem(message, build.messages()).ifPresent(problems::add);
        }
        if (problems.isEmpty()) {
            told(build).forEach(message -> problems.addAll(byName(message, texts)));
        }
        if (problems.stream().anyMatch(problem -> !problem.message().contains(CompilerWords.UNREADABLE))) {
            // The compiler guesses what might be missing where it cannot read a statement, and mostly says more
            // besides.
            problems.removeIf(problem -> problem.message().contains(CompilerWords.UNREADABLE));
        }
        if (problems.isEmpty()) {
            // Halving takes many builds; and what the compiler says without a place mostly follows from one slip.
            problems.add(byHalving(texts, build)
                    .orElseGet(() -> Check.CONSEQUENCE.problem(
                            files.folder(), 1, 1, "the rules do not compile together: " + said(build))));
        }
        throw new ProblemsException(problems);
    }

    /** What it says of the rules, and not only shows. */
    private static List<Message> told(DroolsBuild build) {
        return build.messages().stream()
                .filter(message -> !SOURCE.matcher(message.getText()).matches()
                        && !message.getText().startsWith("Parser returned"))
                .toList();
    }

    private String said(DroolsBuild build) {
        return told(build).isEmpty()
                ? "the rule does not compile"
                : words.of(told(build).get(0).getText());
    }

    /** The rules of a file that have what the message says is not there, as far as they do not compile for it. */
    private List<Problem> byName(Message message, Map<String, String> texts) {
        Matcher without = WITHOUT.matcher(message.getText());
        if (!without.find()) {
            return List.of();
        }
        Pattern name = Pattern.compile("(?<![\\w$])" + without.group(1) + "(?![\\w$])");
        List<Suspect> suspects = new ArrayList<>();
        for (DrlFile file : parsed) {
            for (RuleDescr rule : file.rules()) {
                Matcher found = name.matcher(file.code())
                        .region(
                                file.offsetOf(rule.getLine()),
                                Consequence.of(file, rule).start());
                if (StringUtils.defaultString(message.getPath()).endsWith(file.file()) && found.find()) {
                    suspects.add(new Suspect(file, rule));
                }
            }
        }
        return suspects.stream()
                .filter(one -> suspects.size() == 1
                        || told(DroolsBuild.of(withRules(List.of(one), texts))).stream()
                                .anyMatch(other -> other.getText().equals(message.getText())))
                .map(one -> in(one.file, one.rule, words.of(message.getText())))
                .toList();
    }

    /** What the compiler says, where it stands; nothing where that cannot be told from the message alone. */
    private Optional<Problem> problem(Message message, List<Message> all) {
        String path = StringUtils.defaultString(message.getPath());
        Optional<DrlFile> file = parsed.stream()
                .filter(candidate -> path.endsWith(candidate.file()))
                .findFirst();
        if (file.isPresent() && message.getLine() > 0) {
            DrlFile one = file.get();
            return Optional.of(one.rules().stream()
                    .filter(rule -> rule.getLine() <= message.getLine())
                    .reduce((former, latter) -> latter)
                    .map(rule -> inConsequence(one, rule, message)
                            .orElseGet(() -> in(one, rule, shown(one, rule, message), words.of(message.getText()))))
                    .orElseGet(() -> one.inLine(message.getLine(), Check.CONSEQUENCE, words.of(message.getText()))));
        }
        return byDeclaration(message).or(() -> bySource(message, all));
    }

    /** Where something stands in a rule that the compiler shows, or -1 where it shows none or another. */
    private static int shown(DrlFile file, RuleDescr rule, Message message) {
        Matcher expression = EXPRESSION.matcher(message.getText());
        return expression.find()
                ? place(
                        file,
                        file.offsetOf(rule.getLine()),
                        rule.getEndCharacter(),
                        squeezed(ObjectUtils.firstNonNull(expression.group(1), expression.group(2))))
                : -1;
    }

    /** Finds the declaration that the compiler complains about by the name of the class that it makes of it. */
    private Optional<Problem> byDeclaration(Message message) {
        String type = StringUtils.substringBefore(
                StringUtils.substringAfterLast(
                        "/" + StringUtils.defaultString(message.getPath()).replace('\\', '/'), "/"),
                ".");
        for (DrlFile file : parsed) {
            int place = type.isEmpty() ? -1 : file.declaration(type);
            if (place >= 0) {
                return Optional.of(file.at(
                        place,
                        Check.DECLARATION,
                        "in the declaration of " + type + ": " + words.of(message.getText())));
            }
        }
        return Optional.empty();
    }

    /** Finds the rule whose consequence the compiler complains about by the code that it shows. */
    private Optional<Problem> bySource(Message message, List<Message> all) {
        for (Message other : all) {
            Matcher source = SOURCE.matcher(other.getText());
            if (!source.matches() || !source.group(1).equals(message.getPath())) {
                continue;
            }
            String[] lines = StringUtils.splitPreserveAllTokens(source.group(2), '\n');
            int line = message.getLine() - 1;
            String code = line >= 0 && line < lines.length ? squeezed(lines[line]) : "";
            for (DrlFile file : parsed) {
                for (RuleDescr rule : file.rules()) {
                    int start = Consequence.of(file, rule).start();
                    int place = code.length() > 3 ? place(file, start, rule.getEndCharacter(), code) : -1;
                    if (place >= 0) {
                        return Optional.of(in(file, rule, place, words.of(message.getText())));
                    }
                }
            }
            Optional<Problem> made = madeOf(source.group(2), lines, line, message);
            if (made.isPresent()) {
                return made;
            }
        }
        return Optional.empty();
    }

    /** Finds the rule by what the code that the compiler makes of it says. */
    private Optional<Problem> madeOf(String source, String[] lines, int line, Message message) {
        String above = String.join("\n", Arrays.copyOf(lines, Math.max(0, Math.min(line + 1, lines.length))));
        Matcher named = MADE_OF.matcher(above);
        String rule = "";
        while (named.find()) {
            rule = ObjectUtils.firstNonNull(named.group(1), named.group(2));
        }
        Matcher anywhere = MADE_OF.matcher(source);
        String name = rule.isEmpty() && anywhere.find()
                ? ObjectUtils.firstNonNull(anywhere.group(1), anywhere.group(2))
                : rule;
        return parsed.stream()
                .flatMap(file -> file.rules().stream()
                        .filter(one -> one.getName().equals(name))
                        .map(one -> in(file, one, words.of(message.getText()))))
                .findFirst();
    }

    private static String squeezed(String code) {
        return code.replace("drools.", "").replaceAll("\\s", "");
    }

    /** Where squeezed code begins in a stretch of a file, or -1 where it is none of it. */
    private static int place(DrlFile file, int from, int to, String code) {
        List<Integer> places = new ArrayList<>();
        StringBuilder squeezed = new StringBuilder();
        for (int at = from; at < Math.min(file.plain().length(), to); at++) {
            if (!Character.isWhitespace(file.plain().charAt(at))) {
                squeezed.append(file.plain().charAt(at));
                places.add(at);
            }
        }
        int found = squeezed.indexOf(code);
        return found < 0 ? -1 : places.get(found);
    }

    /** Finds the first rule that does not compile by leaving out half of the rules again and again. */
    private Optional<Problem> byHalving(Map<String, String> texts, DroolsBuild build) {
        List<Suspect> rules = new ArrayList<>();
        parsed.forEach(file -> file.rules().forEach(rule -> rules.add(new Suspect(file, rule))));
        if (fails(List.of(), texts)) {
            return Optional.of(byDeclarations(texts, said(build)));
        }
        List<Suspect> left = rules;
        while (left.size() > 1) {
            List<Suspect> half = left.subList(0, left.size() / 2);
            left = fails(half, texts) ? half : left.subList(left.size() / 2, left.size());
        }
        DroolsBuild alone = DroolsBuild.of(withRules(left, texts));
        return left.isEmpty() || alone.classes() != null
                ? Optional.empty()
                : Optional.of(in(left.get(0).file, left.get(0).rule, said(alone)));
    }

    /** Where the rules compile no better without any rule: at the first declaration without which they do. */
    private Problem byDeclarations(Map<String, String> texts, String words) {
        for (DrlFile file : parsed) {
            for (AbstractClassTypeDeclarationDescr declared : declarations(file)) {
                Map<String, String> without = withRules(List.of(), texts);
                StringBuilder text = new StringBuilder(without.getOrDefault(file.file(), ""));
                blank(text, file.declaration(declared.getTypeName()), declared.getEndCharacter());
                without.put(file.file(), text.toString());
                if (DroolsBuild.of(without).classes() != null) {
                    return file.at(
                            file.declaration(declared.getTypeName()),
                            Check.DECLARATION,
                            "in the declaration of " + declared.getTypeName() + ": " + words);
                }
            }
        }
        return parsed.get(0).inLine(1, Check.DECLARATION, "the declarations do not compile: " + words);
    }

    private static List<AbstractClassTypeDeclarationDescr> declarations(DrlFile file) {
        List<AbstractClassTypeDeclarationDescr> all =
                new ArrayList<>(file.parsed().getTypeDeclarations());
        all.addAll(file.parsed().getEnumDeclarations());
        return all;
    }

    private record Suspect(DrlFile file, RuleDescr rule) {}

    private boolean fails(List<Suspect> kept, Map<String, String> texts) {
        return DroolsBuild.of(withRules(kept, texts)).classes() == null;
    }

    /** The files with some of their rules alone; everything stays on its line. */
    private Map<String, String> withRules(List<Suspect> kept, Map<String, String> texts) {
        Map<String, String> fewer = new LinkedHashMap<>();
        for (DrlFile file : parsed) {
            StringBuilder text = new StringBuilder(texts.getOrDefault(file.file(), ""));
            for (RuleDescr rule : file.rules()) {
                if (kept.stream().noneMatch(suspect -> suspect.rule.getName().equals(rule.getName()))) {
                    blank(text, rule.getStartCharacter(), rule.getEndCharacter());
                }
            }
            fewer.put(file.file(), text.toString());
        }
        return fewer;
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = Math.max(0, from); i <= to && i < text.length(); i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** Where the parser of what rules do says how far into it something stands. */
    private Optional<Problem> inConsequence(DrlFile file, RuleDescr rule, Message message) {
        Matcher place = PLACE.matcher(message.getText());
        String consequence = String.valueOf(rule.getConsequence());
        int start = file.text().indexOf(consequence, file.offsetOf(rule.getLine()));
        if (!place.find() || start < 0) {
            return Optional.empty();
        }
        int line = Integer.parseInt(place.group(1));
        int column = Integer.parseInt(place.group(2));
        // A line with a bracket stands before it there.
        int offset = line <= 2
                ? start + column - 1
                : start + StringUtils.ordinalIndexOf(consequence, "\n", line - 2) + column;
        return Optional.of(file.at(
                Math.max(start, Math.min(offset, file.text().length() - 1)),
                Check.CONSEQUENCE,
                "in the rule \"" + rule.getName() + "\": " + words.of(message.getText())));
    }

    /** At the name that the message begins with, if the rule has it, or else at the rule. */
    private static Problem in(DrlFile file, RuleDescr rule, String words) {
        return in(file, rule, -1, words);
    }

    /** The same behind a place that is known; at that place where the rule has no such name there. */
    private static Problem in(DrlFile file, RuleDescr rule, int statement, String words) {
        String message = "in the rule \"" + rule.getName() + "\": " + words;
        Matcher name = NAMED.matcher(words);
        int behind = statement >= 0 ? statement : file.text().indexOf('\n', file.offsetOf(rule.getLine()));
        if (name.find()) {
            String code = file.plain();
            Matcher place = Pattern.compile("(?<![\\w$])" + Pattern.quote(name.group(1)) + "(?![\\w$])")
                    .matcher(code)
                    .region(behind, rule.getEndCharacter());
            if (place.find()) {
                return file.at(place.start(), Check.CONSEQUENCE, message);
            }
        }
        return statement >= 0
                ? file.at(statement, Check.CONSEQUENCE, message)
                : file.inLine(rule.getLine(), Check.CONSEQUENCE, message);
    }
}
