-- Early-warning models that the institution has trained on its own finished courses.
create table warning_model (
  id integer generated always as identity primary key,
  state text not null default 'waiting' check (state in ('waiting', 'training', 'ready', 'refused', 'failed')),
  requested_at timestamptz not null,
  requested_by text references user_account (id) on delete set null,
  trained_at timestamptz,
  -- the coefficients, as src/domains/risk/early-warning/model.ts has them
  models jsonb,
  -- what it was trained and measured on, beside the model that was live then
  report jsonb
);
-- when a person is removed
create index warning_model__requested_by on warning_model (requested_by) where requested_by is not null;

-- How true a model's probabilities were in the institution's own finished courses.
create table model_evaluation (
  id integer generated always as identity primary key,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  model_version text not null,
  -- null: the model of the program
  model_id integer references warning_model (id) on delete cascade,
  requested_at timestamptz not null,
  day date not null,
  result jsonb
);
-- the newest of a model
create index model_evaluation__version on model_evaluation (model_version, id);
-- when a model is removed
create index model_evaluation__model on model_evaluation (model_id) where model_id is not null;

-- Courses of an evaluation that is under way, so that one that was broken off goes on where it was. Without ids of people;
-- they go when the evaluation is done.
create table model_replay (
  evaluation_id integer not null references model_evaluation (id) on delete cascade,
  course_id integer not null references course (id) on delete cascade,
  -- what became of the course: replayed, or why not
  result jsonb not null,
  primary key (evaluation_id, course_id)
);
-- when a course is removed
create index model_replay__course on model_replay (course_id);
