import type { Directory } from '#adapters/directory/port.ts';
import { AppError } from '#kernel/errors.ts';
import { runtime } from '#kernel/runtime.ts';

/** @throws AppError directory.not_configured */
export function getDirectory(): Directory {
  const { directory } = runtime();
  if (!directory) throw new AppError('directory.not_configured');
  return directory;
}
