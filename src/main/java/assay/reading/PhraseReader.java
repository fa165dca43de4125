package assay.reading;

import assay.drl.DrlFile;
import assay.problem.Problem;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.AnnotatedBaseDescr;
import org.drools.drl.ast.descr.AnnotationDescr;
import org.drools.drl.ast.descr.EnumDeclarationDescr;
import org.drools.drl.ast.descr.TypeDeclarationDescr;
import org.drools.drl.ast.descr.TypeFieldDescr;
import org.jspecify.annotations.Nullable;

/** Reads the words that declarations want to be spoken of in. */
final class PhraseReader {

    private final List<Problem> problems;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> fields = new HashMap<>();
    private final Map<String, List<String>> words = new HashMap<>();

    PhraseReader(List<Problem> problems) {
        this.problems = problems;
    }

    Phrases phrases() {
        return new Phrases(Map.copyOf(types), Map.copyOf(fields), Map.copyOf(words));
    }

    /** What one of a list's words is called, and its words. */
    void ofEnumeration(DrlFile file, int offset, EnumDeclarationDescr declaration) {
        String type = declaration.getTypeName();
        others(file, offset, declaration, List.of(Phrases.READS, Phrases.WORDS));
        String reads = text(file, offset, declaration, Phrases.READS, "@reads( \"colour\" )");
        if (reads != null) {
            types.put(type, reads);
        }
        String all = text(file, offset, declaration, Phrases.WORDS, "@words( \"red, dark green\" )");
        if (all != null) {
            List<String> each = Arrays.stream(StringUtils.split(all, ','))
                    .map(String::strip)
                    .toList();
            int literals = declaration.getLiterals().size();
            if (each.size() != literals) {
                wrong(
                        file,
                        offset,
                        Phrases.WORDS,
                        "@words has the words of " + type + " in their order, with commas between them; these are "
                                + each.size() + " and " + type + " has " + literals);
            } else if (new HashSet<>(each).size() < literals) {
                wrong(file, offset, Phrases.WORDS, "two words of " + type + " cannot read the same");
            } else {
                words.put(type, each);
            }
        }
    }

    /** What one of a kind is called, and what its fields say of it. */
    void ofType(DrlFile file, int offset, TypeDeclarationDescr declaration) {
        String type = declaration.getTypeName();
        others(file, offset, declaration, List.of(Phrases.READS, Kind.ASSESSED));
        String reads = text(file, offset, declaration, Phrases.READS, "@reads( \"a plan\" )");
        if (reads != null) {
            types.put(type, reads);
        }
        for (TypeFieldDescr field : declaration.getFields().values()) {
            int at = Math.max(offset, file.text().indexOf(field.getFieldName(), offset));
            String said = text(file, at, field, Phrases.READS, "@reads( \"shown by {}\" )");
            if (said == null) {
                continue;
            }
            String written = field.getPattern().getObjectType();
            boolean truth = "boolean".equalsIgnoreCase(written);
            if (StringUtils.countMatches(said, "{}") != (truth ? 0 : 1)) {
                wrong(
                        file,
                        at,
                        Phrases.READS,
                        truth
                                ? "@reads says what is so where " + field.getFieldName()
                                        + " is true, and has no {}: @reads( \"that is online\" )"
                                : "@reads has {} once, where the value of " + field.getFieldName()
                                        + " is to stand: @reads( \"shown by {}\" )");
            } else {
                fields.put(type + "." + field.getFieldName(), said);
            }
        }
    }

    private void others(DrlFile file, int offset, AnnotatedBaseDescr descr, List<String> known) {
        for (String annotation : descr.getAnnotationNames()) {
            if (!known.contains(annotation)) {
                wrong(
                        file,
                        offset,
                        annotation,
                        "@" + annotation + " has no place here; a declaration is a name and its fields");
            }
        }
    }

    private @Nullable String text(
            DrlFile file, int offset, AnnotatedBaseDescr descr, String annotation, String example) {
        AnnotationDescr found = descr.getAnnotation(annotation);
        if (found == null) {
            return null;
        }
        String text = found.getValue() instanceof String value && value.matches("\"[^\"\\\\]+\"")
                ? StringUtils.strip(value, "\"").strip()
                : "";
        if (text.isEmpty()) {
            wrong(file, offset, annotation, "@" + annotation + " has one text in quotes: " + example);
            return null;
        }
        return text;
    }

    private void wrong(DrlFile file, int offset, String annotation, String message) {
        problems.add(file.problem(offset, "@" + annotation, Check.ANNOTATION, message));
    }
}
