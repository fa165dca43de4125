package assay.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/**
 * What rules may call of Java, class by class and method by method. Whatever is not named here is refused: not because
 * somebody thought of a harm, but because nobody thought of a use. What is named gives the same on every machine and in every
 * run, and changes nothing that it is not called on.
 */
final class Permitted {

    /**
     * What conditions may ask and conclusions may work out. {@code new} makes one; a name with {@code =} is a constant;
     * {@code (Locale)} stands behind a method that only gives the same everywhere if it is told a language.
     */
    private static final Map<String, Set<String>> ASKED = read("""
            java.lang.Object: equals
            java.lang.CharSequence: length charAt isEmpty toString
            java.lang.String: length charAt isEmpty isBlank strip stripLeading stripTrailing trim startsWith endsWith contains\
             indexOf lastIndexOf substring equals equalsIgnoreCase compareTo compareToIgnoreCase concat replace join valueOf toString toLowerCase(Locale) toUpperCase(Locale)
            java.util.Locale: ROOT=
            java.lang.Comparable: compareTo
            java.lang.Number: intValue longValue doubleValue floatValue
            java.lang.Boolean: valueOf booleanValue parseBoolean equals compareTo compare toString TRUE= FALSE=
            java.lang.Character: valueOf charValue equals compareTo compare toString
            java.lang.Byte: valueOf byteValue intValue longValue equals compareTo compare toString
            java.lang.Short: valueOf shortValue intValue longValue equals compareTo compare toString
            java.lang.Integer: valueOf intValue longValue doubleValue floatValue parseInt equals compareTo compare signum max min\
             sum toString
            java.lang.Long: valueOf intValue longValue doubleValue floatValue parseLong equals compareTo compare signum max min\
             sum toString
            java.lang.Float: valueOf intValue longValue doubleValue floatValue equals compareTo compare isNaN isInfinite\
             isFinite max min sum toString
            java.lang.Double: valueOf intValue longValue doubleValue floatValue parseDouble equals compareTo compare isNaN\
             isInfinite isFinite max min sum toString
            java.lang.Math: abs min max floor ceil round rint signum sqrt addExact subtractExact multiplyExact negateExact\
             toIntExact floorDiv floorMod
            java.lang.Enum: name ordinal equals compareTo toString
            java.math.BigDecimal: new valueOf add subtract multiply divide divideToIntegralValue remainder negate abs signum\
             compareTo equals max min setScale scale precision round stripTrailingZeros toPlainString toString intValue\
             longValue doubleValue intValueExact longValueExact toBigInteger ZERO= ONE= TEN=
            java.math.BigInteger: new valueOf add subtract multiply divide remainder mod negate abs signum compareTo equals max\
             min gcd toString intValue longValue doubleValue intValueExact longValueExact ZERO= ONE= TWO= TEN=
            java.math.MathContext: new DECIMAL32= DECIMAL64= DECIMAL128= UNLIMITED=
            java.math.RoundingMode: UP= DOWN= CEILING= FLOOR= HALF_UP= HALF_DOWN= HALF_EVEN= UNNECESSARY=
            java.time.LocalDate: of ofYearDay ofEpochDay parse getYear getMonth getMonthValue getDayOfMonth getDayOfWeek\
             getDayOfYear isBefore isAfter isEqual isLeapYear lengthOfMonth lengthOfYear plus minus plusDays plusWeeks\
             plusMonths plusYears minusDays minusWeeks minusMonths minusYears withDayOfMonth withDayOfYear withMonth withYear\
             until toEpochDay compareTo equals toString EPOCH= MAX= MIN=
            java.time.chrono.ChronoLocalDate: isBefore isAfter isEqual compareTo equals toEpochDay toString
            java.time.Period: of ofDays ofWeeks ofMonths ofYears between parse getDays getMonths getYears plus minus plusDays\
             plusMonths plusYears isNegative isZero negated normalized toTotalMonths equals toString ZERO=
            java.time.Year: of parse getValue isBefore isAfter isLeap length plusYears minusYears atDay atMonth compareTo equals\
             toString
            java.time.YearMonth: of parse getYear getMonth getMonthValue isBefore isAfter isLeapYear lengthOfMonth plusMonths\
             plusYears minusMonths minusYears atDay atEndOfMonth compareTo equals toString
            java.time.MonthDay: of parse getMonth getMonthValue getDayOfMonth isBefore isAfter isValidYear atYear compareTo\
             equals toString
            java.time.Month: of getValue plus minus length maxLength minLength name ordinal compareTo equals toString *=
            java.time.DayOfWeek: of getValue plus minus name ordinal compareTo equals toString *=
            java.time.temporal.ChronoUnit: between name ordinal equals toString *=
            java.util.Objects: equals isNull nonNull requireNonNullElse
            java.util.Collection: size isEmpty contains containsAll equals toString
            java.util.List: of copyOf size isEmpty contains containsAll get indexOf lastIndexOf subList equals toString
            java.util.ArrayList: size isEmpty contains containsAll get indexOf lastIndexOf subList equals toString
            java.util.Set: size isEmpty contains containsAll equals toString
            java.util.SortedSet: size isEmpty contains containsAll first last headSet tailSet subSet equals toString
            java.util.Map: size isEmpty containsKey containsValue get getOrDefault keySet values entrySet equals toString
            java.util.SortedMap: size isEmpty containsKey containsValue get getOrDefault keySet values entrySet firstKey lastKey\
             equals toString
            java.util.Map$Entry: getKey getValue equals toString
            java.util.Collections: emptyList emptySet emptyMap max min frequency disjoint
            """);

