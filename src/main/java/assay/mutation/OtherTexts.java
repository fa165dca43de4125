package assay.mutation;

import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.yaml.Node;
import assay.yaml.YamlReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a rule set becomes when something is another that it says in its own {@code pack.yaml} and {@code
 * interpretations.yaml}: values, weights, order, identifiers and texts.
 */
final class OtherTexts {

    private static final Set<String> BY_ANY = Set.of();

    private final RuleFiles files;
    private final RuleSet rules;
    private final Pack pack;
    private final Node.Mapping said;
    private final List<Mutant> found = new ArrayList<>();

    private OtherTexts(RuleFiles files, RuleSet rules) {
        this.files = files;
        this.rules = rules;
        this.pack = rules.pack();
        this.said = read(files, RuleFiles.PACK) instanceof Node.Mapping map ? map : new Node.Mapping(List.of(), 1, 1);
    }

    /** All of them, in the order of the pack; the register of interpretations is behind it. */
    static List<Mutant> of(RuleFiles files, RuleSet rules) {
        OtherTexts texts = new OtherTexts(files, rules);
        texts.whole();
        texts.grades();
        texts.requirements();
        texts.elsewhere();
        texts.agreements();
        texts.tables();
        texts.reading();
        if (MutatedRules.isOwn(files, RuleFiles.INTERPRETATIONS)) {
            texts.interpretations();
        }
        rules.parameters().stream()
                .filter(parameter -> OtherRules.isOwn(files, parameter))
                .forEach(texts::parameter);
        texts.criteria();
        return texts.found;
    }

    private static @Nullable Node read(RuleFiles files, String file) {
        List<Problem> told = new ArrayList<>();
        return files.contents().containsKey(file) ? YamlReader.read(files.shown(file), files.said(file), told) : null;
    }

    private void add(int line, String says, Mutant.Form form, Set<String> shownBy, RuleSet changed) {
        found.add(Mutant.of(files.shown(RuleFiles.PACK), line, "", says, form, shownBy, changed));
    }

    /** A list in the own pack, or nothing where it is that of another rule set. */
    private List<Node> items(String key) {
        return said.get(key).orElse(null) instanceof Node.Sequence sequence ? sequence.items() : List.of();
    }

    private void whole() {
        said.entry("title")
                .ifPresent(entry -> add(
                        entry.key().line(),
                        "another title",
                        Mutant.Form.OTHER_TEXTS,
                        Set.of("rules"),
                        rules.with(pack.called(otherwise(pack.title()), pack.source()))));
        said.entry("source")
                .ifPresent(entry -> add(
                        entry.key().line(),
                        "another source",
                        Mutant.Form.OTHER_TEXTS,
                        Set.of("rules"),
                        rules.with(pack.called(pack.title(), otherwise(pack.source())))));
    }

    /** Two grades with each other's values or identifiers, a value of a little more or less, a grade met or not. */
    private void grades() {
        List<Pack.GradeEntry> grades = items("grades").isEmpty() ? List.of() : pack.grades();
        for (int i = 0; i + 1 < grades.size(); i++) {
            Pack.GradeEntry lower = grades.get(i);
            Pack.GradeEntry upper = grades.get(i + 1);
            grades(
                    lower.line(),
                    lower.name() + ": its value and that of " + upper.name() + " swapped",
                    swapped(grades, i, (one, other) -> one.worth(other.value())));
            grades(
                    lower.line(),
                    lower.name() + ": its id and that of " + upper.name() + " swapped",
                    swapped(
                            grades,
                            i,
                            (one, other) ->
                                    new Pack.GradeEntry(other.id(), one.name(), one.value(), one.met(), one.line())));
        }
        for (Pack.GradeEntry grade : grades) {
            for (String change : List.of("0.01", "-0.01")) {
                BigDecimal value = grade.value().add(new BigDecimal(change));
                grades(
                        grade.line(),
                        grade.name() + ": the value " + value.toPlainString(),
                        replaced(grades, grade, grade.worth(value)));
            }
            grades(grade.line(), grade.name() + ": met: " + !grade.met(), replaced(grades, grade, grade.turned()));
        }
    }

    private void grades(int line, String says, List<Pack.GradeEntry> others) {
        add(line, says, Mutant.Form.OTHER_PACK, BY_ANY, rules.with(pack.withGrades(others)));
    }

