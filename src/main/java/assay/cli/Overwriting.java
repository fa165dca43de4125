package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.files.Place;
import assay.files.StandardInput;
import assay.study.EvidenceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Keeps results from being written over what they are made from. */
final class Overwriting {

    /** Where a rule set has evidence of its own, which is none of its rules. */
    private static final String FIXTURES = "fixtures";

    /** What the page of a command says behind each file or folder that it writes. */
    static final String FOLDERS = "; folders that are not there are made";

    /** The options that name a file to write, or a folder to write to. */
    static final Set<String> WRITTEN = Set.of("--output", "--junit", "--log", "--in", "--fixtures");

    /** How the command line calls what it has of evidence and tables; other files and folders that it names are paths. */
    private static final Set<String> EVIDENCE = Set.of("PATH", "FILE", "CSV", "WARDS.csv");

    private Overwriting() {}

    /**
     * Refuses what a command is to write to a file where it reads that as well, by whatever argument and whatever name, or where
     * that lies in a rule set. Whatever the command line names is looked at, so that no command can forget what it reads.
     *
     * @param parsed the command line
     * @param defaults the files that say what it does not
     */
    static void refuse(ParseResult parsed, Collection<Path> defaults) {
        for (ParseResult last = parsed; last != null; last = last.subcommand()) {
            List<ArgSpec> all = last.commandSpec().args();
            all.stream().filter(Overwriting::writes).forEach(Overwriting::refuseStandardOutput);
            List<String> evidence = all.stream()
                    .filter(one -> EVIDENCE.contains(one.paramLabel()))
                    .flatMap(one -> values(one, String.class).stream())
                    .toList();
            List<Path> more = new ArrayList<>(defaults);
            all.stream().filter(one -> !writes(one)).forEach(one -> more.addAll(paths(one)));
            // Looking for evidence goes through folders: only who writes a file waits for that.
            for (ArgSpec written : all.stream().filter(Overwriting::isWritten).toList()) {
                for (Path output : paths(written)) {
                    refuse(((OptionSpec) written).longestName(), output, evidence, more.toArray(Path[]::new));
                }
            }
        }
    }

    /** Who asks for standard output by the name that it has elsewhere gets no file or folder of that name. */
    private static void refuseStandardOutput(ArgSpec written) {
        if (paths(written).stream().anyMatch(StandardInput::isMeant)) {
            String option = ((OptionSpec) written).longestName();
            String kind = written.paramLabel().equals("DIR") ? "folder" : "file";
            boolean isElsePrinted = kind.equals("file") && option.equals("--output");
            throw new UsageException(option + " -: standard output is "
                    + (isElsePrinted ? "written where this is left out" : "no " + kind)
                    + "; a " + kind + " of that name is ./-");
        }
    }

    /** Whether an argument names a file to write; where it is a folder, its command knows what may lie in that. */
    private static boolean isWritten(ArgSpec argument) {
        return writes(argument) && argument.paramLabel().equals("FILE");
    }

    private static boolean writes(ArgSpec argument) {
        return argument instanceof OptionSpec option && WRITTEN.contains(option.longestName());
    }

    private static List<Path> paths(ArgSpec argument) {
        return values(argument, Path.class);
    }

    private static <T> List<T> values(ArgSpec argument, Class<T> type) {
        Object value = argument.getValue();
        Collection<?> all = value instanceof Collection<?> several ? several : Collections.singletonList(value);
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

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
            if (Files.isRegularFile(above.resolve(RuleFiles.PACK))
                    && !real.equals(above.resolve(RuleFolder.EVIDENCE_SCHEMA))
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
