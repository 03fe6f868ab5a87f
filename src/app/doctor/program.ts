import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '#app/root.ts';
import { ok, fault, warning, type Finding } from './finding.ts';

/** The program itself: what runs it, and its pages. */
export async function examineProgram(): Promise<Finding[]> {
  return [examineNode(process.versions.node), await examinePages(join(root, 'dist/web'))];
}

/** Node.js runs TypeScript as it is from 22.18 on. */
export function examineNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > 22 || (major === 22 && minor >= 18);
  if (isNewEnough) return ok('Node.js', version);
  return fault('Node.js', `${version} is too old`, 'install 24 LTS, or start with ./pulse, which fetches it');
}

export async function examinePages(folder: string): Promise<Finding> {
  const isBuilt = await access(join(folder, 'index.html')).then(
    () => true,
    () => false,
  );
  return isBuilt ? ok('web pages', 'built') : warning('web pages', 'not built yet', './pulse start builds them');
}
