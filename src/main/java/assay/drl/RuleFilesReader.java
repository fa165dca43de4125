package assay.drl;

import assay.files.InputFile;
import assay.files.Shortage;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.text.Legible;
import assay.yaml.Node;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of rule sets: those of a folder, those of the rule set that its pack extends, and those that rule sets have in
 * common.
 *
 * @param tree where they lie
 */
record RuleFilesReader(RuleTree tree) {

    private static final List<String> KNOWN = Stream.concat(
                    Stream.of(RuleFiles.PACK, RuleFiles.INTERPRETATIONS, Parameters.FILE), RuleFiles.BESIDE.stream())
            .toList();

    /** What lies in a folder itself. */
    private record Own(String folder, SortedMap<String, byte[]> contents, UnreadFiles unread) {

        /** How a file is named in messages. */
        String shown(String file) {
            return RuleFiles.below(folder, file);
        }

        Map<String, String> places() {
            Map<String, String> places = new HashMap<>();
            contents.keySet().forEach(file -> places.put(file, shown(file)));
            return places;
        }
    }

    /**
     * As much of a rule set as can be read; what cannot, and should, is told by it.
     *
     * @throws ProblemsException if this is no rule set
     */
    RuleFiles read(Path folder) throws ProblemsException {
        return read(folder, List.of());
    }

    /**
     * The same of one that others extend.
     *
     * @param chain the folders of these, each extending the next
     */
    private RuleFiles read(Path folder, List<Path> chain) throws ProblemsException {
        Own own = own(folder);
        byte[] pack = own.contents.get(RuleFiles.PACK);
        if (pack == null) {
            throw noPack(own);
        }
        Optional<Extending> extending;
        UnreadFiles unread = own.unread;
        try {
            extending = Extending.read(own.shown(RuleFiles.PACK), pack);
        } catch (ProblemsException e) {
            // Where it cannot be told what is taken over, all that is missing may be there.
            extending = Optional.empty();
            unread = unread.and(UnreadFiles.of(e.problems()));
        }
        return extending.isPresent()
                ? extended(folder, own, extending.get(), chain)
                : new RuleFiles(own.folder, own.contents, own.places(), TakenOver.NOTHING, new TreeMap<>(), unread);
    }

    private Own own(Path folder) throws ProblemsException {
        String named = tree.named(folder);
        if (!tree.exists(folder)) {
            throw wrong(named, 1, 1, "there is no such folder of rules");
        }
        if (!tree.isFolder(folder)) {
            throw wrong(named, 1, 1, "a rule set is a folder with a " + RuleFiles.PACK + "; this is a file");
        }
        SortedMap<String, byte[]> contents = new TreeMap<>();
        List<Problem> unread = new ArrayList<>();
        Map<Problem, String> said = new HashMap<>();
        // A folder that is a symbolic link is no folder to those who walk through it.
        Path real = tree.real(folder);
        try {
            for (Path file : tree.below(real).stream().sorted().toList()) {
                if (file.startsWith(real.resolve(RuleFiles.FIXTURES))) {
                    continue;
                }
                String below = real.relativize(file).toString().replace(File.separatorChar, '/');
                String shown = RuleFiles.below(named, below);
                if (!RuleFiles.isRules(below)) {
                    OtherFiles.wrong(tree, file, real.relativize(file), KNOWN)
                            .map(why -> Check.NOT_READ.problem(shown, 1, 1, why))
                            .ifPresent(told -> {
                                unread.add(told);
                                UnreadFiles.said(tree, file).ifPresent(text -> said.put(told, text));
                            });
                }
                if (belongs(file)) {
                    try {
                        byte[] content = content(file, below);
                        FileSyntax.noText(shown, content)
                                .ifPresentOrElse(unread::add, () -> contents.put(below, content));
                    } catch (InputFile.Unreadable e) {
                        unread.add(Check.RULE_SET.problem(shown, 1, 1, e.why()));
                    }
                }
            }
        } catch (IOException | UncheckedIOException e) {
            Shortage.check(e);
            Exception cause =
                    e instanceof UncheckedIOException unchecked ? Objects.requireNonNull(unchecked.getCause()) : e;
            throw wrong(named, 1, 1, "the folder of rules cannot be read" + InputFile.reason(cause));
        }
        return new Own(named, contents, new UnreadFiles(unread, said));
    }

