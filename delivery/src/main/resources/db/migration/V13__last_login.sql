-- What the last login of each user said of them. It comes from no topic; gone, it comes back with the next login.

create table last_login (
    user_name text        primary key,
    roles     text[]      not null,
    wards     text[]      not null,
    at        timestamptz not null
);
