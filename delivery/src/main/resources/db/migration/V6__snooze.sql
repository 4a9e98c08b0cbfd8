-- Alerts can be put off. Decisions from before there were tiers of importance are of the usual one.
alter table alert drop constraint alert_state_check;
alter table alert add constraint alert_state_check
    check (state in ('open', 'snoozed', 'acknowledged', 'withdrawn', 'expired'));
update alert set document = jsonb_set(document, '{episode,raise,importance}', '"USUAL"')
    where document #> '{episode,raise,importance}' is null;
update decision set document = jsonb_set(document, '{importance}', '"USUAL"')
    where kind = 'raise' and document -> 'importance' is null;
