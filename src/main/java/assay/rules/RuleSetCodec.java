package assay.rules;

import assay.policy.Criterion;
import assay.ruleset.DeclaredCriterion;
import assay.ruleset.Extension;
import assay.ruleset.Field;
import assay.ruleset.Interpretation;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import assay.ruleset.Parameter;
import assay.ruleset.Range;
import assay.ruleset.RuleOrigin;
import assay.ruleset.RuleSet;
import assay.ruleset.RuleText;
import assay.ruleset.Step;
import assay.ruleset.Steps;
import assay.ruleset.Subject;
import assay.ruleset.Subjects;
import assay.ruleset.Vocabulary;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compiled rules as bytes. Java's own serialization would do, but takes longer to start than all the rest of reading an
 * entry of the cache.
 */
final class RuleSetCodec {

    private RuleSetCodec() {}

    static void write(DataOutputStream out, CompiledRules rules) throws IOException {
        RuleSet set = rules.ruleSet();
        pack(out, set.pack());
        text(out, set.sha256());
        texts(out, set.files());
        list(out, set.vocabulary().kinds(), RuleSetCodec::kind);
        kind(out, set.vocabulary().authority());
        kind(out, set.vocabulary().interview());
        kind(out, set.vocabulary().profile());
        list(out, set.interpretations(), RuleSetCodec::interpretation);
        list(out, List.copyOf(set.origins().values()), RuleSetCodec::origin);
        list(out, set.extension().stream().toList(), RuleSetCodec::extension);
        list(out, set.declared(), RuleSetCodec::declared);
        list(out, set.parameters(), RuleSetCodec::parameter);
        texts(out, set.settings());
        text(out, set.rulePackage());
        stages(out, rules.steps().rules());
        stages(out, rules.steps().types());
        text(out, rules.steps().grading().name());
        scopes(out, rules.steps());
        classes(out, rules.classes());
    }

    static void classes(DataOutputStream out, SortedMap<String, byte[]> classes) throws IOException {
        out.writeInt(classes.size());
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            text(out, entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }

    static CompiledRules read(DataInputStream in) throws IOException {
        Pack pack = pack(in);
        String sha256 = text(in);
        SortedMap<String, String> files = texts(in);
        Vocabulary vocabulary = new Vocabulary(list(in, RuleSetCodec::kind), kind(in), kind(in), kind(in));
        List<Interpretation> interpretations = list(in, RuleSetCodec::interpretation);
        Map<String, RuleOrigin> origins = new LinkedHashMap<>();
        list(in, RuleSetCodec::origin).forEach(origin -> origins.put(origin.name(), origin));
        Optional<Extension> extension =
                list(in, RuleSetCodec::extension).stream().findFirst();
        List<DeclaredCriterion> declared = list(in, RuleSetCodec::declared);
        List<Parameter> parameters = list(in, RuleSetCodec::parameter);
        SortedMap<String, String> settings = texts(in);
        RuleSet set = new RuleSet(
                pack,
                sha256,
                files,
                vocabulary,
                interpretations,
                Collections.unmodifiableMap(origins),
                extension,
                declared,
                parameters,
                settings,
                text(in));
        List<Step> all = pack.subject().steps();
        Steps steps = new Steps(
                stages(in, all), stages(in, all), Steps.Grading.valueOf(text(in)), scopes(in), askedByScope(in));
        return new CompiledRules(set, steps, classes(in));
    }

    static NavigableMap<String, byte[]> classes(DataInputStream in) throws IOException {
        NavigableMap<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return classes;
    }

    private static void stages(DataOutputStream out, Map<String, Steps.Stage> stages) throws IOException {
        out.writeInt(stages.size());
        for (Map.Entry<String, Steps.Stage> entry : new TreeMap<>(stages).entrySet()) {
            text(out, entry.getKey());
            out.writeByte(entry.getValue().step().place());
            out.writeShort(entry.getValue().level());
        }
    }

    private static Map<String, Steps.Stage> stages(DataInputStream in, List<Step> steps) throws IOException {
        Map<String, Steps.Stage> stages = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            stages.put(text(in), new Steps.Stage(steps.get(in.readByte()), in.readUnsignedShort()));
        }
        return stages;
    }

