package assay.effect;

import assay.evaluation.Batch;
import assay.evaluation.Evaluation;
import assay.evaluation.Evaluator;
import assay.evaluation.RuleFault;
import assay.evidence.Evidence;
import assay.evidence.EvidenceReader;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.study.EvidenceFiles;
import assay.verify.Difference;
import assay.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the evidence that a rule set is tried on, and grades it by the rules as they are saved. */
public final class CaseloadReader {

    /** After so many files it is told how many have been read. */
    private static final int BLOCK = 250;

    private final List<String> paths;
    private final EvidenceReader reader;
    private final Evaluator evaluator;
    private final Verifier verifier;

    /**
     * A reader.
     *
     * @param rules the rules as they are saved
     * @param paths the files and folders of evidence, as the user named them; those of a study lie where a plan, a codebook or a
     *     list of who was invited lies
     */
    public CaseloadReader(RuleBase rules, List<String> paths) {
        this.paths = List.copyOf(paths);
        this.reader = new EvidenceReader(rules.ruleSet());
        this.evaluator = new Evaluator(rules);
        this.verifier = new Verifier(rules.ruleSet());
    }

    /**
     * All files.
     *
     * @param told is told now and then how many have been read
     */
    public Caseload read(Consumer<Effect.Part> told) {
        return read(EvidenceFiles.of(paths), Map.of(), told);
    }

    /** The same where some of it was read before by the same rules; what has not changed since is not read again. */
    public Caseload again(Caseload before) {
        EvidenceFiles files = EvidenceFiles.of(paths);
        SortedMap<String, String> stamps = stamps(files);
        if (stamps.equals(before.stamps())) {
            return before;
        }
        Map<String, Read> known = new LinkedHashMap<>();
        stamps.forEach((file, stamp) -> {
            if (stamp.equals(before.stamps().get(file))) {
                known.put(file, new Read(new ArrayList<>(), null, new ArrayList<>()));
            }
        });
        before.fixtures()
                .forEach(one -> known.computeIfPresent(one.file(), (file, read) -> {
                    read.fixtures.add(one);
                    return read;
                }));
        before.authorities()
                .forEach(one -> known.computeIfPresent(
                        one.file(), (file, read) -> new Read(read.fixtures, one, read.problems)));
        before.problems()
                .forEach(one -> known.computeIfPresent(one.file(), (file, read) -> {
                    read.problems.add(one);
                    return read;
                }));
        return read(files, known, part -> {});
    }

    private Caseload read(EvidenceFiles files, Map<String, Read> known, Consumer<Effect.Part> told) {
        SortedMap<String, String> stamps = stamps(files);
        Set<Path> studies = new HashSet<>();
        files.beside().forEach(beside -> studies.add(folder(beside)));
        AtomicInteger done = new AtomicInteger();
        List<Read> all = files.inputs().parallelStream()
                .map(input -> {
                    Read before = known.get(input.named());
                    Read now = before == null ? read(input, studies.contains(folder(input))) : before;
                    int number = done.incrementAndGet();
                    if (number % BLOCK == 0) {
                        told.accept(new Effect.Part(number, files.inputs().size()));
                    }
                    return now;
                })
                .toList();
        List<Caseload.Case> fixtures = new ArrayList<>();
        List<Caseload.Case> authorities = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(files.problems());
        for (Read one : all) {
            fixtures.addAll(one.fixtures());
            problems.addAll(one.problems());
            if (one.authority() != null) {
                authorities.add(one.authority());
            }
        }
        return new Caseload(fixtures, authorities, problems, stamps);
    }

    private static SortedMap<String, String> stamps(EvidenceFiles files) {
        SortedMap<String, String> stamps = new TreeMap<>();
        List.of(files.inputs(), files.beside())
                .forEach(some -> some.forEach(input -> {
                    stamps.put(input.named(), stamp(input.path()));
                }));
        return stamps;
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        } catch (IOException e) {
            return "";
        }
    }

    /** What a file holds, and what is wrong with it. */
    private record Read(List<Caseload.Case> fixtures, Caseload.@Nullable Case authority, List<Problem> problems) {}

    private static @Nullable Path folder(Batch.Input input) {
        return input.path().toAbsolutePath().normalize().getParent();
    }

    private Read read(Batch.Input input, boolean ofStudy) {
        Evidence evidence;
        try {
            evidence = reader.read(input.path(), input.named());
        } catch (ProblemsException e) {
            return new Read(List.of(), null, e.problems());
        }
        List<Caseload.Case> fixtures = new ArrayList<>();
        Caseload.Case authority = null;
        for (Evidence fixture : evidence.fixtures()) {
            Evaluation saved = null;
            List<Problem> wrong = List.of();
            List<Difference> differing = List.of();
            try {
                saved = evaluator.evaluate(fixture);
                if (fixture.expect() != null) {
                    differing = verifier.differences(fixture, saved);
                }
            } catch (RuleFault e) {
                wrong = List.of(e.ungraded(input.named()));
            } catch (ProblemsException e) {
                wrong = e.problems();
            }
            Caseload.Case one = new Caseload.Case(input.path(), fixture, saved, wrong, differing);
            if (fixture.expect() != null) {
                fixtures.add(one);
            }
            if (fixture.caseName() == null && (ofStudy || fixture.expect() == null)) {
                authority = one;
            }
        }
        return new Read(fixtures, authority, List.of());
    }
}
