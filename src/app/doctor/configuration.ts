import type { Config } from '#app/config.ts';
import { ok, warning, type Finding } from './finding.ts';

/** What the configuration says that is valid and may still not be meant. */
export function examineConfiguration({ frozenAt, databaseUrl, secret, publicUrl }: Config): Finding[] {
  const findings = [ok('configuration', `valid; people reach the pages at ${publicUrl}`)];
  if (frozenAt) {
    const seen = `stands still at ${frozenAt.toISOString()}`;
    findings.push(warning('clock', seen, 'unset PULSE_NOW unless this is a demonstration'));
  }
  if (databaseUrl !== undefined && secret === undefined) {
    const seen = 'PULSE_SECRET is not set: each machine makes its own, and a session holds on one of them only';
    findings.push(warning('secret', seen, 'set the same PULSE_SECRET on all web servers'));
  }
  return findings;
}
