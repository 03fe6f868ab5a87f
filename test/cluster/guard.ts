import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';

/**
 * Ends the cluster's processes and removes its folder when the process that started them is gone, however it went. It
 * is a shell that reads process numbers until its input closes, which the operating system does for a killed process.
 */
export interface Guard {
  watch(pid: number): void;
  forget(pid: number): void;
  /** Ends what is still watched and removes the folder; resolves when that is done. */
  finish(): Promise<void>;
}

// Each number leads a process group of its own, so that what a service has started ends with it. PostgreSQL puts every
// one of its processes into a session of its own; those end by themselves when their leader is gone.
const script = `
trap '' INT TERM HUP
pids=' '
while read -r action pid; do
  case "$action" in
    watch) pids="$pids$pid " ;;
    forget) pids=$(printf '%s' "$pids" | sed "s/ $pid / /") ;;
  esac
done
for pid in $pids; do kill -s KILL -- "-$pid" 2>/dev/null; done
rm -rf "$1"`;

/** @param folder removed at the end */
export function startGuard(folder: string): Guard {
  const shell = spawn('/bin/sh', ['-c', script, 'guard', folder], {
    stdio: ['pipe', 'ignore', 'inherit'],
    // Out of the reach of a Ctrl-C, which ends the whole group of the test.
    detached: true,
  });
  const input: Writable = shell.stdin;
  const ended = new Promise<void>((resolve) => shell.once('exit', () => resolve()));
  shell.unref();
  return {
    watch: (pid) => input.write(`watch ${pid}\n`),
    forget: (pid) => input.write(`forget ${pid}\n`),
    finish() {
      shell.ref();
      input.end();
      return ended;
    },
  };
}
