package assay.cli;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.files.InputFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The files of a revision of git, of which none is written anywhere: what rules are read of it, git hands over as it is asked
 * for. Paths begin at the top of the revision, as {@code /rules/march-2004}; links lead to what the revision has of that name,
 * and to nothing else. What a rule set takes from the program itself comes from there here as well: no revision has that.
 */
final class GitRevision implements RuleTree, AutoCloseable {

    private static final Path TOP = Path.of("/");
    /** What stands for the rule sets of the program itself: a folder in which no revision may have anything. */
    private static final Path OWN = TOP.resolve(".git");

    /** How many links may lead to each other. */
    private static final int MOST_LINKS = 40;

    /** How many names links may lead over, all of them together. */
    private static final int MOST_NAMES = 1_000_000;

    private static final String ELSEWHERE = "leads out of it, or into git's own folder";

    /** What some file systems do not see in a name. */
    private static final Pattern UNSEEN = Pattern.compile("[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]");

    private final String revision;
    private final Git git;
    private final Map<Path, Git.Entry> entries = new LinkedHashMap<>();
    private final Set<Path> folders = new HashSet<>(Set.of(TOP));
    private final Map<Path, Resolved> resolved = new HashMap<>();
    private final RuleTree disk = RuleTree.disk();
    private final Path clone;
    private final Path folder;
    private int namesOfLinks;

    /** Where a path leads, or why it leads nowhere. */
    private record Resolved(@Nullable Path to, String why) {}

    private GitRevision(String revision, Git git, List<Git.Entry> listed, Path clone, String below) {
        this.revision = revision;
        this.git = git;
        this.clone = clone;
        Set<String> names = new HashSet<>();
        Set<String> above = new HashSet<>();
        for (Git.Entry entry : listed) {
            refuseElsewhere(entry.path());
            String name = entry.bytes();
            if (!names.add(name)) {
                throw refused(entry.path(), "is in it twice");
            }
            for (int end = name.lastIndexOf('/'); end >= 0; end = name.lastIndexOf('/', end - 1)) {
                if (!above.add(name.substring(0, end))) {
                    break;
                }
            }
            Path path = path(entry);
            entries.put(path, entry);
            for (Path parent = path.getParent(); parent != null && folders.add(parent); ) {
                parent = parent.getParent();
            }
        }
        listed.stream()
                .filter(entry -> above.contains(entry.bytes()))
                .findFirst()
                .ifPresent(entry -> {
                    throw refused(entry.path(), "is both a file and a folder");
                });
        this.folder = TOP.resolve(below);
    }

    /**
     * The files of a revision.
     *
     * @param folder a rule set on disk, in a clone that has the revision
     * @param revision what git calls it
     * @throws UsageException if there is no such revision, the rule set is not in it, or it cannot be read or trusted
     */
    static GitRevision of(Path folder, String revision) {
        String option = "--with-git " + revision + ": ";
        if (revision.startsWith("-")) {
            throw new UsageException(option + "a revision does not begin with a hyphen");
        }
        Path real = RuleTree.disk().real(folder);
        Git git = new Git(real, option);
        try {
            Path top = git.top(folder);
            Git.Tree tree = git.tree(top, revision);
            Path clone = RuleTree.disk().real(top);
            String below = clone.relativize(real).toString().replace(File.separatorChar, '/');
            GitRevision read = new GitRevision(revision, git, git.list(tree), clone, below);
            if (!read.entries.containsKey(read.real(read.folder.resolve(RuleFiles.PACK)))) {
                throw new UsageException(option
                        + (tree.isWhole()
                                ? "there is no rule set " + folder + " in that revision"
                                : "this is a folder of a revision, and at its top there is no " + below
                                        + "; name the revision itself, such as HEAD~1"));
            }
            return read;
        } catch (UsageException e) {
            git.close();
            throw e;
        }
    }

