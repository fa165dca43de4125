/** A study as people and programs read it: text, Markdown, JSON, CSV, a workbook, charts, and a sheet for each authority. */
@NullMarked
package assay.publication;

import org.jspecify.annotations.NullMarked;
