-- Calls: who talks to whom, on which screens. Once a call is over its rows name nobody.

-- A person who answers at a desk.
create table staff (
  person_id uuid not null references person on delete cascade,
  desk text not null,
  primary key (person_id, desk)
);

create table call (
  id uuid primary key,
  version integer not null default 1,
  target text not null check (target in ('desk', 'person', 'room')),
  -- Where it waits or was answered; another one after it was passed on.
  desk text,
  -- Whom it is for; forgotten when it ends.
  callee_id uuid references person on delete set null,
  space_id uuid references space,
  state text not null check (state in ('queued', 'ringing', 'active', 'ended')),
  ending text check (ending in ('hung-up', 'withdrawn', 'declined', 'busy', 'missed', 'lost')),
  held boolean not null default false,
  asked_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  check ((target = 'desk') = (desk is not null)),
  check ((state = 'ended') = (ending is not null) and (state = 'ended') = (ended_at is not null))
);
create index call_waiting on call (desk, asked_at) where state in ('queued', 'active');
create index call_ringing on call (callee_id) where state = 'ringing';

create table call_member (
  id uuid primary key,
  call_id uuid not null references call on delete cascade,
  -- Members of one tile are one for the others.
  tile_id uuid not null,
  role text not null check (role in ('caller', 'callee', 'agent', 'guest', 'camera')),
  state text not null check (state in ('ringing', 'in-call', 'left', 'removed')),
  device_id uuid not null references device on delete cascade,
  -- Whose session it is: the name comes from there. Both are forgotten when the call ends.
  session_id uuid references session on delete set null,
  given_name text,
  channel text not null,
  center_id text,
  language text not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  -- Since when the media server has not had it.
  absent_since timestamptz
);
-- A screen is in one call at most: the database itself refuses a second.
create unique index one_call_per_screen on call_member (device_id) where state in ('ringing', 'in-call');
create index member_of_call on call_member (call_id);
create index member_of_device on call_member (device_id, joined_at);

-- A screen that rings and that whoever is there may answer: a television at home, a panel of the room that is called.
-- The screens on which the person called is signed in need no row: their session says so.
create table call_ring (
  call_id uuid not null references call on delete cascade,
  device_id uuid not null references device on delete cascade,
  primary key (call_id, device_id)
);
create index ring_of_device on call_ring (device_id);

-- A room on the media server. `over`: its call needs it no more, and it is to be closed there; then the row goes.
create table call_room (
  name text primary key,
  call_id uuid not null references call on delete cascade,
  over boolean not null default false,
  -- Since when the media server could not be asked about it.
  silent_since timestamptz
);
create unique index one_room_per_call on call_room (call_id) where not over;

-- Opens a call once. Only a keyed hash of the code is kept.
create table call_invitation (
  code_hash bytea primary key,
  call_id uuid not null references call on delete cascade,
  inviter_id uuid not null references call_member on delete cascade,
  role text not null check (role in ('guest', 'camera')),
  valid_until timestamptz not null
);

-- Codes that were tried and were none, so that nobody tries them all.
create table call_code_try (
  device_id uuid not null references device on delete cascade,
  at timestamptz not null
);
create index code_try_of_device on call_code_try (device_id, at);

-- What the media server has told: it tells a thing again when it did not hear that it was heard.
create table media_event (
  id text primary key,
  at timestamptz not null
);
