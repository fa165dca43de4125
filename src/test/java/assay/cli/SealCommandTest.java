package assay.cli;

import static assay.cli.Run.assay;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seals: what they hold, what was done to a folder since, and who signed. */
class SealCommandTest {

    /** Made by {@code openssl genpkey -algorithm ed25519}, for these tests alone. */
    private static final String PRIVATE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIIZCbPjIVVwvlb8EuvAjjKk5yJRx/nuqqoQIvJydO3w1
            -----END PRIVATE KEY-----
            """;

    /** By {@code openssl pkey -pubout}. */
    private static final String PUBLIC = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAaE5wQHSbIdjdoHKFCI9VF+SEhKzcPHlBsyZAeXI7jtY=
            -----END PUBLIC KEY-----
            """;

    /** By {@code openssl pkey -pubin -outform DER | sha256sum}. */
    private static final String PUBLIC_SHA256 = "d3582f581ead7776a6c3657d13e0c8a58ad0056a5ff4f5e1334b9a09a8056352";

    /** By {@code sha256sum} of a line with the letter a. */
    private static final String A = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7";

    /** By {@code openssl pkeyutl -sign -rawin} of a manifest with that line as a.txt alone. */
    private static final String SIGNATURE =
            "4PWjZgqIcwlV6cqGF+e1g872Gpnjzi1KKAmYynEsNi5/OCoJSy7aWPZiJkTqGyW2VSClp6S0ArchuL6khrN3CA==";

    private static final String NOT_SIGNED = "; not signed, so that whoever can change the files can change the seal\n";

    @TempDir
    Path folder;

    private Path sealed;
    private Path manifest;
    private Path privateKey;
    private Path publicKey;

    @BeforeEach
    void a_folder_and_keys() throws IOException {
        sealed = Files.createDirectory(folder.resolve("s"));
        manifest = sealed.resolve("seal.sha256");
        Files.writeString(sealed.resolve("a.txt"), "a\n");
        privateKey = Files.writeString(folder.resolve("private.pem"), PRIVATE);
        publicKey = Files.writeString(folder.resolve("public.pem"), PUBLIC);
    }

    private Run seal(Object... options) {
        List<String> arguments = new ArrayList<>(List.of("seal"));
        List.of(options).forEach(option -> arguments.add(option.toString()));
        arguments.add(sealed.toString());
        return assay(arguments.toArray(String[]::new));
    }

