package assay.interview;

import assay.problem.Nearest;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.rules.RuleFolder;
import assay.rules.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private InterviewForm(List<Slot> slots, Map<String, Meaning> meanings, List<String> names) {
        this.slots = slots;
        this.meanings = meanings;
        this.names = names;
    }

    /**
     * The form of a rule set, which may be that of the rule set that it extends.
     *
     * @param folder the rule set's folder
     * @param rules what the rule set says
     * @throws ProblemsException with everything that is wrong with the form
     */
    public static InterviewForm of(Path folder, RuleSet rules) throws ProblemsException {
        List<Slot> slots = Slot.all(rules);
        Map<String, Meaning> meanings = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Slot slot : slots) {
            meanings.put(Spelling.plain(slot.name()), new Meaning.Fills(slot));
            names.add(slot.name());
        }
        Optional<Path> file = RuleFolder.find(folder, RuleFolder.INTERVIEW_FORM);
        if (file.isPresent()) {
            List<Problem> problems = new ArrayList<>();
            new FormReader(file.get().toString(), rules, slots, problems)
                    .read(file.get())
                    .forEach((name, meaning) -> {
                        if (meanings.put(Spelling.plain(name), meaning) == null) {
                            names.add(name);
                        }
                    });
            if (!problems.isEmpty()) {
                throw new ProblemsException(problems);
            }
        }
        return new InterviewForm(slots, meanings, names);
    }

    /** A header with a column for all that an interview can fill, by its own name, in the order of a file of evidence. */
    public List<String> header() {
        return slots.stream().map(Slot::name).toList();
    }

    /** The name that a column was most likely meant to have, if any is near. */
    public Optional<String> nearest(String column) {
        return Nearest.to(column, names);
    }

    /** What becomes of a column, if anything is known of it. */
    Optional<Meaning> meaning(String column) {
        return Optional.ofNullable(meanings.get(Spelling.plain(column)));
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
