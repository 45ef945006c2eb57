-- One append-only log is audit trail, outbox and feed; everything else is a projection of it or a body that it names by digest.

create table project (
    name           text primary key,
    url            text        not null,
    default_branch text        not null,
    commands       text        not null,
    solo           boolean     not null,
    created_by     text        not null,
    created_at     timestamptz not null default now()
);

-- The guard row of a cycle's log: its version orders the writers, its chain is the last link.
create table cycle (
    id           uuid primary key,
    project      text        not null references project (name),
    title        text        not null,
    requested_by text        not null,
    state        text        not null,
    phase        text        not null,
    git_work     boolean     not null,
    sequence     bigint      not null,
    chain        text        not null,
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now()
);
create index cycle_by_project on cycle (project, id desc);
create index cycle_by_state on cycle (state, id desc);
create index cycle_with_git_work on cycle (id) where git_work;

-- Partitioned by cycle id, whose first bits are a time (UUIDv7): old ranges can be detached whole.
create table event (
    cycle_id    uuid        not null,
    sequence    bigint      not null,
    type        text        not null,
    body        bytea       not null,
    chain       text        not null,
    recorded_at timestamptz not null,
    primary key (cycle_id, sequence)
) partition by range (cycle_id);
create table event_default partition of event default;

create function refuse_change() returns trigger language plpgsql as
$$
begin
    raise exception 'the event log is append-only';
end
$$;
create trigger event_is_append_only before update or delete on event
    for each row execute function refuse_change();
create trigger event_is_never_truncated before truncate on event
    for each statement execute function refuse_change();
-- A statement trigger of the parent does not fire when a partition is named itself.
create trigger event_default_is_never_truncated before truncate on event_default
    for each statement execute function refuse_change();

-- The place of each event in the whole log, given by the relay before it publishes.
create table event_position (
    cycle_id uuid   not null,
    sequence bigint not null,
    position bigint unique,
    primary key (cycle_id, sequence)
);
create index event_without_position on event_position (cycle_id, sequence) where position is null;

create table relay (
    id         int primary key check (id = 1),
    holder     text        not null,
    held_until timestamptz not null,
    assigned   bigint      not null,
    published  bigint      not null
);
insert into relay (id, holder, held_until, assigned, published) values (1, '', '-infinity', 0, 0);

create table leg (
    cycle_id      uuid        not null,
    leg           text        not null,
    session       text        not null,
    service       text        not null,
    state         text        not null,
    attempt       int         not null,
    lease_until   timestamptz,
    dispatched_at timestamptz not null,
    primary key (cycle_id, leg)
);
create index leg_open on leg (service, dispatched_at) where state <> 'ended';

create table attempt (
    cycle_id     uuid        not null,
    leg          text        not null,
    attempt      int         not null,
    worker       text        not null,
    token_sha256 text        not null,
    claimed_at   timestamptz not null default now(),
    primary key (cycle_id, leg, attempt)
);

create table turn (
    cycle_id      uuid        not null,
    session       text        not null,
    idx           int         not null,
    leg           text        not null,
    attempt       int         not null,
    kind          text        not null,
    digest        text        not null,
    input_tokens  bigint      not null,
    output_tokens bigint      not null,
    recorded_at   timestamptz not null,
    primary key (cycle_id, session, idx)
) partition by range (cycle_id);
create table turn_default partition of turn default;

-- Bodies of turns, requests and templates, gzipped, named by the SHA-256 of what is inside.
create table blob (
    sha256 text primary key,
    bytes  bytea not null
);

create table inbox_item (
    cycle_id uuid        not null,
    kind     text        not null,
    name     text        not null,
    session  text,
    roles    text        not null,
    why      text        not null,
    since    timestamptz not null,
    primary key (cycle_id, kind, name)
);
create index inbox_by_age on inbox_item (since, cycle_id);

create table parked_message (
    id           bigint generated always as identity primary key,
    topic        text        not null,
    part         int         not null,
    record_offset bigint     not null,
    cycle_id     uuid,
    session      text,
    reason       text        not null,
    sha256       text        not null,
    length       int         not null,
    bytes        bytea       not null,
    parked_at    timestamptz not null default now(),
    announced_at timestamptz,
    settled_at   timestamptz,
    settlement   text,
    unique (topic, part, record_offset)
);
create index parked_unannounced on parked_message (id) where announced_at is null;
create index parked_open on parked_message (cycle_id, session) where settled_at is null;


-- The smallest UUIDv7 of a moment: its first 48 bits are milliseconds since 1970.
create function first_uuid_at(moment timestamptz) returns uuid language sql immutable as
$$
    select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- One partition a month for the tables that grow; what no month covers lands in the default partition and is found there.
create function ensure_partitions(from_moment timestamptz, months int) returns void language plpgsql as
$$
declare
    first timestamptz := date_trunc('month', from_moment at time zone 'UTC') at time zone 'UTC';
    lower timestamptz;
    parent text;
    child text;
begin
    for i in 0 .. months - 1 loop
        lower := (first at time zone 'UTC' + make_interval(months => i)) at time zone 'UTC';
        foreach parent in array array ['event', 'turn'] loop
            child := parent || to_char(lower at time zone 'UTC', '_YYYY_MM');
            if to_regclass(child) is null then
                execute format(
                    'create table %I partition of %I for values from (%L) to (%L)',
                    child, parent, first_uuid_at(lower),
                    first_uuid_at((lower at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
                if parent = 'event' then
                    execute format(
                        'create trigger %I before truncate on %I for each statement execute function refuse_change()',
                        child || '_is_never_truncated', child);
                end if;
            end if;
        end loop;
    end loop;
end
$$;
select ensure_partitions(now(), 3);
