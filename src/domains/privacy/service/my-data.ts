import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { clock } from '#kernel/runtime.ts';
import type { DownloadFile } from '#kernel/table-file.ts';
import { countEventsOfPerson, listEventsOfPerson, listLooks, recordAudit } from '#domains/audit/index.ts';
import { assertInPerson } from '#domains/identity/index.ts';
import { reasonSentence, withoutOthers } from '#domains/risk/index.ts';
import { mostExportedOwnEvents, mostListed, type MyData, type MyDataFormat } from '../contract.ts';
import * as exports from '../store/export.ts';
import * as store from '../store/my-data.ts';
import { toMyDataFile, type ExportedPerson } from './my-data-file.ts';
import { getRetention } from './retention.ts';

/** What is kept about the caller. @throws AppError access.in_person for a token */
export async function getMyData(actor: Actor): Promise<MyData> {
  assertInPerson(actor);
  const person = { userId: actor.userId, studentId: actor.studentId };
  const account = await store.findAccount(actor.userId);
  if (!account) throw new AppError('person.not_found');
  return {
    ...account,
    student: await store.findStudent(actor.studentId),
    events: await countEventsOfPerson(person),
    looks: await listLooks(person, mostListed, actor.locale),
    uploads: await store.listUploads(actor.userId, mostListed),
    retention: await getRetention(),
  };
}

/** As many uploads as a person makes. */
const mostUploads = 10_000;

/** Everything kept about the caller as a file; recorded. @throws AppError access.in_person for a token */
export async function exportMyData(actor: Actor, format: MyDataFormat): Promise<DownloadFile> {
  assertInPerson(actor);
  const { userId, studentId, locale } = actor;
  await recordAudit('person.exported', { userId }, { format });
  const student = studentId === null ? null : await exports.readStudent(studentId);
  const data: ExportedPerson = {
    exportedAt: clock().now().toISOString(),
    ...(await exports.readAccount(userId)),
    ...(student && {
      ...student,
      // Figures of the others are theirs: in a small course they would tell who they are.
      zones: student.zones.map((zone) => ({
        ...zone,
        reasons: withoutOthers(zone.reasons).map((reason) => ({ ...reason, sentence: reasonSentence(reason, locale) })),
      })),
    }),
    uploads: (await store.listUploads(userId, mostUploads)).newest,
    events: await listEventsOfPerson({ userId, studentId }, mostExportedOwnEvents, locale),
  };
  return toMyDataFile(data, format, locale);
}
