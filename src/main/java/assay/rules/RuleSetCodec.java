package assay.rules;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiled rules as bytes. Java's own serialization would do, but takes longer to start than all the rest of reading an
 * entry of the cache.
 */
final class RuleSetCodec {

    private RuleSetCodec() {}

    static void write(DataOutputStream out, CompiledRules rules) throws IOException {
        RuleSet set = rules.ruleSet();
        pack(out, set.pack());
        out.writeUTF(set.sha256());
        list(out, set.vocabulary().kinds(), RuleSetCodec::kind);
        kind(out, set.vocabulary().authority());
        kind(out, set.vocabulary().interview());
        kind(out, set.vocabulary().profile());
        list(out, set.interpretations(), RuleSetCodec::interpretation);
        list(out, List.copyOf(set.origins().values()), RuleSetCodec::origin);
        out.writeUTF(set.rulePackage());
        out.writeInt(rules.classes().size());
        for (Map.Entry<String, byte[]> entry : rules.classes().entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }

    static CompiledRules read(DataInputStream in) throws IOException {
        Pack pack = pack(in);
        String sha256 = in.readUTF();
        Vocabulary vocabulary = new Vocabulary(list(in, RuleSetCodec::kind), kind(in), kind(in), kind(in));
        List<Interpretation> interpretations = list(in, RuleSetCodec::interpretation);
        Map<String, RuleOrigin> origins = new LinkedHashMap<>();
        list(in, RuleSetCodec::origin).forEach(origin -> origins.put(origin.name(), origin));
        RuleSet set = new RuleSet(
                pack, sha256, vocabulary, interpretations, Collections.unmodifiableMap(origins), in.readUTF());
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            String name = in.readUTF();
            classes.put(name, in.readNBytes(in.readInt()));
        }
        return new CompiledRules(set, classes);
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
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    private static void pack(DataOutputStream out, Pack pack) throws IOException {
        out.writeUTF(pack.name());
        out.writeUTF(pack.title());
        out.writeUTF(pack.source());
        list(out, pack.grades(), (to, grade) -> {
            to.writeUTF(grade.name());
            to.writeUTF(grade.value().toString());
            to.writeBoolean(grade.met());
        });
        list(out, pack.requirements(), (to, requirement) -> {
            to.writeUTF(requirement.id());
            to.writeUTF(requirement.number());
            to.writeUTF(requirement.name());
            to.writeInt(requirement.weight());
        });
        list(out, pack.elsewhere(), (to, elsewhere) -> {
            to.writeUTF(elsewhere.id());
            to.writeUTF(elsewhere.see() == null ? "" : elsewhere.see());
            to.writeUTF(elsewhere.says());
        });
        list(out, pack.agreements(), DataOutputStream::writeUTF);
    }

    private static Pack pack(DataInputStream in) throws IOException {
        return new Pack(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                list(
                        in,
                        from -> new Pack.GradeEntry(
                                from.readUTF(), new BigDecimal(from.readUTF()), from.readBoolean())),
                list(
                        in,
                        from -> new Pack.RequirementEntry(
                                from.readUTF(), from.readUTF(), from.readUTF(), from.readInt())),
                list(in, from -> {
                    String id = from.readUTF();
                    String see = from.readUTF();
                    return new Pack.Elsewhere(id, see.isEmpty() ? null : see, from.readUTF());
                }),
                list(in, from -> from.readUTF()));
    }

    private static void kind(DataOutputStream out, Kind kind) throws IOException {
        out.writeUTF(kind.word());
        out.writeUTF(kind.type());
        out.writeUTF(kind.file());
        out.writeInt(kind.line());
        list(out, kind.fields(), (to, field) -> {
            to.writeUTF(field.word());
            to.writeUTF(field.property());
            to.writeUTF(field.form().name());
            to.writeUTF(field.enumeration());
            list(to, field.words(), DataOutputStream::writeUTF);
            to.writeBoolean(field.optional());
            to.writeBoolean(field.mayBeEmpty());
        });
    }

    private static Kind kind(DataInputStream in) throws IOException {
        return new Kind(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readInt(),
                list(
                        in,
                        from -> new Field(
                                from.readUTF(),
                                from.readUTF(),
                                Field.Form.valueOf(from.readUTF()),
                                from.readUTF(),
                                list(from, words -> words.readUTF()),
                                from.readBoolean(),
                                from.readBoolean())));
    }

    private static void interpretation(DataOutputStream out, Interpretation one) throws IOException {
        out.writeUTF(one.id());
        out.writeUTF(one.question());
        out.writeUTF(one.decided());
        out.writeUTF(one.why());
    }

    private static Interpretation interpretation(DataInputStream in) throws IOException {
        return new Interpretation(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
    }

    private static void origin(DataOutputStream out, RuleOrigin origin) throws IOException {
        out.writeUTF(origin.name());
        out.writeUTF(origin.file());
        out.writeInt(origin.line());
        out.writeUTF(origin.source());
        list(out, origin.interpretations(), DataOutputStream::writeUTF);
    }

    private static RuleOrigin origin(DataInputStream in) throws IOException {
        return new RuleOrigin(in.readUTF(), in.readUTF(), in.readInt(), in.readUTF(), list(in, from -> from.readUTF()));
    }
}
