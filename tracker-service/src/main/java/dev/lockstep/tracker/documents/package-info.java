/**
 * What the tracker reads out of documents: criteria, tasks, headings, pointers. Everything in a document is data that
 * somebody wrote; problems come back as sentences that name what to repair. Hides the Markdown and YAML parsers.
 */
@NullMarked
package dev.lockstep.tracker.documents;

import org.jspecify.annotations.NullMarked;
