package assay.cli;

import assay.files.InputFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.text.Width;
import assay.yaml.Fields;
import assay.yaml.Keys;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What options say where the command line does not give them: what the environment says, else the project's file, else the
 * user's. Each is known with where it stands, so that whoever is told of it finds it.
 */
final class Defaults implements CommandLine.IDefaultValueProvider {

    /** The file of a project, in the folder where one is or above it. */
    static final String FILE = ".assayrc";

    private static final int LARGEST = 1 << 20;
    private static final String RULES = "rules";
    private static final String WIDTH = "width";

    /** What options can say of those that have a few words; one that a command does not have says nothing there. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "format",
            List.of(
                    "text",
                    "json",
                    "jsonl",
                    "summary",
                    "markdown",
                    "html",
                    "csv",
                    "oscal",
                    "prov",
                    "github",
                    "gitlab",
                    "sarif",
                    "tap"),
            "color",
            Stream.of(Shared.Color.values()).map(Enum::name).toList());

    private static final List<String> KEYS = List.of(RULES, "format", "color", WIDTH);

    /** What variables begin with that say something to this program alone. */
    static final String PREFIX = "ASSAY_";

    private static final List<String> TRUTHS = List.of("true", "false");

    /** If this is true, files say nothing. */
    private static final String NO_CONFIG = PREFIX + "NO_CONFIG";

