package assay.ruleset;

import assay.policy.Criterion;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule set as it was read and checked, without its compiled rules.
 *
 * @param pack its name, grades and requirements
 * @param sha256 the digest of its files, in hexadecimal digits
 * @param files the digest of each of its files, by the file's path in it, in the order of the paths
 * @param vocabulary what evidence can say
 * @param interpretations the interpretations, in the register's order
 * @param origins where each rule stands, by the rule's name
 * @param extension what it makes of another rule set, if it extends one
 * @param declared what it asks for, in the order of the requirements and of their criteria
 * @param parameters the numbers and days that its rules turn on, in the order in which they are introduced
 * @param settings the values that the command line gives to parameters, by their names
 * @param rulePackage the package that its rules and kinds are declared in
 */
public record RuleSet(
        Pack pack,
        String sha256,
        SortedMap<String, String> files,
        Vocabulary vocabulary,
        List<Interpretation> interpretations,
        Map<String, RuleOrigin> origins,
        Optional<Extension> extension,
        List<DeclaredCriterion> declared,
        List<Parameter> parameters,
        SortedMap<String, String> settings,
        String rulePackage) {

    /** What stands in rules and in evidence wherever somebody has to write something. */
    public static final String TO_BE_FILLED_IN = "to be filled in";

    /** Its name with what the command line sets otherwise: {@code march-2004 with voluntary-organisations = 3}. */
    public String called() {
        return called(pack.name(), settings);
    }

    /** A name with what is set otherwise. */
    public static String called(String name, SortedMap<String, String> settings) {
        return settings.isEmpty()
                ? name
                : name + " with "
                        + settings.entrySet().stream()
                                .map(one -> one.getKey() + " = " + one.getValue())
                                .collect(Collectors.joining(" and "));
    }

    /** The numbers that its rules turn on, from the lowest, as far as they are parameters. */
    public List<Integer> numbers() {
        return values(Parameter.Form.NUMBER)
                .map(Integer::valueOf)
                .sorted()
                .distinct()
                .toList();
    }

    /** The days that its rules turn on, from the first, as far as they are parameters. */
    public List<LocalDate> days() {
        return values(Parameter.Form.DAY)
                .map(LocalDate::parse)
                .sorted()
                .distinct()
                .toList();
    }

    private Stream<String> values(Parameter.Form form) {
        return parameters.stream().filter(parameter -> parameter.form() == form).map(Parameter::value);
    }

    /** What it asks for, whatever the evidence, in the order of the requirements and of their criteria. */
    public List<Criterion> criteria() {
        return declared.stream().map(DeclaredCriterion::criterion).toList();
    }

    /** Whether a file of evidence may say something of an interview, with the interviewee's own grades or without. */
    public boolean hasInterviewHeading() {
        return pack.hasInterview() || !vocabulary.interview().fields().isEmpty();
    }

    /** Identifiers of the interpretations, in the register's order. */
    public List<String> interpretationIds() {
        return interpretations.stream().map(Interpretation::id).toList();
    }

    /** The files with its rules, by their names, as far as they have any. */
    public List<String> ruleFiles() {
        return origins.values().stream()
                .map(RuleOrigin::file)
                .distinct()
                .sorted()
                .toList();
    }

    /** The rule set that a file is from: this one, by its name, or one that it builds on, by that of its folder. */
    public String owner(String file) {
        String owner = pack.name();
        for (Extension one = extension.orElse(null);
                one != null && !one.replaced().contains(file) && !one.added().contains(file);
                one = one.further().orElse(null)) {
            owner = one.base();
        }
        return owner;
    }

    /** Where a rule stands. */
    public RuleOrigin origin(String rule) {
        RuleOrigin origin = origins.get(rule);
        if (origin == null) {
            throw new IllegalStateException("no rule file has the rule \"" + rule + "\"");
        }
        return origin;
    }

    /** The same rules, with something else said of one of them. */
    public RuleSet with(RuleOrigin other) {
        Map<String, RuleOrigin> others = new LinkedHashMap<>(origins);
        others.put(other.name(), other);
        return with(pack, interpretations, others, declared, parameters);
    }

    /** The same rules with another register of interpretations. */
    public RuleSet with(List<Interpretation> others) {
        return with(pack, others, origins, declared, parameters);
    }

    /** The same rules, asking for the same in another order. */
    public RuleSet asking(List<DeclaredCriterion> others) {
        return with(pack, interpretations, origins, others, parameters);
    }

    /** The same rules, with something else said of one of the parameters, whose value stays. */
    public RuleSet with(Parameter other) {
        List<Parameter> others = parameters.stream()
                .map(one -> one.name().equals(other.name()) ? other : one)
                .toList();
        return with(pack, interpretations, origins, declared, others);
    }

    /** The same rules under another pack. */
    public RuleSet with(Pack other) {
        return with(other, interpretations, origins, declared, parameters);
    }

    private RuleSet with(
            Pack otherPack,
            List<Interpretation> register,
            Map<String, RuleOrigin> rules,
            List<DeclaredCriterion> asked,
            List<Parameter> numbers) {
        return new RuleSet(
                otherPack,
                sha256,
                files,
                vocabulary,
                register,
                rules,
                extension,
                asked,
                numbers,
                settings,
                rulePackage);
    }

    /** The rules whose names begin with a criterion, alone or among others, in the order of the files. */
    public List<RuleOrigin> namedAfter(String criterion) {
        return origins.values().stream()
                .filter(rule -> rule.isNamedAfter(criterion))
                .toList();
    }
}
