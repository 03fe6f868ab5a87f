-- What a language model says of an open answer that comparing cannot judge. A teacher's mark goes before it.
create table answer_opinion (
  course_id integer not null references course (id) on delete cascade,
  activity_id integer not null references activity (id) on delete cascade,
  position smallint not null,
  -- as in answer_mark: the text is the students'
  given_key text not null,
  -- md5 of the question and its right answer: of another question it says nothing
  question_key text not null,
  -- null: it was unsure, and is not asked again
  verdict answer_verdict check (verdict in ('right', 'wrong')),
  model text not null,
  created_at timestamptz not null default now(),
  primary key (course_id, activity_id, position, given_key)
);
-- when an activity is removed
create index answer_opinion__activity on answer_opinion (activity_id);
