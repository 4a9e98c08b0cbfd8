-- Alerts are handed over, and a score is remembered with the range that its model put it in.
create table handover (
    event_id     text        primary key,
    patient      text        not null,
    alert_id     text        not null,
    given_by     text        not null,
    given_to     text        not null,
    note         text        not null,
    at           timestamptz not null,
    cause_offset bigint      not null
);
create index handover_by_alert on handover (alert_id, at desc);
create index answer_by_who on answer (answered_by);

alter table score add column band text not null default '';

-- The signals are read once more from their beginning: they have had their ranges all along.
delete from projection_offset where topic like '%cds.signals.v1';
