package assay.publication;

import assay.page.Templates;
import assay.study.Authority;
import assay.study.Study;
import assay.study.Table;
import assay.text.Legible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.lang3.StringUtils;

/** A study as a page: the tables that people are shown, and from each grade to the authorities that have it. */
public final class StudyPage {

    /** The page's file. */
    public static final String FILE = "index.html";

    /** Where the pages of authorities lead to it. */
    public static final String FROM_AUTHORITIES = "../" + FILE;

    private final Study study;
    private final List<Entry> entries;

    private StudyPage(Study study) {
        this.study = study;
        this.entries = entries(study);
    }

    /** The page. */
    static String of(Study study) {
        return Templates.page("study.jte", new StudyPage(study));
    }

    /** The files of the authorities' pages, in the order of the authorities. */
    public static List<String> files(Study study) {
        return SheetNames.of(study.authorities()).stream().map(StudyPage::file).toList();
    }

    private static String file(String name) {
        return "authorities/" + name + ".html";
    }

    /** The study. */
    public Study study() {
        return study;
    }

    /** On whom it is, and whether they exist. */
    public String caption() {
        return Caption.of(study);
    }

    /** Any text of the evidence, on one line. */
    public String line(String text) {
        return Legible.folded(text);
    }

    /** A title with a capital. */
    public String heading(String title) {
        return StringUtils.capitalize(title);
    }

    /** The tables that people are shown. */
    public List<Table> tables() {
        return study.tables().stream()
                .filter(table -> table.shown() != Table.Shown.IN_FILES)
                .toList();
    }

    /**
     * An authority on the page.
     *
     * @param name its name
     * @param href where its page is
     * @param authority what the study keeps of it
     */
    public record Entry(String name, String href, Authority authority) {}

    /** The authorities, by name. */
    public List<Entry> entries() {
        return entries;
    }

    private static List<Entry> entries(Study study) {
        List<String> names = SheetNames.of(study.authorities());
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Authority one = study.authorities().get(i);
            entries.add(new Entry(Legible.folded(one.name()), encoded(file(names.get(i))), one));
        }
        entries.sort(Comparator.comparing(Entry::name));
        return List.copyOf(entries);
    }

    /** A path as links have it, whatever the file of evidence is called. */
    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            text.append(
                    character < 0x80 && (Character.isLetterOrDigit(character) || "-._~/".indexOf(character) >= 0)
                            ? String.valueOf(character)
                            : String.format("%%%02X", (int) character));
        }
        return text.toString();
    }

    /** The names of the grades, from the highest. */
    public List<String> grades() {
        List<String> grades = new ArrayList<>(study.rules().pack().gradeNames());
        Collections.reverse(grades);
        return grades;
    }

    /** The authorities that have a grade in a requirement or overall, by name. */
    public List<Entry> having(String about, String grade) {
        Predicate<Authority> with = study.with(about, grade);
        return entries.stream().filter(one -> with.test(one.authority())).toList();
    }

    /** Whether a grade means that a requirement is met. */
    public boolean isMet(String grade) {
        return study.rules().pack().metGrades().contains(grade);
    }
}
