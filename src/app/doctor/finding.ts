/** What one look at the installation brought to light. */
export interface Finding {
  /** ok: as it should be. warning: works, but look at it. fault: the program cannot do its work. */
  readonly status: 'ok' | 'warning' | 'fault';
  /** What was looked at, e.g. `free disk`. */
  readonly about: string;
  /** What was seen, in one line. */
  readonly seen: string;
  /** What to do about it; absent when all is well. */
  readonly remedy?: string;
}

export function ok(about: string, seen: string): Finding {
  return { status: 'ok', about, seen };
}

export function warning(about: string, seen: string, remedy: string): Finding {
  return { status: 'warning', about, seen, remedy };
}

export function fault(about: string, seen: string, remedy: string): Finding {
  return { status: 'fault', about, seen, remedy };
}
