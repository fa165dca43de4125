package assay.reading;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.RuleFiles;
import assay.policy.Fact;
import assay.policy.Words;
import assay.problem.Digits;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Range;
import assay.ruleset.Subject;
import assay.ruleset.Vocabulary;
import assay.text.Article;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AbstractClassTypeDeclarationDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.EnumDeclarationDescr;
import org.drools.drl.ast.descr.EnumLiteralDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.QualifiedName;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;
import org.jspecify.annotations.Nullable;

/** Reads from the declarations of a rule set what a file of evidence can say. */
public final class VocabularyReader {

    private static final Pattern LIST = Pattern.compile("(?:java\\.util\\.)?List\\s*<\\s*(\\w+)\\s*>");
    /** What the compiler writes conditions and conclusions into, and what it needs there. */
    private static final Pattern COMPILERS =
            Pattern.compile("P[0-9A-F]{2}|BigDecimal|BigInteger|Global|List|LocalDate|Map|Query|Rule|Set");

    private static final Pattern FIELD = Pattern.compile("(?m)^\\s*(\\w+)\\s*:");
    private static final Pattern DECLARED = Pattern.compile("\\bdeclare\\s+(?:enum\\s+|trait\\s+)?(\\w+)");
    private static final List<String> ANNOTATIONS = Stream.concat(
                    Stream.of("optional", "mayBeEmpty", "formerly", Phrases.READS), Range.Edge.annotations().stream())
            .toList();
    private static final Map<String, Field.Form> FORMS = Map.of(
            "String", Field.Form.TEXT,
            "int", Field.Form.WHOLE_NUMBER,
            "Integer", Field.Form.WHOLE_NUMBER,
            "double", Field.Form.NUMBER,
            "Double", Field.Form.NUMBER,
            "boolean", Field.Form.TRUTH,
            "Boolean", Field.Form.TRUTH,
            "LocalDate", Field.Form.DATE);
    /**
     * What the fields of facts may hold that rules conclude, besides words, other facts and lists of all of these. No
     * {@code double}: what a sum of those comes to depends on their order, and conclusions have none.
     */
    private static final Set<String> CONCLUDED =
            Set.of("String", "int", "Integer", "long", "Long", "BigDecimal", "boolean", "Boolean", "LocalDate");
    /** A name whose words can be told apart. */
    private static final String HYPHENATED = "[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)*+";

    private static final Set<String> PRIMITIVE = Set.of("int", "double", "boolean");
    private static final Set<String> RESERVED = Set.of("document", "index", "at", "basis", "secondary", "note");

    private final EngineTypes engine;
    private final List<Problem> problems;
    private final Map<String, List<String>> constants = new LinkedHashMap<>();
    private final Map<String, Kind> declared = new LinkedHashMap<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final Set<String> unread = new TreeSet<>();
    private final Set<String> facts = new TreeSet<>();
    private final PhraseReader phrases;

    /** What a field of evidence can hold besides words and lists of them, each as rules write it with its form. */
    public static SortedMap<String, Field.Form> forms() {
        return new TreeMap<>(FORMS);
    }

    /** What a field of a fact that rules conclude can hold besides words, other facts and lists, as rules write it. */
    public static SortedSet<String> concluded() {
        return new TreeSet<>(CONCLUDED);
    }

    private VocabularyReader(Subject subject, List<Problem> problems) {
        this.engine = new EngineTypes(subject);
        this.problems = problems;
        this.phrases = new PhraseReader(problems);
    }

    /**
     * What the declarations say.
     *
     * @param vocabulary what evidence can say
     * @param constants the constants of each enumeration, by its name
     * @param types every declared type with its fields, by its name; fields of other than evidence forms left out
     * @param unread the names of what is declared where it cannot be read
     * @param phrases the words that it says to speak of them in
     */
    public record Declarations(
            Vocabulary vocabulary,
            Map<String, List<String>> constants,
            Map<String, Kind> types,
            Set<String> unread,
            Phrases phrases) {}

