-- What an evaluation says of the courses of one programme, for its heads: figures of few students are left out.
create table model_evaluation_programme (
  evaluation_id integer not null references model_evaluation (id) on delete cascade,
  programme_id integer not null references programme (id) on delete cascade,
  result jsonb not null,
  primary key (evaluation_id, programme_id)
);
-- when a programme is removed
create index model_evaluation_programme__programme on model_evaluation_programme (programme_id);
