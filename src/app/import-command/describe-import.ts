import type { ImportDetail } from '#domains/imports/contract.ts';

/** The address of an import's page. */
function pageOf(publicUrl: string, { id }: Pick<ImportDetail, 'id'>): string {
  return `${publicUrl.replace(/\/$/, '')}/imports/${id}`;
}

/** The stable shape for scripts. */
export function toJson(batch: ImportDetail, publicUrl: string): unknown {
  const { id, file, status, courseId, students, activities, lessons, cells, undecidedPeople, issues } = batch;
  const contents = { courseId, students, activities, lessons, cells };
  return { id, file, status, page: pageOf(publicUrl, batch), ...contents, undecidedPeople, issues };
}

/** An import and its issues for people. */
export function toText(batch: ImportDetail, publicUrl: string): string {
  const { cells } = batch;
  const head =
    batch.status === 'review'
      ? `${batch.file}: review; ${waitingFor(batch, publicUrl)}`
      : `${batch.file}: ${batch.status}; students ${batch.students}, activities ${batch.activities}, lessons ${batch.lessons}; cells new ${cells.new}, changed ${cells.changed}, same ${cells.same}`;
  const issues = batch.issues.map((issue) => {
    const place = [issue.sheet, issue.row === null ? null : `row ${issue.row}`, issue.column, issue.value];
    return `  ${issue.severity}: ${[...place.filter((part) => part !== null), issue.message].join(' · ')}`;
  });
  return [head, ...issues].join('\n');
}

/** What has to be done before an import that waits is stored. */
function waitingFor(batch: ImportDetail, publicUrl: string): string {
  const page = pageOf(publicUrl, batch);
  if (batch.undecidedPeople > 0) {
    return `nothing is stored before somebody decides who ${batch.undecidedPeople} of its people are: ${page}`;
  }
  return `nothing is stored before somebody agrees: ${page}\n  or: pulse import --agree ${batch.id} --wait`;
}

const units = { reading: 'rows read', saving: 'cells stored', recomputing: 'courses recomputed' } as const;

/** How far an import has got, in one line. */
export function progressText({ file, status, progress }: ImportDetail): string {
  if (!progress) return `${file}: ${status}`;
  const { step, done, total, secondsLeft, ahead } = progress;
  if (step === 'waiting') return `${file}: waiting${ahead === null ? '' : `, ${ahead} before it`}`;
  const left = secondsLeft === null || done === total ? '' : `, about ${secondsLeft} s left`;
  return `${file}: ${units[step]} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}${left}`;
}
