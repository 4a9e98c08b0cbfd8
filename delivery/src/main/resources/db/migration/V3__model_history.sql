-- Who switched a model and why, and the card of a model that came as a folder; the build has the cards of its own.
alter table model_deployment
    add column decided_by text not null default '',
    add column why        text not null default '',
    add column card       text;
