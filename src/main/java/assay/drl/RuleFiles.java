package assay.drl;

import assay.files.Sha256;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.ruleset.Extension;
import assay.ruleset.Parameter;
import assay.text.FileText;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The files of a rule set as they lie on disk: everything below its folder that ends in {@code .drl} or {@code .yaml}, and
 * where its {@code pack.yaml} extends another rule set, the files of that one which it does not replace.
 */
public final class RuleFiles {

    public static final String PACK = "pack.yaml";
    public static final String INTERPRETATIONS = "interpretations.yaml";

    /** The key under which a pack says which files it uses of those that rule sets have in common. */
    public static final String USES = "uses";

    /** The key under which a pack says what the rules of these files rest on. */
    public static final String RESTS_ON = "rests-on";

    /** The folder of what rule sets have in common, and what its files begin with in each of them. */
    static final String COMMON = "common";

    private static final Pattern PACKAGE = Pattern.compile("(?m)^[ \t]*package[ \t]+([\\w.]+)");
    private static final Pattern COMMON_PACKAGE = Pattern.compile("(?m)^([ \t]*package[ \t]+)" + COMMON + "\\b(?!\\.)");

    /** What stands in a name for bytes that are no UTF-8. */
    static final char NO_UTF8 = '\uFFFD';

    /** Where a rule set keeps fixtures of its own, which are none of its rules either. */
    public static final String FIXTURES = "fixtures";

    /** What is known about the rules, what forms call their fields and what words mean: no grade hangs on it, and so no digest. */
    static final List<String> BESIDE =
            List.of(RuleFolder.EQUIVALENT_MUTANTS, RuleFolder.INTERVIEW_FORM, RuleFolder.MEANINGS);

    /** What the names of rule files end in. */
    static final String RULES = ".drl";

    /** What a pack says of itself, by which nothing is graded. */
    private static final Set<String> OF_ITSELF =
            Set.of("name", "about", "title", "source", "extends", "interpretation", "reads");

    private final String folder;
    private final SortedMap<String, byte[]> contents;
    private final Map<String, String> places;
    private final TakenOver takenOver;
    private final SortedMap<String, String> settings;
    private final UnreadFiles unread;
    /** What was put into each file for names in braces, once somebody has asked. */
    private final Map<String, Placeholders.Filled> filled = new ConcurrentHashMap<>();

    private @Nullable Parameters parameters;

    /**
     * Files that were read.
     *
     * @param folder the folder, as the user named it
     * @param contents the bytes of each file by its path relative to the folder, with {@code /}, sorted
     * @param places how each file is named in messages
     * @param takenOver what of that is from elsewhere
     * @param settings the values that the command line gives to parameters, by their names
     * @param unread what could not be read
     */
    RuleFiles(
            String folder,
            SortedMap<String, byte[]> contents,
            Map<String, String> places,
            TakenOver takenOver,
            SortedMap<String, String> settings,
            UnreadFiles unread) {
        this.folder = folder;
        this.contents = contents;
        this.places = places;
        this.takenOver = takenOver;
        this.settings = settings;
        this.unread = unread;
    }

    /** Reads the folder, or says why it is no rule set. */
    public static RuleFiles read(Path folder) throws ProblemsException {
        return read(folder, RuleTree.disk());
    }

    /** The same in a tree of files. */
    public static RuleFiles read(Path folder, RuleTree tree) throws ProblemsException {
        RuleFiles files = readable(folder, tree);
        if (!files.unread.isEmpty()) {
            throw new ProblemsException(files.unread());
        }
        return files;
    }

    /** As much of a folder as can be read; what cannot, and should, is told by {@link #unread}. */
    public static RuleFiles readable(Path folder) throws ProblemsException {
        return readable(folder, RuleTree.disk());
    }

    /** The same in a tree of files. */
    public static RuleFiles readable(Path folder, RuleTree tree) throws ProblemsException {
        return new RuleFilesReader(tree).read(folder);
    }

