package assay.cli;

/** The forms of what is written for people and for programs alone. */
enum TextOrJson {
    text,
    json
}
