import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether packages can be installed without asking anybody: root on Debian. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && isDebian();
}

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/**
 * Installs Debian packages. Throws with the installer's last words when that fails, e.g. without a network.
 *
 * @param answers to what they would ask, as debconf-set-selections takes them
 */
export function installPackage(names: readonly string[], answers: readonly string[] = []): void {
  if (answers.length > 0) spawnSync('debconf-set-selections', { input: `${answers.join('\n')}\n` });
  runAptGet('update');
  runAptGet('install', '-y', '--no-install-recommends', ...names);
}

function runAptGet(...parameters: string[]): void {
  const { status, stderr } = spawnSync('apt-get', ['-q', ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
  });
  const lastLine = stderr.trim().split('\n').at(-1) ?? '';
  if (status !== 0) throw new Error(`apt-get ${parameters.join(' ')} failed: ${lastLine}`);
}