    /** The same with other values of parameters, by their names. */
    public RuleFiles set(Map<String, String> others) {
        return others.isEmpty()
                ? this
                : new RuleFiles(folder, contents, places, takenOver, new TreeMap<>(others), unread);
    }

    /** Whether a folder of the disk has rules that the rule sets beside it and below can have in common. */
    public static boolean isCommon(Path folder) {
        try (Stream<Path> files = folder.endsWith(COMMON) ? Files.list(folder) : Stream.empty()) {
            return files.anyMatch(file -> file.toString().endsWith(RULES));
        } catch (IOException e) {
            return false;
        }
    }

    /** The same with one of the folder's own files as it is to be. */
    public RuleFiles with(String file, String content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(contents);
        changed.put(file, content.getBytes(StandardCharsets.UTF_8));
        Map<String, String> named = new HashMap<>(places);
        named.put(file, below(folder, file));
        return new RuleFiles(folder, changed, named, takenOver, settings, unread);
    }

    /** The same with the contents of files. */
    public RuleFiles with(SortedMap<String, byte[]> others) {
        return new RuleFiles(folder, others, places, takenOver, settings, unread);
    }

    /**
     * A place in a file, by which what stands earlier comes first.
     *
     * @param file the file, relative to the folder
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public record Place(String file, int line, int column) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

        static Place of(String file, String text, int offset) {
            return new Place(
                    file,
                    StringUtils.countMatches(text.substring(0, offset), "\n") + 1,
                    offset - text.lastIndexOf('\n', offset - 1));
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Where criteria of rule sets that are extended stood that are asked for anew since, by their identifiers. */
    public Map<String, Place> replaced() {
        return takenOver.replaced();
    }

    /** The folder, as the user named it. */
    public String folder() {
        return folder;
    }

    /** The bytes of each file by its path relative to the folder, with {@code /}, sorted. */
    public SortedMap<String, byte[]> contents() {
        return contents;
    }

    /** How each file is named in messages. */
    public Map<String, String> places() {
        return places;
    }

    /** How the pack in which a key stands is named in messages: that of this rule set, or of the one that it extends. */
    public String packWith(String key) {
        return saying(key).shown(PACK);
    }

    /** The rule set in whose pack a key stands: this one, or one that it extends. */
    public RuleFiles saying(String key) {
        RuleFiles extended = base();
        boolean own = Pattern.compile("(?m)^" + Pattern.quote(key) + ":")
                .matcher(text(PACK))
                .find();
        return own || extended == null ? this : extended.saying(key);
    }

    /** Whether there is anything in the files of this rule set by which grades could be others than by the one that it extends. */
    public boolean takesSomethingOtherwise() {
        Node pack = YamlReader.read(PACK, contents.getOrDefault(PACK, new byte[0]), new ArrayList<>());
        return (pack instanceof Node.Mapping map
                        && map.entries().stream()
                                .anyMatch(
                                        entry -> !OF_ITSELF.contains(entry.key().text())))
                || contents.keySet().stream()
                        .filter(this::isOwn)
                        .anyMatch(file -> file.endsWith(RULES) || file.equals(Parameters.FILE));
    }

    /** The rule set that this one extends, or null. */
    public @Nullable RuleFiles base() {
        return takenOver.base();
    }

    /** What of these files is from elsewhere. */
    TakenOver takenOver() {
        return takenOver;
    }

    /** Whether it extends a rule set that is not there or cannot be read, or one that does. */
    public boolean lacksBase() {
        RuleFiles extended = base();
        return extended == null ? Extending.mayExtend(contents.getOrDefault(PACK, new byte[0])) : extended.lacksBase();
    }

    /** What is wrong with files that are not read or not found, of which each counts as much as an error of any other. */
    public List<Problem> unread() {
        return unread.problems();
    }

    /** The same, with what is known of them. */
    UnreadFiles unreadFiles() {
        return unread;
    }

    /** Whether just the same is not read of another, and for the same reasons. */
    public boolean leavesUnreadAsMuchAs(RuleFiles other) {
        return unread.equals(other.unread);
    }

    /** Whether it is known what all files say that are not read. */
    public boolean isAllSeen() {
        return unread.isAllSeen();
    }