    private static ProblemsException noPack(Own own) {
        List<String> below = own.contents.keySet().stream()
                .filter(file -> file.endsWith("/" + RuleFiles.PACK))
                .map(file -> own.shown(Strings.CS.removeEnd(file, "/" + RuleFiles.PACK)))
                .toList();
        if (!below.isEmpty()) {
            return wrong(
                    own.folder,
                    1,
                    1,
                    "this is no rule set, it has no " + RuleFiles.PACK + "; rule sets below it: "
                            + String.join(", ", below));
        }
        // Perhaps it is there, and is one of those. In a folder of something else, say of evidence, all are.
        boolean hasRules = own.contents.keySet().stream().anyMatch(RuleFiles::isRules);
        List<Problem> perhaps = own.unread.problems().stream()
                .filter(one -> hasRules
                        || !one.code().equals(Check.NOT_READ.code())
                        || isNearly(RuleFiles.PACK, Strings.CS.removeStart(one.file(), own.shown(""))))
                .toList();
        return perhaps.isEmpty()
                ? wrong(own.shown(RuleFiles.PACK), 1, 1, "a rule set needs a " + RuleFiles.PACK)
                : new ProblemsException(perhaps);
    }

    /** A rule set with what it takes over. */
    private RuleFiles extended(Path folder, Own own, Extending extending, List<Path> chain) {
        String pack = own.shown(RuleFiles.PACK);
        RuleFiles base = null;
        UnreadFiles elsewhere = UnreadFiles.of(List.of());
        Node.Scalar extended = extending.base();
        if (extended != null) {
            try {
                base = base(folder, pack, extended, chain);
                elsewhere = base.unreadFiles();
            } catch (ProblemsException e) {
                // What else is wrong with these files is so whatever that rule set says.
                elsewhere = UnreadFiles.of(e.problems());
            }
        }
        RuleFiles others = takenOver(folder, pack, extending.uses(), base, elsewhere);
        elsewhere = others.unreadFiles();
        SortedMap<String, byte[]> merged = new TreeMap<>(others.contents());
        merged.putAll(own.contents);
        Map<String, String> places = new HashMap<>(others.places());
        places.putAll(own.places());
        Map<String, TakenOver.Use> used = new HashMap<>(others.takenOver().used());
        used.keySet().removeAll(own.contents.keySet());
        Map<String, RuleFiles.Place> replaced = new HashMap<>();
        UnreadFiles unread = own.unread.and(elsewhere);
        List<Problem> notFound = new ArrayList<>();
        LeftOut leftOut = new LeftOut(
                new RuleFiles(
                        own.folder,
                        merged,
                        places,
                        new TakenOver(base, extending, used, replaced),
                        new TreeMap<>(),
                        unread),
                others,
                merged,
                pack,
                notFound);
        leftOut.takeOut(extending.without());
        replaced.putAll(leftOut.takeOutReplaced());
        // What that rule set has in place of another's stands where that one's stood, as long as both are still there.
        Set<String> without =
                extending.without().stream().map(Node.Scalar::text).collect(Collectors.toSet());
        others.replaced().forEach((id, place) -> {
            if (!without.contains(id) && !own.contents.containsKey(place.file()) && LeftOut.isAsked(id, merged)) {
                replaced.put(id, place);
            }
        });
        return new RuleFiles(
                own.folder,
                merged,
                places,
                new TakenOver(base, extending, used, replaced),
                new TreeMap<>(),
                // What is not found may stand in what could not be read.
                elsewhere.isEmpty() ? unread.and(UnreadFiles.of(notFound)) : unread);
    }

