package dev.lockstep.tracker.domain.command;

import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the machine found out about a submission: nothing here is the model's word.
 *
 * @param artifacts the documents that this submission changed
 * @param changed the paths of all files that the session changed since it began
 * @param guarded what the guards found in what the session changed
 * @param unmended the findings of guards that the session was to fix, by id, and that its commit has not mended
 * @param evidence the command runs of the session's transcript
 * @param baseline how the tests ended before the cycle changed any code, if that was seen
 * @param inherited what failed when the session began and may fail still; empty where all tests are to pass
 * @param unresolved pointers that lead nowhere, each with the reason
 * @param markers the lines that still hold a conflict marker, by path, where the session was to resolve a conflict
 * @param problems what is wrong with the commit or its documents, one sentence each
 * @param criteria the acceptance criteria, when the specification was written or a conflict in it resolved
 * @param tasks the plan, when it was written
 */
public record SubmittedWork(
        String commit,
        String codeTree,
        TemplateSpec template,
        List<Artifact> artifacts,
        List<String> changed,
        List<FindingClaim> guarded,
        Set<String> unmended,
        List<Evidence> evidence,
        Optional<Baseline> baseline,
        Optional<Inherited> inherited,
        Map<String, String> unresolved,
        Map<String, List<Integer>> markers,
        List<String> problems,
        Optional<List<Criterion>> criteria,
        Optional<List<Task>> tasks) {}
