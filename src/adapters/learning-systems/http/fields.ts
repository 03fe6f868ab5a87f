import { z } from 'zod';

/** A text without the blanks around it; null when nothing is left, or nothing is there. */
export const text = z
  .string()
  .nullish()
  .transform((value) => (value?.trim() ? value.trim() : null));

/** Null when there is none. */
export const number = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
