package assay.words;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.policy.Words;
import assay.reading.Phrases;
import assay.reading.VocabularyReader;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.words.FieldWords.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.Strings;

/**
 * How everything that rules mention is spoken of: in the words of the rule set where its declarations have some, and else in words
 * made from its names.
 */
final class Lexicon {

    private final VocabularyReader.Declarations declarations;
    private final Phrases phrases;
    private final EngineLexicon engine;
    private final Set<String> enumerations;
    private final Pack pack;

    /** What was done on a day, or from it on or up to it. */
    private static final Pattern DONE = Pattern.compile("([a-z]+)(?: (since|from|until))? \\{}");

    /** The names of the fields of each declared type, those of every form. */
    private final Map<String, List<String>> properties = new HashMap<>();

    Lexicon(Pack pack, List<DrlFile> files, VocabularyReader.Declarations declarations) {
        files.forEach(file -> file.parsed()
                .getTypeDeclarations()
                .forEach(type -> properties.put(
                        type.getTypeName(), List.copyOf(type.getFields().keySet()))));
        this.declarations = declarations;
        this.phrases = declarations.phrases();
        this.pack = pack;
        this.engine = new EngineLexicon(pack.subject().words());
        this.enumerations = new EngineTypes(pack.subject()).constants().keySet();
    }

    /** What a grade or an agreement is called that rules call by its identifier; anything else as it is. */
    String called(String said) {
        return pack.gradeSaid(said)
                .map(Pack.GradeEntry::name)
                .or(() -> pack.agreementSaid(said).map(Pack.AgreementEntry::name))
                .orElse(said);
    }

    /** The sentence by which a conclusion is said that grades nothing, by how it is made: {@code Rurality.percent}. */
    Optional<String> conclusion(String made) {
        return Optional.ofNullable(pack.subject().words().conclusions().get(made));
    }

    /** Whether a rule set declares facts of this type, which no document shows. */
    boolean isOwnFact(String type) {
        return declarations.types().containsKey(type) && !isEvidence(type) && !isHeading(type);
    }

    /** Whether a rule set's own facts are called something, and not said in a sentence. */
    boolean isCalledSomething(String type) {
        return isOwnFact(type) && statement(type).isEmpty();
    }

    /** Whether documents show facts of this type. */
    boolean isEvidence(String type) {
        return declarations.vocabulary().kinds().stream()
                .anyMatch(kind -> kind.type().equals(type));
    }

    /** Whether it is what stands once at the head of a file of evidence. */
    boolean isHeading(String type) {
        return pack.subject().isGraded()
                && List.of("Authority", "Interview", "Profile").contains(type);
    }

    private boolean isDeclared(String type) {
        return declarations.types().containsKey(type);
    }

    /** One of a type, with its article: "a sign-up at senior level"; nothing where there is no such type. */
    Optional<String> one(String type) {
        if (isDeclared(type)) {
            return Optional.of(phrases.type(type)
                    .filter(said -> !said.contains("{}"))
                    .orElseGet(() -> isHeading(type) ? "the " + Words.ofName(type) : English.indefinite(spaced(type))));
        }
        if (declarations.constants().containsKey(type)) {
            return Optional.of(English.indefinite(itemOf(type).singular()));
        }
        return engine.type(type);
    }

    /** The short noun by which something is referred to that was spoken of: "sign-up". */
    String head(String type) {
        String bare = English.bare(one(type).orElse(spaced(type)));
        return bare.replaceFirst("^(.+?) (?:of|to|for|with|that|in|at|by|on|from|about|which)\\b.*", "$1");
    }

    /**
     * The phrase by which a rule set's own facts are said, as a template with {} for each field in their order: "{} speaks for {}";
     * nothing for facts that are called something.
     */
    Optional<String> statement(String type) {
        if (!isOwnFact(type)) {
            return Optional.empty();
        }
        Optional<String> said = phrases.type(type);
        int fields = properties(type).size();
        if (said.isPresent()) {
            return said.filter(one -> one.contains("{}"));
        }
        // SpeaksFor( agency, sector ): an agency speaks for a sector.
        String first = spaced(type).replaceFirst(" .*", "");
        return fields == 2 && English.isPlural(first) ? Optional.of("{} " + spaced(type) + " {}") : Optional.empty();
    }

