package assay.cli;

import assay.drl.RuleFiles;
import assay.files.Place;
import assay.study.EvidenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps results from being written over what they are made from. */
final class Overwriting {

    private static final String PACK = "pack.yaml";

    /** What a rule set has in its folder that is made from it, and made anew where it changes. */
    private static final String SCHEMA = "evidence.schema.json";

    /** Where a rule set has evidence of its own, which is none of its rules. */
    private static final String FIXTURES = "fixtures";

    private Overwriting() {}

    /**
     * Refuses to write a file that is read as well, by whatever name, or that lies in a rule set.
     *
     * @param option the option that names it
     * @param output the file, or null where there is none
     * @param evidence files of evidence that are read, and folders of them with what is read beside them
     * @param more what else is read, or null
     */
    static void refuse(String option, @Nullable Path output, Collection<String> evidence, @Nullable Path... more) {
        if (output == null) {
            return;
        }
        for (Path input : read(evidence, more)) {
            if (isSame(output, input)) {
                throw new UsageException(
                        option + " " + output + ": this file is read, as " + input + "; nothing was written over it");
            }
        }
        refuseRules(option, output, output);
    }

    /** Refuses to write two results to one file, by whatever names. */
    static void refuseBoth(String option, @Nullable Path output, String other, @Nullable Path also) {
        if (output != null && also != null && isSame(output, also)) {
            throw new UsageException(option + " " + output + ": this is " + other + also
                    + " as well; each result wants a file of its own");
        }
    }

    /**
     * Refuses to write a folder that has in it what is read, or that lies in a rule set.
     *
     * @param option the option that names it
     * @param folder the folder, or null where there is none
     * @param evidence as above
     * @param more as above
     */
    static void refuseFolder(
            String option, @Nullable Path folder, Collection<String> evidence, @Nullable Path... more) {
        if (folder == null) {
            return;
        }
        Path real = real(folder);
        for (Path input : read(evidence, more)) {
            if (real(input).startsWith(real)) {
                throw new UsageException(
                        option + " " + folder + ": " + input + " lies in it, which is read; nothing was written");
            }
        }
        refuseRules(option, folder, folder.resolve("any"));
    }

    private static List<Path> read(Collection<String> evidence, @Nullable Path... more) {
        List<Path> read = new ArrayList<>();
        EvidenceFiles files = EvidenceFiles.of(evidence);
        Stream.of(files.inputs(), files.beside()).flatMap(List::stream).forEach(input -> read.add(input.path()));
        for (String named : evidence) {
            EvidenceFiles.BESIDE.forEach(name -> read.add(Path.of(named).resolve(name)));
        }
        Stream.of(more).filter(Objects::nonNull).forEach(read::add);
        return read;
    }

    private static void refuseRules(String option, Path output, Path written) {
        Path real = real(written);
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above.resolve(PACK))
                    && !real.equals(above.resolve(SCHEMA))
                    && !real.startsWith(above.resolve(FIXTURES))) {
                throw new UsageException(option + " " + output + ": this lies in the rule set " + above
                        + ", which holds rules and no results");
            }
            if (RuleFiles.isCommon(above)) {
                throw new UsageException(option + " " + output + ": this lies in " + above
                        + ", which holds rules that rule sets have in common and no results");
            }
        }
    }

    private static boolean isSame(Path output, Path input) {
        try {
            return Files.exists(output)
                    ? Files.exists(input) && Files.isSameFile(output, input)
                    : real(output).equals(real(input));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return Place.of(path);
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
