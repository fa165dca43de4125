package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a README that show what is typed and what is printed. A line of three dots stands for any lines left out.
 * {@code -Dreadme.update=true} renews the output of commands that leave nothing out.
 */
final class ConsoleBlocks {

    /** What {@code cat >FILE <<'END'} and {@code cat >>FILE <<'END'} look like. */
    static final Pattern HEREDOC = Pattern.compile("cat (>>?)(\\S+) <<'END'\\n(.*?)END(?=\\n|\\z)", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(.*?)\\n(.*?)^```$");

    private static final Pattern COMMANDS = Pattern.compile("(?m)^(?=\\$ )");

    private ConsoleBlocks() {}

    /**
     * Makes the edit that a block shows, as {@code diff} shows one: lines that begin with a blank or a hyphen are there, next
     * to each other and in one place of the file; those that begin with a hyphen go, those with a plus come. A line of three
     * dots stands between two places of one file. Lines that all begin with a plus make a new file, or stand at the end of
     * the one that is there.
     *
     * @throws AssertionError if what is to be there is not, or is in more places than one
     */
    static void edit(Path file, String block) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        for (String place :
                Pattern.compile("(?m)^\\.\\.\\.\\n").splitAsStream(block).toList()) {
            String there = lines(place, " -");
            String then = lines(place, " +");
            if (there.isEmpty()) {
                text += then;
            } else {
                assertThat(StringUtils.countMatches("\n" + text, "\n" + there))
                        .as(file + " has these lines in one place:\n" + there)
                        .isEqualTo(1);
                text = ("\n" + text).replace("\n" + there, "\n" + then).substring(1);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text);
    }

    private static String lines(String place, String signs) {
        return place.lines()
                .map(line -> line.isEmpty() ? " " : line)
                .filter(line -> signs.indexOf(line.charAt(0)) >= 0)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** What a command prints. */
    interface Shell {
        String run(String command) throws Exception;
    }

    /**
     * Runs every command of some blocks and compares what it prints.
     *
     * @param readme the file
     * @param opening the line that opens such a block, behind its backquotes
     * @return how many commands there were
     */
    static int compare(Path readme, String opening, Shell shell) throws Exception {
        return compare(readme, opening, null, Integer.MAX_VALUE, shell);
    }

    /**
     * The same, with the edits of files between them made as they come.
     *
     * @param folder what the files of blocks that begin with {@code edit} are in, or null where there are none
     * @param most how many blocks of commands to run
     */
    static int compare(Path readme, String opening, @Nullable Path folder, int most, Shell shell) throws Exception {
        StringBuilder renewed = new StringBuilder();
        Matcher blocks = BLOCK.matcher(Files.readString(readme));
        int commands = 0;
        for (int left = most; left > 0 && blocks.find(); ) {
            if (folder != null && blocks.group(1).startsWith("edit ")) {
                edit(folder.resolve(blocks.group(1).substring("edit ".length())), blocks.group(2));
            }
            if (!blocks.group(1).equals(opening)) {
                continue;
            }
            left--;
            StringBuilder block = new StringBuilder();
            for (String shown : COMMANDS.splitAsStream(blocks.group(2)).toList()) {
                Matcher written = HEREDOC.matcher(shown).region(2, shown.length());
                String command = written.lookingAt()
                        ? written.group()
                        : shown.lines().findFirst().orElseThrow().substring(2);
                String expected = shown.substring(2 + command.length() + 1);
                String actual = shell.run(command);
                boolean shortened = expected.lines().anyMatch("..."::equals);
                if (Boolean.getBoolean("readme.update") && !shortened) {
                    expected = actual;
                }
                assertThat(actual).as(readme + ": " + command).matches(pattern(expected));
                block.append("$ ").append(command).append('\n').append(expected);
                commands++;
            }
            blocks.appendReplacement(renewed, Matcher.quoteReplacement("```" + opening + "\n" + block + "```"));
        }
        blocks.appendTail(renewed);
        if (Boolean.getBoolean("readme.update")) {
            Files.writeString(readme, renewed);
        }
        return commands;
    }

    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder();
        // Lines left out are passed over one character after the other: a group would need the stack for each line.
        expected.lines()
                .forEach(line ->
                        pattern.append("...".equals(line) ? "(?s:.*?)(?<![^\\n])" : Pattern.quote(line) + "\\n"));
        return Pattern.compile(pattern.toString());
    }
}
