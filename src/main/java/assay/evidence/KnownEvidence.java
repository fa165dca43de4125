package assay.evidence;

import assay.problem.ProblemsException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Files of evidence as they were read before, which say the same as long as their bytes are the same. It serves any number of threads. */
public final class KnownEvidence {

    /** So many files are kept: what is read once more costs little beside what all files of a large study would hold. */
    private static final int MOST = 2_000;

    private final Map<String, Evidence> known = new ConcurrentHashMap<>();

    /** What reads a file. */
    @FunctionalInterface
    interface Reading {
        Evidence read() throws ProblemsException;
    }

    /** What a file says: what it said before, and is the same object, unless it is another file by now. */
    Evidence of(String named, byte[] content, Reading reading) throws ProblemsException {
        Evidence before = known.get(named);
        if (before != null && before.sha256().equals(EvidenceReader.sha256(content))) {
            return before;
        }
        Evidence now = reading.read();
        if (before != null || known.size() < MOST) {
            known.put(named, now);
        }
        return now;
    }
}
