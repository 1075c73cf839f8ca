-- Plain SQL that H2 and PostgreSQL both read.

-- Which state of the job this is: 1 when it is accepted, and 1 more with each change that a client can see
alter table jobs add column sequence integer default 1 not null;

-- The same, of the state that the message tells; null in messages that are older than this column
alter table webhook_deliveries add column job_sequence integer;
