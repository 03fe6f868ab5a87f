import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { cruise, type IViolation } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTypeScript from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

/** Rule, the file that breaks it, what that file imports. */
const forbidden = [
  ['no-cycles', 'src/kernel/chicken.ts', '#kernel/egg.ts'],
  ['imports-exist', 'src/kernel/lost.ts', './nowhere.ts'],
  ['packages-are-listed', 'src/kernel/stranger.ts', 'unlisted'],
  ['product-without-development-packages', 'src/kernel/tested.ts', 'fast-check'],
  ['product-without-tests', 'src/kernel/factory.ts', '#test/factories.ts'],
  ['contract-alone', 'src/domains/risk/contract.ts', '#kernel/errors.ts'],
  ['contract-alone', 'src/domains/roster/contract.ts', 'pg'],
  ['pages-see-contracts', 'src/web/app.tsx', '#domains/risk/service.ts'],
  ['pages-see-contracts', 'src/web/router.ts', '#kernel/errors.ts'],
  ['ui-sees-contract-and-kit', 'src/domains/risk/ui/zones-panel.tsx', '../zones.ts'],
  ['ui-sees-contract-and-kit', 'src/domains/risk/ui/reasons-panel.tsx', '#domains/roster/ui/panel.tsx'],
  ['ui-sees-contract-and-kit', 'src/domains/risk/ui/title.tsx', '#web/router.ts'],
  ['kit-is-general', 'src/web/kit/table.tsx', '#web/router.ts'],
  ['pages-run-in-the-browser', 'src/web/files.ts', 'node:fs'],
  ['server-without-pages', 'src/app/compose.ts', '#web/router.ts'],
  ['server-without-pages', 'src/domains/risk/routes.ts', './ui/panel.tsx'],
  ['domain-through-its-index', 'src/domains/risk/service.ts', '#domains/roster/service.ts'],
  ['domain-through-ports', 'src/domains/imports/service.ts', '#adapters/files/disk.ts'],
  ['domain-through-ports', 'src/kernel/runtime.ts', '#adapters/files/disk.ts'],
  ['adapters-below-domains', 'src/adapters/mail/smtp.ts', '#domains/roster/index.ts'],
  ['adapters-apart', 'src/adapters/cache/redis.ts', '#adapters/files/disk.ts'],
  ['port-without-implementation', 'src/adapters/mail/port.ts', './smtp.ts'],
  ['kernel-at-the-bottom', 'src/kernel/domain.ts', '#domains/roster/index.ts'],
  ['only-app-composes', 'src/adapters/files/disk.ts', '#app/config.ts'],
  ['routes-and-tasks-call-the-service', 'src/domains/imports/routes.ts', './store.ts'],
  ['routes-and-tasks-call-the-service', 'src/domains/imports/tasks.ts', './store.ts'],
  ['routes-and-tasks-call-the-service', 'src/domains/imports/tasks/parse.ts', '../lateness.ts'],
  ['service-below-routes', 'src/domains/roster/service.ts', './routes.ts'],
  ['service-below-routes', 'src/domains/roster/service/enrol.ts', '../tasks.ts'],
  ['store-holds-sql', 'src/domains/imports/store/rows.ts', '../service.ts'],
  ['sql-in-the-store', 'src/domains/metrics/service.ts', 'pg'],
  ['rules-see-contracts-and-rules', 'src/domains/risk/zones.ts', './store.ts'],
  ['rules-see-contracts-and-rules', 'src/domains/risk/features/pace.ts', '#kernel/errors.ts'],
  ['rules-without-io', 'src/domains/risk/reasons.ts', 'node:fs'],
  ['sql-in-the-store', 'src/domains/risk/clusters.ts', 'pg'],
] as const;

