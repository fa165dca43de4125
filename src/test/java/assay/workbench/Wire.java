package assay.workbench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Speaks HTTP as it stands on the wire, so that anything can be sent, whether a client would send it or not. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE = 20_000;
    private static final int STATUS = "HTTP/1.1 ".length();

    private final Socket socket;

    private Wire(Socket socket) {
        this.socket = socket;
    }

    /** What came back: the headers' names in small letters; of several of one name the last. */
    record Answer(int status, Map<String, String> headers, String body) {}

    static Wire to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return new Wire(socket);
    }

    /** Asks once and has the connection closed after that. */
    static Answer ask(int port, String line, List<String> headers, String body) throws IOException {
        try (Wire wire = to(port)) {
            List<String> all = new ArrayList<>(headers);
            all.add("Connection: close");
            if (!body.isEmpty()) {
                all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            }
            wire.send(line + " HTTP/1.1\r\n" + String.join("\r\n", all) + "\r\n\r\n" + body);
            return wire.answer();
        }
    }

    void send(String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** All that comes until the other side closes. */
    Answer answer() throws IOException {
        String head = head();
        String body = new String(rest(), StandardCharsets.UTF_8);
        return answer(head, body);
    }

    private static Answer answer(String head, String body) {
        Map<String, String> headers = new TreeMap<>();
        String[] lines = head.split("\r\n");
        Arrays.stream(lines).skip(1).forEach(line -> {
            String[] pair = line.split(": *", 2);
            headers.put(pair[0].toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1] : "");
        });
        return new Answer(Integer.parseInt(lines[0].substring(STATUS, STATUS + 3)), headers, body);
    }

    private String head() throws IOException {
        return until("\r\n\r\n");
    }

    /** What comes up to some words. */
    String until(String words) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (text.indexOf(words) < 0) {
            int one = in.read();
            if (one < 0) {
                throw new IOException("it ended after \"" + text + "\"");
            }
            text.append((char) one);
        }
        return text.toString();
    }

    /** Whether the other side ends it without saying anything more. */
    boolean ends() throws IOException {
        rest();
        return true;
    }

    private byte[] rest() throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(rest);
        return rest.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
