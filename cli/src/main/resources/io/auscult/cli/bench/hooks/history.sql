-- What three hundred users were shown of the alerts, what they answered, and that it was written down.
insert into delivery.sighting (event_id, patient, alert_id, revision, viewer, channel, card_uuid, at, published)
select md5(alert_id || n), patient, alert_id, 1, 'Practitioner/' || (abs(hashtext(alert_id)::bigint) + 37 * n) % 300,
    'cds-hooks', md5('card' || alert_id || n), changed_at, true
from delivery.alert, generate_series(1, 2) n
where rule <> '' and state <> 'open';

insert into delivery.answer (event_id, patient, alert_id, at, answered_by)
select md5('answer' || alert_id), patient, alert_id, changed_at, 'Practitioner/' || abs(hashtext(alert_id)::bigint) % 300
from delivery.alert
where state = 'acknowledged';

insert into delivery.disclosure (id, at, reader, proven, roles, what, outcome, patients, alerts, published)
select md5('disclosure' || event_id), at, viewer, true, '{}', 'patient-view', 'SHOWN', array [patient], array [alert_id], true
from delivery.sighting;
