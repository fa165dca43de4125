package assay.peers;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CEL: expressions over what they are given, which conclude nothing for each other. So each criterion is one expression over all
 * facts by their kinds, and the program hands what the ones come to on to the next: criteria, grades, score.
 */
final class CelPeer implements Peer {

    /** What a fact of a kind, {@code f}, shows: the parts {@code p} for which this is so. */
    private record Shows(String criterion, String kind, String where) {}

    private static final String TRUE = "true";
    private static final String WORKING = "f.status == 'working' && f.online";
    private static final String FRONTLINE = "f.staff == 'frontline staff' && f.status in ['underway', 'completed']";
    private static final String AGREED =
            "f.to == 'information sharing protocol' && f['shown-by'] in ['signature', 'minuted agreement']";
    private static final String OTHERS =
            "f.agencies.exists(a, !(a in ['health', 'education', 'social care', 'council']))";
    private static final String FOUND = "f.found && f['looked-for'] == p && facts.directory.exists(f, " + WORKING + ")";
    private static final String ALL_THREE = "['health', 'education', 'social care'].all(p, " + sector("agencies") + ")";

    private static final List<Shows> ROWS = List.of(
            new Shows(
                    "R2.M1",
                    "practice-discussion",
                    "size(f.agencies) > 1 && (p in f.topics || " + sector("agencies") + ")"),
            new Shows("R2.M2", "senior-sign-up", "f.to == 'common understanding' && " + sector("agencies")),
            new Shows("R2.F1", "glossary", "size(f.agencies) > 1"),
            new Shows(
                    "R2.F2",
                    "understanding-aid",
                    "f.form == 'training event' ? f.status != 'planned'"
                            + " : f.form != 'further meetings' && f.status == 'in place'"),
            new Shows("R3-4.M1", "directory", WORKING + " && p in f.fields"),
            new Shows("R3-4.M1", "directory-test", FOUND),
            new Shows(
                    "R3-4.M2",
                    "directory",
                    WORKING + " && (p in f.sectors"
                            + " || (p == 'voluntary organisations' && f['voluntary-organisations'] >= 2)"
                            + " || (p == 'comprehensive listing' && f.listing == 'comprehensive'))"),
            new Shows("R3-4.M3", "directory-maintenance", "f.status == 'in place'"),
            new Shows("R3-4.M4", "directory-quality-check", TRUE),
            new Shows("R3-4.W1", "directory", WORKING + " && p in f.fields"),
            new Shows("R3-4.W1", "directory-test", FOUND),
            new Shows("R3-4.F1", "directory-dissemination", "f.means != 'online presence' && " + OTHERS),
            new Shows("R3-4.F2", "directory-edition", "f.availability == 'ready'"),
            new Shows("R3-4.F3", "directory-public-access", TRUE),
            new Shows("R3-4.F4", "directory-publicity", "f.where != 'internal' && p in f.audience"),
            new Shows(
                    "R3-4.F5",
                    "directory-search",
                    "p == 'need' ? 'need' in f.ways : f.ways.exists(way, way != 'need')"),
            new Shows("R5.M1", "privacy-statement", sector("agencies")),
            new Shows("R5.M2", "privacy-statement", "f.status == 'published' && " + sector("agencies")),
            new Shows("R5.F1", "privacy-statement", "f.status == 'published' && " + ALL_THREE),
            new Shows("R5.F2", "consultation", "f.about == 'common privacy statement' && p in f.groups"),
            new Shows(
                    "R5.F3",
                    "statement-dissemination",
                    "f.means == 'direct mailing' && f.reach == 'wide' && (p in f.audience || " + sector("statements-of")
                            + ")"),
            new Shows("R6.A1", "sharing-protocol", "size(f.contributors) > 1 && " + sector("contributors")),
            new Shows("R6.A2", "senior-sign-up", AGREED + " && " + sector("agencies")),
            new Shows("R6.B1", "protocol-links-statement", sector("agreed-by")),
            new Shows("R6.B2", "sharing-guidance", "f.readers == 'practitioners'"),
            new Shows("R6.F1", "sharing-protocol", "p in f['agreed-by']"),
            new Shows("R6.F1", "senior-sign-up", AGREED + " && p in f.agencies"),
            new Shows("R6.F2", "training", "f.about == 'information sharing' && " + FRONTLINE),
            new Shows("R6.F3", "protocol-monitoring", "f.status == 'in place'"),
            new Shows("R7.M1", "consent-guidance", "p in f.covers || p in f.sharing"),
            new Shows("R7.M2", "consent-leaflet", "f.about == 'information sharing'"),
            new Shows("R7.M3", "consent-form", "f.purpose == 'information sharing' && " + sector("agencies")),
            new Shows(
                    "R7.M4",
                    "practitioner-dissemination",
                    "f.status == 'issued' && f.of.exists(material, p.startsWith(material)"
                            + " && (f.agencies.exists(a, p.endsWith(': ' + a))"
                            + " || ('council' in f.agencies && !p.endsWith(': health'))))"),
            new Shows(
                    "R7.F1",
                    "consent-form",
                    "f.purpose == 'information sharing' && f.status == 'issued' && " + ALL_THREE),
            new Shows("R7.F2", "consultation", "f.about == 'consent materials' && p in f.groups"),
            new Shows("R7.F3", "training", "f.about == 'consent' && " + FRONTLINE),
            new Shows("R8.M1", "business-needs-discussion", "p in f.implications"),
            new Shows("R8.M2", "business-needs-discussion", "size(f.agencies) > 1 && " + sector("agencies")),
            new Shows("R8.F1", "process-map", "f.status == 'produced'"),
            new Shows("R8.F2", "business-needs-agreement", "f.status == 'in place' && p in f.agencies"),
            new Shows("R9.M1", "technical-paper-dissemination", "f.to == 'all it colleagues'"),
            new Shows("R9.M2", "it-awareness", "p in f.of"),
            new Shows("R9.F1", "e-government-plan", "f.isa == 'integrated'"));

