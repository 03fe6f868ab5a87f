import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { FakeModel } from '#test/fakes/llm/server.ts';
import { startYandexGpt, yandexFolder, yandexToken } from '#test/fakes/llm/yandex.ts';
import { yandexGpt } from './yandex-gpt.ts';

const open: { server?: FakeModel; folder?: string } = {};
afterEach(async () => {
  await open.server?.close();
  if (open.folder !== undefined) await rm(open.folder, { recursive: true });
});

it('YandexGPT: a token is read from its file each time, and nothing sent is kept', async () => {
  const server = (open.server = await startYandexGpt());
  open.folder = await mkdtemp(join(tmpdir(), 'pulse-token-'));
  const path = join(open.folder, 'iam-token');
  const model = yandexGpt({
    access: { kind: 'token_file', path },
    ...{ folder: yandexFolder, model: 'yandexgpt/latest', mode: 'sync' },
    ...{ baseUrl: `${server.address}/`, operationsUrl: server.address },
  });
  const ask = () =>
    model.complete({ system: 'A', messages: [{ role: 'user', text: 'B' }], maxTokens: 10, temperature: 0 });
  await expect(ask()).rejects.toMatchObject({ kind: 'permanent', code: 'no_token' });
  await writeFile(path, 'of-yesterday\n');
  await expect(ask()).rejects.toMatchObject({ kind: 'permanent', code: 'http_401' });
  await writeFile(path, `${yandexToken}\n`);
  await ask();
  expect(server.arrived.at(-1)?.headers).toMatchObject({
    authorization: `Bearer ${yandexToken}`,
    'x-folder-id': yandexFolder,
    'x-data-logging-enabled': 'false',
  });
});
