package assay.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder in which nothing can be written until it is given back. What holds root up as well is the file system's own mark. */
public final class ReadOnly {

    private final Path folder;
    private final Set<PosixFilePermission> before;
    private final boolean marked;

    private ReadOnly(Path folder, Set<PosixFilePermission> before, boolean marked) {
        this.folder = folder;
        this.before = before;
        this.marked = marked;
    }

    /** Makes a folder so; where that cannot be, the test is not made. */
    public static ReadOnly of(Path folder) throws IOException, InterruptedException {
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        boolean marked = Files.isWritable(folder) && chattr("+i", folder);
        ReadOnly made = new ReadOnly(folder, before, marked);
        if (!marked && Files.isWritable(folder)) {
            made.end();
            assumeTrue(false, "this user may write everywhere, and the file system knows no mark against it");
        }
        return made;
    }

    private static boolean chattr(String mark, Path folder) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("chattr", mark, folder.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives it back. */
    public void end() throws IOException, InterruptedException {
        if (marked) {
            chattr("-i", folder);
        }
        Files.setPosixFilePermissions(folder, before);
    }
}
