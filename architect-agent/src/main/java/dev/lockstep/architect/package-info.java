/** The roles that think before anything is built: product analyst, software architect, tech lead. */
@NullMarked
package dev.lockstep.architect;

import org.jspecify.annotations.NullMarked;
