package assay.words;

/**
 * Where a list that a variable stands for comes from.
 *
 * @param owner the fact that has it
 * @param field the field of that fact
 */
record Listed(Spoken owner, String field) {}
