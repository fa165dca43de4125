package assay.publication;

import assay.study.Authority;
import assay.text.Legible;
import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/** What the files of authorities are called in a study's output, and their pages wherever there are such. */
public final class SheetNames {

    private SheetNames() {}

    /**
     * The names, without what they end in, in the order of the authorities: each is called like its file of evidence; of two
     * from different folders the second has a number.
     */
    public static List<String> of(List<Authority> authorities) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Authority one : authorities) {
            String file = one.file().replace(File.separatorChar, '/');
            String stem = Legible.line(StringUtils.substringBeforeLast(file.substring(file.lastIndexOf('/') + 1), "."))
                    .replace('\\', '_');
            String name = stem;
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = stem + "-" + i;
            }
            names.add(name);
        }
        return names;
    }
}
