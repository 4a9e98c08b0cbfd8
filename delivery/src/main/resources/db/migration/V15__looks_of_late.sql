-- What grows for years is asked by what is recent: what a user was shown of late, with every look of a user who has a budget, and
-- where patients lie now, with every list.
create index sighting_by_viewer_at on sighting (viewer, at);
drop index sighting_by_viewer;
create index encounter_under_way on encounter (patient) where state = 'under-way';
