-- What showing depends on beside the alert: where patients lie, who answered what, and what was kept back from whom.

create table deferral (
    event_id     text        primary key,
    patient      text        not null,
    alert_id     text        not null,
    revision     int         not null,
    viewer       text        not null,
    channel      text        not null,
    rule         text        not null,
    until        timestamptz,
    sentence     text        not null,
    at           timestamptz not null,
    published    boolean     not null,
    cause_offset bigint      not null
);
create index deferral_by_alert on deferral (alert_id);
create index deferral_by_patient on deferral (patient, at desc);
create index deferral_waiting on deferral (at) where not published;

-- A visit in its newest version; state 'retracted' stays, so that no older version returns.
create table encounter (
    patient      text        not null,
    fact         text        not null,
    state        text        not null check (state in ('under-way', 'over', 'retracted')),
    class        text        not null,
    ward         text,
    began        timestamptz,
    ended        timestamptz,
    updated      timestamptz not null,
    status_rank  int         not null,
    content_hash text        not null,
    cause_offset bigint      not null,
    primary key (patient, fact)
);
create index encounter_of_ward on encounter (ward) where state = 'under-way' and ward is not null;

alter table answer
    add column answered_by text not null default '',
    add column reason      text not null default '';
create index answer_by_patient on answer (patient, at);
create index sighting_by_viewer on sighting (viewer);

-- The log is read once more from its beginning: it has had the visits, and who answered, all along.
delete from projection_offset where topic like '%cds.events.v1';
