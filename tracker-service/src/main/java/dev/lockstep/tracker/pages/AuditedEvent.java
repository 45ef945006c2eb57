package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CloudEvent;

/** An event as it is published, and the title of its cycle. */
record AuditedEvent(CloudEvent event, String title) {}
