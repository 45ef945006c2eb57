package dev.lockstep.cli;

import java.util.List;

/** Who of a local stack acts when nobody is named: anyone, the first with one of some roles, or nobody. */
record DefaultPerson(boolean anyone, List<String> roles) {
    static final DefaultPerson ANYONE = new DefaultPerson(true, List.of());

    /** A decision is never made by default. */
    static final DefaultPerson NOBODY = new DefaultPerson(false, List.of());

    static DefaultPerson with(String... roles) {
        return new DefaultPerson(false, List.of(roles));
    }
}
