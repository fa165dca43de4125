package assay.mutation;

import assay.drl.RuleFiles;
import assay.ruleset.Extension;
import assay.ruleset.Parameter;
import assay.ruleset.RuleSet;
import assay.verify.Edges;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Changes that no single rule has: a parameter one up or down, a rule that is not left out. */
final class OtherRules {

    private OtherRules() {}

    /** A mutant, and the files that it is compiled from. */
    record Whole(Mutant mutant, RuleFiles files) {}

    /** Those of parameters that a rule set says itself, of these names. */
    static List<Whole> parameters(RuleFiles files, RuleSet rules, Predicate<String> wanted) {
        List<Whole> all = new ArrayList<>();
        for (Parameter parameter : rules.parameters()) {
            if (isOwn(files, parameter) && wanted.test(parameter.name())) {
                for (String value : Edges.beside(parameter)) {
                    all.add(with(files, rules, parameter, value));
                }
            }
        }
        return all;
    }

    /** Those of rules that a rule set leaves out. */
    static List<Whole> omissions(RuleFiles files, RuleSet rules) {
        List<Whole> all = new ArrayList<>();
        List<Extension.Omission> omissions =
                rules.extension().map(Extension::without).orElse(List.of());
        for (Extension.Omission omission : omissions) {
            Mutant mutant = mutant(
                    files.shown(RuleFiles.PACK),
                    omission.line(),
                    "does not leave out \"" + omission.rule() + "\"",
                    rules);
            with(files, omission.rule()).ifPresent(others -> all.add(new Whole(mutant, others)));
        }
        return all;
    }

    /** Whether a rule set says something of a parameter itself. */
    static boolean isOwn(RuleFiles files, Parameter parameter) {
        RuleFiles base = files.base();
        boolean introduced = base == null
                || !base.parameters().all().stream()
                        .map(Parameter::name)
                        .toList()
                        .contains(parameter.name());
        boolean overridden = files.extension()
                .map(extension -> extension.parameters().containsKey(parameter.name()))
                .orElse(false);
        return introduced || overridden;
    }

    private static Whole with(RuleFiles files, RuleSet rules, Parameter parameter, String value) {
        Map<String, String> settings = new HashMap<>(files.settings());
        settings.put(parameter.name(), value);
        return new Whole(
                mutant(
                        files.shown(parameter.file()),
                        parameter.line(),
                        parameter.name() + ": the value [" + parameter.value() + " -> " + value + "]",
                        rules),
                files.set(settings));
    }

    /** The files with a rule that is left out, which stands where blanks are; nothing where that is a criterion. */
    private static Optional<RuleFiles> with(RuleFiles files, String rule) {
        RuleFiles base = files.base();
        if (base == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, String> file : base.written().entrySet()) {
            List<String> there = file.getValue().lines().toList();
            List<String> filled =
                    base.rules().getOrDefault(file.getKey(), "").lines().toList();
            int from = IntStream.range(0, filled.size())
                    .filter(i -> filled.get(i).strip().equals("rule \"" + rule + '"'))
                    .findFirst()
                    .orElse(-1);
            List<String> here =
                    new ArrayList<>(files.text(file.getKey()).lines().toList());
            if (from >= 0 && here.size() == there.size()) {
                for (int i = from; i < here.size() && !"end".equals(here.get(i).strip()); i++) {
                    here.set(i, there.get(i));
                    if ("end".equals(there.get(i).strip())) {
                        break;
                    }
                }
                SortedMap<String, byte[]> contents = new TreeMap<>(files.contents());
                contents.put(file.getKey(), (String.join("\n", here) + "\n").getBytes(StandardCharsets.UTF_8));
                return Optional.of(files.with(contents));
            }
        }
        return Optional.empty();
    }

    private static Mutant mutant(String file, int line, String says, RuleSet rules) {
        return Mutant.of(file, line, "", says, Mutant.Form.OTHER_RULES, Set.of(), rules);
    }
}
