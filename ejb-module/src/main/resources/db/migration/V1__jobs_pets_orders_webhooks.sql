-- Plain SQL that H2 and PostgreSQL both read. Times are UTC instants; JSON is kept as text.

-- One row for each start of a server. A job in work belongs to such a row; when its heartbeat stops,
-- the lease on all its jobs has run out.
create table nodes (
    id           uuid                        not null primary key,
    name         varchar(100)                not null,
    started_at   timestamp(6) with time zone not null,
    heartbeat_at timestamp(6) with time zone not null
);

create table jobs (
    id              uuid                        not null primary key,
    type            varchar(60)                 not null,
    parameters      varchar(10000)              not null,
    callback_url    varchar(2000),
    status          varchar(10)                 not null
        check (status in ('pending', 'processing', 'completed', 'failed', 'cancelled')),
    progress        integer                     not null check (progress between 0 and 100),
    -- Claims so far. Every write of a worker names the attempt it belongs to: the fence.
    attempt         integer                     not null,
    -- Attempts that ended in an accident
    failures        integer                     not null,
    -- Attempts that ended with the death of their node, since progress was last made
    losses          integer                     not null,
    -- The node that works on it; null unless processing
    node_id         uuid,
    -- Where the next attempt goes on, in the words of the job's type
    checkpoint      varchar(4000),
    result_location varchar(200),
    summary         varchar(4000),
    error           varchar(2000),
    created_at      timestamp(6) with time zone not null,
    started_at      timestamp(6) with time zone,
    completed_at    timestamp(6) with time zone,
    -- Not to be claimed before
    due_at          timestamp(6) with time zone not null,
    -- When a message about it was last sent
    announced_at    timestamp(6) with time zone not null
);
create index jobs_to_announce on jobs (status, announced_at);
create index jobs_of_node on jobs (node_id);

create table pets (
    id         bigint         not null primary key,
    -- 80 characters; H2 counts those beyond the basic plane twice
    name       varchar(160)   not null,
    category   varchar(10)    not null,
    status     varchar(10)    not null,
    price      numeric(10, 2) not null,
    birth_date date           not null
);

-- Pets get their numbers in blocks from here, and a file may bring numbers of its own.
-- A sequence cannot be moved past those portably, a row can.
create table pet_ids (
    next_id bigint not null
);
insert into pet_ids (next_id) values (1);

create table orders (
    id         bigint                      not null primary key,
    order_date timestamp(6) with time zone not null,
    -- 200 characters, counted likewise
    customer   varchar(400)                not null,
    pet_id     bigint                      not null,
    quantity   integer                     not null,
    total      numeric(12, 2)              not null,
    status     varchar(10)                 not null
);
create index orders_in_time on orders (order_date, id);

create table import_errors (
    job_id     uuid          not null,
    row_number bigint        not null,
    error      varchar(1000) not null,
    primary key (job_id, row_number)
);

create table webhook_deliveries (
    id              uuid                        not null primary key,
    job_id          uuid                        not null,
    url             varchar(2000)               not null,
    -- Of the URL, in lower case: sends to one host are bounded
    host            varchar(255)                not null,
    -- The bytes that are signed and sent, the same in every attempt
    body            bytea                       not null,
    status          varchar(10)                 not null
        check (status in ('pending', 'delivered', 'exhausted')),
    -- Sends so far; the outcome of a send names its attempt
    attempt         integer                     not null,
    -- When the next send is due; while one is under way: when it is taken for lost
    next_attempt_at timestamp(6) with time zone not null,
    created_at      timestamp(6) with time zone not null,
    ended_at        timestamp(6) with time zone,
    last_error      varchar(500)
);
create index webhook_deliveries_due on webhook_deliveries (status, next_attempt_at);
create index webhook_deliveries_of_job on webhook_deliveries (job_id);
