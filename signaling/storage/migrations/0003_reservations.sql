-- A booking holds allocations; each is a space for a time range.

create table booking (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  version integer not null default 1,
  simulated boolean not null,
  booked_at timestamptz not null
);
create index booking_of_person on booking (person_id);

create table allocation (
  id uuid primary key,
  booking_id uuid not null references booking on delete cascade,
  -- Person, center and kind repeat what booking and space say, because constraints and the plan's query need them here.
  person_id uuid not null,
  center_id text not null,
  space_id uuid not null references space,
  is_seat boolean not null,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  state text not null check (state in ('reserved', 'checked-in', 'ended', 'cancelled', 'released')),
  -- A reservation that nobody has checked in by then is a no-show, whether or not a job has said so yet.
  check_in_from timestamptz not null,
  check_in_until timestamptz not null,
  checked_in_at timestamptz,

  -- No double booking: the database itself refuses it.
  constraint one_booking_per_space exclude using gist (space_id with =, during with &&)
    where (state in ('reserved', 'checked-in')),
  -- Nobody sits on two seats.
  constraint one_seat_per_person exclude using gist (person_id with =, during with &&)
    where (state in ('reserved', 'checked-in') and is_seat),
  -- Nobody is in two meetings; one meeting may hold several rooms.
  constraint one_meeting_per_person exclude using gist (person_id with =, booking_id with <>, during with &&)
    where (state in ('reserved', 'checked-in') and not is_seat)
);
create index allocation_of_booking on allocation (booking_id);
create index allocation_of_center on allocation using gist (center_id, during) where (state in ('reserved', 'checked-in'));
create index allocation_awaited on allocation (check_in_until) where (state = 'reserved');

-- Which days the occupancy simulator has filled.
create table simulated_day (
  center_id text not null references center,
  day date not null,
  primary key (center_id, day)
);
