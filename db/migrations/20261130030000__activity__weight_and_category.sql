-- What sources say of how much an activity counts, and of what it is about. Null: nobody has said.
alter table activity
  -- relative to the other activities of its category
  add column weight real,
  add column category text,
  -- of the whole category, relative to other categories; the same for all activities of it
  add column category_weight real,
  -- how many of the lowest scores of the category do not count
  add column drop_lowest smallint,
  add column topic text;
