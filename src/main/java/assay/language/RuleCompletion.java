package assay.language;

import assay.drl.RuleFiles;
import assay.language.Completion.Option;
import assay.language.Completion.Sort;
import assay.policy.Words;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Field;
import assay.ruleset.Kind;
import assay.yaml.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;

/** What could stand at a place of a file of a rule set. */
final class RuleCompletion {

    /** So much of a line is looked back at, far more than what stands at a place hangs on. */
    private static final int LONGEST_LINE = 2_000;

    private static final Pattern BRACE = Pattern.compile("\\{([a-z0-9-]*)$");
    private static final Pattern OF = Pattern.compile("([$\\w]+)\\.$");
    private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");
    private static final Pattern ASKED = Pattern.compile(
            "\\s*(?:\\$\\w+\\s*:\\s*)?(\\w+)(?:\\.\\w+)*\\s*(?:==|!=|<=?|>=?|(?:not\\s+)?(?:contains|memberOf|excludes))\\s*$");
    private static final Pattern ONE_OF = Pattern.compile("(\\w+)\\s+(?:not\\s+)?in\\s*\\((?:[^()]*,)?\\s*$");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern REST_OF_KEY = Pattern.compile("[\\w.-]*(?: [\\w.-]+)*+");
    private static final Pattern REST_OF_NAME = Pattern.compile("[a-z0-9-]*");
    private static final Pattern REST_OF_WORD = Pattern.compile("\\w*(?:\\.[A-Z][A-Z0-9_]*\\b)?");
    private static final Pattern REST_OF_VALUE = Pattern.compile("[\\w-]*(?: [\\w-]+)*+");
    private static final Pattern REST_IN_QUOTES = Pattern.compile("[^\"\\n]*\"?");
    private static final Pattern REST_OF_TEXT = Pattern.compile("[^\"\\n]*(?=\")");
    /** The ways to make a conclusion that have a name of their own, by what it is. */
    private static final Map<String, List<String>> WAYS =
            Map.of("Criterion", List.of("minimum", "further", "condition"), "Counted", List.of("whole"));

    private static final Pattern RESTS = Pattern.compile("@?interpretation");

    private final Lexicon lexicon;
    private final RuleSetNames names;

    RuleCompletion(Lexicon lexicon, RuleSetNames names) {
        this.lexicon = lexicon;
        this.names = names;
    }

    /**
     * What could stand at a place.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    Completion complete(String file, String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        String line = text.substring(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - LONGEST_LINE), at);
        if (!file.endsWith(".drl")) {
            return yaml(file, text, line, at);
        }
        Matcher brace = BRACE.matcher(line);
        if (brace.find()) {
            return inBraces(brace, text, at);
        }
        Spot spot = Spot.of(text, at);
        if (spot.inText()) {
            return inText(spot, text, at);
        }
        if (Spot.inComment(text, at)) {
            return Completion.none(at);
        }
        Declaring open = spot.part() == Spot.Part.OUTSIDE ? Declaring.in(spot.before()) : null;
        List<Option> options =
                switch (spot.part()) {
                    case OUTSIDE -> open == null ? outside(spot) : declaring(open);
                    case ABOUT -> keywords("@source", "@interpretation", "when");
                    case WHEN -> conditions(spot);
                    case THEN -> conclusions(spot);
                };
        Pattern rest = open == null ? REST_OF_WORD : open.rest();
        return Completion.instead(text, at - spot.word().length(), at, rest, options);
    }

    /** The keys that can stand at a place of a file; behind a hyphen of its own where none stands in the list so far. */
    private List<Option> keys(String file, YamlSpot spot) {
        List<String> item =
                Stream.concat(spot.path().stream(), Stream.of(YamlSpot.ITEM)).toList();
        return Stream.of(
                        RuleSetKeys.at(file, spot.path()).stream()
                                .filter(key -> !spot.beside().contains(key.name()))
                                .map(key -> option(key, "", spot)),
                        names.at(file, spot.path()).stream()
                                .filter(name -> !spot.beside().contains(name.name()))
                                .map(name -> option(name, spot)),
                        RuleSetKeys.at(file, item).stream().map(key -> option(key, "- ", spot)))
                .flatMap(options -> options)
                .toList();
    }

    private static Option option(RuleSetKeys.Key key, String before, YamlSpot spot) {
        return new Option(before + key.name() + colon(key.below(), spot), Sort.KEYWORD, key.says());
    }

    private static Option option(RuleSetNames.Name name, YamlSpot spot) {
        String written = PlainText.canBe(name.name()) ? name.name() : PlainText.quoted(name.name());
        return new Option(written + colon(name.below(), spot), name.known().sort(), name.says());
    }