    /** Whether a file that is not read names all of these, or may, and so may be where they are. */
    public boolean mayStandElsewhere(Collection<String> names) {
        return unread.mayName(names);
    }

    /** The values that the command line gives to parameters, by their names. */
    public SortedMap<String, String> settings() {
        return settings;
    }

    /**
     * The parameters, which are not read before somebody asks for them.
     *
     * @throws UnknownSetting if the command line sets what cannot be set
     */
    public synchronized Parameters parameters() {
        Parameters read = parameters;
        if (read == null) {
            read = Parameters.of(this);
            parameters = read;
        }
        return read;
    }

    /** The rule set by the name of its folder, also where that was named as the one that somebody is in. */
    public String name() {
        Path whole = Path.of(folder).toAbsolutePath().normalize();
        return String.valueOf(whole.getFileName() == null ? whole : whole.getFileName());
    }

    /** How a file of the rule set is named in messages. */
    public String shown(String file) {
        return places.getOrDefault(file, below(folder, file));
    }

    /** What this rule set makes of the one that it extends, if it extends one. */
    public Optional<Extension> extension() {
        RuleFiles extended = base();
        Extending said = takenOver.extending();
        if (extended == null || said == null) {
            return Optional.empty();
        }
        Map<Boolean, List<String>> own = contents.keySet().stream()
                .filter(file -> !file.equals(PACK) && !isOfBase(file))
                // Parameters are added to those of the base.
                .collect(Collectors.partitioningBy(file ->
                        !file.equals(Parameters.FILE) && extended.contents().containsKey(file)));
        return Optional.of(new Extension(
                extended.name(),
                extended.sha256(),
                own.getOrDefault(true, List.of()),
                own.getOrDefault(false, List.of()),
                said.overridden(),
                said.parameters(),
                said.without().stream()
                        .map(rule -> new Extension.Omission(
                                parameters().inWords(rule.text()).text(), rule.line()))
                        .toList(),
                extended.extension()));
    }

    /** The rule files in the order of their names, as text, with the values of parameters in it. */
    public SortedMap<String, String> rules() {
        SortedMap<String, String> rules = new TreeMap<>();
        SortedMap<String, String> written = written();
        String own = ownPackage(written);
        written.forEach((file, text) -> {
            String said = filled(file).text();
            rules.put(
                    file,
                    own.isEmpty() || !isCommon(file)
                            ? said
                            : COMMON_PACKAGE.matcher(said).replaceFirst("$1" + Matcher.quoteReplacement(own)));
        });
        return rules;
    }

