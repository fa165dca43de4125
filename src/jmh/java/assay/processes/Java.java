package assay.processes;

import java.util.ArrayList;
import java.util.List;

/** Java as the launcher starts it, with all that is on the class path here, but without an archive of classes. */
public final class Java {

    private static final List<String> QUICKLY = List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=0.25");
    private static final List<String> WELL =
            List.of("-XX:FreqInlineSize=100", "-XX:MaxInlineSize=20", "-XX:InlineSmallCode=500", "-XX:Tier3DelayOn=0");

    private Java() {}

    /** The command for a class, with options before it and arguments behind. */
    public static List<String> command(String... arguments) {
        return command(QUICKLY, arguments);
    }

    /** The same where there is so much to do that the launcher has code compiled well. */
    public static List<String> commandForMuch(String... arguments) {
        return command(WELL, arguments);
    }

    private static List<String> command(List<String> compiled, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("-XX:+UseSerialGC");
        command.addAll(compiled);
        command.add("-XX:-UsePerfData");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        return command;
    }
}
