/**
 * Where to go after signing in elsewhere: a page of ours, or the start page. Anything else would let a crafted link lead
 * to a foreign site.
 */
export function returnPath(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 2000 || !wanted.startsWith('/')) return '/';
  // Read as a browser reads it: backslashes, tabs and line breaks make an address of a host out of what looks like a path.
  const ours = 'http://ours.invalid';
  if (!URL.canParse(wanted, ours)) return '/';
  const { origin, pathname, search, hash } = new URL(wanted, ours);
  if (origin !== ours || pathname.startsWith('//') || /^[/](sign-in|second-factor|api)([/]|$)/.test(pathname))
    return '/';
  return pathname + search + hash;
}
