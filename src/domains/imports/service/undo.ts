import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { enqueue } from '#kernel/tasks/enqueue.ts';
import { previewRemoval } from '#domains/questions/index.ts';
import { noteView, recordAudit } from '#domains/audit/index.ts';
import { mostListed, type ImportBatch, type UndoPreview } from '../contract.ts';
import * as batches from '../store/batches.ts';
import { getBatch } from '../store/journal.ts';
import { listTouchedCourses, previewResults } from '../store/undo.ts';
import { assertImportReadable } from './assert-import-readable.ts';
import { publishImport } from './publish-import.ts';
import { undoKind } from './task-kinds.ts';

const noAnswers = { removed: 0, restored: 0, confirmed: 0 };

/** What undoing an import would do. @throws AppError import.not_found, import.not_undoable */
export async function previewUndo(actor: Actor, id: string): Promise<UndoPreview> {
  const batch = await findUndoable(actor, id);
  noteView('import.viewed', {}, { importId: id });
  const preview: UndoPreview = {
    removed: 0,
    restored: 0,
    confirmed: 0,
    overwritten: { count: 0, items: [] },
    courses: [],
  };
  for (const course of await listTouchedCourses(batch)) {
    if (course.isOnlyHere) preview.courses.push(course.name);
    const found = await previewResults(batch, course.id);
    const place = await batches.findPlace(batch.id, course.id);
    const answers = place === undefined ? noAnswers : await previewRemoval(course.id, place);
    preview.removed += found.removed + answers.removed;
    preview.restored += found.restored + answers.restored;
    preview.confirmed += found.confirmed + answers.confirmed;
    preview.overwritten.count += found.overwritten;
    preview.overwritten.items.push(...found.items.slice(0, mostListed - preview.overwritten.items.length));
  }
  return preview;
}

/** Begins to take an import back. @throws AppError import.not_found, import.not_undoable */
export async function undoImport(actor: Actor, id: string): Promise<ImportBatch> {
  await findUndoable(actor, id);
  await transaction(async () => {
    if (!(await batches.advance(id, ['recomputing', 'done', 'undoing'], 'undoing')))
      throw new AppError('import.not_undoable');
    await enqueue(undoKind, { batchId: id });
    await recordAudit('import.undone', {}, { importId: id });
  });
  publishImport(id);
  return getBatch(id);
}

async function findUndoable(actor: Actor, id: string): Promise<batches.Batch> {
  assertImportReadable(actor);
  const batch = await batches.findBatch(id);
  if (!batch) throw new AppError('import.not_found');
  if (!(await getBatch(id)).canUndo) throw new AppError('import.not_undoable');
  return batch;
}
