import { z } from 'zod';
import type { OpenAiSettings } from '#adapters/llm/openai/openai-compatible.ts';
import { providerNames, type ProviderName } from '#adapters/llm/port.ts';
import type { YandexAccess } from '#adapters/llm/yandex/access.ts';
import type { YandexSettings } from '#adapters/llm/yandex/yandex-gpt.ts';
import { isThisMachine } from '#kernel/this-machine.ts';
import { ConfigError } from './config-error.ts';

const address = z
  .url({ protocol: /^https?$/ })
  .refine((url) => url.startsWith('https:') || isThisMachine(new URL(url).hostname), {
    error: 'must begin with https, unless it is on this machine',
  });
/** What may stand in a header. */
const credential = z.string().regex(/^[\x21-\x7e]+$/, 'has characters that no key has');

/** Variables of the environment about language models. */
export const llmEnvironment = z.object({
  LLM_PROVIDERS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(providerNames)).refine((names) => new Set(names).size === names.length, 'names one twice'))
    .optional()
    .describe(
      'Language models, by commas, the one to be asked first in front: yandex, openai; default: those configured below',
    ),
  YANDEX_GPT_FOLDER_ID: z.string().min(1).optional().describe('Folder of Yandex Cloud that YandexGPT is used in'),
  YANDEX_GPT_API_KEY: credential.optional().describe('Key of a service account with the role ai.languageModels.user'),
  YANDEX_GPT_IAM_TOKEN: credential
    .optional()
    .describe('IAM token in place of the key; it lasts 12 hours, so rather YANDEX_GPT_IAM_TOKEN_FILE'),
  YANDEX_GPT_IAM_TOKEN_FILE: z
    .string()
    .min(1)
    .optional()
    .describe('File with the newest IAM token, in place of the key; read at each call'),
  YANDEX_GPT_MODEL: z.string().min(1).default('yandexgpt/latest').describe('Model of the folder, or a whole gpt://…'),
  YANDEX_GPT_MODE: z
    .enum(['sync', 'async'])
    .default('sync')
    .describe('async: answers are fetched when they are done, which takes longer and is cheaper'),
  YANDEX_GPT_BASE_URL: address.default('https://llm.api.cloud.yandex.net').describe('Address of YandexGPT'),
  YANDEX_GPT_OPERATIONS_URL: address
    .default('https://operation.api.cloud.yandex.net')
    .describe('Where answers of the mode async are fetched'),
  LLM_BASE_URL: address
    .optional()
    .describe('Any server that speaks the API of OpenAI, with its version, e.g. http://localhost:11434/v1'),
  LLM_API_KEY: credential.optional().describe('Key of that server, where it wants one'),
  LLM_MODEL: z.string().min(1).optional().describe('Model to ask for; given together with LLM_BASE_URL'),
});
type Values = z.infer<typeof llmEnvironment>;

/** The language models in the order in which they are asked; none: the program does without. */
export interface LlmSettings {
  readonly order: readonly ProviderName[];
  readonly yandex: YandexSettings | undefined;
  readonly openai: OpenAiSettings | undefined;
}

/** What the language models need. @throws ConfigError with all that is missing or too much */
export function readLlmSettings(values: Values): LlmSettings {
  const faults: string[] = [];
  const settings = { yandex: readYandex(values, faults), openai: readOpenAi(values, faults) };
  const configured = providerNames.filter((name) => settings[name] !== undefined);
  const order = values.LLM_PROVIDERS ?? configured;
  for (const name of order) {
    if (settings[name] === undefined && faults.length === 0) {
      faults.push(`LLM_PROVIDERS: names ${name}, which is not configured`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { order, ...settings };
}

function readYandex(values: Values, faults: string[]): YandexSettings | undefined {
  const { YANDEX_GPT_FOLDER_ID: folder } = values;
  const ways = accessesOf(values);
  if (folder === undefined && ways.length === 0) return undefined;
  if (folder === undefined) faults.push('YANDEX_GPT_FOLDER_ID: is needed, too');
  const [access] = ways;
  if (ways.length !== 1) {
    faults.push('YANDEX_GPT_API_KEY, YANDEX_GPT_IAM_TOKEN, YANDEX_GPT_IAM_TOKEN_FILE: set one of them');
  }
  if (folder === undefined || !access) return undefined;
  return {
    ...{ access, folder, model: values.YANDEX_GPT_MODEL, mode: values.YANDEX_GPT_MODE },
    ...{ baseUrl: values.YANDEX_GPT_BASE_URL, operationsUrl: values.YANDEX_GPT_OPERATIONS_URL },
  };
}

function accessesOf(values: Values): YandexAccess[] {
  const { YANDEX_GPT_API_KEY: key, YANDEX_GPT_IAM_TOKEN: token, YANDEX_GPT_IAM_TOKEN_FILE: path } = values;
  return [
    ...(key === undefined ? [] : [{ kind: 'key', key } as const]),
    ...(token === undefined ? [] : [{ kind: 'token', token } as const]),
    ...(path === undefined ? [] : [{ kind: 'token_file', path } as const]),
  ];
}

function readOpenAi(values: Values, faults: string[]): OpenAiSettings | undefined {
  const { LLM_BASE_URL: baseUrl, LLM_API_KEY: apiKey, LLM_MODEL: model } = values;
  if (baseUrl === undefined && apiKey === undefined && model === undefined) return undefined;
  if (baseUrl === undefined) faults.push('LLM_BASE_URL: is needed, too');
  if (model === undefined) faults.push('LLM_MODEL: is needed, too');
  return baseUrl === undefined || model === undefined ? undefined : { baseUrl, apiKey, model };
}
