package assay.workbench;

import assay.amendment.Value;
import assay.drl.RuleFiles;
import assay.policy.Criterion;
import assay.problem.Problem;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Field;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.text.HowMany;
import assay.verify.Tally;
import assay.words.RuleIndex;
import assay.words.Sayings;
import assay.words.Statement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What the pages of a rule set show, whichever of them it is. */
public final class RulesPage {

    /** A thing on a page that leads to where more is said of it. */
    public record Link(String text, String address) {}

    /** What was found by a search. */
    public record Hit(String title, String address, String text) {}

    /** Rules about a criterion under what they make of evidence. */
    public record Part(String title, List<RuleIndex.Rule> rules) {}

    private final Shell shell;
    private final Book book;
    private final @Nullable Book saved;
    private final @Nullable Tally tally;
    private final Function<String, Optional<List<NumberEdges.Standing>>> edges;
    private final List<Problem> errors;

    /**
     * A page.
     *
     * @param shell what stands around it
     * @param book the rule set with what is changed of it
     * @param saved the same as it is saved; null where that is no rule set
     * @param tally what it does in the fixtures as it is saved; null while that is not known
     * @param edges the fixtures on the edge of each number as it is saved; nothing while that is not known
     * @param errors what keeps it from being used
     */
    RulesPage(
            Shell shell,
            Book book,
            @Nullable Book saved,
            @Nullable Tally tally,
            Function<String, Optional<List<NumberEdges.Standing>>> edges,
            List<Problem> errors) {
        this.shell = shell;
        this.book = book;
        this.saved = saved;
        this.tally = tally;
        this.edges = edges;
        this.errors = List.copyOf(errors);
    }

    /** What stands around it. */
    public Shell shell() {
        return shell;
    }

    /** The rule set. */
    public Book book() {
        return book;
    }

    /** Whether a file was changed on disk while what is changed of it here is not saved. */
    public boolean isOtherOnDisk(String file) {
        return shell.conflicts().contains(file);
    }

    /** What keeps it from being used. */
    public List<Problem> errors() {
        return errors;
    }

    // ------------------------------------------------------------------ addresses

    private static String path(String... parts) {
        return Arrays.stream(parts)
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2F", "/"))
                .collect(Collectors.joining("/", "/", ""));
    }

    /** Where a requirement, a criterion or a group of rules is read. */
    public static String rules(String about) {
        return path("rules", about);
    }

    /** Where a reading is read. */
    public static String reading(String id) {
        return path("readings", id);
    }

    /** Where a number or a day is read. */
    public static String number(String name) {
        return path("numbers", name);
    }

    /** Where a kind of evidence is read. */
    public static String kind(String word) {
        return path("kinds", word);
    }

    /** Where a file is opened in the editor. */
    public static String file(String file) {
        return path("rules", "file", file);
    }

    /** The same at a line. */
    public static String file(String file, int line) {
        return file(file) + "?line=" + line;
    }

    /** Where an error is mended; nothing where it stands in no file of the rule set. */
    public String mend(Problem problem) {
        return book.names().stream()
                .filter(file -> book.shown(file).equals(problem.file()))
                .findFirst()
                .map(file -> file(file, problem.line()))
                .orElse("");
    }

    /** Where a rule is read: as one about a criterion, or as one of the group that it is in. */
    public String rule(RuleIndex.Rule rule) {
        List<Criterion> about = book.criteriaOf(rule);
        if (!about.isEmpty()) {
            return rule(rule, about.get(0).id());
        }
        return book.rules().groups().stream()
                .filter(group -> group.rules().contains(rule))
                .map(group -> path(
                        "rules",
                        group.id(),
                        "rule",
                        String.valueOf(group.rules().indexOf(rule) + 1)))
                .findFirst()
                .orElse(file(rule.file(), rule.line()));
    }

    /** Where a rule about a criterion is read. */
    public String rule(RuleIndex.Rule rule, String criterion) {
        return path(
                "rules",
                criterion,
                "rule",
                String.valueOf(book.rules().about(criterion).indexOf(rule) + 1));
    }

