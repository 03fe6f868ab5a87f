const names = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether the host of an address (`hostname` of a URL) is this machine, where nobody can listen in between. */
export function isThisMachine(hostname: string): boolean {
  return names.has(hostname);
}
