package assay.lsp;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.interview.InterviewForm;
import assay.language.Citations;
import assay.language.Completion.Sort;
import assay.language.EvidenceLanguage;
import assay.language.Hover;
import assay.language.Places;
import assay.layout.Layout;
import assay.policy.Criterion;
import assay.policy.Words;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.reading.EvidenceNames;
import assay.ruleset.Check;
import assay.ruleset.DeclaredCriterion;
import assay.workbench.Book;
import assay.workbench.Books;
import assay.yaml.Node;
import assay.yaml.PlainText;
import assay.yaml.Written;
import assay.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.jspecify.annotations.Nullable;

/**
 * Gives a word or a criterion another name: in its rule set, in those that extend it, and in the fixtures of all of them. What comes
 * of it is held against the checks before it is handed over.
 */
final class Renaming {

    /** Why something cannot be called so. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why);
        }
    }

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*+");

    /** What of an {@code expect} block names parts of criteria. */
    private static final Set<String> NAMES_PARTS = Set.of("missing", "needs");

    private final Books books;
    private final Texts texts;
    private final Book book;
    private final Path folder;
    /** What stands in each file then, by the places of what stands there now. */
    private final Map<Path, TreeMap<Integer, Edit>> edits = new LinkedHashMap<>();

    private record Edit(int from, int to, String is) {}

    /** In a rule set with all that is open laid over it. */
    Renaming(Books books, Texts texts, Book book) {
        this.books = books;
        this.texts = texts;
        this.book = book;
        this.folder = Texts.real(Path.of(book.files().folder()));
    }

    /** Whether something can be given another name here at all. */
    static boolean isFor(Hover what) {
        return what.sort() == Sort.CRITERION
                || (what.sort() == Sort.WORD && !what.of().isEmpty());
    }

    /**
     * The changes that give something another name.
     *
     * @param what what it is
     * @param named how rules name it
     * @param to its name then, as rules or as evidence would have it
     * @throws Refused if it cannot be called so
     */
    WorkspaceEdit of(Hover what, String named, String to) throws Refused {
        if (!isFor(what)) {
            throw new Refused("only words and criteria are given another name here");
        }
        Places.Place declared =
                new Locations(book, texts).places().declared(what, named).orElse(null);
        try {
            if (declared == null
                    || !book.isOwn(declared.file())
                    || (what.sort() == Sort.CRITERION && isOfExtended(named))) {
                throw new Refused("it is declared in a rule set that this one extends; give it another name there");
            }
            inOrder(book, "the rules are not in order: ");
            if (what.sort() == Sort.CRITERION) {
                criterion(named, to.strip());
            } else {
                word(what, named, to.strip());
            }
        } catch (ProblemsException e) {
            throw new Refused("the rules are not in order: " + e.problems().get(0));
        }
        return written();
    }

