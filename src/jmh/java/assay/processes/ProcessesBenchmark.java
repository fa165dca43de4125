package assay.processes;

import assay.secondreading.EvidenceGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What whoever starts {@code ./assay} waits for, and what it takes of the processors and of memory: grading very many files,
 * grading one, and seeing what a changed rule does. Each has beside it what it is to be held against. All take turns, and the
 * least of all rounds counts.
 */
public final class ProcessesBenchmark {

    private static final long SEED = 20040401;
    private static final int FEW = 200;
    private static final int MANY = 2_000;
    private static final int MOST = 20_000;
    private static final int ROUNDS = 3;

    /** How long somebody thinks before each change that is watched, in milliseconds. */
    private static final long THINKS = 3_000;

    private static final Path FOLDER = Path.of("target", "processes");
    private static final Path TABLE = FOLDER.resolve("table.md");
    private static final Path NOWHERE = Path.of("/dev/null");
    private static final Path RESULTS = FOLDER.resolve("results.json");
    private static final Path RULES = FOLDER.resolve("rules");
    private static final Path RULE_SET = RULES.resolve("march-2004");
    private static final Path RULE_FILE = RULE_SET.resolve("requirement-2.drl");
    private static final String FIXTURES = "fixtures";
    private static final String VARIABLE = "$glossary";
    private static final Path EXAMPLE = Path.of(FIXTURES, "worked-example.yaml");
    private static final Pattern VERDICT = Pattern.compile("\\{.*|.*(kinds of evidence; .*|passed, \\d+ failed)");

    private static final String JSON = "json";
    private static final String SUMMARY = "summary";
    private static final String FLOOR = "floor";
    private static final String JVM = "a bare JVM";
    private static final String START = "start";
    private static final String CHECK = "rules check";
    private static final String VERIFY = "verify";
    private static final String CHECK_WATCHING = "rules check --watch";
    private static final String VERIFY_WATCHING = "verify --watch";
    private static final String EVALUATE_WATCHING = "evaluate --watch";

    private final Map<String, Cost> least = new LinkedHashMap<>();
    private final StringBuilder table = new StringBuilder();

    private ProcessesBenchmark() {}

