import type { Actor } from '#kernel/actor.ts';
import { AppError } from '#kernel/errors.ts';
import { mayReadImport } from '../policy.ts';

/** @throws AppError import.not_found: whoever may not see an import learns nothing of it */
export function assertImportReadable(actor: Actor): void {
  if (!mayReadImport(actor)) throw new AppError('import.not_found');
}
