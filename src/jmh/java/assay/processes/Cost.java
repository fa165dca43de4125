package assay.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command took as a process of its own. It takes a POSIX shell, which knows what a process has used.
 *
 * @param cpu user and system time, in seconds
 * @param wall time elapsed, in seconds
 * @param peak the most memory that it had at once, in MB, as seen ten times a second; 0 where the system keeps no {@code /proc}
 */
public record Cost(double cpu, double wall, double peak) {

    /** Runs what follows its first argument, and writes there what that has used. */
    private static final String TIMED = "times=$1; shift; \"$@\" || exit; times >\"$times\"";

    private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /** Runs a command to its end; what it prints is in {@code out} then. The folder, which has to be there, is for all else. */
    public static Cost of(List<String> command, Path folder, Path out) throws IOException, InterruptedException {
        Path times = folder.resolve("times");
        Path errors = folder.resolve("err");
        List<String> timed = new ArrayList<>(List.of("sh", "-c", TIMED, "sh", times.toString()));
        timed.addAll(command);
        long began = System.nanoTime();
        Process process = process(timed, folder)
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        double peak = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            peak = Math.max(
                    peak, process.children().mapToDouble(Cost::peak).max().orElse(0));
        }
        double wall = (System.nanoTime() - began) / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException("%s ends with %d: %s"
                    .formatted(String.join(" ", command), process.exitValue(), Files.readString(errors)));
        }
        return new Cost(used(times), wall, peak);
    }

    /** A command with nobody's defaults, which keeps what it keeps in the folder. */
    static ProcessBuilder process(List<String> command, Path folder) {
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().keySet().removeIf(name -> name.startsWith("ASSAY_"));
        process.environment().put("ASSAY_NO_CONFIG", "true");
        process.environment()
                .put("XDG_CACHE_HOME", folder.resolve("cache").toAbsolutePath().toString());
        return process;
    }

    /** The least of each: whatever else a machine does only adds to it. */
    public Cost least(Cost other) {
        return new Cost(Math.min(cpu, other.cpu), Math.min(wall, other.wall), Math.min(peak, other.peak));
    }

    /** User and system time of what the shell has waited for: the second line of what {@code times} prints. */
    private static double used(Path times) throws IOException {
        return MINUTES_AND_SECONDS
                .matcher(Files.readAllLines(times).get(1))
                .results()
                .mapToDouble(Cost::seconds)
                .sum();
    }

    private static double seconds(MatchResult time) {
        return 60 * Integer.parseInt(time.group(1)) + Double.parseDouble(time.group(2));
    }

    private static double peak(ProcessHandle process) {
        try {
            Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status")));
            return peak.find() ? Integer.parseInt(peak.group(1)) / 1024.0 : 0;
        } catch (IOException e) {
            return 0; // it has just ended, or the system has no such file
        }
    }
}
