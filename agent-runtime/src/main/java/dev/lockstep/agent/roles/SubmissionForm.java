package dev.lockstep.agent.roles;

import dev.lockstep.contracts.legs.Submission;

/** What the model fills in when it submits. One record for each kind of output; its components are the fields of the tool. */
public sealed interface SubmissionForm permits AuthoredDocument, BuiltTask, ReviewVerdicts, Retrospective {
    /** The same as the tracker takes it. */
    Submission submission();
}
