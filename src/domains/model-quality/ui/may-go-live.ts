import type { OwnModel } from '../contract.ts';

/** Whether a model has passed its comparison and fits this version of the program. */
export function mayGoLive({ isUsable, report }: OwnModel): boolean {
  return isUsable && report?.trained?.gate.every(({ isMet }) => isMet) === true;
}
