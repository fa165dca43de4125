package assay.lsp;

import assay.drl.RuleFolder;
import assay.language.Completion;
import assay.language.EvidenceLanguage;
import assay.language.Hover;
import assay.language.Places;
import assay.language.Standing;
import assay.problem.ProblemsException;
import assay.workbench.Book;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.Location;

/**
 * Where stands what a rule set knows: in its own files, and in its fixtures.
 *
 * @param book the rule set, with all that is open laid over it
 * @param texts all that is open
 */
record Locations(Book book, Texts texts) {

    /** What has a name that is nothing else, so that it can be looked for in sentences as well. */
    private static final Set<Completion.Sort> NAMED_ANYWHERE =
            EnumSet.of(Completion.Sort.CRITERION, Completion.Sort.READING, Completion.Sort.RULE);

    /** The places in the files of the rule set. */
    Places places() {
        return new Places(book.files(), book.language(), book.rules());
    }

    /** A place as the editor has it; nothing where its file cannot be read. */
    Optional<Location> location(Places.Place place) {
        return texts.text(Texts.real(Path.of(book.shown(place.file()))))
                .map(in -> new Location(in.uri(), in.between(place.from(), place.to())));
    }

    /** Where it is declared which stands somewhere. */
    List<Location> declared(Standing one) {
        return places().declared(one.hover(), one.named()).flatMap(this::location).stream()
                .toList();
    }

    /** What stands somewhere, as rules know it: what evidence calls something is not what rules call it. */
    Standing asInRules(Standing one) {
        Hover inRules = inRules(one);
        return new Standing(
                new Hover(
                        one.hover().from(),
                        one.hover().to(),
                        inRules.title(),
                        inRules.lines(),
                        inRules.sort(),
                        inRules.name(),
                        inRules.of()),
                one.named());
    }

    private Hover inRules(Standing one) {
        return places().declared(one.hover(), one.named())
                .flatMap(at -> book.language().hover(at.file(), book.files().text(at.file()), at.from()))
                .orElse(one.hover());
    }

    /**
     * Where it is named which stands somewhere.
     *
     * @param standing what stands there
     * @param declared whether where it is declared is wanted as well
     */
    List<Location> named(Standing standing, boolean declared) {
        Hover what = standing.hover();
        String named = standing.named();
        Places places = places();
        Places.Place origin = places.declared(what, named).orElse(null);
        Hover inRules = inRules(standing);
        List<Places.Place> found = new ArrayList<>(places.named(inRules, named));
        if (!declared) {
            found.remove(origin);
        }
        List<Location> all = new ArrayList<>();
        found.forEach(one -> location(one).ifPresent(all::add));
        EvidenceLanguage language = evidence().orElse(null);
        Path folder = Texts.real(Path.of(book.files().folder()));
        texts.text(folder.resolve(RuleFolder.MEANINGS))
                .ifPresent(in -> places.inMeanings(inRules, named, in.text())
                        .forEach(at -> all.add(new Location(in.uri(), in.between(at.from(), at.to())))));
        List<Path> others = new ArrayList<>(Fixtures.of(folder, texts));
        others.add(folder.resolve(RuleFolder.EQUIVALENT_MUTANTS));
        for (Path other : others) {
            texts.text(other)
                    .ifPresent(in -> (language == null || NAMED_ANYWHERE.contains(what.sort())
                                    ? Places.inEvidence(what, in.name(), in.text()).stream()
                                            .map(one -> in.between(one.from(), one.to()))
                                    : language.named(in.text(), inRules, named).stream()
                                            .map(one -> in.between(one.start(), one.end())))
                            .forEach(range -> all.add(new Location(in.uri(), range))));
        }
        return all;
    }

    private Optional<EvidenceLanguage> evidence() {
        try {
            return EvidenceLanguage.of(book.ruleSet(), book.language());
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }
}
