package assay.lint;

import assay.policy.Words;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fields that conditions name and their kind does not have. */
final class UnknownFields implements Finder {

    private static final Pattern PROPERTY = Pattern.compile(
            "(?<![\\w.$\"])([a-z]\\w*)(?=\\s*(?:==|!=|<|>|\\bin\\b|\\bnot\\b|\\bcontains\\b|\\bmemberOf\\b|\\.\\w))");
    private static final Pattern HYPHENATED = Pattern.compile("(?<![\\w.$-])[a-z]+(?:-[a-z]+)+(?![\\w.-])");
    private static final Pattern BOUND = Pattern.compile("^\\s*\\$\\w+\\s*:\\s*([a-z]\\w*)\\s*$");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_FIELD);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        for (FactPattern pattern : rules.patterns()) {
            if (pattern.isAnyResult()) {
                continue;
            }
            rules.properties()
                    .of(pattern)
                    .ifPresent(known ->
                            pattern.constraints().forEach(one -> fields(rules, pattern, known, one, problems)));
        }
    }

    private static void fields(
            Rules rules, FactPattern pattern, Set<String> known, FactPattern.Constraint one, List<Problem> problems) {
        SortedMap<String, Integer> used = new TreeMap<>();
        Stream.concat(
                        PROPERTY.matcher(one.code()).results(),
                        BOUND.matcher(one.code()).results())
                .forEach(result -> used.putIfAbsent(result.group(1), result.start(1)));
        Set<Integer> hyphenated = new HashSet<>();
        HYPHENATED
                .matcher(one.code())
                .results()
                .forEach(result -> known.stream()
                        .filter(property -> Words.ofName(property).equals(result.group()))
                        .findFirst()
                        .ifPresent(property -> {
                            IntStream.range(result.start(), result.end()).forEach(hyphenated::add);
                            problems.add(pattern.file()
                                    .at(
                                            one.start() + result.start(),
                                            Check.UNKNOWN_FIELD,
                                            rules.files().parameters().all().stream()
                                                            .anyMatch(parameter -> parameter
                                                                            .name()
                                                                            .equals(result.group())
                                                                    && isBehindSign(one.code(), result.start()))
                                                    ? "a parameter stands in braces: {" + result.group() + "}"
                                                    : result.group() + " is written " + property + " in rules"));
                        }));
        used.forEach((property, place) -> {
            if (!hyphenated.contains(place) && !known.contains(property) && !Properties.isKeyword(property)) {
                problems.add(pattern.file()
                        .at(
                                one.start() + place,
                                Check.UNKNOWN_FIELD,
                                pattern.type() + " has no field \"" + property + "\""
                                        + instead(rules, pattern.type(), property, known)));
            }
        });
    }

    private static boolean isBehindSign(String code, int at) {
        return code.substring(0, at).stripTrailing().matches("(?s).*[=<>]");
    }

    private static String instead(Rules rules, String type, String property, Set<String> known) {
        return Optional.ofNullable(rules.declarations().types().get(type))
                .flatMap(kind -> kind.formerly(Words.ofName(property)))
                .map(field -> "; it is now " + field.property())
                .orElseGet(() -> Nearest.hintOr(
                        property,
                        known,
                        known.isEmpty()
                                ? " and no other; it is compared itself, as this"
                                : "; it has " + String.join(", ", new TreeSet<>(known))));
    }
}
