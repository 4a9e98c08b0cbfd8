-- How often rules fire and sources speak, hour by hour, without a patient: what the watchdog holds against its own past.
create table firing_hour (
    rule  text        not null,
    mode  text        not null,
    hour  timestamptz not null,
    count bigint      not null,
    primary key (rule, mode, hour)
);
create table feed_hour (
    source text        not null,
    hour   timestamptz not null,
    count  bigint      not null,
    primary key (source, hour)
);

-- An alert fires once, when it is first heard of; its later states, and its moving with a merge, are updates.
create function count_firing() returns trigger language plpgsql as $$
begin
    insert into firing_hour (rule, mode, hour, count)
    values (new.rule, lower(new.document #>> '{episode,raise,mode}'),
        date_trunc('hour', (new.document #>> '{episode,openedAt}')::timestamptz, 'UTC'), 1)
    on conflict (rule, mode, hour) do update set count = firing_hour.count + 1;
    return null;
end $$;
create trigger alert_counts after insert on alert for each row execute function count_firing();

insert into firing_hour (rule, mode, hour, count)
select rule, lower(document #>> '{episode,raise,mode}'),
    date_trunc('hour', (document #>> '{episode,openedAt}')::timestamptz, 'UTC'), count(*)
from alert
where document #>> '{episode,openedAt}' is not null
group by 1, 2, 3;

create table watch_alarm (
    id       bigint           generated always as identity primary key,
    kind     text             not null check (kind in ('flood', 'silence', 'source')),
    subject  text             not null,
    since    timestamptz      not null,
    noticed  timestamptz      not null,
    ended    timestamptz,
    came     bigint           not null,
    usual    double precision not null,
    sentence text             not null,
    told     text             not null default '',
    publ     text             not null default ''
);
create unique index watch_alarm_on on watch_alarm (kind, subject) where ended is null;

-- The log is read once more from its beginning: it has had what the sources said all along. Whoever has it read again counts it again.
create function forget_feed_hours() returns trigger language plpgsql as $$
begin
    if old.topic like '%cds.events.v1' then
        delete from feed_hour;
    end if;
    return old;
end $$;
create trigger log_read_again before delete on projection_offset for each row execute function forget_feed_hours();
delete from projection_offset where topic like '%cds.events.v1';
