/**
 * The workbench: a rule set, what changes of it do, evidence and a study in the browser, on this machine alone. It has no logic
 * of its own: {@link assay.workbench.Desk} holds what is being worked on, each {@link assay.workbench.Screen} shows some of it
 * and takes what is done there, and {@link assay.workbench.Guard} lets nobody else in.
 */
@NullMarked
package assay.workbench;

import org.jspecify.annotations.NullMarked;