    /** Where a fixture is read. */
    public static String fixture(Tally.Fixture fixture) {
        return path("evidence", fixture.file());
    }

    // ------------------------------------------------------------------ criteria

    /** What a criterion needs: "minimum, route A; needs 3 of health, education, social care". */
    public String needs(Criterion criterion) {
        return criterion.kind().word()
                + (criterion.route() == null ? "" : ", route " + criterion.route())
                + (criterion.parts().size() == 1
                        ? ""
                        : "; needs " + criterion.atLeast() + " of " + String.join(", ", criterion.parts()));
    }

    /** The rules about a criterion, by what they make of evidence; no part is empty. */
    public List<Part> parts(String criterion) {
        List<RuleIndex.Rule> all = new ArrayList<>(book.rules().about(criterion));
        List<Part> parts = new ArrayList<>();
        part(parts, all, criterion, "Counts", EnumSet.of(Statement.Kind.COUNTS));
        part(parts, all, criterion, "Set aside", EnumSet.of(Statement.Kind.SETS_ASIDE));
        if (!all.isEmpty()) {
            parts.add(new Part("Besides", all));
        }
        return parts;
    }

    private static void part(
            List<Part> parts, List<RuleIndex.Rule> left, String criterion, String title, Set<Statement.Kind> kinds) {
        List<RuleIndex.Rule> those =
                left.stream().filter(rule -> rule.says(criterion, kinds)).toList();
        if (!those.isEmpty()) {
            parts.add(new Part(title, those));
            left.removeAll(those);
        }
    }

    /** What a rule says of a criterion; its name where it has no words. */
    public List<String> said(RuleIndex.Rule rule, String about) {
        List<String> sentences = about.isEmpty() ? rule.sentences() : rule.sentences(about);
        return sentences.isEmpty()
                ? List.of("\"" + rule.name() + "\" has no words; this is how it stands in its file.")
                : sentences;
    }

    /** The readings that some rules rest on, each once. */
    public List<Interpretation> readings(List<RuleIndex.Rule> some) {
        return book.readings().stream()
                .filter(one ->
                        some.stream().anyMatch(rule -> rule.interpretations().contains(one.id())))
                .toList();
    }

    /** The sources that some rules give, each once. */
    public List<String> sources(List<RuleIndex.Rule> some) {
        return some.stream()
                .map(RuleIndex.Rule::source)
                .filter(source -> !source.isEmpty())
                .distinct()
                .toList();
    }

    /** The criterion before one in the rule set, and the one behind it. */
    public List<Link> around(Criterion criterion) {
        List<DeclaredCriterion> all = book.criteria();
        List<String> ids = all.stream().map(one -> one.criterion().id()).toList();
        int at = ids.indexOf(criterion.id());
        return Stream.of(at - 1, at + 1)
                .filter(one -> one >= 0 && one < ids.size())
                .map(one -> new Link((one < at ? "Before: " : "Next: ") + ids.get(one), rules(ids.get(one))))
                .toList();
    }

    // ------------------------------------------------------------------ fixtures

    /** What the rules do in the fixtures, or null while that is not known. */
    public @Nullable Tally tally() {
        return tally;
    }

    /** What a criterion does in the fixtures, in a sentence. */
    public String does(String criterion) {
        if (tally == null) {
            return unknown();
        }
        Tally.OfCriterion one = tally.criterion(criterion);
        String edge = one.edge().isEmpty()
                ? ""
                : "; " + HowMany.of(one.edge().size(), "fixture stands", "fixtures stand") + " on its edge";
        return "In " + count(tally.fixtures()) + ": counts in " + one.counts().size() + ", sets aside in "
                + one.setsAside().size() + ", is all that a better grade lacks in "
                + one.decides().size() + edge + ".";
    }

    /** In how many fixtures a rule fires, in a sentence. */
    public String fires(RuleIndex.Rule rule) {
        return tally == null
                ? unknown()
                : "It fires in " + tally.fired(rule.name()).size() + " of " + count(tally.fixtures()) + ".";
    }

