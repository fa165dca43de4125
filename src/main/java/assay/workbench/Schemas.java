package assay.workbench;

import assay.draft.Draft;
import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.drl.Variants;
import assay.files.InputFile;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.report.SchemaBeside;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas of evidence that go by rules which are changed: the one beside them, and those beside rule sets that extend them. */
final class Schemas {

    /** Of few rule sets that extend another editors have a schema of their own. */
    private static final int KEPT = 16;

    private final Books books = new Books(KEPT);

    /**
     * What becomes of them.
     *
     * @param written whether the one beside the rules is saved with them
     * @param old those in which editors go on reading what was so before, each with what makes it anew
     */
    public record Told(boolean written, List<Problem> old) {

        static final Told NOTHING = new Told(false, List.of());

        /** Keeps its own copy. */
        public Told {
            old = List.copyOf(old);
        }
    }

    /** What becomes of them once a draft is saved; where nothing in it is changed, how they are. */
    Told of(Draft draft) {
        SortedMap<String, String> renewed = renewed(draft);
        RuleTree tree = new DraftTree(draft);
        List<Problem> old = new ArrayList<>();
        Stream.concat(renewed.isEmpty() ? Stream.of(draft.folder()) : Stream.of(), extending(draft, tree))
                .forEach(folder -> old(folder, tree).map(SchemaBeside::problem).ifPresent(old::add));
        return new Told(!renewed.isEmpty(), old);
    }

    private Optional<SchemaBeside> old(Path folder, RuleTree tree) {
        if (!tree.exists(folder.resolve(RuleFolder.EVIDENCE_SCHEMA))) {
            return Optional.empty();
        }
        try {
            return books.of(folder, tree).oldSchema();
        } catch (ProblemsException e) {
            // Of rules that cannot be used there is no schema.
            return Optional.empty();
        }
    }

    /** The rule sets beside that of a draft, and those in the folders of its variants, that extend it and have a schema. */
    private static Stream<Path> extending(Draft draft, RuleTree tree) {
        Path own = draft.folder().toAbsolutePath().normalize();
        return Stream.concat(in(own.resolveSibling(".").normalize()), Variants.listed(own, draft.variants()).stream())
                .distinct()
                .filter(set -> tree.exists(set.resolve(RuleFolder.EVIDENCE_SCHEMA)) && extend(set, own, tree));
    }

    private static Stream<Path> in(Path folder) {
        try {
            return Variants.in(folder).stream();
        } catch (IOException e) {
            return Stream.of();
        }
    }

    private static boolean extend(Path set, Path rules, RuleTree tree) {
        try {
            for (RuleFiles base = RuleFiles.readable(set, tree).base(); base != null; base = base.base()) {
                if (tree.real(Path.of(base.folder())).equals(tree.real(rules))) {
                    return true;
                }
            }
        } catch (ProblemsException e) {
            // What is wrong with it is told where it is looked at.
        }
        return false;
    }

    /** A draft with the schema beside the rules made anew, where that is not what they say then: editors go by it. */
    Draft with(Draft draft) {
        SortedMap<String, String> renewed = renewed(draft);
        try {
            return renewed.isEmpty() ? draft : draft.with(RuleFolder.EVIDENCE_SCHEMA + " made anew", renewed);
        } catch (InputFile.Unreadable e) {
            // A file that cannot be read keeps nobody from saving what they changed.
            return draft;
        }
    }

    private SortedMap<String, String> renewed(Draft draft) {
        SortedMap<String, String> renewed = new TreeMap<>();
        try {
            if (!draft.changedRules().isEmpty() && draft.mayBeWritten(RuleFolder.EVIDENCE_SCHEMA)) {
                old(draft.folder(), new DraftTree(draft))
                        .ifPresent(schema -> renewed.put(RuleFolder.EVIDENCE_SCHEMA, schema.anew()));
            }
        } catch (InputFile.Unreadable e) {
            // Nor does one that leads elsewhere.
        }
        return renewed;
    }
}
