-- In millionths of the currency that the agents' prices are in.
alter table turn add column cost bigint not null default 0;
