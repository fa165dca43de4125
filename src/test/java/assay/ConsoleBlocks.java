package assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of a README that show what is typed and what is printed. A line of three dots stands for any lines left out.
 * {@code -Dreadme.update=true} renews the output of commands that leave nothing out.
 */
final class ConsoleBlocks {

    /** What {@code cat >FILE <<'END'} and {@code cat >>FILE <<'END'} look like. */
    static final Pattern HEREDOC = Pattern.compile("cat (>>?)(\\S+) <<'END'\\n(.*?)END(?=\\n|\\z)", Pattern.DOTALL);

    private static final Pattern COMMANDS = Pattern.compile("(?m)^(?=\\$ )");

    private ConsoleBlocks() {}

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
        return compare(readme, opening, Integer.MAX_VALUE, shell);
    }

    /** The same for the first blocks alone, as many as are given. */
    static int compare(Path readme, String opening, int most, Shell shell) throws Exception {
        StringBuilder renewed = new StringBuilder();
        Matcher blocks = Pattern.compile("```" + Pattern.quote(opening) + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(readme));
        int commands = 0;
        for (int left = most; left > 0 && blocks.find(); left--) {
            StringBuilder block = new StringBuilder();
            for (String shown : COMMANDS.splitAsStream(blocks.group(1)).toList()) {
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
        expected.lines()
                .forEach(line -> pattern.append("...".equals(line) ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n"));
        return Pattern.compile(pattern.toString());
    }
}