    /**
     * The files of the rule set that one extends, and those that it uses.
     *
     * @param base that rule set, or null
     * @param elsewhere what that one is lacking
     */
    private RuleFiles takenOver(
            Path folder, String pack, List<Node.Scalar> uses, @Nullable RuleFiles base, UnreadFiles elsewhere) {
        TakenOver ofBase = base == null ? TakenOver.NOTHING : base.takenOver();
        SortedMap<String, byte[]> contents = new TreeMap<>(base == null ? Map.of() : base.contents());
        Map<String, String> places = new HashMap<>(base == null ? Map.of() : base.places());
        Map<String, TakenOver.Use> used = new HashMap<>(ofBase.used());
        List<Problem> wrong = new ArrayList<>();
        Path real = tree.real(folder);
        for (Node.Scalar use : uses) {
            String name = use.text() + RuleFiles.RULES;
            String file = RuleFiles.COMMON + "/" + name;
            Path common = tree.find(real, RuleFiles.COMMON, name).orElse(null);
            if (common == null) {
                wrong.add(Check.RULE_SET.problem(
                        pack,
                        use.line(),
                        use.column(),
                        "there is no " + file + " to use, " + tree.searched()
                                + Nearest.hintOr(use.text(), common(real), "")));
                continue;
            }
            String shown = tree.named(near(folder, real, common).resolve(name));
            try {
                contents.put(file, content(common.resolve(name), file));
            } catch (InputFile.Unreadable e) {
                wrong.add(Check.RULE_SET.problem(shown, 1, 1, e.why()));
            }
            places.put(file, shown);
            used.put(file, new TakenOver.Use(pack, use.line(), use.column()));
        }
        return new RuleFiles(
                base == null ? RuleFiles.COMMON : base.folder(),
                contents,
                places,
                new TakenOver(ofBase.base(), ofBase.extending(), used, ofBase.replaced()),
                base == null ? new TreeMap<>() : base.settings(),
                elsewhere.and(UnreadFiles.of(wrong)));
    }

    /** The names of the files that rule sets have in common. */
    private List<String> common(Path folder) {
        return tree.around(folder)
                .filter(one -> one.endsWith(RuleFiles.COMMON))
                .flatMap(one -> tree.around(one).takeWhile(file -> one.equals(file.getParent())))
                .map(file -> file.getFileName().toString())
                .filter(RuleFiles::isRules)
                .map(file -> Strings.CS.removeEnd(file, RuleFiles.RULES))
                .distinct()
                .toList();
    }

    /** A folder beside or above another by a path like the one by which the user named that one. */
    private Path near(Path folder, Path real, Path found) {
        Path above = found.getParent();
        if (above == null || !real.startsWith(above)) {
            return found;
        }
        Path near = folder.resolve(real.relativize(found)).normalize();
        return tree.exists(near) && tree.real(near).equals(tree.real(found)) ? near : found;
    }

    /** The rule set that a folder's pack names. */
    private RuleFiles base(Path folder, String pack, Node.Scalar name, List<Path> before) throws ProblemsException {
        Path real = tree.real(folder);
        Path found = found(real, name.text());
        if (found == null) {
            throw wrong(
                    pack,
                    name.line(),
                    name.column(),
                    "there is no rule set \"" + Nearest.shown(name.text()) + "\" to extend, " + tree.searched()
                            + Nearest.hintOr(name.text(), others(real), ""));
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
        return read(found, chain);
    }

    /** The names of the rule sets that one could extend. */
    private List<String> others(Path folder) {
        return tree.around(folder)
                .filter(one -> !one.equals(folder) && tree.exists(one.resolve(RuleFiles.PACK)))
                .map(one -> one.getFileName().toString())
                .distinct()
                .toList();
    }

    private @Nullable Path found(Path folder, String name) {
        try {
            return tree.find(folder, name, RuleFiles.PACK).orElse(null);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static ProblemsException wrong(String file, int line, int column, String message) {
        return new ProblemsException(Check.RULE_SET.problem(file, line, column, message));
    }

    private static boolean belongs(Path file) {
        String name = file.getFileName().toString();
        return !OtherFiles.isOfEditors(name)
                && (RuleFiles.isRules(name) || name.endsWith(".yaml"))
                && !RuleFiles.BESIDE.contains(name);
    }

    /** Whether one may have been written for the other. */
    private static boolean isNearly(String name, String other) {
        return Nearest.to(other.toLowerCase(Locale.ROOT), List.of(name)).isPresent();
    }

    /** Names go into what rules are compiled from, and so may end no text there. */
    private byte[] content(Path file, String name) throws InputFile.Unreadable {
        if (!Legible.line(name).equals(name) || StringUtils.containsAny(name, '"', '\\', RuleFiles.NO_UTF8)) {
            throw new InputFile.Unreadable(
                    "the name of this file has a quote, a backslash or something in it that is not"
                            + " seen or not UTF-8; letters, digits, hyphens and dots will do");
        }
        return tree.read(file);
    }
}
