package assay.text;

import java.util.regex.Pattern;

/** The article that is said before a noun, or before the name of a type. */
public final class Article {

    private static final Pattern AN =
            Pattern.compile("(?i)(?:(?!one\\b|once\\b|uni|use|usu|eu|ewe)[aeiou]|hour|honest|heir).*");

    private Article() {}

    /** A noun with "a" or "an" before it: {@code a sign-up}, {@code an agency}, {@code an Interview}. */
    public static String indefinite(String noun) {
        return (AN.matcher(noun).matches() ? "an " : "a ") + noun;
    }
}
