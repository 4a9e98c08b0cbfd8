-- How alerts went, for reports: when each was opened, and what was said to it in which words.
alter table alert add column opened_at timestamptz;
update alert set opened_at = (document #>> '{episode,openedAt}')::timestamptz;
alter table alert alter column opened_at set not null;
create index alert_by_opening on alert (opened_at);

alter table answer
    add column outcome text check (outcome in ('accepted', 'overridden')),
    add column comment text not null default '';
create index answer_by_time on answer (at);

-- The log is read once more from its beginning: it has had the words all along.
delete from projection_offset where topic like '%cds.events.v1';
