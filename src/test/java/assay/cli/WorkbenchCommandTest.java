package assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import assay.TestRules;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbenchCommandTest {

    @TempDir
    Path folder;

    /** The command as a program of its own, which can be ended. */
    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        // What runs in the background of a script ignores INT, and all that it starts does.
        List<String> call =
                new ArrayList<>(OS.LINUX.isCurrentOs() ? List.of("env", "--default-signal=INT") : List.of());
        call.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "assay.cli.Main",
                "workbench",
                "--rules",
                "rules/playgrounds"));
        call.addAll(List.of(arguments));
        call.add(Files.createDirectories(folder.resolve("evidence")).toString());
        ProcessBuilder builder = new ProcessBuilder(call).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(TestRules.ENVIRONMENT);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static URI address(BufferedReader said) throws IOException {
        String line = said.readLine();
        assertThat(line).matches("The workbench is open at http://assay-[0-9a-z]+\\.localhost:[0-9]+/\\?token=.*");
        URI address = URI.create(line.substring(line.indexOf("http")));
        assertThat(said.readLine())
                .isEqualTo("A browser that does not find it there (Safari): http://127.0.0.1:" + address.getPort()
                        + "/?" + address.getQuery());
        return address;
    }

    private static Socket listening(URI address) throws IOException {
        String token = address.getQuery().substring("token=".length());
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.getOutputStream()
                .write(("GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:" + address.getPort() + "\r\nCookie: assay-"
                                + address.getPort() + "=" + token + "\r\nAccept: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        return socket;
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void it_ends_when_it_is_told_to_and_with_it_the_pages_that_listen(String signal, int exit) throws Exception {
        Process process = start(Map.of(), "--no-open");
        try (BufferedReader said = process.errorReader();
                Socket page = listening(address(said));
                InputStream events = page.getInputStream()) {
            String begun = new String(events.readNBytes("HTTP/1.1 200".length()), StandardCharsets.UTF_8);
            assertThat(begun).isEqualTo("HTTP/1.1 200");
            assertThat(said.readLine()).isEqualTo("It ends with Ctrl-C.");
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(exit);
            assertThat(said.readLine()).isNull();
            events.transferTo(java.io.OutputStream.nullOutputStream());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_browser_is_started_with_an_address_that_leads_in_once() throws Exception {
        Path asked = folder.resolve("asked");
        Path programs = Files.createDirectory(folder.resolve("programs"));
        new ProcessBuilder("mkfifo", asked.toString()).start().waitFor();
        Files.writeString(programs.resolve("xdg-open"), "#!/bin/sh\necho \"$1\" > " + asked + "\n");
        Files.setPosixFilePermissions(programs.resolve("xdg-open"), PosixFilePermissions.fromString("rwx------"));
        Process process = start(Map.of("DISPLAY", ":7", "PATH", programs + File.pathSeparator + System.getenv("PATH")));
        try (BufferedReader said = process.errorReader()) {
            URI address = address(said);
            String shown = Files.readString(asked).strip();
            assertThat(shown)
                    .startsWith("http://127.0.0.1:" + address.getPort() + "/?token=")
                    .isNotEqualTo(address.toString());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void where_no_browser_can_be_started_the_address_is_all_there_is() throws Exception {
        Process process = start(Map.of("DISPLAY", "", "WAYLAND_DISPLAY", ""));
        try (BufferedReader said = process.errorReader()) {
            address(said);
            said.readLine();
            assertThat(said.readLine()).isEqualTo("No browser could be started; open the address in one.");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_port_that_is_taken_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.assay("workbench", "--no-open", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(run.exit()).isEqualTo(Exit.INPUT);
            assertThat(run.err())
                    .isEqualTo(
                            "assay: --port " + taken.getLocalPort() + ": it cannot be served there, for another"
                                    + " program is there or it is not allowed; name another port, or none for any that is free\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "65536"})
    void a_port_is_one_that_there_can_be(String port) {
        Run run = Run.assay("workbench", "--no-open", "--port=" + port);
        assertThat(run.exit()).isEqualTo(Exit.INPUT);
        assertThat(run.err()).isEqualTo("assay: --port " + port + ": ports go from 1 to 65535\n");
    }

    @Test
    void rules_and_evidence_that_are_not_there_are_told_as_other_commands_tell_it() {
        Run rules = Run.assay("workbench", "--no-open", "--rules", "rules/nowhere");
        assertThat(rules.exit()).isEqualTo(Exit.INPUT);
        assertThat(rules.err())
                .isEqualTo("assay: rule set rules/nowhere: there is no such folder\n")
                .isEqualTo(Run.assay("evaluate", "--rules", "rules/nowhere", "fixtures/worked-example.yaml")
                        .err());
        Run evidence = Run.assay("workbench", "--no-open", "nowhere.yaml", "fixtures");
        assertThat(evidence.exit()).isEqualTo(Exit.INPUT);
        assertThat(evidence.err())
                .isEqualTo(Run.assay("evaluate", "nowhere.yaml").err())
                .contains("there is no such file");
    }

    @Test
    void what_it_can_be_asked_for_is_only_what_means_something_here() {
        Run run = Run.assay("workbench", "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("--rules", "--port", "--no-open", "--no-cache", "--log", "Ctrl-C")
                .doesNotContain("--format", "--set", "--width", "--color", "--quiet");
    }
}
