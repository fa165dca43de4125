package assay.language;

import assay.drl.DrlFile;
import assay.language.Completion.Sort;
import assay.policy.Words;
import assay.ruleset.Kind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;
import org.jspecify.annotations.Nullable;

/** What stands at a place of a file of a rule set. */
final class RuleHover {

    private static final Pattern OF = Pattern.compile("([$\\w]+)\\.$");
    private static final Pattern QUOTED = Pattern.compile("\"((?:\\\\.|[^\"\\\\\\n])*+)\"");
    private static final Pattern IN_BRACES = Pattern.compile("\\{([\\w-]+)");
    private static final Pattern WORD = Pattern.compile("[@$]?[\\p{L}_][\\w]*");
    private static final Pattern YAML_KEY = Pattern.compile("[\"']?([\\w.-]+(?: [\\w.-]+)*+)[\"']?\\s*:(?=\\s|$)");
    private static final Pattern YAML_WORD = Pattern.compile("[\\w.-]+");
    private static final Pattern BEFORE_RULE = Pattern.compile("^[ \\t]*rule[ \\t]+\"$|\\bextends[ \\t]+\"$");

    private final Lexicon lexicon;
    private final RuleSetNames names;

    RuleHover(Lexicon lexicon, RuleSetNames names) {
        this.lexicon = lexicon;
        this.names = names;
    }

    /**
     * What stands at a place, where it is something that the rule set knows, with how rules name it.
     *
     * @param file the file, by its name
     * @param text all that it says
     * @param offset the place, in {@code char}s from 0
     */
    Optional<Standing> standing(String file, String text, int offset) {
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
        if (of.find() && lexicon.constants().containsKey(of.group(1))) {
            return word(of.group(1), word);
        }
        Declaring declaring = spot.part() == Spot.Part.OUTSIDE ? Declaring.in(spot.before()) : null;
        if (declaring != null) {
            return lexicon.constants().getOrDefault(declaring.name(), List.of()).contains(name)
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
        return lexicon.field(type, word.text)
                .map(one -> new Hover(
                        word.from,
                        word.to,
                        word.text + " of " + type,
                        lexicon.aboutField(type, one),
                        Sort.FIELD,
                        lexicon.wordOf(type),
                        type));
    }

    private Optional<Hover> word(String list, Piece word) {
        return Optional.of(new Hover(
                word.from,
                word.to,
                "\"" + Words.ofConstant(word.text) + "\", a word of " + list,
                lexicon.aboutConstant(list, word.text),
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
        Kind kind = lexicon.kind(name).orElse(null);
        if (kind == null) {
            return Optional.ofNullable(lexicon.constants().get(name))
                    .map(words -> new Hover(
                            word.from,
                            word.to,
                            name + ", a list of words",
                            List.of(words.stream().map(Words::ofConstant).collect(Collectors.joining(", ")) + "."),
                            Sort.WORD,
                            ""));
        }
        return Optional.of(new Hover(
                word.from,
                word.to,
                name,
                lexicon.aboutType(kind),
                Sort.KIND,
                lexicon.isEvidence(name) ? kind.word() : ""));
    }

    private Optional<Hover> criterion(Piece word) {
        return lexicon.criteria().stream()
                .filter(one -> one.criterion().id().equals(word.text))
                .findFirst()
                .map(one -> new Hover(
                        word.from, word.to, word.text, lexicon.aboutCriterion(one), Sort.CRITERION, word.text));
    }

    /** How a rule begins; its name, as it is written, is the first group. */
    static String beginning(String name) {
        return "(?m)^[ \\t]*rule[ \\t]+\"(" + Pattern.quote(name) + ")\"";
    }

    /** A rule, where its name stands in quotes as it is written. */
    private Optional<Hover> rule(Piece quoted) {
        Pattern named = Pattern.compile(beginning(quoted.text));
        for (String file : lexicon.files().written().keySet()) {
            String text = lexicon.files().text(file);
            Matcher rule = named.matcher(DrlFile.withoutComments(text));
            if (rule.find()) {
                int line = StringUtils.countMatches(text.substring(0, rule.start(1)), '\n') + 1;
                return Optional.of(new Hover(
                        quoted.from,
                        quoted.to,
                        "rule \"" + quoted.text + "\"",
                        lexicon.aboutRule(file, line),
                        Sort.RULE,
                        quoted.text));
            }
        }
        return Optional.empty();
    }

    private Optional<Hover> reading(Piece word) {
        return lexicon.readings().stream()
                .filter(one -> one.id().equals(word.text))
                .findFirst()
                .map(one -> new Hover(word.from, word.to, one.id(), lexicon.aboutReading(one), Sort.READING, one.id()));
    }

    private Optional<Hover> parameter(Piece word) {
        return lexicon.numbers().stream()
                .filter(one -> one.name().equals(word.text))
                .findFirst()
                .map(one -> new Hover(
                        word.from, word.to, one.name(), Lexicon.aboutParameter(one), Sort.PARAMETER, one.name()));
    }
}
