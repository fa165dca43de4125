package assay.cli;

import assay.evidence.Redaction;
import assay.problem.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The option of commands that can keep to themselves what of the evidence tells of people. */
final class Redacting {

    @Option(
            names = "--redact",
            paramLabel = "KEYS",
            split = ",",
            description =
                    "hides what stands under these keys of documents and facts, counts what is hidden, and keeps all digests:"
                            + " title, file, recorded-by, recorded-on, at, note")
    List<String> redact = List.of();

    /** What is to be hidden. */
    Redaction redaction() {
        return new Redaction(redact.stream().map(Redacting::key).collect(Collectors.toSet()));
    }

    private static Redaction.Key key(String word) {
        return Arrays.stream(Redaction.Key.values())
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new UsageException("--redact: \"" + word + "\" cannot be hidden"
                        + Nearest.hint(
                                word,
                                Arrays.stream(Redaction.Key.values())
                                        .map(Redaction.Key::word)
                                        .toList())));
    }
}
