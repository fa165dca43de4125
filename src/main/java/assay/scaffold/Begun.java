package assay.scaffold;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.problem.ProblemsException;
import assay.rules.RuleBase;
import assay.rules.RuleCache;
import assay.text.FileText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.lang3.Strings;

/**
 * Something new as it begins, not written yet.
 *
 * @param says what it is, in a few words
 * @param about the criterion that it is about; empty where it is about none
 * @param folder the folder of the project's fixtures that its own go to: that of its requirement
 * @param rules what files of the rule set say with it, whole, by their paths from its folder; files that need not be there yet
 * @param ends what is to stand at the end of files that lie beside the rules, by their paths from its folder
 * @param fixtures what new fixtures say, by their names
 * @param notes what files do not say by themselves
 */
public record Begun(
        String says,
        String about,
        String folder,
        Map<String, String> rules,
        Map<String, String> ends,
        Map<String, String> fixtures,
        List<String> notes) {

    /** Keeps its own copies, in their order. */
    public Begun {
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        ends = Map.copyOf(ends);
        fixtures = Collections.unmodifiableMap(new LinkedHashMap<>(fixtures));
        notes = List.copyOf(notes);
    }

    /**
     * Where its fixtures go: to those of the rule set's own, where it has some; else to those of the project, of the same
     * requirement.
     *
     * @param own the rule set's folder
     * @param project the folder of the project's fixtures
     */
    public Path beside(Path own, Path project) {
        Path fixturesOfItsOwn = own.resolve("fixtures");
        return Files.isDirectory(fixturesOfItsOwn) ? fixturesOfItsOwn : project.resolve(folder);
    }

    /**
     * All files of the rule set's folder, whole.
     *
     * @param before what a file beside the rules says; an empty text where there is none
     */
    public Map<String, String> rules(UnaryOperator<String> before) {
        Map<String, String> all = new LinkedHashMap<>(rules);
        ends.forEach((file, text) ->
                all.put(file, FileText.of(before.apply(file)).followedBy(text).whole()));
        return all;
    }

    /** The same fixtures with a line before what each of them says. */
    public Map<String, String> fixtures(String head) {
        Map<String, String> headed = new LinkedHashMap<>();
        fixtures.forEach((name, text) -> headed.put(name, head + text));
        return headed;
    }

    /** What begins with a skeleton. */
    static Begun of(
            String says,
            String slug,
            String id,
            RuleFiles files,
            CriterionSkeleton skeleton,
            RuleCache cache,
            List<String> notes)
            throws ProblemsException {
        RuleBase changed = RuleBase.load(files.with(skeleton.file(), skeleton.content()), cache);
        Map<String, String> fixtures = new LinkedHashMap<>();
        fixtures.put(slug + "-what-counts.yaml", CriterionFixture.of(changed, id, skeleton.kind(), skeleton.counts()));
        if (!skeleton.setAside().isEmpty()) {
            fixtures.put(
                    slug + "-what-is-set-aside.yaml",
                    CriterionFixture.of(changed, id, skeleton.kind(), skeleton.setAside()));
        }
        return new Begun(
                says,
                id,
                Strings.CS.removeEnd(skeleton.file(), ".drl"),
                Map.of(skeleton.file(), skeleton.content()),
                skeleton.equivalent().isEmpty()
                        ? Map.of()
                        : Map.of(RuleFolder.EQUIVALENT_MUTANTS, skeleton.equivalent()),
                fixtures,
                notes);
    }

    /** What the names of files begin with that are about an identifier. */
    static String slug(String id) {
        return id.toLowerCase(Locale.ROOT).replace('.', '-');
    }
}
