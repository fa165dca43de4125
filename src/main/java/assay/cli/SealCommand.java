package assay.cli;

import assay.files.InputFile;
import assay.files.OutputBytes;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.seal.Keys;
import assay.seal.Manifest;
import assay.seal.Manifest.Difference;
import assay.text.HowMany;
import assay.text.Legible;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Seals a folder of rules, evidence and results. */
@Command(
        name = "seal",
        addMethodSubcommands = false,
        description = {
            "Writes the digest of every file of a folder to " + Manifest.FILE
                    + " in it, or says with --verify which files were changed," + " are missing or were added since.",
            "Hidden files are sealed as others are, and so are those of folders below. A folder with links, pipes or names that are not"
                    + " UTF-8 is not sealed. sha256sum --check " + Manifest.FILE
                    + " reads the file as well, and openssl pkeyutl -verify"
                    + " -rawin the signature beside it, " + Manifest.SIGNATURE + "."
        })
final class SealCommand implements Callable<Integer> {

    private static final int LARGEST = 256 << 20;

    @Option(names = "--verify", description = "say what was done to the folder since it was sealed")
    boolean verify;

    @Option(
            names = "--key",
            paramLabel = "PEM",
            description = "an Ed25519 key: the private one (PKCS #8) signs, the public one (X.509) verifies")
    @Nullable
    Path key;

    @Option(names = "--replace", description = "seal anew what is sealed already")
    boolean replace;

    @Mixin
    Standard standard = new Standard();

    @Parameters(paramLabel = "DIR", description = "the folder")
    Path folder = Path.of("");

    private final Program program;

    SealCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() throws BrokenInput {
        if (verify && replace) {
            throw new UsageException("--replace: --verify writes nothing");
        }
        if (!Files.isDirectory(folder)) {
            throw new UsageException("seal " + folder + ": "
                    + (Files.exists(folder) ? "this is a file; a folder is sealed" : "there is no such folder"));
        }
        try {
            Manifest.Found found = Manifest.in(folder);
            return verify ? verified(found) : sealed(found);
        } catch (ProblemsException e) {
            throw new BrokenInput(e.problems(), Exit.INPUT);
        } catch (IOException e) {
            throw new UsageException(
                    "seal " + folder + ": it cannot be " + (verify ? "looked into" : "sealed") + InputFile.reason(e));
        }
    }

    private Path manifest() {
        return folder.resolve(Manifest.FILE);
    }

    private Path signature() {
        return folder.resolve(Manifest.SIGNATURE);
    }

    private int sealed(Manifest.Found found) throws ProblemsException, IOException {
        if (!found.odd().isEmpty()) {
            throw new ProblemsException(found.odd().stream().map(this::problem).toList());
        }
        if (found.manifest().digests().isEmpty()) {
            throw new UsageException("seal " + folder + ": there is no file in it");
        }
        byte[] content = found.manifest().text().getBytes(StandardCharsets.UTF_8);
        byte[] signed = key == null ? new byte[0] : signed(key, content);
        if (Manifest.isIn(folder) && !replace) {
            boolean isSame = isThere(manifest(), content)
                    && (key == null
                            ? !Files.exists(signature(), LinkOption.NOFOLLOW_LINKS)
                            : isThere(signature(), signed));
            if (!isSame) {
                throw new UsageException(
                        "seal " + folder
                                + ": it is sealed already, and not as it would be now; --verify says what differs, and --replace seals it anew");
            }
        }
        boolean wasSigned = Files.exists(signature(), LinkOption.NOFOLLOW_LINKS);
        // Whoever is killed in between leaves a seal without a signature, and none with that of another.
        OutputBytes.takeAway(signature());
        OutputBytes.write(manifest(), content);
        if (key != null) {
            OutputBytes.write(signature(), signed);
        }
        int files = found.manifest().digests().size();
        return print(HowMany.of(files, "file") + " sealed in "
                + Legible.line(manifest().toString())
                + (key != null
                        ? ", signed in " + Legible.line(signature().toString())
                        : wasSigned
                                ? ", and signed no longer: without --key the signature that there was is taken away"
                                : "")
                + "\n");
    }

