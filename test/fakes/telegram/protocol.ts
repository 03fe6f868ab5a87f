import { z } from 'zod';

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

const buttonSchema = z.object({
  text: z.string(),
  callback_data: z.string().max(64).optional(),
  url: z.string().optional(),
});
export type SentButton = z.infer<typeof buttonSchema>;

const argumentsSchema = z.object({
  chat_id: z.int().optional(),
  message_id: z.int().optional(),
  text: z.string().optional(),
  reply_markup: z.object({ inline_keyboard: z.array(z.array(buttonSchema)) }).optional(),
  offset: z.int().default(0),
  timeout: z.int().default(0),
  limit: z.int().default(100),
  url: z.string().default(''),
  secret_token: z.string().default(''),
  language_code: z.string().default(''),
  commands: z.array(z.object({ command: z.string(), description: z.string() })).default([]),
});
export type Arguments = z.infer<typeof argumentsSchema>;

/** Arguments of a method: a JSON object, or nothing. */
export function readArguments(body: string): Arguments {
  return argumentsSchema.parse(body === '' ? {} : JSON.parse(body));
}

export function result(value: unknown): Answer {
  return { status: 200, json: { ok: true, result: value } };
}

export function refusal(status: number, description: string, parameters?: object): Answer {
  return { status, json: { ok: false, error_code: status, description, ...(parameters && { parameters }) } };
}

/** What is wrong with a text in HTML, in the words of the Bot API; undefined when nothing is. */
export function findFault(html: string): string | undefined {
  if (html.trim() === '') return 'message text is empty';
  const plain = html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(lt|gt|amp|quot);/g, '.');
  if (plain.length > 4096) return 'message is too long';
  const open: string[] = [];
  for (const [whole, slash, tag = ''] of html.matchAll(/<(\/?)([a-z]*)[^>]*>/g)) {
    if (!['b', 'i', 'u', 's', 'a', 'code', 'pre', 'blockquote'].includes(tag)) {
      return `can't parse entities: Unsupported start tag "${whole}"`;
    }
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) return `can't parse entities: Unexpected end tag "${tag}"`;
  }
  if (open.length > 0) return `can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1)}"`;
  if (/[<>]/.test(html.replaceAll(/<[^<>]*>/g, ''))) return "can't parse entities: unescaped character";
  return undefined;
}
