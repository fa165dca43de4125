package assay.drl;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.files.Shortage;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.ruleset.Extension;
import assay.ruleset.Parameter;
import assay.text.FileText;
import assay.text.Legible;
import assay.text.Utf8;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.apache.commons.lang3.Strings;
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
    private static final char NO_UTF8 = '\uFFFD';

    /** Where a rule set keeps fixtures of its own, which are none of its rules either. */
    public static final String FIXTURES = "fixtures";

    /** What is known about the rules, what forms call their fields and what words mean: no grade hangs on it, and so no digest. */
    static final List<String> BESIDE =
            List.of(RuleFolder.EQUIVALENT_MUTANTS, RuleFolder.INTERVIEW_FORM, RuleFolder.MEANINGS);

    private static final List<String> KNOWN = Stream.concat(
                    Stream.of(PACK, INTERPRETATIONS, Parameters.FILE), BESIDE.stream())
            .toList();
    private static final String RULES = ".drl";
    /** What a pack says of itself, by which nothing is graded. */
    private static final Set<String> OF_ITSELF =
            Set.of("name", "about", "title", "source", "extends", "interpretation", "reads");

    private final String folder;
    private final SortedMap<String, byte[]> contents;
    private final Map<String, String> places;
    private final @Nullable RuleFiles base;
    private final @Nullable Extending extending;
    private final Map<String, Use> used;
    private final SortedMap<String, String> settings;
    private final List<Problem> unread;
    private final Map<String, Place> replaced = new HashMap<>();
    /** What files say that are not read because of their names, by what is told of them. */
    private final Map<Problem, String> strays = new HashMap<>();
    /** What was put into each file for names in braces, once somebody has asked. */
    private final Map<String, Placeholders.Filled> filled = new ConcurrentHashMap<>();

    private @Nullable Parameters parameters;

    /** Where a pack says that a file is used. */
    private record Use(String pack, int line, int column) {}

    /**
     * Files that were read.
     *
     * @param folder the folder, as the user named it
     * @param contents the bytes of each file by its path relative to the folder, with {@code /}, sorted
     * @param places how each file is named in messages
     * @param base the rule set that this one extends, or null
     * @param extending what the pack says of it and of what else is taken over, or null
     * @param used the files that are used of those that rule sets have in common
     * @param settings the values that the command line gives to parameters, by their names
     * @param unread what is wrong with files of the folder that are not read
     */
    private RuleFiles(
            String folder,
            SortedMap<String, byte[]> contents,
            Map<String, String> places,
            @Nullable RuleFiles base,
            @Nullable Extending extending,
            Map<String, Use> used,
            SortedMap<String, String> settings,
            List<Problem> unread) {
        this.folder = folder;
        this.contents = contents;
        this.places = places;
        this.base = base;
        this.extending = extending;
        this.used = used;
        this.settings = settings;
        this.unread = List.copyOf(unread);
    }

    /** Reads the folder, or says why it is no rule set. */
    public static RuleFiles read(Path folder) throws ProblemsException {
        return read(folder, RuleTree.disk());
    }

    /** The same in a tree of files. */
    public static RuleFiles read(Path folder, RuleTree tree) throws ProblemsException {
        RuleFiles files = read(folder, tree, List.of());
        if (!files.unread.isEmpty()) {
            throw new ProblemsException(files.unread);
        }
        return files;
    }

    /** As much of a folder as can be read; what cannot, and should, is told by {@link #unread}. */
    public static RuleFiles readable(Path folder) throws ProblemsException {
        return readable(folder, RuleTree.disk());
    }

    /** The same in a tree of files. */
    public static RuleFiles readable(Path folder, RuleTree tree) throws ProblemsException {
        return read(folder, tree, List.of());
    }

    /** The same with other values of parameters, by their names. */
    public RuleFiles set(Map<String, String> others) {
        return others.isEmpty()
                ? this
                : keeping(
                        new RuleFiles(folder, contents, places, base, extending, used, new TreeMap<>(others), unread));
    }

    private static RuleFiles read(Path folder, RuleTree tree, List<Path> chain) throws ProblemsException {
        String named = tree.named(folder);
        if (!tree.exists(folder)) {
            throw wrong(named, 1, 1, "there is no such folder of rules");
        }
        if (!tree.isFolder(folder)) {
            throw wrong(named, 1, 1, "a rule set is a folder with a " + PACK + "; this is a file");
        }
        String prefix = named.endsWith("/") ? named : named + "/";
        SortedMap<String, byte[]> contents = new TreeMap<>();
        List<Problem> unread = new ArrayList<>();
        Map<Problem, String> strays = new HashMap<>();
        // A folder that is a symbolic link is no folder to those who walk through it.
        Path real = tree.real(folder);
        try {
            for (Path file : tree.below(real).stream().sorted().toList()) {
                if (file.startsWith(real.resolve(FIXTURES))) {
                    continue;
                }
                String below = real.relativize(file).toString().replace(File.separatorChar, '/');
                if (!below.endsWith(RULES)) {
                    OtherFiles.wrong(tree, file, real.relativize(file), KNOWN)
                            .map(why -> Check.NOT_READ.problem(prefix + below, 1, 1, why))
                            .ifPresent(told -> {
                                unread.add(told);
                                stray(tree, file).ifPresent(text -> strays.put(told, text));
                            });
                }
                if (belongs(file)) {
                    try {
                        byte[] content = content(tree, file, below);
                        Optional<Problem> noText = noText(prefix + below, content);
                        if (noText.isPresent()) {
                            unread.add(noText.get());
                        } else {
                            contents.put(below, content);
                        }
                    } catch (InputFile.Unreadable e) {
                        unread.add(Check.RULE_SET.problem(prefix + below, 1, 1, e.why()));
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            Shortage.check(e);
            Exception cause =
                    e instanceof UncheckedIOException unchecked ? Objects.requireNonNull(unchecked.getCause()) : e;
            throw wrong(named, 1, 1, "the folder of rules cannot be read" + InputFile.reason(cause));
        }
        byte[] pack = contents.get(PACK);
        if (pack == null) {
            List<String> below = contents.keySet().stream()
                    .filter(file -> file.endsWith("/" + PACK))
                    .map(file -> prefix + Strings.CS.removeEnd(file, "/" + PACK))
                    .toList();
            if (!below.isEmpty()) {
                throw wrong(
                        named,
                        1,
                        1,
                        "this is no rule set, it has no " + PACK + "; rule sets below it: " + String.join(", ", below));
            }
            // Perhaps it is there, and is one of those. In a folder of something else, say of evidence, all are.
            boolean hasRules = contents.keySet().stream().anyMatch(file -> file.endsWith(RULES));
            List<Problem> perhaps = unread.stream()
                    .filter(one -> hasRules
                            || !one.code().equals(Check.NOT_READ.code())
                            || isNearly(PACK, Strings.CS.removeStart(one.file(), prefix)))
                    .toList();
            throw perhaps.isEmpty()
                    ? wrong(prefix + PACK, 1, 1, "a rule set needs a " + PACK)
                    : new ProblemsException(perhaps);
        }
        Map<String, String> places = new HashMap<>();
        contents.keySet().forEach(file -> places.put(file, prefix + file));
        Extending extending = extending(prefix + PACK, pack, unread);
        if (extending == null) {
            RuleFiles files = new RuleFiles(named, contents, places, null, null, Map.of(), new TreeMap<>(), unread);
            files.strays.putAll(strays);
            return files;
        }
        Node.Scalar extended = extending.base();
        RuleFiles base = null;
        List<Problem> elsewhere = new ArrayList<>();
        if (extended != null) {
            try {
                base = base(folder, tree, prefix + PACK, extended, chain);
                elsewhere.addAll(base.unread);
            } catch (ProblemsException e) {
                // What else is wrong with these files is so whatever that rule set says.
                elsewhere.addAll(e.problems());
            }
        }
        RuleFiles others = takenOver(folder, tree, prefix + PACK, extending.uses(), base, elsewhere);
        SortedMap<String, byte[]> merged = new TreeMap<>(others.contents);
        merged.putAll(contents);
        Map<String, String> mergedPlaces = new HashMap<>(others.places);
        mergedPlaces.putAll(places);
        unread.addAll(elsewhere);
        Map<String, Use> used = new HashMap<>(others.used);
        used.keySet().removeAll(contents.keySet());
        RuleFiles files = new RuleFiles(named, merged, mergedPlaces, base, extending, used, new TreeMap<>(), unread);
        files.strays.putAll(strays);
        if (base != null) {
            files.strays.putAll(base.strays);
        }
        List<Problem> notFound = new ArrayList<>();
        LeftOut leftOut = new LeftOut(files, others, merged, prefix + PACK, notFound);
        leftOut.takeOut(extending.without());
        files.replaced.putAll(others.replaced);
        files.replaced.putAll(leftOut.takeOutReplaced());
        if (notFound.isEmpty() || !elsewhere.isEmpty()) {
            // What is not found may stand in what could not be read.
            return files;
        }
        unread.addAll(notFound);
        return files.keeping(
                new RuleFiles(named, merged, mergedPlaces, base, extending, used, new TreeMap<>(), unread));
    }

    /**
     * What a pack takes over from elsewhere, if it does. Where that cannot be told, all that is missing may be there.
     *
     * @param unread where to put why it cannot
     */
    private static @Nullable Extending extending(String pack, byte[] content, List<Problem> unread) {
        try {
            return Extending.read(pack, content).orElse(null);
        } catch (ProblemsException e) {
            unread.addAll(e.problems());
            return null;
        }
    }

    /**
     * What a rule set takes over from elsewhere: the files of the rule set that it extends, and those that it uses.
     *
     * @param unread where to put what is wrong with those
     */
    private static RuleFiles takenOver(
            Path folder,
            RuleTree tree,
            String pack,
            List<Node.Scalar> uses,
            @Nullable RuleFiles base,
            List<Problem> unread) {
        SortedMap<String, byte[]> contents = new TreeMap<>(base == null ? Map.of() : base.contents);
        Map<String, String> places = new HashMap<>(base == null ? Map.of() : base.places);
        Map<String, Use> used = new HashMap<>(base == null ? Map.of() : base.used);
        Path real = tree.real(folder);
        for (Node.Scalar use : uses) {
            String name = use.text() + ".drl";
            String file = COMMON + "/" + name;
            Path common = tree.find(real, COMMON, name).orElse(null);
            if (common == null) {
                unread.add(Check.RULE_SET.problem(
                        pack,
                        use.line(),
                        use.column(),
                        "there is no " + file + " to use, " + tree.searched()
                                + Nearest.hintOr(use.text(), common(tree, real), "")));
                continue;
            }
            String shown = tree.named(near(tree, folder, real, common).resolve(name));
            try {
                contents.put(file, content(tree, common.resolve(name), file));
            } catch (InputFile.Unreadable e) {
                unread.add(Check.RULE_SET.problem(shown, 1, 1, e.why()));
            }
            places.put(file, shown);
            used.put(file, new Use(pack, use.line(), use.column()));
        }
        return base == null
                ? new RuleFiles(COMMON, contents, places, null, null, used, new TreeMap<>(), List.of())
                : new RuleFiles(
                        base.folder, contents, places, base.base, base.extending, used, base.settings, base.unread);
    }

    /** Whether a folder of the disk has rules that the rule sets beside it and below can have in common. */
    public static boolean isCommon(Path folder) {
        try (Stream<Path> files = folder.endsWith(COMMON) ? Files.list(folder) : Stream.empty()) {
            return files.anyMatch(file -> file.toString().endsWith(RULES));
        } catch (IOException e) {
            return false;
        }
    }

    /** The names of the files that rule sets have in common. */
    private static List<String> common(RuleTree tree, Path folder) {
        return tree.around(folder)
                .filter(one -> one.endsWith(COMMON))
                .flatMap(one -> tree.around(one).takeWhile(file -> one.equals(file.getParent())))
                .map(file -> file.getFileName().toString())
                .filter(file -> file.endsWith(".drl"))
                .map(file -> Strings.CS.removeEnd(file, ".drl"))
                .distinct()
                .toList();
    }

    /** A folder beside or above another by a path like the one by which the user named that one. */
    private static Path near(RuleTree tree, Path folder, Path real, Path found) {
        Path above = found.getParent();
        if (above == null || !real.startsWith(above)) {
            return found;
        }
        Path near = folder.resolve(real.relativize(found)).normalize();
        return tree.exists(near) && tree.real(near).equals(tree.real(found)) ? near : found;
    }

    /** The same with one of the folder's own files as it is to be. */
    public RuleFiles with(String file, String content) {
        SortedMap<String, byte[]> changed = new TreeMap<>(contents);
        changed.put(file, content.getBytes(StandardCharsets.UTF_8));
        Map<String, String> named = new HashMap<>(places);
        named.put(file, folder + (folder.endsWith("/") ? "" : "/") + file);
        return keeping(new RuleFiles(folder, changed, named, base, extending, used, settings, unread));
    }

    private RuleFiles keeping(RuleFiles other) {
        other.replaced.putAll(replaced);
        other.strays.putAll(strays);
        return other;
    }

    /** The same with the contents of files. */
    public RuleFiles with(SortedMap<String, byte[]> others) {
        return keeping(new RuleFiles(folder, others, places, base, extending, used, settings, unread));
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

    /** Where criteria of the rule set that this one extends stood that this one asks for itself, by their identifiers. */
    public Map<String, Place> replaced() {
        return replaced;
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
        RuleFiles extended = base;
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
        return base;
    }

    /** Whether it extends a rule set that is not there or cannot be read, or one that does. */
    public boolean lacksBase() {
        RuleFiles extended = base;
        return extended == null ? Extending.mayExtend(contents.getOrDefault(PACK, new byte[0])) : extended.lacksBase();
    }

    /** What is wrong with files of the folder that are not read, of which each counts as much as an error of any other. */
    public List<Problem> unread() {
        return unread;
    }

    /** Whether just the same is not read of another, and for the same reasons. */
    public boolean leavesUnreadAsMuchAs(RuleFiles other) {
        return unread.equals(other.unread) && strays.equals(other.strays);
    }

    /** Whether it is known what all files say that are not read. */
    public boolean isAllSeen() {
        return strays.keySet().containsAll(unread);
    }

    /** Whether a file that is not read names all of these, or may, and so may be where they are. */
    public boolean mayStandElsewhere(Collection<String> names) {
        return unread.stream().anyMatch(one -> {
            String text = strays.get(one);
            return text == null || names.stream().allMatch(name -> text.contains(anyCase(name)));
        });
    }

    /** What a file says that is not read because of its name, in any case; nothing where that cannot be told. */
    private static Optional<String> stray(RuleTree tree, Path file) {
        try {
            byte[] content = tree.read(file);
            return noText("", content).isPresent()
                    ? Optional.empty()
                    : Optional.of(anyCase(new String(content, StandardCharsets.UTF_8)));
        } catch (InputFile.Unreadable e) {
            return Optional.empty();
        }
    }

    /** A word of a list is written in several ways: YOUNG_PEOPLE, young people. */
    private static String anyCase(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_\\s]+", " ");
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

    /** The rule set that a folder's pack names. */
    private static RuleFiles base(Path folder, RuleTree tree, String pack, Node.Scalar name, List<Path> before)
            throws ProblemsException {
        Path real = tree.real(folder);
        Path found = found(tree, real, name.text());
        if (found == null) {
            throw wrong(
                    pack,
                    name.line(),
                    name.column(),
                    "there is no rule set \"" + Nearest.shown(name.text()) + "\" to extend, " + tree.searched()
                            + Nearest.hintOr(name.text(), others(tree, real), ""));
        }
        List<Path> chain = new ArrayList<>(before);
        chain.add(real);
        if (chain.contains(tree.real(found))) {
            throw wrong(
                    pack,
                    name.line(),
                    name.column(),
                    chain.size() == 1
                            ? "a rule set cannot extend itself"
                            : "these rule sets extend each other in a circle: "
                                    + chain.stream()
                                            .map(one -> one.getFileName().toString())
                                            .collect(Collectors.joining(", ")));
        }
        return read(found, tree, chain);
    }

    /** The names of the rule sets that one could extend. */
    private static List<String> others(RuleTree tree, Path folder) {
        return tree.around(folder)
                .filter(one -> !one.equals(folder) && tree.exists(one.resolve(PACK)))
                .map(one -> one.getFileName().toString())
                .distinct()
                .toList();
    }

    private static @Nullable Path found(RuleTree tree, Path folder, String name) {
        try {
            return tree.find(folder, name, PACK).orElse(null);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static ProblemsException wrong(String file, int line, int column, String message) {
        return new ProblemsException(Check.RULE_SET.problem(file, line, column, message));
    }

    /** The rule set by the name of its folder, also where that was named as the one that somebody is in. */
    public String name() {
        Path whole = Path.of(folder).toAbsolutePath().normalize();
        return String.valueOf(whole.getFileName() == null ? whole : whole.getFileName());
    }

    /** How a file of the rule set is named in messages. */
    public String shown(String file) {
        return places.getOrDefault(file, folder + "/" + file);
    }

    /** What this rule set makes of the one that it extends, if it extends one. */
    public Optional<Extension> extension() {
        RuleFiles extended = base;
        Extending said = extending;
        if (extended == null || said == null) {
            return Optional.empty();
        }
        Map<Boolean, List<String>> own = contents.keySet().stream()
                .filter(file -> !file.equals(PACK) && !shown(file).equals(extended.shown(file)))
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
        return used.containsKey(file);
    }

    /** Whether a file lies in the rule set's own folder, and is none that it takes over from elsewhere. */
    public boolean isOwn(String file) {
        return contents.containsKey(file)
                && !isUsed(file)
                && (base == null || !shown(file).equals(base.shown(file)));
    }

    /**
     * How many rule sets a file builds on: what rule sets have in common is on none, and of two that extend each other the one
     * that extends is on more. Of what stands there twice, the file that builds on more says it again.
     */
    public int buildsOn(String file) {
        RuleFiles extended = base;
        return isUsed(file) ? 0 : extended == null || isOwn(file) ? ruleSets() : extended.buildsOn(file);
    }

    private int ruleSets() {
        return base == null ? 1 : 1 + base.ruleSets();
    }

    /**
     * The rule set that a file is of, which is this one or one that it extends, with no other values of parameters than that rule
     * set gives them.
     */
    public RuleFiles withOwnValues(String file) {
        RuleFiles extended = base;
        if (extended != null
                && extended.contents.containsKey(file)
                && shown(file).equals(extended.shown(file))) {
            return extended.withOwnValues(file);
        }
        return settings.isEmpty()
                ? this
                : keeping(new RuleFiles(folder, contents, places, base, extending, used, new TreeMap<>(), unread));
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
            Use use = used.get(file);
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
        if (base != null) {
            // Its files are here already, all but its pack.yaml.
            digest.update(base.sha256().getBytes(StandardCharsets.US_ASCII));
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

    private static boolean belongs(Path file) {
        String name = file.getFileName().toString();
        return !OtherFiles.isOfEditors(name)
                && (name.endsWith(RULES) || name.endsWith(".yaml"))
                && !BESIDE.contains(name);
    }

    /** What is wrong with a file that is no plain text in UTF-8 by its first bytes, whatever else would be wrong with it then. */
    static Optional<Problem> noText(String shown, byte[] content) {
        String other = otherFormat(content);
        String why = Utf8.isUtf16(content)
                ? Utf8.INSTEAD_OF_UTF_16
                : other.isEmpty() ? "" : "this is " + other + "; save it as plain text, in UTF-8";
        return why.isEmpty() ? Optional.empty() : Optional.of(Check.NOT_TEXT.problem(shown, 1, 1, why));
    }

    /** What a file is by its first bytes, if another program has saved it as its own; else nothing. */
    private static String otherFormat(byte[] content) {
        String begins = new String(content, 0, Math.min(6, content.length), StandardCharsets.ISO_8859_1);
        return begins.startsWith("{\\rtf")
                ? "RTF, as WordPad and Word save it"
                : begins.startsWith("PK\u0003\u0004") ? "a document of an office program, or a packed file" : "";
    }

    /** Whether one may have been written for the other. */
    private static boolean isNearly(String name, String other) {
        return Nearest.to(other.toLowerCase(Locale.ROOT), List.of(name)).isPresent();
    }

    /** Names go into what rules are compiled from, and so may end no text there. */
    private static byte[] content(RuleTree tree, Path file, String name) throws InputFile.Unreadable {
        if (!Legible.line(name).equals(name) || StringUtils.containsAny(name, '"', '\\', NO_UTF8)) {
            throw new InputFile.Unreadable(
                    "the name of this file has a quote, a backslash or something in it that is not"
                            + " seen or not UTF-8; letters, digits, hyphens and dots will do");
        }
        return tree.read(file);
    }
}
