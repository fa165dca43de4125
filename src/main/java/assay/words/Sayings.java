package assay.words;

import assay.policy.Note;
import assay.ruleset.Interpretation;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.words.RulesInWords.RuleInWords;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.commons.lang3.StringUtils;

/** What a rule set says besides its rules, sentence by sentence, and all that it says as a list. */
public final class Sayings {

    private Sayings() {}

    /** Everything that a rule set says, in the order of {@link Saying.Of}. */
    static List<Saying> of(RuleSet rules, RulesInWords words) {
        Pack pack = rules.pack();
        List<Saying> all = new ArrayList<>();
        all.add(new Saying(Saying.Of.TITLE, "", pack.title()));
        all.add(new Saying(Saying.Of.SOURCE, "", pack.source()));
        pack.grades().forEach(grade -> all.add(new Saying(Saying.Of.GRADE, grade.name(), grade(pack, grade))));
        pack.requirements()
                .forEach(one -> all.add(new Saying(Saying.Of.REQUIREMENT, one.id(), requirement(pack, one))));
        pack.elsewhere().forEach(one -> all.add(new Saying(Saying.Of.ELSEWHERE, one.id(), elsewhere(one))));
        rules.parameters().forEach(one -> all.add(new Saying(Saying.Of.PARAMETER, one.name(), parameter(one))));
        for (RuleInWords rule : words.rules()) {
            Map<String, List<String>> others = new LinkedHashMap<>();
            for (Statement statement : rule.statements()) {
                if (statement.kind() == Statement.Kind.ASKS) {
                    all.add(new Saying(
                            Saying.Of.CRITERION,
                            statement.about(),
                            statement.sentence() + " " + origin(rule.source(), rule.interpretations())));
                } else {
                    others.computeIfAbsent(statement.sentence(), any -> new ArrayList<>())
                            .add(statement.about());
                }
            }
            if (!others.isEmpty()) {
                List<String> said = new ArrayList<>();
                others.forEach((sentence, about) -> said.add(forThese(about) + sentence));
                said.add(origin(rule.source(), rule.interpretations()));
                all.add(new Saying(Saying.Of.RULE, rule.name(), Saying.joined(said)));
            }
        }
        rules.interpretations()
                .forEach(one -> all.add(new Saying(Saying.Of.INTERPRETATION, one.id(), interpretation(one))));
        return List.copyOf(all);
    }

    private static String forThese(List<String> about) {
        List<String> named =
                about.stream().filter(Predicate.not(String::isEmpty)).distinct().toList();
        return named.isEmpty() ? "" : "For " + English.list(named, "and") + ": ";
    }

    /** Where a rule comes from and what it rests on: "Source: Appendix II, question 4. Readings: I17 and I18." */
    public static String origin(String source, List<String> interpretations) {
        return (source.isEmpty() ? "No source is given." : "Source: " + source + ".")
                + (interpretations.isEmpty()
                        ? ""
                        : (interpretations.size() == 1 ? " Reading: " : " Readings: ")
                                + English.list(interpretations, "and") + ".");
    }

    /** What a grade is worth, and where it stands on the scale. */
    public static String grade(Pack pack, Pack.GradeEntry grade) {
        int place = pack.grades().indexOf(grade) + 1;
        int all = pack.grades().size();
        String where = place == 1
                ? "The lowest"
                : place == all ? "The highest" : "The " + English.ordinal(place - 1) + " from the bottom";
        return where + " of " + English.number(BigDecimal.valueOf(all)) + " grades. It is worth "
                + grade.value().toPlainString() + ", and a requirement that is graded so is "
                + (grade.met() ? "" : "not ") + "met.";
    }

    /** What a requirement is about, and what it weighs. */
    public static String requirement(Pack pack, Pack.RequirementEntry requirement) {
        int all = pack.requirements().stream()
                .mapToInt(Pack.RequirementEntry::weight)
                .sum();
        boolean several = !StringUtils.isNumeric(requirement.number());
        return called(requirement) + (several ? " are" : " is") + " about " + requirement.name()
                + (several ? ". Together they are called " : ". It is called ") + requirement.id() + " and "
                + (several ? "have" : "has") + " a weight of "
                + English.number(BigDecimal.valueOf(requirement.weight())) + " out of "
                + English.number(BigDecimal.valueOf(all)) + " in the overall score.";
    }

    /** What people call a requirement; some are assessed two at a time. */
    public static String called(Pack.RequirementEntry requirement) {
        return (StringUtils.isNumeric(requirement.number()) ? "Requirement " : "Requirements ") + requirement.number();
    }

    static String elsewhere(Pack.Elsewhere one) {
        return one.says();
    }

    /** What a parameter is, and its value. */
    public static String parameter(Parameter one) {
        String value = one.form() == Parameter.Form.DAY
                ? Note.day(LocalDate.parse(one.value()))
                : English.number(new BigDecimal(one.value())) + " " + unit(one);
        return English.sentence(one.says() + ": " + value) + " "
                + origin(one.source(), one.interpretation().isEmpty() ? List.of() : List.of(one.interpretation()));
    }

    private static String unit(Parameter one) {
        return unit(one, one.value());
    }

    private static String unit(Parameter one, String value) {
        return "1".equals(value) && !one.unit().contains(" ") ? English.singular(one.unit()) : one.unit();
    }

    /** Another value of a parameter, with what it is counted in: "3 organisations", "1 April 2004". */
    public static String amount(Parameter one, String value) {
        return one.form() == Parameter.Form.DAY ? Note.day(LocalDate.parse(value)) : value + " " + unit(one, value);
    }

    /** What was open, what was decided and why. */
    public static String interpretation(Interpretation one) {
        return English.sentence("the question is " + one.question()) + " "
                + English.sentence("decided: " + one.decided()) + " " + English.sentence("why: " + one.why())
                + (one.origin().isEmpty() ? "" : " " + English.sentence(one.origin()));
    }
}
