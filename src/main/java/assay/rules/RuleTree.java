package assay.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule set looks for the one that it extends, and how folders are named in messages: on disk, or in a tree of
 * files that was copied from somewhere else, such as a revision of git, outside of which nothing is looked for.
 */
public final class RuleTree {

    private static final RuleTree DISK = new RuleTree(null, "");

    private final @Nullable Path root;
    private final String origin;

    private RuleTree(@Nullable Path root, String origin) {
        this.root = root;
        this.origin = origin;
    }

    /** The files as they lie on disk, and after them the rule sets of the program itself. */
    public static RuleTree disk() {
        return DISK;
    }

    /**
     * A copy of a tree of files.
     *
     * @param root the folder that it was copied to, without symbolic links
     * @param origin what it is a copy of: {@code HEAD~1} has {@code rules/march-2004} named {@code HEAD~1:rules/march-2004}
     */
    public static RuleTree copy(Path root, String origin) {
        return new RuleTree(root, origin);
    }

    /** How a folder is named in messages. */
    String named(Path folder) {
        Path top = root;
        if (top == null) {
            return folder.toString();
        }
        String below = top.relativize(folder).toString().replace('\\', '/');
        // A path of one name is written as git has it, so that the name stands behind a stroke there too.
        return origin + ":" + (below.contains("/") ? below : "./" + below);
    }

    /**
     * The rule set of a name beside a folder or above it.
     *
     * @param folder the folder that the search begins in, without symbolic links
     * @param name the name, which may be a path
     */
    Optional<Path> find(Path folder, String name) {
        Path top = root;
        // The folder itself is where a search that begins beside it would end.
        Optional<Path> near = Stream.iterate(folder, above -> above != null, Path::getParent)
                .filter(above -> top == null || above.startsWith(top))
                .map(above -> above.resolve(name).normalize())
                .filter(found -> top == null || found.startsWith(top))
                .filter(RuleTree::isRuleSet)
                .findFirst();
        return top == null ? near.or(() -> own(name)) : near;
    }

    private static Optional<Path> own(String name) {
        return Optional.of(Path.of(System.getProperty("assay.home", ""), "rules", name))
                .filter(RuleTree::isRuleSet);
    }

    private static boolean isRuleSet(Path folder) {
        return Files.isRegularFile(folder.resolve(RuleFiles.PACK));
    }

    /** Where a rule set was looked for in vain. */
    String searched() {
        return root == null
                ? "neither beside this one nor above it nor in Assay itself"
                : "neither beside this one nor above it in " + origin + ", and no other is taken for it";
    }
}
