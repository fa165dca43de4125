package assay.ledger;

import assay.files.InputFile;
import assay.files.Sha256;
import assay.problem.Problem;
import assay.problem.ProblemsException;
import assay.text.Utf8;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.Strings;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads results of {@code assay evaluate}: one as a JSON object, several as an array or as one object a line; in either format, of
 * which only those keys are looked at that an entry of a ledger needs.
 */
public final class ResultReader {

    private static final int LARGEST = 256 << 20;
    private static final int NEWEST = 2;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMAT = "format";
    private static final String PROGRAM = "assay";
    private static final String EVIDENCE = "evidenceSha256";
    private static final String RULES = "rules/sha256";

    private static final List<String> KEYS =
            List.of(PROGRAM, FORMAT, "authority", "file", EVIDENCE, "rules/name", RULES, "overall/evidence/grade");

    private static final List<String> NEEDED = KEYS.stream()
            .filter(key -> !key.equals(PROGRAM) && !key.equals(FORMAT))
            .toList();

    private static final String WRITES = "evaluate --format json, jsonl or html writes one";

    private ResultReader() {}

    /**
     * The results of a file, in its order; at least one.
     *
     * @param path the file
     * @param named how it is called in messages
     * @throws ProblemsException with the first thing that is wrong with it
     */
    public static List<Result> read(Path path, String named) throws ProblemsException {
        return of(text(path, named), named);
    }

    /**
     * What stands in a file of results, which may be no JSON; of a page, the results that stand in it.
     *
     * @throws ProblemsException if it cannot be read, or is not UTF-8
     */
    private static String text(Path path, String named) throws ProblemsException {
        return in(written(path, named));
    }

    /** Whether a text is a page with results in it. */
    public static boolean isPage(String text) {
        return ResultInPage.isOne(text);
    }

    /**
     * A file of results as it stands, which may be no JSON.
     *
     * @throws ProblemsException if it cannot be read, or is not UTF-8
     */
    public static String written(Path path, String named) throws ProblemsException {
        try {
            String text = Utf8.text(InputFile.read(path, LARGEST))
                    .orElseThrow(() -> new ProblemsException(
                            Problem.ofFile(named, "this is not UTF-8; a result is JSON in UTF-8")));
            if (text.startsWith(BYTE_ORDER_MARK)) {
                throw new ProblemsException(Problem.ofFile(
                        named,
                        "this begins with a byte order mark, which evaluate does not write; something has changed the file"
                                + " since, so write it anew with --output"));
            }
            return text;
        } catch (InputFile.Unreadable e) {
            throw new ProblemsException(Problem.ofFile(named, e.why()));
        }
    }

    /** What stands in a text of results; of a page, the results that stand in it. */
    public static String in(String text) {
        return ResultInPage.in(text);
    }

    /** The results of a text, in its order; at least one. */
    public static List<Result> of(String text, String named) throws ProblemsException {
        try {
            List<Result> results = all(text);
            return results.size() == 1 && !text.startsWith("[")
                    ? List.of(with(results.get(0), Sha256.of(text)))
                    : results;
        } catch (NotJson e) {
            throw new ProblemsException(at(named, text, e));
        }
    }

    private static List<Result> all(String text) throws NotJson {
        if (!text.isBlank() && !Strings.CS.startsWithAny(text.stripLeading(), "{", "[")) {
            throw new NotJson(
                    text.length() - text.stripLeading().length(), "this is no JSON, and so no result; " + WRITES);
        }
        List<Result> results = new ArrayList<>();
        try (JsonParser json = Keys.parser(text)) {
            boolean inArray = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    Keys keys = Keys.of(json, KEYS, true);
                    results.add(result(keys, text.substring(keys.start(), keys.end())));
                } else if (token == JsonToken.START_ARRAY && !inArray && results.isEmpty()) {
                    inArray = true;
                } else if (token == JsonToken.END_ARRAY && json.nextToken() == null) {
                    break;
                } else {
                    throw new NotJson(
                            (int) json.currentTokenLocation().getCharOffset(),
                            "a result is a JSON object, as evaluate --format json writes it");
                }
            }
        } catch (JacksonException e) {
            throw Keys.broken(e);
        }
        if (results.isEmpty()) {
            throw new NotJson(0, "there is no result in this file; evaluate --format json or jsonl writes some");
        }
        return results;
    }

    private static Result result(Keys keys, String text) throws NotJson {
        for (String key : NEEDED) {
            if (!keys.has(key)) {
                throw new NotJson(
                        keys.start(),
                        "the key \"" + key.replace("/", "\" / \"") + "\" is missing, and so this is no result; "
                                + WRITES);
            }
        }
        if (keys.has(FORMAT)) {
            long format = keys.number(FORMAT);
            if (format < 1 || format > NEWEST) {
                throw new NotJson(
                        keys.offset(FORMAT),
                        "\"" + FORMAT + "\" is " + format + "; this program knows those from 1 to " + NEWEST);
            }
        }
        return new Result(
                keys.text("authority"),
                keys.text("file"),
                digest(keys, EVIDENCE),
                keys.text("rules/name"),
                digest(keys, RULES),
                keys.has(PROGRAM) ? keys.text(PROGRAM) : null,
                Sha256.of(text + "\n"),
                keys.text("overall/evidence/grade"));
    }

    private static Result with(Result result, String sha256) {
        return new Result(
                result.authority(),
                result.file(),
                result.evidenceSha256(),
                result.rules(),
                result.rulesSha256(),
                result.assay(),
                sha256,
                result.overall());
    }

    private static String digest(Keys keys, String key) throws NotJson {
        @Nullable String text = keys.textOrNull(key);
        if (text == null) {
            throw new NotJson(
                    keys.offset(key),
                    "\"" + key + "\" is null: this is a result of what stands in no file, which no ledger keeps");
        }
        if (!Sha256.isOne(text)) {
            throw new NotJson(
                    keys.offset(key),
                    "\"" + key.replace("/", "\" / \"")
                            + "\" is no SHA-256 digest, which has 64 of the digits 0 to 9 and a to f");
        }
        return text;
    }

    private static Problem at(String named, String text, NotJson e) {
        int offset = Math.min(e.offset(), text.length());
        int begin = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
        int from = offset == 0 ? 0 : begin;
        int line = 1
                + (int) text.substring(0, from)
                        .chars()
                        .filter(one -> one == '\n')
                        .count();
        return new Problem(named, line, text.codePointCount(from, offset) + 1, e.why());
    }
}
