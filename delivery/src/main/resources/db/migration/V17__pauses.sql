-- A pause counts only where the release that it stops still holds at its own time; which that is is known when all are read.
alter table pack_release
    add column counts boolean not null default true;

update pack_release
set document = '{"stops": ""}'::jsonb || document;
