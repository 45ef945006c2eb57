/** The database: the event log and its projections, as Panache repositories. Hides tables and encodings. */
@NullMarked
package dev.lockstep.tracker.store;

import org.jspecify.annotations.NullMarked;
