-- Whether its result and its upload have been removed: the record of how it ended is kept longer
alter table jobs add column expired boolean default false not null;
