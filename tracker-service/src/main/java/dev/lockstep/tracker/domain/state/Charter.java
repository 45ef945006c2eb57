package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.events.Subject.TemplateUsed;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.UUID;

/** What a cycle began with, and keeps: nothing done in the cycle can change it. */
public record Charter(
        UUID id,
        String project,
        String title,
        String requestDigest,
        String requestedBy,
        Workflow workflow,
        List<TemplateUsed> templates,
        String defaultBranch,
        String baseCommit,
        String branch) {}
