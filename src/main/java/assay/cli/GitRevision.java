package assay.cli;

import assay.files.InputFile;
import assay.rules.RuleTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * The files of a revision of git, of which none is written anywhere: what rules are read of it, git hands over as it is asked
 * for. Paths begin at the top of the revision, as {@code /rules/march-2004}; links lead to what the revision has of that name,
 * and to nothing else.
 */
final class GitRevision implements RuleTree, AutoCloseable {

    private static final Path TOP = Path.of("/");
    private static final String PACK = "pack.yaml";

    /** How many links may lead to each other. */
    private static final int MOST_LINKS = 40;

    /** What some file systems do not see in a name. */
    private static final String UNSEEN = "[\u200C-\u200F\u202A-\u202E\u206A-\u206F\uFEFF]";

    private final String revision;
    private final Git git;
    private final Map<Path, Git.Entry> entries = new LinkedHashMap<>();
    private final Set<Path> folders = new HashSet<>(Set.of(TOP));
    private final Path folder;

    private GitRevision(String revision, Git git, List<Git.Entry> listed, String below) {
        this.revision = revision;
        this.git = git;
        for (Git.Entry entry : listed) {
            Path path = path(entry.path());
            if (entries.put(path, entry) != null) {
                throw refused(entry.path(), "is in it twice");
            }
            Stream.iterate(path.getParent(), above -> above != null, Path::getParent)
                    .forEach(folders::add);
        }
        entries.keySet().stream().filter(folders::contains).findFirst().ifPresent(path -> {
            throw refused(path.toString().substring(1), "is both a file and a folder");
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
            String tree = git.tree(top, revision);
            String below = RuleTree.disk().real(top).relativize(real).toString().replace('\\', '/');
            GitRevision read = new GitRevision(revision, git, git.list(tree), below);
            if (!read.isRuleSet(read.folder)) {
                throw new UsageException(option + "there is no rule set " + folder + " in that revision");
            }
            return read;
        } catch (UsageException e) {
            git.close();
            throw e;
        }
    }

    /** Where a file is, which no tree of git's own making has anywhere but below its top. */
    private Path path(String path) {
        for (String part : path.split("[/\\\\]", -1)) {
            String plain = StringUtils.stripEnd(part.replaceAll(UNSEEN, "").toLowerCase(Locale.ROOT), ". ");
            String stream = StringUtils.substringBefore(plain, ":");
            if (part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || stream.equals(".git")
                    || stream.equals("git~1")) {
                throw refused(path, "leads out of it, or into git's own folder");
            }
        }
        Path whole = TOP.resolve(path);
        if (!whole.equals(whole.normalize())) {
            throw refused(path, "leads out of it, or into git's own folder");
        }
        return whole;
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
        String below = TOP.relativize(path).toString().replace('\\', '/');
        // A path of one name is written as git has it, so that the name stands behind a stroke there too.
        return revision + ":" + (below.contains("/") ? below : "./" + below);
    }

    @Override
    public Path real(Path path) {
        try {
            return resolved(path);
        } catch (InputFile.Unreadable e) {
            return path;
        }
    }

    @Override
    public boolean exists(Path path) {
        Path real = real(path);
        return folders.contains(real) || entries.containsKey(real);
    }

    @Override
    public boolean isFolder(Path path) {
        return folders.contains(real(path));
    }

    @Override
    public List<Path> below(Path path) {
        Path real = real(path);
        return entries.keySet().stream()
                .filter(file -> file.startsWith(real) && !isFolder(file))
                .toList();
    }

    @Override
    public byte[] read(Path file) throws InputFile.Unreadable {
        Path real = resolved(file);
        Git.Entry entry = entries.get(real);
        if (entry == null) {
            throw new InputFile.Unreadable("this is a link to what the revision does not have");
        }
        return git.read(entry, LARGEST);
    }

    /** Where a path leads by way of links, all of which stay in the revision. */
    private Path resolved(Path path) throws InputFile.Unreadable {
        Path at = TOP;
        List<String> left = names(path);
        int links = 0;
        while (!left.isEmpty()) {
            String name = left.remove(0);
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
            List<String> names = new ArrayList<>(List.of(target.split("/+")));
            names.addAll(left);
            left = names;
        }
        return at;
    }

    private static List<String> names(Path path) {
        List<String> names = new ArrayList<>();
        path.forEach(name -> names.add(name.toString()));
        return names;
    }

    @Override
    public Optional<Path> find(Path from, String name) {
        return Stream.iterate(from, above -> above != null, Path::getParent)
                .map(above -> real(above.resolve(name).normalize()))
                .filter(this::isRuleSet)
                .findFirst();
    }

    private boolean isRuleSet(Path path) {
        return entries.containsKey(real(path.resolve(PACK)));
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
