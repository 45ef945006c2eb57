package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.store.DatabaseClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes the frame of a page for whoever asks for it. */
@ApplicationScoped
class Frames {
    private final Caller caller;
    private final Waits waits;
    private final DatabaseClock clock;

    Frames(Caller caller, Waits waits, DatabaseClock clock) {
        this.caller = caller;
        this.waits = waits;
        this.clock = clock;
    }

    Frame at(Place place) {
        return of(place, waits.of(caller.person()));
    }

    /** The frame of a page that shows these; its badge counts what the page lists. */
    @Transactional
    Frame of(Place place, Waits.Split split) {
        Person person = caller.person();
        return new Frame(place, person, split.mine().size(), clock.now(), split.position());
    }
}
