package assay.workbench;

import assay.draft.Kept;
import assay.files.OutputFile;
import assay.text.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * All that is changed and not saved, of rules and of evidence: here, and by other workbenches on the same folders. Drafts of two are
 * never put together, for nobody has seen what that would be; the one that waits is taken up in the place of the one that is here.
 */
public final class Drafts implements Screen {

    /** What is said to whoever takes up what is not there any more. */
    static final String GONE =
            "This draft is no longer there: another workbench has taken it up meanwhile, or there is nothing in it.";

    private static final String RULES = "rules";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    private final Desk desk;
    private final Cabinet cabinet;
    private final Records records;

    Drafts(Desk desk, Cabinet cabinet, Records records) {
        this.desk = desk;
        this.cabinet = cabinet;
        this.records = records;
    }

    /** A day and an hour as pages say it. */
    static String day(Instant when) {
        return DAY.format(when);
    }

    /** Why one is not taken up while what is changed here cannot be kept. */
    static String notKept(IOException why) {
        return "It was not taken up, for what is unsaved here cannot be kept" + OutputFile.reason(why) + ".";
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post(
                "/api/drafts/take",
                "Takes up a draft that another workbench left; what is not saved here waits in its place.",
                Body.object(
                        "The draft.",
                        new TreeMap<>(Map.of(
                                "of", Body.text("rules; or evidence-0 for the first folder of evidence, and so on."),
                                "number", Body.text("Which it is, as the page has it.")))),
                Body.object("Where to go on.", Map.of("go", Body.text("An address."))),
                request -> Api.send(request, Map.of("go", takeUp(Sent.of(request))))));
    }

    private String takeUp(Sent sent) throws Desk.Refused {
        String of = sent.text("of");
        String written = sent.text("number");
        int number = written.matches("[0-9]{1,3}") ? Integer.parseInt(written) : -1;
        if (of.equals(RULES)) {
            desk.takeUp(number);
            return "/review";
        }
        List<Path> places = cabinet.places();
        Path folder = IntStream.range(0, places.size())
                .filter(at -> evidence(at).equals(of))
                .mapToObj(places::get)
                .findFirst()
                .orElseThrow(() -> new Desk.Refused(GONE));
        try {
            if (!records.takeUp(folder, number)) {
                throw new Desk.Refused(GONE);
            }
        } catch (IOException e) {
            throw new Desk.Refused(notKept(e));
        }
        return "/evidence";
    }

    /** The files of evidence of which something is not saved, as they are called in addresses. */
    Set<String> evidence() {
        return records.state().unsaved(cabinet);
    }

    /** What others have to do with the same folders now. */
    Others others() {
        List<Path> open = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        add(desk.rules(), desk.others(), RULES, open, left);
        List<Path> places = cabinet.places();
        for (int at = 0; at < places.size(); at++) {
            add(places.get(at), records.others(places.get(at)), evidence(at), open, left);
        }
        left.sort(Comparator.comparing(Left::written));
        return new Others(open, left);
    }

    /** What drafts of one of the folders of evidence go by. */
    private static String evidence(int at) {
        return "evidence-" + at;
    }

    private static void add(Path folder, Kept.Others others, String of, List<Path> open, List<Left> left) {
        if (others.isOpen()) {
            open.add(folder);
        }
        others.left().forEach(one -> left.add(Left.of(folder, of, one)));
    }

    /**
     * What others have to do with the same folders.
     *
     * @param open the folders that another workbench is open on
     * @param left the drafts that others left, the oldest first
     */
    record Others(List<Path> open, List<Left> left) {
        /** Keeps its own copies. */
        Others {
            open = List.copyOf(open);
            left = List.copyOf(left);
        }

        /** That another workbench is open on the same folders, in a sentence; nothing where none is. */
        Optional<String> says() {
            return open.isEmpty()
                    ? Optional.empty()
                    : Optional.of("Another workbench is open on "
                            + Series.and(
                                    open.stream().map(Path::toString).distinct().toList()) + ".");
        }
    }

    /**
     * A draft that another workbench left when it ended.
     *
     * @param of what it is of: rules, or one of the folders of evidence
     * @param number which it is of those
     * @param written when it was changed last
     * @param says what it is, in a sentence
     * @param files the files that it changes
     */
    public record Left(String of, int number, Instant written, String says, List<String> files) {
        /** Keeps its own copy. */
        public Left {
            files = List.copyOf(files);
        }

        private static Left of(Path folder, String of, Kept.Waiting one) {
            List<String> files = List.copyOf(one.draft().changed().keySet());
            String what = files.isEmpty()
                    ? "what was undone"
                    : files.size() == 1
                            ? "1 file changed and not saved"
                            : files.size() + " files changed and not saved";
            return new Left(
                    of,
                    one.number(),
                    one.written(),
                    "Another workbench on " + folder + " left " + what + ", written last on " + day(one.written())
                            + ".",
                    files);
        }
    }
}