/** What the rules are there to leave open. */
const allowed = [
  ['src/main.ts', '#app/commands/check.ts'],
  ['src/app/roles/web.ts', '#domains/roster/index.ts'],
  ['src/app/roles/worker.ts', '#adapters/files/disk.ts'],
  ['src/app/commands/start.ts', '#web/build.ts'],
  ['src/web/build.ts', 'node:fs'],
  ['src/web/main.tsx', '#domains/roster/ui/panel.tsx'],
  ['src/web/theme.ts', 'virtual:theme-variables.css'],
  ['src/web/head/page.tsx', '#domains/metrics/contract.ts'],
  ['src/domains/roster/ui/panel.tsx', '#web/kit/card.tsx'],
  ['src/domains/roster/ui/list.tsx', './panel.tsx'],
  ['src/domains/roster/ui/course.tsx', '#domains/metrics/contract.ts'],
  ['src/domains/metrics/contract.ts', 'zod'],
  ['src/domains/gradebook/contract.ts', '#domains/metrics/contract.ts'],
  ['src/domains/gradebook/service.ts', '#domains/roster/index.ts'],
  ['src/domains/gradebook/service/save.ts', '#adapters/files/port.ts'],
  ['src/domains/gradebook/store.ts', 'pg'],
  ['src/domains/gradebook/store/rows.ts', '../lateness.ts'],
  ['src/domains/gradebook/tasks.ts', './service.ts'],
  ['src/domains/gradebook/lateness.ts', './contract.ts'],
  ['src/domains/gradebook/pace.ts', './lateness.ts'],
  ['src/domains/gradebook/median.ts', '#kernel/quantile.ts'],
  ['src/domains/gradebook/store.test.ts', '#adapters/files/disk.ts'],
  ['src/domains/imports/formats/sheet.ts', 'node:fs'],
  ['src/domains/imports/parse.thread.ts', './formats/sheet.ts'],
  ['src/adapters/cache/memory.ts', '#adapters/files/port.ts'],
  ['src/kernel/log.ts', '#adapters/files/port.ts'],
  ['src/kernel/log.test.ts', 'fast-check'],
] as const;

/** The only file that is not written. */
const nowhere = 'src/kernel/nowhere.ts';
const packages = ['zod', 'pg', 'fast-check', 'unlisted'];
let folder = '';
let violations: IViolation[] = [];
let rules: string[] = [];

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/** The path of a file that is imported, undefined for a package. */
function target([from, to]: readonly [string, string]): string | undefined {
  if (to.startsWith('.')) return posix.join(posix.dirname(from), to);
  return to.startsWith('#') ? to.replace(/^#(test)?/, (_, name?: string) => name ?? 'src/') : undefined;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pulse-boundaries-'));
  const cycle = ['src/kernel/egg.ts', './chicken.ts'] as const;
  const edges = [...allowed, cycle, ...forbidden.map(([, from, to]) => [from, to] as const)];
  for (const path of edges.map(target)) if (path !== undefined && path !== nowhere) await write(path, 'export {};');
  for (const [from, to] of edges) await write(from, `import type {} from '${to}';`);
  for (const name of packages) {
    await write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await write(`node_modules/${name}/index.js`, '');
  }
  const listed = { dependencies: { zod: '1', pg: '1' }, devDependencies: { 'fast-check': '1' } };
  await write('package.json', JSON.stringify({ imports: manifest.imports, ...listed }));

  const options = await extractOptions('./.dependency-cruiser.cjs');
  const tsConfig = extractTypeScript('tsconfig.json');
  const { output } = await cruise(['src'], { ...options, baseDir: folder }, undefined, {
    tsConfig,
  });
  if (typeof output === 'string') throw new Error(output);
  violations = output.summary.violations;
  rules = options.ruleSet?.forbidden?.flatMap(({ name }) => name ?? []) ?? [];
});

afterAll(() => rm(folder, { recursive: true }));

test.each(forbidden)('%s: %s may not import %s', (rule, from) => {
  expect(violations.filter((found) => found.from === from).map((found) => found.rule.name)).toContain(rule);
});

test.each(allowed)('%s may import %s', (from) => {
  expect(violations.filter((found) => found.from === from)).toEqual([]);
});

test('boundaries: every rule is broken above', () => {
  expect(new Set(forbidden.map(([rule]) => rule))).toEqual(new Set(rules));
});
