-- Lists of courses say how many activities and lessons each has: counted from the index alone, not from a page of the
-- table for every activity.
create index activity__kind on activity (course_id, kind);
