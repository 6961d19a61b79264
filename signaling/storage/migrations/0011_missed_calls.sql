-- Calls that a person did not get: until they have seen them, or for seven days. Names are looked up when they are read, so that whoever
-- is erased is gone from here too.
create table missed_call (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  -- Who called, if they were signed in; nobody to call back without.
  caller_id uuid references person on delete cascade,
  channel text not null,
  center_id text,
  at timestamptz not null
);
create index missed_of_person on missed_call (person_id, at);