    /** In how many fixtures some of the rules fires. */
    public String fires(List<RuleIndex.Rule> some) {
        if (tally == null) {
            return unknown();
        }
        long all = some.stream()
                .flatMap(rule -> tally.fired(rule.name()).stream())
                .distinct()
                .count();
        return "Some rule of these fires in " + all + " of " + count(tally.fixtures()) + ".";
    }

    /** The fixtures on the edge of a number or a day: the values next to its own make something else of them. */
    public Optional<List<NumberEdges.Standing>> edge(Parameter number) {
        return edges.apply(number.name());
    }

    /** How many these are, in a sentence. */
    public String standing(Parameter number, List<NumberEdges.Standing> all) {
        long unspoken = all.stream().filter(NumberEdges.Standing::unspoken).count();
        return HowMany.of(all.size(), "fixture stands", "fixtures stand") + " on the edge of "
                + number.name()
                + (unspoken == 0
                        ? ""
                        : ", " + unspoken + " of which " + (unspoken == 1 ? "expects" : "expect") + " nothing about it")
                + ".";
    }

    /** Why it is not known which stand on its edge. */
    public String edgeUnknown(Parameter number) {
        return shell.desk().effects() == null && !shell.desk().opening()
                ? "Which fixtures stand on its edge is not known, because the rules as they are saved cannot be used."
                : "Which fixtures stand on the edge of " + number.name() + " is being found out.";
    }

    private String unknown() {
        return shell.desk().opening()
                ? "What it does in the fixtures is being found out."
                : "What it does in the fixtures is not known, because the rules as they are saved cannot be used.";
    }

    private static String count(int fixtures) {
        return HowMany.of(fixtures, "fixture");
    }

    // ------------------------------------------------------------------ what differs from what is saved

    /** How a rule was, where it is another; nothing where it is the same. */
    public String was(RuleIndex.Rule rule) {
        if (saved == null) {
            return "";
        }
        Optional<RuleIndex.Rule> before = same(saved, rule);
        if (before.isEmpty()) {
            return "This rule is new.";
        }
        if (before.get().text().equals(rule.text())) {
            return before.get().sentences().equals(rule.sentences())
                    ? ""
                    : "As it is saved: " + String.join(" ", before.get().sentences());
        }
        return before.get().sentences().equals(rule.sentences())
                ? "It is written otherwise, and says the same."
                : "As it is saved: " + String.join(" ", before.get().sentences());
    }

    /** The same rule in another book: by its name, or by how that is written where a number in it is another. */
    private static Optional<RuleIndex.Rule> same(Book other, RuleIndex.Rule rule) {
        String head = rule.text().lines().findFirst().orElse("");
        return other.rules()
                .rule(rule.name())
                .or(() -> other.rules().all().stream()
                        .filter(one -> one.file().equals(rule.file())
                                && one.text().lines().findFirst().orElse("").equals(head))
                        .findFirst());
    }

    /** How a criterion was. */
    public String was(Criterion criterion) {
        if (saved == null) {
            return "";
        }
        return saved.criterion(criterion.id())
                .map(before -> before.criterion().equals(criterion)
                        ? ""
                        : "As it is saved: " + before.criterion().asks() + " (" + needs(before.criterion()) + ").")
                .orElse("This criterion is new.");
    }

    /** How a number or a day was. */
    public String was(Parameter number) {
        if (saved == null) {
            return "";
        }
        return saved.number(number.name())
                .map(before -> before.value().equals(number.value())
                        ? ""
                        : "As it is saved: " + Sayings.amount(before, before.value()) + ".")
                .orElse("This is new.");
    }

    /** How a reading was. */
    public String was(Interpretation reading) {
        if (saved == null) {
            return "";
        }
        return saved.reading(reading.id())
                .map(before ->
                        before.said().equals(reading.said()) ? "" : "As it is saved: " + Sayings.interpretation(before))
                .orElse("This reading is new.");
    }

