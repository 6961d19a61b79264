-- Remote consultations. A row holds no more of what was said than its person has agreed to.

-- When a clinician takes appointments: minutes of the day in the city's own time, 0 is Sunday.
create table clinician_hours (
  person_id uuid not null references person on delete cascade,
  weekday smallint not null check (weekday between 0 and 6),
  from_minute integer not null check (from_minute between 0 and 1440),
  to_minute integer not null check (to_minute between 0 and 1440 and to_minute > from_minute),
  primary key (person_id, weekday, from_minute)
);

create table consultation (
  id uuid primary key,
  version integer not null default 1,
  person_id uuid not null references person on delete cascade,
  state text not null check (state in ('booked', 'open', 'ended', 'cancelled')),
  -- Of an appointment: with whom, and when.
  clinician_id uuid references person on delete set null,
  during tstzrange check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  language text not null,
  center_id text,
  -- The call that it has now; a call that broke is followed by another.
  call_id uuid references call on delete set null,
  attended_by uuid references person on delete set null,
  asked_at timestamptz not null,
  attended_at timestamptz,
  ended_at timestamptz,
  -- Sealed under a key of the installation, and there only while the person agrees to it.
  notes bytea,
  summary bytea,
  -- When the row goes, with everything that hangs on it.
  forget_at timestamptz not null,
  check ((state in ('ended', 'cancelled')) = (ended_at is not null)),
  check (state <> 'booked' or during is not null),

  -- The database itself refuses to promise a clinician twice, or a person to two.
  constraint one_appointment_per_clinician exclude using gist (clinician_id with =, during with &&) where (state in ('booked', 'open')),
  constraint one_appointment_per_person exclude using gist (person_id with =, during with &&) where (state in ('booked', 'open'))
);
create unique index one_walk_in_per_person on consultation (person_id) where during is null and state = 'open';
create unique index consultation_of_call on consultation (call_id) where call_id is not null;
create index consultation_of_person on consultation (person_id, asked_at);
create index consultation_forgotten on consultation (forget_at);

-- What the person agreed to, and in which wording.
create table consultation_consent (
  consultation_id uuid not null references consultation on delete cascade,
  item text not null check (item in ('talk', 'identify', 'notes', 'summary', 'interpreter')),
  given boolean not null,
  version integer not null,
  language text not null,
  at timestamptz not null,
  primary key (consultation_id, item)
);

-- Who did or read what, and when; never what it said.
create table consultation_audit (
  id bigint generated always as identity primary key,
  consultation_id uuid not null references consultation on delete cascade,
  person_id uuid references person on delete set null,
  what text not null,
  at timestamptz not null
);
create index audit_of_consultation on consultation_audit (consultation_id);
