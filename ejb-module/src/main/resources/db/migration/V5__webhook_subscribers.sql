-- Receivers of webhooks with a secret of their own. The secrets are encrypted with a key that is not in the
-- database; previous_secret signs as well until previous_until.
create table webhook_subscribers (
    id              uuid                        not null primary key,
    -- Scheme, host and port, in lower case and without the port that goes without saying
    origin          varchar(300)                not null unique,
    secret          bytea                       not null,
    previous_secret bytea,
    previous_until  timestamp(6) with time zone,
    created_at      timestamp(6) with time zone not null,
    rotated_at      timestamp(6) with time zone
);
