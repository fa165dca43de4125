package assay.seal;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Utf8;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys in files, as {@code openssl} writes them, and what they sign. */
public final class Keys {

    private static final int LARGEST = 1 << 20;
    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN ([A-Z0-9 ]+)-----\\s*([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");

    private Keys() {}

    /**
     * Signs some bytes.
     *
     * @param file the private key, as PKCS #8 in PEM
     * @param named how it is called in messages
     * @return the signature, of 64 bytes
     * @throws ProblemsException if there is no such key in the file
     */
    public static byte[] sign(Path file, String named, byte[] content) throws ProblemsException {
        try {
            PrivateKey key = factory().generatePrivate(new PKCS8EncodedKeySpec(der(file, named, PRIVATE)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw notEd25519(named);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has " + ALGORITHM, e);
        }
    }

    /**
     * A public key.
     *
     * @param key the key
     * @param sha256 the digest of the key itself, X.509 in DER, to know it by
     */
    public record Public(PublicKey key, String sha256) {

        /** Whether some bytes were signed with the private key that belongs to it. */
        public boolean signed(byte[] content, byte[] signature) {
            try {
                Signature verifier = Signature.getInstance(ALGORITHM);
                verifier.initVerify(key);
                verifier.update(content);
                return verifier.verify(signature);
            } catch (SignatureException e) {
                // Not even the form of one.
                return false;
            } catch (GeneralSecurityException e) {
                throw new AssertionError("every Java has " + ALGORITHM, e);
            }
        }
    }

    /**
     * Reads a public key.
     *
     * @param file the key, as X.509 in PEM
     * @param named how it is called in messages
     * @throws ProblemsException if there is no such key in the file
     */
    public static Public read(Path file, String named) throws ProblemsException {
        byte[] der = der(file, named, PUBLIC);
        try {
            PublicKey key = factory().generatePublic(new X509EncodedKeySpec(der));
            return new Public(key, Sha256.of(key.getEncoded()));
        } catch (InvalidKeySpecException e) {
            throw notEd25519(named);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java has " + ALGORITHM, e);
        }
    }

    private static KeyFactory factory() throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM);
    }

    private static byte[] der(Path file, String named, String wanted) throws ProblemsException {
        Matcher pem;
        try {
            pem = PEM.matcher(Utf8.text(InputFile.read(file, LARGEST)).orElse(""));
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(named, e.why()));
        }
        String begins = "; one begins with -----BEGIN " + wanted + "-----";
        if (!pem.matches()) {
            throw new ProblemsException(
                    Problem.ofFile(named, "this is no key in PEM, or there is something else in the file" + begins));
        }
        if (!pem.group(1).equals(wanted)) {
            boolean other = pem.group(1).equals(PRIVATE) || pem.group(1).equals(PUBLIC);
            throw new ProblemsException(Problem.ofFile(
                    named,
                    other
                            ? "this is a " + pem.group(1).toLowerCase(Locale.ROOT)
                                    + (wanted.equals(PRIVATE)
                                            ? "; a private one signs, and the public one that belongs to it verifies"
                                            : "; keep it to yourself: the public one that belongs to it verifies")
                            : "this is a key in another form, \"" + pem.group(1) + "\"" + begins
                                    + ", without a password"));
        }
        try {
            return Base64.getMimeDecoder().decode(pem.group(2));
        } catch (IllegalArgumentException e) {
            throw new ProblemsException(Problem.ofFile(named, "the key in this file is not whole: " + e.getMessage()));
        }
    }

    private static ProblemsException notEd25519(String named) {
        return new ProblemsException(
                Problem.ofFile(named, "this is no Ed25519 key; openssl genpkey -algorithm ed25519 makes one"));
    }
}
