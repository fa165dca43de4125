package assay.ledger;

import assay.text.Utf8;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.lang3.ArrayUtils;
import org.jspecify.annotations.Nullable;

/** The lines of a ledger, one at a time, however many there are. */
final class Lines {

    /** More than any entry has: one has names, and digests of fixed length. */
    private static final int LONGEST = 1 << 20;

    private static final int AT_ONCE = 1 << 16;

    private final InputStream in;
    private long number;
    private long offset;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, AT_ONCE);
    }

    /** A line, as it stands in the file. */
    static final class Line {

        private final long number;
        private final long offset;
        private final byte[] bytes;
        private final boolean ended;

        /**
         * A line.
         *
         * @param number its number, from 1
         * @param offset where in the file it begins, in bytes from 0
         * @param bytes what is in it, without its end; of one that is longer than any entry the beginning
         * @param ended whether there is an end to it, which is a line feed
         */
        Line(long number, long offset, byte[] bytes, boolean ended) {
            this.number = number;
            this.offset = offset;
            this.bytes = bytes;
            this.ended = ended;
        }

        long number() {
            return number;
        }

        long offset() {
            return offset;
        }

        boolean ended() {
            return ended;
        }

        boolean isEmpty() {
            return bytes.length == 0;
        }

        /** Whether it begins with this byte. */
        boolean beginsWith(byte first) {
            return bytes.length > 0 && bytes[0] == first;
        }

        /** Whether this byte is anywhere in it. */
        boolean has(byte one) {
            return ArrayUtils.contains(bytes, one);
        }

        /** The same with another first byte. */
        Line beginningWith(byte first) {
            byte[] other = bytes.clone();
            other[0] = first;
            return new Line(number, offset, other, ended);
        }

        /** Its text; nothing where it is not UTF-8. */
        Optional<String> text() {
            return Utf8.text(bytes);
        }

        /** What it says, where it is an entry that has its own digest and is written as entries are. */
        Optional<Entry.Stated> entry() {
            Optional<String> text = text();
            if (text.isEmpty() || !ended) {
                return Optional.empty();
            }
            try {
                Entry.Stated stated = Entry.read(text.get());
                return stated.entry().line().equals(text.get()) ? Optional.of(stated) : Optional.empty();
            } catch (NotJson e) {
                return Optional.empty();
            }
        }

        boolean isSame(Line other) {
            return Arrays.equals(bytes, other.bytes);
        }
    }

    /** The next line, or null where there is none. */
    @Nullable
    Line next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long begin = offset;
        for (int one = in.read(); one >= 0; one = in.read()) {
            offset++;
            if (one == '\n') {
                return new Line(++number, begin, bytes.toByteArray(), true);
            }
            if (bytes.size() < LONGEST) {
                bytes.write(one);
            }
        }
        return offset == begin ? null : new Line(++number, begin, bytes.toByteArray(), false);
    }
}
