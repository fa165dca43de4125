/**
 * YAML files as trees that remember where everything stands. Only plain YAML is accepted: one document, no anchors,
 * aliases or tags, no key twice.
 */
@NullMarked
package assay.yaml;

import org.jspecify.annotations.NullMarked;