    /**
     * Reads what the files of a rule set declare.
     *
     * @param subject what its rules are about
     * @param files its rule files, parsed
     * @param all all its files
     * @param problems where to put what is wrong
     */
    static Declarations read(Subject subject, List<DrlFile> files, RuleFiles all, List<Problem> problems) {
        VocabularyReader reader = new VocabularyReader(subject, problems);
        files.forEach(reader::unread);
        files.forEach(file -> file.parsed()
                .getTypeDeclarations()
                .forEach(declaration -> reader.facts.add(declaration.getTypeName())));
        files.forEach(reader::enumerations);
        files.forEach(reader::types);
        reader.again(files.stream()
                .sorted(Comparator.comparingInt(file -> all.buildsOn(file.file())))
                .toList());
        files.forEach(reader::wordsReadOtherwise);
        Vocabulary vocabulary = new Vocabulary(
                List.copyOf(reader.kinds),
                reader.heading("Authority"),
                reader.heading("Interview"),
                reader.heading("Profile"));
        return new Declarations(vocabulary, reader.constants, reader.declared, reader.unread, reader.phrases.phrases());
    }

    private Kind heading(String type) {
        return declared.getOrDefault(type, new Kind(Words.ofName(type), type, "", 1, List.of()));
    }

    private void unread(DrlFile file) {
        if (!file.isWhole()) {
            DECLARED.matcher(file.code())
                    .results()
                    .map(result -> result.group(1))
                    .filter(name -> !file.declares(name))
                    .forEach(unread::add);
        }
    }

