package assay.text;

/**
 * That a value is another than it was, as it is said. Several of one value, one after the other, come to one.
 *
 * @param of which value, as no other is called: {@code the weight of R6}
 * @param now what is said of what it is: {@code a weight of 2}
 * @param was what is said of what it was: {@code 1}
 * @param next what would be said of what it is, were it another by then: {@code 2}
 * @param ends what is said behind: {@code  (R6)}
 */
public record Instead(String of, String now, String was, String next, String ends) {

    /** The whole of it: {@code a weight of 2 instead of 1 (R6)}. */
    public String says() {
        return now + " instead of " + was + ends;
    }

    /** What this and a later one of the same value come to. */
    public Instead then(Instead later) {
        return new Instead(of, later.now, was, later.next, later.ends);
    }

    /** Whether it is as it was. */
    public boolean isNothing() {
        return was.equals(next);
    }
}
