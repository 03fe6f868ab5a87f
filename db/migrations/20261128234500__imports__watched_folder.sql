-- Files that the folder of PULSE_WATCH_FOLDER holds, as they were at the last look.
create table watched_file (
  -- Below the folder, with / between its parts.
  path text primary key,
  bytes bigint not null,
  modified_at timestamptz not null,
  -- settling: it may still be written; imported; repeated: its content came before; the others are not imported.
  state text not null check (state in ('settling', 'imported', 'repeated', 'empty', 'too_large', 'unreadable')),
  batch_id uuid references import_batch on delete set null
);

-- Deleting an import looks for the files that name it.
create index watched_file__batch on watched_file (batch_id) where batch_id is not null;

-- The last look, one row.
create table folder_look (
  is_only boolean primary key default true check (is_only),
  folder text not null,
  looked_at timestamptz not null,
  -- Why nothing could be seen.
  problem text check (problem in ('missing', 'forbidden', 'unreachable', 'too_many'))
);

alter table import_batch add column from_folder boolean not null default false;

-- Each content is imported once from the folder, whoever looks.
create unique index import_batch__content_from_folder on import_batch (file_sha256) where from_folder;
