/**
 * Where to go after signing in, from the `back` parameter of the address.
 * Only a path of this site: anything else would let a crafted link lead elsewhere.
 */
export function returnAddress(back: unknown): string {
  const isOwnPath = typeof back === 'string' && /^\/(?![/\\])/.test(back);
  return isOwnPath && !back.startsWith('/sign-in') && !back.startsWith('/second-factor') ? back : '/';
}
