import { defineSetting } from '#kernel/settings.ts';
import { auditSettings } from '../contract.ts';

/** Days for which events are kept; the month they lie in goes when all of it is older. Default: three years. */
export const auditDays = defineSetting({
  key: 'audit.days',
  schema: auditSettings.shape.days,
  default: 3 * 366,
});
