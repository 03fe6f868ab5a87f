-- What the program advises: to a student, to the teacher of a course, to the head of a programme.

create table recommendation (
  -- ids made later sort later
  id uuid primary key,
  kind text not null check (kind in ('advice', 'test_feedback', 'course_summary', 'programme_digest')),
  course_id integer references course (id) on delete cascade,
  student_id integer,
  -- the test that feedback is about
  activity_id integer references activity (id) on delete cascade,
  programme_id integer references programme (id) on delete cascade,
  language text not null check (language in ('ru', 'en')),
  -- null: of a programme
  data_version integer,
  as_of timestamptz not null,
  prompt_version text not null,
  -- hash of the facts: the same facts need no other words
  facts_hash text not null,
  composer text not null check (composer in ('rules', 'model')),
  -- null: rules composed it
  provider text,
  model text,
  -- of the record in llm_call
  call_id uuid,
  -- why rules composed what a model could have
  refusal text,
  content jsonb not null,
  -- as the reviewer changed it
  edited jsonb,
  -- outdated: another one has taken its place before anybody decided
  state text not null default 'draft' check (state in ('draft', 'approved', 'rejected', 'outdated')),
  -- what is looked at first
  urgency double precision not null,
  created_at timestamptz not null default now(),
  -- null: nobody yet, or erased since
  decided_by text references user_account (id) on delete set null,
  decided_at timestamptz,
  foreign key (course_id, student_id) references enrolment (course_id, student_id) on delete cascade,
  check ((kind = 'programme_digest') = (programme_id is not null) and (kind = 'programme_digest') = (course_id is null)),
  check ((kind in ('advice', 'test_feedback')) = (student_id is not null)),
  check ((kind = 'test_feedback') = (activity_id is not null)),
  check ((composer = 'model') = (provider is not null))
);
-- what waits for a decision in a course, the most urgent first
create index recommendation__waiting on recommendation (course_id, urgency desc, id) where state = 'draft';
-- those of a student, of one kind, newest first
create index recommendation__student on recommendation (course_id, student_id, kind, id desc);
create index recommendation__programme on recommendation (programme_id, id desc) where programme_id is not null;
-- when an activity or a person is removed
create index recommendation__activity on recommendation (activity_id) where activity_id is not null;
create index recommendation__decided_by on recommendation (decided_by) where decided_by is not null;
-- of two drafts about the same, the later one counts
create unique index recommendation__one_draft
  on recommendation (kind, course_id, student_id, activity_id, programme_id, language) nulls not distinct
  where state = 'draft';

-- What was decided about one, with what was before: taking the last decision back restores that.
create table recommendation_decision (
  id uuid primary key,
  recommendation_id uuid not null references recommendation (id) on delete cascade,
  -- returned: a low rating brought it back
  action text not null check (action in ('approved', 'edited', 'rejected', 'returned', 'taken_back')),
  user_id text references user_account (id) on delete set null,
  note text,
  -- state and edited text before
  before jsonb not null,
  created_at timestamptz not null default now()
);
create index recommendation_decision__recommendation on recommendation_decision (recommendation_id, id desc);
create index recommendation_decision__user on recommendation_decision (user_id) where user_id is not null;

-- What the student thinks of it.
create table recommendation_rating (
  recommendation_id uuid primary key references recommendation (id) on delete cascade,
  stars smallint not null check (stars between 1 and 5),
  comment text,
  rated_at timestamptz not null default now()
);

-- Which of its items the student has done.
create table recommendation_done (
  recommendation_id uuid not null references recommendation (id) on delete cascade,
  -- place in the content, from 0
  item smallint not null,
  done_at timestamptz not null default now(),
  primary key (recommendation_id, item)
);
