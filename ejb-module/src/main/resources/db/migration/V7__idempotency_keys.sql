-- Plain SQL that H2 and PostgreSQL both read.

-- The keys that requests for jobs came with, each with the job that its first request made. A row whose valid_until has
-- passed counts as absent: it is taken over by whoever sends the key next, or purged.
create table idempotency_keys (
    caller          varchar(200)                not null,
    -- Method and path
    operation       varchar(100)                not null,
    idempotency_key varchar(255)                not null,
    job_id          uuid                        not null,
    -- SHA-256 of the request, in hex; null while the first one is in progress, and its job not there yet
    fingerprint     varchar(64),
    -- When the job was made; null likewise
    created_at      timestamp(6) with time zone,
    -- While the first one is in progress, the end of its lease; then the end of the key
    valid_until     timestamp(6) with time zone not null,
    primary key (caller, operation, idempotency_key)
);
create index idempotency_keys_to_purge on idempotency_keys (valid_until);