    private static String colon(boolean below, YamlSpot spot) {
        return below && !spot.bracketed() ? ":" : ": ";
    }

    private Completion inBraces(Matcher brace, String text, int at) {
        return Completion.instead(text, at - brace.group(1).length(), at, REST_OF_NAME, ofParameters("%s"));
    }

    private Completion yaml(String file, String text, String line, int at) {
        YamlSpot spot = YamlSpot.of(text, at);
        boolean isKey = spot.wants() == YamlSpot.Wants.KEY;
        Matcher brace = BRACE.matcher(line);
        // In a text a brace is for a number, and around keys it is for them.
        if (brace.find() && !(isKey && spot.bracketed())) {
            return inBraces(brace, text, at);
        }
        if (isKey) {
            return text.startsWith("\"", spot.from()) || text.startsWith("'", spot.from())
                    ? Completion.none(at)
                    : Completion.instead(text, spot.from(), at, REST_OF_KEY, keys(file, spot));
        }
        // Elsewhere it is grades, requirements and agreements that have an id.
        String key = file.equals(RuleFiles.INTERPRETATIONS) ? "(?:interpretation|id)" : "interpretation";
        Matcher rests = Pattern.compile(key + ":\\s*\"?(?:\\w+,\\s*)*(\\w*)$").matcher(line);
        return rests.find()
                ? Completion.instead(text, at - rests.group(1).length(), at, REST_OF_WORD, ofReadings())
                : Completion.instead(
                        text,
                        spot.from(),
                        at,
                        text.startsWith("\"", spot.from()) ? REST_IN_QUOTES : REST_OF_VALUE,
                        Stream.concat(
                                        keywords(RuleSetKeys.words(file, spot.path())
                                                        .toArray(String[]::new))
                                                .stream(),
                                        names.values(file, spot, text).stream())
                                .toList());
    }

    private Completion inText(Spot spot, String text, int at) {
        String around = spot.around();
        if (RESTS.matcher(around).matches()) {
            String word = spot.word().replaceFirst("(?s).*[, ]", "");
            return Completion.instead(text, at - word.length(), at, REST_OF_WORD, ofReadings());
        }
        int from = at - spot.word().length();
        if (around.endsWith("Counted") && spot.argument() == 1) {
            Matcher first = QUOTED.matcher(spot.before().substring(spot.before().lastIndexOf('(')));
            String criterion = first.find() ? first.group(1) : "";
            return Completion.instead(
                    text,
                    from,
                    at,
                    REST_OF_TEXT,
                    lexicon.criteria().stream()
                            .map(DeclaredCriterion::criterion)
                            .filter(one -> one.id().equals(criterion))
                            .flatMap(one -> one.parts().stream())
                            .map(part -> new Option(part, Sort.PART, "a part of " + criterion))
                            .toList());
        }
        boolean named = spot.argument() == 0 && spot.part() != Spot.Part.ABOUT;
        return named && spot.part() != Spot.Part.OUTSIDE
                ? Completion.instead(text, from, at, REST_OF_TEXT, ofCriteria())
                : Completion.none(at);
    }

    private static List<Option> outside(Spot spot) {
        String line = StringUtils.substringAfterLast("\n" + spot.before(), "\n");
        if (line.isBlank()) {
            return keywords("rule", "declare", "declare enum", "import");
        }
        return line.strip().equals("declare") ? keywords("enum ") : List.of();
    }

    private List<Option> declaring(Declaring open) {
        return open.options(
                open.isEvidence() || lexicon.isEvidence(open.name()),
                lexicon.declaredLists(),
                lexicon.declared().keySet());
    }

    private List<Option> conditions(Spot spot) {
        String around = spot.around();
        Optional<List<Option>> member = ofMember(spot);
        if (member.isPresent()) {
            return member.get();
        }
        Matcher oneOf = ONE_OF.matcher(spot.before());
        if ("in".equals(around) && oneOf.find()) {
            String type = spot.open().stream().skip(1).findFirst().orElse("");
            return values(spot, type, oneOf.group(1));
        }
        if (!around.matches("[A-Z]\\w*")) {
            List<Option> all = new ArrayList<>(ofTypes());
            all.addAll(keywords("not", "exists", "or", "and", "accumulate", "then"));
            return all;
        }
        Matcher asked = ASKED.matcher(spot.constraint());
        return asked.lookingAt() ? values(spot, around, asked.group(1)) : ofFields(around);
    }

