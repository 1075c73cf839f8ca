-- Long jobs wait in a queue of their own, so that short ones never wait behind them.
alter table jobs add column long_running boolean default false not null;
