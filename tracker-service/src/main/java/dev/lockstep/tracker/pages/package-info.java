/**
 * The pages on which people see what waits for them and decide. Hides HTML: everything a page shows comes from the views that
 * programs get, and everything it does is a command that programs can send.
 */
@NullMarked
package dev.lockstep.tracker.pages;

import org.jspecify.annotations.NullMarked;