    /** The variables of the environment that say something, each with what it says. */
    static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put(variable(RULES), "the folder of the rule set, where --rules names none");
        VARIABLES.put(variable("format"), "the form of results, where --format names none and the command has it");
        VARIABLES.put(variable("color"), "auto, always or never, where --color says nothing");
        VARIABLES.put(variable(WIDTH), "how many letters a line has room for, where --width says nothing");
        VARIABLES.put(NO_CONFIG, "true, to take no defaults from files, or false");
    }

    /** Commands for which --rules means something else than the rule set that is at work. */
    private static final Set<String> OTHER_RULES = Set.of("assay replay", "assay rurality", "assay rules new set");

    /** What an option says, and where that stands. */
    private record Value(String says, String where) {}

    private final Map<String, Value> values = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final Path here;

    private Defaults(Path here) {
        this.here = here;
    }

    /**
     * What stands in the environment and in files.
     *
     * @param environment the environment's variables
     * @param here the working folder
     * @param files whether files are read
     * @throws BrokenInput if a file cannot be read, or says something that is not known
     */
    static Defaults of(Map<String, String> environment, Path here, boolean files) throws BrokenInput {
        Defaults defaults = new Defaults(here);
        for (String key : KEYS) {
            String variable = variable(key);
            String says = environment.getOrDefault(variable, "");
            if (!says.isEmpty()) {
                wrong(key, says).ifPresent(wrong -> {
                    throw new UsageException(variable + ": " + wrong);
                });
                defaults.values.put(key, new Value(says, variable));
            }
        }
        if (files && !isTrue(environment.getOrDefault(NO_CONFIG, "false"))) {
            List<Problem> problems = new ArrayList<>();
            project(here, environment).ifPresent(file -> defaults.read(file, problems));
            user(environment).filter(Defaults::isThere).ifPresent(file -> defaults.read(file, problems));
            if (!problems.isEmpty()) {
                throw new BrokenInput(problems, Exit.INPUT);
            }
        }
        return defaults;
    }

    private static boolean isTrue(String says) {
        if (!says.isEmpty() && !TRUTHS.contains(says)) {
            throw new UsageException(NO_CONFIG + ": it is true or false, not " + Nearest.shown(says));
        }
        return says.equals(TRUTHS.get(0));
    }

    private static String variable(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT);
    }

    /** What to say of variables that look like ours and say nothing, in the order of their names. */
    static List<String> unknown(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !VARIABLES.containsKey(name))
                .sorted()
                .map(name -> "there is no variable " + Nearest.shown(name)
                        + Nearest.hintOr(
                                name, VARIABLES.keySet(), "; known are " + String.join(", ", VARIABLES.keySet())))
                .toList();
    }

    /**
     * The nearest file: in the folder itself, or above it as far as the checkout goes that it lies in, but not above the user's own
     * folder. Outside a checkout nothing above the folder counts, for anybody may have put it there.
     */
    private static Optional<Path> project(Path here, Map<String, String> environment) {
        Path file = null;
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (file == null && isThere(folder.resolve(FILE))) {
                file = folder.resolve(FILE);
            }
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.ofNullable(file);
            }
            if (folder.equals(home(environment))) {
                break;
            }
        }
        return Optional.ofNullable(file).filter(found -> here.equals(found.getParent()));
    }

    /** Whether anything has the name; where it is no file, that is told and not passed over. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static Optional<Path> user(Map<String, String> environment) {
        String named = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home = home(environment);
        // The specification has relative paths ignored.
        Path base = named.startsWith("/") ? Path.of(named) : home == null ? null : home.resolve(".config");
        return Optional.ofNullable(base).map(folder -> folder.resolve("assay").resolve("config.yaml"));
    }

    private static @Nullable Path home(Map<String, String> environment) {
        String home = environment.getOrDefault("HOME", "");
        return home.startsWith("/") ? Path.of(home) : null;
    }

    /** The files that were read. */
    List<Path> files() {
        return List.copyOf(files);
    }

    private void read(Path file, List<Problem> problems) {
        files.add(file);
        String shown = shown(file).toString();
        Node root;
        try {
            root = YamlReader.read(shown, InputFile.read(file, LARGEST), problems);
        } catch (InputFile.Unreadable e) {
            problems.add(Problem.ofFile(shown, e.why()));
            return;
        }
        if (root == null) {
            return;
        }
        Fields fields = new Fields(shown, problems);
        Keys keys = fields.keys(root, "a file of defaults", KEYS);
        for (String key : KEYS) {
            keys.get(key).ifPresent(node -> {
                if (!(node instanceof Node.Scalar said) || said.form() == Node.Form.NOTHING) {
                    fields.wrong(node, key, "a text");
                    return;
                }
                if (said.text().isBlank()) {
                    fields.problem(said, "\"" + key + "\" is empty; leave it out where it is to say nothing");
                    return;
                }
                String says = said.text();
                Optional<String> wrong = wrong(key, says);
                wrong.ifPresent(why -> fields.problem(said, why));
                if (wrong.isEmpty()) {
                    values.putIfAbsent(
                            key,
                            new Value(
                                    key.equals(RULES)
                                            ? shown(file.resolveSibling(says)).toString()
                                            : says,
                                    shown + ":" + said.line() + ":" + said.column()));
                }
            });
        }
    }

    /** A file as somebody here would name it. */
    private Path shown(Path file) {
        Path path = file.normalize();
        return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
    }

    private static boolean isWidth(String says) {
        try {
            return says.matches("[1-9][0-9]*") && Integer.parseInt(says) >= Width.LEAST;
        } catch (NumberFormatException e) {
            // No terminal is that wide, nor does the option take it.
            return false;
        }
    }

    /** What is wrong with what an option is to say, if anything. */
    private static Optional<String> wrong(String key, String says) {
        List<String> words = WORDS.get(key);
        if (words != null) {
            return words.contains(says)
                    ? Optional.empty()
                    : Optional.of("unknown " + key + " \"" + Nearest.shown(says) + "\"" + Nearest.hint(says, words));
        }
        if (key.equals(WIDTH)) {
            return isWidth(says)
                    ? Optional.empty()
                    : Optional.of(
                            "\"" + key + "\" is a whole number from " + Width.LEAST + ", not " + Nearest.shown(says));
        }
        try {
            return Path.of(says).toString().isBlank()
                    ? Optional.of("\"" + key + "\" is the name of a folder, and nothing stands there")
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of("\"" + Nearest.shown(says) + "\" can be the name of no folder here");
        }
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        Value value = argument instanceof OptionSpec option ? values.get(key(option)) : null;
        if (value == null) {
            return null;
        }
        boolean means = key((OptionSpec) argument).equals(RULES)
                ? !OTHER_RULES.contains(argument.command().qualifiedName())
                : Misspelt.values(argument).isEmpty()
                        || Misspelt.values(argument).contains(value.says);
        return means ? value.says : null;
    }

    private static String key(OptionSpec option) {
        return option.longestName().substring(2);
    }

    /** The rule set that commands take where the command line names none. */
    Optional<Path> rules() {
        return Optional.ofNullable(values.get(RULES)).map(value -> Path.of(value.says));
    }

    /** Where that stands which a message is about, for nobody has written it on the command line. */
    Optional<String> origin(String message, List<String> arguments) {
        return values.entrySet().stream()
                .filter(one -> arguments.stream().noneMatch(argument -> argument.startsWith("--" + one.getKey())))
                .filter(one -> message.contains("--" + one.getKey())
                        || (one.getKey().equals(RULES) && message.contains(one.getValue().says)))
                .map(one ->
                        "note: --" + one.getKey() + " " + one.getValue().says + " comes from " + one.getValue().where)
                .findFirst();
    }
}
