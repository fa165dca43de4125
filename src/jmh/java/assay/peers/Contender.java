package assay.peers;

import assay.processes.Java;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that is given a folder of evidence, decides each file of it in the order of their names and prints a line of each.
 *
 * @param evidence what its files are written in
 * @param command what it is started with, before the folder
 * @param line how a line of its output is read
 */
record Contender(String name, Notation evidence, List<String> command, Function<String, Outcome> line) {

    private static final Path RULES = Path.of("src", "jmh", "resources", "assay", "peers");

    private static final String INSTALL = "mkdir -p \"$2\" && cp -R \"$1\"/. \"$2\" && cd \"$2\""
            + " && npm install --prefer-offline --fetch-retries=0 --ignore-scripts --no-audit --no-fund";

    /** Assay, which comes first, and the peers on the same Java. */
    static List<Contender> onJava() {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender(
                "Assay",
                Notation.YAML,
                Java.command("-Dassay.home=.", "assay.cli.Main", "evaluate", "--format", "summary"),
                Contender::summary));
        for (String peer : Peer.names()) {
            contenders.add(peer(peer, Notation.YAML, Java.command(PeerProgram.class.getName(), peer)));
        }
        return contenders;
    }

    private static Outcome summary(String line) {
        JsonNode summary = JsonMapper.shared().readTree(line);
        return new Outcome(
                StreamSupport.stream(summary.get("requirements").spliterator(), false)
                        .map(requirement -> requirement.get("grade").asString())
                        .toList(),
                summary.at("/overall/evidence/score").asString());
    }

    /** The other peers, as far as their programs are on this machine; of the rest it is said. The folder is for libraries. */
    static List<Contender> elsewhere(Path folder) throws IOException, InterruptedException {
        List<Contender> contenders = new ArrayList<>();
        if (isThere("swipl", "Prolog")) {
            contenders.add(peer(
                    "Prolog (no YAML)",
                    Notation.PROLOG,
                    List.of(
                            "swipl",
                            "-f",
                            "none",
                            RULES.resolve("prolog/march-2004.pl").toString())));
        }
        if (isThere("clips", "CLIPS")) {
            // It takes no arguments of its own.
            contenders.add(peer(
                    "CLIPS (no YAML)",
                    Notation.CLIPS,
                    List.of(
                            "sh",
                            "-c",
                            "printf '%s\\n' \"$2\"/* | clips -f2 \"$1\"",
                            "sh",
                            RULES.resolve("clips/march-2004.clp").toString())));
        }
        String onNode = "json-rules-engine and zen-engine";
        if (isThere("node", onNode) && isThere("npm", onNode) && isInstalled(folder, onNode)) {
            for (String peer : List.of("json-rules-engine", "zen-engine")) {
                contenders.add(peer(
                        peer,
                        Notation.YAML,
                        List.of(
                                "node",
                                folder.resolve(peer).resolve("decide.js").toString())));
            }
        }
        return contenders;
    }

    private static Contender peer(String name, Notation evidence, List<String> command) {
        return new Contender(name, evidence, command, Outcome::read);
    }

    private static boolean isThere(String program, String peers) throws IOException, InterruptedException {
        boolean there = new ProcessBuilder("sh", "-c", "command -v " + program)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        if (!there) {
            System.out.printf("%s: not measured, since there is no %s here%n", peers, program);
        }
        return there;
    }

    /** Copies what runs on Node and has npm put the libraries beside it, as package.json names them. */
    private static boolean isInstalled(Path folder, String peers) throws IOException, InterruptedException {
        Path log = folder.resolveSibling("npm.log");
        boolean installed = new ProcessBuilder(
                                "sh", "-c", INSTALL, "sh", RULES.resolve("node").toString(), folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start()
                        .waitFor()
                == 0;
        if (!installed) {
            System.out.printf("%s: not measured, since npm cannot install them (%s)%n", peers, log);
        }
        return installed;
    }
}
