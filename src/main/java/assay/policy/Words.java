package assay.policy;

import java.util.Locale;

/** How names in rule files read as words of policy: {@code MINUTED_AGREEMENT} is "minuted agreement". */
public final class Words {

    private Words() {}

    /** The words that a value stands for: an enum constant's name in words, anything else as it prints. */
    public static String of(Object value) {
        return value instanceof Enum<?> constant ? ofConstant(constant.name()) : value.toString();
    }

    /** {@code SOCIAL_CARE} as "social care". */
    public static String ofConstant(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** {@code SeniorSignUp} as "senior-sign-up", {@code september2003} as "september-2003". */
    public static String ofName(String name) {
        return name.replaceAll("(?<=.)(?=[A-Z])|(?<=[a-z])(?=[0-9])", "-").toLowerCase(Locale.ROOT);
    }
}
