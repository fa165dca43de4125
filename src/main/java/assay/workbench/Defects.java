package assay.workbench;

import assay.files.GrowingFile;
import assay.files.InputFile;
import assay.files.Shortage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** What went wrong inside the workbench, which nobody foresaw: said in a sentence, and written down where that is asked for. */
final class Defects {

    private final Optional<Path> log;

    /** What goes wrong is written down in full at the end of a file, if there is one. */
    Defects(Optional<Path> log) {
        this.log = log;
    }

    /**
     * Writes down what went wrong.
     *
     * @param doing what was being done
     * @return a sentence that says so
     */
    String say(String doing, Throwable thrown) {
        Optional<String> shortage = Shortage.of(thrown);
        String sentence = doing + " went wrong: "
                + shortage.orElse(
                        "a defect of the program, " + thrown.getClass().getSimpleName());
        if (log.isEmpty()) {
            return shortage.isPresent()
                    ? sentence
                    : sentence + "; started with --log FILE the workbench writes down what it was";
        }
        StringWriter text = new StringWriter().append(doing).append('\n');
        try (PrintWriter lines = new PrintWriter(text)) {
            thrown.printStackTrace(lines);
        }
        try (GrowingFile file = GrowingFile.toAppend(log.get())) {
            file.append(text.append('\n').toString().replace('\0', ' ').getBytes(StandardCharsets.UTF_8));
            return sentence + "; what it was stands in " + log.get();
        } catch (IOException | InputFile.Unreadable e) {
            return sentence + "; it could not be written down in " + log.get();
        }
    }
}