    /** A weight of one more or less, another name or number, and two in each other's place. */
    private void requirements() {
        List<Pack.RequirementEntry> all = items("requirements").isEmpty() ? List.of() : pack.requirements();
        for (int i = 0; i < all.size(); i++) {
            Pack.RequirementEntry entry = all.get(i);
            for (int weight :
                    entry.weight() == 1 ? new int[] {2} : new int[] {entry.weight() - 1, entry.weight() + 1}) {
                requirements(
                        entry,
                        "the weight " + weight,
                        BY_ANY,
                        replaced(
                                all,
                                entry,
                                new Pack.RequirementEntry(
                                        entry.id(), entry.number(), entry.name(), weight, entry.line())));
            }
            requirements(
                    entry,
                    "another name",
                    Set.of("names"),
                    replaced(
                            all,
                            entry,
                            new Pack.RequirementEntry(
                                    entry.id(),
                                    entry.number(),
                                    otherwise(entry.name()),
                                    entry.weight(),
                                    entry.line())));
            requirements(
                    entry,
                    "another number",
                    Set.of("numbers"),
                    replaced(
                            all,
                            entry,
                            new Pack.RequirementEntry(
                                    entry.id(),
                                    otherwise(entry.number()),
                                    entry.name(),
                                    entry.weight(),
                                    entry.line())));
            if (i + 1 < all.size()) {
                List<Pack.RequirementEntry> others = new ArrayList<>(all);
                Collections.swap(others, i, i + 1);
                requirements(entry, "behind " + all.get(i + 1).id(), BY_ANY, others);
            }
        }
    }

    private void requirements(
            Pack.RequirementEntry entry, String says, Set<String> shownBy, List<Pack.RequirementEntry> others) {
        add(
                entry.line(),
                entry.id() + ": " + says,
                Mutant.Form.OTHER_PACK,
                shownBy,
                rules.with(pack.withRequirements(others)));
    }

    private void elsewhere() {
        List<Node> items = items("elsewhere");
        for (int i = 0; i < items.size() && i < pack.elsewhere().size(); i++) {
            Pack.Elsewhere one = pack.elsewhere().get(i);
            String other = pack.requirementIds().stream()
                    .filter(id -> !id.equals(one.see()))
                    .findFirst()
                    .orElse(null);
            elsewhere(
                    items.get(i).line(),
                    one,
                    "says something else",
                    new Pack.Elsewhere(one.id(), one.see(), otherwise(one.says())));
            elsewhere(
                    items.get(i).line(),
                    one,
                    "see [" + one.see() + " -> " + other + "]",
                    new Pack.Elsewhere(one.id(), other, one.says()));
        }
    }

    private void elsewhere(int line, Pack.Elsewhere one, String says, Pack.Elsewhere by) {
        add(
                line,
                one.id() + ": " + says,
                Mutant.Form.OTHER_TEXTS,
                Set.of("elsewhere"),
                rules.with(pack.withElsewhere(replaced(pack.elsewhere(), one, by))));
    }

    /** Two agreements with each other's identifiers, and in each other's place. */
    private void agreements() {
        List<Node> items = items("agreements");
        List<Pack.AgreementEntry> all = pack.agreements();
        for (int i = 0; i + 1 < items.size() && i + 1 < all.size(); i++) {
            String name = all.get(i).name();
            String next = all.get(i + 1).name();
            add(
                    items.get(i).line(),
                    name + ": its id and that of " + next + " swapped",
                    Mutant.Form.OTHER_PACK,
                    BY_ANY,
                    rules.with(pack.withAgreements(
                            swapped(all, i, (one, other) -> new Pack.AgreementEntry(other.id(), one.name())))));
            List<Pack.AgreementEntry> others = new ArrayList<>(all);
            Collections.swap(others, i, i + 1);
            add(
                    items.get(i).line(),
                    name + ": behind " + next,
                    Mutant.Form.OTHER_TEXTS,
                    Set.of("rules"),
                    rules.with(pack.withAgreements(others)));
        }
    }

    private void tables() {
        if (said.get("tables").orElse(null) instanceof Node.Mapping tables) {
            for (Node.Entry entry : tables.entries()) {
                SortedMap<String, String> others = new TreeMap<>(pack.tables());
                others.computeIfPresent(entry.key().text(), (of, name) -> otherwise(name));
                add(
                        entry.key().line(),
                        "the table of " + entry.key().text() + ": another name",
                        Mutant.Form.OTHER_TEXTS,
                        Set.of("tables"),
                        rules.with(pack.withTables(others)));
            }
        }
    }

    /** What a variant is there to try, in other words and of another interpretation. */
    private void reading() {
        pack.reading()
                .ifPresent(reading -> said.entry("reads").ifPresent(entry -> {
                    int line = entry.key().line();
                    reading(
                            line,
                            "reads otherwise",
                            new Pack.Reading(reading.interpretation(), otherwise(reading.says())));
                    rules.interpretationIds().stream()
                            .filter(id -> !id.equals(reading.interpretation()))
                            .findFirst()
                            .ifPresent(id -> reading(
                                    line,
                                    "the interpretation [" + reading.interpretation() + " -> " + id + "]",
                                    new Pack.Reading(id, reading.says())));
                }));
    }

    private void reading(int line, String says, Pack.Reading other) {
        add(line, says, Mutant.Form.OTHER_TEXTS, Set.of("rules"), rules.with(pack.withReading(other)));
    }