    /** Refuses where no tree of git's own making has anything: elsewhere than below its top, or in git's own folder. */
    private void refuseElsewhere(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                throw refused(path, ELSEWHERE);
            }
        }
        // A backslash is part of a name, but to some systems it is a stroke.
        for (String part : path.split("[/\\\\]", -1)) {
            String plain =
                    StringUtils.stripEnd(UNSEEN.matcher(part).replaceAll("").toLowerCase(Locale.ROOT), ". ");
            String stream = StringUtils.substringBefore(plain, ":");
            if (part.equals("..") || stream.equals(".git") || stream.equals("git~1")) {
                throw refused(path, ELSEWHERE);
            }
        }
    }

    /** Where an entry is, by the name that it has in messages. */
    private static Path path(Git.Entry entry) {
        try {
            return TOP.resolve(entry.path());
        } catch (InvalidPathException e) {
            // What this machine cannot have in a name, because of its locale.
            return TOP.resolve(entry.escaped());
        }
    }

    private UsageException refused(String path, String why) {
        return new UsageException("--with-git " + revision + ": that revision is refused, for in it a path " + why
                + ": " + StringUtils.abbreviate(path, 200));
    }

    /** The rule set that was asked for. */
    Path folder() {
        return folder;
    }

    @Override
    public String named(Path path) {
        if (isOwn(path)) {
            return disk.named(own(path));
        }
        String below = TOP.relativize(path).toString().replace(File.separatorChar, '/');
        // A path of one name is written as git has it, so that the name stands behind a stroke there too.
        return revision + ":" + (below.contains("/") ? below : "./" + below);
    }

    @Override
    public Path real(Path path) {
        return isOwn(path) ? path : Objects.requireNonNullElse(resolved(path).to(), path);
    }

    @Override
    public boolean exists(Path path) {
        Path real = real(path);
        return isOwn(path) ? disk.exists(own(path)) : folders.contains(real) || entries.containsKey(real);
    }

    @Override
    public boolean isFolder(Path path) {
        return isOwn(path) ? disk.isFolder(own(path)) : folders.contains(real(path));
    }

    @Override
    public List<Path> below(Path path) throws IOException {
        if (isOwn(path)) {
            return disk.below(own(path)).stream()
                    .map(file -> OWN.resolve(RuleTree.own().relativize(file)))
                    .toList();
        }
        Path real = real(path);
        return entries.keySet().stream()
                .filter(file -> file.startsWith(real) && !isFolder(file))
                .toList();
    }

    @Override
    public byte[] read(Path file) throws InputFile.Unreadable {
        if (isOwn(file)) {
            return disk.read(own(file));
        }
        Resolved real = resolved(file);
        if (real.to() == null) {
            throw new InputFile.Unreadable(real.why());
        }
        Git.Entry entry = entries.get(real.to());
        if (entry == null) {
            throw new InputFile.Unreadable("this is a link to what the revision does not have");
        }
        return git.read(entry, LARGEST);
    }

    private Resolved resolved(Path path) {
        return resolved.computeIfAbsent(path, one -> {
            try {
                return new Resolved(followed(one), "");
            } catch (InputFile.Unreadable e) {
                return new Resolved(null, e.why());
            }
        });
    }

    /** Where a path leads by way of links, all of which stay in the revision. */
    private Path followed(Path path) throws InputFile.Unreadable {
        Path at = TOP;
        Deque<String> left = new ArrayDeque<>();
        path.forEach(name -> left.add(name.toString()));
        int links = 0;
        while (!left.isEmpty()) {
            String name = left.remove();
            Path next = name.equals("..") ? at.getParent() : at.resolve(name).normalize();
            if (next == null) {
                throw new InputFile.Unreadable("this is a link that leads out of the revision");
            }
            Git.Entry entry = entries.get(next);
            if (entry == null || !entry.isLink()) {
                at = next;
                continue;
            }
            links++;
            if (links > MOST_LINKS) {
                throw new InputFile.Unreadable("this is a link that leads back to itself");
            }
            String target = git.text(entry);
            if (target.startsWith("/")) {
                throw new InputFile.Unreadable("this is a link that leads out of the revision");
            }
            List<String> names = List.of(target.split("/+"));
            namesOfLinks += names.size();
            if (namesOfLinks > MOST_NAMES) {
                throw new UsageException("--with-git " + revision
                        + ": that revision is refused, for its links lead over more than a million names");
            }
            for (int last = names.size() - 1; last >= 0; last--) {
                left.push(names.get(last));
            }
        }
        return at;
    }

    @Override
    public Optional<Path> find(Path from, String name, String file) {
        return Stream.iterate(from, above -> above != null, Path::getParent)
                .map(above -> real(above.resolve(name).normalize()))
                .filter(found -> isOwn(found) == isOwn(from))
                .filter(found -> exists(found.resolve(file)) && !isFolder(found.resolve(file)))
                .findFirst()
                .or(() -> takenFromOwn(from, name, file));
    }

    /** What the rule set as it lies on disk takes from the program itself, too, unless that is in this clone. */
    private Optional<Path> takenFromOwn(Path from, String name, String file) {
        Path own = disk.real(RuleTree.own());
        return own.startsWith(clone)
                ? Optional.empty()
                : disk.find(clone.resolve(TOP.relativize(from)), name, file)
                        .map(disk::real)
                        .filter(found -> found.startsWith(own))
                        .map(found -> OWN.resolve(own.relativize(found)));
    }

    private static boolean isOwn(Path path) {
        return path.startsWith(OWN);
    }

    private static Path own(Path path) {
        return RuleTree.own().resolve(OWN.relativize(path));
    }

    @Override
    public Stream<Path> around(Path from) {
        return Stream.iterate(from, above -> above != null, Path::getParent)
                .flatMap(above -> Stream.concat(entries.keySet().stream(), folders.stream())
                        .filter(path -> above.equals(path.getParent()))
                        .sorted());
    }

    @Override
    public String searched() {
        return "neither beside this one nor above it in " + revision + ", and no other is taken for it";
    }

    @Override
    public void close() {
        git.close();
    }
}
