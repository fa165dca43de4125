package assay.peers;

import assay.processes.Cost;
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
import java.util.stream.Collectors;

/**
 * Assay beside its peers: each decides March 2004 on the same files, as a process of its own, and has to come to the same
 * grades and scores before any time is taken. Processes of few and of many files take turns; the least that each took counts,
 * and the difference is what one file more costs.
 */
public final class PeersBenchmark {

    private static final long SEED = 20040401;
    private static final int FEW = 200;
    private static final int MANY = 2_000;
    private static final int ROUNDS = 5;

    private static final Path FOLDER = Path.of("target", "peers");
    private static final Path OUT = FOLDER.resolve("out");
    private static final Path TABLE = FOLDER.resolve("table.md");

    private PeersBenchmark() {}

    /** Compares, measures, prints the table and writes it; takes the number of rounds, which need not be said. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Files.createDirectories(FOLDER);
        List<Outcome> expected = evidence();
        List<Contender> contenders = new ArrayList<>(Contender.onJava());
        contenders.addAll(Contender.elsewhere(FOLDER.resolve("node")));
        for (Contender contender : contenders) {
            run(contender, MANY);
            same(contender, expected);
        }
        System.out.printf(
                "The same grades and scores on %d files: %s%n",
                MANY, contenders.stream().map(Contender::name).collect(Collectors.joining(", ")));

        Map<Contender, Cost> few = new LinkedHashMap<>();
        Map<Contender, Cost> many = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("round %d of %d%n", round, rounds);
            for (Contender contender : contenders) {
                few.merge(contender, run(contender, FEW), Cost::least);
                many.merge(contender, run(contender, MANY), Cost::least);
            }
        }
        String table = table(few, many);
        System.out.print(table);
        Files.writeString(TABLE, table);
    }

    // ------------------------------------------------------------------ evidence

    private static Path folder(Notation notation, int files) {
        return FOLDER.resolve(notation.name().toLowerCase(Locale.ROOT)).resolve(String.valueOf(files));
    }

    private static String name(Notation notation, int file) {
        return String.format(Locale.ROOT, "%05d%s", file, notation.ending());
    }

    /** Writes the files; what each has to come to is told by the second reading, which has not read them as YAML. */
    private static List<Outcome> evidence() throws IOException {
        for (Notation notation : Notation.values()) {
            Files.createDirectories(folder(notation, FEW));
            Files.createDirectories(folder(notation, MANY));
        }
        EvidenceGenerator generator = new EvidenceGenerator(SEED);
        List<Outcome> expected = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Sample sample = generator.next();
            for (Notation notation : Notation.values()) {
                String text = notation.of(sample);
                Files.writeString(folder(notation, MANY).resolve(name(notation, i)), text);
                if (i < FEW) {
                    Files.writeString(folder(notation, FEW).resolve(name(notation, i)), text);
                }
            }
            PlainGrades read = PlainGrades.of(sample.data());
            expected.add(new Outcome(read.grades(), read.score()));
        }
        return expected;
    }

    private static Cost run(Contender contender, int files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(contender.command());
        command.add(folder(contender.evidence(), files).toString());
        return Cost.of(command, FOLDER, OUT);
    }

    /** Whether what has been printed last is what is to come out. */
    private static void same(Contender contender, List<Outcome> expected) throws IOException {
        List<String> lines = Files.readAllLines(OUT, StandardCharsets.UTF_8);
        if (lines.size() != expected.size()) {
            throw new IllegalStateException(
                    "%s decides %d of %d files".formatted(contender.name(), lines.size(), expected.size()));
        }
        for (int i = 0; i < expected.size(); i++) {
            Outcome actual = contender.line().apply(lines.get(i));
            if (!actual.equals(expected.get(i))) {
                Notation notation = contender.evidence();
                throw new IllegalStateException("%s comes to %s for %s, and %s was to be expected"
                        .formatted(
                                contender.name(),
                                actual,
                                folder(notation, MANY).resolve(name(notation, i)),
                                expected.get(i)));
            }
        }
    }

    // ------------------------------------------------------------------ printing

    private static String table(Map<Contender, Cost> few, Map<Contender, Cost> many) {
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
