package assay.words;

import java.util.List;

/**
 * A section of a document.
 *
 * @param anchor what it is referred to by, in small letters, digits and hyphens
 * @param title its title
 * @param blocks what stands in it
 * @param sections the sections inside it, behind that
 */
public record Section(String anchor, String title, List<Block> blocks, List<Section> sections) {

    /** A section that nothing stands in. */
    boolean isEmpty() {
        return blocks.isEmpty() && sections.stream().allMatch(Section::isEmpty);
    }
}
