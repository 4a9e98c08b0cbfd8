-- Who was shown, or refused, whose data: a copy of the topic cds.disclosures.v1, and what still waits to be published to it.
create table disclosure (
    id        text        primary key,
    at        timestamptz not null,
    reader    text        not null,
    proven    boolean     not null,
    roles     text[]      not null,
    what      text        not null,
    outcome   text        not null check (outcome in ('SHOWN', 'REFUSED')),
    patients  text[]      not null,
    alerts    text[]      not null,
    address   text,
    published boolean     not null
);
create index disclosure_by_time on disclosure (at desc, id);
create index disclosure_by_reader on disclosure (reader, at desc);
create index disclosure_by_patient on disclosure using gin (patients);
create index disclosure_waiting on disclosure (at) where not published;

-- Rows are added, and marked as published. Nothing else happens to them.
create function disclosure_stands() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or (to_jsonb(old) - 'published') <> (to_jsonb(new) - 'published') then
        raise exception 'a disclosure is not changed';
    end if;
    return new;
end $$;
create trigger disclosure_stands before update or delete on disclosure
    for each row execute function disclosure_stands();
