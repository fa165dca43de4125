package assay.language;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.interview.InterviewForm;
import assay.language.Completion.Option;
import assay.language.Completion.Sort;
import assay.reading.RuleSetReader;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.Vocabulary;
import assay.yaml.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/**
 * The names that stand as keys in the YAML files of a rule set, where it is said elsewhere which there are: in its rules, or in the
 * rule set that it extends.
 */
final class RuleSetNames {

    /** What a study tabulates besides the requirements. */
    private static final String OVERALL = "overall";

    /**
     * A name.
     *
     * @param name as it is written
     * @param known what it is the name of
     * @param below whether keys stand below it, and no text
     * @param says what it is the name of, in a few words
     * @param lines all that is to be known of it, for whoever asks
     */
    record Name(String name, Known known, boolean below, String says, Supplier<List<String>> lines) {}

    /**
     * What a name is the name of.
     *
     * @param sort which sort of thing
     * @param address what it is called in addresses; nothing where it has none
     * @param of the type of a field, or the list of a word; nothing of all else
     * @param named how rules name it
     */
    record Known(Sort sort, String address, String of, String named) {

        /** What only this file names. */
        static final Known HERE_ALONE = new Known(Sort.KEYWORD, "", "", "");
    }

    private final RuleSetReader.Draft draft;
    private final Lexicon lexicon;

    /** The names that can stand in the files of a rule set. */
    RuleSetNames(RuleSetReader.Draft draft, Lexicon lexicon) {
        this.draft = draft;
        this.lexicon = lexicon;
    }

    /**
     * The names that may stand at a place; none where keys stand that every rule set has.
     *
     * @param file the file, by its name
     * @param path the keys that lead there
     */
    List<Name> at(String file, List<String> path) {
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (file + "/" + first + "/" + path.size()) {
            case RuleFiles.PACK + "/" + RuleFiles.RESTS_ON + "/1" -> grounds();
            case RuleFiles.PACK + "/" + Parameters.KEY + "/1" -> parameters();
            case RuleFiles.PACK + "/tables/1" -> tables();
            case RuleFolder.MEANINGS + "/kinds/1" -> kinds();
            case RuleFolder.MEANINGS + "/kinds/3" -> path.get(2).equals("fields") ? fields(path.get(1)) : List.of();
            case RuleFolder.MEANINGS + "/lists/1" -> lists();
            case RuleFolder.MEANINGS + "/lists/2" -> words(path.get(1));
            default -> List.of();
        };
    }

    /**
     * What may stand behind a key; nothing where that is no name.
     *
     * @param file the file, by its name
     * @param spot the place behind the key
     * @param text all that the file says
     */
    List<Option> values(String file, YamlSpot spot, String text) {
        Pack pack = draft.pack();
        if (pack == null) {
            return List.of();
        }
        return switch (file + "/" + String.join("/", spot.path()).replaceAll("/words/.*", "/words/*")) {
            case RuleFiles.PACK + "/elsewhere/-/see", RuleFolder.INTERVIEW_FORM + "/questions/-/requirement" ->
                pack.requirements().stream()
                        .map(one -> new Option(one.id(), Sort.KEYWORD, one.name()))
                        .toList();
            case RuleFolder.INTERVIEW_FORM + "/columns/-/fills" -> fillable(pack, false);
            case RuleFolder.INTERVIEW_FORM + "/answers/-/fills" -> fillable(pack, true);
            case RuleFolder.INTERVIEW_FORM + "/columns/-/words/*" -> filling(pack, false, spot, text);
            case RuleFolder.INTERVIEW_FORM + "/answers/-/words/*" -> filling(pack, true, spot, text);
            case RuleFolder.INTERVIEW_FORM + "/apart" ->
                InterviewForm.tellingApart(vocabulary(), pack).stream()
                        .map(one -> new Option(one, Sort.FIELD, ""))
                        .toList();
            case RuleFolder.EQUIVALENT_MUTANTS + "/-/rule" ->
                lexicon.rules().stream()
                        .map(one -> new Option(PlainText.quoted(one), Sort.RULE, ""))
                        .toList();
            default -> List.of();
        };
    }

