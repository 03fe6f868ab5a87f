-- Deadlines of activities that were confirmed by what students have handed in later than they stand; a deadline without a
-- row counts from the moment that it stands at. Of results with deadlines of their own nothing is noted: those count as
-- they stand.
create table deadline_confirmation (
  course_id integer not null references course (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  -- infinity: not yet
  confirmed_at timestamptz not null,
  primary key (course_id, activity_id)
);
-- when an activity is removed
create index deadline_confirmation__activity on deadline_confirmation (activity_id);

insert into deadline_confirmation (course_id, activity_id, confirmed_at)
with course_of as (
  select course_id, ceil(count(*) / 10.0)::integer as needed from enrolment group by course_id having count(*) >= 10
), dated as (
  select course_id, id as activity_id, due_at, needed from activity join course_of using (course_id)
  where kind <> 'lesson' and due_at is not null
), placed as (
  select dated.course_id, dated.activity_id, result.completed_at,
    row_number() over (partition by dated.activity_id order by result.completed_at nulls first) as place
  from dated
  join result on result.course_id = dated.course_id and result.activity_id = dated.activity_id
    and result.status in ('attempted', 'done', 'failed')
  join enrolment on enrolment.course_id = result.course_id and enrolment.student_id = result.student_id
)
select dated.course_id, dated.activity_id, coalesce(placed.completed_at, 'infinity')
from dated left join placed on placed.activity_id = dated.activity_id and placed.place = dated.needed
where placed.activity_id is null or placed.completed_at > dated.due_at;

-- What was concluded of these courses is no longer right.
update course set data_version = data_version + 1 where id in (select course_id from deadline_confirmation);
