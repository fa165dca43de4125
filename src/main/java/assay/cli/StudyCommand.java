package assay.cli;

import assay.evaluation.Batch;
import assay.evaluation.Evaluator;
import assay.problem.Problem;
import assay.report.JsonReport;
import assay.rules.RuleBase;
import assay.study.Authority;
import assay.study.Study;
import assay.study.StudyReport;
import assay.study.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a study of many authorities. */
@Command(
        name = "study",
        addMethodSubcommands = false,
        description =
                "Makes a study of many authorities: tables, ranks, and what goes together with what. With --output the"
                        + " whole of it is written to that folder: JSON, CSV, a report, charts, feedback for each authority.")
final class StudyCommand implements Callable<Integer> {

    private static final String COMPLETE = "study.json";

    /** How the summary can be written. */
    enum Format {
        text,
        json
    }

    @Mixin
    Shared shared = new Shared();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    Format format = Format.text;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of evidence, or folders of them")
    List<String> paths = List.of();

    private final Program program;

    StudyCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        RuleBase rules = program.rules(shared);
        EvidenceFiles files = EvidenceFiles.of(paths);
        List<Problem> problems = new ArrayList<>(files.problems());
        List<Authority> authorities = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Progress progress =
                new Progress(program.terminal(), shared.quiet, files.inputs().size());
        program.batch(rules).run(files.inputs(), Authority::of, (Batch.Result<Authority> result) -> {
            progress.step();
            problems.addAll(result.problems());
            Authority one = result.value();
            if (one != null) {
                String before = seen.putIfAbsent(one.name(), one.file());
                if (before == null) {
                    authorities.add(one);
                } else {
                    problems.add(Problem.ofFile(one.file(), one.name() + " is in " + before + " already"));
                }
            }
        });
        program.complain(problems);
        StudyReport report = new StudyReport(new Study(rules.ruleSet(), new Evaluator(rules).criteria(), authorities));
        Path folder = shared.output;
        shared.output = null;
        if (folder != null) {
            if (!problems.isEmpty()) {
                throw new UsageException("nothing was written to " + folder + ", because of what is wrong above");
            }
            Map<String, String> output = new LinkedHashMap<>(report.files());
            output.put(COMPLETE, json(report, authorities.size()));
            write(folder, output);
        }
        program.print(shared, format == Format.json ? json(report, authorities.size()) : report.summary());
        return problems.isEmpty() ? Exit.DONE : Exit.INPUT;
    }

    /** All of it or nothing: it is written beside the folder first, which takes its place when it is complete. */
    private static void write(Path folder, Map<String, String> files) {
        Path target = folder.toAbsolutePath().normalize();
        Path beside = null;
        try {
            if (Files.exists(target) && !isFormerOutput(target)) {
                throw new UsageException("--output " + folder
                        + ": there is something in it that is no former study; nothing was written");
            }
            Files.createDirectories(target.getParent());
            beside = Files.createTempDirectory(target.getParent(), ".assay");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = beside.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
            }
            delete(target);
            Files.move(beside, target);
        } catch (IOException e) {
            throw new UsageException("--output " + folder + ": it cannot be written: " + e.getMessage());
        } finally {
            if (beside != null) {
                try {
                    delete(beside);
                } catch (IOException e) {
                    // What is left of it has a name that begins with a dot, and does no harm.
                }
            }
        }
    }

    private static boolean isFormerOutput(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty() || Files.isRegularFile(folder.resolve(COMPLETE));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String json(StudyReport report, int authorities) {
        return JsonReport.written(true, json -> {
                    json.writeStartObject();
                    json.writeNumberProperty("authorities", authorities);
                    json.writeArrayPropertyStart("tables");
                    for (Table table : report.tables()) {
                        json.writeStartObject();
                        json.writeStringProperty("id", table.id());
                        json.writeStringProperty("title", table.title());
                        json.writeStringProperty("note", table.note());
                        JsonReport.texts(json, "header", table.header());
                        json.writeArrayPropertyStart("rows");
                        for (List<String> row : table.rows()) {
                            json.writeStartArray();
                            row.forEach(json::writeString);
                            json.writeEndArray();
                        }
                        json.writeEndArray();
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                })
                + "\n";
    }
}
