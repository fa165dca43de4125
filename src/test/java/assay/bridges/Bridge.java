package assay.bridges;

/** A bridge, as the engine hands it to rules. */
public record Bridge(String name, Material madeOf, int age) {}
