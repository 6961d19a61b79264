-- A call that moves to another screen of its person: the new screen is a member beside the old one, in the same tile, until it has joined.
alter table call_member add column replaces_id uuid references call_member on delete set null;
