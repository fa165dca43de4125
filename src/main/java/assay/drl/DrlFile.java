package assay.drl;

import assay.files.Sha256;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.RuleText;
import assay.text.LookAlike;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/**
 * One rule file, parsed.
 *
 * @param file its path relative to the rule set's folder
 * @param shown how it is named in messages
 * @param text its content
 * @param parsed what the parser made of it, or of those of its pieces that it could read
 * @param read the text with those pieces alone; all else is blank
 * @param plain the text with every comment blanked out, so that offsets stay what they are
 * @param code the same with every quoted text blanked out as well
 */
public record DrlFile(
        String file, String shown, String text, PackageDescr parsed, String read, String plain, String code) {

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+\\w");
    private static final Pattern DECLARES = Pattern.compile("(?<![\\w$.])declare(?=\\s)");
    private static final Pattern WHEN = Pattern.compile("\\bwhen\\b");
    private static final Pattern THEN = Pattern.compile("\\bthen\\b");
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'", Pattern.DOTALL);
    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");
    private static final Pattern SPACE =
            Pattern.compile("[\\u00a0\\u2007\\u202f\\u200b-\\u200d\\u2060\\u2028\\u2029\\ufeff]");
    private static final Pattern BEYOND_KEYBOARD = Pattern.compile("[^\\x00-\\x7f\\ufffd]+");
    private static final Pattern MERGE = Pattern.compile("(?m)^(?:<{7}|={7}|>{7})(?: .*)?$");
    private static final String CURLED =
            "[\\u201c-\\u201f\\u2018-\\u201b\\u2032-\\u2036\\u00ab\\u00bb\\u2039\\u203a\\u00b4\\uff02]";
    private static final Pattern TYPOGRAPHIC = Pattern.compile("(?m)^.*?(" + CURLED + "|(?<!`)`(?!`))");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f]+");
    private static final Pattern ENTITY = Pattern.compile("&(?:lt|gt|amp|quot|apos|nbsp|#x?[0-9A-Fa-f]+);");
    private static final Pattern BOLD = Pattern.compile("\\*\\*+");
    private static final Pattern DAY = Pattern.compile(
            "(?<![\\w.-])(?:(\\d{4})-(\\d{1,2})-(\\d{1,2})|(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4}))(?![\\w.-])");
    private static final Pattern NAME = Pattern.compile("[$\\w]*[\\p{L}&&[^a-zA-Z]][$\\w\\p{L}\\p{M}]*");

    /** Texts of so many characters are whole files. */
    private static final int LONG = 2_000;

    /** A text in quotes up to a backslash that means nothing; what matches asks for has others. */
    private static final Pattern ESCAPE = Pattern.compile(
            "matches\\s*\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'|\"(?:\\\\[btnfrsu\"'\\\\]|[^\"\\\\\\n])*+(?:\"|(\\\\[^\\n]))");

    private static final Map<Integer, String> SIGNS = Map.of(
            0x2265,
            "write >=",
            0x2264,
            "write <=",
            0x2260,
            "write !=",
            0x2261,
            "write ==",
            0xd7,
            "write *",
            0xf7,
            "write /",
            0x20ac,
            "a variable begins with $",
            0xac,
            "write !");

    /** A file of which all else follows from its text. */
    public DrlFile(String file, String shown, String text, PackageDescr parsed, String read) {
        this(file, shown, text, parsed, read, withoutComments(text), code(text));
    }

    /** A file that can be read as a whole. */
    public DrlFile(String file, String shown, String text) {
        this(file, shown, text, Parsing.of(text).content(), text);
    }

    /** What the parser made of a text, and what it complains of; nobody changes it. */
    public record Parsing(PackageDescr content, List<DroolsError> errors) {

        private static final int KEPT = 64;

        /** What was parsed last: of rule sets that are read one after the other, most files are the same. */
        private static final Map<String, Parsing> PARSED = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Parsing> eldest) {
                return size() > KEPT;
            }
        };

        public static Parsing of(String text) {
            Parsing known;
            synchronized (PARSED) {
                known = PARSED.get(text);
            }
            if (known == null) {
                // Nobody waits for what another parses, which may take long.
                known = parse(text);
                synchronized (PARSED) {
                    PARSED.put(text, known);
                }
            }
            return known;
        }

        private static Parsing parse(String text) {
            DrlParser parser = new DrlParser();
            try {
                PackageDescr content = parser.parse(false, text);
                return new Parsing(content == null ? new PackageDescr() : content, parser.getErrors());
            } catch (DroolsParserException e) {
                return new Parsing(new PackageDescr(), parser.getErrors());
            }
        }
    }

    /** A text, and whether what stands in quotes in it is blanked out, too. */
    private record Blanked(String text, boolean texts) {

        /** What was blanked out last, for which all of a text is gone through. */
        private static final Map<Blanked, String> LAST = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Blanked, String> eldest) {
                return size() > 2 * Parsing.KEPT;
            }
        };

        static String of(String text, boolean texts) {
            Blanked wanted = new Blanked(text, texts);
            String known;
            synchronized (LAST) {
                known = LAST.get(wanted);
            }
            if (known == null) {
                known = blanked(text, texts);
                synchronized (LAST) {
                    LAST.put(wanted, known);
                }
            }
            return known;
        }
    }

    /** What a file is called, and what it says. */
    private record Source(String path, String shown, String content) {}

    /** A file as far as it can be read, and what is wrong with its syntax. */
    private record Read(@Nullable DrlFile file, List<Problem> problems) {}

    /** What was read last: of rule sets that are read one after the other, most files are the same. */
    private static final Map<Source, Read> READ = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Source, Read> eldest) {
            return size() > Parsing.KEPT;
        }
    };

    /** Parses a file as far as it can be read; what is wrong with its syntax goes to the problems. */
    public static @Nullable DrlFile parse(String path, String shown, String content, List<Problem> problems) {
        Source source = new Source(path, shown, content);
        Read read;
        synchronized (READ) {
            read = READ.get(source);
        }
        if (read == null) {
            List<Problem> found = new ArrayList<>();
            read = new Read(parsed(path, shown, content, found), List.copyOf(found));
            synchronized (READ) {
                READ.put(source, read);
            }
        }
        problems.addAll(read.problems);
        return read.file;
    }

    private static @Nullable DrlFile parsed(String path, String shown, String content, List<Problem> problems) {
        // What is told of here is then read over, and so is the mark that some editors put first.
        String text = LONE_RETURN.matcher(content).replaceAll("\n").replaceFirst("^\uFEFF", " ");
        if (!text.endsWith("\n")) {
            // The parser takes the last rule for one longer than it is where no line ends behind it.
            text += "\n";
        }
        if (LONE_RETURN.matcher(content).find()) {
            problems.add(Check.NOT_TEXT.problem(
                    shown,
                    1,
                    1,
                    "lines end as on old Macs (CR alone); save the file with the line ends of Unix or of Windows"));
        }
        if (text.isBlank()) {
            problems.add(
                    Check.EMPTY_FILE.problem(shown, 1, 1, "the file is empty; a rule file begins with its package"));
            return null;
        }
        List<Problem> beyond = DrlLimits.problems(shown, text);
        if (!beyond.isEmpty()) {
            // Nobody could follow it; what it declares is known by name.
            problems.addAll(beyond);
            return new DrlFile(path, shown, text, new PackageDescr(), "");
        }
        Parsing parsing = Parsing.of(text);
        DrlFile file = new DrlFile(path, shown, text, parsing.content(), text);
        List<Problem> found = file.characters();
        found.addAll(file.names(parsing.errors().isEmpty()));
        if (found.stream().allMatch(problem -> problem.code().equals(Check.NOT_TEXT.code()))) {
            found.addAll(DrlStructure.problems(file, parsing.errors().isEmpty()));
        }
        if (!found.isEmpty() || !parsing.errors().isEmpty()) {
            file = new BrokenDrl(file, found).readable();
        }
        if (StringUtils.isEmpty(file.parsed.getName())
                && !PACKAGE.matcher(code(text)).find()) {
            found.add(Check.PACKAGE.problem(
                    shown, 1, 1, "no package; a rule file begins with the package of its rule set"));
        }
        problems.addAll(found);
        return file;
    }

    /** Characters that have no place in a rule file, each kind where it first stands in a line. */
    private List<Problem> characters() {
        List<Problem> found = new ArrayList<>();
        int garbled = text.indexOf('\uFFFD');
        if (garbled >= 0) {
            found.add(at(garbled, Check.NOT_TEXT, "not UTF-8; save the file as UTF-8"));
        }
        Matcher space = SPACE.matcher(code);
        while (space.find()) {
            found.add(at(
                    space.start(),
                    Check.NOT_TEXT,
                    String.format(
                                    "a space that is none (U+%04X), as web pages have them",
                                    (int) text.charAt(space.start()))
                            + "; write an ordinary one, or nothing where there should be none"));
        }
        Matcher odd = BEYOND_KEYBOARD.matcher(code);
        while (odd.find()) {
            if (!SPACE.matcher(odd.group()).find()
                    && !TYPOGRAPHIC.matcher(odd.group()).find()
                    && !isOfOtherLetters(odd.group())) {
                LookAlike.in(odd.group())
                        .map(one -> at(
                                odd.start() + one.offset(),
                                Check.NOT_TEXT,
                                one.called() + " stands here, and looks like " + one.looks(odd.group())))
                        .or(() -> noLetter(odd.start(), odd.group()))
                        .ifPresent(found::add);
            }
        }
        Matcher control = CONTROL.matcher(text);
        if (control.find()) {
            found.add(at(
                    control.start(),
                    Check.NOT_TEXT,
                    LookAlike.called(control.group().codePointAt(0))
                            + " stands here, which no text has; the file is damaged from here on, or no text"));
        }
        Matcher entity = ENTITY.matcher(code);
        if (entity.find()) {
            found.add(at(
                    entity.start(),
                    Check.NOT_TEXT,
                    "\"" + entity.group()
                            + "\" is how web pages write a sign; write the sign itself, such as < or >="));
        }
        Matcher bold = BOLD.matcher(code);
        if (bold.find()) {
            found.add(at(bold.start(), Check.SYNTAX, "\"" + bold.group() + "\" has no place here; take it out"));
        }
        Matcher day = DAY.matcher(code);
        while (day.find()) {
            found.add(at(
                    day.start(),
                    Check.COMPARISON,
                    "a day is written LocalDate.of( "
                            + (day.group(1) == null
                                            ? Stream.of(day.group(6), day.group(5), day.group(4))
                                            : Stream.of(day.group(1), day.group(2), day.group(3)))
                                    .map(number -> number.replaceFirst("^0", ""))
                                    .collect(Collectors.joining(", "))
                            + " ), or has a name in braces"));
        }
        Matcher escape = ESCAPE.matcher(plain);
        while (escape.find()) {
            if (escape.group(1) != null) {
                found.add(at(
                        escape.start(1),
                        Check.CONSEQUENCE,
                        "\"" + escape.group(1) + "\" means nothing in a text; a backslash is written \\\\"));
            }
        }
        Matcher merge = MERGE.matcher(code);
        while (merge.find()) {
            found.add(at(
                    merge.start(),
                    Check.SYNTAX,
                    "this line was left over when two versions were merged; keep one of them, and none of such lines"));
        }
        Matcher quote = TYPOGRAPHIC.matcher(code);
        while (quote.find()) {
            found.add(
                    at(quote.start(1), Check.TYPOGRAPHIC_QUOTE, "a typographic quote; rules use the straight one: \""));
        }
        return found;
    }

    /**
     * Names with letters that no name has. Where the file cannot be read as a whole, other words than variables need be no
     * names: they may be meant for people.
     */
    private List<Problem> names(boolean whole) {
        return NAME.matcher(code)
                .results()
                .filter(name -> (whole || name.group().startsWith("$"))
                        && isOfOtherLetters(name.group().replaceAll("[\\x00-\\x7f]", "")))
                .map(name -> {
                    String plain = StringUtils.stripAccents(name.group());
                    return at(
                            name.start(),
                            Check.SYNTAX,
                            "a name is written with the letters a to z, digits and _"
                                    + (StringUtils.isAsciiPrintable(plain) ? ": " + plain + ", not " : ", not ")
                                    + name.group());
                })
                .toList();
    }

    /** Whether some letters look like those of a keyboard in part alone, or not at all: whoever wrote them meant them. */
    private static boolean isOfOtherLetters(String letters) {
        return letters.codePoints().allMatch(character -> Character.isLetter(character) || isMark(character))
                && !StringUtils.isAsciiPrintable(LookAlike.plain(letters));
    }

    /** The first sign of some characters that is no letter, and so of no name. */
    private Optional<Problem> noLetter(int start, String characters) {
        return IntStream.range(0, characters.length())
                .filter(at -> !Character.isLetterOrDigit(characters.codePointAt(at))
                        && !Character.isLowSurrogate(characters.charAt(at))
                        && !isMark(characters.codePointAt(at)))
                .mapToObj(at -> at(
                        start + at,
                        Check.NOT_TEXT,
                        LookAlike.called(characters.codePointAt(at)) + " has no place outside of texts and comments; "
                                + SIGNS.getOrDefault(characters.codePointAt(at), "take it out")))
                .findFirst();
    }

    /** What goes with a letter, such as an accent of its own. */
    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }

    /** The rules of the file, in their order, without queries. */
    public List<RuleDescr> rules() {
        return parsed.getRules().stream().filter(RuleDescr::isRule).toList();
    }

    /** Its rules as they stand in it, each from its first word to its {@code end}, by their names. */
    public Map<String, String> ruleTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        rules().forEach(rule -> texts.put(rule.getName(), textOf(rule)));
        return texts;
    }

    private String textOf(RuleDescr rule) {
        return text.substring(rule.getStartCharacter(), rule.getEndCharacter() + 1)
                .strip();
    }

    /** Its text with rules of some names left blank; everything stands on its line. */
    public String without(Predicate<String> left) {
        StringBuilder rest = new StringBuilder(text);
        rules().stream().filter(rule -> left.test(rule.getName())).forEach(rule -> {
            int end = rule.getEndCharacter() + 1;
            rest.replace(rule.getStartCharacter(), end, blank(text.substring(rule.getStartCharacter(), end)));
        });
        return rest.toString();
    }

    /** A digest of what a rule says, whatever its comments and its layout. */
    public String digest(RuleDescr rule) {
        String said = withoutComments(textOf(rule));
        return Sha256.of(StringUtils.normalizeSpace(said));
    }

    /** What a rule says, by its parts. */
    public RuleText said(RuleDescr rule) {
        String said = withoutComments(textOf(rule));
        // Within a text these words are none of the language.
        String words = blank(said, true);
        Matcher when = WHEN.matcher(words);
        int conditions = when.find() ? when.start() : -1;
        Matcher then = THEN.matcher(words);
        int consequence = then.find(Math.max(conditions, 0)) ? then.start() : said.length();
        return new RuleText(
                lines(said.substring(0, conditions < 0 ? consequence : conditions)),
                conditions < 0 ? List.of() : lines(said.substring(conditions, consequence)),
                lines(said.substring(consequence)));
    }

    private static List<String> lines(String part) {
        return part.lines()
                .map(StringUtils::normalizeSpace)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * What could be read without the rules that these problems are in; nothing where one is in no rule, or where something
     * that is declared, or the package, could not be read: whatever needs it would be told of as well.
     */
    public String readWithout(List<Problem> some) {
        if (lacksDeclaration() || StringUtils.isEmpty(parsed.getName())) {
            return "";
        }
        StringBuilder sound = new StringBuilder(read);
        for (Problem problem : some) {
            Optional<RuleDescr> around = rules().stream()
                    .filter(rule -> rule.getLine() <= problem.line() && problem.line() <= rule.getEndLine())
                    .findFirst();
            int from = offsetOf(problem.line());
            if (from > sound.length()) {
                return "";
            }
            if (around.isPresent()) {
                int start = offsetOf(around.get().getLine());
                int end = Math.min(sound.length(), around.get().getEndCharacter() + 1);
                sound.replace(start, end, blank(sound.substring(start, end)));
            } else if (!StringUtils.isBlank(StringUtils.substringBefore(sound.substring(from), "\n"))) {
                return "";
            }
        }
        return sound.toString();
    }

    private boolean lacksDeclaration() {
        return DECLARES.matcher(code)
                .results()
                .anyMatch(declares -> declares.start() >= read.length() || read.charAt(declares.start()) == ' ');
    }

    /** The same text without anything but its lines. */
    public static String blank(String text) {
        char[] lines = text.toCharArray();
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] != '\n') {
                lines[i] = ' ';
            }
        }
        return new String(lines);
    }

    /** Whether all of it could be read. */
    public boolean isWhole() {
        return read.equals(text);
    }

    /** Whether a type is declared in what could be read. */
    public boolean declares(String type) {
        return Stream.concat(parsed.getTypeDeclarations().stream(), parsed.getEnumDeclarations().stream())
                .anyMatch(declared -> declared.getTypeName().equals(type));
    }

    /** The offset at which a type is declared, or -1. */
    public int declaration(String type) {
        Matcher declaration = Pattern.compile("\\bdeclare\\s+(?:enum\\s+|trait\\s+)?" + Pattern.quote(type) + "\\b")
                .matcher(code);
        return declaration.find() ? declaration.start() : -1;
    }

    /**
     * A problem where a piece of text stands at or after an offset, and not within a longer word: {@code Directory} is not found
     * in {@code $Directory}. At the offset itself where it does not stand there.
     */
    public Problem problem(int from, String piece, Check check, String message) {
        int begin = Math.min(Math.max(0, from), text.length());
        Matcher whole = Pattern.compile("(?<![\\w$])" + Pattern.quote(piece) + "(?![\\w$])")
                .matcher(text)
                .region(begin, text.length())
                .useTransparentBounds(true);
        int found = whole.find() ? whole.start() : text.indexOf(piece, begin);
        return at(shown, text, found >= 0 ? found : begin, check, message);
    }

    /** A problem at an offset. */
    public Problem at(int offset, Check check, String message) {
        return at(shown, text, offset, check, message);
    }

    /** The line, from 1, of an offset. */
    public int lineOf(int offset) {
        return StringUtils.countMatches(text.substring(0, offset), "\n") + 1;
    }

    /** The offset of a line, from 1. */
    public int offsetOf(int line) {
        int offset = StringUtils.ordinalIndexOf(text, "\n", line - 1);
        return line <= 1 ? 0 : offset + 1;
    }

    /** The text with every comment and every quoted text blanked out, so that offsets stay what they are. */
    public static String code(String text) {
        return blank(text, true);
    }

    /** The text with every comment blanked out. */
    public static String withoutComments(String text) {
        return blank(text, false);
    }

    private static String blank(String text, boolean texts) {
        return text.length() < LONG ? blanked(text, texts) : Blanked.of(text, texts);
    }

    private static String blanked(String text, boolean texts) {
        StringBuilder plain = new StringBuilder(text);
        Matcher matcher = COMMENT_OR_TEXT.matcher(text);
        while (matcher.find()) {
            if (texts || text.charAt(matcher.start()) == '/') {
                for (int i = matcher.start(); i < matcher.end(); i++) {
                    if (text.charAt(i) != '\n') {
                        plain.setCharAt(i, ' ');
                    }
                }
            }
        }
        return plain.toString();
    }

    /** What is said of an attribute of a rule, such as its rank. */
    public static String attribute(String name) {
        return "\"" + name
                + "\" has no place in a rule file; within a step the order in which rules fire means nothing, and"
                + " every rule may fire; leave it out";
    }

    /** A problem in a line, from 1, where what stands in the line begins. */
    public Problem inLine(int line, Check check, String message) {
        int from = Math.min(offsetOf(line), text.length());
        int begin = StringUtils.indexOfAnyBut(StringUtils.substringBefore(text.substring(from), "\n"), " \t");
        return check.problem(shown, line, Math.max(0, begin) + 1, message);
    }

    /** A problem at an offset of a file that need not be read. */
    static Problem at(String shown, String text, int offset, Check check, String message) {
        int line = StringUtils.countMatches(text.substring(0, offset), "\n") + 1;
        return check.problem(shown, line, offset - text.lastIndexOf('\n', offset - 1), message);
    }
}
