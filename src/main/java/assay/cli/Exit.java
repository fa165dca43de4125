package assay.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the program ends. */
final class Exit {

    /** Done, and nothing to complain of. */
    static final int DONE = 0;

    /** Done, and the answer is no. */
    static final int NO = 1;

    /** The command line or a file of evidence is wrong. */
    static final int INPUT = 2;

    /** The rules are wrong, or fail for a file. */
    static final int RULES = 3;

    /** A defect of the program itself, or it cannot run; what starts it ends with this as well. */
    static final int DEFECT = 70;

    /** Somebody has ended what goes on until it is ended, as shells and Java itself have it. */
    static final int INTERRUPTED = 130;

    private Exit() {}

    /**
     * What each code says, for a help page.
     *
     * @param no the answer that is no, or null where a command gives no such answer
     * @param rules whether a command has to do with rules
     * @param stays whether it can go on until it is ended
     */
    static Map<String, String> codes(@Nullable String no, boolean rules, boolean stays) {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(String.valueOf(DONE), "done, and nothing to complain of");
        if (no != null) {
            codes.put(String.valueOf(NO), "done, and the answer is no: " + no);
        }
        codes.put(String.valueOf(INPUT), "the command line, or a file that it names, is wrong");
        if (rules) {
            codes.put(String.valueOf(RULES), "the rules do not compile, do not settle, or fail for a file");
        }
        codes.put(
                String.valueOf(DEFECT),
                "a defect of the program itself; or it cannot run: there is no Java from 17 on, too little memory, or a"
                        + " checkout that cannot be built");
        if (stays) {
            codes.put(String.valueOf(INTERRUPTED), "with --watch, ended by Ctrl-C");
        }
        return codes;
    }
}
