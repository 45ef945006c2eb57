package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.events.CycleEvent.Confidence;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission.Verdict;
import java.util.List;

/** What a session's last submission left. */
public record Work(
        String commit,
        String codeTree,
        Confidence confidence,
        List<Artifact> artifacts,
        List<Evidence> evidence,
        List<Verdict> verdicts) {}
