-- summaries of courses: the newest of one, and courses that have moved on since theirs
create index recommendation__summary on recommendation (course_id, as_of) where kind = 'course_summary';
