-- Addresses that events are delivered to, each with its place in the log: everything up to there is settled for it.
create table webhook (
    id              uuid primary key,
    url             text        not null,
    format          text        not null,
    project         text references project (name),
    types           text        not null,
    secret          text        not null,
    created_by      text        not null,
    created_at      timestamptz not null,
    position        bigint      not null,
    attempts        int         not null,
    failing_since   timestamptz,
    due_at          timestamptz not null,
    disabled_at     timestamptz,
    disabled_reason text,
    holder          text        not null default '',
    held_until      timestamptz not null default '-infinity'
);

-- What was attempted, the latest of each webhook.
create table webhook_delivery (
    id         bigint generated always as identity primary key,
    webhook    uuid        not null references webhook (id) on delete cascade,
    position   bigint      not null,
    event      text        not null,
    type       text        not null,
    attempt    int         not null,
    at         timestamptz not null,
    delivered  boolean     not null,
    status     int,
    error      text
);
create index webhook_delivery_latest on webhook_delivery (webhook, id desc);
