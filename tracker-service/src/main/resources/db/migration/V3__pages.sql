-- People in browsers. Both are kept by their SHA-256, so that a copy of this table signs nobody in.
create table web_session (
    sha256           text primary key,
    principal_sha256 text        not null,
    expires_at       timestamptz not null
);
create index web_session_by_expiry on web_session (expires_at);

-- People who may not approve although their roles suffice: they did already, or four eyes want somebody else.
alter table inbox_item add column barred text not null default '';

-- What the board shows: cycles that are on their way.
create index cycle_on_the_way on cycle (phase, id desc) where state not in ('CLOSED', 'CANCELLED');
