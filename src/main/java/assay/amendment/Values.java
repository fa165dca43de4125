package assay.amendment;

import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.Placeholders;
import assay.drl.RuleFiles;
import assay.drl.Term;
import assay.policy.Criterion;
import assay.reading.RuleSetReader;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.text.Instead;
import assay.words.Sayings;
import assay.yaml.Node;
import assay.yaml.Wanted;
import assay.yaml.YamlEdits;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which values of a rule set can be amended where they stand, as far as it can be read. */
public final class Values {

    private static final Pattern TEXT = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*+)\"");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z0-9-]+)");

    private static final String VALUE = "value";
    private static final String TOTAL_WEIGHT = "total-weight";
    private static final String AT_LEAST = "atLeast";

    private final RuleSetReader.Draft draft;
    private final RuleFiles files;

    /** Those of a rule set. */
    public Values(RuleSetReader.Draft draft) {
        this.draft = draft;
        this.files = draft.files();
    }

    // ------------------------------------------------------------------ YAML

    /** A key of a map, with what stands there. */
    private record Place(Node.Mapping in, Node.Entry entry) {}

    /** The value of a number or a day, by its name. */
    public Optional<Value> number(String name) {
        return files.parameters().all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> {
                    String file = one.file();
                    if (!one.of().equals(files.name()) || !files.isOwn(file)) {
                        return fixed(files, one.value(), file + " of " + one.of());
                    }
                    return yaml(
                            file,
                            root -> (file.equals(RuleFiles.PACK) ? within(root, "parameters") : Optional.of(root))
                                    .flatMap(all -> entry(all, name))
                                    .map(at -> entry(at.entry().value(), VALUE).orElse(at)),
                            wanted -> one.form() == Parameter.Form.DAY
                                    ? new Wanted.Plain(LocalDate.parse(wanted).toString())
                                    : new Wanted.Figure(new BigDecimal(wanted)),
                            (before, after) -> {
                                Optional<String> wrong = one.wrong(after);
                                if (wrong.isPresent()) {
                                    throw new Refused(wrong.get());
                                }
                                return new Instead(
                                        "the number " + name,
                                        Sayings.amount(one, after),
                                        alone(one, before),
                                        alone(one, after),
                                        in(name));
                            });
                });
    }

    /** A number behind another that has its unit; a day, which has none. */
    private static String alone(Parameter parameter, String value) {
        return parameter.form() == Parameter.Form.DAY ? Sayings.amount(parameter, value) : value;
    }

    private static String in(String name) {
        return " (" + name + ")";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    /** What a requirement is about, by its identifier. */
    public Optional<Value> requirement(String id) {
        return ofPack(
                "requirements",
                id,
                "name",
                Wanted.Sentence::new,
                (before, after) -> new Instead(
                        "the name of " + id, id + " is about " + quoted(after), quoted(before), quoted(after), ""));
    }

    /** The weight of a requirement. What all weigh together is amended with it where the pack says that. */
    public Optional<Value> weight(String id) {
        return ofPack(
                "requirements", id, "weight", wanted -> new Wanted.Figure(new BigDecimal(wanted)), (before, after) -> {
                    if (!WHOLE.matcher(after).matches()) {
                        throw new Refused("a weight is a whole number from 1, and not " + after);
                    }
                    return new Instead("the weight of " + id, "a weight of " + after, before, after, in(id));
                });
    }

    /** The name of a grade, by its identifier, where the pack tells the two apart: rules go by the one, results show the other. */
    public Optional<Value> grade(String id) {
        return ofPack(
                "grades",
                id,
                "name",
                Wanted.Word::new,
                (before, after) -> new Instead(
                        "the name of the grade " + id,
                        quoted(after),
                        quoted(before),
                        quoted(after),
                        in("the grade " + id)));
    }

    private Optional<Value> ofPack(
            String list, String id, String key, Function<String, Wanted.Single> wanted, Value.Said says) {
        Pack pack = draft.pack();
        if (pack == null) {
            return Optional.empty();
        }
        String file = own(files.packWith(list));
        if (file == null) {
            return Optional.of(fixed(files, inherited(pack, list, id, key), files.packWith(list)));
        }
        return Optional.of(yaml(file, root -> item(root, list, id).flatMap(one -> entry(one, key)), wanted, says))
                .filter(value -> !value.written().isEmpty());
    }

    private static String inherited(Pack pack, String list, String id, String key) {
        return "grades".equals(list)
                ? pack.gradeSaid(id).map(Pack.GradeEntry::name).orElse("")
                : pack.requirement(id)
                        .map(one -> "weight".equals(key) ? String.valueOf(one.weight()) : one.name())
                        .orElse("");
    }

    private static Optional<Node> item(Node root, String list, String id) {
        return within(root, list)
                .filter(Node.Sequence.class::isInstance)
                .flatMap(all -> ((Node.Sequence) all)
                        .items().stream()
                                .filter(one -> within(one, "id")
                                        .filter(Node.Scalar.class::isInstance)
                                        .filter(said ->
                                                ((Node.Scalar) said).text().equals(id))
                                        .isPresent())
                                .findFirst());
    }

    private static Optional<Place> entry(Node map, String key) {
        return map instanceof Node.Mapping keys
                ? keys.entry(key).map(entry -> new Place(keys, entry))
                : Optional.empty();
    }

    private static Optional<Node> within(Node map, String key) {
        return entry(map, key).map(at -> at.entry().value());
    }

    private Value yaml(
            String file,
            Function<Node, Optional<Place>> find,
            Function<String, Wanted.Single> wanted,
            Value.Said says) {
        byte[] content = files.contents().getOrDefault(file, new byte[0]);
        Node root = YamlReader.read(file, content, new ArrayList<>());
        Place place = root == null ? null : find.apply(root).orElse(null);
        if (root == null || place == null || !(place.entry().value() instanceof Node.Scalar scalar)) {
            return fixed(files, "", file);
        }
        return new Value(files, scalar.text(), file, "", says, other -> {
            YamlEdits edits = YamlEdits.of(content);
            edits.set(place.in(), place.entry(), wanted.apply(other));
            if ("weight".equals(place.entry().key().text())) {
                withTotal(edits, root, scalar.text(), other);
            }
            return edits.applied()
                    .orElseThrow(() -> new Refused("how this is written in " + files.shown(file) + ":" + scalar.line()
                            + " cannot be changed in a form; change it there"));
        });
    }

    /** What all weigh together goes with what one weighs. */
    private static void withTotal(YamlEdits edits, Node root, String before, String after) {
        Place total = entry(root, TOTAL_WEIGHT).orElse(null);
        if (total != null
                && total.entry().value() instanceof Node.Scalar all
                && NUMBER.matcher(all.text()).matches()
                && NUMBER.matcher(before).matches()) {
            BigDecimal sum =
                    new BigDecimal(all.text()).subtract(new BigDecimal(before)).add(new BigDecimal(after));
            edits.set(total.in(), total.entry(), new Wanted.Figure(sum));
        }
    }

    // ------------------------------------------------------------------ rules

    /** What a criterion is called: what must be shown, in policy words. */
    public Optional<Value> title(String criterion) {
        return call(criterion)
                .filter(call -> call.making().arguments().size() > 1
                        && call.making().arguments().get(1) instanceof Term.Literal)
                .flatMap(call -> {
                    int at = call.written(call.making().arguments().get(1).start());
                    Matcher text = TEXT.matcher(call.text());
                    if (!text.find(at) || text.start() != at) {
                        return Optional.empty();
                    }
                    return Optional.of(call.value(
                            unescaped(text.group(1)),
                            (before, after) -> new Instead(
                                    "the title of " + criterion,
                                    criterion + " asks for " + quoted(after),
                                    quoted(before),
                                    quoted(after),
                                    ""),
                            other -> call.with(text.start(1), text.end(1), escaped(other))));
                });
    }

    /** How many parts of a criterion are enough; none of one that has a single part. */
    public Optional<Value> enough(String criterion) {
        Criterion asked = draft.criteria().declared().stream()
                .map(DeclaredCriterion::criterion)
                .filter(one -> one.id().equals(criterion))
                .findFirst()
                .orElse(null);
        if (asked == null || asked.parts().size() < 2) {
            return Optional.empty();
        }
        int parts = asked.parts().size();
        Value.Said says = (before, after) -> {
            if (!WHOLE.matcher(after).matches() || Integer.parseInt(after) > parts) {
                throw new Refused(criterion + " has " + parts + " parts: a whole number from 1 to " + parts
                        + ", and not " + after);
            }
            return new Instead(
                    "the parts of " + criterion,
                    after + " of " + parts + " parts are enough",
                    before,
                    after,
                    in(criterion));
        };
        return call(criterion).map(call -> {
            Optional<Term> said = call.more().stream()
                    .filter(one ->
                            AT_LEAST.equals(one.name()) && one.arguments().size() == 1)
                    .map(one -> one.arguments().get(0))
                    .findFirst();
            if (said.isEmpty()) {
                int behind = call.written(call.end());
                return call.value(
                        String.valueOf(asked.atLeast()),
                        says,
                        other -> call.with(behind, behind, "." + AT_LEAST + "( " + other + " )"));
            }
            int at = call.written(said.get().start());
            Matcher number = NUMBER.matcher(call.text()).region(at, call.text().length());
            if (number.lookingAt()) {
                return call.value(number.group(), says, other -> call.with(number.start(), number.end(), other));
            }
            Matcher parameter =
                    PARAMETER.matcher(call.text()).region(at, call.text().length());
            return new Value(
                    files,
                    String.valueOf(asked.atLeast()),
                    call.file().file(),
                    "this is the number " + (parameter.lookingAt() ? parameter.group(1) : "that stands there")
                            + ": change it there",
                    says,
                    other -> other);
        });
    }

    /**
     * Where a rule asks for a criterion.
     *
     * @param file the file
     * @param filled the file with what stands for names in braces, in which terms know their places
     * @param text the file as it is written
     * @param making what makes the criterion
     * @param more what is said of it besides, in its order
     */
    private record Call(
            RuleFiles files,
            DrlFile file,
            Placeholders.Filled filled,
            String text,
            Term.Call making,
            List<Term.Call> more) {

        int written(int at) {
            return filled.asWritten(at);
        }

        /** Where what makes it has ended, as terms count. */
        int end() {
            String code = file.code();
            int open = 0;
            for (int at = code.indexOf('(', making.start()); at >= 0 && at < code.length(); at++) {
                open += code.charAt(at) == '(' ? 1 : code.charAt(at) == ')' ? -1 : 0;
                if (open == 0) {
                    return at + 1;
                }
            }
            return code.length();
        }

        String with(int from, int to, String other) {
            return files.whole(file.file())
                    .saying(text.substring(0, from) + other + text.substring(to))
                    .whole();
        }

        Value value(String written, Value.Said says, Value.Edit edit) {
            return files.isOwn(file.file())
                    ? new Value(files, written, file.file(), "", says, edit)
                    : fixed(files, written, file.shown());
        }
    }

    private Optional<Call> call(String criterion) {
        DeclaredCriterion declared = draft.criteria().declared().stream()
                .filter(one -> one.criterion().id().equals(criterion))
                .findFirst()
                .orElse(null);
        if (declared == null) {
            return Optional.empty();
        }
        return draft.rules().stream()
                .filter(file -> file.file().equals(declared.file()))
                .flatMap(file -> Consequence.of(file, declared.rule()).stream()
                        .flatMap(asked -> asked.statements().stream())
                        .flatMap(statement -> call(file, statement.term(), criterion).stream()))
                .findFirst();
    }

    private Optional<Call> call(DrlFile file, Term statement, String criterion) {
        List<Term.Call> around = new ArrayList<>();
        List<Call> found = new ArrayList<>();
        statement.each(term -> {
            if (term instanceof Term.Call call) {
                if (!call.arguments().isEmpty()
                        && call.of() instanceof Term.Name
                        && call.arguments()
                                .get(0)
                                .text()
                                .filter(criterion::equals)
                                .isPresent()) {
                    found.add(new Call(
                            files,
                            file,
                            files.filled(file.file()),
                            files.text(file.file()),
                            call,
                            List.copyOf(around)));
                }
                around.add(call);
            }
        });
        return found.stream().findFirst();
    }

    private static String unescaped(String written) {
        return written.replaceAll("\\\\([\"\\\\])", "$1");
    }

    private static String escaped(String said) {
        return said.replaceAll("([\"\\\\])", "\\\\$1");
    }

    // ------------------------------------------------------------------ elsewhere

    /** The rule set's own file that is shown so, or null where it is that of another. */
    private @Nullable String own(String shown) {
        return files.contents().keySet().stream()
                .filter(file -> files.isOwn(file) && files.shown(file).equals(shown))
                .findFirst()
                .orElse(null);
    }

    private static Value fixed(RuleFiles files, String written, String shown) {
        return new Value(
                files,
                written,
                shown,
                "this stands in " + shown + ", which is no file of this rule set: change it there",
                (before, after) -> new Instead(shown, after, before, after, ""),
                other -> other);
    }
}