    /** Whether a rule set that this one extends asks for a criterion, which would be asked for again if this one did so no more. */
    private boolean isOfExtended(String criterion) throws ProblemsException {
        for (RuleFiles base = book.files().base(); base != null; base = base.base()) {
            if (books.of(Path.of(base.folder()), texts.tree())
                    .criterion(criterion)
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    // ------------------------------------------------------------------ criteria

    private void criterion(String named, String to) throws Refused, ProblemsException {
        String requirement = StringUtils.substringBeforeLast(named, ".");
        if (!to.matches(Pattern.quote(requirement) + "\\.[A-Za-z][A-Za-z0-9]*")) {
            throw new Refused("a criterion of " + requirement + " is called " + requirement
                    + ".X1: the requirement, a full stop, and letters and figures");
        }
        // It is called so in the names of rules as well, and in whatever refers to these.
        Pattern name = Pattern.compile("(?<![\\w-])" + Pattern.quote(named) + "(?![\\w-])");
        List<Book> all = all(new Unread(texts, name));
        for (Book one : all) {
            if (one.criterion(to).isPresent() && !to.equals(named)) {
                throw new Refused("there is a criterion " + to + " already, in "
                        + one.files().folder());
            }
        }
        for (Book one : all) {
            for (Path file : Unread.files(Path.of(one.files().folder()), texts)) {
                texts.text(file).ifPresent(text -> {
                    Citations others = citations(text);
                    name.matcher(text.text())
                            .results()
                            .filter(place -> !others.have(place.start()))
                            .forEach(place -> add(file, place.start(), place.end(), to));
                });
            }
        }
        checked();
    }

    private static Citations citations(Text text) {
        if (text.name().endsWith(".drl")) {
            return Citations.inRules(text.text());
        }
        Node root = root(text);
        return Layout.isFor(text.name()) ? Citations.besideRules(text.name(), root) : Citations.inEvidence(root);
    }

    // ------------------------------------------------------------------ words

    private void word(Hover what, String named, String to) throws Refused, ProblemsException {
        boolean asInRules = CONSTANT.matcher(to).matches();
        if (!asInRules && !EvidenceNames.isWord(to)) {
            throw new Refused(
                    "a word is letters and figures, as this one is: in capitals with _ between them in rules (" + named
                            + "), and small with blanks in evidence (" + Words.ofConstant(named) + ")");
        }
        String constant = asInRules ? to : to.toUpperCase(Locale.ROOT).replace(' ', '_');
        String word = Words.ofConstant(constant);
        if (!PlainText.canBe(word)) {
            throw new Refused("in a file of evidence others take " + word + " for something else than a text");
        }
        String old = Words.ofConstant(named);
        // Each of them is read once, which is what takes the time.
        List<Book> all = all(new Unread(
                texts,
                Pattern.compile(
                        "(?<![\\w-])(?:" + Pattern.quote(named) + "|" + old.replace(" ", "\\s+") + ")(?![\\w-])")));
        for (Book one : all) {
            if (!constant.equals(named) && has(one, what.of(), word)) {
                throw new Refused(what.of() + " has the word " + constant + " already");
            }
            Places places = new Locations(one, texts).places();
            for (Places.Place place : places.named(what, named)) {
                if (one.isOwn(place.file())) {
                    add(Texts.real(Path.of(one.shown(place.file()))), place.from(), place.to(), constant);
                }
            }
            meaning(Texts.real(Path.of(one.files().folder())).resolve(RuleFolder.MEANINGS), what.of(), old, word);
            form(one, what.of(), old, word);
            mutants(
                    Texts.real(Path.of(one.files().folder())).resolve(RuleFolder.EQUIVALENT_MUTANTS),
                    what.of(),
                    named,
                    constant);
            EvidenceLanguage.of(one.ruleSet(), one.language()).ifPresent(language -> {
                for (Path fixture : Fixtures.of(Texts.real(Path.of(one.files().folder())), texts)) {
                    texts.text(fixture)
                            .ifPresent(text -> language.named(text.text(), what, named)
                                    .forEach(place -> add(fixture, place.start(), place.end(), word)));
                }
            });
        }
        Texts then = checked();
        for (Book one : all) {
            parts(one, then, old, word);
        }
    }

    private static boolean has(Book one, String list, String word) {
        return one.kinds().stream()
                .flatMap(kind -> kind.fields().stream())
                .anyMatch(field ->
                        field.enumeration().equals(list) && field.words().contains(word));
    }

    /** What a word means stays what it means. */
    private void meaning(Path file, String list, String old, String word) {
        texts.text(file).ifPresent(text -> {
            if (root(text) instanceof Node.Mapping top
                    && top.get("lists").orElse(null) instanceof Node.Mapping lists
                    && lists.get(list).orElse(null) instanceof Node.Mapping words) {
                words.entry(old).ifPresent(entry -> add(file, entry.key().written(), word));
            }
        });
    }

    /** What an export of interviews says stands for the word as it did. */
    private void form(Book one, String list, String old, String word) throws ProblemsException {
        Path file = Texts.real(Path.of(one.files().folder())).resolve(RuleFolder.INTERVIEW_FORM);
        InterviewForm.naming(one.files(), texts.tree(), one.ruleSet(), list, old)
                .forEach(place -> add(file, place, word));
    }

    /** Mutants are told by the word as rules have it, alone or as one that stands for another: {@code Material.[SAND -> GRASS]}. */
    private void mutants(Path file, String list, String named, String constant) {
        Pattern said = Pattern.compile(
                "(?<![\\w.])" + Pattern.quote(list) + "\\.(?:\\[(?:\\w+ -> )?)?(" + Pattern.quote(named) + ")(?!\\w)");
        texts.text(file)
                .ifPresent(text -> said.matcher(text.text())
                        .results()
                        .forEach(place -> add(file, place.start(1), place.end(1), constant)));
    }

    /** Parts of criteria that are called by the word are expected by their new name. */
    private void parts(Book one, Texts then, String old, String word) throws ProblemsException {
        List<String> asking = one.criteria().stream()
                .map(DeclaredCriterion::criterion)
                .filter(criterion -> criterion.parts().contains(old))
                .map(Criterion::id)
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        Path own = Texts.real(Path.of(one.files().folder()));
        Book renamed = books.of(own, then.tree());
        Set<String> criteria = new HashSet<>();
        asking.stream()
                .filter(id -> renamed.criterion(id)
                        .filter(now -> !now.criterion().parts().contains(old))
                        .isPresent())
                .forEach(criteria::add);
        if (!criteria.isEmpty()) {
            for (Path fixture : Fixtures.of(own, texts)) {
                texts.text(fixture).ifPresent(text -> parts(fixture, root(text), criteria, old, word));
            }
        }
    }

    private void parts(Path file, @Nullable Node node, Set<String> criteria, String old, String word) {
        if (node instanceof Node.Sequence list) {
            list.items().forEach(item -> parts(file, item, criteria, old, word));
        } else if (node instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                if (NAMES_PARTS.contains(entry.key().text()) && entry.value() instanceof Node.Mapping expected) {
                    expected.entries().stream()
                            .filter(one -> criteria.contains(one.key().text()))
                            .forEach(one -> part(file, one.value(), old, word));
                } else {
                    parts(file, entry.value(), criteria, old, word);
                }
            }
        }
    }

    private void part(Path file, Node expected, String old, String word) {
        if (expected instanceof Node.Sequence parts) {
            parts.items().stream()
                    .filter(part ->
                            part instanceof Node.Scalar scalar && scalar.text().equals(old))
                    .forEach(part -> add(file, part.written(), word));
        }
    }

    // ------------------------------------------------------------------ what is changed

    /**
     * The rule set, and those that extend it, of all that lie beside it.
     *
     * @throws Refused if what is renamed may stand where nobody can see it
     */
    private List<Book> all(Unread unread) throws Refused, ProblemsException {
        List<Book> all = new ArrayList<>(List.of(book));
        unread.refuse(book.files());
        RuleTree tree = texts.tree();
        Path beside = folder.getParent();
        try {
            for (Path pack : beside == null ? List.<Path>of() : tree.below(beside)) {
                Path other = pack.getParent();
                if (pack.endsWith(RuleFiles.PACK)
                        && other != null
                        && !other.equals(folder)
                        && unread.extending(other, folder)) {
                    Book extending = books.of(other, tree);
                    unread.refuse(extending.files());
                    all.add(extending);
                }
            }
        } catch (IOException e) {
            throw new ProblemsException(
                    Problem.ofFile(folder.toString(), "what lies beside it cannot be looked through"));
        }
        return all;
    }

    private static @Nullable Node root(Text text) {
        return YamlReader.read("", text.text().getBytes(StandardCharsets.UTF_8), new ArrayList<>());
    }

    private void add(Path file, Written place, String is) {
        add(file, place.start(), place.end(), is);
    }

    private void add(Path file, int from, int to, String is) {
        edits.computeIfAbsent(file, any -> new TreeMap<>()).put(from, new Edit(from, to, is));
    }

    /** All that is open once it is changed so, which has to be in order. */
    private Texts checked() throws Refused, ProblemsException {
        Texts then = texts;
        for (Map.Entry<Path, TreeMap<Integer, Edit>> file : edits.entrySet()) {
            Text text = texts.text(file.getKey()).orElseThrow();
            StringBuilder is = new StringBuilder(text.text());
            file.getValue().descendingMap().values().forEach(edit -> is.replace(edit.from, edit.to, edit.is));
            then = then.with(text.saying(is.toString()));
        }
        inOrder(books.of(folder, then.tree()), "the rules would not be in order: ");
        return then;
    }

    private static void inOrder(Book rules, String otherwise) throws Refused {
        Problem wrong =
                rules.problems().stream().filter(Check::isError).findFirst().orElse(null);
        if (wrong != null) {
            throw new Refused(otherwise + wrong);
        }
    }

    private WorkspaceEdit written() {
        return new WorkspaceEdit(edits.entrySet().stream()
                .flatMap(file -> texts.text(file.getKey()).stream()
                        .map(text -> Shown.changed(
                                text,
                                file.getValue().values().stream()
                                        .map(edit -> new TextEdit(text.between(edit.from, edit.to), edit.is))
                                        .toList())))
                .toList());
    }
}
