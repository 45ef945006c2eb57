-- What people write while they review, until they decide: it is theirs alone, and then goes into the decision.
create table remark (
    id             bigint generated always as identity primary key,
    cycle_id       uuid        not null,
    stop           text        not null,
    subject_digest text        not null,
    person         text        not null,
    path           text        not null,
    line           int         not null,
    quote          text        not null,
    text           text        not null,
    written_at     timestamptz not null default now()
);
create index remark_by_stop on remark (cycle_id, stop, person, id);

-- The files that a person has looked through, by their content: a changed one counts as not viewed.
create table viewed (
    cycle_id uuid not null,
    person   text not null,
    path     text not null,
    sha256   text not null,
    primary key (cycle_id, person, path)
);
