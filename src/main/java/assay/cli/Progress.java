package assay.cli;

import java.nio.charset.StandardCharsets;

/** How far a long run is, on the terminal of whoever waits for it. */
final class Progress {

    private static final int WORTH_SHOWING = 100;

    private final Terminal terminal;
    private final boolean shown;
    private final int all;
    private int done;

    Progress(Terminal terminal, boolean quiet, int all) {
        this.terminal = terminal;
        this.shown = terminal.errIsTerminal() && !quiet && all >= WORTH_SHOWING;
        this.all = all;
    }

    void step() {
        done++;
        if (shown && (done % WORTH_SHOWING == 0 || done == all)) {
            byte[] line = ("\r" + done + " of " + all + (done == all ? "\n" : "")).getBytes(StandardCharsets.US_ASCII);
            // As bytes, for a text cannot go back to the beginning of its line.
            terminal.err().write(line, 0, line.length);
            terminal.err().flush();
        }
    }
}
