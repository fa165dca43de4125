package assay.replay;

import assay.evaluation.Synthetic;
import assay.files.Sha256;
import assay.text.Legible;
import assay.text.Width;
import java.util.List;

/** What has changed since results were recorded, as text: of each authority of whom anything is otherwise. */
public final class SinceText {

    private static final int DIGITS = 8;
    private static final String UNSEEN =
            "the documents say the same: what is another is the interview, the profile or how the file is written,"
                    + " of which a result shows no more than what came of it";

    private static final String ALTERED =
            "all that the result was made from is as it was, and does not give what the result says: it was altered,"
                    + " or made otherwise; assay replay says where";

    private SinceText() {}

    /**
     * Prints it.
     *
     * @param all the authorities, in the order in which they are printed
     * @param notGiven the authorities that there are results of and no files that could be read
     * @param named how the file of results is called
     * @param width how wide it may be
     */
    public static String of(List<Since> all, List<String> notGiven, String named, Width width) {
        StringBuilder text = new StringBuilder();
        all.stream().filter(since -> !since.isNothing()).forEach(since -> one(text, since));
        String notice = Synthetic.notice(all.size(), Since.synthetic(all));
        text.append(notice).append(notice.isEmpty() ? "" : "\n");
        long moved = all.stream().filter(Since::isOtherwise).count();
        return width.fit(text.append(moved)
                .append(" of ")
                .append(all.size())
                .append(" come out otherwise than in ")
                .append(Width.whole(named))
                .append(
                        notGiven.isEmpty()
                                ? ""
                                : "; no file was read of " + Legible.folded(String.join(", ", notGiven))
                                        + ", of whom there is a result")
                .append('\n')
                .toString());
    }

    private static void one(StringBuilder text, Since since) {
        text.append(Legible.folded(since.recorded().authority())).append('\n');
        since.inputs()
                .forEach(input ->
                        line(text, input.what() + ": then " + brief(input.then()) + ", now " + brief(input.now())));
        if (since.altered().isPresent()) {
            line(text, ALTERED);
        }
        if (since.isOtherUnseen()) {
            line(text, UNSEEN);
        }
        since.facts().forEach(fact -> line(text, fact.where() + ": " + fact.what()));
        since.moved()
                .forEach(moved -> line(
                        text,
                        moved.what()
                                + (moved.then().equals(moved.now())
                                        ? ": " + moved.now()
                                        : ": then " + moved.then() + ", now " + moved.now())
                                + ", "
                                + moved.cause().words()));
        since.support().forEach(support -> line(text, support.criterion() + ": " + support.what()));
        text.append('\n');
    }

    private static void line(StringBuilder text, String line) {
        text.append("  ").append(Legible.folded(line)).append('\n');
    }

    /** The first digits of a digest, which tell it from others; other values as they are. */
    public static String brief(String value) {
        return Sha256.isOne(value) ? value.substring(0, DIGITS) : value;
    }
}
