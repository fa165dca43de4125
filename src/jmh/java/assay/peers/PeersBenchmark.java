package assay.peers;

import assay.secondreading.EvidenceGenerator;
import assay.secondreading.PlainGrades;
import assay.secondreading.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assay beside its peers: each decides March 2004 on the same files, as a process of its own, and has to come to the same
 * grades and scores before any time is taken. Processes of few and of many files take turns; the least that each took counts,
 * and the difference is what one file more costs. It takes a POSIX shell, which knows what a process has used.
 */
public final class PeersBenchmark {

    private static final long SEED = 20040401;
    private static final int FEW = 200;
    private static final int MANY = 2_000;
    private static final int ROUNDS = 5;

    private static final Path FOLDER = Path.of("target", "peers");
    private static final Path OUT = FOLDER.resolve("out");
    private static final Path ERR = FOLDER.resolve("err");
    private static final Path TIMES = FOLDER.resolve("times");
    private static final Path TABLE = FOLDER.resolve("table.md");

    /** Runs what follows its first argument, and writes there what that has used. */
    private static final String TIMED = "times=$1; shift; \"$@\" || exit; times >\"$times\"";

    private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d+)m([\\d.]+)s");

    /** A program that is given a folder, and how its output is read. */
    private record Contender(String name, List<String> command, Function<String, Outcome> line) {}

    /** In seconds. */
    private record Time(double cpu, double wall) {

        Time least(Time other) {
            return new Time(Math.min(cpu, other.cpu), Math.min(wall, other.wall));
        }
    }

    private record Run(List<Outcome> outcomes, Time time) {}

    private PeersBenchmark() {}

    /** Compares, measures, prints the table and writes it; takes the number of rounds, which need not be said. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Files.createDirectories(FOLDER);
        List<Outcome> expected = evidence();
        List<Contender> contenders = contenders();
        for (Contender contender : contenders) {
            same(contender, expected, run(contender, MANY).outcomes());
        }
        System.out.printf("All come to the same grades and scores on %d files.%n", MANY);

        Map<Contender, Time> few = new LinkedHashMap<>();
        Map<Contender, Time> many = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("round %d of %d%n", round, rounds);
            for (Contender contender : contenders) {
                few.merge(contender, run(contender, FEW).time(), Time::least);
                many.merge(contender, run(contender, MANY).time(), Time::least);
            }
        }
        String table = table(few, many);
        System.out.print(table);
        Files.writeString(TABLE, table);
    }

    // ------------------------------------------------------------------ evidence

    private static Path folder(int files) {
        return FOLDER.resolve(String.valueOf(files));
    }

    private static String name(int file) {
        return String.format(Locale.ROOT, "%05d.yaml", file);
    }

    /** Writes the files; what each has to come to is told by the second reading, which has not read them as YAML. */
    private static List<Outcome> evidence() throws IOException {
        Files.createDirectories(folder(FEW));
        Files.createDirectories(folder(MANY));
        EvidenceGenerator generator = new EvidenceGenerator(SEED);
        List<Outcome> expected = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Sample sample = generator.next();
            String name = name(i);
            Files.writeString(folder(MANY).resolve(name), sample.yaml());
            if (i < FEW) {
                Files.writeString(folder(FEW).resolve(name), sample.yaml());
            }
            PlainGrades read = PlainGrades.of(sample.data());
            expected.add(new Outcome(read.grades(), read.score()));
        }
        return expected;
    }

    private static void same(Contender contender, List<Outcome> expected, List<Outcome> actual) {
        if (actual.size() != expected.size()) {
            throw new IllegalStateException(
                    "%s decides %d of %d files".formatted(contender.name(), actual.size(), expected.size()));
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!actual.get(i).equals(expected.get(i))) {
                throw new IllegalStateException("%s comes to %s for %s, and %s was to be expected"
                        .formatted(contender.name(), actual.get(i), folder(MANY).resolve(name(i)), expected.get(i)));
            }
        }
    }

    // ------------------------------------------------------------------ contenders

    private static List<Contender> contenders() {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(
                "Assay",
                java("-Dassay.home=.", "assay.cli.Main", "evaluate", "--format", "summary"),
                PeersBenchmark::summary));
        for (String peer : Peer.names()) {
            contenders.add(new Contender(peer, java(PeerProgram.class.getName(), peer), Outcome::read));
        }
        return contenders;
    }

    /** Java as the launcher starts it for Assay, but without an archive of classes, for Assay and for peers. */
    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=2",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Outcome summary(String line) {
        JsonNode summary = JsonMapper.shared().readTree(line);
        return new Outcome(
                StreamSupport.stream(summary.get("requirements").spliterator(), false)
                        .map(requirement -> requirement.get("grade").asString())
                        .toList(),
                summary.at("/overall/evidence/score").asString());
    }

    // ------------------------------------------------------------------ runs

    private static Run run(Contender contender, int files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", TIMED, "sh", TIMES.toString()));
        command.addAll(contender.command());
        command.add(folder(files).toString());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(OUT.toFile()).redirectError(ERR.toFile());
        builder.environment()
                .put("XDG_CACHE_HOME", FOLDER.resolve("cache").toAbsolutePath().toString());
        builder.environment().put("ASSAY_NO_CONFIG", "true");
        long began = System.nanoTime();
        int code = builder.start().waitFor();
        double wall = (System.nanoTime() - began) / 1e9;
        if (code != 0) {
            throw new IllegalStateException(
                    "%s ends with %d: %s".formatted(contender.name(), code, Files.readString(ERR)));
        }
        List<Outcome> outcomes = Files.readAllLines(OUT, StandardCharsets.UTF_8).stream()
                .map(contender.line())
                .toList();
        return new Run(outcomes, new Time(used(), wall));
    }

    /** User and system time of what the shell has waited for: the second line of what {@code times} prints. */
    private static double used() throws IOException {
        String children = Files.readAllLines(TIMES).get(1);
        return MINUTES_AND_SECONDS
                .matcher(children)
                .results()
                .mapToDouble(PeersBenchmark::seconds)
                .sum();
    }

    private static double seconds(MatchResult time) {
        return 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
    }

    // ------------------------------------------------------------------ printing

    private static String table(Map<Contender, Time> few, Map<Contender, Time> many) {
        StringBuilder table = new StringBuilder();
        table.append(String.format(
                Locale.ROOT,
                "%n| | CPU, %d files | CPU, %d files | CPU, one file more | Assay takes | elapsed, %d files |%n",
                FEW,
                MANY,
                MANY));
        table.append(String.format("| --- | ---: | ---: | ---: | ---: | ---: |%n"));
        double assay = Double.NaN;
        for (Contender contender : few.keySet()) {
            double more =
                    1_000 * (many.get(contender).cpu() - few.get(contender).cpu()) / (MANY - FEW);
            String ratio = Double.isNaN(assay) ? "" : String.format(Locale.ROOT, "%.1f times as much", assay / more);
            assay = Double.isNaN(assay) ? more : assay;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f s | %.2f s | %.2f ms | %s | %.2f s |%n",
                    contender.name(),
                    few.get(contender).cpu(),
                    many.get(contender).cpu(),
                    more,
                    ratio,
                    many.get(contender).wall()));
        }
        return table.toString();
    }
}
