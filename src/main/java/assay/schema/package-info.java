/** What each JSON document of the program says, key by key, and the JSON Schema of it. */
@NullMarked
package assay.schema;

import org.jspecify.annotations.NullMarked;
