package dev.lockstep.contracts.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the plan that one session builds and one commit holds.
 *
 * @param criteria ids of the acceptance criteria that it serves
 * @param needs ids of the tasks that must be done before
 * @param files paths that it is expected to change
 * @param check the command or observation that shows it done
 * @param description what a person asked for, in their own words; null where title and check say all
 */
public record Task(
        String id,
        String title,
        List<String> criteria,
        List<String> needs,
        List<String> files,
        @Nullable String check,
        @Nullable String risk,
        @Nullable String effort,
        @Nullable String description) {}
