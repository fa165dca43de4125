package assay.language;

/**
 * What stands at a place of a file.
 *
 * @param hover what it is
 * @param named how rules name it
 */
public record Standing(Hover hover, String named) {}
