import { z } from 'zod';
import type { Pool } from 'pg';
import type { ProgressDescription, WrittenResult } from '#domains/imports/templates/my-itmo-progress.ts';
import { listBatchesById } from '#domains/imports/index.ts';
import { zonedWallClockToInstant } from '#kernel/zoned-time.ts';
import { courseName, type Upload } from './uploads.ts';

const timeZone = 'Europe/Moscow';

/** A cell as the database has it, as text: status, completed, due. */
type Cells = Map<string, string>;

const batchSchema = z.object({
  id: z.string(),
  file: z.string(),
  course: z.string().nullable(),
  version: z.int().nullable(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  ledger: z.int(),
});
type Batch = z.infer<typeof batchSchema> & { status: string };

/**
 * Whether every accepted upload is stored exactly once: replays the batches of each course in the order of their data
 * versions over nothing and compares, at each, what was new, changed and the same, and in the end every single cell.
 *
 * @returns what is wrong, one sentence each
 */
export async function checkLedger(pool: Pool, uploads: readonly Upload[]): Promise<string[]> {
  const stored = z.array(batchSchema).parse((await pool.query(batchQuery)).rows);
  // Whether the courses of a batch are recomputed is read, not stored.
  const shown = await listBatchesById(stored.map(({ id }) => id));
  const statuses = new Map(shown.map(({ id, status }) => [id, status]));
  const batches = stored.map((batch) => ({ ...batch, status: String(statuses.get(batch.id)) }));
  const byFile = Map.groupBy(batches, ({ file }) => file);
  const courses = new Set(uploads.map(({ course }) => course));
  const wrong = uploads.flatMap((upload) => checkBatches(upload, byFile.get(upload.file) ?? []));
  const known = new Set(uploads.map(({ file }) => file));
  for (const { file } of batches) if (!known.has(file)) wrong.push(`${file} was never uploaded`);
  for (const course of courses) wrong.push(...(await checkCourse(pool, course, batches, uploads)));
  return wrong;
}

function checkBatches(upload: Upload, found: readonly Batch[]): string[] {
  if (found.length > 1) return [`${upload.file} was uploaded once and has ${found.length} batches`];
  const [batch] = found;
  if (!batch) return upload.batchId === null ? [] : [`${upload.file} was accepted and is lost`];
  if (upload.batchId !== null && batch.id !== upload.batchId)
    return [`${upload.file} has another id than was answered`];
  return batch.status === 'done' ? [] : [`${upload.file} is ${batch.status}`];
}

async function checkCourse(
  pool: Pool,
  course: number,
  batches: readonly Batch[],
  uploads: readonly Upload[],
): Promise<string[]> {
  const name = courseName(course);
  const contents = new Map(uploads.map(({ file, content }) => [file, content]));
  const own = batches
    .filter((batch) => batch.course === name)
    .toSorted((a, b) => (a.version ?? 0) - (b.version ?? 0) || b.new + b.changed - (a.new + a.changed));
  const wrong: string[] = [];
  const cells: Cells = new Map();
  let version = 0;
  for (const batch of own) {
    const content = contents.get(batch.file);
    if (!content) continue;
    const counts = apply(cells, content);
    if (counts.new + counts.changed > 0) version += 1;
    const isEqual =
      batch.new === counts.new &&
      batch.changed === counts.changed &&
      batch.same === counts.same &&
      batch.ledger === counts.changed &&
      batch.version === version;
    if (!isEqual) {
      wrong.push(`${batch.file} is version ${version} with ${JSON.stringify(counts)}, stored ${JSON.stringify(batch)}`);
    }
  }
  const { rows } = await pool.query(cellQuery, [name]);
  const stored = new Map(
    z
      .array(cellSchema)
      .parse(rows)
      .map(({ place, cell }) => [place, cell]),
  );
  for (const [place, cell] of cells) {
    const found = stored.get(place);
    if (found !== cell) wrong.push(`${name}, ${place}: ${String(found)} is stored and should be ${cell}`);
  }
  if (stored.size !== cells.size) wrong.push(`${name} has ${stored.size} cells and should have ${cells.size}`);
  return wrong;
}

/** What storing a file makes of the cells: the rules of `upsertResults`, said once more. */
function apply(cells: Cells, content: ProgressDescription): { new: number; changed: number; same: number } {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const { student, results } of content.rows) {
    for (const [index, result] of results.entries()) {
      if (!result) continue;
      const place = `${student} ${content.activities[index]?.name ?? ''}`;
      const before = cells.get(place);
      const cell = cellText(result);
      cells.set(place, cell);
      counts[before === undefined ? 'new' : before === cell ? 'same' : 'changed'] += 1;
    }
  }
  return counts;
}

function cellText({ status, completedAt, dueAt }: WrittenResult): string {
  const epoch = (time: WrittenResult['dueAt']): string =>
    time ? String(zonedWallClockToInstant(time, timeZone).getTime() / 1000) : '-';
  return `${status === 'passed' ? 'done' : status} ${epoch(completedAt)} ${epoch(dueAt)}`;
}

const batchQuery = `
  select import_batch.id, file_name as file, course.name as course, import_batch_course.data_version as version,
    cells_new as new, cells_changed as changed, cells_same as same,
    (select count(*) from import_change where batch_id = import_batch.id) as ledger
  from import_batch left join import_batch_course on batch_id = import_batch.id
    left join course on course.id = import_batch_course.course_id`;

const cellSchema = z.object({ place: z.string(), cell: z.string() });

const cellQuery = `
  select student_identity.external_id || ' ' || activity.name as place,
    result.status || ' ' || coalesce(extract(epoch from result.completed_at)::bigint::text, '-')
      || ' ' || coalesce(extract(epoch from result.due_at)::bigint::text, '-') as cell
  from result join course on course.id = result.course_id join activity on activity.id = result.activity_id
    join student_identity on student_identity.student_id = result.student_id
  where course.name = $1`;
