package assay.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what {@code --version} says, for programs as well. */
@Command(
        name = "version",
        addMethodSubcommands = false,
        description = "Says which program this is, what it runs on, and by which rules it would grade.")
final class VersionCommand implements Callable<Integer> {

    @Mixin
    Shared shared = new Shared();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text or json (default: text)")
    TextOrJson format = TextOrJson.text;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final Program program;

    VersionCommand(Program program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        Version version = Version.of(program, spec);
        return program.print(
                shared,
                switch (format) {
                    case text -> String.join("\n", version.lines()) + "\n";
                    case json -> version.json();
                });
    }
}
