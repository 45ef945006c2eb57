/** What runs inside a child JVM to tie its life to its parent's. Loaded by itself, so it depends on nothing but the JDK. */
@NullMarked
package dev.lockstep.localstack.leash;

import org.jspecify.annotations.NullMarked;
