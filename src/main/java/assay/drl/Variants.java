package assay.drl;

import assay.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rule sets that lie beside another, each of which extends it and decides something otherwise. */
public final class Variants {

    private Variants() {}

    /** The folder in which those of a rule set lie, if there are any. */
    public static Path folder(Path rules) {
        return rules.toAbsolutePath().normalize().resolveSibling("variants");
    }

    /** What the folder of a rule set is called, by which variants name what they extend. */
    public static String name(Path rules) {
        return String.valueOf(rules.toAbsolutePath().normalize().getFileName());
    }

    /**
     * Those of a rule set, by the names of their folders; one that cannot be read is among them, for it is told of where it is read.
     *
     * @param more folders besides its own in which variants of it may lie
     */
    public static List<Path> beside(Path rules, List<Path> more) {
        return of(rules, listed(rules, more));
    }

    /** The rule sets that lie where variants of a rule set may lie, whatever they extend: each once, folder by folder. */
    public static List<Path> listed(Path rules, List<Path> more) {
        return Stream.concat(Stream.of(folder(rules)), more.stream())
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .flatMap(folder -> {
                    try {
                        return in(folder).stream();
                    } catch (IOException e) {
                        return Stream.of();
                    }
                })
                .toList();
    }

    /** Those of some that extend a rule set. */
    public static List<Path> of(Path rules, List<Path> sets) {
        String own = name(rules);
        return sets.stream().filter(set -> mayExtend(set, own)).toList();
    }

    /**
     * The rule sets of a folder, by their names.
     *
     * @throws IOException if there is no such folder
     */
    public static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(child.resolve(RuleFiles.PACK)))
                    .sorted()
                    .toList();
        }
    }

    /** What is wrong with a variant is told where it is read, whatever it extends. */
    private static boolean mayExtend(Path set, String base) {
        try {
            return RuleFiles.read(set)
                    .extension()
                    .filter(extension -> extension.namesBase(base))
                    .isPresent();
        } catch (ProblemsException e) {
            return true;
        }
    }
}
