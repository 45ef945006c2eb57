/**
 * The files that say how a project works: session templates, the workflow, the project's settings. Hides their format
 * and every rule on it; what leaves the package has been checked.
 */
@NullMarked
package dev.lockstep.tracker.templates;

import org.jspecify.annotations.NullMarked;