    private void file(String name, String content) throws IOException {
        Path file = sealed.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void a_manifest_is_what_sha256sum_writes_and_its_signature_is_that_of_openssl() throws Exception {
        assertThat(seal("--key", privateKey))
                .isEqualTo(new Run(0, "1 file sealed in " + manifest + ", signed in " + manifest + ".sig\n", ""));
        assertThat(Files.readString(manifest)).isEqualTo(A + "  a.txt\n");
        assertThat(Base64.getEncoder().encodeToString(Files.readAllBytes(sealed.resolve("seal.sha256.sig"))))
                .isEqualTo(SIGNATURE);
        assertThat(seal("--verify", "--key", publicKey))
                .isEqualTo(new Run(
                        0,
                        "1 file, all as they were sealed; signed with the key whose sha256 is " + PUBLIC_SHA256 + "\n",
                        ""));
        assertThat(seal("--verify").out())
                .isEqualTo(
                        "1 file, all as they were sealed; the signature was not checked; --key takes the public key\n");
    }

    @Test
    void every_file_is_sealed_in_the_order_of_the_bytes_of_its_path_whatever_it_is_called() throws Exception {
        for (String name : List.of(
                ".hidden",
                ".git/config",
                "b/seal.sha256",
                "b-c",
                "\uFB00",
                "\uD83D\uDE00",
                " blank ",
                "line\nend",
                "stro\\ke",
                "back\rspace",
                "\u202Etxt")) {
            file(name, "a\n");
        }
        assertThat(seal().out()).startsWith("12 files sealed");
        assertThat(Files.readString(manifest))
                .isEqualTo(String.join(
                        "",
                        A + "   blank \n",
                        A + "  .git/config\n",
                        A + "  .hidden\n",
                        A + "  a.txt\n",
                        A + "  b-c\n",
                        A + "  b/seal.sha256\n",
                        "\\" + A + "  back\\rspace\n",
                        "\\" + A + "  line\\nend\n",
                        "\\" + A + "  stro\\\\ke\n",
                        A + "  \u202Etxt\n",
                        A + "  \uFB00\n",
                        A + "  \uD83D\uDE00\n"));
        assertThat(seal("--verify").out()).isEqualTo("12 files, all as they were sealed" + NOT_SIGNED);
        Files.delete(sealed.resolve("line\nend"));
        Files.delete(sealed.resolve("\u202Etxt"));
        assertThat(seal("--verify").out())
                .isEqualTo("missing: line\\nend\nmissing: \\u202Etxt\n12 files sealed: 2 missing" + NOT_SIGNED);
    }

    @Test
    void what_was_changed_taken_away_or_added_is_named() throws Exception {
        file("b/c.txt", "c\n");
        file("d.txt", "d\n");
        seal();
        file("a.txt", "A\n");
        Files.delete(sealed.resolve("b/c.txt"));
        file("b/.new", "");
        Run run = seal("--verify");
        assertThat(run).isEqualTo(new Run(1, """
                        changed: a.txt
                        added: b/.new
                        missing: b/c.txt
                        3 files sealed: 1 changed, 1 missing, 1 added""" + NOT_SIGNED, ""));
    }

    @Test
    void a_link_is_not_sealed_and_not_followed_and_told_where_it_came_later() throws Exception {
        Path link = Files.createSymbolicLink(sealed.resolve("link"), Path.of("a.txt"));
        String told = link + ":1:1: this is a link, which a seal cannot hold; put there what it leads to\n";
        assertThat(seal()).isEqualTo(new Run(2, "", told));
        assertThat(manifest).doesNotExist();
        Files.delete(link);
        seal();
        Files.move(sealed.resolve("a.txt"), folder.resolve("elsewhere"));
        Path instead = Files.createSymbolicLink(sealed.resolve("a.txt"), folder.resolve("elsewhere"));
        Run run = seal("--verify");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .isEqualTo(told.replace(link.toString(), instead.toString()) + "1 file sealed: 1 of another kind"
                        + NOT_SIGNED);
        Path around = Files.createSymbolicLink(folder.resolve("around"), sealed);
        Files.delete(instead);
        Files.move(folder.resolve("elsewhere"), sealed.resolve("a.txt"));
        assertThat(assay("seal", "--verify", around.toString()).exit()).isZero();
    }

    @Test
    void what_is_sealed_is_not_sealed_anew_unless_that_is_asked_for() throws Exception {
        seal();
        assertThat(seal().exit()).as("nothing has changed").isZero();
        file("a.txt", "A\n");
        assertThat(seal())
                .isEqualTo(new Run(
                        2,
                        "",
                        "assay: seal " + sealed + ": it is sealed already, and not as it would be now; --verify says"
                                + " what differs, and --replace seals it anew\n"));
        assertThat(Files.readString(manifest)).isEqualTo(A + "  a.txt\n");
        assertThat(seal("--key", privateKey).exit()).isEqualTo(2);
        assertThat(seal("--replace", "--key", privateKey).exit()).isZero();
        assertThat(seal("--verify", "--key", publicKey).exit()).isZero();
        assertThat(seal("--key", privateKey).exit()).as("nothing has changed").isZero();
        assertThat(seal("--replace").out())
                .isEqualTo("1 file sealed in " + manifest
                        + ", and signed no longer: without --key the signature that there was is taken away\n");
        assertThat(sealed.resolve("seal.sha256.sig")).doesNotExist();
        assertThat(seal("--replace").out()).isEqualTo("1 file sealed in " + manifest + "\n");
    }

    @Test
    void a_seal_that_was_changed_or_signed_by_another_is_told_by_the_key() throws Exception {
        seal("--key", privateKey);
        String notSigned = manifest + ":1:1: this is not what was signed with the private key of " + publicKey
                + ": the seal or its signature was changed, or another key signed it\n";
        file("a.txt", "A\n");
        seal("--replace", "--key", privateKey);
        byte[] signature = Files.readAllBytes(sealed.resolve("seal.sha256.sig"));
        file("a.txt", "a\n");
        seal("--replace");
        assertThat(seal("--verify").exit()).as("who has no key is told nothing").isZero();
        assertThat(seal("--verify", "--key", publicKey))
                .isEqualTo(new Run(
                        1, manifest + ":1:1: the seal is not signed: there is no seal.sha256.sig beside it\n", ""));
        Files.write(sealed.resolve("seal.sha256.sig"), signature);
        assertThat(seal("--verify", "--key", publicKey)).isEqualTo(new Run(1, notSigned, ""));
        for (byte[] broken : List.of(new byte[0], new byte[64], new byte[] {1})) {
            Files.write(sealed.resolve("seal.sha256.sig"), broken);
            assertThat(seal("--verify", "--key", publicKey)).isEqualTo(new Run(1, notSigned, ""));
        }
    }

    @Test
    void a_seal_of_nothing_proves_nothing() throws Exception {
        Files.writeString(manifest, "");
        assertThat(seal("--verify"))
                .isEqualTo(new Run(
                        2, "", manifest + ":1:1: no file is sealed in it; to look at nothing proves nothing\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {A}  a.txt|1:72: this line has no end, as each line of a manifest has
            {A}  seal.sha256\\n|1:1: a manifest lists neither itself nor its signature
            {A}  seal.sha256.sig\\n|1:1: a manifest lists neither itself nor its signature
            {A} a.txt\\n|1:1: a line of a manifest is a digest of 64 of the digits 0 to 9 and a to f, two blanks and a path
            {A}  a.txt\\n{A}  a.txt\\n|2:1: paths are in the order of their bytes, each once; a.txt does not come after a.txt
            {A}  b.txt\\n{A}  a.txt\\n|2:1: paths are in the order of their bytes, each once; a.txt does not come after b.txt
            \\\\{A}  a.txt\\n|1:1: line ends and backslashes in a path are written as
            {A}  a\\\\b\\n|1:1: line ends and backslashes in a path are written as
            \\\\{A}  a\\\\tb\\n|1:1: line ends and backslashes in a path are written as
            """)
    void a_manifest_that_no_seal_writes_is_none(String content, String told) throws Exception {
        Files.writeString(
                manifest,
                content.replace("{A}", A)
                        .replace("\\\\", "\0")
                        .replace("\\n", "\n")
                        .replace("\0", "\\"));
        Run run = seal("--verify");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith(manifest + ":" + told).hasLineCount(1);
    }

    @Test
    void a_key_is_the_right_half_of_an_ed25519_key() throws Exception {
        assertThat(seal("--key", publicKey).err())
                .isEqualTo(publicKey
                        + ":1:1: this is a public key; a private one signs, and the public one that belongs to it"
                        + " verifies\n");
        Path inside = Files.copy(privateKey, sealed.resolve("key.pem"));
        assertThat(seal("--key", inside).err())
                .isEqualTo("assay: --key " + inside
                        + ": the private key lies in the folder that is to be sealed, and would go"
                        + " wherever that goes\n");
        Files.delete(inside);
        Path other = folder.resolve("other.pem");
        Files.writeString(other, PRIVATE.replace("PRIVATE", "ENCRYPTED PRIVATE"));
        assertThat(seal("--key", other).err())
                .isEqualTo(other + ":1:1: this is a key in another form, \"ENCRYPTED PRIVATE KEY\"; one begins with"
                        + " -----BEGIN PRIVATE KEY-----, without a password\n");
        Files.writeString(other, PRIVATE.replace("MC4CAQAwBQYDK2Vw", "MC4CAQAwBQYDK2Vx"));
        assertThat(seal("--key", other).err())
                .isEqualTo(other + ":1:1: this is no Ed25519 key; openssl genpkey -algorithm ed25519 makes one\n");
        Files.writeString(other, "a\n");
        assertThat(seal("--key", other).err())
                .startsWith(other + ":1:1: this is no key in PEM, or there is something else in the file; one begins");
        assertThat(seal("--key", folder.resolve("none")).err())
                .isEqualTo(folder + "/none:1:1: there is no such file\n");
        assertThat(manifest).doesNotExist();
        seal();
        assertThat(seal("--verify", "--key", privateKey).err())
                .isEqualTo(privateKey
                        + ":1:1: this is a private key; keep it to yourself: the public one that belongs to it"
                        + " verifies\n");
    }

    @Test
    void a_file_that_was_emptied_renamed_or_became_a_folder_is_named() throws Exception {
        file("b.txt", "b\n");
        file("d.txt", "d\n");
        seal();
        file("a.txt", "");
        Files.move(sealed.resolve("b.txt"), sealed.resolve("c.txt"));
        Files.delete(sealed.resolve("d.txt"));
        file("d.txt/d.txt", "d\n");
        assertThat(seal("--verify")).isEqualTo(new Run(1, """
                        changed: a.txt
                        missing: b.txt
                        added: c.txt
                        missing: d.txt
                        added: d.txt/d.txt
                        3 files sealed: 1 changed, 2 missing, 2 added""" + NOT_SIGNED, ""));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_folder_or_a_link_in_place_of_the_signature_is_none(boolean isFolder) throws Exception {
        seal();
        Path signature = sealed.resolve("seal.sha256.sig");
        if (isFolder) {
            Files.createDirectory(signature);
        } else {
            Files.createSymbolicLink(signature, Path.of("a.txt"));
        }
        String told = signature
                + (isFolder
                        ? ":1:1: this is a folder, where a file of the seal has its place\n"
                        : ":1:1: this is a link, which a seal cannot hold; put there what it leads to\n");
        Run run = seal("--verify");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith(told).contains("1 file sealed: 1 of another kind; ");
        assertThat(seal("--verify", "--key", publicKey))
                .as("a signature was put to another use, and nothing is wrong with the command line")
                .isEqualTo(new Run(1, told, ""));
        assertThat(seal("--replace")).isEqualTo(new Run(2, "", told));
    }

    @Test
    void a_folder_in_place_of_the_manifest_is_none() throws Exception {
        Files.createDirectory(sealed.resolve("seal.sha256"));
        assertThat(seal("--verify"))
                .isEqualTo(new Run(
                        1,
                        sealed + "/seal.sha256:1:1: this is a folder, where a file of the seal has its place\n",
                        ""));
    }

    @Test
    void what_is_no_sealed_folder_is_told() throws Exception {
        assertThat(seal("--verify").err())
                .isEqualTo("assay: seal " + sealed + ": it is not sealed; there is no seal.sha256 in it\n");
        assertThat(seal("--verify", "--replace").err()).isEqualTo("assay: --replace: --verify writes nothing\n");
        Files.delete(sealed.resolve("a.txt"));
        assertThat(seal().err()).isEqualTo("assay: seal " + sealed + ": there is no file in it\n");
        assertThat(assay("seal", publicKey.toString()).err())
                .isEqualTo("assay: seal " + publicKey + ": this is a file; a folder is sealed\n");
        assertThat(assay("seal", folder + "/none").err())
                .isEqualTo("assay: seal " + folder + "/none: there is no such folder\n");
        assertThat(assay("seal", "--help").out()).contains("--verify", "--key=PEM", "folder with links");
    }
}