    /** How a kind of evidence was. */
    public String was(Kind kind) {
        if (saved == null) {
            return "";
        }
        return saved.kind(kind.word())
                .map(before -> before.fields().equals(kind.fields()) ? "" : "Its fields are others as it is saved.")
                .orElse("This kind is new.");
    }

    /** How a requirement was. */
    public String was(Book.Requirement requirement) {
        if (saved == null) {
            return "";
        }
        return saved.requirement(requirement.id())
                .map(before -> before.says().equals(requirement.says()) ? "" : "As it is saved: " + before.says())
                .orElse("This requirement is new.");
    }

    /** How a criterion, or something about it, differs from what is saved. */
    public boolean differs(Criterion criterion) {
        return !was(criterion).isEmpty()
                || book.rules().about(criterion.id()).stream()
                        .anyMatch(rule -> !was(rule).isEmpty());
    }

    /** What is saved and is not there any more. */
    public List<String> gone() {
        if (saved == null) {
            return List.of();
        }
        List<String> gone = new ArrayList<>();
        saved.criteria().stream()
                .map(one -> one.criterion().id())
                .filter(id -> book.criterion(id).isEmpty())
                .forEach(id -> gone.add("the criterion " + id));
        saved.rules().all().stream()
                .filter(rule -> same(book, rule).isEmpty())
                .forEach(rule -> gone.add("the rule \"" + rule.name() + "\""));
        saved.numbers().stream()
                .filter(one -> book.number(one.name()).isEmpty())
                .forEach(one -> gone.add("the number " + one.name()));
        saved.readings().stream()
                .filter(one -> book.reading(one.id()).isEmpty())
                .forEach(one -> gone.add("the reading " + one.id()));
        saved.kinds().stream()
                .filter(one -> book.kind(one.word()).isEmpty())
                .forEach(one -> gone.add("the kind " + one.word()));
        return gone;
    }

    // ------------------------------------------------------------------ numbers, kinds

    /** A number or a day with what it is counted in. */
    public String amount(Parameter number) {
        return Sayings.amount(number, number.value());
    }

    /** What a number or a day is, and its value, in a sentence. */
    public String says(Parameter number) {
        return StringUtils.capitalize(number.says()) + ": " + amount(number) + ".";
    }

    /** Which values a number or a day may have. */
    private String range(Parameter number) {
        String form = number.form() == Parameter.Form.DAY ? "A day" : "A whole number";
        String from = number.from().isEmpty() ? "" : " from " + number.from();
        return form + from + (number.to().isEmpty() ? "" : " to " + number.to()) + ": " + number.unit() + ".";
    }

    /** What a field holds. */
    public String holds(Field field) {
        String form =
                switch (field.form()) {
                    case WORD -> "one of: " + String.join(", ", field.words());
                    case WORDS -> "any of: " + String.join(", ", field.words());
                    case TEXT, WHOLE_NUMBER, NUMBER, TRUTH, DATE -> field.form().described();
                };
        return form + (field.optional() ? "; may be left out" : "");
    }

