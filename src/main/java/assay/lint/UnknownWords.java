package assay.lint;

import assay.drl.DrlFile;
import assay.problem.Nearest;
import assay.problem.Problem;
import assay.ruleset.Check;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that their enumeration does not have. */
final class UnknownWords implements Finder {

    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z]\\w*)\\.([A-Z]\\w*)\\b(?!\\s*\\()");

    private static final Pattern PIECES = Pattern.compile("[A-Z][A-Z0-9_]*(?:[ -]+[A-Z][A-Z0-9_]*)+");

    @Override
    public Set<Check> checks() {
        return Set.of(Check.UNKNOWN_WORD);
    }

    @Override
    public void find(Rules rules, List<Problem> problems) {
        rules.parsed().forEach(file -> words(rules.words(), file, problems));
    }

    /** The word that is meant where its pieces stand apart, or with hyphens between them, or as names of kinds are written. */
    private static Optional<String> apart(String code, int start, List<String> known) {
        Matcher pieces = PIECES.matcher(code).region(start, code.length());
        if (!pieces.lookingAt()) {
            return Optional.empty();
        }
        String joined = pieces.group().replaceAll("[ -]+", "_");
        return known.stream()
                .filter(one -> joined.equals(one) || joined.startsWith(one + "_"))
                .max(Comparator.comparingInt(String::length));
    }

    private static void words(Map<String, List<String>> words, DrlFile file, List<Problem> problems) {
        Matcher matcher = CONSTANT.matcher(file.code());
        while (matcher.find()) {
            List<String> known = words.get(matcher.group(1));
            String constant = matcher.group(2);
            if (known != null && !known.contains(constant)) {
                Optional<String> apart = apart(file.code(), matcher.start(2), known);
                if (apart.isPresent()) {
                    problems.add(file.at(
                            matcher.start(2),
                            Check.UNKNOWN_WORD,
                            "a word of " + matcher.group(1) + " is written as one: " + apart.get()));
                    continue;
                }
                problems.add(file.problem(
                        matcher.start(2),
                        constant,
                        Check.UNKNOWN_WORD,
                        "unknown word " + constant + " of " + matcher.group(1)
                                + Nearest.hintOr(constant, known, "; known: " + String.join(", ", known))));
            }
        }
    }
}
