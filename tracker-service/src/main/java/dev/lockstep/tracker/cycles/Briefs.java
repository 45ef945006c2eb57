package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.Subject.TemplateUsed;
import dev.lockstep.contracts.legs.ClaimedLeg.Request;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.state.Charter;
import dev.lockstep.tracker.store.Blobs;
import dev.lockstep.tracker.templates.SessionTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** What a cycle was begun with and names by digest: the request, the project's commands, the templates. */
@ApplicationScoped
public class Briefs {
    private static final int CAPACITY = 500;

    private final Blobs blobs;

    /** Each recorded turn asks for its template's budget; what a digest names never changes. */
    private final Map<TemplateUsed, SessionTemplate> templates = LastUsed.of(CAPACITY);

    Briefs(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The request as made, and the commands as the project had them then. */
    public record Brief(Request request, Commands commands) {
        /** How many lines the request has, for pointers to them. */
        public int requestLines() {
            return (int) request.text().lines().count();
        }
    }

    /** Keeps a brief in the caller's transaction and returns its digest. */
    String keep(Brief brief) {
        return blobs.put(Json.canonical(brief));
    }

    /** Keeps a template's bytes in the caller's transaction. */
    TemplateUsed keepTemplate(String path, byte[] bytes) {
        return new TemplateUsed(path, blobs.put(bytes));
    }

    @Transactional
    public Brief of(Charter charter) {
        return Json.read(blobs.require(charter.requestDigest()), Brief.class);
    }

    /** The template that a phase's sessions run with, as it was when the cycle began. */
    @Transactional
    public SessionTemplate template(Charter charter, PhaseName phase) {
        String path = charter.workflow().phase(phase).template();
        TemplateUsed used = charter.templates().stream()
                .filter(template -> template.path().equals(path))
                .findFirst()
                .orElseThrow();
        return templates.computeIfAbsent(
                used, read -> SessionTemplates.accepted(read.path(), blobs.require(read.sha256())));
    }
}
