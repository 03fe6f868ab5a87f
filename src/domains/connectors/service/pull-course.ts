import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isConnectionLost } from '#kernel/database/connection-lost.ts';
import { clock } from '#kernel/runtime.ts';
import type { TaskRun } from '#kernel/tasks/define-task.ts';
import { discardUploads, listBatchesById, startImports, storeUpload } from '#domains/imports/index.ts';
import { findConnection, type ConnectionRow } from '../store/connections.ts';
import { findImported, setImported } from '../store/courses.ts';
import * as store from '../store/runs.ts';
import { documentOf } from './document.ts';
import { publishConnection } from './publish-connection.ts';
import { openSystem } from './secret.ts';

export interface CourseOfRun {
  readonly runId: string;
  readonly courseId: string;
}

/**
 * Reads a course, outside of any transaction, and hands it to the imports as one file, together with the note that this
 * was done. Returns quietly when it was, or the connection is gone.
 */
export async function pullCourse({ runId, courseId }: CourseOfRun, run: TaskRun): Promise<void> {
  const open = await store.findOpenCourse(runId, courseId);
  const connection = open && (await findConnection(open.connectionId));
  if (!connection) return;
  const { id, namespace } = connection;
  publishConnection(id);
  const pulled = await openSystem(connection).readCourse(courseId, run.signal);
  const content = Buffer.from(JSON.stringify(documentOf(pulled, namespace, clock().timeZone)));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const same = await findSame(connection, courseId, sha256, open.startedBy !== null);
  if (pulled.students.length === 0) await run.complete(() => store.endCourse(runId, courseId, 'empty', null));
  else if (same !== undefined) await run.complete(() => store.endCourse(runId, courseId, 'unchanged', same));
  else {
    const upload = await storeUpload(fileNameOf(pulled.name, connection.title), Readable.from([content]));
    try {
      await run.complete(async () => {
        await startImports(open.startedBy, [upload], { review: connection.review });
        await setImported(id, courseId, { sha256, importId: upload.id });
        await store.endCourse(runId, courseId, 'imported', upload.id);
      });
    } catch (error) {
      // Nobody knows whether a commit took effect whose answer was lost.
      if (!isConnectionLost(error)) await discardUploads([upload]);
      throw error;
    }
  }
  publishConnection(id);
}

/** Imports that ended without effect because somebody wanted it so: the schedule leaves it at that, a person may ask again. */
const unwanted = ['undone', 'cancelled', 'refused'];

/** The import that has brought the same already; undefined: it is to be imported. */
async function findSame(
  { id }: ConnectionRow,
  courseId: string,
  sha256: string,
  isAsked: boolean,
): Promise<string | undefined> {
  const last = await findImported(id, courseId);
  if (last?.sha256 !== sha256) return undefined;
  const [batch] = await listBatchesById([last.importId]);
  const isLost = batch === undefined || batch.status === 'failed';
  if (isLost || (isAsked && unwanted.includes(batch.status))) return undefined;
  return last.importId;
}

function fileNameOf(course: string, title: string): string {
  return `${course} (${title}).json`.replaceAll(/[/\\]/g, ' ');
}
