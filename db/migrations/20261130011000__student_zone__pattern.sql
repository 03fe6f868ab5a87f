-- How the students of a course work: clusters with a name, kept with the run (details.pattern), and whose is which.

alter table student_zone
  -- index of the cluster in the run's pattern
  add column pattern integer check (pattern >= 0);

update cluster_run set details = details || '{"pattern": {"clusters": [], "quality": null}, "drift": null}'
  where details ? 'guardRails';
