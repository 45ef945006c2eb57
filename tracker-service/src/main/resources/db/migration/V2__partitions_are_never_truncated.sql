-- A statement trigger of the parent does not fire when a partition is named itself.
create trigger event_default_is_never_truncated before truncate on event_default
    for each statement execute function refuse_change();
