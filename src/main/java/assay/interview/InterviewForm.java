package assay.interview;

import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.drl.RuleTree;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.ruleset.Field;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.ruleset.Vocabulary;
import assay.yaml.Written;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of an export of interviews can be called, and what becomes of each. Whatever an interview can fill can
 * be called by its own name; what else a form calls it is said by {@code interview-form.yaml} of the rule set, if it has
 * one.
 */
public final class InterviewForm {

    private final List<Slot> slots;
    /** What becomes of a column, by its name as {@link Spelling#plain} has it. */
    private final Map<String, Meaning> meanings;
    /** The names themselves, as they are written. */
    private final List<String> names;

    private final Optional<Slot> apart;
    private final Resemblance resemblance;

    private InterviewForm(
            List<Slot> slots,
            Map<String, Meaning> meanings,
            List<String> names,
            Map<String, String> questions,
            @Nullable Slot apart) {
        this.slots = slots;
        this.meanings = meanings;
        this.names = names;
        this.apart = Optional.ofNullable(apart);
        this.resemblance = new Resemblance(names, name -> meanings.get(Spelling.plain(name)), questions);
    }

    /**
     * The form of a rule set, which may be that of the rule set that it extends.
     *
     * @param folder the rule set's folder
     * @param rules what the rule set says
     * @throws ProblemsException with everything that is wrong with the form
     */
    public static InterviewForm of(Path folder, RuleSet rules) throws ProblemsException {
        return of(RuleFiles.read(folder), RuleTree.disk(), rules);
    }

    /**
     * What is wrong with the form of a rule set, in the order in which it stands there.
     *
     * @param files the rule set's files
     * @param tree the files among which they lie
     * @param rules what the rule set says
     */
    public static List<Problem> problems(RuleFiles files, RuleTree tree, RuleSet rules) {
        try {
            of(files, tree, rules);
            return List.of();
        } catch (ProblemsException e) {
            return e.problems();
        }
    }

    /**
     * Where the form that lies right beside a rule set has a word in the place of what an export says.
     *
     * @param files the rule set's files
     * @param tree the files among which they lie
     * @param rules what the rule set says
     * @param list the list that the word is of, as rules call it
     * @param word the word, as evidence has it
     */
    public static List<Written> naming(RuleFiles files, RuleTree tree, RuleSet rules, String list, String word) {
        Path own = Path.of(files.folder()).resolve(RuleFolder.INTERVIEW_FORM);
        if (!tree.exists(own)) {
            return List.of();
        }
        FormReader reader =
                new FormReader(own.toString(), rules, Slot.all(rules.vocabulary(), rules.pack()), new ArrayList<>());
        reader.read(own, tree);
        return reader.naming(list, word);
    }

    /**
     * The fields that the columns of a form can fill, by their names there, in the order of a file of evidence.
     *
     * @param vocabulary what evidence may say
     * @param pack the requirements that an interviewee is asked about
     * @param answers whether those of an answer are meant, which every question has, or all others
     */
    public static Map<String, Field> fields(Vocabulary vocabulary, Pack pack, boolean answers) {
        Map<String, Field> fields = new LinkedHashMap<>();
        Slot.all(vocabulary, pack).stream()
                .filter(slot -> answers == (slot.section() == Slot.Section.ANSWER))
                .forEach(slot -> fields.put(answers ? slot.field().word() : slot.name(), slot.field()));
        return Collections.unmodifiableMap(fields);
    }

    /** The fields of an interview by which a form can tell two of one authority apart. */
    public static List<String> tellingApart(Vocabulary vocabulary, Pack pack) {
        return Slot.all(vocabulary, pack).stream()
                .filter(Slot::tellsApart)
                .map(Slot::name)
                .toList();
    }

    private static InterviewForm of(RuleFiles files, RuleTree tree, RuleSet rules) throws ProblemsException {
        List<Slot> slots = Slot.all(rules.vocabulary(), rules.pack());
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Slot slot : slots) {
            meanings.put(Spelling.plain(slot.name()), new Meaning.Fills(slot));
            names.add(slot.name());
        }
        Map<String, String> questions = new LinkedHashMap<>();
        rules.pack().requirementIds().forEach(id -> questions.put(id, id));
        rules.pack().elsewhere().stream()
                .filter(one -> one.see() != null)
                .forEach(one -> questions.put(one.id(), Objects.requireNonNull(one.see())));
        @Nullable Slot apart = null;
        Optional<Path> file = RuleFolder.find(files, tree, RuleFolder.INTERVIEW_FORM);
        if (file.isPresent()) {
            List<Problem> problems = new ArrayList<>();
            FormReader reader = new FormReader(file.get().toString(), rules, slots, problems);
            reader.read(file.get(), tree).forEach((name, meaning) -> {
                if (meanings.put(Spelling.plain(name), meaning) == null) {
                    names.add(name);
                }
            });
            questions.putAll(reader.questions());
            apart = reader.apart();
            if (!problems.isEmpty()) {
                throw new ProblemsException(problems);
            }
        }
        return new InterviewForm(slots, meanings, names, questions, apart);
    }

    /** A header with a column for all that an interview can fill, by its own name, in the order of a file of evidence. */
    public List<String> header() {
        return slots.stream().map(Slot::name).toList();
    }

    /** The name that a column was most likely meant to have, if any is near. */
    public Optional<String> nearest(String column) {
        return Nearest.to(column, names).filter(name -> !hasAnotherNumber(column, name));
    }

    /** Whether a name differs from a known one in a number, which is another question and no slip. */
    boolean hasAnotherNumber(String column, String known) {
        return resemblance.hasAnotherNumber(column, known);
    }

    /** The name of a column that would be carried and that this one, which is not known, looks like. */
    Optional<String> resembled(String column) {
        return resemblance.of(column);
    }

    /** What tells two interviews of one authority apart, if the form says it. */
    Optional<Slot> apart() {
        return apart;
    }

    /** What becomes of a column, if anything is known of it. */
    Optional<Meaning> meaning(String column) {
        return Optional.ofNullable(meanings.get(Spelling.plain(column)));
    }

    /** Whether a text in a column may be repeated in messages: not where it is not carried or leads to somebody. */
    public boolean mayBeRepeated(String column, String text) {
        return !CellReader.reachesSomebody(text) && meaning(column).orElse(null) instanceof Meaning.Fills;
    }

    /** All that an interview can fill, in the order of a file of evidence. */
    List<Slot> slots() {
        return slots;
    }

    /** Everything that a column can be called that fills a place, its own name first. */
    List<String> names(Slot slot) {
        return names.stream()
                .filter(name -> meaning(name).orElse(null) instanceof Meaning.Fills fills
                        && fills.slot().equals(slot))
                .toList();
    }
}
