package assay.cli;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, whose reader may stop before the end as {@code head} does. Nothing is written to them after that; but the work is
 * done as it would have been, and ends with the code that it has.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream out;
    private volatile boolean deserted;

    StandardOutput(OutputStream out) {
        this.out = out;
    }

    /** Whether the reader has stopped. */
    boolean isDeserted() {
        return deserted;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (!deserted) {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                stopped(e);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (!deserted) {
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
        deserted = true;
    }
}
