package assay.explanation;

import assay.evaluation.Evaluation;
import assay.ruleset.RuleOrigin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Why something came out as it did.
 *
 * @param evaluation what it is of
 * @param target what is explained
 * @param title that, and how it came out, in a sentence
 * @param sections the explanation, in the order in which it is read
 * @param almost facts that rules nearly counted, as far as they are about what is explained
 */
public record Explanation(
        Evaluation evaluation, Target target, String title, List<Section> sections, List<NearMiss> almost) {

    /** Keeps its own copies. */
    public Explanation {
        sections = List.copyOf(sections);
        almost = List.copyOf(almost);
    }

    /** This, with a section at its end. */
    Explanation with(Section last) {
        List<Section> all = new ArrayList<>(sections);
        all.add(last);
        return new Explanation(evaluation, target, title, all, almost);
    }

    /** The rules that it names, in the order of their files. */
    public List<RuleOrigin> rules() {
        Set<RuleOrigin> rules = new LinkedHashSet<>();
        sections.forEach(section -> section.lines.forEach(line -> rules.addAll(line.rules)));
        return rules.stream().sorted(RuleOrigin.BY_PLACE).toList();
    }

    /**
     * Lines that belong together.
     *
     * @param about what they are about: the identifier of a criterion, a document or a reading; nothing where of no single one
     * @param title a sentence that says so; nothing where they follow the title of the whole
     * @param lines the lines
     */
    public record Section(String about, String title, List<Line> lines) {

        /** Keeps its own copy. */
        public Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A sentence, and what it speaks of.
     *
     * @param text the sentence
     * @param rules the rules that say so
     * @param about requirements, criteria, documents and readings that it names, by their identifiers
     * @param asWritten whether it is to be shown as it is written, line by line
     */
    public record Line(String text, List<RuleOrigin> rules, List<String> about, boolean asWritten) {

        /** Keeps its own copies. */
        public Line {
            rules = List.copyOf(rules);
            about = List.copyOf(about);
        }
    }

    /** Puts lines together. */
    static final class Lines {

        private final List<Line> lines = new ArrayList<>();

        Lines say(String text) {
            return say(text, List.of(), List.of());
        }

        Lines say(String text, List<RuleOrigin> rules) {
            return say(text, rules, List.of());
        }

        Lines say(String text, List<RuleOrigin> rules, List<String> about) {
            lines.add(new Line(text, rules, about, false));
            return this;
        }

        Lines asWritten(String text) {
            lines.add(new Line(text, List.of(), List.of(), true));
            return this;
        }

        boolean isEmpty() {
            return lines.isEmpty();
        }

        Section under(String about, String title) {
            return new Section(about, title, lines);
        }
    }
}