    private List<Option> conclusions(Spot spot) {
        Optional<List<Option>> member = ofMember(spot);
        if (member.isPresent()) {
            return member.get();
        }
        List<Option> all = new ArrayList<>();
        if (NEW.matcher(spot.before()).find()) {
            lexicon.engine().names().stream()
                    .filter(name ->
                            lexicon.engine().type(name).filter(Class::isRecord).isPresent())
                    .forEach(name -> all.add(new Option(name, Sort.CONCLUSION, lexicon.madeOf(name))));
            lexicon.declared().keySet().stream()
                    .filter(name -> lexicon.kind(name).isEmpty() || !lexicon.isEvidence(name))
                    .forEach(name -> all.add(new Option(name, Sort.KIND, lexicon.phrase(name))));
            return all;
        }
        if ("insert".equals(spot.around())) {
            all.add(new Option("new ", Sort.KEYWORD, "concludes something"));
            WAYS.keySet().stream()
                    .filter(name -> lexicon.engine().type(name).isPresent())
                    .sorted()
                    .forEach(name -> all.add(new Option(name, Sort.CONCLUSION, lexicon.madeOf(name))));
        }
        all.addAll(ofVariables(spot));
        if (spot.open().isEmpty()) {
            all.add(new Option("insert( new ", Sort.KEYWORD, "concludes something"));
        }
        lexicon.constants().keySet().stream()
                .sorted()
                .forEach(name -> all.add(new Option(name, Sort.WORD, "a list of words")));
        return all;
    }

    /** What can stand behind a full stop, where one stands there. */
    private Optional<List<Option>> ofMember(Spot spot) {
        Matcher of = OF.matcher(spot.before());
        if (!of.find()) {
            return Optional.empty();
        }
        String name = of.group(1);
        if (lexicon.constants().containsKey(name)) {
            return Optional.of(lexicon.constants().getOrDefault(name, List.of()).stream()
                    .map(word -> new Option(word, Sort.WORD, Words.ofConstant(word)))
                    .toList());
        }
        if (WAYS.containsKey(name)) {
            return Optional.of(keywords(WAYS.getOrDefault(name, List.of()).toArray(String[]::new)));
        }
        return Optional.of(ofFields(spot.bound().getOrDefault(name, "")));
    }

    private List<Option> values(Spot spot, String type, String field) {
        List<Option> all = new ArrayList<>();
        lexicon.field(type, field).ifPresent(one -> {
            lexicon.constants()
                    .getOrDefault(one.enumeration(), List.of())
                    .forEach(word ->
                            all.add(new Option(one.enumeration() + "." + word, Sort.WORD, Words.ofConstant(word))));
            if (one.form() == Field.Form.TRUTH) {
                all.addAll(keywords("true", "false"));
            }
            if (Set.of(Field.Form.WHOLE_NUMBER, Field.Form.NUMBER, Field.Form.DATE, Field.Form.WORDS)
                    .contains(one.form())) {
                all.addAll(ofParameters("{%s}"));
            }
        });
        all.addAll(ofVariables(spot));
        if (all.isEmpty()) {
            all.addAll(ofParameters("{%s}"));
        }
        return all;
    }

    private List<Option> ofVariables(Spot spot) {
        return spot.bound().entrySet().stream()
                .map(one -> new Option(one.getKey(), Sort.VARIABLE, one.getValue()))
                .toList();
    }

    private List<Option> ofFields(String type) {
        return lexicon.kind(type).map(Kind::fields).orElse(List.of()).stream()
                .map(one -> new Option(one.property(), Sort.FIELD, lexicon.says(type, one)))
                .toList();
    }

    private List<Option> ofTypes() {
        Set<String> names = new LinkedHashSet<>();
        lexicon.vocabulary().kinds().forEach(kind -> names.add(kind.type()));
        names.addAll(lexicon.declared().keySet().stream().sorted().toList());
        names.addAll(lexicon.engine().names());
        return names.stream()
                .map(name -> new Option(name, Sort.KIND, lexicon.phrase(name)))
                .toList();
    }

    private List<Option> ofCriteria() {
        return lexicon.criteria().stream()
                .map(DeclaredCriterion::criterion)
                .map(one -> new Option(one.id(), Sort.CRITERION, one.asks()))
                .toList();
    }

    private List<Option> ofReadings() {
        return lexicon.readings().stream()
                .map(one -> new Option(one.id(), Sort.READING, one.question()))
                .toList();
    }

    private List<Option> ofParameters(String form) {
        return lexicon.numbers().stream()
                .map(one -> new Option(String.format(form, one.name()), Sort.PARAMETER, Lexicon.amount(one)))
                .toList();
    }

    private static List<Option> keywords(String... words) {
        return Arrays.stream(words)
                .map(word -> new Option(word, Sort.KEYWORD, ""))
                .toList();
    }
}
