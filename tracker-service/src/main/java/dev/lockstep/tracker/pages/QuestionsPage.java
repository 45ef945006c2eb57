package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.policy.Confidences;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The questions of a cycle: the open ones are answered here, several at once. */
@Path("/cycles/{cycle}/questions")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class QuestionsPage {
    private final Frames frames;
    private final Caller caller;
    private final CycleLog log;
    private final CycleHandler handler;
    private final AskedQuestions questions;

    QuestionsPage(Frames frames, Caller caller, CycleLog log, CycleHandler handler, AskedQuestions questions) {
        this.frames = frames;
        this.caller = caller;
        this.log = log;
        this.handler = handler;
        this.questions = questions;
    }

    /**
     * The page.
     *
     * @param mayNot why the person may not answer; null if they may
     */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CycleQuestions(
            Frame frame,
            UUID cycle,
            String title,
            List<QuestionCard> open,
            List<AskingSession> sessions,
            double threshold,
            @Nullable String mayNot)
            implements TemplateInstance {}

    @GET
    public TemplateInstance show(@PathParam("cycle") UUID id) {
        Cycle cycle = log.get(id);
        Frame frame = frames.at(Place.INBOX);
        return new CycleQuestions(
                frame,
                id,
                cycle.charter().title(),
                AskedQuestions.open(cycle),
                questions.sessions(cycle),
                Confidences.THRESHOLD,
                Refusals.of(Roles.check(frame.person(), Roles.PARTICIPANTS, "answer questions")));
    }

    /** Answers what the form has answers to; all or, when one is refused, none. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("cycle") UUID id, MultivaluedMap<String, String> form, @Context HttpServerRequest request) {
        handler.handle(id, new Command.AnswerQuestions(caller.person(), new AnswerForm(log.get(id), form).given()));
        return NextPage.goTo("/cycles/" + id + "/questions", request);
    }
}
