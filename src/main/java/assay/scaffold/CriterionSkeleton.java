package assay.scaffold;

import assay.drl.EngineTypes;
import assay.drl.RuleFiles;
import assay.lint.RuleChecker;
import assay.policy.Criterion;
import assay.policy.Words;
import assay.problem.ProblemsException;
import assay.reading.EvidenceNames;
import assay.reading.RuleSetReader;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.RuleSet;
import assay.text.FileText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules that a new criterion needs, ready to fill in: what is asked, what counts, what is set aside. A kind of evidence
 * that is not declared yet is declared with them.
 *
 * @param file the rule file that they stand in, relative to the rule set's folder
 * @param content its whole new content
 * @param equivalent what {@code equivalent-mutants.yaml} says of the rules, to stand at its end, or nothing
 * @param kind the kind of evidence that they look at
 * @param counts what a fact of that kind says that counts
 * @param setAside what one says that is set aside; empty where nothing that is always filled in tells facts apart
 */
record CriterionSkeleton(
        String file,
        String content,
        String equivalent,
        Kind kind,
        Map<String, Object> counts,
        Map<String, Object> setAside) {

    private static final Pattern ID = Pattern.compile("[A-Z][\\w-]*\\.[A-Z]\\w*");
    private static final List<String> NEW_WORDS = List.of("planned", "in place");
    private static final Map<String, Criterion.Kind> LETTERS =
            Map.of("M", Criterion.Kind.MINIMUM, "W", Criterion.Kind.CONDITION, "F", Criterion.Kind.FURTHER_IMPROVEMENT);
    private static final List<String> OF_JAVA = List.of("java.lang.", "java.util.", "java.time.", "java.math.");

    /** Whether a text can be the identifier of a criterion: its requirement's, a dot, a letter and a number. */
    static boolean isIdentifier(String id) {
        return ID.matcher(id).matches();
    }

    /**
     * A criterion as its identifier has it: what others of its requirement with the same letter are, on their route; else a
     * minimum by an M, a condition by a W, a further improvement by an F.
     *
     * @param id its identifier
     * @param title what it asks for, in a few words
     * @param others the criteria that there are
     * @return nothing where its letter says nothing
     */
    static Optional<Criterion> named(String id, String title, Collection<Criterion> others) {
        String stem = stem(id);
        return others.stream()
                .filter(other -> stem(other.id()).equals(stem))
                .findFirst()
                .map(other -> new Criterion(id, other.kind(), title, List.of(Criterion.SHOWN), 1, other.route()))
                .or(() -> Optional.ofNullable(LETTERS.get(stem.substring(stem.length() - 1)))
                        .map(kind -> new Criterion(id, kind, title, List.of(Criterion.SHOWN), 1, null)));
    }

    /** The requirement and the letter: {@code R6.A} of {@code R6.A2}. */
    static String stem(String id) {
        int dot = id.lastIndexOf('.');
        return id.substring(0, Math.min(id.length(), dot + 2));
    }

    /** A word for evidence of a criterion, where nobody gave one: {@code r8-f3-evidence}. */
    static String kind(String id) {
        return Words.ofName(EvidenceNames.type(id.toLowerCase(Locale.ROOT).replace('.', '-') + "-evidence"));
    }

    /** Whether rules know something else by a name already: a declaration, a conclusion or a type of Java. */
    static boolean isTaken(RuleSetReader.Read read, String type) {
        EngineTypes engine = new EngineTypes(read.ruleSet().pack().subject());
        return read.files().stream().anyMatch(file -> file.declares(type))
                || engine.type(type).isPresent()
                || EngineTypes.isOfCompiler(type)
                || OF_JAVA.stream().anyMatch(inPackage -> isClass(inPackage + type));
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, CriterionSkeleton.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * The skeleton of a criterion.
     *
     * @param files the rule set's files
     * @param rules the rule set
     * @param criterion what it asks for, of a requirement that {@code pack.yaml} lists
     * @param evidence the kind of evidence that it looks at, as a file of evidence names it; it need not be declared
     * @throws ProblemsException if the files are no rule set
     */
    static CriterionSkeleton of(RuleFiles files, RuleSet rules, Criterion criterion, String evidence)
            throws ProblemsException {
        Optional<Kind> known = rules.vocabulary().kind(evidence);
        Kind kind = known.isPresent() ? known.get() : newKind(evidence, RuleChecker.read(files));
        String route = criterion.route() == null ? "" : ".onRoute( \"" + criterion.route() + "\" )";
        String asked = "    insert( Criterion." + form(criterion.kind()) + "( \"" + criterion.id() + "\", \""
                + criterion.asks() + "\" )" + route + " );\n";
        String declared = known.isPresent() ? "" : declaration(kind);
        return of(
                place(files, rules, criterion.requirement(), asked),
                criterion.id() + ": " + criterion.asks(),
                declared,
                criterion.id() + " what counts",
                criterion.id() + " what is set aside",
                "Counted.whole( \"" + criterion.id() + "\", $fact )",
                criterion.id(),
                kind);
    }

    /**
     * The skeleton of a kind of evidence that is to count for a criterion that there is.
     *
     * @param files the rule set's files
     * @param rules the rule set
     * @param criterion the criterion
     * @param part which of its parts it is to count for
     * @param evidence the kind, as a file of evidence is to name it
     * @throws ProblemsException if the files are no rule set
     */
    static CriterionSkeleton of(
            RuleFiles files, RuleSet rules, DeclaredCriterion criterion, String part, String evidence)
            throws ProblemsException {
        Kind kind = newKind(evidence, RuleChecker.read(files));
        String id = criterion.criterion().id();
        String counted = part.equals(Criterion.SHOWN)
                ? "Counted.whole( \"" + id + "\", $fact )"
                : "new Counted( \"" + id + "\", \"" + part + "\", $fact )";
        return of(
                place(files, rules, criterion),
                id + ": " + evidence,
                declaration(kind),
                id + " what counts of " + evidence,
                id + " what is set aside of " + evidence,
                counted,
                id,
                kind);
    }

    private static CriterionSkeleton of(
            Place place,
            String title,
            String declared,
            String counting,
            String settingAside,
            String counted,
            String id,
            Kind kind) {
        Optional<Contrast> contrast = contrast(kind);
        StringBuilder text = new StringBuilder();
        text.append("\n// ------------------------------------------------------------------ ")
                .append(title)
                .append("\n\n")
                .append(declared)
                .append(rule(
                        counting,
                        kind.type() + "( " + contrast.map(Contrast::counts).orElse("") + " )",
                        counted));
        contrast.ifPresent(told -> text.append('\n')
                .append(rule(
                        settingAside,
                        kind.type() + "( " + told.setAside + " )",
                        "new SetAside( \"" + id + "\", $fact, \"" + RuleSet.TO_BE_FILLED_IN + "\" )")));
        Map<String, Object> counts = sample(kind);
        Map<String, Object> setAside = new LinkedHashMap<>();
        contrast.ifPresent(told -> {
            setAside.putAll(counts);
            counts.put(told.field, told.counted);
            setAside.put(told.field, told.other);
        });
        String equivalent =
                contrast.map(told -> """
                        - rule: "%s"
                          mutation: "drops the condition %s"
                          reason: "Whatever else there is of the kind counts, and what counts is not shown as set aside."
                        """.formatted(settingAside, told.setAside)).orElse("");
        return new CriterionSkeleton(
                place.file, place.content.followedBy(text.toString()).whole(), equivalent, kind, counts, setAside);
    }

    /**
     * A field that tells what counts from what does not.
     *
     * @param field the field's name in rules
     * @param counts the condition of what counts
     * @param setAside the condition of all else
     * @param counted a value that counts
     * @param other one that does not, and would not whatever single word were asked for instead
     */
    private record Contrast(String field, String counts, String setAside, Object counted, Object other) {}

    /** By a word if the kind has one that is always filled in, else by what else tells facts apart. */
    private static Optional<Contrast> contrast(Kind kind) {
        return Stream.of(
                        Field.Form.WORD, Field.Form.TRUTH, Field.Form.WORDS, Field.Form.WHOLE_NUMBER, Field.Form.NUMBER)
                .flatMap(form -> kind.fields().stream().filter(field -> field.form() == form && !field.optional()))
                .flatMap(field -> contrast(field).stream())
                .findFirst();
    }

    private static Optional<Contrast> contrast(Field field) {
        String name = field.property();
        List<String> words = field.words();
        List<String> others = words.subList(0, Math.max(0, words.size() - 1));
        return switch (field.form()) {
            case WORD ->
                others.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Contrast(
                                name,
                                name + " == " + constant(field, last(field)),
                                name + " != " + constant(field, last(field)),
                                last(field),
                                others.get(0)));
            case WORDS ->
                others.isEmpty() && !field.mayBeEmpty()
                        ? Optional.empty()
                        : Optional.of(new Contrast(
                                name,
                                name + " contains " + constant(field, last(field)),
                                name + " not contains " + constant(field, last(field)),
                                List.of(last(field)),
                                others));
            case TRUTH -> Optional.of(new Contrast(name, name, "!" + name, true, false));
            case WHOLE_NUMBER -> numbers(field, 1, 0);
            case NUMBER -> numbers(field, 1.0, 0.0);
            case TEXT, DATE -> Optional.empty();
        };
    }

    private static Optional<Contrast> numbers(Field field, Number counted, Number other) {
        String name = field.property();
        return field.range().contains(BigDecimal.ONE) && field.range().contains(BigDecimal.ZERO)
                ? Optional.of(new Contrast(name, name + " >= 1", name + " < 1", counted, other))
                : Optional.empty();
    }

    private record Place(String file, FileText content) {}

    /** The requirement's own file as it is written, where it is asked for already; else a file of its own. */
    private static Place place(RuleFiles files, RuleSet rules, String requirement, String asked) {
        Pattern statement = Pattern.compile("(?ms)^[ \\t]*insert\\(\\s*Criterion\\.\\w+\\(\\s*\""
                + Pattern.quote(requirement) + "\\..*?;[ \\t]*\\R");
        for (Map.Entry<String, String> file : files.written().entrySet()) {
            Matcher matcher = statement.matcher(file.getValue());
            int end = -1;
            while (matcher.find()) {
                end = matcher.end();
            }
            if (end >= 0 && files.isOwn(file.getKey())) {
                return new Place(file.getKey(), files.whole(file.getKey()).with(end, asked));
            }
        }
        boolean first =
                rules.criteria().stream().noneMatch(one -> one.requirement().equals(requirement));
        String number = rules.pack().requirements().stream()
                .filter(entry -> entry.id().equals(requirement))
                .findFirst()
                .map(Pack.RequirementEntry::number)
                .filter(said -> said.matches("[A-Za-z0-9]+"))
                .orElse(requirement);
        String file = "requirement-" + (first ? number : requirement + "-more").toLowerCase(Locale.ROOT) + ".drl";
        String name = first ? "Requirement " + number + " asks for" : requirement + " asks for more";
        return new Place(
                file,
                begun(files, rules, file)
                        .followedBy("\nrule \"" + name + "\"\n    @source( \"" + RuleSet.TO_BE_FILLED_IN
                                + "\" )\nwhen\nthen\n" + asked + "end\n"));
    }

    /** The own file that asks for a criterion; where that is another rule set's, a file of its own. */
    private static Place place(RuleFiles files, RuleSet rules, DeclaredCriterion criterion) {
        if (files.isOwn(criterion.file())) {
            return new Place(criterion.file(), files.whole(criterion.file()));
        }
        String file =
                "requirement-" + (criterion.criterion().requirement() + "-more").toLowerCase(Locale.ROOT) + ".drl";
        return new Place(file, begun(files, rules, file));
    }

    /** A rule file as it is; one that is not there, or says nothing, with what rule files begin with. */
    private static FileText begun(RuleFiles files, RuleSet rules, String file) {
        FileText before = files.whole(file);
        return before.text().isEmpty()
                ? before.saying("package " + rules.rulePackage() + "\n\nimport assay.policy.*\n")
                : before;
    }

    private static String declaration(Kind kind) {
        String words = kind.fields().get(0).enumeration();
        return "declare enum %s\n    PLANNED, IN_PLACE;\nend\n\n".formatted(words)
                + "declare %s extends Fact\n    status : %s\nend\n\n".formatted(kind.type(), words);
    }

    private static String rule(String name, String pattern, String conclusion) {
        return "rule \"" + name + "\"\n    @source( \"" + RuleSet.TO_BE_FILLED_IN + "\" )\nwhen\n    $fact : " + pattern
                + "\nthen\n    insert( " + conclusion + " );\nend\n";
    }

    private static String form(Criterion.Kind kind) {
        return switch (kind) {
            case MINIMUM -> "minimum";
            case CONDITION -> "condition";
            case FURTHER_IMPROVEMENT -> "further";
        };
    }

    /** A kind with the one field that most kinds have, whose words get a name that nothing has yet. */
    private static Kind newKind(String word, RuleSetReader.Read read) {
        String type = EvidenceNames.type(word);
        String words = type + "Status";
        while (isTaken(read, words)) {
            words += "Word";
        }
        return new Kind(
                word,
                type,
                "",
                1,
                List.of(new Field("status", "status", Field.Form.WORD, words, NEW_WORDS, false, false)));
    }

    private static String last(Field field) {
        return field.words().get(field.words().size() - 1);
    }

    private static String constant(Field field, String word) {
        return field.enumeration() + "." + word.toUpperCase(Locale.ROOT).replace(' ', '_');
    }

    /** Something in every field that has to be filled in. */
    static Map<String, Object> sample(Kind kind) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : kind.fields()) {
            if (!field.optional()) {
                values.put(field.property(), sample(field));
            }
        }
        return values;
    }

    private static Object sample(Field field) {
        return switch (field.form()) {
            case TEXT -> RuleSet.TO_BE_FILLED_IN;
            case WHOLE_NUMBER -> field.range().whole(1);
            case NUMBER -> field.range().number(1);
            case TRUTH -> true;
            case DATE -> Field.ANY_DAY;
            case WORD -> field.words().get(0);
            case WORDS -> new ArrayList<>(field.words().subList(0, 1));
        };
    }
}