    /** The fields that a column can fill. */
    private List<Option> fillable(Pack pack, boolean answers) {
        return InterviewForm.fields(vocabulary(), pack, answers).entrySet().stream()
                .map(one -> new Option(
                        one.getKey(), Sort.FIELD, one.getValue().form().described()))
                .toList();
    }

    /** The words of the field that a column fills. */
    private List<Option> filling(Pack pack, boolean answers, YamlSpot spot, String text) {
        return spot
                .ofItem(text, "fills")
                .map(InterviewForm.fields(vocabulary(), pack, answers)::get)
                .map(Field::words)
                .orElse(List.of())
                .stream()
                .map(word -> new Option(PlainText.canBe(word) ? word : PlainText.quoted(word), Sort.WORD, ""))
                .toList();
    }

    private Vocabulary vocabulary() {
        return draft.declarations().vocabulary();
    }

    private List<Name> grounds() {
        return draft.files().leftToPack().stream()
                .map(name -> {
                    String says = "what these rules rest on: " + lexicon.restingOn(name);
                    return new Name(
                            name, Known.HERE_ALONE, true, says, () -> List.of(StringUtils.capitalize(says) + "."));
                })
                .toList();
    }

    private List<Name> parameters() {
        RuleFiles base = draft.files().base();
        Set<String> ofBase = base == null
                ? Set.of()
                : base.parameters().all().stream().map(Parameter::name).collect(Collectors.toSet());
        return lexicon.numbers().stream()
                .filter(one -> ofBase.contains(one.name()))
                .map(one -> new Name(
                        one.name(),
                        new Known(Sort.PARAMETER, one.name(), "", one.name()),
                        true,
                        Lexicon.amount(one),
                        () -> Lexicon.aboutParameter(one)))
                .toList();
    }

    private List<Name> tables() {
        return Stream.concat(
                        Stream.of(OVERALL),
                        draft.criteria().declared().stream()
                                .map(one -> one.criterion().requirement())
                                .distinct())
                .map(name -> {
                    String says = name.equals(OVERALL) ? "the overall grades" : "the grades of " + name;
                    return new Name(name, Known.HERE_ALONE, false, says, () -> List.of(says));
                })
                .toList();
    }

    private Stream<Kind> all() {
        Vocabulary vocabulary = vocabulary();
        return Stream.concat(
                Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                        .filter(heading -> !heading.fields().isEmpty()),
                vocabulary.kinds().stream());
    }

    private List<Name> kinds() {
        return all().map(kind -> new Name(
                        kind.word(),
                        new Known(Sort.KIND, kind.word(), "", kind.type()),
                        true,
                        lexicon.phrase(kind.type()),
                        () -> lexicon.aboutKind(kind)))
                .toList();
    }

    private List<Name> fields(String word) {
        return all().filter(kind -> kind.word().equals(word))
                .flatMap(kind -> kind.fields().stream()
                        .map(field -> new Name(
                                field.word(),
                                new Known(Sort.FIELD, kind.word(), kind.type(), field.property()),
                                false,
                                lexicon.says(kind.type(), field),
                                () -> lexicon.aboutField(kind, field))))
                .toList();
    }

    /** Each list of words, with one of the fields that have its words. */
    private Map<String, Field> enumerations() {
        Map<String, Field> all = new LinkedHashMap<>();
        all().flatMap(kind -> kind.fields().stream())
                .filter(field -> !field.enumeration().isEmpty())
                .forEach(field -> all.putIfAbsent(field.enumeration(), field));
        return all;
    }

    private List<Name> lists() {
        return enumerations().entrySet().stream()
                .map(list -> {
                    String says = String.join(", ", list.getValue().words());
                    return new Name(
                            list.getKey(),
                            new Known(Sort.WORD, "", "", list.getKey()),
                            true,
                            says,
                            () -> List.of(says + "."));
                })
                .toList();
    }

    private List<Name> words(String list) {
        Field field = enumerations().get(list);
        return field == null
                ? List.of()
                : field.words().stream()
                        .map(word -> new Name(
                                word,
                                new Known(Sort.WORD, "", list, lexicon.constant(field, word)),
                                false,
                                "a word of " + list,
                                () -> lexicon.aboutWord(field, word)))
                        .toList();
    }
}