    /** The line of its file where a reading stands, from 1. */
    public int line(Interpretation reading) {
        List<String> lines =
                book.files().text(RuleFiles.INTERPRETATIONS).lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            if (lines.get(at).matches("\\s*-?\\s*\\{?\\s*id:\\s*\"?\\Q" + reading.id() + "\\E\\b.*")) {
                return at + 1;
            }
        }
        return 1;
    }

    // ------------------------------------------------------------------ forms

    /**
     * A form for one value.
     *
     * @param id what its parts are called on the page
     * @param action where it is sent
     * @param label what the value is
     * @param hint what it may be
     * @param value the value
     * @param type how it is typed: {@code text}, {@code date}, {@code numeric}
     */
    public record Form(String id, String action, String label, String hint, Value value, String type) {}

    /** The form of a number or a day. */
    public Optional<Form> form(Parameter number) {
        return book.values()
                .number(number.name())
                .map(value -> new Form(
                        "number",
                        path("api", "numbers", number.name()),
                        number.form() == Parameter.Form.DAY ? "The day" : "The number",
                        range(number),
                        value,
                        number.form() == Parameter.Form.DAY ? "date" : "numeric"));
    }

    /** The forms of a criterion. */
    public List<Form> forms(Criterion criterion) {
        List<Form> forms = new ArrayList<>();
        book.values()
                .title(criterion.id())
                .ifPresent(value -> forms.add(new Form(
                        "title",
                        path("api", "criteria", criterion.id(), "title"),
                        "What must be shown",
                        "In policy words. A name in braces stands for a number.",
                        value,
                        "text")));
        book.values()
                .enough(criterion.id())
                .ifPresent(value -> forms.add(new Form(
                        "enough",
                        path("api", "criteria", criterion.id(), "enough"),
                        "How many parts are enough",
                        "From 1 to " + criterion.parts().size() + ": " + String.join(", ", criterion.parts()) + ".",
                        value,
                        "numeric")));
        return forms;
    }

    /** The forms of a requirement. */
    public List<Form> forms(Book.Requirement requirement) {
        List<Form> forms = new ArrayList<>();
        book.values()
                .requirement(requirement.id())
                .ifPresent(value -> forms.add(new Form(
                        "name",
                        path("api", "requirements", requirement.id(), "name"),
                        "What it is about",
                        "In a few words.",
                        value,
                        "text")));
        book.values()
                .weight(requirement.id())
                .ifPresent(value -> forms.add(new Form(
                        "weight",
                        path("api", "requirements", requirement.id(), "weight"),
                        "Its weight",
                        "A whole number from 1. What all weigh together goes with it.",
                        value,
                        "numeric")));
        return forms;
    }

    /** The forms of the names of the grades, from the lowest. */
    public List<Form> grades() {
        Pack pack = book.pack();
        if (pack == null) {
            return List.of();
        }
        return pack.grades().stream()
                .flatMap(grade -> book
                        .values()
                        .grade(grade.id())
                        .map(value -> new Form(
                                "grade-" + grade.id(),
                                path("api", "grades", grade.id(), "name"),
                                "The grade " + grade.id(),
                                Sayings.grade(pack, grade),
                                value,
                                "text"))
                        .stream())
                .toList();
    }

    // ------------------------------------------------------------------ search

    /** What has all words of a search, whatever their case, in the order of the rule set. */
    List<Hit> found(String query) {
        List<String> words = List.of(query.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        List<Hit> all = new ArrayList<>();
        book.requirements()
                .forEach(one -> all.add(new Hit(one.called(), rules(one.id()), one.id() + " " + one.name())));
        book.criteria()
                .forEach(one -> all.add(new Hit(
                        one.criterion().id(),
                        rules(one.criterion().id()),
                        one.criterion().asks())));
        book.rules()
                .all()
                .forEach(rule -> all.add(new Hit(
                        rule.name(),
                        rule(rule),
                        String.join(" ", rule.sentences()) + " "
                                + Sayings.origin(rule.source(), rule.interpretations()))));
        book.numbers().forEach(one -> all.add(new Hit(one.name(), number(one.name()), Sayings.parameter(one))));
        book.readings().forEach(one -> all.add(new Hit(one.id(), reading(one.id()), Sayings.interpretation(one))));
        book.kinds()
                .forEach(one -> all.add(new Hit(
                        one.word(),
                        kind(one.word()),
                        Stream.concat(
                                        Stream.of(book.spoken(one)),
                                        one.fields().stream()
                                                .flatMap(field ->
                                                        Stream.concat(Stream.of(field.word()), field.words().stream())))
                                .collect(Collectors.joining(", ")))));
        return all.stream()
                .filter(hit -> {
                    String said = (hit.title() + " " + hit.text()).toLowerCase(Locale.ROOT);
                    return words.stream().allMatch(said::contains);
                })
                .toList();
    }
}
