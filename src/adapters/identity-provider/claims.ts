import { z } from 'zod';
import type { ProvenPerson } from './port.ts';

const optionalText = z.string().trim().min(1).optional().catch(undefined);

const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(255),
  email: optionalText,
  // Some providers write it as text.
  email_verified: z.union([z.boolean(), z.stringbool()]).catch(false),
  name: optionalText,
  preferred_username: optionalText,
});

/** What of the claims about a person we use; what a provider leaves out or writes otherwise is absent. */
export function claimsOf(source: Readonly<Record<string, unknown>>, groupsClaim: string): ProvenPerson {
  const claims = claimsSchema.parse(source);
  return {
    subject: claims.sub,
    email: claims.email?.toLowerCase(),
    isEmailVerified: claims.email_verified,
    name: claims.name,
    login: claims.preferred_username,
    groups: textsAt(source, groupsClaim.split('.')),
  };
}

function textsAt(source: unknown, [first, ...rest]: readonly string[]): string[] {
  if (first === undefined) {
    return z
      .union([z.array(z.string()), z.string().transform((text) => [text])])
      .catch([])
      .parse(source);
  }
  const inside = z.record(z.string(), z.unknown()).safeParse(source);
  return inside.success ? textsAt(inside.data[first], rest) : [];
}
