-- What each alert's EHR is still to be told, and what it was told: a row an alert, counted up in the transaction that puts the alert's
-- own row. Beside the wish, which comes from the topics, it holds what does not: so it is kept when the rest is built again.
create table write_back (
    alert_id     text        primary key,
    patient      text        not null,
    fingerprint  text        not null,
    ended        boolean     not null,
    wanted       bigint      not null,
    done         bigint      not null,
    due          timestamptz not null,
    tries        int         not null default 0,
    dead         boolean     not null default false,
    error        text        not null default '',
    sent         jsonb       not null default '{"resources": {}}',
    answer       jsonb,
    cause_offset bigint      not null
);
create index write_back_due on write_back (ended, due) where wanted > done and not dead;
create index write_back_by_patient on write_back (patient);

-- Alerts from before there was write-back; whoever switches it on wants the open ones in the EHR.
insert into write_back (alert_id, patient, fingerprint, ended, wanted, done, due, cause_offset)
select alert_id, patient, '', state in ('withdrawn', 'expired'), 1, 0, now(), cause_offset from alert;
