package assay.lsp;

import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.language.Hover;
import assay.language.Places;
import assay.workbench.Book;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Location;

/**
 * Where stands what a rule set knows: in its own files, and in its fixtures.
 *
 * @param book the rule set, with all that is open laid over it
 * @param texts all that is open
 */
record Whereabouts(Book book, Texts texts) {

    /** The places in the files of the rule set. */
    Places places() {
        return new Places(book.files(), book.language(), book.rules());
    }

    private Optional<Location> location(Places.Place place) {
        return texts.text(Texts.real(Path.of(book.shown(place.file()))))
                .map(in -> new Location(in.uri(), in.between(place.from(), place.to())));
    }

    /**
     * Where something is declared.
     *
     * @param what what stands somewhere
     * @param named how rules name it
     */
    List<Location> declared(Hover what, String named) {
        return places().declared(what, named).flatMap(this::location).stream().toList();
    }

    /**
     * Where something is named.
     *
     * @param what what stands somewhere
     * @param named how rules name it
     * @param declared whether where it is declared is wanted as well
     */
    List<Location> named(Hover what, String named, boolean declared) {
        Places places = places();
        Places.Place origin = places.declared(what, named).orElse(null);
        // What evidence calls something is not what rules call it; where it is declared it says so itself.
        Hover inRules = origin == null
                ? what
                : book.language()
                        .hover(origin.file(), book.files().text(origin.file()), origin.from())
                        .orElse(what);
        List<Places.Place> found = new ArrayList<>(places.named(inRules, named));
        if (!declared) {
            found.remove(origin);
        }
        List<Location> all = new ArrayList<>();
        found.forEach(one -> location(one).ifPresent(all::add));
        for (Path fixture : fixtures()) {
            texts.text(fixture)
                    .ifPresent(in -> Places.inEvidence(what, in.name(), in.text())
                            .forEach(one -> all.add(new Location(in.uri(), in.between(one.from(), one.to())))));
        }
        return all;
    }

    /** The fixtures that lie in the folder of the rule set. */
    private List<Path> fixtures() {
        try {
            RuleTree tree = texts.tree();
            Path folder = Path.of(book.files().folder()).resolve(RuleFiles.FIXTURES);
            return tree.isFolder(folder)
                    ? tree.below(folder).stream()
                            .filter(file -> file.toString().endsWith(".yaml"))
                            .map(Texts::real)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
