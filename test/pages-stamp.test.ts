import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stampOf } from '#web/build/stamp.ts';

let root: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'));
  write('package-lock.json', '{}');
  write('src/web/main.tsx', 'main');
  write('src/domains/risk/ui/Panel.tsx', 'panel');
  write('src/domains/risk/contract.ts', 'contract');
  write('src/domains/risk/reasons.messages.ts', 'sentences');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('stampOf', () => {
  it.each([
    'package-lock.json',
    'src/web/main.tsx',
    'src/web/kit/new.css',
    'src/domains/risk/ui/Panel.tsx',
    'src/domains/risk/contract.ts',
    'src/domains/risk/reasons.messages.ts',
  ])('changes with %s', (file) => {
    const before = stampOf(root);
    write(file, 'changed');
    expect(stampOf(root)).not.toBe(before);
  });

  it.each(['src/domains/risk/service.ts', 'src/web/kit/sort.test.ts', 'README.md'])(
    'does not change with %s',
    (file) => {
      const before = stampOf(root);
      write(file, 'changed');
      expect(stampOf(root)).toBe(before);
    },
  );

  it('changes when a file is renamed', () => {
    const before = stampOf(root);
    renameSync(join(root, 'src/web/main.tsx'), join(root, 'src/web/other.tsx'));
    expect(stampOf(root)).not.toBe(before);
  });

  it('changes when a text moves from one file to the next', () => {
    write('src/web/a.ts', 'ab');
    write('src/web/b.ts', 'c');
    const before = stampOf(root);
    write('src/web/a.ts', 'a');
    write('src/web/b.ts', 'bc');
    expect(stampOf(root)).not.toBe(before);
  });
});
