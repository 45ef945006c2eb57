package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.CodeTree;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.review.Markdown;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One of a cycle's documents, as it stands on its branch. */
@Path("/cycles/{cycle}/documents")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class DocumentPage {
    private final Frames frames;
    private final CycleLog log;
    private final Repositories repositories;

    DocumentPage(Frames frames, CycleLog log, Repositories repositories) {
        this.frames = frames;
        this.log = log;
        this.repositories = repositories;
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record DocumentText(Frame frame, UUID cycle, String title, String path, String commit, String text, String html)
            implements TemplateInstance {}

    @GET
    public TemplateInstance show(@PathParam("cycle") UUID id, @QueryParam("path") @DefaultValue("") String path) {
        Cycle cycle = log.get(id);
        if (!CodeTree.isDocument(path)) {
            throw RejectedException.unknown("'" + path + "' is none of Lockstep's documents");
        }
        String text = repositories
                .of(cycle.charter().project())
                .read(cycle.tip(), path)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> RejectedException.unknown("The cycle's branch has no " + path));
        return new DocumentText(
                frames.at(Place.BOARD), id, cycle.charter().title(), path, cycle.tip(), text, Markdown.html(text));
    }
}
