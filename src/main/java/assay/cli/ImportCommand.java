package assay.cli;

import assay.csv.CsvFile;
import assay.csv.CsvRows;
import assay.evidence.Modeline;
import assay.files.NewFiles;
import assay.files.OutputFile;
import assay.interview.DateOrder;
import assay.interview.InterviewForm;
import assay.interview.InterviewReader;
import assay.interview.Interviews;
import assay.interview.Interviews.Column;
import assay.interview.Interviews.Fate;
import assay.interview.Interviews.Interview;
import assay.interview.Settings;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.ruleset.RuleSet;
import assay.study.Codebook;
import assay.text.HowMany;
import assay.text.Legible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes files of evidence of an export of interviews. */
@Command(
        name = "import",
        addMethodSubcommands = false,
        description = {
            "Makes files of evidence of an export of interviews, one for each authority, to which documents are to be added.",
            "The export is comma-separated values in UTF-8 or Windows-1252, with commas, semicolons or tabs and a row for each"
                    + " interview. What the columns are called is said by interview-form.yaml of the rule set and by assay"
                    + " template --csv. Contact details are never carried.",
            "Whether the day or the month stands first is seen from the days of the whole file. Several drivers, barriers or"
                    + " solutions in a cell stand on lines of their own or have a | between them; where something else may stand"
                    + " between answers (a comma, a bullet, two blanks), --multi says it. What the file does not show is asked for, and"
                    + " nothing is written then. A row with errors makes no file; the others do,"
                    + " or none where one of them cannot be written."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int MOST_HEADINGS = 20;

    @Mixin
    Shared shared = new Shared();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "the folder that the files are written to" + Overwriting.FOLDERS)
    @Nullable
    Path output;

    @Option(
            names = "--dates",
            paramLabel = "ORDER",
            description = "dmy, mdy or iso: the order of day, month and year (default: as the file shows)")
    @Nullable
    DateOrder dates;

    @Option(
            names = "--multi",
            paramLabel = "SEPARATOR",
            description =
                    "what stands between answers in a cell, beside line ends, such as \";\" or TAB; lines for nothing"
                            + " else; none if a cell has one answer (default: a |, and nothing else may)")
    @Nullable
    String multi;

    @Option(
            names = "--codebook",
            paramLabel = "FILE",
            description = "the themes that drivers, barriers and solutions are; these show what stands between them")
    @Nullable
    Path codebook;

    @Option(
            names = "--skip-rows",
            paramLabel = "NUMBER",
            description = "how many of the first rows are headings beside the one that names the columns (default: 0,"
                    + " or as exports of Qualtrics and SurveyMonkey show)")
    @Nullable
    Integer skipRows;

    @Option(
            names = "--ignore",
            paramLabel = "COLUMN",
            description = "a column to leave out, or with * at its end all that begin so; may be repeated")
    List<String> ignored = List.of();

    @Parameters(paramLabel = "CSV", description = "the export")
    String export = "";

    private final Program program;

    ImportCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        Path folder = output;
        if (folder == null) {
            throw new UsageException("--output DIR is missing: the folder that the files of evidence are written to");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--output " + folder + ": this is a file; name a folder");
        }
        Overwriting.refuseFolder("--output", folder, List.of());
        RuleBase rules = program.rules(shared);
        refuseWithoutInterview(rules.ruleSet());
        InterviewForm form = program.form(rules);
        Settings settings = settings(rules);
        CsvRows table;
        Interviews interviews;
        try {
            int headings = settings.skipRows() == null ? 1 : settings.skipRows() + 1;
            table = CsvFile.rows(Path.of(export), export, headings, form::mayBeRepeated);
            interviews = InterviewReader.read(table, form, settings);
        } catch (ProblemsException e) {
            throw new BrokenInput(ofTheWhole(e.problems()), Exit.INPUT);
        }
        int rows = interviews.rows();
        if (rows == 0) {
            throw new BrokenInput(
                    List.of(Problem.ofFile(export, "there is no row below the header, and so nothing to import")),
                    Exit.INPUT);
        }
        List<Problem> problems = new ArrayList<>(interviews.problems());
        List<String> written = write(interviews.interviews(), rules, folder, problems);
        program.warn(shared, unknown(interviews, form));
        program.complain(problems.stream().sorted().toList());
        StringBuilder told = new StringBuilder();
        written.forEach(file -> told.append(Legible.line(file)).append('\n'));
        told.append(written.size() + " of " + HowMany.of(rows, "interview") + " written to "
                + Legible.line(folder.toString()) + "; the documents are to be added\n");
        program.print(shared, told.append(reading(table, interviews)).toString());
        return problems.isEmpty() ? Exit.DONE : Exit.INPUT;
    }

    /** What is wrong with an export as a whole, which may stand in one row and stops all others as well. */
    private List<Problem> ofTheWhole(List<Problem> problems) {
        Problem nothing = Problem.ofFile(export, "nothing is written of the other rows either, before this is mended");
        return problems.stream().allMatch(problem -> problem.place().equals(nothing.place()))
                ? problems
                : Stream.concat(problems.stream(), Stream.of(nothing)).toList();
    }

    /** Of a rule set that interviews nobody there are no interviews. */
    static void refuseWithoutInterview(RuleSet rules) {
        if (!rules.hasInterviewHeading()) {
            throw new UsageException(
                    "the rule set " + rules.pack().name()
                            + " interviews nobody, so there are no interviews to import; assay template prints an empty file of evidence");
        }
    }

    /** What is said about the export on the command line. */
    private Settings settings(RuleBase rules) throws BrokenInput {
        String between = multi;
        String fault = between == null ? "" : Settings.fault(between);
        if (between != null && !fault.isEmpty()) {
            throw new UsageException("--multi \"" + Nearest.shown(between) + "\": say " + fault);
        }
        if (skipRows != null && (skipRows < 0 || skipRows > MOST_HEADINGS)) {
            throw new UsageException(
                    "--skip-rows " + skipRows + ": a number from 0 to " + MOST_HEADINGS + " is wanted");
        }
        if (codebook == null) {
            return new Settings(dates, multi, skipRows, ignored, null);
        }
        try {
            Codebook themes =
                    Codebook.read(codebook, codebook.toString(), rules.ruleSet().pack());
            return new Settings(dates, multi, skipRows, ignored, themes::themes);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        }
    }

    private String text(Interview interview, RuleBase rules, Path folder) {
        return Modeline.of(Path.of(rules.folder()), folder)
                + interview.file(String.valueOf(Path.of(export).getFileName()), rules.ruleSet());
    }

    /**
     * Writes a file of each interview, or if one cannot be written none at all.
     *
     * @param problems what is wrong with rows; takes in those whose files are there already
     * @return the files
     */
    private List<String> write(List<Interview> interviews, RuleBase rules, Path folder, List<Problem> problems) {
        List<String> written = new ArrayList<>();
        String failed = "the folder cannot be made";
        try (NewFiles files = new NewFiles()) {
            if (!interviews.isEmpty()) {
                files.folder(folder);
            }
            for (Interview one : interviews) {
                String name = one.name() + ".yaml";
                failed = name + " cannot be written";
                String file = shown(folder) + name;
                if (files.write(folder.resolve(name), text(one, rules, folder))) {
                    written.add(file);
                } else {
                    problems.add(new Problem(
                            export,
                            one.line(),
                            one.cell(),
                            file + " is there already, and no file is written over another"));
                }
            }
            files.keep();
            return written;
        } catch (IOException e) {
            program.complain(problems.stream().sorted().toList());
            throw new UsageException("--output " + folder + ": " + failed + OutputFile.reason(e)
                    + (e.getSuppressed().length == 0 ? "; nothing was written" : ""));
        }
    }

    private static String shown(Path folder) {
        String named = folder.toString();
        return named.endsWith("/") ? named : named + "/";
    }

    private List<Problem> unknown(Interviews interviews, InterviewForm form) {
        return interviews.columns().stream()
                .filter(column -> column.fate() == Fate.UNKNOWN)
                .map(column -> new Problem(
                        export,
                        interviews.headerLine(),
                        column.number(),
                        "warning: the column \"" + Nearest.shown(column.name()) + "\" is not known and not carried"
                                + form.nearest(column.name())
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("")))
                .toList();
    }

    /** How the export was read, and what of it is not in the files. */
    private static String reading(CsvRows table, Interviews interviews) {
        String separator =
                switch (table.separator()) {
                    case ';' -> "semicolons";
                    case '\t' -> "tabs";
                    case '|' -> "strokes";
                    default -> "commas";
                };
        List<Column> columns = interviews.columns();
        StringBuilder told = new StringBuilder();
        told.append("Read as " + table.encoding() + " with " + separator + " between cells; "
                + columns.stream()
                        .filter(column -> column.fate() == Fate.CARRIED)
                        .count() + " of " + columns.size()
                + " columns are carried\n");
        if (interviews.headings() > 1) {
            told.append("Read the first " + interviews.headings() + " rows as headings, and line "
                    + interviews.headerLine() + " as the names of the columns\n");
        }
        interviews
                .readings()
                .forEach(one -> told.append("Read ").append(Legible.folded(one)).append('\n'));
        told.append(left("Never carried (contact details)", columns, column -> column.fate() == Fate.CONTACT_DETAIL));
        columns.stream()
                .map(Column::because)
                .filter(because -> !because.isEmpty())
                .distinct()
                .forEach(because -> told.append(left(
                        "Not carried (" + because + ")",
                        columns,
                        column -> column.because().equals(because))));
        told.append(left("Not carried (not known)", columns, column -> column.fate() == Fate.UNKNOWN));
        return told.toString();
    }

    private static String left(String how, List<Column> columns, Predicate<Column> which) {
        String names = columns.stream()
                .filter(which)
                .map(column -> '"' + Nearest.shown(column.name()) + '"')
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : how + ": " + names + "\n";
    }
}
