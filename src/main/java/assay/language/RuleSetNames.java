package assay.language;

import assay.drl.Parameters;
import assay.drl.RuleFiles;
import assay.drl.RuleFolder;
import assay.language.Completion.Sort;
import assay.reading.RuleSetReader;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.ruleset.Parameter;
import assay.ruleset.Vocabulary;
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
     * @param sort what it is the name of
     * @param below whether keys stand below it, and no text
     * @param says what it is the name of, in a few words
     * @param lines all that is to be known of it, for whoever asks
     */
    record Name(String name, Sort sort, boolean below, String says, Supplier<List<String>> lines) {}

    private final RuleSetReader.Draft draft;
    private final Language language;

    /** The names that can stand in the files of a rule set. */
    RuleSetNames(RuleSetReader.Draft draft, Language language) {
        this.draft = draft;
        this.language = language;
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

    private List<Name> grounds() {
        return draft.files().leftToPack().stream()
                .map(name -> {
                    String says = "what these rules rest on: " + language.restingOn(name);
                    return new Name(name, Sort.KEYWORD, true, says, () -> List.of(StringUtils.capitalize(says) + "."));
                })
                .toList();
    }

    private List<Name> parameters() {
        RuleFiles base = draft.files().base();
        Set<String> ofBase = base == null
                ? Set.of()
                : base.parameters().all().stream().map(Parameter::name).collect(Collectors.toSet());
        return language.numbers().stream()
                .filter(one -> ofBase.contains(one.name()))
                .map(one -> new Name(
                        one.name(), Sort.PARAMETER, true, Language.amount(one), () -> Language.aboutParameter(one)))
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
                    return new Name(name, Sort.KEYWORD, false, says, () -> List.of(says));
                })
                .toList();
    }

    private Stream<Kind> all() {
        Vocabulary vocabulary = draft.declarations().vocabulary();
        return Stream.concat(
                Stream.of(vocabulary.authority(), vocabulary.interview(), vocabulary.profile())
                        .filter(heading -> !heading.fields().isEmpty()),
                vocabulary.kinds().stream());
    }

    private List<Name> kinds() {
        return all().map(kind -> new Name(
                        kind.word(), Sort.KIND, true, language.phrase(kind.type()), () -> language.aboutKind(kind)))
                .toList();
    }

    private List<Name> fields(String word) {
        return all().filter(kind -> kind.word().equals(word))
                .flatMap(kind -> kind.fields().stream()
                        .map(field -> new Name(
                                field.word(),
                                Sort.FIELD,
                                false,
                                language.says(kind.type(), field),
                                () -> language.aboutField(kind, field))))
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
                    return new Name(list.getKey(), Sort.WORD, true, says, () -> List.of(says + "."));
                })
                .toList();
    }

    private List<Name> words(String list) {
        Field field = enumerations().get(list);
        return field == null
                ? List.of()
                : field.words().stream()
                        .map(word -> new Name(
                                word, Sort.WORD, false, "a word of " + list, () -> language.aboutWord(field, word)))
                        .toList();
    }
}
