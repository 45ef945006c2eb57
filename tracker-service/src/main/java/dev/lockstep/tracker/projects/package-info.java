/** What a repository says about itself: how it is set up, built and tested, and where that was seen. Reads files, runs nothing. */
@NullMarked
package dev.lockstep.tracker.projects;

import org.jspecify.annotations.NullMarked;
