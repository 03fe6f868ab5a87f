import { z } from 'zod';
import { defineSetting } from '#kernel/settings.ts';
import { defaultSmallestGroup } from '../contract.ts';

/** Students see figures of a course's students together only when at least so many are enrolled. */
export const smallestGroup = defineSetting({
  key: 'privacy.smallest_group',
  schema: z.int().min(2).max(100),
  default: defaultSmallestGroup,
});
