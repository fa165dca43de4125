package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Redacted;
import assay.evidence.Evidence;
import assay.evidence.FileCheck;
import assay.ledger.ResultInPage;
import assay.page.EvaluationsPage;
import assay.page.Graded;
import assay.page.View;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.publication.StudyPage;
import assay.replay.Recorded;
import assay.replay.Replay;
import assay.replay.ReplayJson;
import assay.replay.Replayed;
import assay.replay.ResultFile;
import assay.replay.SinceText;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.text.Legible;
import assay.words.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes recorded results again. */
@Command(
        name = "replay",
        addMethodSubcommands = false,
        description = {
            "Grades again what results were made from, and says whether the same comes out, byte for byte. A result is what evaluate"
                    + " --format json, jsonl or html wrote: one, or several; of a page, the data in it, and what it shows.",
            "Where it does not, the first difference in what was found is named by its JSON pointer, and each input that is another:"
                    + " the program, the evidence, files of the rules. The exit code is 1 then, and 2 where an input is not to be had;"
                    + " results of which it is are made again all the same."
        })
final class ReplayCommand implements Callable<Integer> {

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description =
                    "the folder of the rule set (default: the one of this project that has the name in the result)")
    @Nullable
    Path rules;

    @Option(
            names = "--evidence",
            paramLabel = "DIR",
            description = "where the files of evidence are now (default: where the result names them)")
    @Nullable
    Path evidence;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Option(names = "--no-config", description = "no defaults from files, neither the project's nor the user's")
    boolean noConfig;

    @Option(names = "--no-cache", description = "compile the rules anew and keep nothing")
    boolean noCache;

    @Mixin
    Standard standard = new Standard();

    @Parameters(paramLabel = "RESULT", arity = "1..*", description = "files of results, as JSON or pages")
    List<Path> results = List.of();

    private final Program program;
    private final Map<Made, RuleBase> loaded = new HashMap<>();

    ReplayCommand(Program program) {
        this.program = program;
    }

    /** What decides by which rules a result was made. */
    private record Made(String name, Map<String, String> settings) {}

    @Override
    public Integer call() throws BrokenInput {
        Failures failures = new Failures();
        List<Replayed> all = new ArrayList<>();
        for (Path result : results) {
            Replayed replayed = replayed(result, failures);
            all.add(replayed);
            program.complain(replayed.errors());
        }
        if (format == TextOrJson.json) {
            program.print(new Printing(), ReplayJson.of(all));
        }
        return failures.exit(all.stream().allMatch(Replayed::isTheSame) ? Exit.DONE : Exit.NO);
    }

    /** A file of results, of which as much is made again as there is the evidence and the rules for; it is told as text. */
    private Replayed replayed(Path result, Failures failures) throws BrokenInput {
        String shown = Legible.line(result.toString());
        ResultFile file;
        try {
            file = ResultFile.read(result, result.toString());
        } catch (ProblemsException e) {
            failures.add(e.problems());
            return Replayed.unread(shown, e.problems());
        }
        List<Again> again = new ArrayList<>();
        Set<Problem> errors = new LinkedHashSet<>();
        for (Recorded one : file.results()) {
            try {
                again.add(again(one, file.layout(), result.toString(), failures));
            } catch (ProblemsException e) {
                errors.addAll(e.problems());
            }
        }
        List<Replayed.Made> made = again.stream()
                .map(one -> new Replayed.Made(one.recorded(), one.text()))
                .toList();
        Replayed replayed;
        try {
            if (!errors.isEmpty()) {
                throw new ProblemsException(List.copyOf(errors));
            }
            replayed = whole(shown, file, again, made);
        } catch (ProblemsException e) {
            failures.add(e.problems());
            replayed = Replayed.some(shown, file, made, e.problems());
        }
        if (format == TextOrJson.text) {
            program.print(new Printing(), told(replayed, file.page().isPresent()));
        }
        program.complain(partial(again, shown));
        return replayed;
    }

    /** A file of results that could all be made again, and if it is a page, what that shows. */
    private Replayed whole(String shown, ResultFile file, List<Again> again, List<Replayed.Made> made)
            throws BrokenInput, ProblemsException {
        JsonReport report = new JsonReport(file.layout());
        String content = made.stream()
                .map(Replayed.Made::text)
                .collect(Collectors.joining(report.between(), report.before(), report.after()));
        Replayed replayed = Replayed.of(shown, file, made, content);
        String page = file.page().orElse("");
        return replayed.isTheSame() && !page.isEmpty()
                ? replayed.showing(page(ResultInPage.unified(page), again), page)
                : replayed;
    }

    /**
     * What comes out now where a result came out.
     *
     * @param recorded the result
     * @param base the rules by which it came out now
     * @param text as the file would have it
     * @param evidence from which
     * @param evaluation what it says
     */
    private record Again(Recorded recorded, RuleBase base, String text, Evidence evidence, Evaluation evaluation) {}

    /** The page that shows most as one does: for whom it was made, and whether with other readings, stands nowhere. */
    private String page(String shown, List<Again> all) throws BrokenInput, ProblemsException {
        Recorded recorded = all.get(0).recorded();
        RuleBase base = all.get(0).base();
        RuleBook book = RuleBook.of(program.read(Path.of(base.folder()), recorded.settings()));
        String nearest = nearest(
                shown,
                book,
                all.stream().map(one -> Graded.of(one.evaluation())).toList(),
                "");
        if (nearest.equals(shown)) {
            return nearest;
        }
        List<OtherReadings.One> others = OtherReadings.of(program, shared(recorded), base, null);
        List<Graded> read = new ArrayList<>();
        for (Again one : all) {
            read.add(new Graded(
                    one.evaluation(), Optional.of(OtherReadings.grades(others, one.evidence(), one.evaluation()))));
        }
        return nearest(shown, book, read, nearest);
    }

    private Shared shared(Recorded recorded) {
        Shared shared = new Shared();
        shared.noCache = noCache;
        shared.set = recorded.settings().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .toList();
        return shared;
    }

    private static String nearest(String shown, RuleBook book, List<Graded> all, String sofar) {
        String nearest = sofar;
        for (View view : View.values()) {
            List<String> pages = new ArrayList<>(List.of(EvaluationsPage.of(all, book, view)));
            if (all.size() == 1) {
                pages.add(EvaluationsPage.inStudy(all.get(0), book, view, StudyPage.FROM_AUTHORITIES));
            }
            for (String page : pages) {
                nearest = alike(page, shown) > alike(nearest, shown) ? page : nearest;
            }
        }
        return nearest;
    }

    /** How many characters two pages begin with alike. */
    private static int alike(String one, String other) {
        int at = StringUtils.indexOfDifference(one, other);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    /** What comes out now where a result came out. */
    private Again again(Recorded recorded, JsonReport.Layout layout, String named, Failures failures)
            throws BrokenInput, ProblemsException {
        RuleBase base = rules(recorded, named);
        Path path = evidence(recorded, named);
        Batch batch = program.batch(base);
        JsonReport report = new JsonReport(layout);
        List<Batch.Result<Again>> graded = new ArrayList<>();
        batch.run(
                List.of(new Batch.Input(path, recorded.file())),
                (evidence, evaluation) -> {
                    Evaluation whole = recorded.hasDependence()
                            ? evaluation.with(batch.evaluator().dependence(evidence, evaluation))
                            : evaluation;
                    Evaluation checked = recorded.hasFiles() ? whole.withFiles(of -> FileCheck.of(path, of)) : whole;
                    Evaluation shown = Redacted.of(batch.evaluator(), evidence, checked, recorded.redaction())
                            .of(recorded.shown());
                    return new Again(recorded, base, report.of(shown), evidence, shown);
                },
                graded::add);
        Batch.Result<Again> result = graded.get(0);
        Again value = result.value();
        if (value == null) {
            failures.add(result);
            throw new ProblemsException(
                    result.isOfRules() || evidence != null || isBelow(Path.of(recorded.file()), Path.of(""))
                            ? result.problems()
                            // What stands in it is not told to whoever reads this: it may be no evidence, and nobody's
                            // to read.
                            : List.of(Problem.ofFile(
                                    recorded.file(),
                                    "this cannot be read as evidence; say with --evidence where that is")));
        }
        return value;
    }

    /** Results that do not show all requirements: what is not there comes out the same, whoever left it out. */
    private static List<Problem> partial(List<Again> again, String named) {
        return again.stream()
                .flatMap(one ->
                        one
                                .recorded()
                                .partial(
                                        named,
                                        one.base()
                                                .ruleSet()
                                                .pack()
                                                .requirements()
                                                .size())
                                .stream())
                .toList();
    }

    /** The rules by which a result was made, as they are now. */
    private RuleBase rules(Recorded recorded, String named) throws BrokenInput, ProblemsException {
        Made made = new Made(recorded.rules(), recorded.settings());
        RuleBase known = loaded.get(made);
        if (known == null) {
            known = program.rules(rules == null ? folder(made.name(), named) : rules, made.settings(), noCache);
            loaded.put(made, known);
        }
        return known;
    }

    /** The folder of the rule set of this project with a name. */
    private Path folder(String name, String named) throws ProblemsException {
        Path all = program.terminal().home().resolve("rules");
        for (Path parent : List.of(all, all.resolve("variants"))) {
            for (Path folder : VariantsNamed.in(parent)) {
                if (folder.getFileName().toString().equals(name)) {
                    return folder;
                }
            }
        }
        throw new ProblemsException(Problem.ofFile(
                named,
                "there is no rule set \"" + Nearest.shown(name) + "\" in this project; say with --rules where it is"));
    }

    /** Where the evidence of a result is now. */
    private Path evidence(Recorded recorded, String named) throws ProblemsException {
        try {
            Path file = Path.of(recorded.file());
            Optional<Path> there = places(file).filter(Files::isRegularFile).findFirst();
            if (there.isPresent()) {
                return there.get();
            }
        } catch (InvalidPathException e) {
            // Told below: there can be no file with this name.
        }
        throw new ProblemsException(Problem.ofFile(
                named,
                "there is no file " + Legible.folded(recorded.file())
                        + (evidence == null ? "" : " below " + Legible.folded(evidence.toString()))
                        + ", which is the evidence of "
                        + Legible.folded(recorded.authority()) + "; say with --evidence where it is"));
    }

    /** Below the folder that is said to have it, and nowhere else: a result may come from anybody, and name any file. */
    private Stream<Path> places(Path file) {
        return evidence == null
                ? Stream.of(file)
                : Stream.concat(Stream.of(file), Stream.ofNullable(file.getFileName()))
                        .filter(name -> isBelow(name, evidence))
                        .map(evidence::resolve);
    }

    /** Whether a name is that of something below a folder; where it leads up or begins elsewhere, links decide that too. */
    private static boolean isBelow(Path name, Path folder) {
        Path place = folder.resolve(name);
        boolean leadsUp = StreamSupport.stream(name.spliterator(), false).anyMatch(Path.of("..")::equals);
        return (!leadsUp && whole(place).startsWith(whole(folder)))
                || real(place).startsWith(real(folder));
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return whole(path);
        }
    }

    private static String told(Replayed replayed, boolean isPage) {
        if (replayed.isTheSame()) {
            return replayed.named() + ": the same\n";
        }
        int size = replayed.recorded().size();
        int made = replayed.replays().size();
        if (made == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(replayed.named())
                .append(!replayed.errors().isEmpty() ? ": not all can be made again\n" : ": not the same\n");
        replayed.replays().stream().filter(one -> !one.isTheSame()).forEach(one -> text.append(told(one)));
        if (replayed.misplaced() > 0) {
            Recorded misplaced = replayed.recorded().get(replayed.misplaced() - 1);
            text.append("  result ")
                    .append(replayed.misplaced())
                    .append(", ")
                    .append(Legible.folded(misplaced.authority()))
                    .append(" (")
                    .append(Legible.folded(misplaced.file()))
                    .append(replayed.isRepeated() ? "), is there twice" : "), was moved")
                    .append("; evaluate writes each once, in the order of their files' names\n");
        }
        long others = replayed.others();
        if (made < size) {
            text.append("  ")
                    .append(made - others)
                    .append(" the same, ")
                    .append(others)
                    .append(" otherwise, ")
                    .append(size - made)
                    .append(" cannot be made again\n");
        } else if (replayed.areLineEndsOthers()) {
            text.append("  the content is the same, and its lines end with CR LF, where evaluate writes LF alone\n");
        } else if (replayed.otherwiseFrom() > 0 && isPage) {
            text.append("  the results in the page are the same; from line ")
                    .append(replayed.otherwiseFrom())
                    .append(" on it shows something else than they do\n");
        } else if (replayed.otherwiseFrom() > 0) {
            text.append("  the content is the same, and is laid out otherwise from line ")
                    .append(replayed.otherwiseFrom())
                    .append(" on\n");
        } else if (size > 1 && others > 0) {
            text.append("  ").append(others).append(" of ").append(size).append(" come out otherwise\n");
        }
        return text.toString();
    }

    private static String told(Replay replay) {
        StringBuilder text = new StringBuilder("  ")
                .append(Legible.folded(replay.recorded().authority()))
                .append(" (")
                .append(Legible.folded(replay.recorded().file()))
                .append(")\n");
        if (replay.isFoundTheSame()) {
            text.append("    what was found is the same\n");
        }
        replay.first()
                .ifPresent(first -> text.append("    ")
                        .append(Legible.folded(first.pointer()))
                        .append(": then ")
                        .append(Legible.folded(first.then()))
                        .append(", now ")
                        .append(Legible.folded(first.now()))
                        .append('\n'));
        replay.inputs()
                .forEach(input -> text.append("    ")
                        .append(Legible.folded(input.what()))
                        .append(": then ")
                        .append(Legible.folded(SinceText.brief(input.then())))
                        .append(", now ")
                        .append(Legible.folded(SinceText.brief(input.now())))
                        .append('\n'));
        return text.toString();
    }
}
