package assay.cli;

/** How the program ends. */
final class Exit {

    /** Done, and nothing to complain of. */
    static final int DONE = 0;

    /** Done, and the answer is no. */
    static final int NO = 1;

    /** The command line or a file of evidence is wrong. */
    static final int INPUT = 2;

    /** The rules do not compile or do not work. */
    static final int RULES = 3;

    /** A defect of the program itself. */
    static final int DEFECT = 70;

    private Exit() {}
}
