package assay.lsp;

import assay.drl.FileSyntax;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Check;
import assay.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Files that cannot be read at the moment and name, or may name, what is to be called something else: it is not known what in them
 * would have to be changed, and so nothing is.
 *
 * @param texts all that is open
 * @param name how what is renamed is called, in rules or in evidence
 */
record Unread(Texts texts, Pattern name) {

    private static final Pattern EXTENDS = Pattern.compile("(?m)^[ \\t]*[\"']?extends[\"']?[ \\t]*:");

    /** The files of a rule set that people write, and its fixtures. */
    static List<Path> files(Path folder, Texts texts) throws ProblemsException {
        Path own = Texts.real(folder);
        Set<Path> all = new TreeSet<>(Fixtures.of(own, texts));
        try {
            texts.tree().below(own).stream()
                    .filter(file -> file.toString().endsWith(".drl") || YamlReader.isFor(file.toString()))
                    .map(Texts::real)
                    .forEach(all::add);
        } catch (IOException e) {
            throw new ProblemsException(Problem.ofFile(own.toString(), "it cannot be looked through"));
        }
        return List.copyOf(all);
    }

    /** Refuses what a rule set has of such files. */
    void refuse(RuleFiles rules) throws Renaming.Refused, ProblemsException {
        for (Problem one : rules.unread()) {
            if (one.code().equals(Check.NOT_TEXT.code())
                    || (one.code().equals(Check.NOT_READ.code()) && isNamedIn(Texts.real(Path.of(one.file()))))) {
                throw refusal(one);
            }
        }
        for (Path file : files(Path.of(rules.folder()), texts)) {
            Text text = texts.text(file).orElse(null);
            if (text == null) {
                throw refusal(Problem.ofFile(file.toString(), "it cannot be opened"));
            }
            List<Problem> slips = name.matcher(text.text()).find() ? slips(text) : List.of();
            if (!slips.isEmpty()) {
                throw refusal(slips.get(0));
            }
        }
    }

    /** Whether a rule set extends the one of a folder, by itself or by way of others; refused where that cannot be told and matters. */
    boolean extending(Path other, Path folder) throws Renaming.Refused, ProblemsException {
        RuleTree tree = texts.tree();
        RuleFiles last;
        try {
            last = RuleFiles.readable(other, tree);
            for (RuleFiles base = last.base(); base != null && !isIn(last, folder); base = last.base()) {
                last = base;
            }
        } catch (ProblemsException e) {
            refuse(other, e.problems().get(0));
            return false;
        }
        if (isIn(last, folder)) {
            return true;
        }
        if (EXTENDS.matcher(last.text(RuleFiles.PACK)).find()) {
            String pack = last.shown(RuleFiles.PACK);
            refuse(
                    other,
                    last.unread().stream()
                            .filter(one -> one.file().equals(pack))
                            .findFirst()
                            .orElseGet(() -> Problem.ofFile(pack, "what it extends cannot be told")));
        }
        return false;
    }

    private static boolean isIn(RuleFiles rules, Path folder) {
        return Texts.real(Path.of(rules.folder())).equals(folder);
    }

    /** Refuses a rule set that names it and may extend this one, because of what is wrong there. */
    private void refuse(Path other, Problem wrong) throws Renaming.Refused, ProblemsException {
        for (Path file : files(other, texts)) {
            if (isNamedIn(file)) {
                throw refusal(wrong);
            }
        }
    }

    private boolean isNamedIn(Path file) {
        return texts.text(file).filter(text -> name.matcher(text.text()).find()).isPresent();
    }

    private static List<Problem> slips(Text text) {
        return FileSyntax.of(text.file().toString(), text.name(), text.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Renaming.Refused refusal(Problem wrong) {
        return new Renaming.Refused(wrong.place() + (wrong.column() > 0 ? ":" + wrong.column() : "")
                + " cannot be read, so that nobody knows what in it would have to be renamed: " + wrong.message());
    }
}
