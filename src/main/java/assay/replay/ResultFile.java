package assay.replay;

import assay.ledger.ResultInPage;
import assay.ledger.ResultReader;
import assay.problem.ProblemsException;
import assay.report.JsonReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file that {@code assay evaluate --format json}, {@code jsonl} or {@code html} wrote.
 *
 * @param page the whole of a page; nothing where it is none
 * @param content what stands in it; of a page, the results in it
 * @param layout how its results stand beside each other
 * @param results the results, in its order; at least one
 */
public record ResultFile(Optional<String> page, String content, JsonReport.Layout layout, List<Recorded> results) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * Reads one.
     *
     * @param named how it is called in messages
     * @throws ProblemsException if it is not to be read, or is no such file
     */
    public static ResultFile read(Path path, String named) throws ProblemsException {
        String written = ResultReader.written(path, named);
        String content = ResultReader.in(written);
        ResultReader.of(content, named);
        return of(ResultReader.isPage(written) ? Optional.of(written) : Optional.empty(), content);
    }

    private static ResultFile of(Optional<String> page, String content) {
        if (content.startsWith("[")) {
            List<Recorded> results =
                    JSON.readTree(content).valueStream().map(Recorded::new).toList();
            return new ResultFile(page, content, JsonReport.Layout.ARRAY, results);
        }
        List<Recorded> results = new ArrayList<>();
        try (MappingIterator<JsonNode> each = JSON.readerFor(JsonNode.class).readValues(content)) {
            each.forEachRemaining(result -> results.add(new Recorded(result)));
        }
        JsonReport.Layout layout =
                ResultInPage.unified(content).startsWith("{\n") ? JsonReport.Layout.OBJECT : JsonReport.Layout.LINES;
        return new ResultFile(page, content, layout, results);
    }

    /** One result as a tree. */
    public static JsonNode tree(String json) {
        return JSON.readTree(json);
    }
}
