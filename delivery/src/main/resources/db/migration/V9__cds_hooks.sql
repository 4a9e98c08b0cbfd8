-- Tokens that callers of CDS Hooks have used: each counts once. Not from a topic.
create table seen_token (
    id    text        primary key,
    until timestamptz not null
);
create index seen_token_until on seen_token (until);

-- Cards about a call's own data, such as an order that is not signed yet: no alert in the log stands behind them, and what was said
-- to them is kept here, so that the same is not asked again. Not from a topic.
create table proposal (
    card_uuid   text        primary key,
    patient     text        not null,
    rule        text        not null,
    subject     text        not null,
    basis       text        not null,
    viewer      text        not null,
    at          timestamptz not null,
    outcome     text check (outcome in ('accepted', 'overridden')),
    reason      text,
    comment     text,
    answered_at timestamptz
);
create index proposal_answered on proposal (patient, viewer, answered_at) where answered_at is not null;
create index proposal_at on proposal (at);
