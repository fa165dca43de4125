package assay.cli;

import assay.evaluation.Batch;
import assay.problem.Problem;
import assay.study.Plan;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The files of evidence that paths on the command line stand for, each once, in the order of their names. The plan of a study
 * that lies in a folder is none.
 *
 * @param inputs the files
 * @param single whether exactly one file was named, and no folder
 * @param problems paths that stand for no file, or cannot be looked into
 */
record EvidenceFiles(List<Batch.Input> inputs, boolean single, List<Problem> problems) {

    static EvidenceFiles of(Collection<String> paths) {
        Map<String, Batch.Input> byName = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        boolean folders = false;
        for (String named : paths) {
            Path path = Path.of(named);
            if (Files.isDirectory(path)) {
                folders = true;
                folder(path, named, byName, problems);
            } else {
                byName.put(named, new Batch.Input(path, named));
            }
        }
        Map<Path, Batch.Input> once = new LinkedHashMap<>();
        byName.values().forEach(input -> once.putIfAbsent(real(input.path()), input));
        return new EvidenceFiles(List.copyOf(once.values()), !folders && once.size() == 1, problems);
    }

    /** The same without a file that was named for something else. */
    EvidenceFiles without(@Nullable Path other) {
        return other == null
                ? this
                : new EvidenceFiles(
                        inputs.stream()
                                .filter(input -> !real(input.path()).equals(real(other)))
                                .toList(),
                        single,
                        problems);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static void folder(Path folder, String named, Map<String, Batch.Input> byName, List<Problem> problems) {
        String prefix = named.endsWith("/") ? named : named + "/";
        Map<String, Batch.Input> found = new TreeMap<>();
        int before = problems.size();
        try {
            Path start = folder.toRealPath();
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.toString();
                    if (attributes.isRegularFile()
                            && (name.endsWith(".yaml") || name.endsWith(".yml"))
                            && !Plan.isOne(file)) {
                        String below = prefix
                                + Strings.CS.replace(start.relativize(file).toString(), "\\", "/");
                        found.put(below, new Batch.Input(file, below));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    String below = file.equals(start) ? named : prefix + start.relativize(file);
                    problems.add(Problem.ofFile(below, "this cannot be looked into"));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add(Problem.ofFile(named, "this folder cannot be looked into"));
        }
        byName.putAll(found);
        if (found.isEmpty() && problems.size() == before) {
            problems.add(Problem.ofFile(named, "there is no file of evidence (*.yaml, *.yml) in this folder"));
        }
    }
}
