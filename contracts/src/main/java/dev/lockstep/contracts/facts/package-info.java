/** What agents say over Kafka. A fact only refers to a recorded turn; alone it moves nothing. */
@NullMarked
package dev.lockstep.contracts.facts;

import org.jspecify.annotations.NullMarked;
