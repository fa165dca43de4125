package assay.language;

import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.ParameterUses;
import assay.drl.RuleFiles;
import assay.drl.RuleTree;
import assay.language.Completion.Option;
import assay.language.Completion.Sort;
import assay.policy.Criterion;
import assay.policy.Words;
import assay.reading.MeaningsReader;
import assay.reading.Phrases;
import assay.reading.RuleSetReader;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Field;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Meanings;
import assay.ruleset.Parameter;
import assay.ruleset.Vocabulary;
import assay.text.HowMany;
import assay.words.RuleIndex;
import assay.words.Sayings;
import assay.yaml.PlainText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What can be named in the files of a rule set, as far as it can be read. */
public final class Language {

    /** So much of a line is looked back at, far more than what stands at a place hangs on. */
    private static final int LONGEST_LINE = 2_000;

    private static final Pattern BRACE = Pattern.compile("\\{([a-z0-9-]*)$");
    private static final Pattern OF = Pattern.compile("([$\\w]+)\\.$");
    private static final Pattern NEW = Pattern.compile("\\bnew\\s+$");
    private static final Pattern ASKED = Pattern.compile(
            "\\s*(?:\\$\\w+\\s*:\\s*)?(\\w+)(?:\\.\\w+)*\\s*(?:==|!=|<=?|>=?|(?:not\\s+)?(?:contains|memberOf|excludes))\\s*$");
    private static final Pattern ONE_OF = Pattern.compile("(\\w+)\\s+(?:not\\s+)?in\\s*\\((?:[^()]*,)?\\s*$");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([\\w-]+)");
    private static final Pattern WORD = Pattern.compile("[@$]?[\\p{L}_][\\w]*");
    private static final Pattern REST_OF_KEY = Pattern.compile("[\\w.-]*(?: [\\w.-]+)*+");
    private static final Pattern REST_OF_NAME = Pattern.compile("[a-z0-9-]*");
    private static final Pattern REST_OF_WORD = Pattern.compile("\\w*(?:\\.[A-Z][A-Z0-9_]*\\b)?");
    private static final Pattern REST_OF_VALUE = Pattern.compile("[\\w-]*(?: [\\w-]+)*+");
    private static final Pattern REST_IN_QUOTES = Pattern.compile("[^\"\\n]*\"?");
    private static final Pattern REST_OF_TEXT = Pattern.compile("[^\"\\n]*(?=\")");
    private static final Pattern YAML_KEY = Pattern.compile("[\"']?([\\w.-]+(?: [\\w.-]+)*+)[\"']?\\s*:(?=\\s|$)");
    private static final Pattern YAML_WORD = Pattern.compile("[\\w.-]+");
    private static final Pattern BEFORE_RULE = Pattern.compile("^[ \\t]*rule[ \\t]+\"$|\\bextends[ \\t]+\"$");
    /** The ways to make a conclusion that have a name of their own, by what it is. */
    private static final Map<String, List<String>> WAYS =
            Map.of("Criterion", List.of("minimum", "further", "condition"), "Counted", List.of("whole"));

    private static final Pattern RESTS = Pattern.compile("@?interpretation");

    private final RuleSetReader.Draft draft;
    private final RuleTree tree;
    private final RuleIndex index;
    private final EngineTypes engine;
    private final Map<String, List<String>> constants;
    private final List<Parameter> parameters;
    private final List<Criterion> criteria;
    private final List<Interpretation> readings;
    private final RuleSetNames names;
    private @Nullable Meanings meanings;

    /**
     * What can be named in a rule set.
     *
     * @param draft the rule set
     * @param index its rules
     * @param tree where its files lie
     */
    public Language(RuleSetReader.Draft draft, RuleIndex index, RuleTree tree) {
        this.draft = draft;
        this.tree = tree;
        this.index = index;
        this.engine = new EngineTypes(draft.subject());
        this.constants = new HashMap<>(engine.constants());
        this.constants.putAll(draft.declarations().constants());
        this.parameters = ParameterUses.of(draft.files(), draft.rules());
        this.criteria = draft.criteria().declared().stream()
                .map(DeclaredCriterion::criterion)
                .toList();
        List<Interpretation> known = draft.interpretations();
        this.readings = known == null ? List.of() : known;
        this.names = new RuleSetNames(draft, this);
    }

