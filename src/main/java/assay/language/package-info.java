/**
 * What an editor can offer while somebody writes rules or evidence: what could stand at a place, what stands there, and what is wrong with
 * the fix where one is known. {@link assay.language.Language} knows a rule set that was read, {@link
 * assay.language.EvidenceLanguage} what can be said by it; a text and an offset in it is
 * all that is asked with, so that it serves any editor.
 */
@NullMarked
package assay.language;

import org.jspecify.annotations.NullMarked;
