import type { Actor } from '#kernel/actor.ts';
import { findLiveModel } from '#domains/risk/index.ts';
import { listHeadedProgrammes } from '#domains/roster/index.ts';
import type { ProgrammesModel } from '../contract.ts';
import { findNewest } from '../store/evaluations.ts';
import { listProgrammeResults } from '../store/programmes.ts';

/** How true the live model was in the finished courses of the programmes that the actor heads; of all to administrators. */
export async function getModelOfProgrammes(actor: Actor): Promise<ProgrammesModel> {
  const { version } = await findLiveModel();
  const [programmes, evaluation] = [await listHeadedProgrammes(actor), await findNewest(version)];
  const results = evaluation
    ? await listProgrammeResults(
        evaluation.id,
        programmes.map(({ id }) => id),
      )
    : [];
  const resultOf = new Map(results.map(({ programmeId, result }) => [programmeId, result]));
  return {
    modelVersion: version,
    day: evaluation?.day ?? null,
    programmes: programmes.map(({ id, name }) => ({ id, name, result: resultOf.get(id) ?? null })),
  };
}