    private static void scopes(DataOutputStream out, Steps steps) throws IOException {
        out.writeInt(steps.scopes().size());
        for (Map.Entry<String, Steps.Scope> entry : new TreeMap<>(steps.scopes()).entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue().name());
        }
        for (Steps.Scope scope : Steps.Scope.values()) {
            Set<String> asked = new TreeSet<>(steps.asked(scope));
            out.writeInt(asked.size());
            for (String type : asked) {
                text(out, type);
            }
        }
    }

    private static Map<String, Steps.Scope> scopes(DataInputStream in) throws IOException {
        Map<String, Steps.Scope> scopes = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            scopes.put(text(in), Steps.Scope.valueOf(text(in)));
        }
        return scopes;
    }

    private static Map<Steps.Scope, Set<String>> askedByScope(DataInputStream in) throws IOException {
        Map<Steps.Scope, Set<String>> asked = new HashMap<>();
        for (Steps.Scope scope : Steps.Scope.values()) {
            Set<String> types = new HashSet<>();
            for (int left = in.readInt(); left > 0; left--) {
                types.add(text(in));
            }
            asked.put(scope, types);
        }
        return asked;
    }

    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writer.write(out, value);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        // Not as many as a damaged entry may say.
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    private static void texts(DataOutputStream out, SortedMap<String, String> texts) throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            text(out, entry.getKey());
            text(out, entry.getValue());
        }
    }

    private static SortedMap<String, String> texts(DataInputStream in) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.put(text(in), text(in));
        }
        return Collections.unmodifiableSortedMap(texts);
    }

    private static void text(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Two steps of the JDK's own: its readUTF goes from character to character, which takes its time in a cold start. */
    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void pack(DataOutputStream out, Pack pack) throws IOException {
        text(out, pack.name());
        text(out, pack.subject().word());
        text(out, pack.title());
        text(out, pack.source());
        list(out, pack.grades(), (to, grade) -> {
            text(to, grade.id());
            text(to, grade.name());
            text(to, grade.value().toString());
            to.writeBoolean(grade.met());
            to.writeInt(grade.line());
        });
        list(out, pack.requirements(), (to, requirement) -> {
            text(to, requirement.id());
            text(to, requirement.number());
            text(to, requirement.name());
            to.writeInt(requirement.weight());
            to.writeInt(requirement.line());
        });
        list(out, pack.elsewhere(), (to, elsewhere) -> {
            text(to, elsewhere.id());
            text(to, elsewhere.see() == null ? "" : elsewhere.see());
            text(to, elsewhere.says());
        });
        list(out, pack.agreements(), (to, agreement) -> {
            text(to, agreement.id());
            text(to, agreement.name());
        });
        texts(out, pack.tables());
        list(out, pack.reading().stream().toList(), (to, reading) -> {
            text(to, reading.interpretation());
            text(to, reading.says());
        });
    }

    private static Subject subject(String word) throws IOException {
        return Subjects.called(word).orElseThrow(() -> new IOException("there is no subject " + word));
    }

    private static Pack pack(DataInputStream in) throws IOException {
        return new Pack(
                text(in),
                subject(text(in)),
                text(in),
                text(in),
                list(
                        in,
                        from -> new Pack.GradeEntry(
                                text(from),
                                text(from),
                                new BigDecimal(text(from)),
                                from.readBoolean(),
                                from.readInt())),
                list(
                        in,
                        from -> new Pack.RequirementEntry(
                                text(from), text(from), text(from), from.readInt(), from.readInt())),
                list(in, from -> {
                    String id = text(from);
                    String see = text(from);
                    return new Pack.Elsewhere(id, see.isEmpty() ? null : see, text(from));
                }),
                list(in, from -> new Pack.AgreementEntry(text(from), text(from))),
                texts(in),
                list(in, from -> new Pack.Reading(text(from), text(from))).stream()
                        .findFirst());
    }

    private static void kind(DataOutputStream out, Kind kind) throws IOException {
        text(out, kind.word());
        text(out, kind.type());
        text(out, kind.file());
        out.writeInt(kind.line());
        list(out, kind.fields(), (to, field) -> {
            text(to, field.word());
            text(to, field.property());
            text(to, field.form().name());
            text(to, field.enumeration());
            list(to, field.words(), RuleSetCodec::text);
            to.writeBoolean(field.optional());
            to.writeBoolean(field.mayBeEmpty());
            list(to, field.formerly().stream().toList(), RuleSetCodec::text);
            list(to, List.copyOf(field.range().edges().entrySet()), (edges, edge) -> {
                text(edges, edge.getKey().name());
                text(edges, edge.getValue().toString());
            });
        });
        out.writeBoolean(kind.assessed());
    }

    private static Kind kind(DataInputStream in) throws IOException {
        return new Kind(
                text(in),
                text(in),
                text(in),
                in.readInt(),
                list(
                        in,
                        from -> new Field(
                                text(from),
                                text(from),
                                Field.Form.valueOf(text(from)),
                                text(from),
                                list(from, RuleSetCodec::text),
                                from.readBoolean(),
                                from.readBoolean(),
                                list(from, RuleSetCodec::text).stream().findFirst(),
                                new Range(list(
                                                from,
                                                edge -> Map.entry(
                                                        Range.Edge.valueOf(text(edge)), new BigDecimal(text(edge))))
                                        .stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue))))),
                in.readBoolean());
    }

    private static void extension(DataOutputStream out, Extension extension) throws IOException {
        text(out, extension.base());
        text(out, extension.sha256());
        list(out, extension.replaced(), RuleSetCodec::text);
        list(out, extension.added(), RuleSetCodec::text);
        list(out, extension.overridden(), RuleSetCodec::text);
        texts(out, extension.parameters());
        list(out, extension.without(), (to, omission) -> {
            text(to, omission.rule());
            to.writeInt(omission.line());
        });
        list(out, extension.further().stream().toList(), RuleSetCodec::extension);
    }

    private static Extension extension(DataInputStream in) throws IOException {
        return new Extension(
                text(in),
                text(in),
                list(in, RuleSetCodec::text),
                list(in, RuleSetCodec::text),
                list(in, RuleSetCodec::text),
                texts(in),
                list(in, from -> new Extension.Omission(text(from), from.readInt())),
                list(in, RuleSetCodec::extension).stream().findFirst());
    }

    private static void interpretation(DataOutputStream out, Interpretation one) throws IOException {
        text(out, one.id());
        text(out, one.question());
        text(out, one.decided());
        text(out, one.why());
        text(out, one.by());
        text(out, one.source());
    }

    private static Interpretation interpretation(DataInputStream in) throws IOException {
        return new Interpretation(text(in), text(in), text(in), text(in), text(in), text(in));
    }

    private static void declared(DataOutputStream out, DeclaredCriterion one) throws IOException {
        Criterion criterion = one.criterion();
        text(out, criterion.id());
        text(out, criterion.kind().name());
        text(out, criterion.asks());
        list(out, criterion.parts(), RuleSetCodec::text);
        out.writeInt(criterion.atLeast());
        list(out, criterion.route() == null ? List.of() : List.of(criterion.route()), RuleSetCodec::text);
        text(out, one.rule());
        text(out, one.file());
        out.writeInt(one.line());
        out.writeInt(one.column());
    }

    private static DeclaredCriterion declared(DataInputStream in) throws IOException {
        return new DeclaredCriterion(
                new Criterion(
                        text(in),
                        Criterion.Kind.valueOf(text(in)),
                        text(in),
                        list(in, RuleSetCodec::text),
                        in.readInt(),
                        list(in, RuleSetCodec::text).stream().findFirst().orElse(null)),
                text(in),
                text(in),
                in.readInt(),
                in.readInt());
    }

    private static void parameter(DataOutputStream out, Parameter one) throws IOException {
        text(out, one.name());
        text(out, one.form().name());
        for (String text : List.of(
                one.value(),
                one.own(),
                one.unit(),
                one.from(),
                one.to(),
                one.source(),
                one.interpretation(),
                one.says())) {
            text(out, text);
        }
        text(out, one.by().name());
        text(out, one.of());
        text(out, one.file());
        out.writeInt(one.line());
        out.writeInt(one.column());
        list(out, one.uses(), (to, use) -> {
            text(to, use.file());
            to.writeInt(use.line());
            to.writeInt(use.column());
            text(to, use.what());
            list(to, use.criteria(), RuleSetCodec::text);
        });
    }

    private static Parameter parameter(DataInputStream in) throws IOException {
        return new Parameter(
                text(in),
                Parameter.Form.valueOf(text(in)),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                text(in),
                Parameter.By.valueOf(text(in)),
                text(in),
                text(in),
                in.readInt(),
                in.readInt(),
                list(
                        in,
                        from -> new Parameter.Use(
                                text(from),
                                from.readInt(),
                                from.readInt(),
                                text(from),
                                list(from, RuleSetCodec::text))));
    }

    private static void origin(DataOutputStream out, RuleOrigin origin) throws IOException {
        text(out, origin.name());
        text(out, origin.file());
        out.writeInt(origin.line());
        text(out, origin.source());
        list(out, origin.interpretations(), RuleSetCodec::text);
        text(out, origin.digest());
        RuleText said = origin.text();
        for (List<String> part : List.of(said.head(), said.conditions(), said.consequence())) {
            list(out, part, RuleSetCodec::text);
        }
    }

    private static RuleOrigin origin(DataInputStream in) throws IOException {
        return new RuleOrigin(
                text(in),
                text(in),
                in.readInt(),
                text(in),
                list(in, RuleSetCodec::text),
                text(in),
                new RuleText(list(in, RuleSetCodec::text), list(in, RuleSetCodec::text), list(in, RuleSetCodec::text)));
    }
}
