package dev.lockstep.tracker.api;

import dev.lockstep.contracts.CodeTree;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The documents of a cycle, as they stand on its branch. */
@Path("/api/cycles/{cycle}/documents")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class DocumentResource {
    private final CycleLog log;
    private final Repositories repositories;

    DocumentResource(CycleLog log, Repositories repositories) {
        this.log = log;
        this.repositories = repositories;
    }

    /** A document's text at a commit. It is data: whoever shows it escapes it. */
    public record Document(String path, String commit, String text) {}

    @GET
    public Document show(
            @PathParam("cycle") UUID id,
            @QueryParam("path") @NotBlank(message = "must name the document, as in docs/product-spec.md") String path) {
        Cycle cycle = log.get(id);
        if (!CodeTree.isDocument(path)) {
            throw RejectedException.unknown(
                    path + " is none of Lockstep's documents; read code in the repository itself");
        }
        return repositories
                .of(cycle.charter().project())
                .read(cycle.tip(), path)
                .map(bytes -> new Document(path, cycle.tip(), new String(bytes, StandardCharsets.UTF_8)))
                .orElseThrow(() -> RejectedException.unknown("Commit " + cycle.tip() + " has no " + path));
    }
}