    /** The names of the fields of a type, in the order in which they are spoken of. */
    List<String> properties(String type) {
        return Optional.ofNullable(properties.get(type)).orElseGet(() -> engine.properties(type));
    }

    private List<Field> fields(String type) {
        Kind kind = declarations.types().get(type);
        return kind == null ? List.of() : kind.fields();
    }

    /** What one word of a list is called: "agency". */
    private Noun itemOf(String enumeration) {
        return Noun.of(phrases.type(enumeration).orElseGet(() -> spaced(enumeration)));
    }

    /** A word of a list in words: "a minuted agreement". */
    Optional<String> word(String enumeration, String constant) {
        List<String> constants = declarations.constants().get(enumeration);
        if (constants == null) {
            return engine.word(enumeration, constant).or(() -> Optional.of(Words.ofConstant(constant)));
        }
        int at = constants.indexOf(constant);
        return at < 0
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(phrases.words().get(enumeration))
                        .map(words -> words.get(at))
                        .orElseGet(() -> Words.ofConstant(constant)));
    }

    /** A word of a list as files of evidence have it, in words; anything else as it is. */
    String recorded(String enumeration, Object value) {
        return declarations.constants().getOrDefault(enumeration, List.of()).stream()
                .filter(constant -> Words.ofConstant(constant).equals(value))
                .findFirst()
                .flatMap(constant -> word(enumeration, constant))
                .orElseGet(() -> String.valueOf(value));
    }

    /** Whether something is a list of words that files of evidence or the engine have. */
    boolean isEnumeration(String name) {
        return declarations.constants().containsKey(name) || enumerations.contains(name) || "Kind".equals(name);
    }

    /** How a field is spoken of, or a field of a field, or a call; nothing where it is not known. */
    Optional<FieldWords> field(String type, String path) {
        return fields(type).stream()
                .filter(field -> field.property().equals(path))
                .findFirst()
                .map(field -> declared(type, field))
                .or(() -> engine.field(type, path))
                .or(() -> isEvidence(type) ? ofFact(path) : Optional.empty())
                .or(() -> sizeOfList(type, path))
                .or(() -> properties(type).contains(path)
                        ? Optional.of(new FieldWords(
                                Form.MEASURE, "whose " + spaced(path) + " is {}", Noun.of(spaced(path)), ""))
                        : Optional.empty());
    }

    /** {@code agencies.size}: how many there are of what stands in a list. */
    private Optional<FieldWords> sizeOfList(String type, String path) {
        return path.endsWith(".size")
                ? field(type, Strings.CS.removeEnd(path, ".size"))
                        .filter(list -> list.form() == Form.WORDS)
                        .map(list -> new FieldWords(
                                Form.COUNT, "with {} " + agreeing(list.noun().plural()), list.noun(), ""))
                : Optional.empty();
    }

    /** Whether a file of evidence need not say what a field is. */
    boolean mayBeLeftOut(String type, String path) {
        return fields(type).stream().anyMatch(field -> field.property().equals(path) && field.optional());
    }

    private Optional<FieldWords> ofFact(String path) {
        return path.startsWith("document.")
                ? engine.field("Document", path.substring("document.".length()))
                        .map(field -> new FieldWords(
                                field.form(),
                                "in a document " + field.template(),
                                new Noun(
                                        field.noun().singular() + " of its document",
                                        field.noun().plural() + " of its document"),
                                field.enumeration()))
                : engine.field("Fact", path);
    }

    private FieldWords declared(String type, Field field) {
        String name = spaced(field.property());
        Optional<String> said = phrases.field(type, field.property());
        Noun noun = new Noun(name, English.isPlural(name) ? name : English.plural(name));
        return switch (field.form()) {
            case WORD ->
                new FieldWords(
                        Form.WORD, said.orElseGet(() -> ofWord(name)), itemOrName(field, name), field.enumeration());
            case WORDS -> {
                Noun item = itemOf(field.enumeration());
                yield new FieldWords(Form.WORDS, said.orElseGet(() -> ofWords(name, item)), item, field.enumeration());
            }
            case WHOLE_NUMBER -> number(said, name);
            case NUMBER -> new FieldWords(Form.MEASURE, said.orElse("whose " + name + " is {}"), noun, "");
            case TRUTH -> new FieldWords(Form.TRUTH, said.orElse("that is " + name), noun, "");
            case DATE -> {
                String template = said.orElseGet(
                        () -> isParticiple(name) ? name + " {}" : "with " + English.indefinite(name) + " {}");
                yield new FieldWords(
                        Form.DAY, template, dayOfWhat(template).map(Noun::of).orElse(noun), "");
            }
            case TEXT ->
                new FieldWords(
                        isOwnFact(type) ? Form.NAME : Form.TEXT,
                        said.orElse("whose " + name + " is {}"),
                        new Noun(name, noun.plural()),
                        "");
        };
    }

    private static String ofWord(String name) {
        if (isSaidBefore(name)) {
            return name + " {}";
        }
        return "whose " + name + (English.isPlural(name) ? " are {}" : " is {}");
    }

    private static String ofWords(String name, Noun item) {
        if (name.equals(item.plural()) || name.equals(item.singular())) {
            return "with {}";
        }
        return isSaidBefore(name) ? name + " {}" : "with {} among its " + name;
    }

    /** Whether a name can stand before a value as it is: "to", "shown by". */
    static boolean isSaidBefore(String name) {
        return name.matches("(?:\\w+(?:ed|en|wn) )?(?:about|at|by|for|from|in|of|on|to|with)");
    }

    /** "held {}": the day on which it was held; "filled since {}": the day since which it was filled. */
    private static Optional<String> dayOfWhat(String template) {
        Matcher done = DONE.matcher(template);
        return done.matches() && (done.group(2) == null || isParticiple(done.group(1)))
                ? Optional.of(
                        "day " + Objects.requireNonNullElse(done.group(2), "on") + " which it was " + done.group(1))
                : Optional.empty();
    }

    /** Whether a day is called after what was done on it: "held", "received". */
    private static boolean isParticiple(String name) {
        return name.matches("[a-z]+ed|begun|bought|built|given|held|laid|made|met|sent|seen|taken|written");
    }

    private Noun itemOrName(Field field, String name) {
        return phrases.type(field.enumeration()).isPresent() ? itemOf(field.enumeration()) : Noun.of(name);
    }

    private static FieldWords number(Optional<String> said, String name) {
        String template =
                said.orElseGet(() -> English.isPlural(name) ? "with {} " + agreeing(name) : "whose " + name + " is {}");
        if (!template.contains("|")) {
            return new FieldWords(Form.MEASURE, template, Noun.of(name), "");
        }
        String behind = template.substring(template.indexOf("{}") + 2).strip();
        return new FieldWords(
                Form.COUNT,
                template,
                new Noun(
                        behind.replaceAll("([\\w-]+)\\|([\\w-]+)", "$1"),
                        behind.replaceAll("([\\w-]+)\\|([\\w-]+)", "$2")),
                "");
    }

    /** "voluntary organisation|organisations". */
    private static String agreeing(String plural) {
        int last = plural.lastIndexOf(' ') + 1;
        String word = plural.substring(last);
        return plural.substring(0, last) + English.singular(word) + "|" + word;
    }

    /** A name as words: {@code SeniorSignUp} is "senior sign up". */
    static String spaced(String name) {
        return Objects.requireNonNull(Words.ofName(name)).replace('-', ' ');
    }
}
