package assay.words;

import assay.text.Article;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.Strings;

/** How words become phrases: articles, plurals, small numbers, lists and the opposite of a phrase. */
final class English {

    private static final List<String> NUMBERS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final Pattern ARTICLE = Pattern.compile("(?:an?|the|any|some) (.*)", Pattern.DOTALL);
    private static final Pattern IS = Pattern.compile("\\b(is|are|was|were|has been|have been)\\b(?! not\\b)");
    private static final Pattern VERB = Pattern.compile("(that|which|who) ([a-z]+s)\\b(.*)", Pattern.DOTALL);

    private English() {}

    /** "a sign-up", "an agency", "another aid". */
    static String indefinite(String noun) {
        return noun.startsWith("other ") ? "an" + noun : Article.indefinite(noun);
    }

    /** A phrase without the article that it begins with. */
    static String bare(String phrase) {
        if (phrase.startsWith("another ")) {
            return phrase.substring("an".length());
        }
        Matcher article = ARTICLE.matcher(phrase);
        return article.matches() ? article.group(1) : phrase;
    }

    /** "agencies" of "agency", "fields of a form" of "field of a form". */
    static String plural(String noun) {
        Matcher head = Pattern.compile("(.+?)( (?:of|for|in|to|that|with|at|from|outside|on|met|missing|shown)\\b.*)")
                .matcher(noun);
        if (head.matches()) {
            return plural(head.group(1)) + head.group(2);
        }
        if (noun.matches(".*[^aeiou]y")) {
            return StringUtils.chop(noun) + "ies";
        }
        return noun + (noun.matches(".*(?:s|x|z|ch|sh)") ? "es" : "s");
    }

    /** "agency" of "agencies", where that can be told from the word. */
    static String singular(String plural) {
        if (plural.endsWith("ies")) {
            return Strings.CS.removeEnd(plural, "ies") + "y";
        }
        if (plural.matches(".*(?:ss|x|z|ch|sh)es")) {
            return Strings.CS.removeEnd(plural, "es");
        }
        return plural.endsWith("ss") ? plural : Strings.CS.removeEnd(plural, "s");
    }

    /** Whether a word looks like several of something. */
    static boolean isPlural(String word) {
        return word.matches(".*[a-z]s") && !word.matches(".*(?:ss|us|is)");
    }

    /** "two", and from thirteen on "13". */
    static String number(BigDecimal value) {
        boolean small = value.signum() >= 0
                && value.stripTrailingZeros().scale() <= 0
                && value.compareTo(BigDecimal.valueOf(NUMBERS.size())) < 0;
        return small ? NUMBERS.get(value.intValueExact()) : value.toPlainString();
    }

    /** "first" for 0; beyond the third, "fourth" and so on as digits. */
    static String ordinal(int index) {
        return index < 4 ? List.of("first", "second", "third", "fourth").get(index) : (index + 1) + "th";
    }

    /** "health, education and social care". */
    static String list(List<String> all, String last) {
        if (all.size() < 2) {
            return String.join("", all);
        }
        boolean apart = all.stream()
                .anyMatch(one -> one.contains(" " + last + " ") || one.contains(", ") || one.startsWith("either "));
        return String.join(", ", all.subList(0, all.size() - 1))
                + (apart ? ", " : " ")
                + last
                + " "
                + all.get(all.size() - 1);
    }

    /** "neither health nor education", "none of health, education and social care". */
    static String noneOf(List<String> all) {
        return all.size() == 2 ? "neither " + all.get(0) + " nor " + all.get(1) : "none of " + list(all, "and");
    }

    /** The opposite of what stands behind a noun: "not shown by ...", "that is not ...", "that does not cover ...". */
    static String not(String phrase) {
        if ("given".equals(phrase)) {
            return "withheld";
        }
        Matcher verb = VERB.matcher(phrase);
        if (verb.matches() && !verb.group(2).matches("is|was")) {
            return verb.group(1) + " does not " + base(verb.group(2)) + verb.group(3);
        }
        boolean relative = phrase.matches("(?s)(?:that|which|who|whose|(?:of|in|for|to|by|on) which|where) .*");
        Matcher is = IS.matcher(phrase);
        if (relative && is.find()) {
            return phrase.substring(0, is.end()) + " not" + phrase.substring(is.end());
        }
        Matcher past = Pattern.compile("(that|which|who) (found|gave|led|made|took|went) (.*)")
                .matcher(phrase);
        if (past.matches()) {
            String base =
                    switch (past.group(2)) {
                        case "found" -> "find";
                        case "gave" -> "give";
                        case "led" -> "lead";
                        case "made" -> "make";
                        case "took" -> "take";
                        default -> "go";
                    };
            return past.group(1) + " did not " + base + " " + past.group(3);
        }
        return "not " + phrase;
    }

    private static String base(String verb) {
        if ("has".equals(verb)) {
            return "have";
        }
        if (verb.endsWith("ies")) {
            return Strings.CS.removeEnd(verb, "ies") + "y";
        }
        return verb.matches(".*(?:ch|sh|ss|x|zz|o)es") ? Strings.CS.removeEnd(verb, "es") : StringUtils.chop(verb);
    }

    /** A sentence: a capital first, a full stop last, unless a text in quotes has one already. */
    static String sentence(String words) {
        String clean = words.replaceAll("[ \\t\\n]+", " ").strip();
        String begun = StringUtils.capitalize(clean);
        return begun.matches("(?s).*[.!?]\"?") ? begun : begun + ".";
    }
}
