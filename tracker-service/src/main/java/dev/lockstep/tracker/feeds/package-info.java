/**
 * The log as others follow it: server-sent events, changes for pages, webhooks. Hides how the published order is read and
 * handed on.
 */
@NullMarked
package dev.lockstep.tracker.feeds;

import org.jspecify.annotations.NullMarked;
