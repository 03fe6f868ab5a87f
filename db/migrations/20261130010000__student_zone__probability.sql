-- Zones by the probability that a student fails or leaves, where the early-warning model has something to tell from.

alter table student_zone
  -- by the model, before guard rails; null where it abstains
  add column probability double precision check (probability >= 0 and probability <= 1),
  -- what judged the student; null without a zone
  add column judged_by text check (judged_by in ('probability', 'rules'));

update student_zone set judged_by = 'rules' where zone is not null;

alter table cluster_run drop constraint cluster_run_method_check;
alter table cluster_run add constraint cluster_run_method_check
  check (method in ('probability', 'k-means', 'rules', 'none'));

-- Runs from before there was a model read like those in which it judges nobody.
update cluster_run set details = jsonb_set(details, '{guardRails,low_attendance}', '0') || jsonb_build_object('judgement',
    jsonb_build_object('sizes', jsonb_build_object('probability', 0, 'rules',
        coalesce((sizes ->> 'A')::integer + (sizes ->> 'B')::integer + (sizes ->> 'C')::integer, 0)),
      'abstention', null, 'model', null))
  where details ? 'guardRails';
