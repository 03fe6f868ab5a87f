/** The address as it is kept: without a slash at its end. */
export function plainAddress(address: string): string {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}

/**
 * What ids of a system begin with here, e.g. `moodle:lms.example.edu`: two Moodles never share a student by chance. It has
 * one colon, so that ids of `lms.example.edu` and of `lms.example.edu:8080` begin differently.
 */
export function namespaceOf(kind: string, address: string): string {
  return `${kind}:${plainAddress(address)
    .replace(/^https?:\/\//, '')
    .toLowerCase()
    .replaceAll(':', '%3A')}`;
}
