package assay.bridges;

/** What a bridge is made of. */
public enum Material {
    STONE,
    TIMBER
}