    /** The package of the rule set, which is that of what it has in common with others too; nothing where it has none. */
    private static String ownPackage(SortedMap<String, String> written) {
        return written.entrySet().stream()
                .filter(file -> !isCommon(file.getKey()))
                .map(file -> PACKAGE.matcher(file.getValue()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst()
                .orElse("");
    }

    /** Whether a file is of what rule sets have in common, or the rule set's own in place of such a file. */
    public static boolean isCommon(String file) {
        return file.startsWith(COMMON + "/");
    }

    /** Whether a file is one that rule sets have in common, and not the rule set's own. */
    public boolean isUsed(String file) {
        return takenOver.used().containsKey(file);
    }

    /** Whether a file is that of the rule set which this one extends. */
    public boolean isOfBase(String file) {
        RuleFiles extended = base();
        return extended != null
                && extended.contents.containsKey(file)
                && shown(file).equals(extended.shown(file));
    }

    /** Whether a file lies in the rule set's own folder, and is none that it takes over from elsewhere. */
    public boolean isOwn(String file) {
        return contents.containsKey(file) && !isUsed(file) && !isOfBase(file);
    }

    /**
     * How many rule sets a file builds on: what rule sets have in common is on none, and of two that extend each other the one
     * that extends is on more. Of what stands there twice, the file that builds on more says it again.
     */
    public int buildsOn(String file) {
        RuleFiles extended = base();
        return isUsed(file) ? 0 : extended == null || isOwn(file) ? ruleSets() : extended.buildsOn(file);
    }

    private int ruleSets() {
        RuleFiles extended = base();
        return extended == null ? 1 : 1 + extended.ruleSets();
    }

    /** The rule set that a file is of: this one, or one that it extends. */
    public RuleFiles having(String file) {
        RuleFiles extended = base();
        return extended != null && isOfBase(file) ? extended.having(file) : this;
    }

    /** The same, with no other values of parameters than it gives them itself. */
    public RuleFiles withOwnValues(String file) {
        RuleFiles having = having(file);
        return having.settings.isEmpty()
                ? having
                : new RuleFiles(
                        having.folder,
                        having.contents,
                        having.places,
                        having.takenOver,
                        new TreeMap<>(),
                        having.unread);
    }

    /** The rule files in the order of their names, as they are written. */
    public SortedMap<String, String> written() {
        SortedMap<String, String> rules = new TreeMap<>();
        contents.keySet().stream().filter(RuleFiles::isRules).forEach(file -> rules.put(file, text(file)));
        return rules;
    }

    /** A file as it is written, without the byte order mark that some editors put first; nothing where there is none. */
    public String text(String file) {
        return whole(file).text();
    }

    /** A file as it is written, with that mark; nothing where there is none. */
    public FileText whole(String file) {
        return FileText.of(new String(contents.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8));
    }

    /**
     * A problem at the first letter of a line, which is where a rule or an entry begins.
     *
     * @param shown how the file is named in messages
     */
    public Problem problem(String shown, int line, Check check, String message) {
        int column = contents.keySet().stream()
                .filter(file -> shown(file).equals(shown))
                .flatMap(file -> text(file).lines().skip(line - 1L).limit(1))
                .mapToInt(written -> StringUtils.indexOfAnyBut(written, " \t") + 1)
                .findFirst()
                .orElse(0);
        return check.problem(shown, line, column, message);
    }

    /** A file as it is read: what is said in it, with the words of the values of parameters. */
    public byte[] said(String file) {
        return said(contents.getOrDefault(file, new byte[0]));
    }

    /** The same of a file that lies beside the rules. */
    public byte[] said(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        // What is no UTF-8 stays what it is, for others to tell of.
        return Placeholders.mayBeIn(text) && text.indexOf(NO_UTF8) < 0
                ? parameters().inWords(text).text().getBytes(StandardCharsets.UTF_8)
                : content;
    }

    /** Problems where they stand in what was written, and not where they do with the values in it. */
    public List<Problem> asWritten(Collection<Problem> problems) {
        Map<String, String> files = new HashMap<>();
        contents.keySet().forEach(file -> files.put(shown(file), file));
        Map<String, Placeholders.Filled> filled = new HashMap<>();
        return problems.stream()
                .map(problem -> {
                    String file = files.get(problem.file());
                    if (file == null || !Placeholders.mayBeIn(text(file))) {
                        return problem;
                    }
                    return filled.computeIfAbsent(file, this::filled).asWritten(problem, text(file));
                })
                .toList();
    }

    /** A file with the values of parameters in it; nothing is put into those in which no name may stand. */
    public Placeholders.Filled filled(String file) {
        Placeholders.Filled known = filled.get(file);
        if (known == null) {
            known = fill(file);
            filled.put(file, known);
        }
        return known;
    }

    private Placeholders.Filled fill(String file) {
        return isRules(file)
                ? parameters().inRules(text(file))
                : file.equals(PACK) || file.equals(INTERPRETATIONS)
                        ? parameters().inWords(text(file))
                        : new Placeholders.Filled(text(file), List.of());
    }

    /** What is wrong with names in braces. */
    public List<Problem> wrongNames() {
        List<Problem> wrong = new ArrayList<>();
        for (String file : contents.keySet()) {
            TakenOver.Use use = takenOver.used().get(file);
            if (use == null) {
                Placeholders.Filled filled = filled(file);
                wrong.addAll(parameters().wrong(shown(file), filled));
                wrong.addAll(strays(file, filled));
                continue;
            }
            Set<String> unknown = namesIn(file);
            unknown.removeIf(
                    name -> parameters().isKnown(name) || grounds().meant(name).isPresent());
            if (!unknown.isEmpty() && parameters().labels().isComplete() && isAllSeen()) {
                wrong.add(Check.PACK.problem(
                        use.pack(),
                        use.line(),
                        use.column(),
                        file + " is about grades or agreements with the id " + Nearest.list(unknown)
                                + ", of which pack.yaml has none; give yours these ids, or write rules of your own"));
            }
        }
        wrong.addAll(grounds().wrong());
        wrong.addAll(parameters()
                .labels()
                .wrong(parameters().all().stream().map(Parameter::name).toList()));
        return wrong;
    }

    /** Braces of a file that stand for nothing, and what is said by a value and never would be. */
    private List<Problem> strays(String file, Placeholders.Filled filled) {
        List<Placeholders.Stray> strays = new ArrayList<>(
                isRules(file) && Placeholders.mayBeIn(text(file)) ? Placeholders.strays(text(file)) : List.of());
        filled.pieces().stream()
                .map(Placeholders.Piece::placeholder)
                .filter(one -> one.inText() && one.isUndecided())
                .map(one -> new Placeholders.Stray(
                        one.start(),
                        "of {" + one.name()
                                + "} several things are said of all other values; what is said of one begins with it:"
                                + " {" + one.name() + "|1 one|# of them}"))
                .forEach(strays::add);
        return strays.stream()
                .map(one -> DrlFile.at(
                        shown(file), filled.text(), filled.inText(one.at()), Check.UNKNOWN_PARAMETER, one.says()))
                .toList();
    }

    private Grounds grounds() {
        return new Grounds(this, parameters().labels().grounds());
    }

    /** What rules leave it to the pack to say on what it rests, by its names there. */
    public Set<String> leftToPack() {
        return contents.keySet().stream()
                .flatMap(file -> namesIn(file).stream())
                .flatMap(name -> Labels.ground(name).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a rule leaves it to the pack under a name what it rests on. */
    public static boolean isLeftToPack(String rule, String ground) {
        return Labels.namesOfGround(ground).anyMatch(name -> rule.contains("{" + name + "}"));
    }

    /** What the pack says that rules rest on, and none does. */
    public List<Problem> idleGrounds() {
        // Where the name of one is misspelt, that is told.
        return !grounds().wrong().isEmpty()
                ? List.of()
                : parameters()
                        .labels()
                        .idle(contents.keySet().stream()
                                .flatMap(file -> namesIn(file).stream())
                                .toList());
    }

    /** The names that stand in braces in a file. */
    public Set<String> namesIn(String file) {
        return filled(file).pieces().stream()
                .map(piece -> piece.placeholder().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a rule file leaves it to pack.yaml which interpretations its rules rest on, which may be none. */
    public boolean leavesInterpretations(String file) {
        return namesIn(file).stream().anyMatch(name -> name.startsWith(Labels.INTERPRETATION_OF));
    }

    /** How a file below a folder is named in messages. */
    static String below(String folder, String file) {
        return (folder.endsWith("/") ? folder : folder + "/") + file;
    }

    static boolean isRules(String file) {
        return file.endsWith(RULES);
    }

    /** The digest over the sorted relative paths and the contents, each with its length in front. */
    public String sha256() {
        MessageDigest digest = Sha256.digest();
        contents.forEach((file, bytes) -> {
            byte[] path = file.getBytes(StandardCharsets.UTF_8);
            digest.update((path.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(path);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
            digest.update(bytes);
        });
        RuleFiles extended = base();
        if (extended != null) {
            // Its files are here already, all but its pack.yaml.
            digest.update(extended.sha256().getBytes(StandardCharsets.US_ASCII));
        }
        settings.forEach(
                (name, value) -> digest.update(("set " + name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of each file, in hexadecimal digits, by its path. */
    public SortedMap<String, String> digests() {
        SortedMap<String, String> digests = new TreeMap<>();
        contents.forEach((file, bytes) -> digests.put(file, Sha256.of(bytes)));
        return digests;
    }
}
