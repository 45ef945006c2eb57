/** Takes one bundled example through the whole workflow, as the people who come with it, and tells the story. */
@NullMarked
package dev.lockstep.cli.demo;

import org.jspecify.annotations.NullMarked;