    private byte[] signed(Path with, byte[] content) throws ProblemsException, IOException {
        if (Files.exists(with) && with.toRealPath().startsWith(folder.toRealPath())) {
            throw new UsageException("--key " + with
                    + ": the private key lies in the folder that is to be sealed, and would go wherever that goes");
        }
        return Keys.sign(with, with.toString(), content);
    }

    private static boolean isThere(Path file, byte[] content) {
        try {
            return Arrays.equals(InputFile.read(file, LARGEST), content);
        } catch (InputFile.Unreadable e) {
            return false;
        }
    }

    private int verified(Manifest.Found found) throws ProblemsException {
        if (!Manifest.isIn(folder)) {
            throw new UsageException("seal " + folder + ": it is not sealed; there is no " + Manifest.FILE + " in it");
        }
        Optional<Manifest.Odd> noManifest = odd(found, Manifest.FILE);
        if (noManifest.isPresent()) {
            return no(problem(noManifest.get()));
        }
        byte[] content = read(manifest());
        Keys.@Nullable Public by = key == null ? null : Keys.read(key, key.toString());
        boolean isSigned = Files.exists(signature(), LinkOption.NOFOLLOW_LINKS);
        if (by != null && !isSigned) {
            return no(Problem.ofFile(
                    manifest().toString(), "the seal is not signed: there is no " + Manifest.SIGNATURE + " beside it"));
        }
        Optional<Manifest.Odd> noSignature = odd(found, Manifest.SIGNATURE);
        if (by != null && noSignature.isPresent()) {
            return no(problem(noSignature.get()));
        }
        if (by != null && !by.signed(content, read(signature()))) {
            return no(Problem.ofFile(
                    manifest().toString(),
                    "this is not what was signed with the private key of " + key
                            + ": the seal or its signature was changed, or another key signed it"));
        }
        Manifest manifest;
        try {
            manifest = Manifest.read(content, manifest().toString());
        } catch (ProblemsException e) {
            return no(e.problems().get(0));
        }
        if (manifest.digests().isEmpty()) {
            throw new ProblemsException(Problem.ofFile(
                    manifest().toString(), "no file is sealed in it; to look at nothing proves nothing"));
        }
        return told(manifest, found, by, isSigned);
    }

    private int told(Manifest manifest, Manifest.Found found, Keys.@Nullable Public by, boolean isSigned) {
        Map<String, Difference> differences = manifest.differences(found.manifest());
        // What cannot be read, or is no file any more, is told as what it is.
        found.odd().forEach(odd -> differences.remove(odd.path()));
        StringBuilder text = new StringBuilder();
        differences.forEach((path, what) ->
                text.append(word(what)).append(": ").append(Legible.line(path)).append('\n'));
        found.odd().forEach(odd -> text.append(problem(odd)).append('\n'));
        String signer = by != null
                ? "signed with the key whose sha256 is " + by.sha256()
                : isSigned
                        ? "the signature was not checked; --key takes the public key"
                        : "not signed, so that whoever can change the files can change the seal";
        boolean isWhole = differences.isEmpty() && found.odd().isEmpty();
        String counts = Stream.concat(
                        Arrays.stream(Difference.values())
                                .filter(differences::containsValue)
                                .map(what -> differences.values().stream()
                                                .filter(one -> one == what)
                                                .count() + " " + word(what)),
                        Stream.of(found.odd().size() + " of another kind")
                                .filter(one -> !found.odd().isEmpty()))
                .collect(Collectors.joining(", "));
        text.append(HowMany.of(manifest.digests().size(), "file"))
                .append(isWhole ? ", all as they were sealed" : " sealed: " + counts)
                .append("; ")
                .append(signer)
                .append('\n');
        print(text.toString());
        return isWhole ? Exit.DONE : Exit.NO;
    }

    private static Optional<Manifest.Odd> odd(Manifest.Found found, String path) {
        return found.odd().stream().filter(one -> one.path().equals(path)).findFirst();
    }

    private static byte[] read(Path file) throws ProblemsException {
        try {
            return InputFile.read(file, LARGEST);
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(file.toString(), e.why()));
        }
    }

    private Problem problem(Manifest.Odd odd) {
        return Problem.ofFile(folder.resolve(odd.path()).toString(), odd.why());
    }

    private static String word(Difference what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private int no(Problem problem) {
        print(problem + "\n");
        return Exit.NO;
    }

    private int print(String text) {
        return program.print(new Printing(), text);
    }
}
