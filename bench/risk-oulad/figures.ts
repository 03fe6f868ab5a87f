import { z } from 'zod';

const worth = z.object({ flagged: z.number(), recall: z.number(), precision: z.number() });

const moments = z.array(
  z.object({
    /** Share of the presentation's days that had passed. */
    moment: z.number(),
    students: z.int(),
    laterFailedOrWithdrew: z.number(),
    zoneC: worth,
    zonesBAndC: worth,
    areaUnderCurve: z.object({ riskScore: z.number(), completion: z.number() }),
    peers: z.object({ completionBelowHalf: worth, lessThanHalfOfDueDone: worth, anythingOverdue: worth }),
  }),
);

/** What ./pulse bench risk-oulad measures: whom the zones find, on the data they were chosen on and on others. */
export const riskOuladFigures = z.object({ chosenOn2013: moments, heldOut2014B: moments });
