-- A media room that was closed is remembered for as long as a token of before might open it again: a media server that makes rooms by
-- itself would.
alter table call_room add column closed_at timestamptz;
