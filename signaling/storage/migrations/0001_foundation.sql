-- What every capability stands on: events, jobs, answers kept for repeats, settings.

-- An exclusion constraint over (space, time range) needs equality inside a GiST index.
create extension if not exists btree_gist;

-- Append-only. Written inside the business transaction with no position; the one dispatcher gives positions afterwards,
-- so that they become visible in their own order (a sequence read at insert time does not: a slower transaction would
-- publish a lower number after a higher one had been read).
create table event (
  id bigint generated always as identity primary key,
  position bigint unique,
  topic text not null,
  kind text not null,
  data jsonb not null,
  at timestamptz not null
);
create index event_without_position on event (id) where position is null;
create index event_of_topic on event (topic, position);

-- Opens one event stream once. Only a hash is kept, so that a copy of the table opens nothing.
create table event_ticket (
  hash bytea primary key,
  device_id uuid not null,
  session_id uuid,
  topics text[] not null,
  after_position bigint,
  expires_at timestamptz not null
);

create table job (
  id bigint generated always as identity primary key,
  kind text not null,
  -- Two jobs of one key are one job: scheduling twice moves it.
  key text not null unique,
  run_at timestamptz not null,
  attempts integer not null default 0,
  payload jsonb not null,
  last_error text
);
create index job_due on job (run_at);

-- The answer to each write, kept so that a repeat gets the same one. `answer` never holds a token.
create table idempotency (
  actor text not null,
  key uuid not null,
  request_hash bytea not null,
  status smallint not null,
  -- json and not jsonb: a repeat gets the same text.
  answer json not null,
  expires_at timestamptz not null,
  primary key (actor, key)
);
create index idempotency_expiry on idempotency (expires_at);

create table setting (
  name text primary key,
  value jsonb not null
);
