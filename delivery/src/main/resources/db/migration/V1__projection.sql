-- What pages and cards read. Every row comes from a topic, except sighting.published = false, which waits to go there:
-- drop the schema and it is built again.

create table projection_offset (
    topic       text   not null,
    part        int    not null,
    next_offset bigint not null,
    primary key (topic, part)
);

create table alert (
    alert_id      text        primary key,
    patient       text        not null,
    state         text        not null check (state in ('open', 'acknowledged', 'withdrawn', 'expired')),
    rule          text        not null,
    indicator     text        not null check (indicator in ('critical', 'warning', 'info')),
    revised_at    timestamptz not null,
    changed_at    timestamptz not null,
    document      jsonb       not null,
    record_part   int         not null,
    record_offset bigint      not null
);
create index alert_open on alert (revised_at desc) where state = 'open';
create index alert_by_state on alert (state, changed_at desc);
create index alert_by_patient on alert (patient);

create table signal (
    patient       text   not null,
    model         text   not null,
    kind          text   not null check (kind in ('scored', 'not-assessable', 'pending')),
    as_of         timestamptz not null,
    document      jsonb  not null,
    record_part   int    not null,
    record_offset bigint not null,
    primary key (patient, model)
);
create index signal_not_assessable on signal (as_of desc) where kind = 'not-assessable';

create table score (
    patient text             not null,
    model   text             not null,
    name    text             not null,
    as_of   timestamptz      not null,
    value   double precision not null,
    scale   text             not null,
    horizon text             not null,
    primary key (patient, model, name, as_of)
);

create table decision (
    patient       text   not null,
    rule          text   not null,
    subject       text   not null,
    kind          text   not null check (kind in ('raise', 'withhold', 'undetermined')),
    decided_at    timestamptz not null,
    document      jsonb  not null,
    record_part   int    not null,
    record_offset bigint not null,
    primary key (patient, rule, subject)
);

create table person (
    patient       text   primary key,
    document      jsonb  not null,
    record_part   int    not null,
    record_offset bigint not null
);
create table person_identifier (
    patient text not null references person on delete cascade,
    system  text not null,
    value   text not null,
    primary key (patient, system, value)
);
create index person_identifier_value on person_identifier (value, system);

create table pack_release (
    id            text        not null,
    version       text        not null,
    in_force_from timestamptz not null,
    rules         jsonb       not null,
    document      jsonb       not null,
    primary key (id, in_force_from, version)
);

create table model_deployment (
    model         text        not null,
    in_force_from timestamptz not null,
    mode          text        not null check (mode in ('live', 'shadow', 'off')),
    primary key (model, in_force_from)
);

create table feed (
    source   text        primary key,
    received timestamptz not null
);

create table sighting (
    event_id  text        primary key,
    patient   text        not null,
    alert_id  text        not null,
    revision  int         not null,
    viewer    text        not null,
    channel   text        not null,
    card_uuid text        not null,
    at        timestamptz not null,
    published boolean     not null
);
create index sighting_by_card on sighting (card_uuid) where card_uuid <> '';
create index sighting_waiting on sighting (at) where not published;

create table answer (
    event_id text        primary key,
    patient  text        not null,
    alert_id text        not null,
    at       timestamptz not null
);
create index answer_by_alert on answer (alert_id);
