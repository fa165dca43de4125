/**
 * What somebody is changing and has not saved: files of a rule set, or of evidence, as they stand on disk, and over them what
 * is to become of them. {@link assay.draft.Draft} is the way in; nothing here knows what the files say.
 */
@NullMarked
package assay.draft;

import org.jspecify.annotations.NullMarked;
