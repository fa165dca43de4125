package assay.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Whoever reads standard output, who may stop before the end as {@code head} does. Nothing is written to them after that; but the
 * work is done as it would have been, and ends with the code that it has.
 */
final class Reader extends OutputStream {

    private final OutputStream out;
    private volatile boolean gone;

    Reader(OutputStream out) {
        this.out = out;
    }

    /** Whether they have stopped. */
    boolean isGone() {
        return gone;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!gone) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                stopped(e);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!gone) {
            try {
                out.flush();
            } catch (IOException e) {
                stopped(e);
            }
        }
    }

    /** Everything else that keeps bytes from being written is a failure. */
    private void stopped(IOException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("Broken pipe") && !message.contains("Stream closed")) {
            throw e;
        }
        gone = true;
    }
}