    /** Whatever is said of a parameter besides its value is something else; of one of another rule set, what is said here. */
    private void parameter(Parameter one) {
        String unit = one.unit();
        String from = one.from();
        String to = one.to();
        String source = one.source();
        String on = one.interpretation();
        String says = one.says();
        parameter(one, "source", source, one.said(unit, from, to, otherwise(source), on, says));
        parameter(one, "interpretation", on, one.said(unit, from, to, source, otherwise(on), says));
        if (one.by() == Parameter.By.RULE_SET) {
            parameter(one, "unit", unit, one.said(otherwise(unit), from, to, source, on, says));
            parameter(one, "from", from, one.said(unit, otherwise(from), to, source, on, says));
            parameter(one, "to", to, one.said(unit, from, otherwise(to), source, on, says));
            parameter(one, "says", says, one.said(unit, from, to, source, on, otherwise(says)));
        }
    }

    private void parameter(Parameter one, String what, String text, Parameter other) {
        if (!text.isEmpty()) {
            found.add(Mutant.of(
                    files.shown(one.file()),
                    one.line(),
                    "",
                    one.name() + ": " + what + " [" + text + " -> something else]",
                    Mutant.Form.OTHER_TEXTS,
                    Set.of("parameters"),
                    rules.with(other)));
        }
    }

    /** Two criteria of a requirement in each other's place. */
    private void criteria() {
        List<DeclaredCriterion> all = rules.declared();
        for (int i = 0; i + 1 < all.size(); i++) {
            DeclaredCriterion one = all.get(i);
            DeclaredCriterion next = all.get(i + 1);
            if (one.criterion().requirement().equals(next.criterion().requirement())
                    && MutatedRules.isOwn(files, one.file())) {
                List<DeclaredCriterion> others = new ArrayList<>(all);
                Collections.swap(others, i, i + 1);
                found.add(Mutant.of(
                        files.shown(one.file()),
                        one.line(),
                        "",
                        one.criterion().id() + ": behind " + next.criterion().id(),
                        Mutant.Form.OTHER_TEXTS,
                        Set.of("criteria"),
                        rules.asking(others)));
            }
        }
    }

    /** Every text is another, and two interpretations go by each other's identifiers. */
    private void interpretations() {
        List<Interpretation> all = rules.interpretations();
        List<Node> items =
                read(files, RuleFiles.INTERPRETATIONS) instanceof Node.Sequence sequence ? sequence.items() : List.of();
        for (int i = 0; i < items.size() && i < all.size(); i++) {
            Interpretation one = all.get(i);
            int line = items.get(i).line();
            BiConsumer<String, Interpretation> another =
                    (what, by) -> interpretation(line, one.id() + ": " + what, replaced(all, one, by));
            another.accept(
                    "another question",
                    new Interpretation(
                            one.id(), otherwise(one.question()), one.decided(), one.why(), one.by(), one.source()));
            another.accept(
                    "decided otherwise",
                    new Interpretation(
                            one.id(), one.question(), otherwise(one.decided()), one.why(), one.by(), one.source()));
            another.accept(
                    "another reason",
                    new Interpretation(
                            one.id(), one.question(), one.decided(), otherwise(one.why()), one.by(), one.source()));
            if (!one.by().isEmpty()) {
                another.accept(
                        "decided by another",
                        new Interpretation(
                                one.id(), one.question(), one.decided(), one.why(), otherwise(one.by()), one.source()));
            }
            if (!one.source().isEmpty()) {
                another.accept(
                        "another source",
                        new Interpretation(
                                one.id(), one.question(), one.decided(), one.why(), one.by(), otherwise(one.source())));
            }
            if (i + 1 < all.size()) {
                swapped(line, all, i);
            }
        }
    }

    private void swapped(int line, List<Interpretation> all, int at) {
        String pair = all.get(at).id() + " and " + all.get(at + 1).id() + ": swapped ";
        interpretation(
                line,
                pair + "identifiers",
                swapped(
                        all,
                        at,
                        (one, other) -> new Interpretation(
                                other.id(), one.question(), one.decided(), one.why(), one.by(), one.source())));
        interpretation(
                line,
                pair + "decisions",
                swapped(
                        all,
                        at,
                        (one, other) -> new Interpretation(
                                one.id(), one.question(), other.decided(), one.why(), one.by(), one.source())));
    }

    private void interpretation(int line, String says, List<Interpretation> others) {
        found.add(Mutant.of(
                files.shown(RuleFiles.INTERPRETATIONS),
                line,
                "",
                says,
                Mutant.Form.OTHER_TEXTS,
                Set.of("interpretations"),
                rules.with(others)));
    }

    /** A text that reads otherwise, whatever it is. */
    static String otherwise(String text) {
        return StringUtils.strip(text + " " + Mutations.OTHERWISE);
    }

    private static <T> List<T> swapped(List<T> all, int at, BinaryOperator<T> withThatOf) {
        List<T> others = new ArrayList<>(all);
        others.set(at, withThatOf.apply(all.get(at), all.get(at + 1)));
        others.set(at + 1, withThatOf.apply(all.get(at + 1), all.get(at)));
        return others;
    }

    private static <T> List<T> replaced(List<T> all, T one, T by) {
        return all.stream().map(each -> each.equals(one) ? by : each).toList();
    }
}
