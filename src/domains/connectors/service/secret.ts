import type { LearningSystem } from '#adapters/learning-systems/port.ts';
import { PermanentError } from '#kernel/tasks/failures.ts';
import { runtime } from '#kernel/runtime.ts';
import { seal, unseal } from '#kernel/seal.ts';
import type { ConnectionRow } from '../store/connections.ts';

type Place = Pick<ConnectionRow, 'address' | 'tokenAddress'>;

/** A secret opens for its own connection and its own addresses only: a row that was changed by hand cannot send it elsewhere. */
function aboutOf(id: string, { address, tokenAddress }: Place): string {
  return `connection ${id} ${address} ${tokenAddress ?? ''}`;
}

export function sealSecret(id: string, place: Place, secret: string): string {
  return seal(secret, aboutOf(id, place));
}

/** @throws PermanentError connection.secret_unreadable when PULSE_SECRET has changed, or the row was */
export function unsealSecret(row: Pick<ConnectionRow, 'id' | 'sealedSecret'> & Place): string {
  try {
    return unseal(row.sealedSecret, aboutOf(row.id, row));
  } catch (error) {
    throw new PermanentError('connection.secret_unreadable', {}, { cause: error });
  }
}

/** The system of a connection. Nothing is asked yet. @throws PermanentError connection.secret_unreadable */
export function openSystem(row: ConnectionRow): LearningSystem {
  const { kind, address, account, tokenAddress } = row;
  return runtime().learningSystems.open(kind, { address, account, tokenAddress, secret: unsealSecret(row) });
}
