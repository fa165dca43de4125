package assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What can stand next on a command line, as a script for a shell. picocli writes one as well, but none for fish, and in that
 * for bash nothing is offered behind an equals sign, nor names of files where a command takes several.
 */
final class Completion {

    /** What a file is called on a help page, where an argument is kept as it was written. */
    private static final Set<String> FILES = Set.of("PATH", "FILE", "CSV", "WARDS.csv");

    private static final Set<String> FOLDERS = Set.of("DIR", "FOLDER");

    private final List<CommandSpec> commands = new ArrayList<>();

    /** What there is below a command line, with what help pages leave out left out. */
    Completion(CommandLine root) {
        Assay.each(root, command -> {
            HelpPages.complete(command.getCommandSpec());
            commands.add(command.getCommandSpec());
        });
    }

    /** What can stand in one place: commands or other words, or names of files or of folders, or what nobody can know. */
    private record Offer(String kind, List<String> words) {

        static final Offer NONE = new Offer("none", List.of());

        static Offer words(Iterable<String> words) {
            List<String> all = new ArrayList<>();
            words.forEach(all::add);
            return all.isEmpty() ? NONE : new Offer("words", all);
        }

        static Offer of(ArgSpec argument) {
            if (argument.completionCandidates() != null) {
                return words(argument.completionCandidates());
            }
            if (FOLDERS.contains(argument.paramLabel())) {
                return new Offer("folders", List.of());
            }
            return FILES.contains(argument.paramLabel()) || argument.auxiliaryTypes()[0] == Path.class
                    ? new Offer("files", List.of())
                    : NONE;
        }

        /** As a shell's assignments. */
        String assigned() {
            return "kind=" + kind + (words.isEmpty() ? "" : " offered=\"" + String.join(" ", words) + "\"");
        }
    }

    /** What can stand where no option is: commands, or operands; of several kinds of these, files if they are among them. */
    private static Offer operands(CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            return new Offer("commands", List.copyOf(command.subcommands().keySet()));
        }
        List<Offer> offers =
                command.positionalParameters().stream().map(Offer::of).toList();
        return offers.stream()
                .filter(offer -> offer.kind.equals("files"))
                .findFirst()
                .orElse(offers.isEmpty() ? Offer.NONE : offers.get(0));
    }

    private static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static String script(String shell, String commands, String table) {
        try (InputStream in = Objects.requireNonNull(Completion.class.getResourceAsStream("completion." + shell))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@COMMANDS@", commands)
                    .replace("@TABLE@\n", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commands that others lead to, each in quotation marks. */
    private Stream<String> below() {
        return commands.stream()
                .filter(command -> command.parent() != null)
                .map(command -> "'" + command.qualifiedName() + "'");
    }

    /** The script for bash. */
    String bash() {
        return script("bash", below().collect(Collectors.joining(" | ")), table());
    }

    /** The script for zsh. */
    String zsh() {
        return script("zsh", below().collect(Collectors.joining(" | ")), table());
    }

    /** For each command what can follow each of its options, and what can stand elsewhere. */
    private String table() {
        StringBuilder table = new StringBuilder();
        for (CommandSpec command : commands) {
            Map<String, List<String>> after = new LinkedHashMap<>();
            for (OptionSpec option : options(command)) {
                if (option.arity().max() > 0) {
                    after.computeIfAbsent(Offer.of(option).assigned(), offer -> new ArrayList<>())
                            .addAll(List.of(option.names()));
                }
            }
            table.append("    '").append(command.qualifiedName()).append("')\n");
            table.append("      known=\"")
                    .append(options(command).stream()
                            .flatMap(option -> Stream.of(option.names()))
                            .collect(Collectors.joining(" ")))
                    .append("\"\n");
            table.append("      case $before in\n");
            after.forEach((offer, names) -> table.append("        ")
                    .append(String.join(" | ", names))
                    .append(") ")
                    .append(offer)
                    .append(" ;;\n"));
            table.append("        *) value= ")
                    .append(operands(command).assigned())
                    .append(" ;;\n");
            table.append("      esac\n      ;;\n");
        }
        return table.toString();
    }

    /** The script for fish, which also shows what each is. */
    String fish() {
        StringBuilder table = new StringBuilder();
        for (CommandSpec command : commands) {
            String at = "complete -c assay -n '__assay_at " + command.qualifiedName() + "'";
            command.subcommands()
                    .forEach((name, below) -> table.append("complete -c assay -n '__assay_below ")
                            .append(command.qualifiedName())
                            .append("' -a ")
                            .append(name)
                            .append(described(HelpPages.inShort(below.getCommandSpec())))
                            .append("\n"));
            if (command.subcommands().isEmpty()) {
                String operands = fish(operands(command));
                table.append(operands.isEmpty() ? "" : at + operands + "\n");
            }
            for (OptionSpec option : options(command)) {
                table.append(at);
                for (String name : option.names()) {
                    table.append(name.startsWith("--") ? " -l " : " -s ").append(StringUtils.stripStart(name, "-"));
                }
                String offer = fish(Offer.of(option));
                // Where it has a value, fish would offer names of files, which are asked for one by one.
                table.append(option.arity().max() == 0 ? "" : offer.equals(" -F") ? " -r -F" : " -x" + offer)
                        .append(described(String.join(" ", option.description())))
                        .append("\n");
            }
        }
        return script("fish", below().collect(Collectors.joining(" ")), table.toString());
    }

    private static String fish(Offer offer) {
        return switch (offer.kind) {
            case "files" -> " -F";
            case "folders" -> " -a '(__fish_complete_directories)'";
            case "words", "commands" -> " -a '" + String.join(" ", offer.words) + "'";
            default -> "";
        };
    }

    private static String described(String description) {
        return " -d '" + description.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
