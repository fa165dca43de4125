package assay.secondreading;

import java.util.Map;

/**
 * What the program must say of one authority: the JSON of one evaluation, keys in its order, without what a second
 * reading cannot know (which file, which rules, whose words; see {@link JsonTree}).
 */
record Expected(Map<String, Object> tree) {}
