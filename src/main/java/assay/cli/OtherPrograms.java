package assay.cli;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.StringUtils;

/**
 * Programs of the machine that show something to somebody.
 *
 * @param environment the environment's variables
 */
record OtherPrograms(Map<String, String> environment) {

    /** Where there is a screen, one of these is set. */
    private static final List<String> SCREENS = List.of("DISPLAY", "WAYLAND_DISPLAY");

    /** Has the user's browser show an address; says whether one was asked to. */
    boolean show(URI address) {
        Optional<List<String>> starts = starts(System.getProperty("os.name", "").toLowerCase(Locale.ROOT));
        if (starts.isEmpty()) {
            return false;
        }
        List<String> call = new ArrayList<>(starts.get());
        call.add(address.toString());
        try {
            new ProcessBuilder(call)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static File nothing() {
        return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
    }

    private Optional<List<String>> starts(String system) {
        if (system.startsWith("windows")) {
            return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
        }
        if (system.startsWith("mac")) {
            return found("open");
        }
        return SCREENS.stream()
                        .allMatch(name -> environment.getOrDefault(name, "").isEmpty())
                ? Optional.empty()
                : found("xdg-open");
    }

    private Optional<List<String>> found(String program) {
        return Arrays.stream(StringUtils.split(environment.getOrDefault("PATH", ""), File.pathSeparatorChar))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> List.of(file.toString()));
    }
}
