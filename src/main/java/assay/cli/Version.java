package assay.cli;

import assay.report.JsonDocument;
import assay.rules.RuleCache;
import assay.ruleset.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What {@code --version} says: the program, what it was made from and runs on, and what it would grade by.
 *
 * @param folder the folder of the rule set
 * @param rules the rule set, or null where it is not in order
 */
record Version(Path folder, @Nullable RuleSet rules) {

    private static final String UNKNOWN = "unknown";

    /** What a command would grade with. */
    static Version of(Program program, CommandSpec command) {
        Path folder = folder(program, command);
        try {
            return new Version(folder, program.ruleSet(folder));
        } catch (BrokenInput | UsageException e) {
            return new Version(folder, null);
        }
    }

    /** As lines, of which the first is for scripts. */
    String[] lines() {
        return new String[] {
            "assay " + JsonDocument.ASSAY,
            "commit  " + commit(),
            "Java    " + java() + ", " + vendor(),
            "Drools  " + RuleCache.drools(),
            "rules   "
                    + (rules == null
                            ? UNKNOWN + ", " + folder + " is no rule set that is in order; assay rules check says why"
                            : rules.pack().name() + " " + rules.sha256() + ", " + folder)
        };
    }

    /** The same for programs. */
    String json() {
        return JsonDocument.of(json -> {
            json.writeStringProperty("commit", commit());
            json.writeObjectPropertyStart("java");
            json.writeStringProperty("version", java());
            json.writeStringProperty("vendor", vendor());
            json.writeEndObject();
            json.writeStringProperty("drools", RuleCache.drools());
            json.writeObjectPropertyStart("rules");
            json.writeStringProperty("folder", folder.toString());
            json.writeStringProperty("name", rules == null ? null : rules.pack().name());
            json.writeStringProperty("sha256", rules == null ? null : rules.sha256());
            json.writeEndObject();
        });
    }

    private static String java() {
        return System.getProperty("java.version");
    }

    private static String vendor() {
        return System.getProperty("java.vendor");
    }

    /** The commit that the program was built from, as the build noted it. */
    private static String commit() {
        try (InputStream noted = Version.class.getResourceAsStream("commit.txt")) {
            String commit = noted == null ? "" : new String(noted.readAllBytes(), StandardCharsets.UTF_8).strip();
            return commit.isEmpty() ? UNKNOWN : commit;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the rule set that a command would take. */
    private static Path folder(Program program, CommandSpec command) {
        OptionSpec rules = command.findOption("--rules");
        Path named = rules == null ? null : rules.getValue();
        if (named != null) {
            return named;
        }
        if (command.userObject() instanceof RuralityCommand) {
            return program.ownRulesOnWards();
        }
        return command.defaultValueProvider() instanceof Defaults defaults
                ? defaults.rules().orElse(EarlyRules.folder(program.terminal()))
                : EarlyRules.folder(program.terminal());
    }
}
