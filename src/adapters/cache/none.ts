import { newFigures, type Cache } from './port.ts';

/** Keeps nothing: for short commands, which ask once. `forget` still reaches the processes that keep. */
export function createNoCache(forget: (tags: readonly string[]) => void): Cache {
  const nothing = { doNotKeep: () => {}, tag: () => {} };
  return {
    versioned: (_value, compute) => compute(nothing),
    tagged: (_value, compute) => compute(nothing),
    forget,
    figures: newFigures(),
    isShared: false,
    close: async () => {},
  };
}
