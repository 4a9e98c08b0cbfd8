-- Records merged, parted and erased. Topics are read side by side, so what came first is told by what the records say:
-- record_time orders records of different partitions (an alert that moved with a merge), cause_offset is the place in the
-- patient's partition of the log that a row comes from (an erasure takes what came before it and nothing else).

alter table alert
    add column record_time  bigint not null default 0,
    add column cause_offset bigint not null default 0;
alter table signal add column cause_offset bigint not null default 0;
alter table score add column cause_offset bigint not null default 0;
alter table decision add column cause_offset bigint not null default 0;
alter table sighting add column cause_offset bigint not null default 0;
alter table answer add column cause_offset bigint not null default 0;
create index sighting_by_alert on sighting (alert_id);

alter table person
    add column record_time bigint not null default 0,
    add column merged_into text generated always as (document #>> '{mergedInto,value}') stored;
create index person_merged_into on person (merged_into) where merged_into is not null;

-- That a patient was erased, and up to where: what stands before it in the topics is not put here again.
create table erasure (
    patient    text   primary key,
    log_offset bigint not null
);
