-- The places of the city pack, and who may use them.

-- A database serves one city; the row says which.
create table city (
  one_row boolean primary key default true check (one_row),
  id text not null
);

-- The pack is the truth about a center; these rows exist so that allocations can point at them. A center or space that
-- left the pack is retired, never deleted, because past bookings name it.
create table center (
  id text primary key,
  retired boolean not null default false
);
create table space (
  id uuid primary key,
  center_id text not null references center,
  floor_id text not null,
  label text not null,
  kind text not null,
  capacity integer not null check (capacity > 0),
  out_of_order boolean not null,
  retired boolean not null default false
);
create index space_of_center on space (center_id);

-- The only personal field of the whole database is the name by which a screen greets. `simulated` people are invented.
create table person (
  id uuid primary key,
  display_name text not null,
  simulated boolean not null,
  created_at timestamptz not null
);
create table household (
  id uuid primary key,
  created_at timestamptz not null
);
create table household_member (
  household_id uuid not null references household on delete cascade,
  person_id uuid not null references person on delete cascade,
  primary key (household_id, person_id)
);

-- The signed token on a card is not kept: it is made again from this row when a card is printed again.
create table card (
  id uuid primary key,
  number char(8) not null unique check (number ~ '^[0-9]{8}$'),
  person_id uuid not null references person on delete cascade,
  state text not null check (state in ('active', 'revoked')),
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  check (valid_from < valid_to)
);
create index card_revoked on card (id) where state = 'revoked';

create table pin (
  card_id uuid primary key references card on delete cascade,
  salt bytea not null,
  hash bytea not null,
  -- Counted before the PIN is compared, so that many attempts at once cannot share one try.
  tries smallint not null default 0,
  -- How many times in a row it was locked; each wait is longer than the one before.
  locks smallint not null default 0,
  locked_until timestamptz
);

-- A device's token names its id and `token_number`; only the newest number opens anything.
create table device (
  id uuid primary key,
  channel text not null,
  household_id uuid references household,
  center_id text references center,
  profile jsonb not null,
  token_number integer not null default 1,
  enrolled_at timestamptz not null
);

-- No token is kept: it is made from the id and the server's secret.
create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  device_id uuid not null references device on delete cascade,
  opened_at timestamptz not null,
  idle_ends_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz
);
create index session_open_on_device on session (device_id) where ended_at is null;
