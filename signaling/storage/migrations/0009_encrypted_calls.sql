-- Whether picture, sound and messages of a call are encrypted from end to end; once it is, it stays so, also when it is passed on.
alter table call add column encrypted boolean not null default false;