    /** What only conclusions may, to put together what they hand over. */
    private static final Map<String, Set<String>> PUT_TOGETHER = read("""
            java.lang.String: split
            java.lang.Iterable: iterator
            java.util.Iterator: hasNext next
            java.util.Collection: iterator add addAll remove removeAll retainAll clear
            java.util.List: iterator add addAll remove removeAll retainAll clear
            java.util.Set: iterator add addAll remove removeAll retainAll clear
            java.util.SortedSet: iterator add addAll remove removeAll retainAll clear
            java.util.Map: put putAll putIfAbsent remove clear
            java.util.SortedMap: put putAll putIfAbsent remove clear
            java.util.ArrayList: new iterator add addAll remove removeAll retainAll clear size isEmpty contains containsAll get\
             indexOf lastIndexOf subList equals toString
            java.util.LinkedHashSet: new iterator add addAll remove removeAll retainAll clear size isEmpty contains containsAll\
             equals toString
            java.util.TreeSet: new iterator add addAll remove removeAll retainAll clear size isEmpty contains containsAll first\
             last headSet tailSet subSet floor ceiling lower higher equals toString
            java.util.EnumSet: of copyOf range iterator add addAll remove removeAll retainAll clear size isEmpty contains\
             containsAll equals toString
            java.util.LinkedHashMap: new put putAll putIfAbsent remove clear size isEmpty containsKey containsValue get\
             getOrDefault keySet values entrySet equals toString
            java.util.TreeMap: new put putAll putIfAbsent remove clear size isEmpty containsKey containsValue get getOrDefault\
             keySet values entrySet firstKey lastKey floorKey ceilingKey lowerKey higherKey equals toString
            org.drools.model.Drools: insert
            """);

    /** What changes what it is called on. */
    private static final Set<String> CHANGING =
            Set.of("add", "addAll", "remove", "removeAll", "retainAll", "clear", "put", "putAll", "putIfAbsent");

    /** What is there instead of what is refused, by the beginning of what is refused. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.HashMap", "LinkedHashMap keeps the order in which it was filled"),
            Map.entry("java.util.HashSet", "LinkedHashSet keeps the order in which it was filled"),
            Map.entry("java.util.Set.of", "List.of has an order"),
            Map.entry("java.util.Set.copyOf", "List.copyOf has an order"),
            Map.entry("java.util.Map.of", "LinkedHashMap keeps the order in which it was filled"),
            Map.entry("java.util.Map.copyOf", "LinkedHashMap keeps the order in which it was filled"),
            Map.entry("java.util.Map.entry", "LinkedHashMap keeps the order in which it was filled"),
            Map.entry("java.lang.String.toLowerCase", "toLowerCase( Locale.ROOT ) is the same in every language"),
            Map.entry("java.lang.String.toUpperCase", "toUpperCase( Locale.ROOT ) is the same in every language"),
            Map.entry("java.lang.String.format", "a plus (+) joins texts and numbers, the same in every language"),
            Map.entry("java.lang.String.formatted", "a plus (+) joins texts and numbers, the same in every language"),
            Map.entry("java.util.Locale", "Locale.ROOT is no language in particular"));

    private Permitted() {}

    private static Map<String, Set<String>> read(String table) {
        Map<String, Set<String>> methods = new HashMap<>();
        table.lines().forEach(line -> {
            String[] names = StringUtils.split(StringUtils.substringAfter(line, ":"));
            methods.put(StringUtils.substringBefore(line, ":"), Set.of(names));
        });
        return methods;
    }

    /** Whether conditions may know a class of Java, or conclusions. */
    static boolean isClass(String type, boolean conclusion) {
        return ASKED.containsKey(type) || (conclusion && PUT_TOGETHER.containsKey(type));
    }

    /** The classes that rules may import. */
    static boolean mayImport(String type) {
        return isClass(type, true) && !type.startsWith("org.");
    }

    /**
     * Whether a method may be called.
     *
     * @param name its name, {@code <init>} for one that makes an object
     * @param descriptor what it takes and gives, as compiled code has it
     * @param conclusion whether it is called by a conclusion, not by a condition
     */
    static boolean isMethod(String type, String name, String descriptor, boolean conclusion) {
        String called = "<init>".equals(name) ? "new" : name;
        return has(ASKED, type, called, descriptor) || (conclusion && has(PUT_TOGETHER, type, called, descriptor));
    }

    private static boolean has(Map<String, Set<String>> table, String type, String name, String descriptor) {
        Set<String> names = table.getOrDefault(type, Set.of());
        return names.contains(name)
                || (names.contains(name + "(Locale)") && descriptor.startsWith("(Ljava/util/Locale;)"));
    }

    /** Whether a constant may be used. */
    static boolean isConstant(String type, String name) {
        Set<String> names = ASKED.getOrDefault(type, Set.of());
        return names.contains(name + "=") || names.contains("*=");
    }

    /** Whether a method of this name changes a collection, if it is one of a collection. */
    static boolean changes(String name) {
        return CHANGING.contains(name);
    }

    /** What is there instead of something refused, where that is known. */
    static Optional<String> instead(List<String> refused) {
        return INSTEAD.entrySet().stream()
                .filter(entry -> refused.stream()
                        .anyMatch(one -> one.equals(entry.getKey())
                                || one.startsWith(entry.getKey() + ".")
                                || one.startsWith(entry.getKey() + "(")))
                .map(Map.Entry::getValue)
                .sorted()
                .distinct()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("; "), all -> all.isEmpty() ? Optional.empty() : Optional.of(all)));
    }
}
