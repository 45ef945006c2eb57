/** The roles that judge and look back: code reviewer, release reviewer, facilitator. */
@NullMarked
package dev.lockstep.reviewer;

import org.jspecify.annotations.NullMarked;
