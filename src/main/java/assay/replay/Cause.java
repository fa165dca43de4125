package assay.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What moved something.
 *
 * @param kind whether that is known
 * @param evidence whether the evidence has a part in it
 * @param documents the documents that have, in the order of the documents now, as far as it is one of them that did
 * @param parameters the parameters that have, in the order of the rules now
 * @param rules whether the rules have, apart from the values of those
 */
public record Cause(
        Kind kind, boolean evidence, List<String> documents, List<ParameterChange> parameters, boolean rules) {

    /** What is known of it. */
    public enum Kind {
        /** These moved it: without one of them it would be otherwise. */
        MOVED,
        /** It is as it was: the rules or parameters alone would move it, and the evidence takes it back. */
        NEITHER,
        /** What was recorded then cannot be read by the rules of now. */
        UNKNOWN,
        /** The program alone is another. */
        PROGRAM,
        /** Nothing that it was made from is another: the result does not hold what that gives. */
        ALTERED
    }

    /** Keeps its own copies. */
    public Cause {
        documents = List.copyOf(documents);
        parameters = List.copyOf(parameters);
    }

    /** A cause that is none of these. */
    static Cause of(Kind kind) {
        return new Cause(kind, false, List.of(), List.of(), false);
    }

    /** One word for each of what moved it, as programs of others read them: {@code evidence}, {@code parameters}, {@code rules}. */
    List<String> because() {
        List<String> because = new ArrayList<>();
        switch (kind) {
            case NEITHER -> because.add("neither");
            case UNKNOWN -> because.add("unknown");
            case PROGRAM -> because.add("program");
            case ALTERED -> because.add("altered");
            case MOVED -> {
                if (evidence) {
                    because.add("evidence");
                }
                if (!parameters.isEmpty()) {
                    because.add("parameters");
                }
                if (rules) {
                    because.add("rules");
                }
            }
        }
        return because;
    }

    /** {@code by the evidence (D8) and the parameter directory-fields (4, now 3) together}. */
    String words() {
        return switch (kind) {
            case NEITHER ->
                "as before: the "
                        + (parameters.isEmpty() ? "rules" : rules ? "rules and parameters" : "parameters")
                        + " alone would move it, and the evidence takes it back";
            case UNKNOWN -> "by the evidence or the rules: what was recorded then is not evidence by the rules of now";
            case PROGRAM -> "by the program";
            case ALTERED -> "by none of what it was made from";
            case MOVED -> moved();
        };
    }

    private String moved() {
        List<String> parts = new ArrayList<>();
        if (evidence) {
            parts.add("the evidence" + (documents.isEmpty() ? "" : " (" + String.join(", ", documents) + ")"));
        }
        if (!parameters.isEmpty()) {
            parts.add((parameters.size() == 1 ? "the parameter " : "the parameters ")
                    + parameters.stream().map(ParameterChange::words).collect(Collectors.joining(", ")));
        }
        if (rules) {
            parts.add("the rules");
        }
        int last = parts.size() - 1;
        return "by "
                + (last == 0
                        ? parts.get(0)
                        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last) + " together");
    }
}
