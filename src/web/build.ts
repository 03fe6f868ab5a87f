import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stampOf } from './build/stamp.ts';

/*
 * Builds the web pages into dist/web, unless they are already there for these very sources.
 * `./pulse start`, `web`, `demo` and `test` run it first; says one line when it builds, none when it does not.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'dist/web');
const stampFile = join(target, '.stamp');

const stamp = stampOf(root);
const isBuilt = (): boolean => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
if (!isBuilt()) await build();

async function build(): Promise<void> {
  const started = performance.now();
  const { build: viteBuild } = await import('vite');
  // Built beside and swapped in, so that a failed build or a running server never meets half a folder.
  const fresh = `${target}.${process.pid}`;
  try {
    await viteBuild({
      configFile: join(root, 'src/web/vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    });
    writeFileSync(join(fresh, '.stamp'), stamp);
    mkdirSync(dirname(target), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(fresh, target);
    } catch (error) {
      // Another one, started at the same moment, was first with the same.
      if (!isBuilt()) throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stderr.write(`pulse: built the web pages in ${seconds} s\n`);
}
