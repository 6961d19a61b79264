-- What panels do while they are cut off, and what is told about it afterwards.

-- When a device was last heard of, and since when again after it had been silent. Only requests of its own count: the
-- server's end of a stream stays open long after a cable is out.
alter table device add column last_seen_at timestamptz, add column back_at timestamptz;
update device set last_seen_at = enrolled_at;
create index device_that_checks_in on device (center_id) where (profile ->> 'checksIn')::boolean;

-- Whether nobody can check in at a center because all its check-in devices are cut off. Two minutes without a word are
-- silence; a device that is back gets two more to send what it has kept. One that was silent for a day is gone, not cut off.
create function center_is_silent(center text, at timestamptz) returns boolean language sql stable as $$
  select exists (
      select 1 from device
      where center_id = center and (profile ->> 'checksIn')::boolean and last_seen_at > at - interval '1 day')
    and not exists (
      select 1 from device
      where center_id = center and (profile ->> 'checksIn')::boolean and last_seen_at > at - interval '2 minutes'
        and (back_at is null or back_at <= at - interval '2 minutes'))
$$;

-- Something that was asked for while a screen was cut off and could not be done afterwards: told at the next sign-in.
-- `facts` names spaces and times, never people.
create table notice (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  route text not null,
  code text not null,
  facts jsonb not null,
  at timestamptz not null
);
create index notice_of_person on notice (person_id, at);
