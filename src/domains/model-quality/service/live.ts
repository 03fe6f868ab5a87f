import type { Actor } from '#kernel/actor.ts';
import { transaction } from '#kernel/database/transaction.ts';
import { AppError } from '#kernel/errors.ts';
import { setSetting } from '#kernel/settings.ts';
import { enqueueMany } from '#kernel/tasks/enqueue.ts';
import { recordAudit } from '#domains/audit/index.ts';
import { findUsableModel, liveModelSetting, recomputeKind } from '#domains/risk/index.ts';
import { listCourseIds } from '../store/courses.ts';
import { findReport } from '../store/models.ts';
import { publishModel } from './evaluate.ts';

/**
 * Lets a model judge from now on; every course is judged anew in the background.
 *
 * @param modelId null: the model of the program
 * @throws AppError model.not_found, model.gate_not_passed
 */
export async function setLiveModel(actor: Actor, modelId: number | null): Promise<void> {
  if (modelId !== null) {
    const [usable, report] = [await findUsableModel(modelId), await findReport(modelId)];
    if (!usable || !report?.trained) throw new AppError('model.not_found');
    if (!report.trained.gate.every(({ isMet }) => isMet)) throw new AppError('model.gate_not_passed');
  }
  await transaction(async () => {
    await setSetting(liveModelSetting, modelId, actor.userId);
    await recordAudit('model.activated', {}, { modelId });
    const courseIds = await listCourseIds();
    await enqueueMany(
      recomputeKind,
      courseIds.map((courseId) => ({ courseId })),
      { lane: 'bulk' },
    );
    publishModel();
  });
}