    /** Measures, prints the table and writes it; takes the number of rounds, which need not be said. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Files.createDirectories(FOLDER);
        writeEvidence();
        copyRules();
        ProcessesBenchmark benchmark = new ProcessesBenchmark();
        // What is made once, is made: the program, its archive of classes, the rules as they are compiled.
        Cost.of(verify(), FOLDER, NOWHERE);
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("round %d of %d%n", round, rounds);
            benchmark.measure();
        }
        benchmark.tell();
        System.out.print(benchmark.table);
        Files.writeString(TABLE, benchmark.table);
    }

    // ------------------------------------------------------------------ what is graded, and by what

    private static Path evidence(int files) {
        return FOLDER.resolve(String.valueOf(files));
    }

    private static void writeEvidence() throws IOException {
        EvidenceGenerator generator = new EvidenceGenerator(SEED);
        for (int files : List.of(FEW, MANY, MOST)) {
            Files.createDirectories(evidence(files));
        }
        for (int i = 0; i < MOST; i++) {
            String name = String.format(Locale.ROOT, "%05d.yaml", i);
            String yaml = generator.next().yaml();
            for (int files : List.of(FEW, MANY, MOST)) {
                if (i < files) {
                    Files.writeString(evidence(files).resolve(name), yaml);
                }
            }
        }
    }

    private static void copyRules() throws IOException {
        try (Stream<Path> listed = Files.walk(Path.of("rules"))) {
            for (Path file : listed.filter(Files::isRegularFile).toList()) {
                Path copy = RULES.resolve(Path.of("rules").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        }
    }

    /** Calls what rules look at by a name that it has never had: they are compiled anew, and nothing comes out otherwise. */
    private static void changeARule() throws IOException {
        String rules = Files.readString(Path.of("rules", "march-2004", "requirement-2.drl"));
        if (!rules.contains(VARIABLE)) {
            throw new IllegalStateException("no rule of requirement 2 has a " + VARIABLE);
        }
        String never = VARIABLE + ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE);
        Files.writeString(RULE_FILE, rules.replace(VARIABLE, never));
    }

    // ------------------------------------------------------------------ measuring

    private static List<String> assay(String... arguments) {
        return Stream.concat(Stream.of("./assay"), Stream.of(arguments)).toList();
    }

    private static List<String> evaluate(String format, Path evidence) {
        return assay("evaluate", "--quiet", "--format", format, evidence.toString());
    }

    private static List<String> check(String... options) {
        List<String> command = new ArrayList<>(assay("rules", "check", RULE_SET.toString()));
        command.addAll(3, List.of(options));
        return command;
    }

    private static List<String> verify(String... options) {
        List<String> command = new ArrayList<>(assay("verify", "--rules", RULE_SET.toString(), FIXTURES));
        command.addAll(2, List.of(options));
        return command;
    }

    private static String[] floor(int files) {
        return new String[] {Floor.class.getName(), evidence(files).toString(), RESULTS.toString()};
    }

    private void measure() throws IOException, InterruptedException {
        take(of(JSON, FEW), evaluate(JSON, evidence(FEW)), RESULTS);
        take(of(FLOOR, FEW), Java.command(floor(FEW)), NOWHERE);
        take(of(FLOOR, MANY), Java.command(floor(MANY)), NOWHERE);
        take(of(FLOOR, MOST), Java.commandForMuch(floor(MOST)), NOWHERE);
        take(of(SUMMARY, FEW), evaluate(SUMMARY, evidence(FEW)), NOWHERE);
        for (int files : List.of(MANY, MOST)) {
            take(of(JSON, files), evaluate(JSON, evidence(files)), NOWHERE);
            take(of(SUMMARY, files), evaluate(SUMMARY, evidence(files)), NOWHERE);
        }
        take(JVM, Java.command(Floor.class.getName()), NOWHERE);
        take(START, evaluate(JSON, EXAMPLE), NOWHERE);
        changeARule();
        take(CHECK, check(), NOWHERE);
        changeARule();
        take(VERIFY, verify(), NOWHERE);
        watch(CHECK_WATCHING, check("--watch"));
        watch(VERIFY_WATCHING, verify("--watch", "--quiet"));
        watch(
                EVALUATE_WATCHING,
                assay(
                        "evaluate",
                        "--watch",
                        "--quiet",
                        "--format",
                        SUMMARY,
                        "--rules",
                        RULE_SET.toString(),
                        EXAMPLE.toString()));
    }

    private void take(String what, List<String> command, Path out) throws IOException, InterruptedException {
        least.merge(what, Cost.of(command, FOLDER, out), Cost::least);
    }

    private static String of(String format, int files) {
        return format + " of " + files;
    }

    /** From a change of a rule to the verdict on it, by a process that waits for the one and says the other. */
    private void watch(String what, List<String> command) throws IOException, InterruptedException {
        Process process =
                Cost.process(command, FOLDER).redirectError(NOWHERE.toFile()).start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            awaitVerdict(out);
            Thread.sleep(THINKS);
            changeARule();
            long began = System.nanoTime();
            awaitVerdict(out);
            double wall = (System.nanoTime() - began) / 1e9;
            least.merge(what, new Cost(Double.NaN, wall, Double.NaN), Cost::least);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitVerdict(BufferedReader out) throws IOException {
        String line = out.readLine();
        while (line != null && !VERDICT.matcher(line).matches()) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("what was to watch has ended");
        }
    }

    // ------------------------------------------------------------------ printing

    private void tell() {
        table.append(String.format("%n| | CPU | elapsed | memory | beside | at most |%n"));
        table.append(String.format("| --- | ---: | ---: | ---: | --- | --- |%n"));
        oneMore("one file more", FEW, MANY);
        oneMore("one file more of %,d".formatted(MOST), MANY, MOST);
        for (String format : List.of(JSON, SUMMARY)) {
            whole(
                    "%,d files, `--format %s`".formatted(MOST, format),
                    of(format, MOST),
                    least.get(of(format, MOST)).peak()
                            / least.get(of(format, MANY)).peak(),
                    "the memory of %,d".formatted(MANY),
                    "the same");
        }
        double jvm = least.get(JVM).cpu();
        whole("a bare JVM", JVM, Double.NaN, "", "");
        whole(
                "`evaluate --format json` of one file",
                START,
                least.get(START).cpu() / jvm,
                "the CPU of a bare JVM",
                "3 times");
        whole("`rules check` after a change", CHECK, least.get(CHECK).cpu() / jvm, "the CPU of a bare JVM", "1.5 s");
        whole("`verify` after a change", VERIFY, least.get(VERIFY).cpu() / jvm, "the CPU of a bare JVM", "2.5 s");
        watched("`rules check --watch`, from a change to the verdict", CHECK_WATCHING, CHECK);
        watched("`verify --watch`, from a change to the verdict", VERIFY_WATCHING, VERIFY);
        whole("`evaluate --watch` of one file, from a change to the grades", EVALUATE_WATCHING, Double.NaN, "", "1 s");
    }

    private void oneMore(String what, int few, int many) {
        double alone = oneMoreBy(FLOOR, few, many);
        double traced = oneMoreBy(JSON, few, many);
        double plain = oneMoreBy(SUMMARY, few, many);
        row(what + ", `--format json`", ms(traced), traced / alone, "reading and writing alone", "1.5 ms, 1.6 times");
        row(what + ", `--format summary`", ms(plain), plain / traced, "`--format json`", "");
        row(what + ", reading the YAML and writing the JSON alone", ms(alone), Double.NaN, "", "");
    }

    /** In seconds of the processors. */
    private double oneMoreBy(String format, int few, int many) {
        return (least.get(of(format, many)).cpu() - least.get(of(format, few)).cpu()) / (many - few);
    }

    private static String ms(double seconds) {
        return String.format(Locale.ROOT, "%.2f ms", 1_000 * seconds);
    }

    private void whole(String what, String of, double times, String beside, String most) {
        Cost cost = least.get(of);
        row(
                what,
                known("%.2f s", cost.cpu()),
                known("%.2f s", cost.wall()),
                known("%.0f MB", cost.peak()),
                times,
                beside,
                most);
    }

    private void watched(String what, String of, String fromStart) {
        double times = least.get(of).wall() / least.get(fromStart).wall();
        whole(what, of, times, "the time of one that has to start", "1 s");
    }

    private void row(String what, String cpu, double times, String beside, String most) {
        row(what, cpu, "", "", times, beside, most);
    }

    private void row(String what, String cpu, String elapsed, String memory, double times, String beside, String most) {
        table.append(String.format(
                "| %s | %s | %s | %s | %s | %s |%n",
                what,
                cpu,
                elapsed,
                memory,
                Double.isNaN(times) ? "" : String.format(Locale.ROOT, "%.1f times %s", times, beside),
                most));
    }

    private static String known(String format, double value) {
        return Double.isNaN(value) || value == 0 ? "" : String.format(Locale.ROOT, format, value);
    }
}