    private static final Map<String, Long> HUNDREDTHS =
            Stream.of(Grade.values()).collect(Collectors.toMap(Grade::words, grade -> (long) grade.hundredths()));

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("facts", MapType.create(SimpleType.STRING, ListType.create(SimpleType.DYN)))
            .addVar("shown", MapType.create(SimpleType.STRING, SimpleType.INT))
            .addVar("met", MapType.create(SimpleType.STRING, SimpleType.BOOL))
            .addVar("grade", MapType.create(SimpleType.STRING, SimpleType.STRING))
            .addVar("worth", MapType.create(SimpleType.STRING, SimpleType.INT))
            .build();
    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();
    private final Map<String, Program> shown = new LinkedHashMap<>();
    private final Map<String, Program> met = new LinkedHashMap<>();
    private final Map<String, Program> grades = new LinkedHashMap<>();
    private final Program sum;

    CelPeer() {
        for (Criterion criterion : Criterion.ALL) {
            shown.put(
                    criterion.id(),
                    program("size(%s.filter(p, %s))".formatted(list(criterion.parts()), isShown(criterion))));
            String atLeast = criterion.id().equals("R5.M2")
                    ? "(shown['R5.M1'] == 3 ? 3 : 1)"
                    : String.valueOf(criterion.atLeast());
            met.put(criterion.id(), program("shown['%s'] >= %s".formatted(criterion.id(), atLeast)));
            grades.computeIfAbsent(criterion.requirement(), requirement -> program(grade(requirement)));
        }
        sum = program(grades.keySet().stream()
                .map(requirement ->
                        "%d * worth[grade['%s']]".formatted(new Standing(requirement).weight(), requirement))
                .collect(Collectors.joining(" + ")));
    }

    private static String isShown(Criterion criterion) {
        return ROWS.stream()
                .filter(row -> row.criterion().equals(criterion.id()))
                .map(row -> "facts['%s'].exists(f, %s)".formatted(row.kind(), row.where()))
                .collect(Collectors.joining(" || "));
    }

    private static String grade(String requirement) {
        List<String> routes = Stream.of('M', 'A', 'B')
                .map(group -> list(ids(requirement, group)))
                .filter(minimums -> !minimums.equals("[]"))
                .toList();
        String all = routes.stream().map("%s.all(c, met[c])"::formatted).collect(Collectors.joining(" || "));
        String half = routes.stream()
                .map("2 * size(%1$s.filter(c, met[c])) >= size(%1$s)"::formatted)
                .collect(Collectors.joining(" || "));
        return "(%s) ? (%s.exists(c, met[c]) && %s.all(c, met[c]) ? 'Well Ahead' : 'On Course') : (%s) ? 'Bit Behind' : 'Well Behind'"
                .formatted(all, list(ids(requirement, 'F')), list(ids(requirement, 'W')), half);
    }

    private static List<String> ids(String requirement, char group) {
        return Criterion.of(requirement)
                .filter(criterion -> criterion.group() == group)
                .map(Criterion::id)
                .toList();
    }

    private static String list(List<String> words) {
        return words.stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The sectors among which {@code p} is, by who speaks for whom. */
    private static String sector(String field) {
        return "(p in f['%1$s'] || (p in ['education', 'social care'] && 'council' in f['%1$s']))".formatted(field);
    }

    private Program program(String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    @Override
    public Outcome decide(Map<String, Object> evidence) {
        Map<String, List<Object>> facts = new LinkedHashMap<>();
        ROWS.forEach(row -> facts.put(row.kind(), new ArrayList<>()));
        Fact.of(evidence)
                .forEach(fact -> facts.computeIfAbsent(fact.kind(), kind -> new ArrayList<>())
                        .add(fields(fact)));
        Map<String, Object> parts = all(shown, Map.of("facts", facts));
        Map<String, Object> criteria = all(met, Map.of("shown", parts));
        Map<String, Object> graded = all(grades, Map.of("met", criteria));
        long hundredths = (Long) one(sum, Map.of("grade", graded, "worth", HUNDREDTHS));
        return new Outcome(graded.values().stream().map(String.class::cast).toList(), Score.digits(hundredths));
    }

    /** Its integers have 64 bits. */
    private static Map<String, Object> fields(Fact fact) {
        Map<String, Object> fields = new LinkedHashMap<>(fact.fields());
        fields.replaceAll((field, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
        return fields;
    }

    private static Map<String, Object> all(Map<String, Program> programs, Map<String, ?> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        programs.forEach((id, program) -> all.put(id, one(program, given)));
        return all;
    }

    private static Object one(Program program, Map<String, ?> given) {
        try {
            return program.eval(given);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException(e);
        }
    }
}
