-- Plain SQL that H2 and PostgreSQL both read.

-- Which row of a file brought an id first; only while an import is under way, and only of files whose ids
-- are in no order
create table import_ids (
    job_id     uuid   not null,
    id         bigint not null,
    row_number bigint not null,
    primary key (job_id, id)
);
