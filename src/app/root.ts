import { resolve } from 'node:path';

/** The folder of the program, whatever folder it was started from. */
export const root = resolve(import.meta.dirname, '../..');
