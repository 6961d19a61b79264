-- Meetings across centers: one booking of several rooms, one call and the people invited, all with one id and made together.

alter table call drop constraint call_target_check, add constraint call_target_check check (target in ('desk', 'person', 'room', 'meeting'));
alter table call drop constraint call_state_check, add constraint call_state_check check (state in ('planned', 'queued', 'ringing', 'active', 'ended'));
alter table call_member drop constraint call_member_role_check,
  add constraint call_member_role_check check (role in ('caller', 'callee', 'agent', 'guest', 'camera', 'attendee'));

create table meeting (
  id uuid primary key references booking on delete cascade references call on delete cascade,
  version integer not null default 1,
  state text not null check (state in ('planned', 'cancelled', 'over')),
  -- Typed by its organizer; forgotten with the people when its time is over.
  title text
);

-- Who is invited. The time repeats what the allocations say, because the constraint needs it here.
create table meeting_person (
  id uuid primary key,
  meeting_id uuid not null references meeting on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- The card by whose number they were invited; the organizer needs none.
  card_id uuid references card on delete set null,
  is_organizer boolean not null,
  answer text not null check (answer in ('waiting', 'coming', 'not-coming')),
  during tstzrange not null,
  unique (meeting_id, person_id),
  -- Nobody is coming to two meetings at once.
  constraint one_coming_per_person exclude using gist (person_id with =, during with &&) where (answer = 'coming')
);
create index meeting_of_person on meeting_person (person_id);
