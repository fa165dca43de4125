package assay.lsp;

import assay.draft.DraftTree;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.files.InputFile;
import assay.problem.ProblemsException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** The files that are open in the editor, which lie over those on disk. It is immutable. */
final class Texts {

    private static final Pattern THIS_MACHINE = Pattern.compile("(?i)^file://localhost/");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]");
    private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    static final Texts NONE = new Texts(Map.of());

    private final Map<Path, Text> open;

    private Texts(Map<Path, Text> open) {
        this.open = open;
    }

    /** Where a file lies that the editor names; nothing where that is no file of this machine. */
    static Optional<Path> file(String uri) {
        try {
            return Optional.of(
                    real(Path.of(URI.create(encoded(THIS_MACHINE.matcher(uri).replaceFirst("file:///"))))));
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** An address with what may not stand in one written as it should be: editors leave more as it is than they may. */
    private static String encoded(String uri) {
        StringBuilder all = new StringBuilder();
        uri.codePoints().forEach(sign -> {
            String as = Character.toString(sign);
            if (ALLOWED.matcher(as).matches()) {
                all.append(as);
                return;
            }
            for (byte one : as.getBytes(StandardCharsets.UTF_8)) {
                all.append(String.format("%%%02X", one));
            }
        });
        return PERCENT.matcher(all).replaceAll("%25");
    }

    /** A file where it lies, without links; of one that was never saved its folder is. */
    static Path real(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        RuleTree disk = RuleTree.disk();
        Path folder = whole.getParent();
        return disk.exists(whole) || folder == null
                ? disk.real(whole)
                : disk.real(folder).resolve(whole.getFileName());
    }

    /** These with one more, or another text of one. */
    Texts with(Text text) {
        Map<Path, Text> more = new LinkedHashMap<>(open);
        more.put(text.file(), text);
        return new Texts(more);
    }

    /** These with changes of one, in their order. */
    Texts changed(Path file, List<TextDocumentContentChangeEvent> changes, int version) {
        Text text = open.get(file);
        if (text == null) {
            return this;
        }
        for (TextDocumentContentChangeEvent change : changes) {
            text = text.with(change, version);
        }
        return with(text);
    }

    /** These without one. */
    Texts without(Path file) {
        Map<Path, Text> fewer = new LinkedHashMap<>(open);
        fewer.remove(file);
        return new Texts(fewer);
    }

    /** Those that are open. */
    List<Text> all() {
        return List.copyOf(open.values());
    }

    /** One that is open. */
    Optional<Text> open(Path file) {
        return Optional.ofNullable(open.get(file));
    }

    /** A file as the editor has it, or as it lies on disk; nothing where it cannot be read. */
    Optional<Text> text(Path file) {
        return open(file).or(() -> {
            try {
                return Optional.of(Text.onDisk(file, new String(RuleTree.disk().read(file), StandardCharsets.UTF_8)));
            } catch (InputFile.Unreadable e) {
                return Optional.empty();
            }
        });
    }

    /** The files that rule sets are made of, as the editor has them. */
    RuleTree tree() {
        Map<Path, String> texts = new LinkedHashMap<>();
        open.forEach((file, text) -> texts.put(file, text.text()));
        return new DraftTree(texts);
    }

    /** The folder of the rule set that a file lies in: the nearest above it with a pack. */
    Optional<Path> ruleSet(Path file) {
        RuleTree tree = tree();
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (tree.exists(folder.resolve(RuleFiles.PACK))) {
                return Optional.of(folder);
            }
        }
        return user(file, tree);
    }

    /** The first rule set that uses a file which rule sets have in common. */
    private static Optional<Path> user(Path file, RuleTree tree) {
        Path common = file.getParent();
        Path all = common == null ? null : common.getParent();
        if (common == null || all == null || !RuleFiles.isCommon(common.getFileName() + "/" + file.getFileName())) {
            return Optional.empty();
        }
        return tree.around(all)
                .takeWhile(one -> all.equals(one.getParent()))
                .filter(one -> tree.exists(one.resolve(RuleFiles.PACK)))
                .filter(one -> nameIn(one, file, tree).isPresent())
                .findFirst();
    }

    /** What a file is called in a rule set. */
    static Optional<String> nameIn(Path folder, Path file, RuleTree tree) {
        if (file.startsWith(folder)) {
            return Optional.of(Strings.CS.replace(folder.relativize(file).toString(), "\\", "/"));
        }
        try {
            RuleFiles files = RuleFiles.readable(folder, tree);
            return files.contents().keySet().stream()
                    .filter(name -> real(Path.of(files.shown(name))).equals(file))
                    .findFirst();
        } catch (ProblemsException e) {
            return Optional.empty();
        }
    }

    /** Whether a rule set can come out otherwise by one of some files, or by a folder that it lies in. */
    static boolean hangsOn(Path folder, List<Path> files, RuleTree tree) {
        if (files.stream().anyMatch(file -> file.startsWith(folder) || folder.startsWith(file))) {
            return true;
        }
        try {
            RuleFiles rules = RuleFiles.readable(folder, tree);
            if (rules.lacksBase()) {
                // It may be any of them.
                return true;
            }
            for (RuleFiles base = rules.base(); base != null; base = base.base()) {
                Path extended = real(Path.of(base.folder()));
                // What is not read there is told here as well.
                if (files.stream().anyMatch(file -> file.startsWith(extended))) {
                    return true;
                }
            }
            return rules.contents().keySet().stream()
                    .map(name -> real(Path.of(rules.shown(name))))
                    .anyMatch(files::contains);
        } catch (ProblemsException e) {
            // What it lacks may be any of them.
            return true;
        }
    }
}
