package assay.page;

/** Where things are told of that a page of which a sheet is only a part does not show. */
public interface Elsewhere {

    /** The address of the page on which a requirement stands, by its identifier. */
    String requirement(String id);

    /** The address of a reading, by its identifier. */
    String reading(String id);
}
