package assay.processes;

import java.util.ArrayList;
import java.util.List;

/** Java as the launcher starts it, with all that is on the class path here, but without an archive of classes. */
public final class Java {

    private Java() {}

    /** The command for a class, with options before it and arguments behind. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=2",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }
}
