package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What waits for the person who looks, and for others. */
@Path("/")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class InboxPage {
    private final Frames frames;
    private final Waits waits;
    private final Caller caller;

    InboxPage(Frames frames, Waits waits, Caller caller) {
        this.frames = frames;
        this.waits = waits;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Inbox(Frame frame, List<Wait> mine, List<Wait> others) implements TemplateInstance {}

    @GET
    public TemplateInstance show() {
        Waits.Split split = waits.of(caller.person());
        return new Inbox(frames.of(Place.INBOX, split), split.mine(), split.others());
    }
}
