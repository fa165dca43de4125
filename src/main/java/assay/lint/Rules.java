package assay.lint;

import assay.drl.Asked;
import assay.drl.Consequence;
import assay.drl.DrlFile;
import assay.drl.EngineTypes;
import assay.drl.FactCondition;
import assay.drl.RuleFiles;
import assay.problem.Problem;
import assay.reading.RuleSetReader;
import assay.reading.VocabularyReader;
import assay.ruleset.Check;
import assay.ruleset.Kind;
import assay.ruleset.Pack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What every {@link Finder} looks at: a rule set as far as it could be read, each view of it made once. */
final class Rules {

    private final RuleSetReader.Draft draft;
    private final List<Rule> all;
    private final EngineTypes engine;
    private final Map<String, List<String>> words;
    private final Properties properties;
    private @Nullable List<FactPattern> patterns;
    private @Nullable Types types;

    /** The rules of a rule set. */
    Rules(RuleSetReader.Draft draft) {
        this.draft = draft;
        this.all = draft.rules().stream()
                .flatMap(file -> file.rules().stream().map(rule -> new Rule(file, rule)))
                .toList();
        this.engine = new EngineTypes(draft.subject());
        this.words = engine.constants();
        this.words.putAll(draft.declarations().constants());
        this.properties = new Properties(draft);
    }

    RuleSetReader.Draft draft() {
        return draft;
    }

    RuleFiles files() {
        return draft.files();
    }

    /** The rule files. */
    List<DrlFile> parsed() {
        return draft.rules();
    }

    Pack.Subject subject() {
        return draft.subject();
    }

    VocabularyReader.Declarations declarations() {
        return draft.declarations();
    }

    /** All rules, in the order of the files. */
    List<Rule> all() {
        return all;
    }

    /** A type with its fields, whether the rule set declares it or the engine has it. */
    Optional<Kind> kind(String type) {
        return Optional.ofNullable(declarations().types().get(type)).or(() -> engine.kind(type));
    }

    /** The words of every enumeration that rules can name. */
    Map<String, List<String>> words() {
        return words;
    }

    /** What conditions can ask of each type. */
    Properties properties() {
        return properties;
    }

    /** All patterns that name a type, in the order of the rules. */
    List<FactPattern> patterns() {
        List<FactPattern> made = patterns;
        if (made == null) {
            made = all.stream().flatMap(rule -> FactPattern.of(rule).stream()).toList();
            patterns = made;
        }
        return made;
    }

    /** Everything that a rule can name. */
    Types types() {
        Types made = types;
        if (made == null) {
            made = new Types(draft);
            types = made;
        }
        return made;
    }

    /** Whether nothing is missing that may only stand where nothing can be read. */
    boolean isWhole() {
        return parsed().stream().allMatch(DrlFile::isWhole) && files().unread().isEmpty();
    }

    /** A kind of fact for examples: the first that the rule set declares, else one that the engine hands to rules. */
    String someKind() {
        return declarations().vocabulary().kinds().stream()
                .map(Kind::type)
                .findFirst()
                .orElseGet(() -> subject() == Pack.Subject.WARDS ? "Ward" : "Document");
    }

    /** A problem where a pattern first matches in a file of YAML; at its beginning where it matches nowhere. */
    Problem inYaml(String file, String pattern, Check check, String message) {
        String text = files().text(file);
        Matcher place = Pattern.compile(pattern).matcher(text);
        int offset = place.find() ? place.start() : 0;
        return check.problem(
                files().shown(file),
                StringUtils.countMatches(text.substring(0, offset), "\n") + 1,
                offset - text.lastIndexOf('\n', offset - 1),
                message);
    }

    /** One rule in its file. */
    static final class Rule {

        private static final Pattern BINDING = Pattern.compile("(?<![\\w$])([$a-z]\\w*)\\s*(?::(?!:)|->|=(?!=))");

        private final DrlFile file;
        private final RuleDescr parsed;
        private final int start;
        private @Nullable Set<String> bound;
        private @Nullable Asked asked;
        private @Nullable List<FactCondition> conditions;
        private @Nullable Consequence consequence;

        Rule(DrlFile file, RuleDescr parsed) {
            this.file = file;
            this.parsed = parsed;
            this.start = file.offsetOf(parsed.getLine());
        }

        DrlFile file() {
            return file;
        }

        RuleDescr parsed() {
            return parsed;
        }

        String name() {
            return parsed.getName();
        }

        /** Where it begins in its file. */
        int start() {
            return start;
        }

        /** Where it ends. */
        int end() {
            return Math.min(file.code().length(), Math.max(start, parsed.getEndCharacter()));
        }

        /** What matches in its code. */
        Matcher matcher(Pattern pattern) {
            return pattern.matcher(file.code()).region(start, end());
        }

        /** Its code, without comments and what stands in quotes. */
        String code() {
            return file.code().substring(start, end());
        }

        /** What it binds something to, whatever that is; the set may be added to. */
        Set<String> bound() {
            Set<String> made = bound;
            if (made == null) {
                made = new TreeSet<>();
                Matcher binding = matcher(BINDING);
                while (binding.find()) {
                    made.add(binding.group(1));
                }
                bound = made;
            }
            return new TreeSet<>(made);
        }

        /** What it asks for, as it is put together. */
        Asked asked() {
            Asked made = asked;
            if (made == null) {
                made = Asked.of(file, parsed);
                asked = made;
            }
            return made;
        }

        /** The facts that it asks for, one after the other. */
        List<FactCondition> conditions() {
            List<FactCondition> made = conditions;
            if (made == null) {
                List<FactCondition> facts = new ArrayList<>();
                asked().facts(facts::add);
                made = List.copyOf(facts);
                conditions = made;
            }
            return made;
        }

        /** What it does. */
        Consequence consequence() {
            Consequence made = consequence;
            if (made == null) {
                made = Consequence.of(file, parsed);
                consequence = made;
            }
            return made;
        }

        /** A problem with it as a whole, at its first word. */
        Problem problem(Check check, String message) {
            return file.at(start, check, message);
        }
    }
}