    private void enumerations(DrlFile file) {
        for (EnumDeclarationDescr declaration : file.parsed().getEnumDeclarations()) {
            int offset = file.offsetOf(declaration.getLine());
            List<String> names = declaration.getLiterals().stream()
                    .map(EnumLiteralDescr::getName)
                    .toList();
            taken(file, offset, declaration.getTypeName());
            phrases.ofEnumeration(file, offset, declaration);
            constants.put(declaration.getTypeName(), names);
            if (!declaration.getFields().isEmpty()
                    || declaration.getLiterals().stream()
                            .anyMatch(literal -> !literal.getConstructorArgs().isEmpty())) {
                problems.add(
                        file.problem(
                                offset,
                                declaration.getTypeName(),
                                Check.DECLARATION,
                                "the words of an enum are words and nothing else; what belongs to one is a fact that a rule concludes"));
            }
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                int first = file.text().indexOf(name, file.text().indexOf(declaration.getTypeName(), offset) + 1);
                if (names.indexOf(name) < i) {
                    problems.add(file.problem(
                            first + 1,
                            name,
                            Check.DECLARATION,
                            declaration.getTypeName() + " has the word " + name + " twice"));
                } else if (name.matches("[A-Z][A-Z0-9_]*") && !name.matches("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*+")) {
                    problems.add(file.problem(
                            first,
                            name,
                            Check.DECLARATION,
                            "in a file of evidence " + name + " would be \"" + Words.ofConstant(name)
                                    + "\"; one _ stands between two words, and none behind the last"));
                } else if (!name.matches("[A-Z][A-Z0-9_]*")) {
                    problems.add(file.problem(
                            first,
                            name,
                            Check.DECLARATION,
                            "the words of an enum are written in capitals: " + capitals(name)));
                }
            }
        }
    }

    /** Only the words that can stand in a file of evidence. */
    private void wordsReadOtherwise(DrlFile file) {
        Set<String> written = Stream.concat(
                        kinds.stream(), Stream.of(heading("Authority"), heading("Interview"), heading("Profile")))
                .flatMap(kind -> kind.fields().stream())
                .map(Field::enumeration)
                .collect(Collectors.toSet());
        String code = DrlFile.code(file.text());
        for (EnumDeclarationDescr declaration : file.parsed().getEnumDeclarations()) {
            for (EnumLiteralDescr literal : declaration.getLiterals()) {
                String message = written.contains(declaration.getTypeName())
                        ? ReadOtherwise.message("the word", Words.ofConstant(literal.getName()))
                                .orElse(null)
                        : null;
                if (message != null) {
                    Matcher place = Pattern.compile("\\b" + Pattern.quote(literal.getName()) + "\\b")
                            .matcher(code);
                    int start = file.offsetOf(declaration.getLine());
                    problems.add(file.at(place.find(start) ? place.start() : start, Check.READ_OTHERWISE, message));
                }
            }
        }
    }

    private static String capitals(String name) {
        return Words.ofName(name).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private void types(DrlFile file) {
        for (TypeDeclarationDescr declaration : file.parsed().getTypeDeclarations()) {
            String type = declaration.getTypeName();
            int offset = file.offsetOf(declaration.getLine());
            boolean evidence = declaration.getSuperTypes().stream().anyMatch(parent -> "Fact".equals(parent.getName()));
            boolean heading = Set.of("Authority", "Interview", "Profile").contains(type);
            parents(file, offset, declaration);
            phrases.ofType(file, offset, declaration);
            names(file, offset, declaration, evidence || heading);
            if (evidence) {
                ReadOtherwise.message("the kind", Words.ofName(type))
                        .ifPresent(message -> problems.add(file.problem(offset, type, Check.READ_OTHERWISE, message)));
            }
            List<Field> fields = new ArrayList<>();
            for (TypeFieldDescr field : declaration.getFields().values()) {
                Field read = field(file, offset, type, field, evidence || heading);
                if (read != null) {
                    fields.add(read);
                }
            }
            Kind kind = new Kind(
                    Words.ofName(type),
                    type,
                    file.file(),
                    declaration.getLine(),
                    List.copyOf(fields),
                    evidence && declaration.getAnnotation(Kind.ASSESSED) != null);
            declared.put(type, kind);
            if (evidence) {
                kinds.add(kind);
            }
        }
    }

    /** Names that are declared already; the files of a rule set that is extended come before those of one that extends it. */
    private void again(List<DrlFile> files) {
        Map<String, String> places = new HashMap<>();
        for (DrlFile file : files) {
            Stream.<AbstractClassTypeDeclarationDescr>concat(
                            file.parsed().getEnumDeclarations().stream(), file.parsed().getTypeDeclarations().stream())
                    .forEach(declaration -> {
                        String first = places.putIfAbsent(
                                declaration.getTypeName(), file.shown() + ":" + declaration.getLine());
                        if (first != null) {
                            problems.add(
                                    file.problem(
                                            file.offsetOf(declaration.getLine()),
                                            declaration.getTypeName(),
                                            Check.DECLARATION,
                                            declaration.getTypeName() + " is declared a second time, first in " + first
                                                    + "; what is new in it is added there, or in a file of that name that stands in place of it"));
                        }
                    });
        }
    }

    private void parents(DrlFile file, int offset, TypeDeclarationDescr declaration) {
        for (QualifiedName parent : declaration.getSuperTypes()) {
            if (!"Fact".equals(parent.getName())) {
                problems.add(file.problem(
                        file.text().indexOf("extends", offset),
                        parent.getName(),
                        Check.DECLARATION,
                        "a declaration extends Fact, which makes it a kind of evidence, or nothing"));
            }
        }
    }

    /** Names that are somebody else's. */
    private void taken(DrlFile file, int offset, String type) {
        if (COMPILERS.matcher(type).matches() || EngineTypes.isOfCompiler(type)) {
            problems.add(file.problem(
                    offset,
                    type,
                    Check.DECLARATION,
                    "the compiler of rules has the name " + type + " for itself; take a longer one"));
        }
        if (Fact.class.getSimpleName().equals(type)
                || engine.type(type).isPresent()
                || EngineTypes.load("java.lang." + type).isPresent()) {
            problems.add(file.problem(
                    offset,
                    type,
                    Check.DECLARATION,
                    "there is " + Article.indefinite(type)
                            + " already, which is no kind of evidence; take another name"));
        }
    }

    /** Names in the wrong case would be taken for others, and of a name that stands twice the second is lost. */
    private void names(DrlFile file, int offset, TypeDeclarationDescr declaration, boolean written) {
        String type = declaration.getTypeName();
        if (!type.matches("[A-Z]\\w*")) {
            problems.add(file.problem(
                    offset,
                    type,
                    Check.DECLARATION,
                    "a declaration begins with a capital letter: " + StringUtils.capitalize(type)));
        }
        taken(file, offset, type);
        String code = file.code();
        int end = code.indexOf("\nend", offset);
        Matcher name = FIELD.matcher(code).region(offset, end < 0 ? code.length() : end);
        Set<String> seen = new TreeSet<>();
        while (name.find()) {
            if (!seen.add(name.group(1))) {
                problems.add(file.at(
                        name.start(1), Check.DECLARATION, type + " has the field \"" + name.group(1) + "\" twice"));
            } else if (!name.group(1).matches("[a-z]\\w*")) {
                problems.add(file.at(
                        name.start(1),
                        Check.DECLARATION,
                        "a field begins with a small letter: " + StringUtils.uncapitalize(name.group(1))));
            } else if (!name.group(1).matches(HYPHENATED)) {
                problems.add(file.at(
                        name.start(1),
                        Check.DECLARATION,
                        "in a file of evidence \"" + name.group(1) + "\" would be \"" + Words.ofName(name.group(1))
                                + "\"; only the first letter of each word is a capital"));
            } else if (written) {
                int place = name.start(1);
                ReadOtherwise.message("the field", Words.ofName(name.group(1)))
                        .ifPresent(message -> problems.add(file.at(place, Check.READ_OTHERWISE, message)));
            }
        }
    }

    private @Nullable Field field(DrlFile file, int offset, String type, TypeFieldDescr field, boolean evidence) {
        String name = field.getFieldName();
        String written = field.getPattern().getObjectType().replaceAll("\\s", "");
        Matcher list = LIST.matcher(written);
        boolean optional = isSaid(field, "optional");
        boolean mayBeEmpty = isSaid(field, "mayBeEmpty");
        Optional<String> formerly = evidence ? formerly(file, offset, type, field) : Optional.empty();
        String word = Words.ofName(name);
        Field read = null;
        if (FORMS.containsKey(written)) {
            read = new Field(
                    word,
                    name,
                    FORMS.getOrDefault(written, Field.Form.TEXT),
                    "",
                    List.of(),
                    optional,
                    mayBeEmpty,
                    formerly,
                    evidence ? range(file, offset, field, FORMS.get(written)) : Range.OF_NUMBERS);
        } else if (constants.containsKey(written)) {
            read = new Field(
                    word,
                    name,
                    Field.Form.WORD,
                    written,
                    words(written),
                    optional,
                    mayBeEmpty,
                    formerly,
                    Range.OF_NUMBERS);
        } else if (list.matches() && constants.containsKey(list.group(1))) {
            read = new Field(
                    word,
                    name,
                    Field.Form.WORDS,
                    list.group(1),
                    words(list.group(1)),
                    optional,
                    mayBeEmpty,
                    formerly,
                    Range.OF_NUMBERS);
        } else if (evidence && !unread.contains(list.matches() ? list.group(1) : written)) {
            Set<String> known = new TreeSet<>(constants.keySet());
            if (!list.matches()) {
                known.addAll(FORMS.keySet());
            }
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    list.matches() ? list.group(1) : written,
                    Check.DECLARATION,
                    "an assessor cannot fill in " + Article.indefinite(written)
                            + Nearest.hintOr(
                                    list.matches() ? list.group(1) : written,
                                    list.matches() && FORMS.containsKey(list.group(1)) ? Set.of() : known,
                                    "; a field is a text (String), a number (int, double), true or false (boolean), a day"
                                            + " (LocalDate), one of the words of an enum, or a List of such words")));
        }
        if (!evidence && !isConcluded(list.matches(), list.matches() ? list.group(1) : written)) {
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    written,
                    Check.DECLARATION,
                    "a fact of a rule set's own does not hold " + Article.indefinite(written)
                            + "; a field is a text (String), a number (int, BigDecimal), true or false (boolean), a day (LocalDate), one of"
                            + " the words of an enum, a fact, or a List of one of these: List<String>"));
        }
        imported(file, offset, name, list.matches() ? "java.util.List" : "java.time.LocalDate", written);
        for (String annotation : field.getAnnotationNames()) {
            if (!ANNOTATIONS.contains(annotation)) {
                problems.add(file.problem(
                        file.text().indexOf(name, offset),
                        "@" + annotation,
                        Check.ANNOTATION,
                        "unknown annotation \"" + annotation + "\"" + Nearest.hint(annotation, ANNOTATIONS)));
            }
        }
        if (evidence && mayBeEmpty && !list.matches()) {
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    "@mayBeEmpty",
                    Check.ANNOTATION,
                    "@mayBeEmpty is for lists; a field that may be left out is @optional"));
        }
        if (field.getInitExpr() != null) {
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    "=",
                    Check.DECLARATION,
                    "a field has no value of its own: "
                            + (evidence
                                    ? "an assessor fills it in, or leaves it out where it is @optional"
                                    : "the rule that concludes the fact says what is in it")));
        }
        if (evidence && optional && PRIMITIVE.contains(written)) {
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    written,
                    Check.DECLARATION,
                    "a field that may be left out is written "
                            + ("int".equals(written) ? "Integer" : StringUtils.capitalize(written))
                            + ", not " + written));
        }
        if (evidence && RESERVED.contains(name)) {
            problems.add(file.problem(
                    file.text().indexOf(name, offset),
                    name,
                    Check.DECLARATION,
                    "every fact has a field \"" + name + "\" already; " + type + " needs another name for its own"));
        }
        return read;
    }

    /** Whether an annotation stands at a field, be it misspelt: that is told, and nothing else is to come of it. */
    private static boolean isSaid(TypeFieldDescr field, String annotation) {
        return field.getAnnotationNames().stream()
                .anyMatch(name -> name.equals(annotation)
                        || (!ANNOTATIONS.contains(name)
                                && Nearest.to(name, ANNOTATIONS).equals(Optional.of(annotation))));
    }

    /** Whether what a rule concludes may hold something, itself or in a list; what it holds is never changed. */
    private boolean isConcluded(boolean listed, String type) {
        return (CONCLUDED.contains(type) && !(listed && PRIMITIVE.contains(type)))
                || constants.containsKey(type)
                || facts.contains(type)
                || unread.contains(type)
                || engine.type(type).isPresent();
    }

    /** The former name of a field as it stood in files of evidence, if it had another. */
    private Optional<String> formerly(DrlFile file, int offset, String type, TypeFieldDescr field) {
        AnnotationDescr annotation = field.getAnnotation("formerly");
        if (annotation == null) {
            return Optional.empty();
        }
        String name = field.getFieldName();
        String before = annotation.getValue() instanceof String value && value.matches("\"[^\"]*\"")
                ? StringUtils.strip(value, "\"")
                : "";
        String wrong = null;
        if (!before.matches("[a-z][a-z0-9]*(?:-[a-z0-9]+)*+")) {
            wrong =
                    "@formerly has in quotes what the field was called in a file of evidence: @formerly( \"shown-by\" )";
        } else if (declarationOf(file, type).anyMatch(before::equals)) {
            wrong = type + " has a field \"" + before + "\", which therefore cannot be what \"" + Words.ofName(name)
                    + "\" was called before";
        }
        if (wrong != null) {
            problems.add(file.problem(file.text().indexOf(name, offset), "@formerly", Check.ANNOTATION, wrong));
            return Optional.empty();
        }
        return Optional.of(before);
    }

    /** The numbers that may stand in a field. */
    private Range range(DrlFile file, int offset, TypeFieldDescr field, Field.Form form) {
        int place = file.text().indexOf(field.getFieldName(), offset);
        boolean whole = form == Field.Form.WHOLE_NUMBER;
        Map<Range.Edge, BigDecimal> edges = new EnumMap<>(Range.Edge.class);
        for (Range.Edge edge : Range.Edge.values()) {
            AnnotationDescr annotation = field.getAnnotation(edge.annotation());
            if (annotation != null) {
                String number = String.valueOf(annotation.getValue());
                String written = "@" + edge.annotation();
                if (form != Field.Form.NUMBER && !whole) {
                    problems.add(file.problem(place, written, Check.ANNOTATION, written + " is for numbers"));
                } else if (number.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?")) {
                    edges.put(edge, new BigDecimal(number));
                } else {
                    problems.add(file.problem(
                            place,
                            written,
                            Check.ANNOTATION,
                            Digits.areAll(number)
                                    ? written + Digits.outOfRange(15)
                                    : written + " has a number in brackets: " + written + "( 0 )"));
                }
            }
        }
        Range range = form.numbers().with(new Range(edges));
        String wrong = null;
        if (edges.containsKey(Range.Edge.FROM) && edges.containsKey(Range.Edge.ABOVE)) {
            wrong = "@from is the least number and @above is below all of them; take one of the two";
        } else if (edges.containsKey(Range.Edge.TO) && edges.containsKey(Range.Edge.BELOW)) {
            wrong = "@to is the most and @below is above all of them; take one of the two";
        } else if (range.find(BigDecimal.ZERO, whole).isEmpty()) {
            wrong = "no " + (whole ? "whole " : "") + "number is " + range.described();
        } else if (whole && !edges.values().stream().allMatch(Range.OF_WHOLE_NUMBERS::contains)) {
            wrong = "a whole number is from 0 to " + Range.LARGEST_WHOLE;
        }
        if (wrong != null) {
            problems.add(file.problem(place, "@", Check.ANNOTATION, wrong));
            return form.numbers();
        }
        return range;
    }

    /** The names that the fields of a type have in a file of evidence. */
    private static Stream<String> declarationOf(DrlFile file, String type) {
        return file.parsed().getTypeDeclarations().stream()
                .filter(declaration -> declaration.getTypeName().equals(type))
                .flatMap(declaration -> declaration.getFields().keySet().stream())
                .map(Words::ofName);
    }

    /** Without the import, the compiler says of every rule that it cannot be compiled. */
    private void imported(DrlFile file, int offset, String field, String needed, String written) {
        String name = StringUtils.substringAfterLast(needed, ".");
        boolean there = file.parsed().getImports().stream()
                .map(ImportDescr::getTarget)
                .anyMatch(target ->
                        target.equals(needed) || target.equals(StringUtils.substringBeforeLast(needed, ".") + ".*"));
        if (!there && written.matches(name + "\\b.*") && !reported(file, needed)) {
            problems.add(file.problem(
                    file.text().indexOf(field, offset),
                    name,
                    Check.IMPORT,
                    name + " is not known here; \"import " + needed + "\" is missing at the beginning of the file"));
        }
    }

    private boolean reported(DrlFile file, String needed) {
        return problems.stream()
                .anyMatch(problem -> problem.file().equals(file.shown())
                        && problem.code().equals(Check.IMPORT.code())
                        && problem.message().contains(needed));
    }

    private List<String> words(String enumeration) {
        return constants.getOrDefault(enumeration, List.of()).stream()
                .map(Words::ofConstant)
                .toList();
    }
}
