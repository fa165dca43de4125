package assay.page;

/** For whom a page tells of a result: each sees the same grades, and of what led to them what it has to look at. */
public enum View {
    /** The authority that was graded: the verdict, what held it back and what would lead further, without any rule. */
    council("the council", "the verdict, what held it back and the way to the next grade"),
    /** Who recorded the evidence: what became of each fact, and what is to be checked, without the texts of rules. */
    assessor("the assessor", "what became of each fact, and what is to be checked"),
    /** Who checks the result: all of it. */
    auditor("the auditor", "all that led to the result");

    private final String whom;
    private final String shows;

    View(String whom, String shows) {
        this.whom = whom;
        this.shows = shows;
    }

    /** What its field for searching is called. */
    public String find() {
        return switch (this) {
            case council -> "Find in criteria";
            case assessor -> "Find in criteria, documents and readings";
            case auditor -> "Find in criteria, documents, readings and rules";
        };
    }

    /** For whom it is. */
    public String whom() {
        return whom;
    }

    /** What it shows. */
    public String shows() {
        return shows;
    }

    /** Whether it shows each fact and what became of it. */
    public boolean hasFacts() {
        return this != council;
    }

    /** Whether it shows the rules that decided. */
    public boolean hasRules() {
        return this == auditor;
    }
}
