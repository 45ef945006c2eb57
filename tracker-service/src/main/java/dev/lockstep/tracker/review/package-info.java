/** What a person needs to judge a change: how it differs from what was approved, and what they have noted about it so far. */
@NullMarked
package dev.lockstep.tracker.review;

import org.jspecify.annotations.NullMarked;
