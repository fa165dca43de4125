package assay.bridges;

/** The conclusion that somebody has to look at a bridge. */
public record Due(Bridge bridge, int months, String reason) {}