    // ------------------------------------------------------------------ completion

    /**
     * What could stand at a place.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Completion complete(String file, String text, int offset) {
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
                                        keywords(RuleSetKeys.words(file, spot.path()).toArray(String[]::new)).stream(),
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
                    criteria.stream()
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
                open.isEvidence() || isEvidence(open.name()),
                draft.declarations().constants().keySet(),
                draft.declarations().types().keySet());
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
            engine.names().stream()
                    .filter(name -> engine.type(name).filter(Class::isRecord).isPresent())
                    .forEach(name -> all.add(new Option(name, Sort.CONCLUSION, madeOf(name))));
            draft.declarations().types().keySet().stream()
                    .filter(name -> kind(name).isEmpty() || !isEvidence(name))
                    .forEach(name -> all.add(new Option(name, Sort.KIND, phrase(name))));
            return all;
        }
        if ("insert".equals(spot.around())) {
            all.add(new Option("new ", Sort.KEYWORD, "concludes something"));
            WAYS.keySet().stream()
                    .filter(name -> engine.type(name).isPresent())
                    .sorted()
                    .forEach(name -> all.add(new Option(name, Sort.CONCLUSION, madeOf(name))));
        }
        all.addAll(ofVariables(spot));
        if (spot.open().isEmpty()) {
            all.add(new Option("insert( new ", Sort.KEYWORD, "concludes something"));
        }
        constants.keySet().stream().sorted().forEach(name -> all.add(new Option(name, Sort.WORD, "a list of words")));
        return all;
    }

    /** What can stand behind a full stop, where one stands there. */
    private Optional<List<Option>> ofMember(Spot spot) {
        Matcher of = OF.matcher(spot.before());
        if (!of.find()) {
            return Optional.empty();
        }
        String name = of.group(1);
        if (constants.containsKey(name)) {
            return Optional.of(constants.getOrDefault(name, List.of()).stream()
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
        field(type, field).ifPresent(one -> {
            constants
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
        return kind(type).map(Kind::fields).orElse(List.of()).stream()
                .map(one -> new Option(one.property(), Sort.FIELD, says(type, one)))
                .toList();
    }

    private List<Option> ofTypes() {
        Set<String> names = new LinkedHashSet<>();
        vocabulary().kinds().forEach(kind -> names.add(kind.type()));
        names.addAll(draft.declarations().types().keySet().stream().sorted().toList());
        names.addAll(engine.names());
        return names.stream()
                .map(name -> new Option(name, Sort.KIND, phrase(name)))
                .toList();
    }

    private List<Option> ofCriteria() {
        return criteria.stream()
                .map(one -> new Option(one.id(), Sort.CRITERION, one.asks()))
                .toList();
    }

    private List<Option> ofReadings() {
        return readings.stream()
                .map(one -> new Option(one.id(), Sort.READING, one.question()))
                .toList();
    }

    private List<Option> ofParameters(String form) {
        return parameters.stream()
                .map(one -> new Option(String.format(form, one.name()), Sort.PARAMETER, amount(one)))
                .toList();
    }

    /** What a number or a day is, and what it decides. */
    static String amount(Parameter one) {
        return Sayings.amount(one, one.value()) + ": " + one.says();
    }

    private static List<Option> keywords(String... words) {
        return Arrays.stream(words)
                .map(word -> new Option(word, Sort.KEYWORD, ""))
                .toList();
    }

    // ------------------------------------------------------------------ hover

    /**
     * What stands at a place, where it is something that the rule set knows.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Optional<Hover> hover(String file, String text, int offset) {
        return standing(file, text, offset).map(Standing::hover);
    }

    /**
     * What stands at a place, where it is something that the rule set knows, with how rules name it.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    public Optional<Standing> standing(String file, String text, int offset) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int line = text.lastIndexOf('\n', at - 1) + 1;
        int next = text.indexOf('\n', at);
        int end = next < 0 ? text.length() : next;
        if (!file.endsWith(".drl")) {
            Piece word = piece(YAML_WORD, text, line, end, at);
            Optional<Standing> key = word == null ? Optional.empty() : key(file, text, word, end);
            if (key.isPresent()) {
                return key;
            }
        }
        return inLine(file, text, at, line, end)
                .map(hover -> new Standing(hover, text.substring(hover.from(), hover.to())));
    }

    private Optional<Hover> inLine(String file, String text, int at, int line, int end) {
        Piece quoted = piece(QUOTED, text, line, end, at);
        Piece braces = piece(IN_BRACES, text, line, end, at);
        // Where a text begins with a brace, all of it is meant there.
        if (braces != null && (quoted == null || at > quoted.from)) {
            return parameter(braces);
        }
        if (!file.endsWith(".drl")) {
            Piece word = piece(YAML_WORD, text, line, end, at);
            Optional<Hover> found = word == null
                    ? Optional.empty()
                    : reading(word).or(() -> parameter(word)).or(() -> criterion(word));
            return quoted == null ? found : found.or(() -> rule(quoted));
        }
        if (quoted != null) {
            if (BEFORE_RULE.matcher(text.substring(line, quoted.from)).find()) {
                return rule(quoted);
            }
            Piece word = piece(YAML_WORD, text, quoted.from, quoted.to, at);
            return criterion(quoted).or(() -> word == null ? Optional.empty() : reading(word));
        }
        if (DrlFile.code(text).substring(line, end).isBlank()) {
            return Optional.empty();
        }
        Piece word = piece(WORD, text, line, end, at);
        return word == null ? Optional.empty() : name(word, Spot.of(text, word.from), text);
    }

    private record Piece(int from, int to, String text) {}

    /** A key of a file of the rule set, in one of whose words a place is. */
    private Optional<Standing> key(String file, String text, Piece word, int end) {
        YamlSpot spot = YamlSpot.of(text, word.from);
        Matcher key = YAML_KEY.matcher(text).region(spot.from(), Math.max(spot.from(), end));
        if (spot.wants() != YamlSpot.Wants.KEY || !key.lookingAt()) {
            return Optional.empty();
        }
        Piece written = new Piece(key.start(1), key.end(1), key.group(1));
        return names.at(file, spot.path()).stream()
                .filter(name -> name.name().equals(written.text))
                .findFirst()
                .map(name -> name(name, written))
                .or(() -> RuleSetKeys.at(file, spot.path()).stream()
                        .filter(one -> one.name().equals(written.text))
                        .findFirst()
                        .map(one -> new Hover(
                                written.from, written.to, written.text, List.of(one.says()), Sort.KEYWORD, ""))
                        .map(hover -> new Standing(hover, written.text)));
    }

    /** A name that stands as a key. */
    private static Standing name(RuleSetNames.Name name, Piece written) {
        RuleSetNames.Known known = name.known();
        return new Standing(
                new Hover(
                        written.from,
                        written.to,
                        written.text,
                        name.lines().get(),
                        known.sort(),
                        known.address(),
                        known.of()),
                known.named());
    }

    private static @Nullable Piece piece(Pattern pattern, String text, int from, int to, int at) {
        Matcher matcher = pattern.matcher(text).region(from, to);
        while (matcher.find()) {
            int group = matcher.groupCount();
            if (matcher.start(group) <= at && at <= matcher.end(group)) {
                return new Piece(matcher.start(group), matcher.end(group), matcher.group(group));
            }
        }
        return null;
    }

    private Optional<Hover> name(Piece word, Spot spot, String text) {
        String name = word.text;
        if (name.startsWith("$")) {
            String bound = Spot.of(text, Math.min(text.length(), endOfRule(text, word.from)))
                    .bound()
                    .get(name);
            return Optional.ofNullable(bound)
                    .map(of -> new Hover(word.from, word.to, name + " stands for " + of, List.of(), Sort.VARIABLE, ""));
        }
        Matcher of = OF.matcher(spot.before());
        if (of.find() && constants.containsKey(of.group(1))) {
            return word(of.group(1), word);
        }
        Declaring declaring = spot.part() == Spot.Part.OUTSIDE ? Declaring.in(spot.before()) : null;
        if (declaring != null) {
            return constants.getOrDefault(declaring.name(), List.of()).contains(name)
                    ? word(declaring.name(), word)
                    : field(declaring.name(), word).or(() -> type(word));
        }
        if (name.matches("[A-Z]\\w*")) {
            return type(word);
        }
        String type = "in".equals(spot.around())
                ? spot.open().stream().skip(1).findFirst().orElse("")
                : spot.around();
        return field(type, word);
    }

    private Optional<Hover> field(String type, Piece word) {
        return field(type, word.text)
                .map(one -> new Hover(
                        word.from,
                        word.to,
                        word.text + " of " + type,
                        ofField(type, one),
                        Sort.FIELD,
                        wordOf(type),
                        type));
    }

    private Optional<Hover> word(String list, Piece word) {
        List<String> lines = new ArrayList<>();
        Optional.ofNullable(meanings().words().get(list + "/" + Words.ofConstant(word.text)))
                .ifPresent(lines::add);
        lines.add("The words: "
                + constants.getOrDefault(list, List.of()).stream()
                        .map(Words::ofConstant)
                        .collect(Collectors.joining(", "))
                + ".");
        return Optional.of(new Hover(
                word.from,
                word.to,
                "\"" + Words.ofConstant(word.text) + "\", a word of " + list,
                lines,
                Sort.WORD,
                "",
                list));
    }

    private static int endOfRule(String text, int from) {
        Matcher end = Pattern.compile("(?m)^[ \\t]*end\\b").matcher(text);
        return end.find(from) ? end.start() : text.length();
    }

    private Optional<Hover> type(Piece word) {
        String name = word.text;
        Kind kind = kind(name).orElse(null);
        if (kind == null) {
            return Optional.ofNullable(constants.get(name))
                    .map(words -> new Hover(
                            word.from,
                            word.to,
                            name + ", a list of words",
                            List.of(words.stream().map(Words::ofConstant).collect(Collectors.joining(", ")) + "."),
                            Sort.WORD,
                            ""));
        }
        List<String> lines = new ArrayList<>();
        boolean ofEngine = engine.type(name).isPresent();
        if (!phrase(name).isEmpty()) {
            lines.add(phrase(name) + ".");
        }
        if (isEvidence(name)) {
            meanings().of(kind).ifPresent(lines::add);
            lines.add(
                    "In a file of evidence: " + kind.word() + ". Declared in " + kind.file() + ":" + kind.line() + ".");
        } else if (ofEngine) {
            lines.add("The engine knows it. " + madeOf(name));
        }
        if (!kind.fields().isEmpty()) {
            lines.add("Fields: " + kind.fields().stream().map(Field::property).collect(Collectors.joining(", ")) + ".");
        }
        used(index.of(name)).ifPresent(lines::add);
        return Optional.of(new Hover(word.from, word.to, name, lines, Sort.KIND, isEvidence(name) ? kind.word() : ""));
    }

    private List<String> ofField(String type, Field field) {
        List<String> lines = new ArrayList<>();
        kind(type).flatMap(kind -> meanings().of(kind, field)).ifPresent(lines::add);
        lines.add(says(type, field) + ".");
        if (!field.words().isEmpty()) {
            lines.add("The words: " + String.join(", ", field.words()) + ".");
        }
        if (!field.word().equals(field.property())) {
            lines.add("In a file of evidence: " + field.word() + (field.optional() ? ", which may be left out." : "."));
        }
        return lines;
    }

    private Optional<Hover> criterion(Piece word) {
        return draft.criteria().declared().stream()
                .filter(one -> one.criterion().id().equals(word.text))
                .findFirst()
                .map(one -> new Hover(word.from, word.to, word.text, aboutCriterion(one), Sort.CRITERION, word.text));
    }

    /** What is to be known of a criterion. */
    List<String> aboutCriterion(DeclaredCriterion one) {
        Criterion asked = one.criterion();
        List<String> lines = new ArrayList<>();
        lines.add(asked.kind().word() + ": " + asked.asks() + ".");
        if (asked.parts().size() > 1) {
            lines.add("It needs " + asked.atLeast() + " of " + String.join(", ", asked.parts()) + ".");
        }
        index.rule(one.rule())
                .filter(rule -> !rule.source().isEmpty())
                .ifPresent(rule -> lines.add("Source: " + rule.source() + "."));
        int rules = index.about(asked.id()).size();
        lines.add(HowMany.of(rules, "rule is", "rules are") + " about it.");
        return lines;
    }

    /** How a rule begins; its name, as it is written, is the first group. */
    static String beginning(String name) {
        return "(?m)^[ \\t]*rule[ \\t]+\"(" + Pattern.quote(name) + ")\"";
    }

    /** A rule, where its name stands in quotes as it is written. */
    private Optional<Hover> rule(Piece quoted) {
        Pattern named = Pattern.compile(beginning(quoted.text));
        for (String file : draft.files().written().keySet()) {
            String text = draft.files().text(file);
            Matcher rule = named.matcher(DrlFile.withoutComments(text));
            if (rule.find()) {
                int line = StringUtils.countMatches(text.substring(0, rule.start(1)), '\n') + 1;
                return Optional.of(new Hover(
                        quoted.from,
                        quoted.to,
                        "rule \"" + quoted.text + "\"",
                        aboutRule(file, line),
                        Sort.RULE,
                        quoted.text));
            }
        }
        return Optional.empty();
    }

    /** What is to be known of the rule that begins in a line of a file. */
    private List<String> aboutRule(String file, int line) {
        List<String> lines = new ArrayList<>();
        index.all().stream()
                .filter(one -> one.file().equals(file) && one.line() == line)
                .findFirst()
                .ifPresent(rule -> {
                    lines.addAll(rule.sentences());
                    if (!rule.source().isEmpty()) {
                        lines.add("Source: " + rule.source() + ".");
                    }
                    if (!rule.interpretations().isEmpty()) {
                        lines.add("It rests on " + String.join(", ", rule.interpretations()) + ".");
                    }
                });
        lines.add(file + ":" + line);
        return lines;
    }

    private Optional<Hover> reading(Piece word) {
        return readings.stream()
                .filter(one -> one.id().equals(word.text))
                .findFirst()
                .map(one -> new Hover(word.from, word.to, one.id(), aboutReading(one), Sort.READING, one.id()));
    }

    /** What is to be known of a reading. */
    List<String> aboutReading(Interpretation one) {
        List<String> lines = new ArrayList<>(List.of(Sayings.interpretation(one)));
        used(index.on(one.id())).ifPresent(lines::add);
        return lines;
    }

    private Optional<Hover> parameter(Piece word) {
        return parameters.stream()
                .filter(one -> one.name().equals(word.text))
                .findFirst()
                .map(one -> new Hover(word.from, word.to, one.name(), aboutParameter(one), Sort.PARAMETER, one.name()));
    }

    /** What is to be known of a number or a day. */
    static List<String> aboutParameter(Parameter one) {
        Set<String> about = new LinkedHashSet<>();
        one.uses().forEach(use -> about.addAll(use.criteria()));
        List<String> lines = new ArrayList<>(List.of(Sayings.parameter(one)));
        if (!about.isEmpty()) {
            lines.add("On it hangs " + String.join(", ", about) + ".");
        }
        return lines;
    }

    /** Which rules leave it to {@code pack.yaml}, under a name, what they rest on. */
    String restingOn(String ground) {
        return index.all().stream()
                .filter(rule -> RuleFiles.isLeftToPack(rule.text(), ground))
                .map(rule -> "\"" + rule.name() + "\"")
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> used(List<RuleIndex.Rule> rules) {
        if (rules.isEmpty()) {
            return Optional.of("No rule uses it.");
        }
        Set<String> about = new LinkedHashSet<>();
        rules.forEach(rule -> about.addAll(rule.about()));
        return Optional.of(HowMany.of(rules.size(), "rule uses it", "rules use it")
                + (about.isEmpty() ? "." : ": " + String.join(", ", about) + "."));
    }

    // ------------------------------------------------------------------ in evidence

    /** What is to be known of a kind where evidence names it. */
    List<String> aboutKind(Kind kind) {
        List<String> lines = new ArrayList<>();
        lines.add(StringUtils.capitalize(phrase(kind.type())) + ".");
        meanings().of(kind).ifPresent(lines::add);
        if (!kind.fields().isEmpty()) {
            lines.add("Fields: " + kind.fields().stream().map(Field::word).collect(Collectors.joining(", ")) + ".");
        }
        used(index.of(kind.type())).ifPresent(lines::add);
        return lines;
    }

    /** What is to be known of a field where evidence names it. */
    List<String> aboutField(Kind kind, Field field) {
        List<String> lines = new ArrayList<>();
        meanings().of(kind, field).ifPresent(lines::add);
        lines.add(StringUtils.capitalize(field.form().described())
                + (field.optional() ? ", which may be left out." : "."));
        draft.declarations()
                .phrases()
                .field(kind.type(), field.property())
                .ifPresent(said -> lines.add("Rules read it as \"" + said.replace("{}", "…") + "\"."));
        if (!field.words().isEmpty()) {
            lines.add("The words: " + String.join(", ", field.words()) + ".");
        }
        return lines;
    }

    /** What is to be known of a word where evidence has it. */
    List<String> aboutWord(Field field, String word) {
        List<String> all = field.words();
        List<String> phrases = draft.declarations().phrases().words().getOrDefault(field.enumeration(), all);
        return List.of(
                meanings()
                        .of(field, word)
                        .orElseGet(() -> StringUtils.capitalize(phrases.get(all.indexOf(word))) + "."),
                "The words: " + String.join(", ", all) + ".");
    }

    /** How rules name a word. */
    String constant(Field field, String word) {
        return constants.getOrDefault(field.enumeration(), List.of()).stream()
                .filter(one -> Words.ofConstant(one).equals(word))
                .findFirst()
                .orElse("");
    }

    // ------------------------------------------------------------------ names

    /** The identifiers of criteria, in their order. */
    List<String> criteria() {
        return criteria.stream().map(Criterion::id).toList();
    }

    /** The names of rules, in the order of their files. */
    List<String> rules() {
        return index.all().stream().map(RuleIndex.Rule::name).toList();
    }

    /** The names that may stand as keys at a place of a YAML file, where the rule set says which there are. */
    List<RuleSetNames.Name> names(String file, List<String> path) {
        return names.at(file, path);
    }

    /** Numbers and days, in their order. */
    List<Parameter> numbers() {
        return parameters;
    }

    // ------------------------------------------------------------------ types

    private Vocabulary vocabulary() {
        return draft.declarations().vocabulary();
    }

    /** What its kinds, fields and words mean; only who asks needs the file read. */
    private synchronized Meanings meanings() {
        Meanings known = meanings;
        if (known == null) {
            known = MeaningsReader.read(draft.files(), tree, vocabulary(), new ArrayList<>());
            meanings = known;
        }
        return known;
    }

    private Optional<Kind> kind(String type) {
        return Optional.ofNullable(draft.declarations().types().get(type)).or(() -> engine.kind(type));
    }

    private Optional<Field> field(String type, String property) {
        return kind(type)
                .flatMap(kind -> kind.fields().stream()
                        .filter(one -> one.property().equals(property))
                        .findFirst());
    }

    private boolean isEvidence(String type) {
        return Stream.concat(
                        vocabulary().kinds().stream(),
                        Stream.of(
                                vocabulary().authority(),
                                vocabulary().interview(),
                                vocabulary().profile()))
                .anyMatch(kind -> kind.type().equals(type));
    }

    private String wordOf(String type) {
        return kind(type).filter(kind -> isEvidence(type)).map(Kind::word).orElse("");
    }

    /** How one of a type is spoken of. */
    String phrase(String type) {
        Phrases phrases = draft.declarations().phrases();
        return phrases.type(type)
                .or(() -> Optional.ofNullable(draft.subject().words().types().get(type)))
                .orElseGet(() -> kind(type).map(Kind::word).orElse(""));
    }

    /** What rules say by a field, and what it holds. */
    String says(String type, Field field) {
        String form = field.form().described() + (field.enumeration().isEmpty() ? "" : " of " + field.enumeration());
        return draft.declarations()
                .phrases()
                .field(type, field.property())
                .map(said -> said + " - " + form)
                .orElse(form);
    }

    private String madeOf(String type) {
        return engine.type(type)
                .filter(Class::isRecord)
                .map(found -> type + "( "
                        + Arrays.stream(found.getRecordComponents())
                                .map(RecordComponent::getName)
                                .collect(Collectors.joining(", "))
                        + " )")
                .orElse("");
    }
}
