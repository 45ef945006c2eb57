package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** How sure the sessions of a cycle said they were each time they asked. */
@ApplicationScoped
class AskedConfidence {
    private final EntityManager entities;

    AskedConfidence(EntityManager entities) {
        this.entities = entities;
    }

    /** All that was asked, oldest first. */
    @Transactional
    List<CycleEvent.QuestionsAsked> of(UUID cycle) {
        List<?> bodies = entities.createNativeQuery(
                        "select body from event where cycle_id = ?1 and type = ?2 order by sequence", byte[].class)
                .setParameter(1, cycle)
                .setParameter(2, EventTypes.typeOf(CycleEvent.QuestionsAsked.class))
                .getResultList();
        return bodies.stream()
                .map(body -> Json.read((byte[]) body, CloudEvent.class))
                .map(event -> (CycleEvent.QuestionsAsked) EventTypes.read(event.type(), event.data()))
                .toList();
    }
}
