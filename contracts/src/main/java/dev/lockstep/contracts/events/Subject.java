package dev.lockstep.contracts.events;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The exact set of things that a stop asks people to approve. Its digest names it; timings are left out on purpose.
 *
 * @param oldFailures the tests that failed in these runs as they failed before the cycle, which counts as passed; null
 *     where there are none
 * @param verdicts of the phase's sessions; null where they gave none
 */
public record Subject(
        String stop,
        String workflowVersion,
        String commit,
        List<Artifact> artifacts,
        List<Proof> evidence,
        @Nullable List<String> oldFailures,
        List<KnownFinding> findings,
        List<TemplateUsed> templates,
        @Nullable List<Verdict> verdicts) {

    /** What a command's run showed; {@code repeated} is null where its call made no other. */
    public record Proof(
            String command,
            int exitCode,
            String codeTree,
            @Nullable TestCounts tests,
            @Nullable Repeated repeated) {}

    /** How many runs a call made, of which the worst is shown, and how many of them passed: some but not all is flaky. */
    public record Repeated(int runs, int passed) {}

    /** A finding, the state that it was approved in, and what was done about it. */
    public record KnownFinding(String id, Severity severity, String claim, String state, Finding.@Nullable Life life) {}

    /** A template that shaped the work. */
    public record TemplateUsed(String path, String sha256) {}

    /** SHA-256 over the canonical JSON (RFC 8785). */
    public String digest() {
        return Sha256.ofJson(this);
    }
}
