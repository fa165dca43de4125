package assay.cli;

import assay.files.InputFile;
import assay.files.OutputFile;
import assay.files.Sha256;
import assay.files.StandardInput;
import assay.ledger.Breach;
import assay.ledger.Checked;
import assay.ledger.Ledger;
import assay.ledger.Result;
import assay.ledger.ResultReader;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.HowMany;
import assay.text.Legible;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A chained record of results. */
@Command(
        name = "ledger",
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps a record of results, one entry a line, each bound to the one before by its digest.")
final class LedgerCommand {

    @Mixin
    Standard standard = new Standard();

    private final Program program;

    LedgerCommand(Program program) {
        this.program = program;
    }

    @Command(
            name = "append",
            description = {
                "Adds an entry for each result to a ledger, all of them or none; where there is no ledger, it is made. Nothing is"
                        + " added to one that is not as it was written.",
                "A result is what evaluate --format json, jsonl or html wrote: one, or several. The \"sha256\" of an entry is that of its"
                        + " line without that key, and \"previous\" that of the entry before. \"resultSha256\" is the digest of the"
                        + " result's file; where a file has several, of the result's own text with a line end."
            })
    int append(
            @Parameters(paramLabel = "LEDGER", description = "the file of the ledger" + Overwriting.FOLDERS)
                    Path ledger,
            @Parameters(paramLabel = "RESULT", arity = "1..*", description = "files of results as JSON")
                    List<Path> results,
            @Option(
                            names = "--at",
                            paramLabel = "WHEN",
                            description =
                                    "the day or time that the entries state, such as 2026-11-26T12:00:00Z (default: now)")
                    @Nullable
                    String at,
            @Option(names = "--by", paramLabel = "WHO", description = "whom they state (default: the user)") @Nullable
                    String by,
            @Option(names = "--quiet", description = "do not print what was added") boolean quiet,
            @Mixin Standard standard)
            throws BrokenInput {
        if (StandardInput.isMeant(ledger)) {
            throw new UsageException("ledger -: entries are added to a file; one of that name is ./-");
        }
        String when = when(at);
        String who = by == null ? System.getProperty("user.name", "") : by;
        if (Legible.isBlank(who)) {
            throw new UsageException("--by: there is no name of a user; say who makes the entries");
        }
        Overwriting.refuse("ledger", ledger, List.of(), results.toArray(Path[]::new));
        List<Result> all = new ArrayList<>();
        for (Path result : results) {
            try {
                all.addAll(ResultReader.read(result, result.toString()));
            } catch (ProblemsException e) {
                throw new BrokenInput(e.problems(), Exit.INPUT);
            }
        }
        try (Ledger open = Ledger.toAppend(ledger)) {
            Checked checked = cleared(open, ledger);
            List<Ledger.Added> added = open.append(checked, when, who, all);
            return quiet ? Exit.DONE : printed(ledger, added.size(), told(ledger, all, added));
        } catch (InputFile.Unreadable e) {
            throw new BrokenInput(List.of(Problem.ofFile(ledger.toString(), e.why())), Exit.INPUT);
        } catch (IOException e) {
            throw new UsageException(
                    "ledger " + ledger + ": nothing was added, for the file cannot be written" + OutputFile.reason(e));
        }
    }

    @Command(
            name = "verify",
            description = {
                "Says whether a ledger is as it was written, or which is the first line that was changed, taken out, put in, moved,"
                        + " duplicated or torn.",
                "Entries that were taken off its end leave no trace in it, nor does writing all of it anew: the \"sha256\" of the last"
                        + " entry, which append prints, shows both with --holding when it was noted elsewhere."
            })
    int verify(
            @Parameters(paramLabel = "LEDGER", description = "the file of the ledger") Path ledger,
            @Option(
                            names = "--holding",
                            paramLabel = "SHA256",
                            description = "the digest of an entry that it had when that was noted")
                    @Nullable
                    String holding,
            @Mixin Standard standard)
            throws BrokenInput {
        if (holding != null && !Sha256.isOne(holding)) {
            throw new UsageException("--holding \"" + Nearest.shown(holding)
                    + "\": a digest has 64 of the digits 0 to 9 and a to f, as \"sha256\" of an entry has");
        }
        Checked checked;
        try (Ledger open = Ledger.toRead(ledger)) {
            checked = open.check(holding);
        } catch (InputFile.Unreadable e) {
            throw new BrokenInput(List.of(Problem.ofFile(ledger.toString(), e.why())), Exit.INPUT);
        } catch (IOException e) {
            throw new BrokenInput(
                    List.of(Problem.ofFile(ledger.toString(), "the file cannot be read" + InputFile.reason(e))),
                    Exit.INPUT);
        }
        String entries = HowMany.of(checked.entries(), "entry", "entries");
        Optional<Breach> breach = checked.breach();
        if (breach.isPresent()) {
            print(problem(ledger, breach.get()) + "\n" + entries + " before that, as "
                    + (checked.entries() == 1 ? "it was" : "they were") + " written\n");
            return Exit.NO;
        }
        if (!checked.holds()) {
            print(Problem.ofFile(
                            ledger.toString(),
                            "no entry has the sha256 " + holding
                                    + ": entries were taken off the end, or all was written anew since that was noted")
                    + "\n");
            return Exit.NO;
        }
        if (checked.entries() == 0) {
            throw new BrokenInput(
                    List.of(Problem.ofFile(
                            ledger.toString(), "there is no entry in it; to look at nothing proves nothing")),
                    Exit.INPUT);
        }
        return print(entries + ", all as they were written\n");
    }

    /** A ledger that can be added to, cleared of what others left who were stopped while they did. */
    private Checked cleared(Ledger open, Path ledger) throws IOException, BrokenInput {
        Checked checked = open.check();
        if (checked.unfinished().isPresent()) {
            Optional<Ledger.Cleared> cleared = open.clear(checked);
            Checked before = checked;
            cleared.ifPresent(how -> program.terminal()
                    .err()
                    .println("note: " + Legible.line(ledger.toString()) + ": an append was stopped after "
                            + HowMany.of(before.entries(), "entry", "entries") + "; "
                            + (how == Ledger.Cleared.COMPLETED
                                    ? "all that it was adding is there, and is in the ledger"
                                    : "what it was adding is not there as a whole, and was taken away")));
            if (cleared.isEmpty()) {
                throw nothingAdded(new Problem(
                        ledger.toString(),
                        line(checked.breach().orElseThrow()),
                        1,
                        "a zero byte begins what is neither an entry nor what an append leaves that is stopped"));
            }
            checked = open.check();
        }
        if (checked.breach().isPresent()) {
            throw nothingAdded(problem(ledger, checked.breach().get()));
        }
        return checked;
    }

    private static BrokenInput nothingAdded(Problem problem) {
        return new BrokenInput(
                List.of(new Problem(
                        problem.file(), problem.line(), problem.column(), problem.message() + "; nothing was added")),
                Exit.INPUT);
    }

    private static int line(Breach breach) {
        return (int) Math.min(breach.line(), Integer.MAX_VALUE);
    }

    private static Problem problem(Path ledger, Breach breach) {
        return new Problem(ledger.toString(), line(breach), breach.column(), breach.what());
    }

    private static String told(Path ledger, List<Result> results, List<Ledger.Added> added) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < added.size(); i++) {
            Result result = results.get(i);
            text.append(Legible.line(ledger.toString()))
                    .append(':')
                    .append(added.get(i).number())
                    .append(": ")
                    .append(Legible.folded(result.authority()))
                    .append(", ")
                    .append(Legible.folded(result.overall()))
                    .append(", sha256 ")
                    .append(added.get(i).sha256())
                    .append('\n');
        }
        return text.toString();
    }

    private static String when(@Nullable String at) {
        if (at == null) {
            return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        }
        try {
            if (at.indexOf('T') < 0) {
                LocalDate.parse(at);
            } else {
                OffsetDateTime.parse(at);
            }
            return at;
        } catch (DateTimeException e) {
            throw new UsageException("--at \"" + Nearest.shown(at)
                    + "\": write a day or a time with its zone, such as 2026-11-26 or 2026-11-26T12:00:00Z");
        }
    }

    /** Whoever cannot be told is not to append it all once more. */
    private int printed(Path ledger, int added, String text) {
        try {
            return print(text);
        } catch (UsageException e) {
            throw new UsageException("ledger " + ledger + ": " + HowMany.of(added, "entry was", "entries were")
                    + " added, but " + e.getMessage());
        }
    }

    private int print(String text) {
        return program.print(new Printing(), text);
    }
}
