/** By what somebody is known: in a source, by the address, by the login. */
export type Identity =
  | { readonly kind: 'student'; readonly source: string; readonly externalId: string }
  | { readonly kind: 'email' | 'login'; readonly value: string };

/** The text that stands for an identity, the same however it was typed. Ids of sources keep upper and lower case. */
export function identityText(identity: Identity): string {
  return JSON.stringify(
    identity.kind === 'student'
      ? [identity.kind, identity.source, identity.externalId.trim()]
      : [identity.kind, identity.value.trim().toLowerCase()],
  );
}

/** Everything by which an account is known. */
export function accountIdentities({ email, login }: { email: string; login: string | null }): Identity[] {
  return [{ kind: 'email', value: email }, ...(login === null ? [] : [{ kind: 'login' as const, value: login }])];
}
