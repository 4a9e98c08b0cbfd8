-- Who switched a rule pack and why, and who approved it.
alter table pack_release
    add column mode        text not null default 'live' check (mode in ('live', 'shadow', 'off')),
    add column decided_by  text not null default '',
    add column why         text not null default '',
    add column approved_by text not null default '';

update pack_release
set mode = lower(document ->> 'mode'),
    document = '{"ruleModes": {}, "by": "", "why": "", "approvedBy": "", "signatures": {}}'::jsonb || document;
