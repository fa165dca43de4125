package assay.cli;

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
            terminal.err().print("\r" + done + " of " + all + (done == all ? "\n" : ""));
            terminal.err().flush();
        }
    }
}
