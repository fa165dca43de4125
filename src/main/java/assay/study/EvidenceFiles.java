package assay.study;

import assay.drl.RuleFiles;
import assay.evaluation.Batch;
import assay.files.InputFile;
import assay.files.StandardInput;
import assay.problem.Problem;
import assay.yaml.YamlReader;
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
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The files of evidence that paths on the command line stand for, each once, in the order of their names, and what else lies
 * among them that goes with the evidence of a study and is none itself.
 *
 * @param inputs the files of evidence
 * @param beside codebooks, lists of who was invited and plans, in the folders or named themselves
 * @param single whether exactly one file was named, and no folder
 * @param problems paths that stand for no file, or cannot be looked into
 */
public record EvidenceFiles(
        List<Batch.Input> inputs, List<Batch.Input> beside, boolean single, List<Problem> problems) {

    private static final String EMPTY = "there is no file of evidence (*.yaml, *.yml) in this folder";

    /** The themes of interviewees' answers. */
    public static final String CODEBOOK = "codebook.csv";

    /** Who was asked to take part. */
    public static final String INVITED = "invited.csv";

    /** What stands for bytes that are no character. */
    private static final char NO_CHARACTER = '\uFFFD';

    /** How the files are called that go with evidence. */
    public static final List<String> BESIDE = List.of(CODEBOOK, INVITED, Plan.FILE);

    public static EvidenceFiles of(Collection<String> paths) {
        List<List<Batch.Input>> found = new ArrayList<>();
        List<List<Batch.Input>> foundBeside = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Path> places = paths.stream().map(named -> real(Path.of(named))).toList();
        boolean folders = false;
        for (String named : paths) {
            Path path = Path.of(named);
            if (Files.isDirectory(path) && !StandardInput.isMeant(path)) {
                folders = true;
                folder(path, named, places, found, foundBeside, problems);
            } else {
                (goesWithEvidence(path) ? foundBeside : found).add(List.of(new Batch.Input(path, named)));
            }
        }
        List<Batch.Input> inputs = once(found);
        List<Batch.Input> beside = once(foundBeside);
        if (!folders && inputs.isEmpty()) {
            beside.forEach(input -> problems.add(Problem.ofFile(
                    input.named(), "this goes with the evidence of a study, and is no evidence itself")));
        }
        return new EvidenceFiles(inputs, beside, !folders && inputs.size() == 1 && beside.isEmpty(), problems);
    }

    /** Whether this says no more than that a folder has no evidence in it yet. */
    public static boolean isEmptyFolder(Problem problem) {
        return problem.message().equals(EMPTY);
    }

    /** What was found in several places, each file once; nothing is found twice in one place. */
    private static List<Batch.Input> once(List<List<Batch.Input>> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        Map<String, Batch.Input> byName = new TreeMap<>();
        found.forEach(each -> each.forEach(input -> byName.put(input.named(), input)));
        Map<Path, Batch.Input> once = new LinkedHashMap<>();
        byName.values().forEach(input -> once.putIfAbsent(real(input.path()), input));
        return List.copyOf(once.values());
    }

    /** Whether a file is what goes with evidence, by its name in small letters or capitals. */
    private static boolean goesWithEvidence(Path file) {
        return Plan.isOne(file)
                || (Stream.of(CODEBOOK, INVITED).anyMatch(name -> isCalled(file, name)) && Files.isRegularFile(file));
    }

    private static boolean isCalled(Path file, String name) {
        return name.equals(Plan.FILE)
                ? Plan.isCalledSo(file)
                : Strings.CI.equals(String.valueOf(file.getFileName()), name);
    }

    /** What is called so of all that goes with the evidence. */
    List<Batch.Input> beside(String name) {
        return beside.stream().filter(input -> isCalled(input.path(), name)).toList();
    }

    /** What is called so, lies beside a file that was named, and is neither named nor in a folder that is. */
    List<Path> notTaken(String name) {
        Set<Path> taken = beside.stream().map(input -> real(input.path())).collect(Collectors.toSet());
        return inputs.stream()
                .map(input -> input.path().resolveSibling(name))
                .filter(EvidenceFiles::goesWithEvidence)
                .filter(file -> !taken.contains(real(file)))
                .distinct()
                .toList();
    }

    /** The same without a file that was named for something else. */
    public EvidenceFiles without(@Nullable Path other) {
        return other == null
                ? this
                : new EvidenceFiles(
                        inputs.stream()
                                .filter(input -> !real(input.path()).equals(real(other)))
                                .toList(),
                        beside,
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

    /** Whether a link is called as evidence is, or leads to a folder, and what it leads to is in none of the places that are named. */
    private static boolean isLeftOut(Path link, List<Path> places) {
        return (YamlReader.isFor(link.toString()) || Files.isDirectory(link))
                && !(Files.exists(link) && places.stream().anyMatch(real(link)::startsWith));
    }

    /** The folder of a file with the slash behind it, or nothing. */
    private static String folderOf(String below) {
        return below.substring(0, below.lastIndexOf('/') + 1);
    }

    private static void folder(
            Path folder,
            String named,
            List<Path> places,
            List<List<Batch.Input>> found,
            List<List<Batch.Input>> foundBeside,
            List<Problem> problems) {
        String prefix = named.endsWith("/") ? named : named + "/";
        List<String> evidence = new ArrayList<>();
        List<String> beside = new ArrayList<>();
        SortedSet<String> withRules = new TreeSet<>();
        int before = problems.size();
        try {
            Path start = folder.toRealPath();
            String separator = start.getFileSystem().getSeparator();
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String below = Strings.CS.replace(start.relativize(file).toString(), separator, "/");
                    boolean isEvidence = attributes.isRegularFile() && YamlReader.isFor(below);
                    boolean isNoFile = attributes.isOther() && YamlReader.isFor(below);
                    if (!Files.isRegularFile(file) && BESIDE.stream().anyMatch(name -> isCalled(file, name))) {
                        problems.add(Problem.ofFile(
                                prefix + below, "this goes with the evidence of a study by its name, and is no file"));
                    } else if (isNoFile) {
                        problems.add(Problem.ofFile(prefix + below, InputFile.NO_FILE));
                    } else if (isEvidence && below.indexOf(NO_CHARACTER) >= 0) {
                        // To Java several of them may be called the same.
                        problems.add(Problem.ofFile(prefix + below, "the name of this file is not UTF-8; rename it"));
                    } else if (goesWithEvidence(file)) {
                        beside.add(below);
                    } else if (isEvidence) {
                        evidence.add(below);
                    } else if (attributes.isSymbolicLink() && isLeftOut(file, places)) {
                        problems.add(Problem.ofFile(
                                prefix + below,
                                "this is a link, which is not followed below a folder; name what it leads to as well,"
                                        + " or put that here"));
                    } else if (below.endsWith(".drl")) {
                        withRules.add(folderOf(below));
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
            withRules.retainAll(evidence.stream()
                    .filter(file -> file.substring(folderOf(file).length()).equals(RuleFiles.PACK))
                    .map(EvidenceFiles::folderOf)
                    .toList());
            evidence.removeIf(file -> withRules.contains(folderOf(file)));
            withRules.forEach(
                    rules -> problems.add(
                            Problem.ofFile(
                                    Strings.CS.removeEnd(prefix + rules, "/"),
                                    "these are the files of a rule set, and no evidence; name its fixtures, or after --rules the rules")));
            found.add(FilesBelow.of(start, prefix, evidence));
            foundBeside.add(FilesBelow.of(start, prefix, beside));
        } catch (IOException e) {
            problems.add(Problem.ofFile(named, "this folder cannot be looked into"));
        }
        if (evidence.isEmpty() && problems.size() == before) {
            problems.add(Problem.ofFile(named, EMPTY));
        }
    }
}
