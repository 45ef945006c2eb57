/** The REST API for people: requests, answers, decisions, and what they need to see. */
@NullMarked
package dev.lockstep.tracker.api;

import org.jspecify.annotations.NullMarked;
