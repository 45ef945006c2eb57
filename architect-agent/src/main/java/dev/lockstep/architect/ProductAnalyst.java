package dev.lockstep.architect;

import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns a request into criteria that can be tested. */
@ApplicationScoped
class ProductAnalyst implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.PRODUCT_SPECIFICATION;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return AuthoredDocument.class;
    }

    @Override
    public String instructions() {
        return """
                Amend docs/product-spec.md: it describes the whole product, so leave true what this request does not touch.
                Read the code that the request is about before you ask anything. Give every criterion its source and its check.
                Number new criteria on from the last; an id is never used again.
                """;
    }
}
