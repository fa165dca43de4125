package assay.report;

/** Colour on a terminal, or none. */
public enum Ink {
    /** Plain text. */
    NONE,
    /** The eight colours that every terminal has. */
    ANSI;

    String bold(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    private String in(String code, String text) {
        return this == NONE || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
