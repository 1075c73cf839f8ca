-- Plain SQL that H2 and PostgreSQL both read.

-- What came of each send
create table webhook_attempts (
    delivery_id uuid                        not null,
    attempt     integer                     not null,
    sent_at     timestamp(6) with time zone not null,
    duration_ms integer                     not null,
    -- Null if there was no answer
    status_code integer,
    -- Null if the receiver took it
    error       varchar(500),
    -- How the answer began
    response    varchar(500),
    primary key (delivery_id, attempt)
);

-- The attempts before the schedule began; it begins anew when a delivery is sent again by hand
alter table webhook_deliveries add column schedule_start integer default 0 not null;
create index webhook_deliveries_of_host on webhook_deliveries (host, created_at);

-- Receivers that have said that they are gone (410)
create table webhook_receivers_gone (
    url     varchar(2000)               not null primary key,
    gone_at timestamp(6) with time zone not null
);
