package dev.lockstep.agent.loop;

import dev.langchain4j.model.output.structured.Description;

/** What the model fills in when neither work nor a person's answer can bring the session on. */
record FailForm(
        @Description("What stands in the way, and what was tried")
        String reason) {}
