package assay.cli;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.seal.Manifest;
import assay.study.EvidenceFiles;
import assay.study.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the program and what starts it go by that no command line says: variables of the environment, and files that are looked for
 * by their names. Help, pages for {@code man} and docs have it from here.
 */
final class Surroundings {

    /**
     * A variable.
     *
     * @param name its name, with a star where it is the beginning of several names
     * @param says what it says
     * @param option the option that says the same, or has to do with it; none where it has to do with every command
     */
    record Variable(String name, String says, Optional<String> option) {}

    /** All variables that are read. */
    static final List<Variable> VARIABLES = Stream.concat(
                    Defaults.VARIABLES.entrySet().stream()
                            .map(one -> new Variable(one.getKey(), one.getValue(), Optional.of(option(one.getKey())))),
                    Stream.of(
                            of("NO_COLOR", "anything at all: no colour, where --color says nothing", "--color"),
                            of("TERM", "dumb, for the same", "--color"),
                            of(
                                    "COLUMNS",
                                    "how many letters the terminal has room for in a line; where it is not set, the terminal is asked",
                                    "--width"),
                            of(
                                    "XDG_CONFIG_HOME",
                                    "the folder, from / on, in which assay/config.yaml has the user's own defaults (else ~/.config)",
                                    "--no-config"),
                            of(
                                    "XDG_CACHE_HOME",
                                    "the folder, from / on, in which assay has compiled rules and what else is kept (else ~/.cache)",
                                    "--no-cache"),
                            of("HOME", "the user's folder, called ~ here; no file of a project is looked for above it"),
                            of("DISPLAY", "that there is a screen for a browser", "--no-open"),
                            of("WAYLAND_DISPLAY", "the same", "--no-open"),
                            of(
                                    "GITHUB_WORKSPACE",
                                    "where the sources are, for the paths in what code hosts take in, where they are in no clone"),
                            of("CI_PROJECT_DIR", "the same on GitLab"),
                            of("GIT_AUTHOR_*", "as whose the workbench commits, as git has it"),
                            of("GIT_COMMITTER_*", "the same"),
                            of("GIT_CONFIG_*", "settings of git; every other variable of git is kept from it"),
                            of("PATH", "where java, git and xdg-open are looked for"),
                            of(
                                    "JAVA_HOME",
                                    "the Java that is taken before one in PATH, unless Assay has brought its own"),
                            of("JDK_JAVA_OPTIONS", "options of Java itself, such as -Xmx1g"),
                            of("JAVA_TOOL_OPTIONS", "the same"),
                            of("_JAVA_OPTIONS", "the same"),
                            of(
                                    "LC_ALL",
                                    "the letters that names of files can have; C.UTF-8, where the system has that")))
            .toList();

    /** The files that are looked for by their names, each with what it is. */
    static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put(
                Defaults.FILE,
                "rules, format, color and width of a project, in the working folder or above it within a checkout");
        FILES.put("~/.config/assay/config.yaml", "the same of the user, where the project's says nothing");
        FILES.put(
                "~/.cache/assay",
                "compiled rules and what lets Java start sooner, which are made again where they are gone; and what is"
                        + " changed in the workbench and not yet saved");
        FILES.put("rules/march-2004", "in Assay's own folder: the rule set that is used where none is named");
        FILES.put("rules/rurality", "the same about wards");
        FILES.put(RuleFiles.PACK, "what makes a folder a rule set; all rules beside it, in files *.drl, belong to it");
        FILES.put(Parameters.FILE, "in a rule set: the numbers and days that grades turn on");
        FILES.put(RuleFiles.INTERPRETATIONS, "in a rule set: what its source leaves open, and how that was decided");
        FILES.put(RuleFolder.MEANINGS, "in a rule set: what its words mean to whoever records evidence");
        FILES.put(RuleFolder.INTERVIEW_FORM, "in a rule set: what becomes of each column of an export of interviews");
        FILES.put(RuleFolder.EQUIVALENT_MUTANTS, "in a rule set: the changes that no evidence can tell from it");
        FILES.put(RuleFolder.EVIDENCE_SCHEMA, "in a rule set: what editors know of evidence, written by assay schema");
        FILES.put("common/*.drl", "beside a rule set: ordinary rules that it can use");
        FILES.put("variants/*", "beside a rule set: others that extend it");
        FILES.put(EvidenceFiles.CODEBOOK, "among evidence: the themes of what interviewees said, for a study");
        FILES.put(EvidenceFiles.INVITED, "among evidence: who was asked to take part, for a study");
        FILES.put(Plan.FILE, "among evidence: the questions of a study that were named beforehand");
        FILES.put(
                StudyFolder.LIST,
                "in a study's folder: what was written there, which another study takes the place of");
        FILES.put(Manifest.FILE, "in a sealed folder: the digests of all its files");
        FILES.put(Manifest.SIGNATURE, "in a sealed folder: the signature of these");
    }

    private Surroundings() {}

    private static Variable of(String name, String says) {
        return new Variable(name, says, Optional.empty());
    }

    private static Variable of(String name, String says, String option) {
        return new Variable(name, says, Optional.of(option));
    }

    private static String option(String variable) {
        return "--"
                + variable.substring(Defaults.PREFIX.length())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    /** The variables that the page of a command has: of the program itself all of them, else those of the options on the page. */
    static Map<String, String> variables(CommandSpec command) {
        Map<String, String> variables = new LinkedHashMap<>();
        VARIABLES.stream()
                .filter(variable -> command.parent() == null
                        || variable.option()
                                .filter(option -> isShown(command, option))
                                .isPresent())
                .forEach(variable -> variables.put(variable.name(), variable.says()));
        return variables;
    }

    private static boolean isShown(CommandSpec command, String name) {
        OptionSpec option = command.findOption(name);
        return option != null && !option.hidden();
    }

    /** The files that the page of a command has: of the program itself all of them. */
    static Map<String, String> files(CommandSpec command) {
        return command.parent() == null ? FILES : Map.of();
    }
}
