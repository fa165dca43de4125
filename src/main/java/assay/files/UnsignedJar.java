package assay.files;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies a library without the signatures in it. */
public final class UnsignedJar {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]*\\.(SF|RSA|DSA|EC)");

    private UnsignedJar() {}

    /**
     * Copies the jar that a class comes from.
     *
     * @param one the class
     * @param to the copy, which is not there yet
     * @throws IOException if the class comes from no jar, or the copy cannot be written
     */
    public static void copy(Class<?> one, Path to) throws IOException {
        try (ZipFile jar = new ZipFile(Path.of(one.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toFile());
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (!SIGNATURE.matcher(entry.getName()).matches()) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTimeLocal(entry.getTimeLocal());
                    copy.putNextEntry(same);
                    jar.getInputStream(entry).transferTo(copy);
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
