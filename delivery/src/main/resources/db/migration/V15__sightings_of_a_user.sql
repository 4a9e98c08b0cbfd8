-- What a user was shown of late is asked for with every look of a user who has a budget; what they were ever shown grows for years.
create index sighting_by_viewer_at on sighting (viewer, at);
drop index sighting_by_viewer;
