import { expect, it } from 'vitest';
import { openTestDatabase, type DatabaseKind } from '#test/support/database.ts';
import { dumpSchema } from './dump-schema.ts';

/** Everything that a description of a schema must tell apart. */
const example = `
  drop schema public cascade;
  create schema public;
  create type colour as enum ('red', 'green');
  create table parent (id integer generated always as identity primary key, name text not null unique);
  create table child (
    parent_id integer not null references parent (id) on delete cascade,
    day date not null,
    colour colour default 'red',
    "Odd name" text collate "C",
    double_id integer generated always as (parent_id * 2) stored,
    dropped text,
    check (day > '2000-01-01'),
    primary key (parent_id, day)
  ) partition by range (day);
  alter table child drop dropped;
  create table child_2024 partition of child for values from ('2024-01-01') to ('2025-01-01');
  create index child__colour on child (colour) where colour is not null;
  create function touch() returns trigger language plpgsql as 'begin return new; end';
  create trigger parent__touch before update on parent for each row execute function touch();
  create view reds as select day, name from child join parent on id = parent_id`;

const description = `-- Written by \`./pulse schema\` from db/migrations.

create type colour as enum ('red', 'green');

CREATE OR REPLACE FUNCTION public.touch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$
;

create table child (
  parent_id integer not null,
  day date not null,
  colour colour default 'red'::colour,
  "Odd name" text collate "C",
  double_id integer generated always as ((parent_id * 2)) stored,
  constraint child_pkey PRIMARY KEY (parent_id, day),
  constraint child_day_check CHECK ((day > '2000-01-01'::date)),
  constraint child_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES parent(id) ON DELETE CASCADE
) partition by RANGE (day);
create table child_2024 partition of child FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX child__colour ON ONLY child USING btree (colour) WHERE (colour IS NOT NULL);

create table parent (
  id integer not null generated always as identity,
  name text not null,
  constraint parent_pkey PRIMARY KEY (id),
  constraint parent_name_key UNIQUE (name)
);
CREATE TRIGGER parent__touch BEFORE UPDATE ON parent FOR EACH ROW EXECUTE FUNCTION touch();

create view reds as
 SELECT child.day,
    parent.name
   FROM (child
     JOIN parent ON ((parent.id = child.parent_id)));
`;

const hasPostgres = process.env['PULSE_TEST_POSTGRES_URL'] !== undefined;
const kinds: DatabaseKind[] = hasPostgres ? ['embedded', 'postgres'] : ['embedded'];

it.each(kinds)('dumpSchema describes all there is in a schema, the same on both databases (%s)', async (kind) => {
  const database = await openTestDatabase(kind);
  try {
    await database.pool.query(example);
    expect(await dumpSchema(database.pool)).toBe(description);
  } finally {
    await database.close();
  }
});
